"""What an index knows of words, as one reader may know it."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from ankerpunt.search.index.reader import Snapshot
from ankerpunt.search.index.scoring import Segment


class SnapshotVocabulary:
    """The vocabulary (`values.Vocabulary`) of a snapshot for somebody who may see documents of `zichtbaarheid`."""

    def __init__(
        self, snapshot: Snapshot, zichtbaarheid: frozenset[str], words: Callable[[], tuple[str, ...]]
    ) -> None:
        self._snapshot = snapshot
        self._zichtbaarheid = zichtbaarheid
        self._words = words
        self._frequencies: dict[str, int] = {}

    def document_frequency(self, term: str) -> int:
        """How many visible documents hold `term`."""
        known = self._frequencies.get(term)
        if known is None:
            known = sum(self._visible(segment, term) for segment in self._snapshot.segments)
            self._frequencies[term] = known
        return known

    def words(self) -> tuple[str, ...]:
        """The written words that may be proposed for a typing error."""
        return self._words()

    def _visible(self, segment: Segment, term: str) -> int:
        rows, _ = segment.find(term)
        if not len(rows):
            return 0
        profielen = segment.postings.profielen
        visible = np.array([profiel.zichtbaarheid in self._zichtbaarheid for profiel in profielen], dtype=bool)
        return int(np.count_nonzero(visible[segment.postings.codes[rows]]))
