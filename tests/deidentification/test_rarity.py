"""Promises of the rarity warning: details that name nobody, but together point at one person."""

from __future__ import annotations

import pytest

from ankerpunt.deidentification.service import review


def _reasons(text: str) -> str:
    return " ".join(f"{' '.join(each.details)} {each.reason}" for each in review(text).rarities)


def test_age_place_function_and_event_together_are_rare_and_it_says_why() -> None:
    told = _reasons("De man van 71 jaar uit Oudega was koster, en zijn huis ging bij een woningbrand verloren.")
    for word in ("leeftijd", "woonplaats", "woningbrand", "weinig mensen"):
        assert word in told


@pytest.mark.parametrize(
    "text",
    [
        "Een moeder met twee kinderen zoekt hulp bij schulden.",
        "Zij is 34 jaar en woont in Utrecht.",
        "Er was een woningbrand in de flat.",
        "",
    ],
)
def test_what_fits_many_people_is_not_rare(text: str) -> None:
    assert review(text).rarities == ()


def test_details_far_apart_are_not_put_together() -> None:
    filler = "Het gesprek ging over geld, werk en gezondheid, en daarna over het plan. " * 40
    assert review(f"Hij is 71 jaar. {filler} De brand was in Oudega. {filler} Een koster belde.").rarities == ()


def test_a_very_high_age_is_rare_by_itself() -> None:
    assert "paar mensen" in _reasons("Mevrouw is honderdjarige en woont alleen.")
