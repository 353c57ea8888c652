"""The pages of a vakgroep by state: what is being written, what waits, what must be looked at again, and what is put away."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Row, func, select
from sqlalchemy.orm import Session

from ankerpunt.accounts.reader import Reader
from ankerpunt.accounts.rechten import vraag
from ankerpunt.kennis.due import due
from ankerpunt.kennis.kinds import KINDS, Key
from ankerpunt.kennis.models import GEARCHIVEERD, GEPUBLICEERD, Item
from ankerpunt.redactie.models import (
    CONCEPT,
    GEPLAND,
    GOEDGEKEURD,
    INGETROKKEN,
    OPEN,
    TER_BEOORDELING,
    Concept,
    Melding,
    Voorstel,
)
from ankerpunt.redactie.wachten import SOON
from ankerpunt.vakgroepen.werk import Rij, Stapel
from ankerpunt.web.dates import in_full

#: What one pile shows at most; its count is of all there are.
MOST = 50
#: The states of a concept in the order in which a text goes through them: how the pile is called, and what it asks.
CONCEPTEN = {
    TER_BEOORDELING: ("Om te beoordelen", "Iemand vraagt of je dit leest voordat het geplaatst wordt.", "Lees"),
    GOEDGEKEURD: ("Klaar om te plaatsen", "Goedgekeurd. Een lid kan het plaatsen.", "Plaats"),
    GEPLAND: ("Wordt vanzelf geplaatst", "Op de dag die erbij staat.", ""),
    CONCEPT: ("In bewerking", "Hier wordt nog aan geschreven.", ""),
    INGETROKKEN: ("Opzij gelegd", "Niemand werkt eraan. Je kunt er altijd mee verder.", ""),
}
VOORSTELLEN = ("Voorstellen van collega’s", "Neem over, of zeg waarom niet.")
MELDINGEN = ("Klopt niet meer", "Een collega zegt dat er iets niet klopt.")


def by_state(session: Session, reader: Reader, vakgroep: str, today: date) -> Sequence[Stapel]:
    """Every page and text of `vakgroep` that is in some state, and how many are simply published; six queries.

    Raises Forbidden for who may not write there.
    """
    vraag(reader, "schrijven", vakgroep)
    published = session.execute(
        select(Item.soort, Item.slug, Item.titel, Item.gecontroleerd_op, Item.herzien_maanden)
        .where(Item.status == GEPUBLICEERD, Item.vakgroep == vakgroep)
        .order_by(Item.titel, Item.id)
    ).all()
    concepts = _concepts(session, vakgroep)
    piles = [
        *(concepts[state] for state in (TER_BEOORDELING, GOEDGEKEURD)),
        _messages(session, Voorstel, Voorstel.toelichting, "/voorstellen/{}", *VOORSTELLEN, vakgroep),
        _messages(session, Melding, Melding.tekst, "/schrijven", *MELDINGEN, vakgroep),
        *_checks(published, today),
        *(concepts[state] for state in (GEPLAND, CONCEPT, INGETROKKEN)),
        _archived(session, vakgroep),
    ]
    return [pile for pile in piles if pile.rijen]


def _concepts(session: Session, vakgroep: str) -> dict[str, Stapel]:
    asked = select(Concept.status, func.count()).where(Concept.vakgroep == vakgroep).group_by(Concept.status)
    counted: dict[str, int] = dict(iter(session.execute(asked)))
    place = func.row_number().over(partition_by=Concept.status, order_by=(Concept.gewijzigd_op.desc(), Concept.id))
    numbered = (
        select(Concept.id, Concept.titel, Concept.soort, Concept.status, Concept.publiceer_op, place.label("plaats"))
        .where(Concept.vakgroep == vakgroep, Concept.status.in_(CONCEPTEN))
        .subquery()
    )
    rows = session.execute(select(numbered).where(numbered.c.plaats <= MOST).order_by(numbered.c.plaats)).all()
    return {
        state: Stapel(
            naam,
            uitleg,
            [_concept_row(row, daad) for row in rows if row.status == state],
            aantal=counted.get(state, 0),
        )
        for state, (naam, uitleg, daad) in CONCEPTEN.items()
    }


def _concept_row(row: Row[Any], daad: str) -> Rij:
    read = f"/schrijven/{row.id}/beoordelen"
    url = read if daad else f"/schrijven/{row.id}"
    note = f", op {in_full(row.publiceer_op)}" if row.publiceer_op else ""
    return Rij(row.titel, url, KINDS[row.soort].naam + note, daad, read)


def _messages(session: Session, table: Any, text: Any, where: str, naam: str, uitleg: str, vakgroep: str) -> Stapel:
    rows = session.execute(
        select(table.id, text, Item.soort, Item.slug, Item.titel, func.count().over())
        .join(Item, Item.id == table.item_id)
        .where(table.status == OPEN, Item.status == GEPUBLICEERD, Item.vakgroep == vakgroep)
        .order_by(table.op, table.id)
        .limit(MOST)
    ).all()
    found = [
        Rij(titel, Key(soort, slug).url, said or KINDS[soort].naam, "Bekijk", where.format(number))
        for number, said, soort, slug, titel, _ in rows
    ]
    return Stapel(naam, uitleg, found, aantal=rows[0][-1] if rows else 0)


def _checks(published: Iterable[Any], today: date) -> list[Stapel]:
    late: list[tuple[date, Rij]] = []
    soon: list[tuple[date, Rij]] = []
    never: list[Rij] = []
    for row in published:
        page, ask = Key(row.soort, row.slug).url, f"/klopt/{row.soort}/{row.slug}"
        day = due(row.gecontroleerd_op, row.herzien_maanden)
        if row.gecontroleerd_op is None:
            never.append(Rij(row.titel, page, KINDS[row.soort].naam, "Klopt dit nog?", ask))
        elif day is not None and day < today + SOON:
            line = Rij(row.titel, page, f"Vóór {in_full(day)}", "Klopt dit nog?", ask)
            (late if day < today else soon).append((day, line))
    return [
        _in_time("Te laat nagekeken", "Lezers zien dat erbij staan.", late),
        _in_time("Binnenkort na te kijken", "In de komende dertig dagen.", soon),
        Stapel("Nog nooit getoetst", "Geen vakgroep zei al dat dit klopt.", never[:MOST], aantal=len(never)),
    ]


def _in_time(naam: str, uitleg: str, found: list[tuple[date, Rij]]) -> Stapel:
    found.sort(key=lambda each: (each[0], each[1].titel))
    return Stapel(naam, uitleg, [row for _, row in found[:MOST]], aantal=len(found))


def _archived(session: Session, vakgroep: str) -> Stapel:
    where = (Item.status == GEARCHIVEERD, Item.vakgroep == vakgroep)
    rows = session.execute(
        select(Item.soort, Item.slug, Item.titel, func.count().over())
        .where(*where)
        .order_by(Item.gewijzigd_op.desc(), Item.id)
        .limit(MOST)
    ).all()
    found = [
        Rij(titel, f"/geschiedenis/{soort}/{slug}", f"{KINDS[soort].naam}, in het archief")
        for soort, slug, titel, _ in rows
    ]
    return Stapel("In het archief", "Lezers vinden dit niet meer.", found, aantal=rows[0][3] if rows else 0)
