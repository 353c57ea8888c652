"""The text after the choices, made without script."""

from __future__ import annotations

import pytest

from ankerpunt.anonimiseren.choosing import LAAT, Keuze, choose, read_missed
from ankerpunt.anonimiseren.presenting import plekken
from ankerpunt.deidentification.values import Certainty, Finding, Type

TEXT = "De Lange sprak met Jan. Jan zei: bel 06. Ook de Lange lachte 👵🏽."


def found(start: int, end: int, key: str, suggestion: str, *more: str) -> Finding:
    words = TEXT[start:end]
    return Finding(start, end, Type.NAAM, Certainty.ZEKER, words, "Daarom.", key, suggestion, more)


PLEKKEN = plekken(
    TEXT, [found(19, 22, "n1", "Wim", "een man"), found(24, 27, "n1", "Wim", "Een man"), found(37, 39, "t", "[nr]")]
)


def made(keuzes: dict[int, Keuze], missed: dict[str, str] | None = None) -> str:
    return choose(TEXT, PLEKKEN, keuzes, missed or {}).tekst


def test_a_choice_holds_wherever_the_words_stand() -> None:
    assert made({1: Keuze("0")}) == TEXT.replace("Jan", "Wim")


def test_another_proposal_is_that_of_each_place() -> None:
    assert "met een man. Een man zei" in made({1: Keuze("1")})


def test_own_words_go_before_a_proposal_and_begin_a_sentence_with_a_capital() -> None:
    assert "met buur Bob. Buur Bob zei" in made({1: Keuze("0", "buur Bob")})


def test_what_may_stay_stays_and_is_not_open() -> None:
    uitkomst = choose(TEXT, PLEKKEN, {1: Keuze(LAAT, "Bob"), 2: Keuze("0")}, {})
    assert uitkomst.tekst == TEXT.replace("06", "[nr]")
    assert uitkomst.open == ()


def test_what_was_not_chosen_stays_and_is_counted_as_open() -> None:
    uitkomst = choose(TEXT, PLEKKEN, {2: Keuze("0")}, {})
    assert uitkomst.open == ("Jan",)
    assert "Jan" in uitkomst.tekst


@pytest.mark.parametrize("number", ["9", "x", "-1", "³", "٣"])
def test_a_number_that_was_not_offered_still_hides_the_words(number: str) -> None:
    assert "Jan" not in made({1: Keuze(number)})


def test_missed_words_go_everywhere_in_capitals_or_not() -> None:
    text = made({}, {"de lange": "de buurman"})
    assert text.startswith("De buurman sprak")
    assert text.count("de buurman") == 1


def test_missed_words_are_whole_words_and_not_looked_for_in_what_was_just_put_there() -> None:
    text = made({1: Keuze("0", "lange Wim")}, {"lang": "kort", "Wim": "Bob", "sprak": "lange"})
    assert text.lower().count("lange wim") == 2
    assert "De Lange lange met" in text


def test_missed_words_are_no_pattern() -> None:
    assert made({}, {"J.n": "x", "(": "y", "\\d": "z"}) == TEXT


def test_missed_words_are_read_a_line_at_a_time() -> None:
    assert read_missed("de Lange = de buurman\r\n\n  Riet\n= niets") == {"de Lange": "de buurman", "Riet": "[…]"}
