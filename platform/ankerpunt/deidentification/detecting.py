"""All rules over one text: what they mark, joined, and found again wherever the same name stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from ankerpunt.deidentification.joining import join
from ankerpunt.deidentification.lexicon import is_ordinary
from ankerpunt.deidentification.lists import GENERIC, ROLES, TITLES, TUSSENVOEGSELS
from ankerpunt.deidentification.resolving import resolve
from ankerpunt.deidentification.rules.ages import find_ages
from ankerpunt.deidentification.rules.capitals import find_capitals
from ankerpunt.deidentification.rules.dates import find_dates
from ankerpunt.deidentification.rules.functions import find_functions
from ankerpunt.deidentification.rules.loose_ages import find_loose_ages
from ankerpunt.deidentification.rules.names import find_names
from ankerpunt.deidentification.rules.numbers import find_numbers
from ankerpunt.deidentification.rules.organisations import find_employers, find_organisations
from ankerpunt.deidentification.rules.places import find_addresses, find_labelled_addresses, find_places, find_wijken
from ankerpunt.deidentification.scan import Scan
from ankerpunt.deidentification.values import Certainty, Mark, Type

#: In this order: where two rules mark the same letters, the first says what it is.
_ON_SIGNS: Sequence[Callable[[str], Iterator[Mark]]] = (find_numbers, find_dates, find_ages, find_loose_ages)
_ON_WORDS: Sequence[Callable[[Scan], Iterator[Mark]]] = (
    find_addresses,
    find_labelled_addresses,
    find_organisations,
    find_employers,
    find_names,
    find_places,
    find_wijken,
    find_functions,
    find_capitals,
)
_AGAIN = "Deze naam staat ook ergens anders in de tekst."


def detect(scan: Scan, certain: Sequence[Mark] = ()) -> list[Mark]:
    """What gives somebody away, in order and without overlap; `certain` is what is known beforehand."""
    found = list(resolve([*certain, *_by_rules(scan)]))
    return list(join(scan.plain, resolve([*found, *_again(scan, found)])))


def certain_marks(scan: Scan) -> list[Mark]:
    """Only what is certain, in order, as each rule marks it: what is joined to something else is not hidden by it."""
    certain = (mark for mark in _by_rules(scan) if mark.certainty is Certainty.ZEKER)
    return sorted(certain, key=lambda mark: mark.start)


def _by_rules(scan: Scan) -> Iterator[Mark]:
    for on_signs in _ON_SIGNS:
        yield from on_signs(scan.plain)
    for on_words in _ON_WORDS:
        yield from on_words(scan)


def _again(scan: Scan, found: Sequence[Mark]) -> Iterator[Mark]:
    """The words of certain names wherever they stand, in small letters too."""
    names = {
        word
        for mark in found
        if mark.type is Type.NAAM and mark.certainty is Certainty.ZEKER
        for word in _parts(scan, mark)
    }
    for at, word in enumerate(scan.words):
        if not (word.folded in names or word.folded.removesuffix("s") in names) or scan.never[at]:
            continue
        if word.capital or not is_ordinary(word.folded):
            yield Mark(word.start, word.end, Type.NAAM, Certainty.ZEKER, _AGAIN)


def _parts(scan: Scan, mark: Mark) -> Iterator[str]:
    for word in scan.within(mark.start, mark.end):
        if len(word.text) > 1 and word.folded not in TUSSENVOEGSELS | TITLES | ROLES | GENERIC:
            yield word.folded
            if "-" in word.folded:
                yield from (part for part in word.folded.split("-") if len(part) > 2 and part not in TUSSENVOEGSELS)
