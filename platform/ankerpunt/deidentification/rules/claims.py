"""Which parts of a text are spoken for, so that two rules never claim the same digits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ankerpunt.deidentification.values import Mark


class Claims:
    """The first who claims a part of a text keeps it; rules come in the order of their right."""

    def __init__(self, length: int) -> None:
        self._taken = bytearray(length)

    def take(self, start: int, end: int) -> bool:
        """Claim `start:end`; False, and nothing claimed, where part of it is taken."""
        if start >= end or self._taken.find(1, start, end) >= 0:
            return False
        self._taken[start:end] = b"\1" * (end - start)
        return True

    def free(self, marks: Iterable[Mark]) -> Iterator[Mark]:
        """Those marks that could claim their part."""
        return (mark for mark in marks if self.take(mark.start, mark.end))


def in_order(marks: Iterable[Mark]) -> list[Mark]:
    """The marks in reading order."""
    return sorted(marks, key=lambda mark: (mark.start, mark.end))
