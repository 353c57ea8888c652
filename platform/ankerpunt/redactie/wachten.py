"""What is asked of somebody: texts to read, proposals to decide, pages to look at again, and what became of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, false, func, or_, select, true
from sqlalchemy.orm import Session

from ankerpunt.accounts.reader import Reader
from ankerpunt.accounts.rechten import Recht, mag
from ankerpunt.clock import AMSTERDAM
from ankerpunt.kennis.due import due
from ankerpunt.kennis.models import GEPUBLICEERD, Item
from ankerpunt.redactie.models import (
    AFGEWEZEN,
    CONCEPT,
    GOEDGEKEURD,
    LOPEND,
    OPEN,
    OPGELOST,
    OVERGENOMEN,
    TER_BEOORDELING,
    Concept,
    ConceptSchrijver,
    Melding,
    Opmerking,
    Voorstel,
)

#: What one list holds at most; a screen is no warehouse.
MOST = 20
SOON = timedelta(days=30)
RECENT = timedelta(days=30)


@dataclass(frozen=True)
class Pagina:
    """A published item that must be looked at again before `herzien_voor`."""

    soort: str
    slug: str
    titel: str
    herzien_voor: date
    verouderd: bool


@dataclass(frozen=True)
class Bericht:
    """A proposal or melding with the item it is about; `id` is its own."""

    id: int
    soort: str
    slug: str
    titel: str
    tekst: str
    status: str
    op: datetime


@dataclass(frozen=True)
class Wachtend:
    """What is asked of one reader, and what became of what they asked. Each list has the oldest first, at most `MOST`."""

    te_beoordelen: Sequence[Concept] = ()
    te_publiceren: Sequence[Concept] = ()
    mijn_concepten: Sequence[Concept] = ()
    voorstellen: Sequence[Bericht] = ()
    meldingen: Sequence[Bericht] = ()
    na_te_kijken: Sequence[Pagina] = ()
    besloten: Sequence[Bericht] = ()

    @property
    def leeg(self) -> bool:
        """Whether nothing at all is asked or told."""
        return not any(vars(self).values())


def waiting(session: Session, reader: Reader, now: datetime) -> Wachtend:
    """What is asked of `reader`; eight queries whatever there is."""
    who = reader.account_id
    if who is None:
        return Wachtend()
    wrote = select(ConceptSchrijver.concept_id).where(ConceptSchrijver.account_id == who)
    mine = or_(Concept.schrijver_id == who, Concept.id.in_(wrote))
    open_remarks = select(Opmerking.concept_id).where(~Opmerking.opgelost)
    return Wachtend(
        te_beoordelen=_concepts(
            session, Concept.status == TER_BEOORDELING, _in(reader, "beoordelen", Concept.vakgroep), ~mine
        ),
        te_publiceren=_concepts(session, Concept.status == GOEDGEKEURD, _in(reader, "publiceren", Concept.vakgroep)),
        mijn_concepten=_concepts(
            session, Concept.status.in_(LOPEND), mine, or_(Concept.status == CONCEPT, Concept.id.in_(open_remarks))
        ),
        voorstellen=_proposals(session, Voorstel.status == OPEN, _in(reader, "voorstel_beslissen", Item.vakgroep)),
        meldingen=_flags(session, Melding.status == OPEN, _in(reader, "voorstel_beslissen", Item.vakgroep)),
        na_te_kijken=_to_check(session, reader, now.astimezone(AMSTERDAM).date()),
        besloten=[
            *_proposals(
                session,
                Voorstel.door_id == who,
                Voorstel.status.in_((OVERGENOMEN, AFGEWEZEN)),
                Voorstel.beslist_op > now - RECENT,
            ),
            *_flags(session, Melding.door_id == who, Melding.status == OPGELOST, Melding.gesloten_op > now - RECENT),
        ],
    )


def to_check(session: Session, reader: Reader, now: datetime) -> list[Pagina]:
    """The pages of this reader's vakgroepen that are due or overdue."""
    return _to_check(session, reader, now.astimezone(AMSTERDAM).date())


def _in(reader: Reader, recht: Recht, column: Any) -> ColumnElement[bool]:
    """Where the reader has the right; a role that holds everywhere is asked only in its own vakgroepen, if it has any."""
    groepen = [vakgroep for vakgroep in sorted(reader.lid_van | reader.leidt) if mag(reader, recht, vakgroep)]
    if groepen:
        return column.in_(groepen)  # type: ignore[no-any-return]
    return true() if mag(reader, recht, "") else false()


def _concepts(session: Session, *where: ColumnElement[bool]) -> list[Concept]:
    return list(session.scalars(select(Concept).where(*where).order_by(Concept.gewijzigd_op, Concept.id).limit(MOST)))


def _proposals(session: Session, *where: ColumnElement[bool]) -> list[Bericht]:
    text = func.coalesce(func.nullif(Voorstel.reden, ""), Voorstel.toelichting)
    return _messages(session, _about(Voorstel, text, Voorstel.status, Voorstel.op, *where))


def _flags(session: Session, *where: ColumnElement[bool]) -> list[Bericht]:
    text = func.coalesce(func.nullif(Melding.antwoord, ""), Melding.tekst)
    return _messages(session, _about(Melding, text, Melding.status, Melding.op, *where))


def _about(table: Any, text: Any, status: Any, op: Any, *where: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    return (
        select(table.id, Item.soort, Item.slug, Item.titel, text, status, op)
        .join(Item, Item.id == table.item_id)
        .where(Item.status == GEPUBLICEERD, *where)
        .order_by(op, table.id)
        .limit(MOST)
    )


def _messages(session: Session, statement: Select[*tuple[Any, ...]]) -> list[Bericht]:
    return [Bericht(*row) for row in session.execute(statement)]


def _to_check(session: Session, reader: Reader, today: date) -> list[Pagina]:
    """The day on which an item is due is not in the database, which cannot count months the same everywhere."""
    groepen = sorted(reader.lid_van | reader.leidt)
    if not groepen:
        return []
    rows = session.execute(
        select(Item.soort, Item.slug, Item.titel, Item.gecontroleerd_op, Item.herzien_maanden).where(
            Item.status == GEPUBLICEERD,
            Item.vakgroep.in_(groepen),
            Item.gecontroleerd_op.is_not(None),
            Item.herzien_maanden.is_not(None),
        )
    )
    found = [
        Pagina(row.soort, row.slug, row.titel, day, day < today)
        for row in rows
        if (day := due(row.gecontroleerd_op, row.herzien_maanden)) is not None and day < today + SOON
    ]
    return sorted(found, key=lambda page: (page.herzien_voor, page.titel))[:MOST]
