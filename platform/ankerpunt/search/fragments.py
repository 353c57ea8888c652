"""The piece of a page that shows why it was found, as HTML in which `<mark>` is the only element."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from ankerpunt.dutch.text import Token, clean, tokens
from ankerpunt.search.analysis import token_terms

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


class Marker:
    """Marks the words of one question in many texts; what it learned of a word in one text serves the next.

    `marks` comes from `Zoekvraag`; a mark with a space is a phrase. Inflected forms and compounds that hold a marked
    word are marked as a whole.
    """

    def __init__(self, marks: frozenset[str]) -> None:
        self._single = frozenset(mark for mark in marks if " " not in mark)
        self._phrases: dict[str, list[tuple[str, ...]]] = {}
        for phrase in (tuple(mark.split(" ")) for mark in sorted(marks) if " " in mark):
            self._phrases.setdefault(phrase[0], []).append(phrase)
        in_phrases = (key for phrases in self._phrases.values() for phrase in phrases for key in phrase)
        self._wanted = self._single.union(in_phrases)
        self._seen: dict[str, frozenset[str] | None] = {}

    def fragment(self, text: str, length: int = LENGTH) -> str:
        """About `length` letters of `text` with the most different marks; its beginning if nothing matches."""
        flat = _SPACES.sub(" ", clean(text[:LOOKED_AT])).strip()
        hits = self._hits(flat)
        start = _start(flat, _best(hits, length))
        end = _end(flat, start + length)
        inside = [hit for hit in hits if start <= hit.start and hit.end <= end]
        return ("… " if start else "") + _marked(flat, start, end, inside) + (" …" if end < len(flat) else "")

    def title(self, titel: str) -> str:
        """The whole title as HTML, with the same marks."""
        flat = _SPACES.sub(" ", clean(titel)).strip()
        return _marked(flat, 0, len(flat), self._hits(flat))

    def _hits(self, text: str) -> list[_Hit]:
        """What is to be marked, in order and without overlap."""
        meaning = [(token, keys) for token in tokens(text) if (keys := self._keys(token.raw)) is not None]
        single = (_Hit(token.start, token.end, keys & self._single) for token, keys in meaning if keys & self._single)
        return _without_overlap((*single, *self._phrase_hits(meaning)))

    def _keys(self, raw: str) -> frozenset[str] | None:
        """The wanted index terms of a word; None for a word without meaning, which a phrase steps over."""
        if raw not in self._seen:
            keys = frozenset(key for key, _ in token_terms(raw))
            self._seen[raw] = keys & self._wanted if keys else None
        return self._seen[raw]

    def _phrase_hits(self, meaning: Sequence[tuple[Token, frozenset[str]]]) -> Iterable[_Hit]:
        for place, (token, keys) in enumerate(meaning):
            for phrase in (phrase for key in keys for phrase in self._phrases.get(key, ())):
                row = meaning[place : place + len(phrase)]
                if len(row) == len(phrase) and all(key in found for key, (_, found) in zip(phrase, row, strict=True)):
                    yield _Hit(token.start, row[-1][0].end, frozenset((" ".join(phrase),)))


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
