"""Promises of the bands: they fit where the age stood, and nothing in them is found again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ankerpunt.deidentification.proposing.age_bands import age_words
from ankerpunt.deidentification.rules.ages import find_ages
from ankerpunt.deidentification.rules.dates import find_dates
from ankerpunt.deidentification.rules.numbers import find_numbers

FORMS = (
    "Zij is {} jaar.",
    "Zij is {}.",
    "Hij is nu {} jaar oud.",
    "Een meisje van {}.",
    "Een vrouw van {} jaar belde.",
    "Samira ({}) belde.",
    "Jan, {}, belde.",
    "Een {}-jarige vrouw belde.",
    "De {}-jarige was boos.",
    "Op {}-jarige leeftijd ging hij weg.",
    "Op zijn {}e ging hij weg.",
    "Leeftijd: {}",
    "Net {} geworden.",
    "Hij wordt {}.",
    "Dochters van {} en 9.",
)


def replaced(text: str, choice: int = 0) -> str:
    """The text with every age replaced: by the suggestion, or by the alternative of this number if there is one."""
    for mark in reversed(list(find_ages(text))):
        words = age_words(text, mark.start, mark.end)
        options = (words.suggestion, *words.alternatives)
        assert words.suggestion not in words.alternatives
        text = text[: mark.start] + options[min(choice, len(options) - 1)] + text[mark.end :]
    return text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mevrouw is 83 jaar.", "Mevrouw is in de tachtig."),
        ("Mevrouw is 83 jaar oud.", "Mevrouw is in de tachtig."),
        ("een vrouw van 83 jaar", "een vrouw van in de tachtig"),
        ("Een 83-jarige vrouw.", "Een bejaarde vrouw."),
        ("De 83-jarige zei niets.", "De tachtiger zei niets."),
        ("Een 92-jarige man.", "Een hoogbejaarde man."),
        ("op 14-jarige leeftijd", "op jonge leeftijd"),
        ("een 8-jarig meisje", "een schoolgaand meisje"),
        ("een jongen van 7.", "een jongen van basisschoolleeftijd."),
        ("Lotte (8) en Bram (16).", "Lotte (basisschoolleeftijd) en Bram (tienerleeftijd)."),
        ("Hij is 4.", "Hij is een kleuter."),
        ("De baby is 5 weken.", "De baby is een baby."),
        ("Mees, net achttien geworden, zweeg.", "Mees, net volwassen geworden, zweeg."),
        ("Ze wordt in mei 12.", "Ze wordt in mei een basisschoolkind."),
        ("kinderen van 4, 9 en 14", "kinderen van verschillende leeftijden"),
        ("dochters van 8 en 11", "dochters van basisschoolleeftijd"),
    ],
)
def test_bands_fit_where_the_age_stood(text: str, expected: str) -> None:
    assert replaced(text) == expected


@given(st.integers(1, 110), st.sampled_from(FORMS), st.integers(0, 3))
def test_nothing_is_found_again_in_what_was_replaced(age: int, form: str, choice: int) -> None:
    result = replaced(form.format(age), choice)
    assert not [result[m.start : m.end] for find in (find_dates, find_ages, find_numbers) for m in find(result)]


@given(st.text(max_size=40), st.integers(0, 40), st.integers(0, 40))
def test_any_span_gets_a_suggestion(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    assert age_words(text, start, end).suggestion
