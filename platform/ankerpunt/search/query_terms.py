"""The words of a question on their way to become weighted index terms."""

from __future__ import annotations

from dataclasses import dataclass

from ankerpunt.search.values import WeightedTerm


@dataclass(frozen=True, slots=True)
class Word:
    """One meaningful word of a question: its place among all words, as typed, folded, and mended if it was mistyped.

    Its group is its number among the meaningful words.
    """

    place: int
    raw: str
    words: tuple[str, ...]
    weight: float
    mended: str | None = None


class TermCollector:
    """Collects the heaviest weight for each (term, group)."""

    def __init__(self) -> None:
        self._weights: dict[tuple[str, int], float] = {}

    def add(self, key: str, weight: float, group: int) -> None:
        """Look for `key` as well, on behalf of the word `group`."""
        self._weights[key, group] = max(weight, self._weights.get((key, group), 0.0))

    def all(self) -> tuple[WeightedTerm, ...]:
        """What was collected, in the order in which it came."""
        return tuple(WeightedTerm(key, weight, group) for (key, group), weight in self._weights.items() if weight > 0.0)
