"""Dates as relative time: 'drie maanden later', counted from the first whole date of the text; births as a decade."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ankerpunt.deidentification.proposing.proposals import Proposal, proposal
from ankerpunt.deidentification.rules.date_shapes import WEEKDAY, DateValue, parse_date
from ankerpunt.deidentification.rules.dates import born_before
from ankerpunt.deidentification.rules.surroundings import before

_COUNTS = ("nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf")
_DECADES = ("nul", "tien", "twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig")
_SEASONS = ("de winter", "de lente", "de zomer", "de herfst")
_NOUN_BEFORE = re.compile(
    r"\b(op|sinds|vanaf|tot|van|uit|na|voor|vóór|per|rond|dd|d\.d\.|tot en met|t/m|met ingang van|tegen|tussen|in"
    r"|de|bij|om|met) $"
)
#: Feasts are written with 'met': 'met Kerst 2022'.
_FEAST = re.compile(
    r"(?:kerst|pasen|pinksteren|sinterklaas|oud en nieuw|jaarwisseling|suikerfeest|ramadan|offerfeest|koningsdag|carnaval)",
    re.IGNORECASE,
)
_A_DAY = re.compile(r"^(?:op een (?:zekere )?dag|dezelfde dag) ?")
_WEEKDAY_BEFORE = re.compile(rf"\b{WEEKDAY},? $")
_RANGE = re.compile(r"^(?:tussen|van)\b")
_SEVERAL = re.compile(r"\d ?(?:en|-|/|tot|t/m|op|,) ?\d{1,2} ?[a-z]|\b(?:en|tot) \w+ \w+$", re.IGNORECASE)
_NAMED = re.compile(r"(?:nacht|weekend|week)\b", re.IGNORECASE)
_IN_BRACKETS_AFTER_NAME = re.compile(r"\w \(\*?$")
_MONTH_DAYS = 30.44
_YEAR_DAYS = 365.25


@dataclass(frozen=True)
class _Read:
    start: int
    written: str
    value: DateValue
    #: The preposition or article right before, '' if there is none.
    lead: str
    birth: bool
    #: A day of the week stands right before.
    weekday: bool = False


def date_words(plain: str, spans: Sequence[tuple[int, int]]) -> list[Proposal]:
    """For each of `spans` (in reading order, offsets of `plain`) the words that can replace that date.

    All are counted from one anchor, the first date with day and month that is no birth, so that they agree.
    """
    dates = [_read(plain, start, end) for start, end in spans]
    anchor_at = next((at for at, each in enumerate(dates) if _can_anchor(each)), None)
    anchor = None if anchor_at is None else _on_calendar(dates[anchor_at].value, _reference_year(dates))
    latest = _reference_year(dates)
    return [_words(each, anchor, at == anchor_at, latest) for at, each in enumerate(dates)]


def _read(plain: str, start: int, end: int) -> _Read:
    written = plain[start:end]
    ahead = before(plain, start)
    lead = _NOUN_BEFORE.search(ahead)
    value = parse_date(written)
    birth = born_before(plain, start) or bool(
        _IN_BRACKETS_AFTER_NAME.search(ahead) and value.year and value.year < 2015
    )
    birth = birth or _only_short_year(value, written)
    weekday = _WEEKDAY_BEFORE.search(ahead) is not None
    return _Read(start, written, value, lead.group(1) if lead else "", birth, weekday)


def _only_short_year(value: DateValue, written: str) -> bool:
    return value.year is not None and value.month is None and written.startswith("'")


def _can_anchor(each: _Read) -> bool:
    return not each.birth and each.value.day is not None and each.value.month is not None


def _reference_year(dates: Sequence[_Read]) -> int:
    """The year for a first date that has none: that of the first date which tells one."""
    return next((each.value.year for each in dates if each.value.year and not each.birth), 2024)


def _on_calendar(value: DateValue, year: int) -> date:
    """The day that is meant; the middle of what was left open; 31 June is 1 July."""
    year = min(max(value.year or year, 1), 9998)
    first = date(year, value.month or 7, 1)
    return first + timedelta(days=(value.day or 15) - 1)


def _words(each: _Read, anchor: date | None, is_anchor: bool, year: int) -> Proposal:
    if each.birth:
        return _birth(each)
    if anchor is None or (each.value.month is None and each.value.year is None):
        return _some_time(each, _vague(each) if each.value.day is None else "een dag", "")
    if is_anchor:
        return _some_time(each, "een dag", "in " + _SEASONS[(each.value.month or 1) % 12 // 3])
    return _relative(each, _nearest(each.value, anchor), anchor)


def _nearest(value: DateValue, anchor: date) -> date:
    """A date without a year is meant in the year that brings it closest to the anchor."""
    if value.year is not None:
        return _on_calendar(value, value.year)
    around = [_on_calendar(value, anchor.year + shift) for shift in (-1, 0, 1)]
    return min(around, key=lambda each: abs((each - anchor).days))


def _relative(each: _Read, day: date, anchor: date) -> Proposal:
    days = (day - anchor).days
    direction = "later" if days > 0 else "eerder"
    whole = each.value.day is not None
    noun = _noun(each) if whole else _vague(each)
    if abs(days) < (1 if whole else 20):
        same = "dezelfde dag" if whole else "dezelfde tijd" if noun == "een periode" else noun
        return proposal(*_fit(each, same, same if whole else "rond dezelfde tijd"), *_general(each, noun))
    distance = f"{_distance(abs(days))} {direction}"
    vague = f"enige tijd {direction}"
    return proposal(
        *_fit(each, f"{noun} {distance}", distance), *_fit(each, f"{noun} {vague}", vague), *_general(each, noun)
    )


def _fit(each: _Read, noun: str, adverb: str) -> tuple[str, ...]:
    """A noun where a preposition stands before, and an adverb where none does; no second day after 'dinsdag'."""
    if _RANGE.match(each.written.lower()) and not each.lead:
        return (f"in de periode {adverb}",) if adverb.endswith(("later", "eerder")) else ("in die periode",)
    if each.weekday:
        return (_A_DAY.sub("", adverb) or "die week",)
    if each.lead == "de":
        return (noun.removeprefix("een "),)
    return (noun,) if each.lead else (adverb,)


def _general(each: _Read, noun: str) -> tuple[str, ...]:
    return _fit(each, noun, f"{_preposition(noun)} {noun}" if noun != "een periode" else "in die tijd")


def _vague(each: _Read) -> str:
    """What a date without a day is: 'vanaf kerst 2022' a time, 'met Kerst 2022' the holidays."""
    return "de feestdagen" if each.lead == "met" and _FEAST.search(each.written) else "een periode"


def _noun(each: _Read) -> str:
    """What the written date is: a day, several, or the night or week that it names itself."""
    named = _NAMED.match(each.written)
    if named:
        return "een " + named.group().lower()
    return "een paar dagen" if _is_several(each) else "een dag"


def _preposition(noun: str) -> str:
    return "op" if "dag" in noun else "in"


def _is_several(each: _Read) -> bool:
    return _SEVERAL.search(each.written) is not None


def _some_time(each: _Read, noun: str, season: str) -> Proposal:
    noun = _noun(each) if season else noun
    at = _preposition(noun)
    long = f"{noun} {season}".strip()
    some_day = "dag" in noun and "feest" not in noun
    certain_day = ("een zekere dag", "op een zekere dag") if some_day else (noun, f"{at} {noun}")
    return proposal(*_fit(each, long, f"{at} {long}"), *_fit(each, noun, f"{at} {noun}"), *_fit(each, *certain_day))


def _distance(days: int) -> str:
    if days < 7:
        return "een dag" if days == 1 else f"{_COUNTS[days]} dagen"
    if days < 53:
        weeks = round(days / 7)
        return "een week" if weeks == 1 else f"{_COUNTS[weeks]} weken"
    if days < 2 * _YEAR_DAYS:
        months = round(days / _MONTH_DAYS)
        if months in (11, 12, 13):
            return "een jaar"
        return f"{_COUNTS[months]} maanden" if months <= 12 else "anderhalf jaar" if months < 21 else "twee jaar"
    years = round(days / _YEAR_DAYS)
    return f"{_COUNTS[years]} jaar" if years <= 12 else "vele jaren"


def _birth(each: _Read) -> Proposal:
    if each.value.year is None:
        return _some_time(each, "een dag", "")
    decade = f"de jaren {_DECADES[each.value.year % 100 // 10]}"
    century = "de vorige eeuw" if each.value.year < 2000 else "deze eeuw"
    if each.lead == "op":
        return proposal(f"een dag in {decade}", f"een dag in {century}", "een zekere dag")
    if each.lead in {"in", "uit", "van", "sinds", "vanaf"}:
        return proposal(decade, century)
    return proposal(f"in {decade}", f"in {century}", "op een zekere dag")
