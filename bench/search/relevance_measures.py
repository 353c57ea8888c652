"""Measures of a ranking against grades: nDCG@10 and success@3."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log2

DEPTH = 10
GOOD = 2


def ndcg(ranking: Sequence[str], grades: Mapping[str, int]) -> float:
    """Gain 2^grade - 1 discounted by log2(rank + 1), over the best possible; 0 to 1 (Järvelin & Kekäläinen 2002)."""
    best = sorted(grades.values(), reverse=True)
    return _gain([grades.get(key, 0) for key in ranking]) / _gain(best)


def success(ranking: Sequence[str], grades: Mapping[str, int]) -> bool:
    """Whether a page graded `GOOD` or better is among the first three."""
    return any(grades.get(key, 0) >= GOOD for key in ranking[:3])


def _gain(grades: Sequence[int]) -> float:
    return sum((2.0**grade - 1.0) / log2(rank + 2) for rank, grade in enumerate(grades[:DEPTH]))
