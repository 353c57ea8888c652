"""Reviewing: remarks on a passage, and approving what was read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from ankerpunt import audit
from ankerpunt.accounts.models import Account
from ankerpunt.accounts.reader import Reader
from ankerpunt.errors import BadInput, Forbidden, NotFound
from ankerpunt.redactie.models import CONCEPT, GEPLAND, GOEDGEKEURD, LOPEND, TER_BEOORDELING, Concept, Opmerking
from ankerpunt.redactie.schrijven import move
from ankerpunt.redactie.toegang import ask, concept_for, found, may, needs_four_eyes, note, person, wrote

LONGEST_QUOTE = 1_000


@dataclass(frozen=True)
class Gezegd:
    """A remark with the name of who made it (None: the platform, or somebody who left); `staat_er` whether the passage is there still."""

    opmerking: Opmerking
    door: str | None
    staat_er: bool


def remark(session: Session, reader: Reader, concept_id: int, citaat: str, tekst: str, now: datetime) -> Opmerking:
    """Say something about a passage of a concept. The passage need not be there any more; an empty one means the whole."""
    concept = concept_for(session, reader, concept_id, "beoordelen")
    citaat, tekst = note(citaat, LONGEST_QUOTE), note(tekst)
    if not tekst:
        raise BadInput("Schrijf wat je wilt zeggen.")
    if concept.status not in LOPEND:
        raise BadInput("Aan dit concept wordt niet meer gewerkt.")
    made = Opmerking(concept_id=concept.id, citaat=citaat, tekst=tekst, door_id=person(reader), op=now)
    session.add(made)
    session.flush()
    audit.record(session, now, reader, "opmerking gemaakt", f"{concept.soort}/{concept.slug}")
    return made


def remarks(session: Session, reader: Reader, concept_id: int) -> list[Gezegd]:
    """The remarks on a concept, oldest first."""
    concept = concept_for(session, reader, concept_id)
    rows = session.execute(
        select(Opmerking, Account.naam)
        .outerjoin(Account, Account.id == Opmerking.door_id)
        .where(Opmerking.concept_id == concept.id)
        .order_by(Opmerking.id)
    )
    return [Gezegd(made, name, made.citaat in concept.bron) for made, name in rows]


def resolve_remark(
    session: Session, reader: Reader, opmerking_id: int, now: datetime, *, opgelost: bool = True
) -> Opmerking:
    """Tick off a remark, or untick it: whoever writes in the concept, or made the remark."""
    made = found(session, Opmerking, opmerking_id)
    if made is None:
        raise NotFound("Deze opmerking is er niet (meer).")
    concept = concept_for(session, reader, made.concept_id)
    if made.door_id != reader.account_id:
        ask(reader, "schrijven", concept.vakgroep)
    made.opgelost = opgelost
    session.flush()
    audit.record(session, now, reader, "opmerking afgevinkt", f"{concept.soort}/{concept.slug}")
    return made


def approve(session: Session, reader: Reader, concept_id: int, versie: int, now: datetime) -> Concept:
    """Approve the text of `versie`, which this reader read. With four eyes nobody approves what they wrote in.

    Raises BadInput where the text is another by now, or nobody asked for a review.
    """
    concept = concept_for(session, reader, concept_id, "beoordelen")
    if needs_four_eyes(session, concept.vakgroep) and wrote(session, reader, concept):
        raise Forbidden("In deze vakgroep keurt iemand anders goed dan wie het schreef. Vraag het een collega.")
    if concept.versie != versie:
        raise BadInput("De tekst is intussen veranderd. Lees wat er nu staat en keur dat goed.")
    move(session, concept, (TER_BEOORDELING,), GOEDGEKEURD, goedgekeurd_door_id=person(reader))
    audit.record(session, now, reader, "goedgekeurd", f"{concept.soort}/{concept.slug}")
    return concept


def may_approve(session: Session, reader: Reader, concept: Concept) -> bool:
    """Whether `approve` would let this reader."""
    if concept.status != TER_BEOORDELING or not may(reader, "beoordelen", concept.vakgroep):
        return False
    return not (needs_four_eyes(session, concept.vakgroep) and wrote(session, reader, concept))


def send_back(session: Session, reader: Reader, concept_id: int, now: datetime) -> Concept:
    """Give the concept back to its writers; what was approved or planned is so no more."""
    concept = concept_for(session, reader, concept_id, "beoordelen")
    states = (TER_BEOORDELING, GOEDGEKEURD, GEPLAND)
    move(session, concept, states, CONCEPT, goedgekeurd_door_id=None, publiceer_op=None)
    audit.record(session, now, reader, "teruggegeven", f"{concept.soort}/{concept.slug}")
    return concept
