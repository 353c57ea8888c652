"""Promises of relative time: one anchor for a text, words that fit, and nothing in them that is found again."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ankerpunt.deidentification.proposing.proposals import Proposal
from ankerpunt.deidentification.proposing.relative_time import date_words
from ankerpunt.deidentification.proposing.sentences import begun
from ankerpunt.deidentification.rules.ages import find_ages
from ankerpunt.deidentification.rules.dates import find_dates
from ankerpunt.deidentification.rules.numbers import find_numbers

MONTHS = "januari februari maart april mei juni juli augustus september oktober november december".split()
FORMS = (
    "Op {} begon het.",
    "De brief van {} kwam laat.",
    "Sinds {} is zij ziek.",
    "Datum: {}",
    "{} gebeld",
    "Zij kwam tot {}.",
    "Hij is geboren op {}.",
    "geb. {}, ziek",
    "Lotte ({}) huilt.",
)


def proposals(text: str) -> list[Proposal]:
    spans = [(mark.start, mark.end) for mark in find_dates(text)]
    return [begun(text, start, words) for (start, _), words in zip(spans, date_words(text, spans), strict=True)]


def replaced(text: str, choice: int = 0) -> str:
    """The text with every date replaced: by the suggestion, or by the alternative of this number if there is one."""
    marks = list(find_dates(text))
    for mark, words in reversed(list(zip(marks, proposals(text), strict=True))):
        options = (words.suggestion, *words.alternatives)
        text = text[: mark.start] + options[min(choice, len(options) - 1)] + text[mark.end :]
    return text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Op 12 maart 2021 viel zij. Op 19 maart kwam ik. Op 14 juni 2021 ging het beter.",
            "Op een dag in de lente viel zij. Op een dag een week later kwam ik. Op een dag drie maanden later ging het beter.",
        ),
        ("Datum: 12-03-2021. Weer gebeld: 12-03-2021.", "Datum: op een dag in de lente. Weer gebeld: dezelfde dag."),
        (
            "Op 3 mei 2022 kwam hij, ziek sinds 3 april.",
            "Op een dag in de lente kwam hij, ziek sinds een dag vier weken eerder.",
        ),
        ("Hij is geboren op 9 oktober 1944.", "Hij is geboren op een dag in de jaren veertig."),
        ("geb. 01-01-1957, weduwe", "geb. in de jaren vijftig, weduwe"),
        ("Zij is geboren in 1958.", "Zij is geboren in de jaren vijftig."),
        ("Zaterdag 4 maart\nruzie\n\nDinsdag 7 maart\nrust", "Op een dag in de lente\nruzie\n\nDrie dagen later\nrust"),
        ("Op 4 en 5 juni 2023 was er niemand.", "Op een paar dagen in de zomer was er niemand."),
        ("Op 30 december 2022 en op 2 januari.", "Op een dag in de winter en op een dag drie dagen later."),
        ("Met Kerst 2022 was hij ziek.", "Met de feestdagen was hij ziek."),
        (
            "Op 3 mei 2021 begon het, met kerst 2022 ook.",
            "Op een dag in de lente begon het, met de feestdagen anderhalf jaar later ook.",
        ),
        ("Hij komt dinsdag de 14e.", "Hij komt dinsdag die week."),
        (
            "Het was maandag 12-03-2021, en maandag 12-04-2021.",
            "Het was maandag in de lente, en maandag vier weken later.",
        ),
        ("In de nacht van 31 december 2021 viel hij.", "In de nacht in de winter viel hij."),
    ],
)
def test_dates_become_time_counted_from_the_first(text: str, expected: str) -> None:
    assert replaced(text) == expected


def test_relative_time_between_brackets_after_a_name_is_no_age() -> None:
    assert not list(find_ages("Lotte (twaalf jaar later) huilt."))


def test_the_same_date_gets_the_same_words() -> None:
    first, *others = proposals("Start 1-2-2021, dan op 1 juni 2021, en weer op 1-6-2021.")
    assert others[0] == others[1] != first


def test_what_is_no_date_still_gets_words() -> None:
    assert date_words("ooit", [(0, 4)])[0].suggestion


@given(
    st.lists(
        st.tuples(st.dates(date(1925, 1, 1), date(2030, 12, 31)), st.sampled_from(FORMS), st.booleans()),
        min_size=1,
        max_size=4,
    )
)
def test_nothing_is_found_again_in_what_was_replaced(days: list[tuple[date, str, bool]]) -> None:
    text = "\n".join(
        form.format(f"{day.day} {MONTHS[day.month - 1]} {day.year}" if words else f"{day:%d-%m-%Y}")
        for day, form, words in days
    )
    for choice in range(4):
        result = replaced(text, choice)
        assert not [result[m.start : m.end] for find in (find_dates, find_ages, find_numbers) for m in find(result)]


@given(st.text(max_size=40), st.integers(0, 40), st.integers(0, 40))
def test_any_span_gets_a_suggestion_that_is_no_alternative(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    words = date_words(text, [(start, end)])[0]
    assert words.suggestion not in words.alternatives
