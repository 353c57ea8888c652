"""The values that travel: what gives somebody away, where, how sure, and what could stand there instead."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Type(StrEnum):
    """What kind of detail it is. The value is the word for readers and for the command line."""

    NAAM = "naam"
    ADRES = "adres"
    POSTCODE = "postcode"
    TELEFOON = "telefoon"
    EMAIL = "e-mail"
    BSN = "bsn"
    IBAN = "iban"
    KENTEKEN = "kenteken"
    NUMMER = "nummer"
    WEBADRES = "webadres"
    ACCOUNT = "account"
    PLAATS = "plaats"
    WIJK = "wijk"
    DATUM = "datum"
    LEEFTIJD = "leeftijd"
    ORGANISATIE = "organisatie"
    SCHOOL = "school"
    WERKGEVER = "werkgever"
    BEROEP = "beroep"


class Certainty(StrEnum):
    """Two tiers: certain, and please check."""

    ZEKER = "zeker"
    CONTROLEER = "controleer"


@dataclass(frozen=True)
class Mark:
    """What one rule saw in the cleaned text (`Reading.plain`), in offsets of that text."""

    start: int
    end: int
    type: Type
    certainty: Certainty
    reason: str


@dataclass(frozen=True)
class Finding:
    """A detail that gives somebody away. Offsets are Unicode code points of the text as it was given."""

    start: int
    end: int
    type: Type
    certainty: Certainty
    text: str
    #: Why, in one Dutch sentence for the writer.
    reason: str
    #: Findings with the same key are about the same person, place or organisation: 'naam-1'.
    key: str
    #: What could stand there; the same key and form get the same words.
    suggestion: str
    #: Other proposals, from near to general; never holds `suggestion`.
    alternatives: tuple[str, ...] = ()


@dataclass(frozen=True)
class Person:
    """Somebody the writer names before the search begins."""

    naam: str
    rol: str = ""


@dataclass(frozen=True)
class Rarity:
    """Details that name nobody, but together point at one person."""

    details: tuple[str, ...]
    reason: str


@dataclass(frozen=True)
class Review:
    """All that was found in one text, in reading order, never overlapping."""

    findings: tuple[Finding, ...]
    rarities: tuple[Rarity, ...]
