"""Dates as people say them."""

from __future__ import annotations

from datetime import date

import pytest

from ankerpunt.web.dates import in_full, spoken

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 11, 24), "vandaag"),
        (date(2026, 11, 23), "gisteren"),
        (date(2026, 11, 20), "vrijdag"),
        (date(2026, 11, 17), "7 dagen geleden"),
        (date(2026, 11, 3), "3 weken geleden"),
        (date(2026, 7, 24), "4 maanden geleden"),
        (date(2025, 11, 1), "een jaar geleden"),
        (date(2023, 1, 1), "3 jaar geleden"),
        (date(2026, 12, 1), "over 7 dagen"),
    ],
)
def test_date_is_said_as_people_do(day: date, words: str) -> None:
    assert spoken(day, TODAY) == words


def test_exact_date_is_in_dutch() -> None:
    assert in_full(date(2026, 11, 20)) == "20 november 2026"
