"""The text after the choices of the reader, for browsers without script. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ankerpunt.anonimiseren.presenting import Plek
from ankerpunt.deidentification.values import Finding

#: The choice that a plek may stay as it is.
LAAT = "laat"
_SENTENCE = re.compile(r"(?:[.!?…:][\"”’)]*\s+|\n\s*)\Z")


@dataclass(frozen=True)
class Keuze:
    """What the reader chose at one plek: the number of a proposal or `LAAT`, or own words, which go first."""

    voorstel: str = ""
    eigen: str = ""


@dataclass(frozen=True)
class Uitkomst:
    """The text after the choices, and the words at the plekken that are still open."""

    tekst: str
    open: tuple[str, ...]


def choose(text: str, plekken: Sequence[Plek], keuzes: Mapping[int, Keuze], missed: Mapping[str, str]) -> Uitkomst:
    """`text` with every plek as chosen, by its number, and then each of the `missed` words replaced everywhere."""
    pieces: list[tuple[int, int, str]] = []
    still_open: list[str] = []
    for plek in plekken:
        keuze = keuzes.get(plek.nummer, Keuze())
        if not _decided(keuze):
            still_open.append(plek.eerste.text)
        for finding in plek.findings:
            pieces.append((finding.start, finding.end, _words(text, finding, keuze)))
    return Uitkomst(_put(text, pieces, missed), tuple(still_open))


def read_missed(lines: str) -> dict[str, str]:
    """Words and what comes instead, from lines such as 'de Lange = de buurman'; without '=' it becomes […]."""
    pairs = (line.partition("=") for line in lines.splitlines())
    return {words.strip(): instead.strip() or "[…]" for words, _, instead in pairs if words.strip()}


def _decided(keuze: Keuze) -> bool:
    return bool(keuze.eigen or keuze.voorstel)


def _words(text: str, finding: Finding, keuze: Keuze) -> str:
    if keuze.voorstel == LAAT or not _decided(keuze):
        return finding.text
    if keuze.eigen:
        return _begun(text, finding, keuze.eigen)
    proposals = (finding.suggestion, *finding.alternatives)
    number = int(keuze.voorstel) if keuze.voorstel.isdecimal() else 0
    return proposals[min(number, len(proposals) - 1)]


def _begun(text: str, finding: Finding, words: str) -> str:
    """Own words with a capital where they begin a sentence, as nakijken-stand.js does; proposals fit as they are."""
    before = text[max(0, finding.start - 8) : finding.start]
    begins = finding.text[:1].isupper() and (finding.start == 0 or _SENTENCE.search(before))
    return words[:1].upper() + words[1:] if begins else words


def _put(text: str, pieces: Iterable[tuple[int, int, str]], missed: Mapping[str, str]) -> str:
    """What the reader missed is only looked for between the findings: never in words that were just put there."""
    without = _Missed(missed)
    done: list[str] = []
    at = 0
    for start, end, words in sorted(pieces):
        done += without(text[at:start]), words
        at = end
    return "".join((*done, without(text[at:])))


class _Missed:
    """Replaces words wherever they stand as whole words, in capitals or not; the longest first."""

    def __init__(self, missed: Mapping[str, str]) -> None:
        self._instead = {_plain(words): instead for words, instead in missed.items()}
        self._small = {_plain(words) for words in missed if words[:1].islower()}
        longest_first = sorted(self._instead, key=len, reverse=True)
        words = "|".join(r"\s+".join(map(re.escape, each.split())) for each in longest_first)
        self._pattern = re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)

    def __call__(self, text: str) -> str:
        """`text` without them."""
        if not self._instead:
            return text
        return self._pattern.sub(self._new, text)

    def _new(self, match: re.Match[str]) -> str:
        words = _plain(match[0])
        instead = self._instead.get(words, "[…]")
        begins = words in self._small and match[0][:1].isupper()
        return instead[:1].upper() + instead[1:] if begins else instead


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())
