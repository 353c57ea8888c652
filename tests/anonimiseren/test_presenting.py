"""From findings to what is shown: one plek for the same words, the words for every type."""

from __future__ import annotations

import pytest

from ankerpunt.anonimiseren.presenting import SOORTEN, fingerprint, for_script, plekken
from ankerpunt.deidentification.values import Certainty, Finding, Type


def found(text: str, words: str, key: str, *, at: int = 0, certain: bool = True) -> Finding:
    start = text.index(words, at)
    certainty = Certainty.ZEKER if certain else Certainty.CONTROLEER
    return Finding(start, start + len(words), Type.NAAM, certainty, words, "Daarom.", key, "Wim", ("iemand",))


TEXT = "Jan sprak Riet.\nLater sprak Jan de zus van jan."
JAN, RIET = found(TEXT, "Jan", "naam-1"), found(TEXT, "Riet", "naam-2", certain=False)
JAN_AGAIN, JAN_SMALL = found(TEXT, "Jan", "naam-1", at=5), found(TEXT, "jan", "naam-1")
ALL = (JAN, RIET, JAN_AGAIN, JAN_SMALL)


def test_same_words_about_the_same_person_are_one_plek() -> None:
    assert [[one.start for one in plek.findings] for plek in plekken(TEXT, ALL)] == [[0, 28, 43], [10]]


def test_plekken_are_numbered_in_reading_order() -> None:
    assert [(plek.nummer, plek.eerste.text, plek.zeker) for plek in plekken(TEXT, ALL)] == [
        (1, "Jan", True),
        (2, "Riet", False),
    ]


def test_words_around_a_plek_stay_on_its_line() -> None:
    riet = plekken(TEXT, ALL)[1]
    assert (riet.voor, riet.na) == ("Jan sprak ", ".")


def test_words_around_a_plek_are_whole() -> None:
    text = "woord " * 20 + "Jan" + " woord" * 20
    plek = plekken(text, [found(text, "Jan", "naam-1")])[0]
    assert set((plek.voor + plek.na).replace("…", " ").split()) == {"woord"}


@pytest.mark.parametrize("kind", Type)
def test_every_type_has_its_words(kind: Type) -> None:
    soort = SOORTEN[kind]
    assert soort.naam and soort.meer and soort.gewoonlijk and soort.laat


def test_fingerprint_tells_other_plekken_apart() -> None:
    assert fingerprint(plekken(TEXT, ALL)) == fingerprint(plekken(TEXT, ALL))
    assert fingerprint(plekken(TEXT, ALL)) != fingerprint(plekken(TEXT, ALL[:3]))


def test_script_gets_every_finding_as_a_row() -> None:
    gegevens = for_script(TEXT, [RIET])
    assert gegevens.vondsten == ((10, 14, "naam", False, "Daarom.", "naam-2", "Wim", ("iemand",)),)
