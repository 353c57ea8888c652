"""The one place that says what time it is, so that tests and demos can travel in time."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def now() -> datetime:
    """The moment, with time zone UTC; what is stored."""
    return datetime.now(UTC)


def today() -> date:
    """The date as people in the Netherlands say it."""
    return now().astimezone(AMSTERDAM).date()
