"""Addresses, streets, places and neighbourhoods."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ankerpunt.deidentification.lexicon import Kind
from ankerpunt.deidentification.lists import ARTICLES, BEFORE_PLACE, BEFORE_WIJK, GENERIC
from ankerpunt.deidentification.scan import Scan
from ankerpunt.deidentification.values import Certainty, Mark, Type
from ankerpunt.dutch.text import listed
from ankerpunt.dutch.words import is_word

_STREET = re.compile(
    r"(?:straat|[^s]str|strjitte|straatje|laan|laantje|weg|plein|pleintje|gracht|kade|singel|steeg|plantsoen|dreef|dijk|pad|hof|ring"
    r"|boulevard|markt|wal|haven|burgwal|esplanade|brink|allee|leane|dyk|warande|passage|hofje)$"
)
#: As above, but many ordinary words end like this: only with a house number or a capital of its own.
_PERHAPS_STREET = re.compile(
    r"(?:baan|burg|weide|donk|akker|veld|hoeve|erf|dam|kamp|stede|kreek|zoom|park|rade|horst|berg|oord|wijck|oever|werf|es)$"
)
_UNIT = r",? (?:kamer|appartement|app\.?|unit|huisje|etage|box|standplaats) [A-Za-z]?\d{1,4}[a-z]?\b"
HOUSE_NUMBER = re.compile(
    r"(?:(?:\.?\s|, |,| nr\.? | nummer | no\.? )\d{1,5}"
    r"(?:\s?[-/]\s?(?:\d{1,4}|[IVX]{1,4}|[a-zA-Z]{1,2})|\s?(?:bis|hs|huis|rood|zwart|boven|beneden|links|rechts|[IVX]{2,4})"
    r"| ?[A-Z]-\d{1,3}| \dhoog|[a-zA-Z]| [a-zA-Z](?= ?[,.;:)\n]| ?$)| [A-H])?(?![\w-])"
    rf"(?:,? \d{{1,2}}e(?: etage| verdieping)?\b)?(?:{_UNIT})?|{_UNIT})"
)
_WIJK = re.compile(r"(?:wijk|buurt|kwartier|plantage|polder|eiland|veld|park|bos|heuvel)$")
_HOUSE = "Een straat met huisnummer wijst één huis aan."
_STREET_ALONE = "Een straat wijst een klein aantal huizen aan."
_PLACE = "Een plaats maakt de kring klein."
_WIJK_REASON = "Een wijk of buurt maakt de kring heel klein."
_LABELLED = re.compile(r"(?:^|\n|; )[ \t*-]{0,6}(?:woon)?adres: {0,3}([^\n;]{2,80})", re.IGNORECASE)
_NO_ADDRESS = re.compile(r"(?:onbekend|geheim|zie |geen|idem|bekend|zelfde|\?)", re.IGNORECASE)
_NEVER_FIRST = listed("in op aan bij uit van de het een langs naar via tot over achter voor tegenover met")
_MAX_WORDS = 5


def find_addresses(scan: Scan) -> Iterator[Mark]:
    """Streets, with their house number where there is one."""
    at = 0
    while at < len(scan.words):
        last = _street(scan, at)
        if last is None:
            at += 1
            continue
        first = at - 1 if scan.before(at) in ARTICLES or (not scan.cased and scan.before(at) in {"van", "der"}) else at
        start, end = scan.words[first].start, scan.words[last].end
        number = HOUSE_NUMBER.match(scan.plain, end, end + 24)
        yield Mark(
            start, number.end() if number else end, Type.ADRES, Certainty.ZEKER, _HOUSE if number else _STREET_ALONE
        )
        at = last + 1


def _street(scan: Scan, at: int) -> int | None:
    """The last word of the street that begins at `words[at]`."""
    if scan.never[at]:
        return None
    longest = scan.longest_phrase(at, Kind.STREET)
    if longest and _written_as_name(scan, at, at + longest - 1):
        return at + longest - 1
    if scan.words[at].capital:
        last = _named_street(scan, at)
        if last is not None:
            return last
    return at if _single_street(scan, at) else None


def _written_as_name(scan: Scan, first: int, last: int) -> bool:
    """A phrase of the street list counts with a house number, or where it is written as a street."""
    numbered = HOUSE_NUMBER.match(scan.plain, scan.words[last].end, scan.words[last].end + 24) is not None
    capital = any(scan.words[at].capital and not scan.words[at].begins for at in range(first, last + 1))
    known = any(scan.words[at].capital or not scan.ordinary(at) for at in range(first, last + 1))
    return (numbered and known) or (capital and _STREET.search(scan.words[last].folded) is not None)


def _named_street(scan: Scan, at: int) -> int | None:
    """'Burgemeester van Tuyllstraat', 'Prins Hendrikkade': capitals up to a word that ends like a street."""
    if scan.words[at].folded in _NEVER_FIRST or (scan.words[at].begins and scan.words[at].folded in GENERIC):
        return None
    for last in range(at + 1, min(at + _MAX_WORDS, len(scan.words))):
        word = scan.words[last]
        if not scan.follows(last):
            return None
        if word.capital and len(word.text) > 4 and _STREET.search(word.folded) and not scan.never[last]:
            return None if _somebody_of(scan, at, last) else last
        if not word.capital and word.folded not in {"van", "de", "der", "den", "het", "ter", "ten", "t", "en"}:
            return None
    return None


def _somebody_of(scan: Scan, at: int, last: int) -> bool:
    """'Fatima van de Kerkstraat': a first name, and a street of its own."""
    return bool(scan.kinds(at) & Kind.FIRST) and scan.before(last) == "de" and bool(scan.kinds(last) & Kind.STREET)


def _single_street(scan: Scan, at: int) -> bool:
    word = scan.words[at]
    numbered = HOUSE_NUMBER.match(scan.plain, word.end, word.end + 24) is not None
    listed = bool(scan.kinds(at) & Kind.STREET)
    if _STREET.search(word.folded) and len(word.text) > 5:
        if word.capital and (not word.begins or listed or not scan.ordinary(at)):
            return True
        return (listed and (numbered or not is_word(word.folded))) or (numbered and not scan.ordinary(at))
    if numbered and listed and not scan.cased and not scan.ordinary(at):
        return True
    named = word.capital and not word.begins
    return numbered and (listed or _PERHAPS_STREET.search(word.folded) is not None) and (named or word.capital)


def find_places(scan: Scan) -> Iterator[Mark]:
    """Towns, villages, municipalities and regions."""
    at = 0
    while at < len(scan.words):
        count, certainty = _place(scan, at)
        if count:
            yield Mark(scan.words[at].start, scan.words[at + count - 1].end, Type.PLAATS, certainty, _PLACE)
        at += max(count, 1)


def _place(scan: Scan, at: int) -> tuple[int, Certainty]:
    word = scan.words[at]
    longest = scan.longest_phrase(at, Kind.PLACE)
    if longest and not scan.never[at] and _phrase_counts(scan, at, longest):
        return longest, Certainty.ZEKER
    kinds = scan.kinds(at)
    if not kinds & Kind.PLACE or scan.never[at] or word.folded in GENERIC:
        return 0, Certainty.ZEKER
    placed = scan.before(at) in BEFORE_PLACE
    if word.capital:
        known = not scan.ordinary(at) or (placed and (word.upper or not word.begins))
        return (1, Certainty.ZEKER) if known or not word.begins or not is_word(word.folded) else (0, Certainty.ZEKER)
    if len(word.text) < 4 or (is_word(word.folded) and (scan.cased or not placed)):
        return 0, Certainty.ZEKER
    return 1, Certainty.ZEKER if placed and not scan.cased else Certainty.CONTROLEER


def _phrase_counts(scan: Scan, at: int, count: int) -> bool:
    """A phrase of several words is a place with a capital; in a text without capitals if it is no run of ordinary words."""
    inside = range(at, at + count)
    if any(scan.words[each].capital for each in inside):
        return True
    return not scan.cased and not all(scan.ordinary(each) for each in inside)


def find_wijken(scan: Scan) -> Iterator[Mark]:
    """Neighbourhoods: after the word wijk or buurt, or by how the name ends."""
    for at, word in enumerate(scan.words):
        if scan.never[at] or word.folded in GENERIC or not (word.capital or _small_wijk(scan, at)):
            continue
        if scan.before(at) in BEFORE_WIJK:
            last = at
            while scan.follows(last + 1) and scan.words[last + 1].capital:
                last += 1
            yield Mark(word.start, scan.words[last].end, Type.WIJK, Certainty.ZEKER, _WIJK_REASON)
        elif not word.begins and len(word.text) > 6 and _WIJK.search(word.folded):
            yield Mark(word.start, word.end, Type.WIJK, Certainty.CONTROLEER, _WIJK_REASON)


def _small_wijk(scan: Scan, at: int) -> bool:
    """'de schilderswijk', in a text without capitals."""
    word = scan.words[at]
    return not scan.cased and word.folded.endswith(("wijk", "buurt")) and not is_word(word.folded)


def find_labelled_addresses(scan: Scan) -> Iterator[Mark]:
    """What stands after 'adres:' in a form, up to the end of the line."""
    for match in _LABELLED.finditer(scan.plain):
        if not _NO_ADDRESS.match(match.group(1)):
            yield Mark(
                match.start(1), match.end(1), Type.ADRES, Certainty.ZEKER, "Hier vraagt een formulier om een adres."
            )
