"""Mends typing errors: the nearest word of the index and the thesaurus, for a word that nothing matches."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

from ankerpunt.dutch.compounds import parts
from ankerpunt.dutch.words import is_word
from ankerpunt.search.analysis import term
from ankerpunt.search.thesaurus import Thesaurus
from ankerpunt.search.values import Vocabulary

NEAREST = 10
SHORTEST = 4
#: A word of the list is mended only from this length on: dementi -> dementie, but never vent -> kent.
SHORTEST_WORD = 6


def reach(word: str) -> int:
    """How many letters may differ (a swap counts once): few in a short word and in one made of existing words."""
    if len(word) < (SHORTEST_WORD if is_word(word) else SHORTEST):
        return 0
    if len(word) <= 5 or parts(word) or is_word(word):
        return 1
    return 2 if len(word) < 10 else 3


def mend(word: str, thesaurus: Thesaurus, vocabulary: Vocabulary) -> str | None:
    """The word that was probably meant by the folded `word`, or None; of the nearest the most frequent wins."""
    allowed = reach(word)
    if not allowed:
        return None
    near = _near(word, thesaurus.proposals, allowed) + _near(word, vocabulary.words(), allowed)
    ranked = ((distance, -vocabulary.document_frequency(term(found)), found) for found, distance in near)
    return min(ranked, default=(0, 0, None))[2]


def _near(word: str, candidates: Sequence[str], allowed: int) -> list[tuple[str, int]]:
    found = process.extract(word, candidates, scorer=OSA.distance, score_cutoff=allowed, limit=NEAREST)
    return [(candidate, int(distance)) for candidate, distance, _ in found]
