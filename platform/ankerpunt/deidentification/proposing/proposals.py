"""What could stand in the place of a detail."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Proposal:
    """The words that fit best, and others from near to general, which never hold `suggestion`."""

    suggestion: str
    alternatives: tuple[str, ...] = ()


def proposal(*words: str) -> Proposal:
    """A proposal of the first of `words`, with the others, each once, as alternatives."""
    first, *others = dict.fromkeys(words)
    return Proposal(first, tuple(others))
