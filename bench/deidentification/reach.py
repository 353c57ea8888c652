"""The tables of what was found: one over all types, one per type, each beside what is wanted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bench.deidentification.labelled import CONTEXT, DIRECT
from bench.deidentification.measures import Measured

WANTED_DIRECT = ("92 %", "99 %")
WANTED_CONTEXT = ("-", "96 %")
_WIDTH = 20


@dataclass(frozen=True)
class Column:
    """One detector over one half."""

    name: str
    measured: Measured
    #: deduce knows no second tier.
    tiers: int = 2


def overall(columns: Sequence[Column]) -> Iterator[str]:
    """The lines of the first table."""
    yield _line("", [column.name for column in columns], "wanted")
    yield from _tiers("direct", DIRECT, columns, WANTED_DIRECT)
    yield from _tiers("context", CONTEXT, columns, WANTED_CONTEXT)
    measured = [column.measured for column in columns]
    yield _line("texts, no direct detail missed", [share(each.clean, each.texts) for each in measured], "96 %")
    yield _line("flags per 100 words", [_per_words(each.flags, each) for each in measured], "at most 9")
    yield _line("  of which false", [_per_words(each.false, each) for each in measured], "at most 1.2")
    yield _line("decoys hit", [share(each.decoys_hit, each.decoys) for each in measured], "at most 10 %")


def per_type(columns: Sequence[Column]) -> Iterator[str]:
    """The lines of the second table: a label counts as found whatever type the flag has."""
    heads = [f"{column.name}: {tier}" for column in columns for tier in ("zeker", "both")[: column.tiers]]
    yield _line("type", heads, "wanted")
    total = columns[0].measured.total
    for kinds, wanted in ((DIRECT, WANTED_DIRECT), (CONTEXT, WANTED_CONTEXT)):
        for kind in sorted(kinds, key=lambda kind: (-total[kind], kind)):
            cells = [
                share(found[kind], column.measured.total[kind])
                for column in columns
                for found in (column.measured.first, column.measured.both)[: column.tiers]
            ]
            yield _line(kind, cells, " / ".join(wanted))


def misses(measured: Measured) -> Iterator[str]:
    """Every missed label and every false flag; for the half that may be tuned on only."""
    for identifier, kind, text in sorted(measured.missed, key=lambda each: (each[1], each[0])):
        yield f"missed {kind:12} {identifier}  {text!r}"
    for identifier, text in measured.wrong:
        yield f"false  {'':12} {identifier}  {text!r}"


def share(count: int, total: int) -> str:
    """As a count and a percentage."""
    return f"{count}/{total} {100 * count / total:.1f} %" if total else "-"


def _tiers(name: str, types: frozenset[str], columns: Sequence[Column], wanted: tuple[str, str]) -> Iterator[str]:
    first = [share(*column.measured.share(column.measured.first, types)) for column in columns]
    yield _line(f"{name}: zeker", first, wanted[0])
    both = [share(*each.measured.share(each.measured.both, types)) if each.tiers == 2 else "-" for each in columns]
    yield _line(f"{name}: zeker and controleer", both, wanted[1])


def _per_words(count: int, measured: Measured) -> str:
    return f"{count}: {100 * count / measured.words:.2f}"


def _line(name: str, cells: Sequence[str], wanted: str) -> str:
    return f"{name:31}" + "".join(f"{cell:>{_WIDTH}}" for cell in cells) + f"   {wanted}"
