"""Telephone numbers: Dutch mobile and fixed, foreign ones, and the short service numbers that give nobody away."""

from __future__ import annotations

import re
from collections.abc import Iterator

import phonenumbers

from ankerpunt.deidentification.rules.surroundings import before
from ankerpunt.deidentification.values import Certainty, Mark, Type

#: Between two digits of a number: '06 - 12', '(0)6', '020/12'.
_JOINT = r"(?:[ .()/-]|\)? ?- ?|\) ?|/ ?| \()?"
_DUTCH = re.compile(
    rf"(?<![\w+])(?<![\d][.,-])(?:(?:\(?\+|00) ?31\)?(?: ?-? ?\(0\))?"
    rf"|\(?(?=0[1-9])0)(?:{_JOINT}\d){{9}}(?!\w)(?![.,-]?\d)"
)
_WITHOUT_PLUS = re.compile(r"(?<![\w+])31[ -]?6(?:[ -]?\d){8}(?!\w)")
_FOREIGN = re.compile(r"(?<![\w+])(?:\(?\+|00)[1-9](?:[ .()/-]{0,2}\d){7,14}(?!\w)")
_SHORT = re.compile(r"(?<![\w+.,/-])\(?\d(?:[ ./()-]{0,2}\d){5,12}(?!\w)(?![.,]\d)")
#: One digit too few or too many is still the number of somebody.
_MISTYPED_MOBILE = re.compile(r"(?<![\w+.,/-])06[ .-]{0,3}[1-9](?:[ .-]?\d){5,8}(?!\w)(?![.,/-]?\d)")
_CALL = re.compile(
    r"(?:\btel(?:efoon)?\b|\btelefoonn\w{1,6}|\btelnr|\bmobiel\w{0,8}|\bmob\b|\bgsm\b|\bbel(?:t|len|de|den)?\b"
    r"|terugbellen"
    r"|bereikbaar|whatsapp|\bapp(?:en|t)?\b|\bsms|\bnummer\b|\bfax\b|☎|📞)[^\d\n]{0,25}$"
)
_SERVICE = re.compile(
    r"(?<![\w+.,/-])(?:0(?:800|900|906|909)(?:[ -]?\d){4,7}|14 ?0\d{2,3}|116[ -]?\d{3}|0800|0900|1(?:12|13|44))"
    r"(?!\w)(?![.,-]\d)"
)
#: '06-12-2021', '01 02 2021': a date, whatever follows.
_DATE = re.compile(r"\d{1,2}([ ./-])\d{1,2}\1(?:19|20)\d\d(?!\d)")
_LONG_ENOUGH_ABROAD = 9
_REASON = "Met een telefoonnummer is iemand direct te vinden."


def service_numbers(plain: str) -> Iterator[tuple[int, int]]:
    """Where a number of a service stands (112, 0800-2000, 14 030): everyone may know it."""
    return (match.span() for match in _SERVICE.finditer(plain))


def find_phones(plain: str) -> Iterator[Mark]:
    """Telephone numbers of people; overlapping ones come in the order of their right."""
    for rule in (_dutch, _foreign, _mistyped, _after_call):
        yield from rule(plain)


def _mark(match: re.Match[str], certainty: Certainty) -> Mark:
    lead = 1 if match.group().startswith("(") and match.group().count("(") > match.group().count(")") else 0
    return Mark(match.start() + lead, match.end(), Type.TELEFOON, certainty, _REASON)


def _dutch(plain: str) -> Iterator[Mark]:
    for match in _DUTCH.finditer(plain):
        if _grouped_as_phone(match.group()) and not _is_date(match.group()):
            yield _mark(match, Certainty.ZEKER)
    for match in _WITHOUT_PLUS.finditer(plain):
        yield _mark(match, Certainty.ZEKER)


def _grouped_as_phone(written: str) -> bool:
    """Times and counts come in small groups too ('08.30 12.30'): a first group of two can only be '06'."""
    first = re.match(r"\(?0(\d*)", written)
    return not first or written.startswith("00") or len(first.group(1)) > 1 or first.group(1) == "6" or _single(written)


def _single(written: str) -> bool:
    return sum(sign.isdigit() for sign in written) == len(written)


def _is_date(written: str) -> bool:
    return _DATE.match(written) is not None


def _foreign(plain: str) -> Iterator[Mark]:
    for match in _FOREIGN.finditer(plain):
        end = _valid_end(match.group())
        if end is not None:
            yield Mark(match.start(), match.start() + end, Type.TELEFOON, Certainty.ZEKER, _REASON)
        elif "+" in match.group() and sum(sign.isdigit() for sign in match.group()) >= _LONG_ENOUGH_ABROAD:
            yield _mark(match, Certainty.CONTROLEER)


def _valid_end(written: str) -> int | None:
    """The length of the longest valid number that `written` begins with, cut between groups."""
    cuts = [match.start() for match in re.finditer(r"(?<=\d)(?=\D)|$", written)]
    return next((cut for cut in reversed(cuts) if _valid(re.sub(r"[^\d+]", "", written[:cut]))), None)


def _valid(number: str) -> bool:
    digits = number.lstrip("+")
    try:
        parsed = phonenumbers.parse("+" + (digits.removeprefix("00") if not number.startswith("+") else digits))
    except phonenumbers.NumberParseException:
        return False
    return phonenumbers.is_valid_number(parsed)


def _mistyped(plain: str) -> Iterator[Mark]:
    for match in _MISTYPED_MOBILE.finditer(plain):
        if not _is_date(match.group()):
            yield _mark(match, Certainty.ZEKER)


def _after_call(plain: str) -> Iterator[Mark]:
    for match in _SHORT.finditer(plain):
        word = _CALL.search(before(plain, match.start(), 45))
        if (
            word
            and not _is_date(match.group())
            and ("nummer" not in word.group() or match.group().lstrip("(")[0] == "0")
        ):
            yield _mark(match, Certainty.ZEKER)
