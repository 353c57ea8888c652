"""Scoring a question on arrays of postings: the formula of `query_scoring`, for all documents at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ankerpunt.search.index.impacts import SCALE
from ankerpunt.search.index.postings import Postings, Rows
from ankerpunt.search.index.profiles import add_facets, count_facets
from ankerpunt.search.query_scoring import COVERAGE_FLOOR, OVERDUE, TIE, group_weights, idf
from ankerpunt.search.values import Filters, Treffers, WeightedTerm

#: Scores are compared to this many decimals, so that no index orders by its rounding errors.
DECIMALS = 6

NOBODY: NDArray[np.int64] = np.empty(0, dtype=np.int64)
Floats = NDArray[np.float64]
#: The rows that hold a term and what they earn by it.
Parts = tuple[Rows, Floats]


@dataclass(frozen=True, slots=True, eq=False)
class Segment:
    """Postings of which some documents may have been removed or replaced since; `living` is None if none was."""

    postings: Postings
    living: NDArray[np.bool_] | None = None

    @property
    def documents(self) -> int:
        """Number of living documents."""
        return len(self.postings.ids) if self.living is None else int(np.count_nonzero(self.living))

    def find(self, term: str) -> tuple[Rows, NDArray[np.uint16]]:
        """Living rows that hold `term`, and its impact in each."""
        rows, impacts = self.postings.find(term)
        if self.living is None or not len(rows):
            return rows, impacts
        alive = self.living[rows]
        return rows[alive], impacts[alive]

    def without(self, documents: Iterable[int]) -> Segment:
        """The same segment in which these documents do not live."""
        gone = np.isin(self.postings.ids, np.fromiter(documents, dtype=np.int64))
        if not gone.any():
            return self
        return Segment(self.postings, ~gone if self.living is None else self.living & ~gone)


def search(
    segments: Sequence[Segment],
    documents: int,
    terms: Sequence[WeightedTerm],
    filters: Filters,
    limit: int,
    offset: int,
    overdue: NDArray[np.int64] = NOBODY,
) -> Treffers:
    """The best of the `documents` living documents in `segments`: results offset to offset + limit.

    `overdue` are the ids of documents that rank lower.
    """
    total, facets = 0, []
    ids, scores = [np.empty(0, dtype=np.int64)], [np.empty(0)]
    for segment, groups in _earnings(segments, documents, terms):
        rows, points = _matches(len(segment.postings.ids), groups)
        if not len(rows):
            continue
        postings = segment.postings
        codes = postings.codes[rows]
        choice = postings.profielen.choose(filters)
        facets.append(count_facets(postings.profielen, choice, np.bincount(codes, minlength=len(postings.profielen))))
        wanted = choice.passes()[codes]
        total += int(np.count_nonzero(wanted))
        ids.append(postings.ids[rows[wanted]])
        scores.append(_lowered(points[wanted], ids[-1], overdue))
    best = _best(np.concatenate(ids), np.concatenate(scores), limit, offset)
    return Treffers(total, best, add_facets(facets))


def _lowered(points: Floats, ids: NDArray[np.int64], overdue: NDArray[np.int64]) -> Floats:
    return np.where(np.isin(ids, overdue), points * OVERDUE, points) if len(overdue) else points


def _best(ids: NDArray[np.int64], scores: Floats, limit: int, offset: int) -> tuple[tuple[int, float], ...]:
    """Highest score first, then lowest id; only what can be on the page is sorted."""
    scores = np.round(scores, DECIMALS)
    needed = offset + limit
    if len(scores) > needed > 0:
        candidates = scores >= np.partition(scores, len(scores) - needed)[len(scores) - needed]
        ids, scores = ids[candidates], scores[candidates]
    order = np.lexsort((ids, -scores))[offset:needed]
    return tuple(zip(ids[order].tolist(), scores[order].tolist(), strict=True))


@dataclass(frozen=True, slots=True)
class _Group:
    """What one query word earns in a segment."""

    coverage: float
    parts: list[Parts]


def _earnings(
    segments: Sequence[Segment], documents: int, terms: Sequence[WeightedTerm]
) -> Iterable[tuple[Segment, list[_Group]]]:
    """Per segment what each group earns; rarity is counted over all segments together."""
    names = dict.fromkeys(term.term for term in terms)
    slices = [{name: segment.find(name) for name in names} for segment in segments]
    rarity = {name: idf(documents, sum(len(found[name][0]) for found in slices)) / SCALE for name in names}
    weights = group_weights(terms)
    whole = sum(weights.values())
    for segment, found in zip(segments, slices, strict=True):
        groups = {group: _Group(weight / whole, []) for group, weight in weights.items()}
        for term in terms:
            rows, impacts = found[term.term]
            if len(rows):
                groups[term.group].parts.append((rows, impacts.astype(np.float64) * (term.weight * rarity[term.term])))
        yield segment, [group for group in groups.values() if group.parts]


def _matches(size: int, groups: list[_Group]) -> tuple[NDArray[np.intp], Floats]:
    """Of a segment of `size` documents the rows with a score, and their scores."""
    points, coverage = np.zeros(size), np.zeros(size)
    for group in groups:
        if len(group.parts) == 1:
            rows, earned = group.parts[0]
            points[rows] += earned
            coverage[rows] += group.coverage
        else:
            earned_by_all = _combine(group.parts, size)
            points += earned_by_all
            coverage += (earned_by_all > 0.0) * group.coverage
    matched = np.flatnonzero(points)
    return matched, points[matched] * (COVERAGE_FLOOR + (1.0 - COVERAGE_FLOOR) * coverage[matched])


def _combine(parts: list[Parts], size: int) -> Floats:
    """The best part of a group counts whole, the others for `TIE`; a row occurs at most once in each part."""
    best, total = np.zeros(size), np.zeros(size)
    for rows, earned in parts:
        best[rows] = np.maximum(best[rows], earned)
        total[rows] += earned
    return best + TIE * (total - best)
