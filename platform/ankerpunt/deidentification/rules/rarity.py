"""What names nobody but gives away anyway: several details that together fit one person.

A warning, never a finding: a machine cannot know how rare something is in a town. It says which details stand together
and why that matters, so that the writer can change one of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from ankerpunt.deidentification.lexicon import Kind, entries
from ankerpunt.deidentification.scan import Scan
from ankerpunt.deidentification.values import Mark, Rarity, Type

#: How far a story about one person reaches, in words: details further apart are not put together.
_REACH = 150
_ENOUGH = 3
_ROUGH = {
    Type.LEEFTIJD: "leeftijd",
    Type.BEROEP: "beroep of functie",
    Type.PLAATS: "woonplaats",
    Type.WIJK: "woonplaats",
    Type.ADRES: "woonplaats",
    Type.SCHOOL: "school of werk",
    Type.WERKGEVER: "school of werk",
}
_MANY_CHILDREN = re.compile(
    r"\b(zes|zeven|acht|negen|tien|elf|twaalf|dertien|[6-9]|1[0-5]) (kinderen|broers|zussen|dochters|zonen)\b",
    re.IGNORECASE,
)
_VERY_OLD = re.compile(r"\b(honderd(jarige| jaar|eneen)|10\d(-jarige| jaar)|9[5-9](-jarige| jaar))", re.IGNORECASE)


@cache
def _events() -> dict[str, str]:
    return dict(entries("zeldzame_gebeurtenissen"))


@cache
def _beginnings() -> re.Pattern[str]:
    return re.compile("|".join(sorted(_events(), key=len, reverse=True)))


def find_rarities(scan: Scan, marks: Sequence[Mark]) -> Iterator[Rarity]:
    """Warnings for details close together that point at one person, the strongest first."""
    details = sorted({*_marked(marks), *_told(scan)})
    best = _closest(details)
    kinds = {kind for _, kind, _ in best}
    if len(kinds) >= _ENOUGH and kinds & {"gebeurtenis", "beroep of functie", "groot gezin", "herkomst"}:
        words = tuple(dict.fromkeys(text for _, _, text in best))
        yield Rarity(words, f"{_listed(sorted(kinds))} samen: dat past bij weinig mensen. Verander één detail.")
    for match in _VERY_OLD.finditer(scan.plain):
        yield Rarity((match.group(),), "Zo oud zijn in een wijk maar een paar mensen. Noem geen precieze leeftijd.")
        return


def _marked(marks: Sequence[Mark]) -> Iterator[tuple[int, str, str]]:
    for mark in marks:
        if mark.type in _ROUGH:
            yield mark.start, _ROUGH[mark.type], _ROUGH[mark.type]


def _told(scan: Scan) -> Iterator[tuple[int, str, str]]:
    """Events, countries of origin and large families: (place, kind, how it is named)."""
    for at, word in enumerate(scan.words):
        match = _beginnings().match(word.folded)
        if match:
            yield word.start, "gebeurtenis", _events()[match.group()]
        elif word.capital and scan.kinds(at) & Kind.COUNTRY and scan.before(at) == "uit":
            yield word.start, "herkomst", f"uit {word.text}"
    for found in _MANY_CHILDREN.finditer(scan.plain):
        yield found.start(), "groot gezin", found.group()


def _closest(details: Sequence[tuple[int, str, str]]) -> Sequence[tuple[int, str, str]]:
    """The stretch of the text with the most different kinds of detail; linear in the number of details."""
    best: Sequence[tuple[int, str, str]] = ()
    most, first = 0, 0
    for last, (place, _, _) in enumerate(details):
        while place - details[first][0] > _REACH * 6:
            first += 1
        kinds = len({kind for _, kind, _ in details[max(first, last - 40) : last + 1]})
        if kinds > most:
            most, best = kinds, details[max(first, last - 40) : last + 1]
    return best


def _listed(words: Sequence[str]) -> str:
    text = ", ".join(words[:-1]) + " en " + words[-1]
    return text[0].upper() + text[1:]
