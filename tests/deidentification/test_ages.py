"""Promises of the ages: of people, however written; never how long something took or a rule."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ankerpunt.deidentification.rules.ages import find_ages
from ankerpunt.deidentification.values import Certainty

ZEKER, CONTROLEER = Certainty.ZEKER, Certainty.CONTROLEER


def found(text: str) -> list[tuple[str, Certainty]]:
    return [(text[mark.start : mark.end], mark.certainty) for mark in find_ages(text)]


@pytest.mark.parametrize(
    ("text", "written", "certainty"),
    [
        ("Een 83-jarige vrouw belde.", "83-jarige", ZEKER),
        ("Een eenendertigjarige man.", "eenendertigjarige", ZEKER),
        ("een vierjarig meisje", "vierjarig", ZEKER),
        ("Mevrouw is 83 jaar en woont alleen.", "83 jaar", ZEKER),
        ("Hij is 14 jaar oud.", "14 jaar oud", ZEKER),
        ("meneer 91 jr, slecht ter been", "91 jr", ZEKER),
        ("een meisje van 7 jaar", "7 jaar", ZEKER),
        ("een jongen van 7.", "7", ZEKER),
        ("Lotte (8) huilde.", "8", ZEKER),
        ("Mevrouw (v, 83) belde.", "83", ZEKER),
        ("Leeftijd: 77", "77", ZEKER),
        ("Sara wordt 18 op 3 mei", "18", CONTROLEER),
        ("Hij is 41.", "41", CONTROLEER),
        ("Zij is zelf negenenzeventig en moe.", "negenenzeventig", CONTROLEER),
        ("Jayden, 17, doet boodschappen.", "17", CONTROLEER),
        ("Ze wordt in mei 12.", "12", CONTROLEER),
        ("vrijdag wordt ie 70!!", "70", CONTROLEER),
        ("Mees, net achttien geworden, zei niets.", "net achttien geworden", ZEKER),
        ("Toen hij 14 was, ging het mis.", "14", CONTROLEER),
        ("Op zijn 14e verhuisde hij.", "14e", CONTROLEER),
        ("haar tachtigste verjaardag", "tachtigste", ZEKER),
        ("een baby van 3 weken", "3 weken", ZEKER),
        ("Ze is 9 maanden oud.", "9 maanden oud", ZEKER),
        ("Noor (anderhalf) slaapt.", "anderhalf", ZEKER),
        ("kinderen van 4, 7 en 9", "4, 7 en 9", ZEKER),
        ("een man van begin zeventig.", "begin zeventig", CONTROLEER),
    ],
)
def test_ages_of_people_are_found(text: str, written: str, certainty: Certainty) -> None:
    assert found(text) == [(written, certainty)]


@pytest.mark.parametrize(
    "text",
    "3 jaar geleden|al 20 jaar|Hij was twee jaar lang ziek|Ze is 5 jaar getrouwd|voor 3 jaar|na 12 jaar|vanaf 18 jaar|tot 23 jaar"
    "|onder de 12|boven de 65|18+|kinderen van 0 tot 4 jaar|jongeren van 16 tot 27 jaar|ouder dan 65 jaar|een contract van 2 jaar"
    "|een relatie van 12 jaar|een 25-jarig huwelijk|een tweejarige opleiding|Hij is in de tachtig.|een vrouw van in de dertig"
    "|zij heeft 3 kinderen|het zijn 4 kinderen|groep 8 en klas 3|Hij is 3 keer gevallen.|de score is 7.|een IQ van 70|BMI is 31."
    "|Hij is 5 jaar clean.|Ze is 12 weken zwanger.|Er zijn 12 woningen.|een straf van 3 jaar|hij was veertig jaar de enige dokter"
    "|Als je 18 wordt|in de jaren tachtig|nummer 3|de 3e etage|zijn derde kind|de oudste van zes|een 55-plus woning".split(
        "|"
    ),
)
def test_durations_rules_and_counts_are_no_ages(text: str) -> None:
    assert found(text) == []


@given(st.integers(1, 110))
def test_every_age_in_years_is_found_in_every_common_form(age: int) -> None:
    assert found(f"Mevrouw is {age} jaar.") == [(f"{age} jaar", ZEKER)]
    assert found(f"Zijn {age}-jarige buurvrouw.") == [(f"{age}-jarige", ZEKER)]
    assert found(f"Samira ({age}) belde.") == [(str(age), ZEKER)]


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    "text",
    [
        "1-" * 50_000,
        "1" * 100_000,
        "is 3 " * 20_000,
        "een van 3 " * 10_000,
        "Jan " * 25_000,
        "1, " * 33_000,
        "acht en " * 12_000,
        "tweeën" * 16_000,
        "(3 " * 33_000,
    ],
    ids=lambda text: text[:8],
)
def test_hostile_texts_take_no_more_than_their_length(text: str) -> None:
    for _ in find_ages(text):
        pass
