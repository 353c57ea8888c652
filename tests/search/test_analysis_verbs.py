"""Promises of the separable verbs: brought together in one clause, and prepositions left alone."""

from __future__ import annotations

import pytest

from ankerpunt.dutch.text import tokens
from ankerpunt.search.analysis_verbs import reunited


def verbs(text: str) -> set[str]:
    return {verb for _, verb in reunited(text, list(tokens(text)))}


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Leg dat eens rustig uit.", "uitleggen"),
        ("raakt steeds de weg kwijt", "kwijtraken"),
        ("zoon trekt bij moeder in", "intrekken"),
        ("uit huis gezet", "uitzetten"),
        ("puber komt niet thuis", "thuiskomen"),
        ("sluit haar op, en dan", "opsluiten"),
    ],
)
def test_a_verb_and_its_particle_are_one_verb(text: str, verb: str) -> None:
    assert verb in verbs(text)


@pytest.mark.parametrize(
    "text",
    ["staat voor de deur", "slaapt bij vrienden op de bank", "uit", "Hij legt. Kom erin, uit", "een kind in nood", ""],
)
def test_a_preposition_makes_no_verb(text: str) -> None:
    assert verbs(text) == set()


def test_the_place_is_that_of_the_verb() -> None:
    assert list(reunited("ze geeft het op", list(tokens("ze geeft het op")))) == [(1, "opgeven")]
