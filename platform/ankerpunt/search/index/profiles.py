"""What a document is filtered on, and counting results by it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ankerpunt.search.values import Filters

FACETS = ("soort", "leefgebied", "vakgroep")


@dataclass(frozen=True, slots=True)
class Profiel:
    """Everything a document can be filtered on. Many documents share one, so indexes count profiles, not documents."""

    zichtbaarheid: str
    soort: str
    vakgroep: str | None = None
    leefgebieden: tuple[str, ...] = ()

    def values(self, facet: str) -> tuple[str, ...]:
        """The values of the document for one of `FACETS`."""
        if facet == "leefgebied":
            return self.leefgebieden
        value = self.soort if facet == "soort" else self.vakgroep
        return () if value is None else (value,)


def passes(profiel: Profiel, filters: Filters) -> bool:
    """Whether the reader may see the document and it fits every facet that was chosen."""
    return profiel.zichtbaarheid in filters.zichtbaarheid and not _misfits(profiel, filters)


def count_facets(counts: Iterable[tuple[Profiel, int]], filters: Filters) -> tuple[int, dict[str, Mapping[str, int]]]:
    """Number of results, and per facet how many there would be for each value, keeping the choices in other facets.

    `counts` says how many matching documents have a profile; one profile may occur more than once.
    """
    total = 0
    facets: dict[str, Counter[str]] = {facet: Counter() for facet in FACETS}
    for profiel, number in counts:
        if profiel.zichtbaarheid not in filters.zichtbaarheid:
            continue
        misfits = _misfits(profiel, filters)
        total += 0 if misfits else number
        for facet in FACETS if not misfits else misfits if len(misfits) == 1 else ():
            for value in profiel.values(facet):
                facets[facet][value] += number
    return total, {facet: dict(sorted(counter.items())) for facet, counter in facets.items()}


def _misfits(profiel: Profiel, filters: Filters) -> list[str]:
    """The facets in which a choice was made that the profile does not meet."""
    chosen = (("soort", filters.soort), ("leefgebied", filters.leefgebied), ("vakgroep", filters.vakgroep))
    return [facet for facet, values in chosen if values and values.isdisjoint(profiel.values(facet))]
