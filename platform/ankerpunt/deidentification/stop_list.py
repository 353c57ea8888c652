"""What never is a person, place or organisation to hide: laws, methods, national services, idiom.

A term covers its words wherever they stand: no rule that goes by a capital alone may mark them. A title before it, or a
name the writer gave, goes first: 'mevrouw Parkinson' is a person.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from ankerpunt.deidentification.lexicon import DATA, kinds
from ankerpunt.deidentification.words import Word, words

_ENDINGS = ("e", "s", "en")
#: The folded words of a term.
_Term = tuple[str, ...]


@dataclass(frozen=True)
class Never:
    """One term, with sentences that prove it: nothing may be found in the term where they use it."""

    term: str
    examples: tuple[str, ...] = ()


class StopList:
    """All terms, ready to look for in a text. Never changes."""

    def __init__(self, entries: Iterable[Never], terms: Mapping[str, Sequence[_Term]] | None = None) -> None:
        self.entries = tuple(entries)
        self._terms = _by_first_word(self.entries) if terms is None else terms

    def with_more(self, entries: Iterable[Never]) -> StopList:
        """This list and `entries`."""
        more = tuple(entries)
        terms = dict(self._terms)
        for first, others in _by_first_word(more).items():
            terms[first] = (*terms.get(first, ()), *others)
        return StopList((*self.entries, *more), terms)

    def covers(self, found: Sequence[Word]) -> list[int]:
        """For each word of how many words the term is that it is part of; 0 if it is part of none."""
        covered = [0] * len(found)
        for at, word in enumerate(found):
            length = self._longest(found, at, word)
            if length:
                covered[at : at + length] = [length] * length
        return covered

    def _longest(self, found: Sequence[Word], at: int, word: Word) -> int:
        for first in _forms(word):
            lengths = [
                len(term) for term in self._terms.get(first, ()) if _goes_on(found[at + 1 : at + len(term)], term[1:])
            ]
            if lengths:
                return max(lengths)
        return 0


def _by_first_word(entries: Iterable[Never]) -> Mapping[str, Sequence[_Term]]:
    terms: dict[str, list[_Term]] = {}
    for entry in entries:
        folded = tuple(word.folded for word in words(entry.term))
        if folded:
            terms.setdefault(folded[0], []).append(folded)
    return terms


def _goes_on(found: Sequence[Word], rest: tuple[str, ...]) -> bool:
    """Whether the words are `rest`; the last one may begin a compound: Signs of Safety-formulier."""
    folded = [word.folded for word in found]
    if rest and folded:
        folded[-1] = folded[-1] if folded[-1] == rest[-1] else folded[-1].partition("-")[0]
    return tuple(folded) == rest


def _forms(word: Word) -> Iterable[str]:
    """The word, the word without an ending, and what stands before its hyphen: Wmo-aanvraag, Marokkaanse; not Mei-Ling."""
    folded = word.folded
    yield folded
    for ending in _ENDINGS:
        if len(folded) > 4 and folded.endswith(ending) and not kinds(folded):
            yield folded.removesuffix(ending)
    before, hyphen, _ = folded.partition("-")
    if hyphen and not word.text.partition("-")[2][:1].isupper():
        yield before


def parse(line: str) -> Never:
    """'term | sentence | sentence' as an entry."""
    term, *examples = (part.strip() for part in line.split("|"))
    return Never(term, tuple(example for example in examples if example))


@cache
def shipped() -> StopList:
    """The list that comes with Ankerpunt."""
    lines = (DATA / "nooit_een_persoon.txt").read_text(encoding="utf-8").splitlines()
    return StopList(tuple(parse(line) for line in lines if line.strip() and not line.startswith("#")))
