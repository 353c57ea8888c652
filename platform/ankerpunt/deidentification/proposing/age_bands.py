"""Ages as bands: 'in de tachtig', 'basisschoolleeftijd', 'een schoolgaande jongen', fitting where the age stood."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ankerpunt.deidentification.proposing.proposals import Proposal, proposal
from ankerpunt.deidentification.rules.age_shapes import IS, NUMBER, ORDINALS, PERSON, age_value
from ankerpunt.deidentification.rules.surroundings import after, before

_NUMBERS = re.compile(rf"(?:{ORDINALS}|{NUMBER})", re.IGNORECASE)
_SHORT = re.compile(r"(?:maand|mnd|week|weken|wk|dag)", re.IGNORECASE)
_IS_BEFORE = re.compile(rf"\b{IS}\b[^.,;(\n]{{0,30}}$")
_BECOMES_BEFORE = re.compile(r"\b(?:wordt|werd|word|worden|werden)\b[^.,;(\n]{0,30}$")
_VAN_BEFORE = re.compile(r"\bvan (?:ongeveer |bijna |net |ruim |naar schatting )?$")
_HIS_BEFORE = re.compile(r"\b(?:zijn|haar|mijn|m'n|z'n|d'r|hun|jouw|uw|je) (?:bijna )?$")
_NOUN_AFTER = re.compile(
    rf" (?:{PERSON}|[^\W\d_]{{2,14}}e {PERSON}|[^\W\d_]{{4,}}(?:er|ster|aar|ist|ent|in|ant|man|vrouw|eur|iër|ling"
    rf"|genoot|genote|naar))\b"
)
_TENS = ("", "", "twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig")
_TENNERS = (
    "",
    "",
    "twintiger",
    "dertiger",
    "veertiger",
    "vijftiger",
    "zestiger",
    "zeventiger",
    "tachtiger",
    "negentiger",
)


@dataclass(frozen=True)
class _Band:
    """One band of ages, in the forms a sentence asks for."""

    #: Up to and with this age.
    up_to: float
    #: 'een jongen van ...', '(...)'.
    van: str
    #: 'hij is ...', 'hij wordt ...'.
    being: str
    #: 'een ... vrouw', and without its ending.
    adjective: str
    bare_adjective: str
    #: 'de ...', for who is meant.
    noun: str
    #: 'op zijn ...', more general.
    general: str


_CHILD = (
    _Band(1.99, "babyleeftijd", "een baby", "heel jonge", "heel jong", "baby", "jonge leeftijd"),
    _Band(3.99, "peuterleeftijd", "een peuter", "heel jonge", "heel jong", "peuter", "jonge leeftijd"),
    _Band(5.99, "kleuterleeftijd", "een kleuter", "jonge", "jong", "kleuter", "jonge leeftijd"),
    _Band(
        12.99, "basisschoolleeftijd", "een basisschoolkind", "schoolgaande", "schoolgaand", "scholier", "jonge leeftijd"
    ),
    _Band(17.99, "tienerleeftijd", "een tiener", "minderjarige", "minderjarig", "tiener", "jonge leeftijd"),
)
_ADULT = (
    _Band(29.99, "", "", "jongvolwassen", "jongvolwassen", "jongvolwassene", "volwassen leeftijd"),
    _Band(59.99, "", "", "volwassen", "volwassen", "volwassene", "volwassen leeftijd"),
    _Band(74.99, "", "", "oudere", "ouder", "oudere", "latere leeftijd"),
    _Band(84.99, "", "", "bejaarde", "bejaard", "bejaarde", "hoge leeftijd"),
    _Band(999, "", "", "hoogbejaarde", "hoogbejaard", "hoogbejaarde", "hoge leeftijd"),
)


def age_words(plain: str, start: int, end: int) -> Proposal:
    """What can replace the age `plain[start:end]`, from near to general; fits the words around it."""
    written, ahead, behind = plain[start:end].lower(), before(plain, start), after(plain, end, 40)
    ages = [value for match in _NUMBERS.finditer(written) if (value := age_value(match.group())) is not None]
    if not ages:
        return proposal("op volwassen leeftijd", "van een zekere leeftijd")
    if _SHORT.search(written):
        ages = [0.0]
    bands = {_band(age) for age in ages}
    if len(ages) > 1 and (len(bands) > 1 or ages[0] >= 18):
        return _several(ahead)
    words = _jarig(ages[0], written, behind) if "jarig" in written else _age(ages[0], written, ahead)
    return _with_just(words, written)


def _band(age: float) -> _Band:
    return next(band for band in (*_CHILD, *_ADULT) if age <= band.up_to)


def _several(ahead: str) -> Proposal:
    if _VAN_BEFORE.search(ahead) or not _IS_BEFORE.search(ahead):
        return proposal("verschillende leeftijden", "uiteenlopende leeftijden")
    return proposal("van verschillende leeftijden", "niet even oud")


def _jarig(age: float, written: str, behind: str) -> Proposal:
    band = _band(age)
    if behind.startswith(" leeftijd"):
        return proposal(*_leeftijd(age), "zekere")
    if not written.endswith("e"):
        return proposal(band.bare_adjective, "jong" if age < 18 else "volwassen")
    if _NOUN_AFTER.match(behind):
        return proposal(band.adjective, "jonge" if age < 18 else "volwassen")
    tenner = () if age < 20 or age >= 100 else (_TENNERS[int(age) // 10],)
    return proposal(*tenner, band.noun, "minderjarige" if age < 18 else "volwassene")


def _leeftijd(age: float) -> tuple[str, ...]:
    if age < 18:
        return ("jonge",)
    return ("volwassen",) if age < 60 else ("hoge", "latere")


def _age(age: float, written: str, ahead: str) -> Proposal:
    band = _band(age)
    if re.fullmatch(ORDINALS, written, re.IGNORECASE):
        return _nth(age, band, ahead)
    if "geworden" in written or _BECOMES_BEFORE.search(ahead):
        return _becoming(age, band)
    if _VAN_BEFORE.search(ahead):
        return proposal(_near(age, band), band.general)
    if _IS_BEFORE.search(ahead):
        return proposal(*_being(age, band))
    return proposal(
        _near(age, band),
        band.general,
        *(("op leeftijd",) if age >= 75 else ("minderjarig" if age < 18 else "volwassen",)),
    )


def _near(age: float, band: _Band) -> str:
    """'in de tachtig', 'tienerleeftijd'."""
    if band.van:
        return band.van
    if age < 20:
        return "rond de volwassen leeftijd"
    return "in de " + _TENS[int(age) // 10] if age < 100 else "zeer hoge leeftijd"


def _being(age: float, band: _Band) -> tuple[str, ...]:
    if age < 18:
        return band.being, "nog een kind" if age < 12 else "minderjarig", "nog jong"
    if age < 20:
        return "net volwassen", "jongvolwassen", "volwassen"
    if age >= 100:
        return "zeer oud", "op leeftijd"
    return _near(age, band), "op leeftijd" if age >= 60 else band.bare_adjective, "volwassen"


def _becoming(age: float, band: _Band) -> Proposal:
    if age < 18:
        return proposal(band.being, "een jaar ouder")
    if age < 20:
        return proposal("volwassen", "een jaar ouder")
    return proposal("een jaar ouder" if age >= 100 else "een " + _TENNERS[int(age) // 10], "een jaar ouder")


def _nth(age: float, band: _Band, ahead: str) -> Proposal:
    """'op haar achttiende', 'haar tachtigste verjaardag'."""
    if not _HIS_BEFORE.search(ahead):
        return proposal("zoveelste", "mooie")
    if re.search(r"\b(?:op|tot|sinds|na|voor|vóór|rond|vanaf|met) [\w']+ (?:bijna )?$", ahead):
        return proposal(band.van or band.general, band.general)
    return proposal("recente", "mooie")


def _with_just(words: Proposal, written: str) -> Proposal:
    """'net achttien geworden' keeps its verb."""
    if "geworden" not in written:
        return words
    lead = "net " if written.startswith(("net", "pas")) else ""
    return proposal(*(f"{lead}{each} geworden" for each in (words.suggestion, *words.alternatives)))
