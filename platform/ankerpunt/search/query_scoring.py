"""The one formula of ranking: every index computes it, so that every index gives the same order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import log, sqrt

from ankerpunt.search.values import WeightedTerm

#: How much the second-best term of a group still adds to the best one (1 = plain sum, 0 = only the best).
TIE = 0.3
#: Share of its score that a document keeps, however few of the query words it matches.
COVERAGE_FLOOR = 0.7
#: Share of its score that a page keeps whose review date has passed: it gives way to one that is as good, not to a worse one.
OVERDUE = 0.9


def idf(documents: int, frequency: int) -> float:
    """Rarity of a term in `frequency` of `documents`: the square root of BM25's (Robertson & Sparck Jones 1976).

    In full it lets one rare word of an everyday question outweigh all the others: the root won .007 nDCG@10 on the
    tuned half of the questions, most on the longest (`bench/search`).
    """
    return sqrt(log(1.0 + (documents - frequency + 0.5) / (frequency + 0.5)))


def group_weights(terms: Iterable[WeightedTerm]) -> dict[int, float]:
    """How much each group counts towards coverage: its heaviest term."""
    weights: dict[int, float] = {}
    for term in terms:
        weights[term.group] = max(weights.get(term.group, 0.0), term.weight)
    return weights


def score(
    terms: Iterable[WeightedTerm],
    impacts: Mapping[str, float],
    documents: int,
    frequencies: Mapping[str, int],
    *,
    overdue: bool = False,
) -> float:
    """Score of one document with these `impacts`: the reference that every index must equal.

    For a term t: part(t) = weight * idf * impact. For a group g: s(g) = max part + TIE * (sum of parts - max part).
    Coverage = weight of the groups with a part above zero / weight of all groups, with `group_weights`.
    Score = sum of s(g) * (COVERAGE_FLOOR + (1 - COVERAGE_FLOOR) * coverage), times `OVERDUE` for a page that is.
    """
    asked = tuple(terms)
    best: dict[int, float] = {}
    total: dict[int, float] = {}
    for term in asked:
        part = term.weight * idf(documents, frequencies.get(term.term, 0)) * impacts.get(term.term, 0.0)
        if part > 0.0:
            best[term.group] = max(best.get(term.group, 0.0), part)
            total[term.group] = total.get(term.group, 0.0) + part
    if not best:
        return 0.0
    weights = group_weights(asked)
    coverage = sum(weights[group] for group in best) / sum(weights.values())
    points = sum(best[group] + TIE * (total[group] - best[group]) for group in best)
    return points * (COVERAGE_FLOOR + (1.0 - COVERAGE_FLOOR) * coverage) * (OVERDUE if overdue else 1.0)
