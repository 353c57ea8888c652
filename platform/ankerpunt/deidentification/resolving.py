"""From overlapping marks to findings that do not overlap: every letter that any rule marked stays marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ankerpunt.deidentification.values import Certainty, Mark


def resolve(marks: Iterable[Mark]) -> Iterator[Mark]:
    """One mark for each group of overlapping ones, in order; the longest says what it is, the first of equals."""
    group: list[Mark] = []
    end = -1
    for mark in sorted(marks, key=lambda each: each.start):
        if group and mark.start >= end:
            yield _one(group)
            group = []
        group.append(mark)
        end = max(end, mark.end) if len(group) > 1 else mark.end
    if group:
        yield _one(group)


def _one(group: list[Mark]) -> Mark:
    longest = max(group, key=lambda each: each.end - each.start)
    start, end = group[0].start, max(mark.end for mark in group)
    certain = [mark for mark in group if mark.certainty is Certainty.ZEKER]
    covered = max((mark.end - mark.start for mark in certain), default=0)
    # A short certain word inside a long doubtful one does not make the whole certain, unless it is most of it.
    sure = covered * 2 >= end - start
    return replace(longest, start=start, end=end, certainty=Certainty.ZEKER if sure else Certainty.CONTROLEER)
