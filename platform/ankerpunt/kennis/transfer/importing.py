"""Taking content files into the database: new and changed ones become revisions, the same ones change nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from ankerpunt.errors import ContentError
from ankerpunt.kennis.document import digest
from ankerpunt.kennis.kinds import Key
from ankerpunt.kennis.models import Bestand, Item, Revision
from ankerpunt.kennis.service import Entry, save_all
from ankerpunt.kennis.stand import raise_stand
from ankerpunt.kennis.terms import Lexicon, Term
from ankerpunt.kennis.transfer.linking import Holder, Holdings, Planned
from ankerpunt.kennis.transfer.making import BATCH, Maker
from ankerpunt.kennis.transfer.plan import make_plan
from ankerpunt.kennis.transfer.sources import Refused
from ankerpunt.search.thesaurus import Thesaurus

#: Files from which on it pays to start workers.
MANY = 100
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
    holdings = _holdings(session)
    plan = make_plan(paths, holdings, as_soort)
    yield from (Outcome("refused", refusal.path, str(refusal)) for refusal in plan.refused)
    fresh: list[Planned] = []
    for planned in plan.planned:
        if _is_same(planned, holdings.at(planned.key)):
            yield Outcome("same", planned.source.path, warnings=planned.warnings)
        elif planned.key.soort == "casus" and planned.kop.onderbouwing != "fictief-voorbeeld":
            yield _refusal(planned, ContentError(CASUS_WAITS, planned.document.line("onderbouwing")))
        else:
            fresh.append(planned)
    with Maker(thesaurus, Lexicon(terms), many=len(fresh) >= MANY) as maker:
        made = maker.entries(fresh)
        for start in range(0, len(fresh), BATCH):
            batch = fresh[start : start + BATCH]
            taken = list(zip(batch, made, strict=False))
            if not dry_run:
                _save(session, taken, now())
            session.commit()
            for planned, entry in taken:
                yield _outcome(planned, entry, is_new=holdings.at(planned.key) is None)


def _save(session: Session, taken: Sequence[tuple[Planned, Entry | ContentError]], now: datetime) -> None:
    entries = [(planned, entry) for planned, entry in taken if isinstance(entry, Entry)]
    raise_stand(session)  # an import of the same files elsewhere waits
    for planned, _ in entries:
        _save_files(session, planned)
    save_all(session, [entry for _, entry in entries], now, "ingevoerd uit een bestand")


def _outcome(planned: Planned, entry: Entry | ContentError, *, is_new: bool) -> Outcome:
    if isinstance(entry, ContentError):
        return _refusal(planned, entry)
    return Outcome("new" if is_new else "changed", planned.source.path, warnings=planned.warnings)


def _refusal(planned: Planned, error: ContentError) -> Outcome:
    path = planned.source.path
    return Outcome("refused", path, str(Refused(path, error.line, error.message)))


def _is_same(planned: Planned, before: Holder | None) -> bool:
    """Whether the item is as the file says: its text, and the vakgroep whose folder the file is in."""
    if before is None or before.digest != digest(planned.document.source):
        return False
    return before.vakgroep == planned.kop.vakgroep


def _save_files(session: Session, planned: Planned) -> None:
    for found in planned.files:
        if session.scalar(select(Bestand.naam).where(Bestand.naam == found.name)) is None:
            session.add(Bestand(naam=found.name, mime=found.mime, inhoud=found.read()))
            session.flush()


def _holdings(session: Session) -> Holdings:
    rows = session.execute(
        select(Item.soort, Item.slug, Item.vakgroep, Revision.digest, Revision.meta["herkomst"].as_string()).join(
            Revision, (Revision.item_id == Item.id) & (Revision.nummer == Item.revisie)
        )
    )
    return Holdings(Holder(Key(row[0], row[1]), row[2], row[3], row[4]) for row in rows)
