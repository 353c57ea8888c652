"""Promises of the abbreviations: those that people make, and none that is a word."""

from __future__ import annotations

import pytest

from ankerpunt.search.analysis_initials import initials


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Centrum Seksueel Geweld", "csg"),
        ("Raad voor de Kinderbescherming", "rvdk"),
        ("Motiverende gespreksvoering", "mgv"),
        ("Onafhankelijke cliëntondersteuning", "oco"),
        ("Licht verstandelijke beperking", "lvb"),
    ],
)
def test_a_name_has_its_abbreviation(name: str, short: str) -> None:
    assert short in initials(name)


@pytest.mark.parametrize(
    "name", ["", "Meldcode", "de en het", "Kind en gezin", "zeven heel lange woorden achter elkaar op papier gezet"]
)
def test_one_word_and_long_names_have_none(name: str) -> None:
    assert initials(name) == frozenset()


def test_an_abbreviation_that_is_a_word_is_none() -> None:
    assert "kan" not in initials("Kinderen aan nood")
