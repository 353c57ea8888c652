"""An index in plain dictionaries: the reference ranking that every adapter must equal, small enough to read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ankerpunt.search.analysis import impacts, surface_words
from ankerpunt.search.query_scoring import score
from ankerpunt.search.thesaurus import Thesaurus
from ankerpunt.search.values import Brontekst, WeightedTerm


class PlainIndex:
    """Holds the impacts of all pages; also the vocabulary that `query.parse` asks for."""

    def __init__(self, pages: Sequence[Brontekst], thesaurus: Thesaurus) -> None:
        self._impacts = {page.sleutel: impacts(page, thesaurus.finder) for page in pages}
        self._frequencies = Counter(key for found in self._impacts.values() for key in found)
        self._words = tuple(sorted({word for page in pages for word in surface_words(page)}))

    def document_frequency(self, term: str) -> int:
        """How many pages hold the term."""
        return self._frequencies[term]

    def words(self) -> tuple[str, ...]:
        """The written words of titles, descriptions, tags and zoektermen."""
        return self._words

    def search(self, terms: Sequence[WeightedTerm], limit: int) -> list[str]:
        """The keys of the best pages, best first."""
        scores = (
            (score(terms, found, len(self._impacts), self._frequencies), key) for key, found in self._impacts.items()
        )
        best = sorted((-points, key) for points, key in scores if points > 0.0)
        return [key for _, key in best[:limit]]
