"""The piece of a page that shows why it was found, as HTML in which `<mark>` is the only element."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from ankerpunt.search.analysis import token_terms
from ankerpunt.search.analysis_text import Token, clean, tokens

#: Letters in a fragment, and how far its start may move to stand at the start of a sentence.
LENGTH = 220
SLACK = 80
#: Of a very long page only the beginning is looked at; reading on would cost more than the fragment is worth.
LOOKED_AT = 60_000

_SPACES = re.compile(r"\s+")
_SENTENCE = re.compile(r"[.!?:] (?=\S)")


@dataclass(frozen=True, slots=True)
class _Hit:
    start: int
    end: int
    keys: frozenset[str]


def fragment(text: str, marks: frozenset[str], length: int = LENGTH) -> str:
    """About `length` letters of `text` with the most different marks; its beginning if nothing matches.

    `marks` comes from `Zoekvraag`. Inflected forms and compounds that hold a marked word are marked as a whole.
    """
    flat = _SPACES.sub(" ", clean(text[:LOOKED_AT])).strip()
    hits = _hits(flat, marks)
    start = _start(flat, _best(hits, length))
    end = _end(flat, start + length)
    inside = [hit for hit in hits if start <= hit.start and hit.end <= end]
    return ("… " if start else "") + _marked(flat, start, end, inside) + (" …" if end < len(flat) else "")


def mark_title(titel: str, marks: frozenset[str]) -> str:
    """The whole title as HTML, with the same marks."""
    flat = _SPACES.sub(" ", clean(titel)).strip()
    return _marked(flat, 0, len(flat), _hits(flat, marks))


def _hits(text: str, marks: frozenset[str]) -> list[_Hit]:
    """What is to be marked, in order and without overlap. A mark with a space is a phrase."""
    words = [(token, frozenset(key for key, _ in token_terms(token.raw))) for token in tokens(text)]
    meaning = [(token, keys) for token, keys in words if keys]
    hits = [_Hit(token.start, token.end, keys & marks) for token, keys in meaning if keys & marks]
    phrases = [tuple(mark.split(" ")) for mark in marks if " " in mark]
    return _without_overlap(hits + [hit for phrase in phrases for hit in _phrase_hits(meaning, phrase)])


def _phrase_hits(meaning: Sequence[tuple[Token, frozenset[str]]], phrase: tuple[str, ...]) -> Iterable[_Hit]:
    for place in range(len(meaning) - len(phrase) + 1):
        row = meaning[place : place + len(phrase)]
        if all(key in keys for key, (_, keys) in zip(phrase, row, strict=True)):
            yield _Hit(row[0][0].start, row[-1][0].end, frozenset((" ".join(phrase),)))


def _without_overlap(hits: Iterable[_Hit]) -> list[_Hit]:
    kept: list[_Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return kept


def _best(hits: Sequence[_Hit], length: int) -> int:
    """Where the window begins that holds the most different marks, then the most marks; the first of equals."""
    best, start = (0, 0), 0
    for first, hit in enumerate(hits):
        inside = [other for other in hits[first : first + 40] if other.end <= hit.start + length]
        found = (len(frozenset().union(*(other.keys for other in inside))), len(inside))
        if found > best:
            best, start = found, hit.start
    return start


def _start(text: str, wanted: int) -> int:
    """The start of the sentence, if it is near; else of the word."""
    if wanted <= SLACK:
        return 0
    ends = [match.end() for match in _SENTENCE.finditer(text, wanted - SLACK, wanted)]
    return ends[-1] if ends else text.rfind(" ", 0, max(0, wanted - SLACK // 2)) + 1


def _end(text: str, wanted: int) -> int:
    """The end of the last whole word."""
    if wanted >= len(text):
        return len(text)
    space = text.rfind(" ", wanted - SLACK, wanted + 1)
    return space if space > 0 else wanted


def _marked(text: str, start: int, end: int, hits: Sequence[_Hit]) -> str:
    pieces: list[str] = []
    at = start
    for hit in hits:
        pieces += (_safe(text[at : hit.start]), "<mark>", _safe(text[hit.start : hit.end]), "</mark>")
        at = hit.end
    pieces.append(_safe(text[at:end]))
    return "".join(pieces).replace("</mark> <mark>", " ")


def _safe(text: str) -> str:
    """Text between elements; quotes need no escape there."""
    return escape(text, quote=False)
