"""What is counted: labels wholly covered per tier and type, false flags, decoys hit, texts without a direct miss."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from bench.deidentification.labelled import DECOY, DIRECT, Labelled


@dataclass(frozen=True)
class Flag:
    """A span that a detector marks; `certain` in its first tier."""

    start: int
    end: int
    certain: bool


@dataclass
class Measured:
    """The counts over a set of texts; `first`, `both` and `total` are labels per type."""

    texts: int = 0
    words: int = 0
    clean: int = 0
    flags: int = 0
    false: int = 0
    decoys: int = 0
    decoys_hit: int = 0
    total: Counter[str] = field(default_factory=Counter)
    first: Counter[str] = field(default_factory=Counter)
    both: Counter[str] = field(default_factory=Counter)
    missed: list[tuple[str, str, str]] = field(default_factory=list)
    wrong: list[tuple[str, str]] = field(default_factory=list)

    def share(self, found: Counter[str], types: Iterable[str]) -> tuple[int, int]:
        """How many labels of `types` are in `found`, and how many there are."""
        types = list(types)
        return sum(found[each] for each in types), sum(self.total[each] for each in types)


def measure(texts: Sequence[Labelled], flags: Sequence[Sequence[Flag]]) -> Measured:
    """Compare what was flagged with what was marked. A label counts only if every letter of it is covered."""
    result = Measured()
    for text, found in zip(texts, flags, strict=True):
        _count(result, text, found)
    return result


def _count(result: Measured, text: Labelled, found: Sequence[Flag]) -> None:
    result.texts += 1
    result.words += len(text.text.split())
    result.flags += len(found)
    first, both = _covered(text, [flag for flag in found if flag.certain]), _covered(text, found)
    clean = True
    for label in text.labels:
        letters = [at for at in range(label.start, label.end) if text.text[at].isalnum()]
        if label.type == DECOY:
            result.decoys += 1
            result.decoys_hit += any(both[at] for at in letters)
            continue
        if label.disputable:
            continue
        result.total[label.type] += 1
        result.first[label.type] += all(first[at] for at in letters)
        seen = all(both[at] for at in letters)
        result.both[label.type] += seen
        if not seen:
            result.missed.append((text.id, label.type, text.text[label.start : label.end]))
            clean = clean and label.type not in DIRECT
    result.clean += clean
    _count_false(result, text, found)


def _count_false(result: Measured, text: Labelled, found: Sequence[Flag]) -> None:
    labels = [label for label in text.labels if label.type != DECOY]
    for flag in found:
        if not any(label.start < flag.end and flag.start < label.end for label in labels):
            result.false += 1
            result.wrong.append((text.id, text.text[flag.start : flag.end]))


def _covered(text: Labelled, found: Iterable[Flag]) -> bytearray:
    covered = bytearray(len(text.text))
    for flag in found:
        covered[flag.start : flag.end] = b"\1" * (flag.end - flag.start)
    return covered
