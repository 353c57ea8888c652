"""Local contacts of a vakgroep: whom to call for what. Members write them, members read them."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from ankerpunt import audit
from ankerpunt.accounts.reader import Reader
from ankerpunt.accounts.rechten import vraag
from ankerpunt.errors import BadInput, NotFound
from ankerpunt.vakgroepen.models import LokaalContact
from ankerpunt.vakgroepen.teksten import line, phone

MOST = 500
GONE = "Dit contact staat niet (meer) in de lijst."


class Gegevens(NamedTuple):
    """What is known of a contact, as it was typed."""

    naam: str
    waarvoor: str
    telefoon: str
    gebied: str = ""


def listed(session: Session, reader: Reader, vakgroep: str) -> list[LokaalContact]:
    """The contacts, by what they are for. Raises Forbidden for who is no member."""
    vraag(reader, "contacten_lezen", vakgroep)
    found = select(LokaalContact).where(LokaalContact.vakgroep == vakgroep)
    return list(session.scalars(found.order_by(func.lower(LokaalContact.waarvoor), LokaalContact.id)))


def find(session: Session, reader: Reader, vakgroep: str, contact_id: int) -> LokaalContact:
    """One contact. Raises Forbidden or NotFound."""
    vraag(reader, "contacten_lezen", vakgroep)
    found = session.get(LokaalContact, contact_id)
    if found is None or found.vakgroep != vakgroep:
        raise NotFound(GONE)
    return found


def add(session: Session, reader: Reader, vakgroep: str, typed: Gegevens, now: datetime) -> LokaalContact:
    """Put a contact on the list. Raises Forbidden or BadInput."""
    vraag(reader, "contacten_bijhouden", vakgroep)
    good = _checked(session, typed)
    if (session.scalar(select(func.count()).where(LokaalContact.vakgroep == vakgroep)) or 0) >= MOST:
        raise BadInput(f"De lijst is vol: er passen {MOST} contacten in. Haal eerst oude weg.")
    made = LokaalContact(vakgroep=vakgroep, **good._asdict(), door_id=reader.account_id, op=now)
    session.add(made)
    session.flush()
    audit.record(session, now, reader, "voegde contact toe", f"{vakgroep}, contact {made.id}")
    return made


def change(
    session: Session, reader: Reader, vakgroep: str, contact_id: int, typed: Gegevens, versie: int, now: datetime
) -> None:
    """Change a contact; `versie` is the one that was looked at. Raises Forbidden, NotFound or BadInput."""
    vraag(reader, "contacten_bijhouden", vakgroep)
    good = _checked(session, typed)
    changed = (
        update(LokaalContact)
        .where(LokaalContact.id == contact_id, LokaalContact.vakgroep == vakgroep, LokaalContact.versie == versie)
        .values(**good._asdict(), versie=versie + 1, door_id=reader.account_id, op=now)
        .returning(LokaalContact.id)
    )
    if session.execute(changed).first() is None:
        there = find(session, reader, vakgroep, contact_id)
        raise BadInput(
            f"Iemand anders heeft dit contact intussen veranderd. Nu staat er: {there.naam}, {there.waarvoor}, "
            f"{there.telefoon}, {there.gebied or 'geen gebied'}. Bewaar nog eens als jouw tekst moet blijven."
        )
    audit.record(session, now, reader, "wijzigde contact", f"{vakgroep}, contact {contact_id}")


def remove(session: Session, reader: Reader, vakgroep: str, contact_id: int, now: datetime) -> None:
    """Take a contact off the list. Raises Forbidden or NotFound."""
    vraag(reader, "contacten_bijhouden", vakgroep)
    session.delete(find(session, reader, vakgroep, contact_id))
    audit.record(session, now, reader, "haalde contact weg", f"{vakgroep}, contact {contact_id}")


def _checked(session: Session, typed: Gegevens) -> Gegevens:
    return Gegevens(
        line(session, typed.naam, "de naam", 120),
        line(session, typed.waarvoor, "waarvoor je belt", 300),
        phone(typed.telefoon),
        line(session, typed.gebied, "het gebied", 120, needed=False),
    )
