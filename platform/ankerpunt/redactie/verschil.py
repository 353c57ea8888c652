"""Differences as pages show them: what changed with the words around it, and the places where somebody must choose. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from ankerpunt.redactie.difference import Passage, difference
from ankerpunt.redactie.merging import Merged, Part

#: Signs of unchanged text that are shown before and after a change.
AROUND = 160
Stand = Literal["gelijk", "samen", "botst"]
Van = Literal["mij", "ander", ""]


@dataclass(frozen=True)
class Stuk:
    """A stretch as a page shows it; `over` is unchanged text that may be opened."""

    soort: Literal["gelijk", "weg", "nieuw", "over"]
    tekst: str


@dataclass(frozen=True)
class Deel:
    """A part of two texts brought together: unchanged, taken over from one of the two, or to choose."""

    stand: Stand
    stukken: tuple[Stuk, ...]
    van: Van = ""
    nummer: int = 0
    deel: Part | None = None


def shortened(passages: Iterable[Passage]) -> tuple[Stuk, ...]:
    """The passages, with long stretches that stayed folded to what stands next to a change."""
    each = list(passages)
    found: list[Stuk] = []
    for place, passage in enumerate(each):
        if passage.soort == "gelijk":
            found += _folded(passage.tekst, first=place == 0, last=place == len(each) - 1)
        else:
            found.append(Stuk(passage.soort, passage.tekst))
    return tuple(found)


def parts(samen: Merged) -> list[Deel]:
    """What becomes of two texts, in reading order; clashes are numbered from 0."""
    return list(_parts(samen))


def _parts(samen: Merged) -> Iterator[Deel]:
    number, last = 0, len(samen.delen) - 1
    for place, part in enumerate(samen.delen):
        if part.botst:
            yield Deel("botst", (), "", number, part)
            number += 1
        elif part.gewijzigd:
            of: Van = "mij" if part.ander == part.basis else "ander"
            stukken = shortened(difference(part.basis, part.tekst))
            yield Deel("samen", stukken, of if part.mijn != part.ander else "", 0, part)
        else:
            yield Deel("gelijk", tuple(_folded(part.basis, first=place == 0, last=place == last)))


def _folded(text: str, *, first: bool, last: bool) -> list[Stuk]:
    before = 0 if first else AROUND
    after = 0 if last else AROUND
    if len(text) <= before + after + AROUND:
        return [Stuk("gelijk", text)]
    start = _at_space(text, before) if before else 0
    end = _at_space(text, len(text) - after) if after else len(text)
    pieces = (("gelijk", text[:start]), ("over", text[start:end]), ("gelijk", text[end:]))
    return [Stuk(soort, piece) for soort, piece in pieces if piece]  # type: ignore[arg-type]


def _at_space(text: str, place: int) -> int:
    """The first place from `place` on at which a word begins."""
    while place < len(text) and not text[place - 1].isspace():
        place += 1
    return place
