"""Number plates: all Dutch sidecodes, with dashes anywhere, without them only where a vehicle is spoken of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ankerpunt.deidentification.rules.surroundings import after, before
from ankerpunt.deidentification.values import Certainty, Mark, Type

#: L for letters, D for digits (RDW, sidecodes 1 to 14, and the Belgian 1-ABC-234).
_SIDECODES = (
    "LL-DD-DD DD-DD-LL DD-LL-DD LL-DD-LL LL-LL-DD DD-LL-LL DD-LLL-D D-LLL-DD LL-DDD-L L-DDD-LL LLL-DD-L L-DD-LLL D-LL-DDD "
    "DDD-LL-D D-LLL-DDD"
).split()


def _shape(joint: str, codes: list[str]) -> str:
    return "|".join(code.replace("-", joint).replace("L", "[A-Z]").replace("D", r"\d") for code in codes)


_WITH_DASHES = re.compile(rf"(?<![\w-])(?:{_shape('-', _SIDECODES)})(?![\w-])", re.IGNORECASE)
_WITHOUT = re.compile(rf"(?<![\w-])(?:{_shape('[ -]?', _SIDECODES)})(?![\w-])", re.IGNORECASE)
_AFTER_WORD = re.compile(
    r"\bkenteken(?:plaat|nummer)?[ :=,]{1,3}(?:(?:is|was|begint|eindigt|met|op|nummer|van|de|het|auto|zijn|haar"
    r"|dat|nr\.?) ){0,4}['\"(]?"
    r"([A-Z0-9]{1,8}(?:[ -](?-i:[A-Z0-9]{1,4})){0,3}-?)(?![\w])",
    re.IGNORECASE,
)
_VEHICLE = re.compile(
    r"\b(?:auto|autos|auto's|bus|busje|bestelbus\w{0,2}|scooter|brommer|snorfiets|motor|wagen|taxi|camper|caravan"
    r"|aanhanger|golf|polo"
    r"|fiat|opel|corsa|astra|volkswagen|vw|toyota|yaris|aygo|peugeot|renault|clio|twingo|citro[eë]n|ford|fiesta"
    r"|focus|seat|ibiza"
    r"|skoda|bmw|mercedes|audi|volvo|kia|picanto|hyundai|suzuki|nissan|mazda|mini|tesla|dacia|honda|chevrolet"
    r"|\w{2,12}auto)\b|kenteken|parkeer"
)
_REASON = "Een kenteken wijst één voertuig en zijn eigenaar aan."


def find_plates(plain: str) -> Iterator[Mark]:
    """Number plates; small letters with dashes and no vehicle near are for the writer to check."""
    for match in _AFTER_WORD.finditer(plain):
        if any(sign.isdigit() or sign == "-" for sign in match.group(1)) or match.group(1).isupper():
            yield Mark(match.start(1), match.end(1), Type.KENTEKEN, Certainty.ZEKER, _REASON)
    for match in _WITH_DASHES.finditer(plain):
        sure = match.group().isupper() or _vehicle_near(plain, match)
        yield Mark(
            match.start(), match.end(), Type.KENTEKEN, Certainty.ZEKER if sure else Certainty.CONTROLEER, _REASON
        )
    for match in _WITHOUT.finditer(plain):
        if match.group().isupper() and _vehicle_near(plain, match):
            yield Mark(match.start(), match.end(), Type.KENTEKEN, Certainty.ZEKER, _REASON)


def _vehicle_near(plain: str, match: re.Match[str]) -> bool:
    return bool(_VEHICLE.search(before(plain, match.start())) or _VEHICLE.search(after(plain, match.end(), 40)))
