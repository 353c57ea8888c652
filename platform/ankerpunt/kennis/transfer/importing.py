"""Taking content files into the database: new and changed ones become revisions, the same ones change nothing."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from ankerpunt.errors import ContentError
from ankerpunt.kennis.document import digest
from ankerpunt.kennis.kinds import KINDS, Key
from ankerpunt.kennis.models import Bestand, Item, Revision
from ankerpunt.kennis.service import Entry, entry_of, save
from ankerpunt.kennis.terms import Term
from ankerpunt.kennis.transfer.plan import Holder, Planned, make_plan
from ankerpunt.kennis.transfer.sources import Refused
from ankerpunt.search.thesaurus import Thesaurus

BATCH = 100
MANY = 200
CASUS_WAITS = "een casus uit de praktijk komt pas binnen als de twee sloten er zijn; alleen onderbouwing 'fictief-voorbeeld' kan nu"


@dataclass(frozen=True)
class Outcome:
    """What became of one file: new, changed, same or refused."""

    status: str
    path: Path
    reason: str = ""
    warnings: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.status} {self.reason or self.path}"


@dataclass(frozen=True)
class _Known:
    soort: str
    digest: str
    herkomst: str | None


def import_paths(
    session: Session,
    paths: Sequence[Path],
    now: Callable[[], datetime],
    thesaurus: Thesaurus,
    terms: Sequence[Term] = (),
    *,
    as_soort: str | None = None,
    dry_run: bool = False,
) -> Iterator[Outcome]:
    """Take in everything at `paths`, in batches that are committed before they are reported.

    Refused files are reported with line and reason; the others are kept. Nothing is written with `dry_run`.
    """
    known = _known(session)
    plan = make_plan(paths, partial(_lookup, known), as_soort)
    yield from (Outcome("refused", refusal.path, str(refusal)) for refusal in plan.refused)
    fresh: list[Planned] = []
    for planned in plan.planned:
        before = known.get((KINDS[planned.key.soort].prefix, planned.key.slug))
        if before and before.digest == digest(planned.document.source):
            yield Outcome("same", planned.source.path, warnings=planned.warnings)
        elif planned.key.soort == "casus" and planned.kop.onderbouwing != "fictief-voorbeeld":
            yield Outcome("refused", planned.source.path, str(Refused(planned.source.path, 1, CASUS_WAITS)))
        else:
            fresh.append(planned)
    status = {
        planned.key: "changed" if _lookup(known, KINDS[planned.key.soort].prefix, planned.key.slug) else "new"
        for planned in fresh
    }
    with _Maker(thesaurus, terms, len(fresh)) as maker:
        for start in range(0, len(fresh), BATCH):
            batch = fresh[start : start + BATCH]
            yield from _take_batch(session, batch, maker, status, now, dry_run=dry_run)


def _take_batch(
    session: Session,
    batch: Sequence[Planned],
    maker: _Maker,
    status: dict[Key, str],
    now: Callable[[], datetime],
    *,
    dry_run: bool,
) -> list[Outcome]:
    outcomes: list[Outcome] = []
    for planned, made in zip(batch, maker.entries(batch), strict=True):
        if isinstance(made, ContentError):
            refusal = Refused(planned.source.path, made.line, made.message)
            outcomes.append(Outcome("refused", planned.source.path, str(refusal)))
            continue
        if not dry_run:
            _save_files(session, planned)
            save(session, made, now(), "ingevoerd uit een bestand")
        outcomes.append(Outcome(status[planned.key], planned.source.path, warnings=planned.warnings))
    session.commit()
    return outcomes


def _save_files(session: Session, planned: Planned) -> None:
    for found in planned.files:
        if session.get(Bestand, found.name) is None:
            session.add(Bestand(naam=found.name, mime=found.mime, inhoud=found.content))
            session.flush()


def _known(session: Session) -> dict[tuple[str, str], _Known]:
    rows = session.execute(
        select(Item.prefix, Item.slug, Item.soort, Revision.digest, Revision.meta["herkomst"].as_string()).join(
            Revision, (Revision.item_id == Item.id) & (Revision.nummer == Item.revisie)
        )
    )
    return {
        (prefix, slug): _Known(soort, known_digest, herkomst) for prefix, slug, soort, known_digest, herkomst in rows
    }


def _lookup(known: dict[tuple[str, str], _Known], prefix: str, slug: str) -> Holder | None:
    found = known.get((prefix, slug))
    return Holder(found.soort, found.herkomst) if found else None


class _Maker:
    """Renders and analyses planned files, on all cores where there are many."""

    def __init__(self, thesaurus: Thesaurus, terms: Sequence[Term], count: int) -> None:
        self._terms = tuple(terms)
        self._thesaurus = thesaurus
        workers = min(4, os.cpu_count() or 1)
        self._pool: ProcessPoolExecutor | None = None
        if count >= MANY and workers > 1:
            context = multiprocessing.get_context("fork")
            self._pool = ProcessPoolExecutor(workers, context, initializer=_remember, initargs=(thesaurus, self._terms))

    def __enter__(self) -> _Maker:
        return self

    def __exit__(self, *_error: object) -> None:
        if self._pool:
            self._pool.shutdown()

    def entries(self, batch: Sequence[Planned]) -> Iterator[Entry | ContentError]:
        """One entry, or the reason why there is none, for each of the batch, in order."""
        if self._pool:
            return self._pool.map(_entry_in_worker, batch, chunksize=10)
        return (_entry(planned, self._thesaurus, self._terms) for planned in batch)


_worker: list[tuple[Thesaurus, tuple[Term, ...]]] = []


def _remember(thesaurus: Thesaurus, terms: tuple[Term, ...]) -> None:
    """What a forked worker shares with its parent: too large to send with each file."""
    _worker[:] = [(thesaurus, terms)]


def _entry_in_worker(planned: Planned) -> Entry | ContentError:
    return _entry(planned, *_worker[0])


def _entry(planned: Planned, thesaurus: Thesaurus, terms: Sequence[Term]) -> Entry | ContentError:
    try:
        return entry_of(planned.key, planned.document, planned.kop, thesaurus, terms)
    except ContentError as error:
        return error
