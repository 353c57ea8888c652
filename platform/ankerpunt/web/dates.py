"""Dates as people say them, with the exact one in a tooltip and in print."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache

from markupsafe import Markup

from ankerpunt.clock import AMSTERDAM, today

#: Days kept ready: more than a library is old, in days that something happened.
REMEMBERED = 2_000
MONTHS = tuple("januari februari maart april mei juni juli augustus september oktober november december".split())
WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")


def in_full(day: date) -> str:
    """20 november 2026."""
    plain = as_date(day)
    return f"{plain.day} {MONTHS[plain.month - 1]} {plain.year}"


def spoken(day: date, now: date) -> str:
    """How somebody says `day` on the day `now`: vandaag, gisteren, dinsdag, 3 weken geleden, over 2 maanden."""
    days = (now - day).days
    if days < 0:
        return f"over {_span(-days)}"
    if days == 0:
        return "vandaag"
    if days == 1:
        return "gisteren"
    return WEEKDAYS[day.weekday()] if days < 7 else f"{_span(days)} geleden"


def markup(day: date) -> Markup:
    """The spoken date as a time element with the exact date in its tooltip; print shows that one."""
    return _markup(as_date(day), today())


def as_date(day: date) -> date:
    """The day in the Netherlands of a moment; a date stays what it is."""
    return day.astimezone(AMSTERDAM).date() if isinstance(day, datetime) else day


def _span(days: int) -> str:
    if days < 14:
        return f"{days} {'dag' if days == 1 else 'dagen'}"
    if days < 61:
        return f"{days // 7} weken"
    if days < 365:
        return f"{days // 30} maanden"
    years = days // 365
    return "een jaar" if years == 1 else f"{years} jaar"


@lru_cache(maxsize=REMEMBERED)
def _markup(day: date, now: date) -> Markup:
    return Markup('<time datetime="{}" title="{}">{}</time>').format(day.isoformat(), in_full(day), spoken(day, now))
