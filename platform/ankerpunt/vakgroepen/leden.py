"""Who belongs to a vakgroep and who leads it; a vakgroep that has a leader never loses its last one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from ankerpunt import audit
from ankerpunt.accounts.lidmaatschap import Lidmaatschap
from ankerpunt.accounts.models import Account
from ankerpunt.accounts.reader import Reader
from ankerpunt.accounts.rechten import vraag
from ankerpunt.errors import BadInput, Forbidden, NotFound
from ankerpunt.vakgroepen.models import RoosterAfwijking, RoosterBlok, VakgroepInstelling

LAST_LEADER = "Een vakgroep heeft minstens één leider. Kies eerst wie het overneemt."


@dataclass(frozen=True)
class Lid:
    """A member of a vakgroep whose account is active."""

    account_id: int
    naam: str
    leider: bool
    sinds: datetime


def members(session: Session, reader: Reader, vakgroep: str) -> list[Lid]:
    """The members, leaders first, by name. Raises Forbidden for who did not sign in."""
    vraag(reader, "vakgroep_zien")
    return _members(session, vakgroep)


def leave(session: Session, reader: Reader, vakgroep: str, opvolger_id: int | None, now: datetime) -> None:
    """Stop being a member; a last leader says who takes over. Raises NotFound or BadInput."""
    take_turn(session, vakgroep)
    person = person_of(reader)
    _known(session, vakgroep, person)
    if opvolger_id is not None:
        _lead(session, vakgroep, opvolger_id, leider=True)
    _keep_a_leader(session, vakgroep, person)
    _remove(session, vakgroep, person)
    audit.record(session, now, reader, "verliet vakgroep", vakgroep)


def remove(session: Session, reader: Reader, vakgroep: str, account_id: int, now: datetime) -> None:
    """Take somebody else's membership away. Raises Forbidden, NotFound or BadInput."""
    vraag(reader, "leden_beheren", vakgroep)
    take_turn(session, vakgroep)
    _known(session, vakgroep, account_id)
    _keep_a_leader(session, vakgroep, account_id)
    _remove(session, vakgroep, account_id)
    audit.record(session, now, reader, "haalde lid weg", f"{vakgroep}, account {account_id}")


def make_leader(session: Session, reader: Reader, vakgroep: str, account_id: int, now: datetime) -> None:
    """Let a member lead too. Raises Forbidden or NotFound."""
    vraag(reader, "leden_beheren", vakgroep)
    take_turn(session, vakgroep)
    _lead(session, vakgroep, account_id, leider=True)
    audit.record(session, now, reader, "maakte leider", f"{vakgroep}, account {account_id}")


def step_down(session: Session, reader: Reader, vakgroep: str, account_id: int, now: datetime) -> None:
    """Let a leader be a member only. Raises Forbidden, NotFound, or BadInput where nobody would be left to lead."""
    vraag(reader, "leden_beheren", vakgroep)
    take_turn(session, vakgroep)
    _known(session, vakgroep, account_id)
    _keep_a_leader(session, vakgroep, account_id)
    _lead(session, vakgroep, account_id, leider=False)
    audit.record(session, now, reader, "maakte lid van leider", f"{vakgroep}, account {account_id}")


def appoint(session: Session, reader: Reader, vakgroep: str, account_id: int, now: datetime) -> None:
    """Have an administrator name a leader, member or not: how a vakgroep begins. Raises Forbidden or NotFound."""
    vraag(reader, "beheren")
    take_turn(session, vakgroep)
    join(session, vakgroep, account_id, now)
    _lead(session, vakgroep, account_id, leider=True)
    audit.record(session, now, reader, "maakte leider", f"{vakgroep}, account {account_id}")


def join(session: Session, vakgroep: str, account_id: int, now: datetime) -> None:
    """Make somebody a member; nothing happens to who is. For whoever has decided it, after `take_turn`. Raises NotFound."""
    if session.scalar(select(Account.id).where(Account.id == account_id, Account.actief.is_(True))) is None:
        raise NotFound("Dit account is er niet (meer).")
    if not is_member(session, vakgroep, account_id):
        session.add(Lidmaatschap(vakgroep=vakgroep, account_id=account_id, leider=False, sinds=now))
        session.flush()


def is_member(session: Session, vakgroep: str, account_id: int) -> bool:
    """Whether somebody is a member now."""
    found = select(Lidmaatschap.account_id).where(
        Lidmaatschap.vakgroep == vakgroep, Lidmaatschap.account_id == account_id
    )
    return session.scalar(found) is not None


def find_people(session: Session, reader: Reader, vakgroep: str, zoek: str, most: int = 10) -> list[tuple[int, str]]:
    """Account id and name of who could be invited: not a member yet, each word in the name. Raises Forbidden."""
    vraag(reader, "leden_beheren", vakgroep)
    words = zoek.split()[:5]
    if not words:
        return []
    inside = select(Lidmaatschap.account_id).where(Lidmaatschap.vakgroep == vakgroep)
    found = select(Account.id, Account.naam).where(
        Account.actief.is_(True),
        Account.id.not_in(inside),
        *(Account.naam.icontains(word, autoescape=True) for word in words),
    )
    return [(row.id, row.naam) for row in session.execute(found.order_by(Account.naam, Account.id).limit(most))]


def take_turn(session: Session, vakgroep: str) -> None:
    """Wait for whoever changes this vakgroep, until the end of their transaction; what is read afterwards is how they left it.

    The update takes the lock on both databases; SQLite knows no SELECT … FOR UPDATE.
    """
    raised = (
        update(VakgroepInstelling)
        .where(VakgroepInstelling.vakgroep == vakgroep)
        .values(beurt=VakgroepInstelling.beurt + 1)
        .returning(VakgroepInstelling.beurt)
        .execution_options(synchronize_session=False)
    )
    if session.execute(raised).first() is None:
        on_postgresql = session.get_bind().dialect.name == "postgresql"
        insert = postgresql.insert(VakgroepInstelling) if on_postgresql else sqlite.insert(VakgroepInstelling)
        session.execute(insert.values(vakgroep=vakgroep).on_conflict_do_nothing())
        session.execute(raised)


def person_of(reader: Reader) -> int:
    """The account of who reads. Raises Forbidden for who did not sign in."""
    if reader.account_id is None:
        raise Forbidden("Log eerst in.")
    return reader.account_id


def _members(session: Session, vakgroep: str) -> list[Lid]:
    rows = session.execute(
        select(Account.id, Account.naam, Lidmaatschap.leider, Lidmaatschap.sinds)
        .join(Lidmaatschap, Lidmaatschap.account_id == Account.id)
        .where(Lidmaatschap.vakgroep == vakgroep, Account.actief.is_(True))
        .order_by(Lidmaatschap.leider.desc(), Account.naam, Account.id)
    )
    return [Lid(*row) for row in rows]


def _known(session: Session, vakgroep: str, account_id: int) -> None:
    if not is_member(session, vakgroep, account_id):
        raise NotFound("Deze collega is geen lid (meer) van deze vakgroep.")


def _keep_a_leader(session: Session, vakgroep: str, account_id: int) -> None:
    leaders = {lid.account_id for lid in _members(session, vakgroep) if lid.leider}
    if leaders == {account_id}:
        raise BadInput(LAST_LEADER)


def _lead(session: Session, vakgroep: str, account_id: int, *, leider: bool) -> None:
    changed = (
        update(Lidmaatschap)
        .where(Lidmaatschap.vakgroep == vakgroep, Lidmaatschap.account_id == account_id)
        .values(leider=leider)
        .returning(Lidmaatschap.account_id)
    )
    if session.execute(changed).first() is None:
        raise NotFound("Deze collega is geen lid (meer) van deze vakgroep.")


def _remove(session: Session, vakgroep: str, account_id: int) -> None:
    """The membership, and with it the turns on the duty roster: nobody calls somebody who left."""
    session.execute(
        update(RoosterAfwijking)
        .where(RoosterAfwijking.vakgroep == vakgroep, RoosterAfwijking.account_id == account_id)
        .values(account_id=None, telefoon="")
    )
    for table in (RoosterBlok, Lidmaatschap):
        session.execute(delete(table).where(table.vakgroep == vakgroep, table.account_id == account_id))
