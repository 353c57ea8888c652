"""What a document is filtered on, and counting results by it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ankerpunt.search.values import Filters

FACETS = ("soort", "leefgebied", "vakgroep")
VISIBILITY = "zichtbaarheid"

Flags = NDArray[np.bool_]
Facets = dict[str, dict[str, int]]


@dataclass(frozen=True, slots=True)
class Profiel:
    """Everything a document can be filtered on. Many documents share one, so indexes count profiles, not documents."""

    zichtbaarheid: str
    soort: str
    vakgroep: str | None = None
    leefgebieden: tuple[str, ...] = ()

    def values(self, facet: str) -> tuple[str, ...]:
        """The values of the document for one of `FACETS`, or its `zichtbaarheid`."""
        if facet == VISIBILITY:
            return (self.zichtbaarheid,)
        if facet == "leefgebied":
            return self.leefgebieden
        value = self.soort if facet == "soort" else self.vakgroep
        return () if value is None else (value,)


def chosen(filters: Filters, facet: str) -> frozenset[str]:
    """The values that were chosen in a facet; none means all."""
    values: frozenset[str] = getattr(filters, facet)
    return values


class ProfileTable:
    """Profiles as a matrix with a row for each and a column for each value of a facet; a document has a row's number."""

    def __init__(self, profielen: Iterable[Profiel]) -> None:
        self._profielen = tuple(profielen)
        self._values = {name: _distinct(p.values(name) for p in self._profielen) for name in (*FACETS, VISIBILITY)}
        self._holds = {name: self._matrix(name) for name in self._values}

    def __len__(self) -> int:
        return len(self._profielen)

    def __iter__(self) -> Iterator[Profiel]:
        return iter(self._profielen)

    def visible(self, zichtbaarheid: frozenset[str]) -> Flags:
        """Per profile whether it may be seen."""
        return self._any(VISIBILITY, zichtbaarheid)

    def choose(self, filters: Filters) -> Choice:
        """What may be seen and what fits."""
        fits = {facet: self._fits(facet, chosen(filters, facet)) for facet in FACETS}
        return Choice(self.visible(filters.zichtbaarheid), fits)

    def count(self, facet: str, numbers: NDArray[np.int64]) -> dict[str, int]:
        """Documents per value, if there are `numbers` of each profile; values without any are left out."""
        counts = numbers.astype(np.float64) @ self._holds[facet]
        return {self._values[facet][place]: round(counts[place]) for place in np.flatnonzero(counts)}

    def _fits(self, facet: str, values: frozenset[str]) -> Flags:
        return self._any(facet, values) if values else np.ones(len(self), dtype=np.bool_)

    def _any(self, facet: str, values: frozenset[str]) -> Flags:
        columns = [place for place, value in enumerate(self._values[facet]) if value in values]
        return np.asarray(self._holds[facet][:, columns].any(axis=1), dtype=np.bool_)

    def _matrix(self, facet: str) -> NDArray[np.float32]:
        places = {value: place for place, value in enumerate(self._values[facet])}
        matrix = np.zeros((len(self), len(places)), dtype=np.float32)
        for row, profiel in enumerate(self._profielen):
            matrix[row, [places[value] for value in profiel.values(facet)]] = 1.0
        return matrix


@dataclass(frozen=True, slots=True, eq=False)
class Choice:
    """Per profile of one table: may it be seen, and does it fit what was chosen in each facet."""

    visible: Flags
    fits: dict[str, Flags]

    def passes(self, apart_from: str | None = None) -> Flags:
        """Visible, and fitting in every facet but one."""
        others = [fits for facet, fits in self.fits.items() if facet != apart_from]
        return np.asarray(np.logical_and.reduce([self.visible, *others]), dtype=np.bool_)


def count_facets(table: ProfileTable, choice: Choice, numbers: NDArray[np.int64]) -> Facets:
    """How many results there would be for each value of each facet, keeping the choices in the other facets."""
    return {facet: table.count(facet, numbers * choice.passes(apart_from=facet)) for facet in FACETS}


def add_facets(each: Sequence[Facets]) -> Facets:
    """The sums, values in alphabetical order."""
    return {
        facet: {
            value: sum(counts[facet].get(value, 0) for counts in each) for value in _distinct(c[facet] for c in each)
        }
        for facet in FACETS
    }


def _distinct(rows: Iterable[Iterable[str]]) -> tuple[str, ...]:
    return tuple(sorted({value for row in rows for value in row}))
