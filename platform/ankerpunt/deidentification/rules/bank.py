"""Bank accounts: IBAN of any country, and the old Dutch numbers where a word says what they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from stdnum import iban, numdb

from ankerpunt.deidentification.rules.surroundings import before
from ankerpunt.deidentification.values import Certainty, Mark, Type

_CANDIDATE = re.compile(r"(?<!\w)[A-Za-z]{2} ?\d\d(?=[ .-]?[A-Za-z0-9])")
_SIGN = re.compile(r"[ .-]?([A-Za-z0-9])")
#: So specific that the check digits need not be right: a writer who mistypes still gives the account away.
_DUTCH = re.compile(r"(?<!\w)NL ?\d\d[ .-]?[A-Z]{4}(?:[ .-]?\d){8,11}(?!\w)", re.IGNORECASE)
_ANY = re.compile(r"[A-Za-z]{2} ?\d\d(?:[ .-]?[A-Za-z]{4})?(?:[ .-]?\d){6,26}(?!\w)")
_ACCOUNT_BEFORE = re.compile(r"(?:iban|rekening|bankrek|rek\.? ?nr|\bbank|\bgiro|\brek\b)[^\d\n]{0,30}$")
_OLD = re.compile(r"(?<![\w.,/-])(?:P ?)?\d{1,4}(?:[. ]?\d{2,4}){1,3}(?!\w)(?![.,-]?\d)")
_OLD_BEFORE = re.compile(
    r"(?:rekening(?:nummer|nr)?|rek\.? ?nr|rekeningnr|\bgiro(?:nummer|nr|rekening)?|postbank)\.?(?: (?:is|was"
    r"|nr\.?|nummer))?[ :=]{1,3}$"
)
_OLD_SHAPE = re.compile(r"(?<![\w.,/-])\d\d\.\d\d\.\d\d\.\d{3}(?!\w)")
_SHORTEST, _SHORTEST_GIRO = 7, 4
_REASON = "Een rekeningnummer hoort bij één persoon of één gezin."


def find_accounts(plain: str) -> Iterator[Mark]:
    """IBAN with right check digits, Dutch ones and those after 'rekening' with wrong ones too, and old numbers."""
    for match in _CANDIDATE.finditer(plain):
        end = _valid_end(plain, match.start())
        if end is None:
            end = _mistyped_end(plain, match.start())
        if end is not None:
            yield Mark(match.start(), end, Type.IBAN, Certainty.ZEKER, _REASON)
    yield from _old_numbers(plain)


@cache
def _length(country: str) -> int | None:
    """How many signs an IBAN of this country has, by the registry in python-stdnum."""
    properties = numdb.get("iban").info(country + "00")[0][1]
    if "bban" not in properties:
        return None
    return 4 + sum(int(count) for count in re.findall(r"(\d+)!", properties["bban"]))


def _valid_end(plain: str, start: int) -> int | None:
    length = _length(plain[start : start + 2].upper())
    if length is None:
        return None
    signs: list[str] = []
    at = start
    while len(signs) < length:
        match = _SIGN.match(plain, at)
        if match is None:
            return None
        signs.append(match.group(1))
        at = match.end()
    whole = at == len(plain) or not plain[at].isalnum()
    return at if whole and iban.is_valid("".join(signs), check_country=False) else None


def _mistyped_end(plain: str, start: int) -> int | None:
    match = _DUTCH.match(plain, start)
    if match is None and _ACCOUNT_BEFORE.search(before(plain, start)):
        match = _ANY.match(plain, start)
    return match.end() if match else None


def _old_numbers(plain: str) -> Iterator[Mark]:
    for match in _OLD.finditer(plain):
        word = _OLD_BEFORE.search(before(plain, match.start()))
        if word is None:
            continue
        shortest = _SHORTEST_GIRO if "giro" in word.group() or "postbank" in word.group() else _SHORTEST
        if sum(sign.isdigit() for sign in match.group()) >= shortest:
            yield Mark(match.start(), match.end(), Type.IBAN, Certainty.ZEKER, _REASON)
    for match in _OLD_SHAPE.finditer(plain):
        yield Mark(match.start(), match.end(), Type.IBAN, Certainty.CONTROLEER, _REASON)
