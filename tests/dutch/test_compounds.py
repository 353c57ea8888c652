"""Promises of the decompounder: it splits what is a compound and leaves alone what only looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ankerpunt.dutch.compounds import parts


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("huurschuld", ("huur", "schuld")),
        ("huisuitzetting", ("huis", "uitzetting")),
        ("bijstandsuitkering", ("bijstand", "uitkering")),
        ("verslavingszorg", ("verslaving", "zorg")),
        ("vrouwenopvang", ("vrouwen", "opvang")),
        ("kindermishandeling", ("kind", "mishandeling")),
        ("ouderenmishandeling", ("ouderen", "mishandeling")),
        ("wijkteam", ("wijk", "team")),
        ("dagbesteding", ("dag", "besteding")),
        ("meldcode", ("meld", "code")),
        ("schuldhulpverlening", ("schuld", "hulpverlening", "hulp", "verlening")),
        ("kinderopvangtoeslag", ("kinderopvang", "kind", "opvang", "toeslag")),
        ("gezinsvoogd", ("gezin", "voogd")),
        ("toegangspoort", ("toegang", "poort")),
        ("mantelzorger", ("mantelzorg", "mantel", "zorg")),
    ],
)
def test_a_compound_gives_its_parts(word: str, expected: tuple[str, ...]) -> None:
    assert parts(word) == expected


@pytest.mark.parametrize(
    "word", ["huren", "gemeente", "dementie", "partner", "moeder", "contact", "depressie", "organisatie"]
)
def test_a_word_of_its_own_is_not_split(word: str) -> None:
    assert parts(word) == ()


@pytest.mark.parametrize(
    "word", ["vergroten", "betekenen", "bestrijden", "achterstand", "uitzetting", "verlening", "toepassen"]
)
def test_a_derivation_is_not_split(word: str) -> None:
    assert parts(word) == ()


@pytest.mark.parametrize("word", ["praktijk", "luisteren", "belangrijk", "mogelijkheden", "generalist"])
def test_endings_that_happen_to_be_words_are_no_parts(word: str) -> None:
    assert parts(word) == ()


@pytest.mark.parametrize("word", ["", "x", "12345678", "مساعدة", "schuld" * 10, "a" * 64])
def test_anything_may_be_asked(word: str) -> None:
    assert isinstance(parts(word), tuple)


@given(st.text(alphabet="abcdehilnorstuvz", max_size=40))
def test_parts_are_shorter_than_the_word_and_at_least_two_or_a_deed(word: str) -> None:
    assert all(0 < len(part) < len(word) for part in parts(word))
