"""History: who published what when, one revision beside another, and an old one as the newest again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from ankerpunt import audit
from ankerpunt.accounts.models import Account
from ankerpunt.accounts.reader import Reader
from ankerpunt.errors import BadInput, NotFound
from ankerpunt.kennis.kinds import Key
from ankerpunt.kennis.models import Item, Revision
from ankerpunt.kennis.stand import raise_stand
from ankerpunt.redactie.difference import Passage, difference
from ankerpunt.redactie.models import Concept
from ankerpunt.redactie.schrijven import Closed, Conflict, begin_from, save
from ankerpunt.redactie.toegang import ask, item_for, may, needs_four_eyes, person
from ankerpunt.redactie.zetten import checked, put
from ankerpunt.search.thesaurus import Thesaurus


@dataclass(frozen=True)
class Versie:
    """A revision in the history; `door` is None for an import or somebody who left."""

    nummer: int
    op: datetime
    door: str | None
    toelichting: str
    titel: str


def history(session: Session, reader: Reader, key: Key) -> list[Versie]:
    """The revisions of an item that this reader may see, newest first; an archived one has it for its vakgroep."""
    item = _item(session, reader, key)
    rows = session.execute(
        select(Revision.nummer, Revision.gemaakt_op, Account.naam, Revision.toelichting, Revision.meta)
        .outerjoin(Account, Account.id == Revision.door_id)
        .where(Revision.item_id == item.id)
        .order_by(Revision.nummer.desc())
    )
    return [
        Versie(number, made, name, words, meta.get("title", item.titel))
        for number, made, name, words, meta in rows
        if _visible(meta.get("zichtbaarheid"), reader)
    ]


def revision_text(session: Session, reader: Reader, key: Key, nummer: int) -> str:
    """The file of one revision. Raises NotFound where there is none that this reader may see."""
    item = _item(session, reader, key)
    found = session.execute(
        select(Revision.bron, Revision.meta).where(
            Revision.item_id == item.id, Revision.nummer == (nummer if 0 < nummer <= item.revisie else 0)
        )
    ).first()
    if found is None or not _visible(found.meta.get("zichtbaarheid"), reader):
        raise NotFound("Deze versie is er niet, of je mag haar niet lezen.")
    text: str = found.bron
    return text


def compare(session: Session, reader: Reader, key: Key, oud: int, nieuw: int) -> list[Passage]:
    """What changed between two revisions, word by word."""
    return difference(revision_text(session, reader, key, oud), revision_text(session, reader, key, nieuw))


def restore(
    session: Session, reader: Reader, key: Key, revisie: int, now: datetime, thesaurus: Thesaurus
) -> Item | Concept:
    """Publish the text of an old revision again, as a new one. With four eyes it becomes a concept that somebody approves.

    Raises BadInput where the vakgroep wants four eyes and another concept is running.
    """
    raise_stand(session)
    item = item_for(session, reader, key)
    bron = revision_text(session, reader, key, revisie)
    kop = checked(bron, key.soort)[1]
    ask(reader, "publiceren", item.vakgroep, kop.vakgroep)
    audit.record(session, now, reader, "versie teruggezet", f"{key} versie {revisie}")
    if needs_four_eyes(session, item.vakgroep, kop.vakgroep):
        return _as_concept(session, reader, key, bron, now)
    return put(session, item, bron, thesaurus, now, f"terug naar versie {revisie}", person(reader))


def _as_concept(session: Session, reader: Reader, key: Key, bron: str, now: datetime) -> Concept:
    concept = begin_from(session, reader, key, now)
    if concept.versie > 1:
        raise BadInput("Er loopt al een concept van deze pagina. Zet de oude tekst daarin terug.")
    saved = save(session, reader, concept.id, bron, concept.versie, now)
    if isinstance(saved, Conflict | Closed):
        raise BadInput("Een collega was net eerder. Bekijk het concept van deze pagina.")
    return concept


def _item(session: Session, reader: Reader, key: Key) -> Item:
    person(reader)
    item = item_for(session, reader, key, archived=True)
    if item.status != "gepubliceerd" and not may(reader, "schrijven", item.vakgroep):
        raise NotFound("Deze pagina is er niet (meer), of je mag haar niet lezen.")
    return item


def _visible(zichtbaarheid: str | None, reader: Reader) -> bool:
    return (zichtbaarheid or "openbaar") in reader.zichtbaarheid
