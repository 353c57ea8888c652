"""Where a text first uses a term of the thesaurus, so that the page can explain it there, and the list from A to Z."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from ankerpunt.search.analysis import row
from ankerpunt.search.analysis_text import Token, fold, tokens
from ankerpunt.search.thesaurus import Begrip, Thesaurus
from ankerpunt.search.thesaurus_match import Match

#: A name this short is an abbreviation and must be written as the thesaurus writes it: SCIL, not "scil".
LONGEST_ABBREVIATION = 5


@dataclass(frozen=True, slots=True)
class Gebruik:
    """The first use of a concept: `text[start:end]` is one of its names as written there."""

    start: int
    end: int
    begrip: Begrip


def first_uses(text: str, thesaurus: Thesaurus, seen: AbstractSet[str] = frozenset()) -> tuple[Gebruik, ...]:
    """The first use of each concept that has a definition and whose URI is not in `seen`, in order, without overlap.

    Only the preferred and other official names count, never the hidden ones; where two overlap the longer one is kept.
    """
    words = [(token, key) for token in tokens(text) for key in row(token.raw)]
    found = sorted(_uses(text, words, thesaurus), key=lambda use: (use.start, -use.end))
    kept: list[Gebruik] = []
    explained = set(seen)
    for use in found:
        if use.begrip.uri not in explained and (not kept or use.start >= kept[-1].end):
            explained.add(use.begrip.uri)
            kept.append(use)
    return tuple(kept)


def a_to_z(thesaurus: Thesaurus) -> Mapping[str, tuple[Begrip, ...]]:
    """Capital letter -> the concepts with a definition whose label begins with it, sorted; digits under '#'."""
    letters: dict[str, list[Begrip]] = {}
    for begrip in thesaurus.begrippen:
        if begrip.definitie:
            first = fold(begrip.label)[:1].upper()
            letters.setdefault(first if first.isalpha() else "#", []).append(begrip)
    return {letter: tuple(letters[letter]) for letter in sorted(letters)}


def _uses(text: str, words: Sequence[tuple[Token, str]], thesaurus: Thesaurus) -> Iterator[Gebruik]:
    for match in thesaurus.finder.find([key for _, key in words]):
        begrip = thesaurus.by_sign(match.label.sign)
        if begrip and begrip.definitie and _in_order(match):
            start, end = words[match.places[0]][0].start, words[match.places[-1]][0].end
            if _is_name(text[start:end], match, begrip):
                yield Gebruik(start, end, begrip)


def _in_order(match: Match) -> bool:
    """Whether the words stand next to each other; their order is checked with the name itself."""
    return match.places[-1] - match.places[0] == len(match.places) - 1


def _is_name(written: str, match: Match, begrip: Begrip) -> bool:
    names = [name for name in (begrip.label, *begrip.ook) if row(name) == match.label.terms]
    if len(written) <= LONGEST_ABBREVIATION:
        return written in names or written in {name.lower() for name in names if name[1:].islower()}
    return bool(names) and row(written) == match.label.terms
