"""Becoming a member: by asking, or by being asked; who was asked and asks is in at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from ankerpunt import audit
from ankerpunt.accounts.models import Account
from ankerpunt.accounts.reader import Reader
from ankerpunt.accounts.rechten import vraag
from ankerpunt.errors import BadInput, Forbidden, NotFound
from ankerpunt.vakgroepen.leden import is_member, join, person_of, take_turn
from ankerpunt.vakgroepen.models import (
    AANGENOMEN,
    AFGEWEZEN,
    INGETROKKEN,
    OPEN,
    UITNODIGING,
    VERZOEK,
    Toetreding,
)
from ankerpunt.vakgroepen.teksten import line

LONGEST = 500
Uitkomst = Literal["lid", "gevraagd", "uitgenodigd", "afgewezen", "ingetrokken"]


@dataclass(frozen=True)
class Vraag:
    """Somebody asks to become a member, or is asked; `naam` is that person's."""

    id: int
    vakgroep: str
    account_id: int
    naam: str
    soort: str
    bericht: str
    op: datetime


def ask(session: Session, reader: Reader, vakgroep: str, bericht: str, now: datetime) -> Uitkomst:
    """Ask to become a member. Asking twice is asking once. Raises Forbidden or BadInput."""
    vraag(reader, "lid_worden")
    person = person_of(reader)
    bericht = line(session, bericht, "je bericht", LONGEST, needed=False)
    take_turn(session, vakgroep)
    if is_member(session, vakgroep, person):
        return "lid"
    found = _open(session, vakgroep, person)
    if found is not None and found.soort == UITNODIGING:
        return _accept(session, found, reader, now)
    if found is None:
        session.add(Toetreding(vakgroep=vakgroep, account_id=person, soort=VERZOEK, bericht=bericht, op=now))
        session.flush()
        audit.record(session, now, reader, "vroeg lidmaatschap", vakgroep)
    return "gevraagd"


def invite(session: Session, reader: Reader, vakgroep: str, account_id: int, now: datetime) -> Uitkomst:
    """Ask somebody to become a member; who has asked already is one now. Raises Forbidden or NotFound."""
    vraag(reader, "leden_beheren", vakgroep)
    take_turn(session, vakgroep)
    if is_member(session, vakgroep, account_id):
        return "lid"
    found = _open(session, vakgroep, account_id)
    if found is not None and found.soort == VERZOEK:
        return _accept(session, found, reader, now)
    if session.scalar(select(Account.id).where(Account.id == account_id, Account.actief.is_(True))) is None:
        raise NotFound("Dit account is er niet (meer).")
    if found is None:
        session.add(Toetreding(vakgroep=vakgroep, account_id=account_id, soort=UITNODIGING, op=now))
        session.flush()
        audit.record(session, now, reader, "nodigde uit", f"{vakgroep}, account {account_id}")
    return "uitgenodigd"


def decide(
    session: Session, reader: Reader, vakgroep: str, vraag_id: int, *, ja: bool, reden: str, now: datetime
) -> Uitkomst:
    """Answer: a leader the request of somebody, somebody the invitation of a leader. No to a request has a reason.

    Raises Forbidden, NotFound where it is not open any more, or BadInput.
    """
    take_turn(session, vakgroep)
    found = _find(session, vakgroep, vraag_id)
    _may_decide(reader, found)
    if ja:
        return _accept(session, found, reader, now)
    reden = line(session, reden, "waarom niet", LONGEST, needed=found.soort == VERZOEK)
    _close(found, AFGEWEZEN, person_of(reader), now)
    found.reden = reden
    audit.record(session, now, reader, "wees lidmaatschap af", f"{vakgroep}, account {found.account_id}")
    return "afgewezen"


def withdraw(session: Session, reader: Reader, vakgroep: str, vraag_id: int, now: datetime) -> Uitkomst:
    """Take back what one asked: somebody a request, a leader an invitation. Raises Forbidden or NotFound."""
    take_turn(session, vakgroep)
    found = _find(session, vakgroep, vraag_id)
    if found.soort == UITNODIGING:
        vraag(reader, "leden_beheren", vakgroep)
    elif found.account_id != reader.account_id:
        raise Forbidden("Alleen wie het vroeg, kan dit intrekken.")
    _close(found, INGETROKKEN, person_of(reader), now)
    return "ingetrokken"


def open_in(session: Session, reader: Reader, vakgroep: str) -> list[Vraag]:
    """What is open in a vakgroep, oldest first. Raises Forbidden for who may not decide."""
    vraag(reader, "leden_beheren", vakgroep)
    return _listed(session, Toetreding.vakgroep == vakgroep)


def own(session: Session, reader: Reader, vakgroep: str) -> Vraag | None:
    """The request or invitation of who reads that is still open."""
    person = person_of(reader)
    found = _listed(session, Toetreding.vakgroep == vakgroep, Toetreding.account_id == person)
    return found[0] if found else None


def last_refusal(session: Session, reader: Reader, vakgroep: str) -> str | None:
    """Why a leader said no to the last request of who reads, as long as that was the last word."""
    last = session.execute(
        select(Toetreding.status, Toetreding.soort, Toetreding.reden)
        .where(Toetreding.vakgroep == vakgroep, Toetreding.account_id == person_of(reader))
        .order_by(Toetreding.id.desc())
        .limit(1)
    ).first()
    return last.reden if last and (last.status, last.soort) == (AFGEWEZEN, VERZOEK) else None


def waiting(session: Session, reader: Reader) -> list[Vraag]:
    """What waits for an answer of who reads, in all vakgroepen: own invitations, and requests where this person leads."""
    person = person_of(reader)
    invited = (Toetreding.account_id == person) & (Toetreding.soort == UITNODIGING)
    asked = Toetreding.vakgroep.in_(reader.leidt) & (Toetreding.soort == VERZOEK)
    return _listed(session, invited | asked)


def _listed(session: Session, *where: ColumnElement[bool]) -> list[Vraag]:
    rows = session.execute(
        select(
            Toetreding.id,
            Toetreding.vakgroep,
            Toetreding.account_id,
            Account.naam,
            Toetreding.soort,
            Toetreding.bericht,
            Toetreding.op,
        )
        .join(Account, Account.id == Toetreding.account_id)
        .where(Toetreding.status == OPEN, Account.actief.is_(True), *where)
        .order_by(Toetreding.op, Toetreding.id)
    )
    return [Vraag(*row) for row in rows]


def _open(session: Session, vakgroep: str, account_id: int) -> Toetreding | None:
    return session.scalar(
        select(Toetreding)
        .where(Toetreding.vakgroep == vakgroep, Toetreding.account_id == account_id, Toetreding.status == OPEN)
        .execution_options(populate_existing=True)
    )


def _find(session: Session, vakgroep: str, vraag_id: int) -> Toetreding:
    found = session.scalar(
        select(Toetreding)
        .where(Toetreding.vakgroep == vakgroep, Toetreding.id == vraag_id, Toetreding.status == OPEN)
        .execution_options(populate_existing=True)
    )
    if found is None:
        raise NotFound("Hier is al op geantwoord.")
    return found


def _may_decide(reader: Reader, found: Toetreding) -> None:
    if found.soort == VERZOEK:
        vraag(reader, "leden_beheren", found.vakgroep)
    elif found.account_id != reader.account_id:
        raise Forbidden("Alleen wie is uitgenodigd, kan hierop antwoorden.")


def _accept(session: Session, found: Toetreding, reader: Reader, now: datetime) -> Uitkomst:
    join(session, found.vakgroep, found.account_id, now)
    _close(found, AANGENOMEN, person_of(reader), now)
    audit.record(session, now, reader, "nam lid aan", f"{found.vakgroep}, account {found.account_id}")
    return "lid"


def _close(found: Toetreding, status: str, door_id: int, now: datetime) -> None:
    if found.status != OPEN:
        raise BadInput("Hier is al op geantwoord.")
    found.status, found.beslist_door_id, found.beslist_op = status, door_id, now
