"""Dates that give somebody away: whole ones with certainty, vague ones and years of birth to be checked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ankerpunt.deidentification.rules.claims import Claims, in_order
from ankerpunt.deidentification.rules.date_shapes import (
    DAY,
    MONTH,
    NUMERIC,
    SEASON,
    WEEKDAY,
    YEAR,
    full_dates,
)
from ankerpunt.deidentification.rules.number_words import ORDINAL
from ankerpunt.deidentification.rules.surroundings import after, before
from ankerpunt.deidentification.values import Certainty, Mark, Type

_MONTH_ANYWHERE = re.compile(rf"(?<![^\W\d_]){MONTH}(?!\w)", re.IGNORECASE)
_FORE = rf"(?:\bnacht van (?:{WEEKDAY} )?{DAY} op )?(?:\b(?:week|weekend|nacht|dagen) van )?(?:\b{WEEKDAY}\.?,? )?"
_DAYS_BEFORE = re.compile(
    rf"(?:\b(?:tussen|van) (?={DAY} (?:en|tot) ))?{_FORE}(?:(?<![\d.,/-])|(?<=\n- )){DAY}"
    rf"(?:(?:, | ?- ?| ?/ ?| en | tot | tot en met | t/m | of | naar )(?:{WEEKDAY} )?{DAY}){{0,3}} ?(?:van )?$",
    re.IGNORECASE,
)
_YEAR_AFTER = re.compile(
    rf"\.?,? (?:van |in )?{YEAR}(?!\w)|\.? (?:jl|j\.l)\b\.?|-{YEAR}(?!\w)|(?:-| )\d\d(?![\w:.,-])(?! (?:uur|jaar"
    rf"|keer|%|euro))",
    re.IGNORECASE,
)
_WHOLE_MONTH_AFTER = re.compile(rf"\.? (?:van )?{YEAR}(?!\w)", re.IGNORECASE)
_PART_BEFORE = re.compile(r"(?:\b(?:begin|half|medio|midden|eind|einde|rond) )$", re.IGNORECASE)
_DAY_ALONE = re.compile(r"\bde (?:[12]\d|3[01]|[4-9])(?:e|ste|de)(?= ?(?:[.,;!?)\n]|$))")
_SEASON_YEAR = re.compile(rf"(?:\b(?:begin|eind) )?\b{SEASON} (?:van )?{YEAR}(?!\w)", re.IGNORECASE)
_SHORT = re.compile(r"(?<![\w.,/:-])(\d{1,2})([-/])(\d{1,2})(?![\w/])(?![.,:-]\d)")
#: Parts of a whole, and day and night.
_FRACTIONS = frozenset({"24/7", "1/2", "1/3", "2/3", "1/4"})
_SHORT_CUE = re.compile(
    rf"(?:\b(?:op|dd|d\.d\.|datum|per|vanaf|sinds|tot|t/m|tot en met|v\.a\.|voor|vóór|na|gebeld|hb|morgen|vandaag"
    rf"|gisteren|wordt|notitie|verslag|melding|contact|telefonisch|huisbezoek|afspraak|gesprek|mail|brief|van"
    rf"|{WEEKDAY})"
    r"\.?:? ?(?:de )?)$"
)
_LINE_BEGINS = re.compile(r"(?:^|\n)[ *•|-]{0,4}$")
_LINE_GOES_ON = re.compile(r" ?[:|;]| [a-z]|,? -| –|\)")
_UNIT_AFTER = re.compile(
    r" ?(?:jaar|jarig|jr|dag|week|weken|maand|keer|uur|x\b|maal|person|kind|procent|%|deel|van de|euro|km|m\b|e\b"
    r"|mg|ml)"
)
_BORN = re.compile(
    r"(?:\bgeboren|\bgeb\b|\bgeboorte(?:datum|jaar)|\bbouwjaar|\bjaargang|\bgbd|\bgeb\.datum)[.:]{0,2}"
    r"(?: ?(?:op|in|te|is|was|het|jaar|datum|\.|:|=|\||uit)[.:]?| [a-z'-]{2,20}){0,4}[ :|]{0,3}$"
)
_BIRTH_YEAR = re.compile(r"(?<![\w.,/-])(?:(?:19|20)\d\d|'?\d\d)(?!\w)(?![.,/:-]\d)")
_BIRTH_DIGITS = re.compile(r"(?<![\w.,/-])\d{6}(?:\d\d)?(?!\w)")
_FROM_YEAR = re.compile(r"(?:\b(?:uit|van|in|sinds) |\*)$")
_SHORT_YEAR = re.compile(r"(?<!\w)'\d\d(?!\w)(?! ?[\"'])")
_BIRTHDAY = re.compile(
    rf"(?:verjaardag|verjaart|jarig)(?:,| is| op| op de)? (?:de )?((?:de )?{ORDINAL}|de \d{{1,2}}(?:e|de|ste))(?!\w)",
    re.IGNORECASE,
)
_DATE = "Op deze dag gebeurde iets: wie erbij was, herkent het."
_BIRTH = "Een geboortedatum of geboortejaar wijst iemand aan."
_VAGUE = "Deze tijd kan samen met andere gegevens iemand herkenbaar maken."


def find_dates(plain: str) -> Iterator[Mark]:
    """Dates in reading order, never overlapping. A bare month, weekday, feast or year is no finding."""
    claims = Claims(len(plain))
    found: list[Mark] = []
    for rule in (_numeric, _with_month, _seasons, _births, _short):
        found += claims.free(rule(plain))
    yield from in_order(found)


def _mark(start: int, end: int, reason: str = _DATE, certainty: Certainty = Certainty.ZEKER) -> Mark:
    return Mark(start, end, Type.DATUM, certainty, reason)


def born_before(plain: str, start: int) -> bool:
    """Whether what begins at `start` follows 'geboren', 'geb.' and the like."""
    return _BORN.search(before(plain, start)) is not None


def _numeric(plain: str) -> Iterator[Mark]:
    for start, end in full_dates(plain):
        yield _mark(start, end, _BIRTH if born_before(plain, start) else _DATE)
    for match in NUMERIC.finditer(plain):
        if born_before(plain, match.start()):
            yield _mark(*match.span(), _BIRTH)


def _with_month(plain: str) -> Iterator[Mark]:
    for match in _MONTH_ANYWHERE.finditer(plain):
        lead = max(0, match.start() - 64)
        days = _DAYS_BEFORE.search(plain[lead : match.start()])
        if days:
            yield _mark(lead + days.start(), _end(_YEAR_AFTER.match(plain, match.end()), match))
        else:
            yield from _month_alone(plain, match)


def _month_alone(plain: str, match: re.Match[str]) -> Iterator[Mark]:
    """'maart 2023' and 'eind maart'; a month by itself says too little."""
    part = _PART_BEFORE.search(plain[max(0, match.start() - 8) : match.start()])
    year = _WHOLE_MONTH_AFTER.match(plain, match.end())
    if not part and not year:
        return
    start = match.start() - (len(part.group()) if part else 0)
    born = year and born_before(plain, match.start())
    yield _mark(start, _end(year, match), _BIRTH if born else _VAGUE, Certainty.ZEKER if born else Certainty.CONTROLEER)


def _end(later: re.Match[str] | None, month: re.Match[str]) -> int:
    return later.end() if later else month.end()


def _seasons(plain: str) -> Iterator[Mark]:
    for match in _SEASON_YEAR.finditer(plain):
        yield _mark(*match.span(), _VAGUE, Certainty.CONTROLEER)


def _births(plain: str) -> Iterator[Mark]:
    for rule in (_BIRTH_DIGITS, _BIRTH_YEAR):
        for match in rule.finditer(plain):
            if born_before(plain, match.start()):
                yield _mark(*match.span(), _BIRTH)
    for match in _SHORT_YEAR.finditer(plain):
        if _FROM_YEAR.search(before(plain, match.start(), 12)):
            yield _mark(*match.span(), _BIRTH, Certainty.CONTROLEER)
    for match in _DAY_ALONE.finditer(plain):
        yield _mark(*match.span(), _VAGUE, Certainty.CONTROLEER)
    for match in _BIRTHDAY.finditer(plain):
        yield _mark(*match.span(1), _BIRTH)


def _short(plain: str) -> Iterator[Mark]:
    """'12-3' and '12/3', where a word or the beginning of a line says that it is a date."""
    for match in _SHORT.finditer(plain):
        day, month = int(match.group(1)), int(match.group(3))
        if (
            not (1 <= day <= 31 and 1 <= month <= 12)
            or match.group() in _FRACTIONS
            or _UNIT_AFTER.match(after(plain, match.end(), 12))
        ):
            continue
        ahead = before(plain, match.start(), 30)
        first = _LINE_BEGINS.search(ahead) and _LINE_GOES_ON.match(plain, match.end())
        if first or _SHORT_CUE.search(ahead):
            yield _mark(
                *match.span(), _DATE, Certainty.ZEKER if first or match.group(2) == "-" else Certainty.CONTROLEER
            )
