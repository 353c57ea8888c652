"""Finds the labels of a thesaurus in a row of index terms: in a question, a page or another label."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

#: The words of a label may stand in any order, with this many other meaningful words between them:
#: "raakt de weg kwijt" holds the label "weg kwijtraken".
GAP = 1
#: A label of this many words is nearly found if all but one of them are there.
LONG = 3


@dataclass(frozen=True, slots=True)
class Label:
    """One label as index terms; `sign` is the index term of its concept, which no written word can be."""

    sign: str
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """A label found; `places` are the positions in the row of terms, in the order of the row."""

    label: Label
    places: tuple[int, ...]


class LabelFinder:
    """An immutable set of labels, ready to be found: each is looked for where its rarest term stands."""

    def __init__(self, labels: Iterable[Label]) -> None:
        known = tuple(labels)
        common = Counter(term for label in known for term in label.terms)
        self._by_key: dict[str, list[Label]] = {}
        for label in known:
            self._by_key.setdefault(min(label.terms, key=lambda term: (common[term], term)), []).append(label)

    @cached_property
    def _long_by_term(self) -> dict[str, list[Label]]:
        found: dict[str, list[Label]] = {}
        for labels in self._by_key.values():
            for label in labels:
                if len(set(label.terms)) >= LONG:
                    for term in set(label.terms):
                        found.setdefault(term, []).append(label)
        return found

    def find(self, row: Sequence[str]) -> Iterator[Match]:
        """Every label that stands in `row`, each occurrence once; labels may overlap."""
        there = frozenset(row)
        for place, term in enumerate(row):
            for label in self._by_key.get(term, ()):
                places = _places(label, row, place) if there.issuperset(label.terms) else ()
                if places:
                    yield Match(label, places)

    def find_nearly(self, row: Sequence[str]) -> Iterator[Match]:
        """The labels of at least `LONG` terms of which one is missing in `row`; meant for the few words of a question."""
        there = frozenset(row)
        labels = dict.fromkeys(label for term in row for label in self._long_by_term.get(term, ()))
        for label in labels:
            if len(there.intersection(label.terms)) == len(set(label.terms)) - 1:
                yield Match(label, tuple(place for place, term in enumerate(row) if term in label.terms))


def longest(matches: Iterable[Match]) -> list[Match]:
    """The matches that do not lie inside a longer one: "veilig thuis" is not about "veilig"."""
    found = list(matches)
    places = [frozenset(match.places) for match in found]
    return [match for match, own in zip(found, places, strict=True) if not any(own < other for other in places)]


def _places(label: Label, row: Sequence[str], at: int) -> tuple[int, ...]:
    """Where the terms of the label stand around `at`, close enough together; () if one is missing."""
    if len(label.terms) == 1:
        return (at,)
    reach = len(label.terms) - 1 + GAP
    first = max(0, at - reach)
    around = row[first : at + reach + 1]
    if not all(term in around for term in label.terms):
        return ()
    taken = {at}
    for term in label.terms:
        if term != row[at]:
            near = (place for place in range(first, first + len(around)) if place not in taken and row[place] == term)
            place = min(near, key=lambda place: abs(place - at), default=None)
            if place is None:
                return ()
            taken.add(place)
    places = tuple(sorted(taken))
    return places if places[-1] - places[0] <= reach else ()
