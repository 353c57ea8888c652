"""Promises of the dates: whole ones with certainty, vague ones to check, and a bare month, day or year not at all."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ankerpunt.deidentification.rules.dates import find_dates
from ankerpunt.deidentification.values import Certainty

ZEKER, CONTROLEER = Certainty.ZEKER, Certainty.CONTROLEER
MONTHS = "januari februari maart april mei juni juli augustus september oktober november december".split()


def found(text: str) -> list[tuple[str, Certainty]]:
    return [(text[mark.start : mark.end], mark.certainty) for mark in find_dates(text)]


@pytest.mark.parametrize(
    "written",
    "12-03-2021|12/3/'21|12.03.21|12 - 03 - 2021|2021-03-12|12 maart 2021|12 mrt|3e mei|de twaalfde juni|eenentwintig maart"
    "|maandag 4 maart|za 4 maart|4 en 5 juni|tussen 3 en 9 mei|nacht van 28 op 29 oktober|week van 3 juni|12 maart '21|1 oktober jl.".split(
        "|"
    ),
)
def test_whole_dates_are_certain(written: str) -> None:
    assert found(f"Het was {written} toen ik kwam.") == [(written, ZEKER)]


@pytest.mark.parametrize(
    "written", ["half maart 2023", "maart 2023", "eind januari", "zomer 2022", "voorjaar van 2021", "kerst 2022"]
)
def test_vague_dates_are_for_the_writer_to_check(written: str) -> None:
    assert found(f"Dat was {written} al zo.") == [(written, CONTROLEER)]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("geboren in 1958", "1958"),
        ("geb. 1958", "1958"),
        ("bouwjaar 58", "58"),
        ("geb. 31-02-1980", "31-02-1980"),
        ("geb. 120358", "120358"),
        ("Geboortedatum: 21-07-1985", "21-07-1985"),
        ("een dame uit '58", "'58"),
    ],
)
def test_births_are_found_even_where_no_such_day_exists(text: str, written: str) -> None:
    assert [each for each, _ in found(text)] == [written]


@pytest.mark.parametrize(
    ("text", "written"), [("brief dd 2-5.", "2-5"), ("12-3: gebeld", "12-3"), ("Do 23/5 langs", "23/5")]
)
def test_short_dates_need_a_word_that_says_so(text: str, written: str) -> None:
    assert [each for each, _ in found(text)] == [written]


@pytest.mark.parametrize(
    "text",
    [
        "In maart, op maandag en met kerst.",
        "Mei en Juni kwamen langs.",
        "Sinds 2019 woont zij hier.",
        "24/7 bereikbaar, groep 7/8, kans van 1/2, het werd 2-1.",
        "3 tot 4 keer per week, versie 1.2.3, om 14.30 uur.",
        "in het schooljaar 2022-2023",
        "in de jaren vijftig, een dag in de lente, drie maanden later",
    ],
)
def test_what_says_no_day_is_no_finding(text: str) -> None:
    assert found(text) == []


@given(st.dates(date(1920, 1, 1), date(2035, 12, 31)), st.integers(0, 3))
def test_any_day_is_found_whole_however_it_is_written(day: date, form: int) -> None:
    written = (
        f"{day.day} {MONTHS[day.month - 1]} {day.year}",
        f"{day.day}-{day.month}-{day.year}",
        f"{day:%d/%m/%Y}",
        f"{day:%Y-%m-%d}",
    )[form]
    assert found(f"Op {written} kwam ik langs.") == [(written, ZEKER)]


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    "text",
    [
        "1-" * 50_000,
        "1" * 100_000,
        "maart " * 16_000,
        "1 en " * 20_000,
        "geb. " * 20_000,
        "de eerste " * 10_000,
        "1 - " * 25_000,
        "12 maart " * 11_000,
        "'" * 100_000,
        "begin zomer van " * 6_000,
    ],
    ids=lambda text: text[:8],
)
def test_hostile_texts_take_no_more_than_their_length(text: str) -> None:
    for _ in find_dates(text):
        pass
