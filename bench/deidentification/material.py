"""Texts of a certain length, made of the labelled ones, for the measurement of speed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bench.deidentification.job import Grown
from bench.deidentification.labelled import Labelled

PIECE_WORDS = 1_000
PIECES = 5
FACTORS = (1, 2, 4, 8)
TIMES = 3
_BETWEEN = "\n\n"


def pieces(texts: Sequence[Labelled]) -> list[str]:
    """At most `PIECES` different texts of `PIECE_WORDS` words or a little more."""
    return [piece for piece, _ in zip(_joined(texts), range(PIECES), strict=False)]


def grown(texts: Sequence[Labelled]) -> list[Grown]:
    """One piece, that piece repeated, and all texts as one: many names instead of the same ones."""
    first = pieces(texts)[0]
    repeated = [Grown(f"{factor}x", _BETWEEN.join([first] * factor), TIMES) for factor in FACTORS]
    return [*repeated, Grown("all texts as one", _BETWEEN.join(each.text for each in texts), 1)]


def _joined(texts: Sequence[Labelled]) -> Iterator[str]:
    held: list[str] = []
    for each in texts:
        held.append(each.text)
        if sum(len(text.split()) for text in held) >= PIECE_WORDS:
            yield _BETWEEN.join(held)
            held = []
