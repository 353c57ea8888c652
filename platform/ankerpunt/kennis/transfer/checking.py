"""Checking content files without a database: what an import would refuse, and what an author may have overlooked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ankerpunt.errors import ContentError
from ankerpunt.kennis.rendering import render
from ankerpunt.kennis.schema import unknown_keys
from ankerpunt.kennis.transfer.importing import CASUS_WAITS
from ankerpunt.kennis.transfer.linking import Holdings, Planned
from ankerpunt.kennis.transfer.patience import patience
from ankerpunt.kennis.transfer.plan import make_plan

NEEDS_SOURCE = frozenset({"wet-en-regelgeving", "onderzocht"})


@dataclass(frozen=True)
class Remark:
    """A fault (the file would be refused) or a warning, at a line of a file (1-based)."""

    path: Path
    line: int
    message: str
    fault: bool

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {'' if self.fault else 'let op: '}{self.message}"


def check(paths: Sequence[Path]) -> Iterator[Remark]:
    """Every fault and warning in the content files at `paths`."""
    plan = make_plan(paths, Holdings())
    yield from (Remark(refused.path, refused.line, refused.reason, fault=True) for refused in plan.refused)
    for planned in plan.planned:
        yield from _check_one(planned)


def _check_one(planned: Planned) -> Iterator[Remark]:
    path, document, kop = planned.source.path, planned.document, planned.kop
    try:
        with patience():
            render(document.body, planned.home)
    except ContentError as error:
        yield Remark(path, error.line, error.message, fault=True)
    if planned.key.soort == "casus" and kop.onderbouwing != "fictief-voorbeeld":
        yield Remark(path, document.line("onderbouwing"), CASUS_WAITS, fault=True)
    for key in unknown_keys(kop):
        yield Remark(
            path, document.line(key), f"de sleutel '{key}' kent Ankerpunt niet; hij blijft bewaard", fault=False
        )
    if kop.onderbouwing in NEEDS_SOURCE and not kop.bronnen:
        line = document.line("onderbouwing")
        yield Remark(path, line, f"onderbouwing '{kop.onderbouwing}' zonder bronnen", fault=False)
    yield from (Remark(path, 1, warning, fault=False) for warning in planned.warnings)
