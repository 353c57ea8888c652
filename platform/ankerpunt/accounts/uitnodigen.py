"""Invitations: an administrator makes a link, with which one person makes their account, once and in time."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from ankerpunt import audit, mail
from ankerpunt.accounts import geheim, service, wachtwoord
from ankerpunt.accounts.models import Account, Uitnodiging
from ankerpunt.accounts.reader import Reader
from ankerpunt.accounts.rechten import vraag
from ankerpunt.errors import BadInput, NotFound

LASTS = timedelta(days=14)
GONE = "Deze uitnodiging werkt niet meer. Ze is al gebruikt, ingetrokken, of ouder dan twee weken. Vraag om een nieuwe."
MAIL = """Dag {naam},

{door} nodigt je uit voor Ankerpunt, de kennisbank van de wijkteams.
Kies een wachtwoord en je bent binnen:

{link}

De link werkt één keer, tot en met {tot}.
Verwacht je dit niet? Dan hoef je niets te doen.
"""


def invite(
    session: Session, reader: Reader, email: str, naam: str, rollen: Iterable[str], base_url: str, now: datetime
) -> str:
    """Make an invitation and have it mailed; the link, which is not kept. An earlier one for this address ends.

    Raises Forbidden, or BadInput for what makes no account.
    """
    vraag(reader, "mensen_uitnodigen")
    email, naam, given = service.check_email(email), service.check_naam(naam), service.check_rollen(rollen)
    if service.find(session, email):
        raise BadInput(f"Er is al een account voor {email}.")
    session.execute(delete(Uitnodiging).where(Uitnodiging.email == email, Uitnodiging.gebruikt_op.is_(None)))
    token = geheim.make()
    link = f"{base_url}/uitnodiging/{token}"
    invitation = Uitnodiging(
        sleutel=geheim.hashed(token),
        email=email,
        naam=naam,
        rollen=given,
        door_id=reader.account_id,
        gemaakt_op=now,
        geldig_tot=now + LASTS,
    )
    session.add(invitation)
    session.flush()
    audit.record(session, now, reader, "uitgenodigd", f"uitnodiging {invitation.id}")
    text = MAIL.format(naam=naam, door=reader.naam, link=link, tot=f"{invitation.geldig_tot:%d-%m-%Y}")
    mail.queue(session, now, email, "Je uitnodiging voor Ankerpunt", text, uniek=f"uitnodiging:{invitation.sleutel}")
    return link


def find(session: Session, token: str, now: datetime) -> Uitnodiging:
    """The invitation behind a link. Raises NotFound where it works no longer."""
    found = session.scalar(
        select(Uitnodiging).where(
            Uitnodiging.sleutel == geheim.hashed(token),
            Uitnodiging.gebruikt_op.is_(None),
            Uitnodiging.geldig_tot > now,
        )
    )
    if found is None:
        raise NotFound(GONE)
    return found


def accept(session: Session, token: str, naam: str, password: str, now: datetime) -> Account:
    """Make the account of an invitation. Of two who use a link at once one gets it.

    Raises NotFound where the link works no longer, BadInput for a weak password or a name that is none.
    """
    invitation = find(session, token, now)
    service.check_naam(naam)
    wachtwoord.check(password, (invitation.email, naam, invitation.naam))
    used = session.execute(
        update(Uitnodiging)
        .where(Uitnodiging.id == invitation.id, Uitnodiging.gebruikt_op.is_(None))
        .values(gebruikt_op=now)
    )
    if not used.rowcount:  # type: ignore[attr-defined]
        raise NotFound(GONE)
    made = service.make(session, invitation.email, naam, password, invitation.rollen, now)
    audit.record(session, now, service.reader_of(made), "uitnodiging aangenomen", f"uitnodiging {invitation.id}")
    return made


def open_ones(session: Session, reader: Reader, now: datetime) -> list[Uitnodiging]:
    """Invitations that still work, the newest first. Raises Forbidden."""
    vraag(reader, "mensen_uitnodigen")
    asked = select(Uitnodiging).where(Uitnodiging.gebruikt_op.is_(None), Uitnodiging.geldig_tot > now)
    return list(session.scalars(asked.order_by(Uitnodiging.id.desc())))


def withdraw(session: Session, reader: Reader, invitation_id: int, now: datetime) -> None:
    """Have a link work no longer. Raises Forbidden."""
    vraag(reader, "mensen_uitnodigen")
    session.execute(delete(Uitnodiging).where(Uitnodiging.id == invitation_id, Uitnodiging.gebruikt_op.is_(None)))
    audit.record(session, now, reader, "uitnodiging ingetrokken", f"uitnodiging {invitation_id}")
