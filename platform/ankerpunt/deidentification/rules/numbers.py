"""Signs that lead to somebody: BSN, bank account, telephone, number plate, postcode, file, and what is found online."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stdnum.nl import bsn

from ankerpunt.deidentification.rules.bank import find_accounts
from ankerpunt.deidentification.rules.case_numbers import find_case_numbers
from ankerpunt.deidentification.rules.claims import Claims, in_order
from ankerpunt.deidentification.rules.date_shapes import full_dates
from ankerpunt.deidentification.rules.online import find_online
from ankerpunt.deidentification.rules.phones import find_phones, service_numbers
from ankerpunt.deidentification.rules.plates import find_plates
from ankerpunt.deidentification.rules.postcodes import find_postcodes
from ankerpunt.deidentification.rules.surroundings import after, before
from ankerpunt.deidentification.values import Certainty, Mark, Type

_BSN_BEFORE = re.compile(
    r"(?:\bb\.?s\.?n\b|burger ?service ?n(?:umme)?r|sofi-?(?: ?n(?:umme)?r)?\b)(?:\D|(?<!\d)\d(?!\d)){0,30}$"
)
_LOOSE = re.compile(r"(?<![\w.,/-])\d(?:[ .-]?\d){7,8}(?!\w)(?![.,-]\d)")
_WHOLE = re.compile(r"(?<![\w.,/+-])\d{9}(?!\w)(?![.,-]\d)")
_GROUPED = re.compile(r"(?<![\w.,/+-])(?<!\d )\d{2,4}([ .-])\d{2,4}(?:\1\d{2,4}){1,2}(?!\w)(?![ .,-]\d)")
_MONEY = re.compile(r"(?:€|\beur|\beuro) ?$")
_MONEY_AFTER = re.compile(r" ?(?:euro|eur\b|€|,-)")
_DIGITS = 9
_REASON = "Een burgerservicenummer hoort bij precies één persoon."


def find_numbers(plain: str) -> Iterator[Mark]:
    """All numbers and addresses online that lead to somebody, in reading order, never overlapping.

    Dates, service numbers and what stands in a web address are not taken for such numbers.
    """
    claims = Claims(len(plain))
    found = list(claims.free(find_online(plain)))
    found += claims.free(find_accounts(plain))
    for start, end in full_dates(plain):
        claims.take(start, end)
    for start, end in service_numbers(plain):
        claims.take(start, end)
    for rule in (_after_bsn, find_phones, _by_elfproef, find_plates, find_postcodes, find_case_numbers):
        found += claims.free(rule(plain))
    yield from in_order(found)


def _after_bsn(plain: str) -> Iterator[Mark]:
    """Nine digits, or eight where the first nought was left out, right or wrong."""
    for match in _LOOSE.finditer(plain):
        if _BSN_BEFORE.search(before(plain, match.start())):
            yield Mark(match.start(), match.end(), Type.BSN, Certainty.ZEKER, _REASON)


def _by_elfproef(plain: str) -> Iterator[Mark]:
    for rule in (_WHOLE, _GROUPED):
        for match in rule.finditer(plain):
            digits = re.sub(r"\D", "", match.group())
            if len(digits) == _DIGITS and bsn.is_valid(digits) and not _is_money(plain, match):
                yield Mark(match.start(), match.end(), Type.BSN, Certainty.ZEKER, _REASON)


def _is_money(plain: str, match: re.Match[str]) -> bool:
    return bool(_MONEY.search(before(plain, match.start(), 8)) or _MONEY_AFTER.match(after(plain, match.end(), 8)))
