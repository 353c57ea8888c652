"""Ask first: the people whom the writer names are found with certainty, in every form they take in the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from rapidfuzz.distance import OSA

from ankerpunt.deidentification.lexicon import entries, is_ordinary
from ankerpunt.deidentification.lists import TITLES, TUSSENVOEGSELS
from ankerpunt.deidentification.scan import Scan
from ankerpunt.deidentification.values import Certainty, Mark, Person, Type
from ankerpunt.deidentification.words import words
from ankerpunt.dutch.text import fold

_REASON = "Je noemde deze persoon zelf."
_SHORTEST_WITH_ERROR = 4
_LONG = 8


@cache
def call_names() -> dict[str, frozenset[str]]:
    """Folded name -> the folded names that people say instead of it, in both directions: bep and elisabeth."""
    found: dict[str, set[str]] = {}
    for call_name, names in entries("roepwoorden"):
        short, full = fold(call_name), {fold(name.replace("_", " ")) for name in names.split()}
        found.setdefault(short, set()).update(full)
        for name in full:
            found.setdefault(name, set()).add(short)
    return {name: frozenset(others) for name, others in found.items()}


@dataclass(frozen=True)
class Asked:
    """What to look for: the folded words of the names, and the initials they begin with."""

    parts: frozenset[str]
    nicknames: frozenset[str]
    initials: frozenset[str]


def asked(people: Sequence[Person]) -> Asked:
    """The words of the names in `people`; order and capitals make no difference."""
    named = [
        [word.folded for word in words(person.naam) if word.folded not in TUSSENVOEGSELS | TITLES] for person in people
    ]
    parts = frozenset(part for name in named for part in (*name, *_halves(name)) if len(part) > 1)
    nicknames = frozenset(other for part in parts for other in call_names().get(part, ()) if len(other) > 1)
    return Asked(parts, nicknames - parts, frozenset(name[0][0] for name in named if name))


def _halves(name: Sequence[str]) -> Iterator[str]:
    for part in name:
        if "-" in part:
            yield from part.split("-")


def find_asked(scan: Scan, people: Sequence[Person]) -> Iterator[Mark]:
    """Every mention of the people the writer named: names, call names, initials, and names with a typing error."""
    wanted = asked(people)
    if not wanted.parts:
        return
    judged: dict[str, bool] = {}
    at = 0
    while at < len(scan.words):
        last = _mention(scan, at, wanted, judged)
        if last is None:
            at += 1
            continue
        end = scan.words[last].end
        if len(scan.words[last].text) == 1 and scan.plain[end : end + 1] == ".":
            end += 1
        yield Mark(scan.words[at].start, end, Type.NAAM, Certainty.ZEKER, _REASON)
        at = last + 1


def _mention(scan: Scan, at: int, wanted: Asked, judged: dict[str, bool]) -> int | None:
    """The last word of the mention that begins at `words[at]`, joined over tussenvoegsels and initials."""
    if not _is_part(scan, at, wanted, judged):
        return None
    last = at
    while True:
        nxt = last + 1
        while scan.follows(nxt) and scan.words[nxt].folded in TUSSENVOEGSELS and nxt - last < 4:
            nxt += 1
        if not (scan.follows(nxt) and _is_part(scan, nxt, wanted, judged)):
            return last
        last = nxt


def _is_part(scan: Scan, at: int, wanted: Asked, judged: dict[str, bool]) -> bool:
    word = scan.words[at]
    if len(word.text) == 1:
        return word.capital and word.folded in wanted.initials and scan.plain[word.end : word.end + 1] == "."
    if word.folded not in judged:
        judged[word.folded] = _resembles(word.folded, wanted)
    return judged[word.folded] and (word.capital or not is_ordinary(word.folded))


def _resembles(folded: str, wanted: Asked) -> bool:
    if folded in wanted.parts or folded in wanted.nicknames:
        return True
    if "-" in folded and any(part in wanted.parts for part in folded.split("-")):
        return True
    if len(folded) < _SHORTEST_WITH_ERROR or is_ordinary(folded):
        return False
    most = 2 if len(folded) >= _LONG else 1
    return any(
        len(part) >= _SHORTEST_WITH_ERROR and OSA.distance(folded, part, score_cutoff=most) <= most
        for part in wanted.parts
    )
