"""Publishing: now, on a date, or by the job when that date has come. One transaction with search and links."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from ankerpunt import audit
from ankerpunt.accounts.reader import NIETS, Reader
from ankerpunt.accounts.rechten import Recht
from ankerpunt.clock import AMSTERDAM
from ankerpunt.errors import AnkerpuntError, BadInput
from ankerpunt.kennis import service as kennis
from ankerpunt.kennis.kinds import Key
from ankerpunt.kennis.models import Item
from ankerpunt.kennis.schema import Kop
from ankerpunt.kennis.stand import raise_stand
from ankerpunt.redactie.models import (
    CONCEPT,
    GEPLAND,
    GEPUBLICEERD,
    GOEDGEKEURD,
    LOPEND,
    TER_BEOORDELING,
    Concept,
    ConceptSchrijver,
    Opmerking,
)
from ankerpunt.redactie.schrijven import Closed, Conflict, Saved, move, save
from ankerpunt.redactie.toegang import ask, concept_for, item_at, needs_four_eyes, note, text_of
from ankerpunt.redactie.zetten import brought_together, checked, entry_for, put
from ankerpunt.search.thesaurus import Thesaurus

LATEST = timedelta(days=730)
#: Who publishes what was planned.
JOB = Reader(None, "geplande publicatie", NIETS)


@dataclass(frozen=True)
class Published:
    """The item with its new revision."""

    item: Item


@dataclass(frozen=True)
class Planned:
    """The concept is published by the job once it is `op`."""

    op: datetime


def publish(
    session: Session,
    reader: Reader,
    concept_id: int,
    now: datetime,
    thesaurus: Thesaurus,
    op: datetime | None = None,
    *,
    versie: int | None = None,
    toelichting: str | None = None,
) -> Published | Planned | Conflict:
    """Publish the concept, at `op` if that is later. `versie` is what the reader saw; another one is refused.

    What was published since the concept began is brought together with it; `Conflict` where that clashes: save the chosen
    text with `catch_up`. Raises Forbidden, BadInput or ContentError.
    """
    concept = concept_for(session, reader, concept_id, "publiceren")
    if op is not None and op > now + LATEST:
        raise BadInput("Kies een datum binnen twee jaar.")
    raise_stand(session)  # whoever publishes waits here; what is read from here on stays as it is
    concept = concept_for(session, reader, concept_id, "publiceren")
    if versie is not None and versie != concept.versie:
        raise BadInput("De tekst is intussen veranderd. Lees wat er nu staat en publiceer dat.")
    if toelichting is not None:
        concept.toelichting = note(toelichting, 500)
    if op is not None and op > now:
        return _plan(session, reader, concept, now, op)
    return _publish(session, reader, concept, now, thesaurus)


def publish_due(session: Session, now: datetime, thesaurus: Thesaurus) -> list[Item]:
    """Publish every concept whose date has come, as the job does; what became items.

    What cannot be published goes back for review with a remark that says why.
    """
    due = select(Concept.id).where(Concept.status == GEPLAND, Concept.publiceer_op <= now)
    ids = session.scalars(due.order_by(Concept.publiceer_op, Concept.id)).all()
    if not ids:
        return []
    raise_stand(session)
    items = []
    for concept_id in ids:
        concept = session.get(Concept, concept_id, populate_existing=True)
        if concept is None or concept.status != GEPLAND or concept.publiceer_op is None or concept.publiceer_op > now:
            continue  # somebody changed it, or another job was first
        try:
            with session.begin_nested():
                done = _publish(session, JOB, concept, now, thesaurus)
            why = "de pagina is intussen op dezelfde plaats veranderd" if isinstance(done, Conflict) else ""
        except AnkerpuntError as error:
            done, why = None, str(error)
        if isinstance(done, Published):
            items.append(done.item)
        else:
            _give_back(session, concept, now, why)
    return items


def catch_up(
    session: Session, reader: Reader, concept_id: int, bron: str, versie: int, revisie: int, now: datetime
) -> Saved | Conflict | Closed:
    """Save the text in which somebody chose what becomes of the clashes with revisie `revisie` of the item.

    `versie` and `revisie` are those of the `Conflict`. What was approved is not this text: it is so no more.
    """
    saved = save(session, reader, concept_id, bron, versie, now)
    if not isinstance(saved, Saved) or saved.status not in LOPEND:
        return saved
    concept = concept_for(session, reader, concept_id, "schrijven")
    item = session.get(Item, concept.item_id, populate_existing=True) if concept.item_id else None
    if item is None or not concept.basis <= revisie <= item.revisie:
        raise BadInput("Deze versie van de pagina is er niet.")
    to = TER_BEOORDELING if concept.status == TER_BEOORDELING else CONCEPT
    move(session, concept, LOPEND, to, basis=revisie, goedgekeurd_door_id=None, publiceer_op=None)
    return Saved(concept.versie, concept.status)


def _plan(session: Session, reader: Reader, concept: Concept, now: datetime, op: datetime) -> Planned:
    """What cannot be published now would not be then: better said today."""
    _, kop = checked(concept.bron, concept.soort)
    _check_rights(session, reader, concept, _item_of(session, concept), kop)
    move(session, concept, LOPEND, GEPLAND, publiceer_op=op)
    audit.record(session, now, reader, "publicatie gepland", f"{concept.soort}/{concept.slug}")
    return Planned(op)


def _publish(
    session: Session, reader: Reader, concept: Concept, now: datetime, thesaurus: Thesaurus
) -> Published | Conflict:
    if concept.status not in LOPEND:
        raise BadInput("Dit concept is al gepubliceerd of ingetrokken.")
    item = _item_of(session, concept)
    bron = concept.bron
    if item is not None and item.revisie != concept.basis:
        samen = brought_together(session, item, bron, concept.basis)
        if samen.botsingen:
            return Conflict(concept.versie, text_of(session, item.id, item.revisie), samen, revisie=item.revisie)
        bron = samen.tekst
    _check_rights(session, reader, concept, item, checked(bron, concept.soort)[1])
    if item is None:
        entry = entry_for(session, Key(concept.soort, concept.slug), bron, thesaurus)
        item = kennis.save(session, entry, now, concept.toelichting, concept.schrijver_id)
    else:
        put(session, item, bron, thesaurus, now, concept.toelichting, concept.gewijzigd_door_id or concept.schrijver_id)
    move(
        session, concept, LOPEND, GEPUBLICEERD,
        item_id=item.id, slug=item.slug, basis=item.revisie, publiceer_op=None, toelichting=concept.toelichting,
    )  # fmt: skip
    audit.record(session, now, reader, "gepubliceerd", str(item.key))
    return Published(item)


def _item_of(session: Session, concept: Concept) -> Item | None:
    """The item that the concept is of. Raises BadInput where another one took the place of a new one."""
    if concept.item_id is not None:
        return session.get_one(Item, concept.item_id, populate_existing=True)
    taken = item_at(session, Key(concept.soort, concept.slug))
    if taken is not None:
        raise BadInput(f"Er is al een pagina op {taken.url}. Geef deze een ander adres; je tekst is bewaard.")
    return None


def _check_rights(session: Session, reader: Reader, concept: Concept, item: Item | None, kop: Kop) -> None:
    """In the vakgroep that has the page and in the one that gets it; a text cannot choose whose rules hold."""
    groepen = {concept.vakgroep, kop.vakgroep, item.vakgroep if item else concept.vakgroep}
    recht: Recht = "publiceren"
    if reader is not JOB:
        ask(reader, recht, *groepen)
    if needs_four_eyes(session, *groepen) and not _is_approved(session, concept):
        raise BadInput("In deze vakgroep kijkt eerst iemand anders mee. Vraag een beoordeling; je tekst is bewaard.")


def _is_approved(session: Session, concept: Concept) -> bool:
    """By somebody who did not write in it; what was approved before the vakgroep wanted four eyes may not be."""
    approver = concept.goedgekeurd_door_id
    if approver is None or concept.status not in (GOEDGEKEURD, GEPLAND) or approver == concept.schrijver_id:
        return False
    return session.get(ConceptSchrijver, (concept.id, approver)) is None


def _give_back(session: Session, concept: Concept, now: datetime, why: str) -> None:
    session.refresh(concept)
    when = concept.publiceer_op.astimezone(AMSTERDAM) if concept.publiceer_op else now.astimezone(AMSTERDAM)
    text = f"Publiceren op {when:%d-%m-%Y %H:%M} lukte niet: {why}."
    move(session, concept, (GEPLAND,), TER_BEOORDELING, publiceer_op=None, goedgekeurd_door_id=None)
    session.add(Opmerking(concept_id=concept.id, citaat="", tekst=text, door_id=None, op=now))
    session.flush()
    audit.record(session, now, JOB, "publicatie mislukt", f"{concept.soort}/{concept.slug}")
