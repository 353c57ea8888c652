"""When an item must be looked at again."""

from __future__ import annotations

from datetime import date


def due(checked: date | None, months: int | None) -> date | None:
    """The day before which an item must be looked at again: `months` after it was checked."""
    if checked is None or not months:
        return None
    year, month = divmod(checked.month - 1 + months, 12)
    day = min(checked.day, _days(checked.year + year, month + 1))
    return date(checked.year + year, month + 1, day)


def _days(year: int, month: int) -> int:
    return (date(year + month // 12, month % 12 + 1, 1) - date(year, month, 1)).days
