"""What an index knows of words, as one reader may know it."""

from __future__ import annotations

from collections.abc import Callable

from ankerpunt.search.index.postings import Rows
from ankerpunt.search.index.reader import Snapshot
from ankerpunt.search.index.scoring import Segment

FEW = 8


class SnapshotVocabulary:
    """The vocabulary (`values.Vocabulary`) of a snapshot for somebody who may see documents of `zichtbaarheid`."""

    def __init__(self, snapshot: Snapshot, zichtbaarheid: frozenset[str], words: Callable[[], tuple[str, ...]]) -> None:
        self._snapshot = snapshot
        self._zichtbaarheid = zichtbaarheid
        self._words = words
        self._frequencies: dict[str, int] = {}

    def document_frequency(self, term: str) -> int:
        """How many documents hold `term`; 0 if none of them is visible."""
        known = self._frequencies.get(term)
        if known is None:
            found = [(segment, segment.find(term)[0]) for segment in self._snapshot.segments]
            visible = any(self._any_visible(segment, rows) for segment, rows in found)
            known = self._frequencies[term] = sum(len(rows) for _, rows in found) if visible else 0
        return known

    def words(self) -> tuple[str, ...]:
        """The written words that may be proposed for a typing error."""
        return self._words()

    def _any_visible(self, segment: Segment, rows: Rows) -> bool:
        """Most documents are visible to most readers, so it is enough to look at a few rows at first."""
        codes = segment.postings.codes
        visible = segment.postings.profielen.visible(self._zichtbaarheid)
        return bool(visible[codes[rows[:FEW]]].any() or visible[codes[rows[FEW:]]].any())
