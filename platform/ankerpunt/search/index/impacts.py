"""Impacts as whole numbers, so that every index adds up the very same values."""

from __future__ import annotations

from collections.abc import Mapping

#: Steps per 1.0: fine enough to keep any order that matters (0.006 %).
SCALE = 16384
#: Fits a signed 16-bit column; an impact of 2 or more is cut off here.
LARGEST = 32767


def to_fixed(impacts: Mapping[str, float]) -> dict[str, int]:
    """The impacts in steps of 1/16384, terms sorted; what rounds to nothing is left out."""
    fixed = {term: min(round(impacts[term] * SCALE), LARGEST) for term in sorted(impacts)}
    return {term: value for term, value in fixed.items() if value > 0}
