"""Dutch postcodes, apart from years and amounts that look like one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ankerpunt.deidentification.rules.surroundings import before
from ankerpunt.deidentification.values import Certainty, Mark, Type
from ankerpunt.dutch.text import listed

_CANDIDATE = re.compile(r"(?<![\w.,/-])([1-9]\d{3})( ?)([A-Za-z]{2})(?![\w@])(?!-\d)")
_BARE = re.compile(r"(?<=postcode)(?:gebied)?[ :=|]{1,3}([1-9]\d{3})(?!\w)", re.IGNORECASE)
#: Never given out, by the postal service.
_NEVER = frozenset({"sa", "sd", "ss"})
_WORDS = listed(
    """
    en is in op of de te nu er om al ze we je ik ja zo na ga ze he ex km kg cm mm ml dl cl gr gb mb tb eu kj kw st jr
    wk pp pk uu mg ug bc ad me mn bij bv tm ca ft of ie et to do ma di wo vr za
    """
)
_UNITS = listed("ex km kg cm mm ml dl cl gr gb mb tb eu kj kw st jr wk pk pp uu mg ug")
_ADDRESS_BEFORE = re.compile(r"(?:\d ?[a-z]{0,3},? |, |postcode[^\d]{0,12}|adres[^\d\n]{0,40}|\n|^)$")
_HOUSE_BEFORE = re.compile(r"(?:\d ?[a-z]{0,3}, |postcode[^\d]{0,12}|adres[^\d\n]{0,40})$")
_PLACE_AFTER = re.compile(r",? {1,2}['A-Z]")
_YEARS = range(1900, 2041)
_REASON = "Een postcode wijst een paar huizen aan."


def find_postcodes(plain: str) -> Iterator[Mark]:
    """'1234 AB' and the like; in small letters only where an address is likely."""
    for match in _CANDIDATE.finditer(plain):
        certainty = _certainty(plain, match)
        if certainty:
            yield Mark(match.start(), match.end(), Type.POSTCODE, certainty, _REASON)
    for match in _BARE.finditer(plain):
        yield Mark(match.start(1), match.end(1), Type.POSTCODE, Certainty.ZEKER, _REASON)


def _certainty(plain: str, match: re.Match[str]) -> Certainty | None:
    digits, space, letters = match.groups()
    if letters.lower() in _NEVER:
        return None
    in_address = bool(_ADDRESS_BEFORE.search(before(plain, match.start()))) or bool(
        _PLACE_AFTER.match(plain, match.end())
    )
    if letters.isupper():
        if not space or letters.lower() not in _WORDS or _HOUSE_BEFORE.search(before(plain, match.start())):
            return Certainty.ZEKER
        return None if int(digits) in _YEARS or letters.lower() in _UNITS else Certainty.CONTROLEER
    if letters.lower() in _WORDS and (space or not in_address):
        return None
    return Certainty.ZEKER if in_address else Certainty.CONTROLEER
