"""How dates are written: patterns that the rules share, and what a written date means."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ankerpunt.deidentification.rules.number_words import CARDINAL, ORDINAL, number_value
from ankerpunt.dutch.text import fold

MONTH = (
    r"(?:jan(?:uari)?|feb(?:r(?:uari)?|uari|ruarie)?|maart|mrt|april?|apri|apr|mei|juni|jun|juli|jul|aug(?:ustus)?"
    r"|sept(?:ember)?|sep|okt(?:ober)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
YEAR = r"(?:(?:19|20)\d\d|'\d\d)"
WEEKDAY = r"(?:maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|ma|di|wo|do|vr|za|zo)"
DAY = rf"(?:(?:3[01]|[12]\d|0?[1-9])(?: ?(?:e|de|ste)\b)?|\b(?:de )?{ORDINAL}|\b{CARDINAL})"
SEASON = (
    r"(?:zomer|winter|herfst|najaar|voorjaar|lente|kerst(?:mis|vakantie)?|pasen|pinksteren|zomervakantie"
    r"|herfstvakantie|voorjaarsvakantie|meivakantie|sinterklaas|oud en nieuw|jaarwisseling|suikerfeest|ramadan"
    r"|offerfeest|koningsdag|carnaval)"
)
#: '12-03-2021', '12.3.21', '12/3/'21', '12 - 03 - 2021'.
NUMERIC = re.compile(r"(?<![\w./-])(\d{1,2})( ?[-./] ?)(\d{1,2})\2('?)(\d{4}|\d{2})(?!\w)(?![./-]\d)")
ISO = re.compile(r"(?<![\w./-])((?:19|20)\d\d)([-/.])(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?=T\d|(?!\w))(?![./-]\d)")
_MONTHS = ("jan", "feb", "maa", "apr", "mei", "jun", "jul", "aug", "sep", "o", "nov", "dec")
_MONTH_WORD = re.compile(rf"(?<![^\W\d_]){MONTH}(?!\w)", re.IGNORECASE)
_YEAR_AT_END = re.compile(r"((?:19|20)\d\d|'\d\d|\b\d\d)\W*$")
_DAY_FIRST = re.compile(rf"{ORDINAL}|{CARDINAL}|\d{{1,2}}", re.IGNORECASE)
_SHORT_NUMERIC = re.compile(r"(\d{1,2}) ?[-/.] ?(\d{1,2})")
_SEASONS = {
    "winter": 1,
    "voorjaar": 4,
    "lente": 4,
    "pasen": 4,
    "mei": 5,
    "zomer": 7,
    "herfst": 10,
    "najaar": 10,
    "kerst": 12,
}
_PIVOT = 35


@dataclass(frozen=True)
class DateValue:
    """What a written date says; None for what it leaves open. A season has the month it is about."""

    year: int | None = None
    month: int | None = None
    day: int | None = None


def full_year(written: str) -> int:
    """'1958', "'58" or '21' as a year; two digits from 36 on are of the last century."""
    digits = written.strip("'")
    if len(digits) == 4:
        return int(digits)
    return int(digits) + (2000 if int(digits) <= _PIVOT else 1900)


def is_day_and_month(day: int, month: int) -> bool:
    """Whether the two can be a day and a month, in Dutch or American order."""
    return (1 <= day <= 31 and 1 <= month <= 12) or (1 <= month <= 31 and 1 <= day <= 12)


def full_dates(plain: str) -> Iterator[tuple[int, int]]:
    """Where a full date in digits stands; impossible ones ('31-02-2020' or '45-13-2020') only with four digits for the year."""
    for match in NUMERIC.finditer(plain):
        day, _, month, _, year = match.groups()
        likely = is_day_and_month(int(day), int(month)) or (len(year) == 4 and int(day) < 50 and int(month) < 20)
        if likely and (len(year) == 2 or 1850 < int(year) < 2100):
            yield match.span()
    for match in ISO.finditer(plain):
        yield match.span()


def month_value(word: str) -> int | None:
    """1 to 12 for the name of a month or its short form."""
    folded = fold(word)
    if folded in {"maart", "mrt"}:
        return 3
    return next((at for at, begin in enumerate(_MONTHS, 1) if folded.startswith(begin)), None)


def parse_date(written: str) -> DateValue:
    """What `written` says, as far as it can be read; never an error."""
    numeric, iso = NUMERIC.search(written), ISO.search(written)
    if iso:
        return DateValue(int(iso.group(1)), int(iso.group(3)), int(iso.group(4)))
    if numeric:
        first, second = int(numeric.group(1)), int(numeric.group(3))
        day, month = (second, first) if second > 12 >= first else (first, second)
        return DateValue(full_year(numeric.group(5)), min(month, 12), min(day, 31))
    return _in_words(written)


def _in_words(written: str) -> DateValue:
    month = _MONTH_WORD.search(written)
    if month:
        day = _DAY_FIRST.search(written[: month.start()])
        rest = _YEAR_AT_END.search(written[month.end() :])
        return DateValue(full_year(rest.group(1)) if rest else None, month_value(month.group()), _day(day))
    short = _SHORT_NUMERIC.search(written)
    if short and is_day_and_month(int(short.group(1)), int(short.group(2))):
        return DateValue(None, min(int(short.group(2)), 12), int(short.group(1)))
    year = _YEAR_AT_END.search(written)
    folded = fold(written)
    season = next((value for word, value in _SEASONS.items() if word in folded), None)
    if year:
        return DateValue(full_year(year.group(1)), season)
    alone = _DAY_FIRST.search(written)
    return DateValue(None, season, None if season else _day(alone))


def _day(match: re.Match[str] | None) -> int | None:
    value = number_value(match.group()) if match else None
    return value if value and value <= 31 else None
