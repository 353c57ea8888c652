"""Personal keys for the API: shown once, kept as a hash, with the rights of their person, taken back at any time."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, delete, func, select, update
from sqlalchemy.orm import Session

from ankerpunt import audit
from ankerpunt.accounts import geheim, service
from ankerpunt.accounts.models import Account, ApiSleutel
from ankerpunt.accounts.reader import Reader
from ankerpunt.accounts.rechten import vraag
from ankerpunt.errors import AnkerpuntError, BadInput, NotFound

#: So that programs which look for lost secrets know one of ours.
PREFIX = "ankerpunt_"
SHOWN = len(PREFIX)
MOST = 10
LONGEST_NAME = 60
USED_EVERY = timedelta(hours=1)
_FIND = (
    select(ApiSleutel.id, ApiSleutel.gebruikt_op, Account.id, Account.naam, Account.rollen)
    .join(Account, Account.id == ApiSleutel.account_id)
    .where(ApiSleutel.sleutel == bindparam("sleutel"), Account.actief.is_(True))
)


class KeyRefused(AnkerpuntError):
    """The key of a call to the API opens nothing."""

    status = 401
    title = "Deze sleutel werkt niet"


class Found(NamedTuple):
    """Whose key this is."""

    sleutel_id: int
    account_id: int
    naam: str
    rollen: frozenset[str]
    used_long_ago: bool


def make(session: Session, reader: Reader, password: str, naam: str, now: datetime) -> str:
    """A new key for the reader; it is told this once. Raises BadInput for a wrong password, a bad name or too many keys."""
    vraag(reader, "eigen_sleutels")
    account = service.confirmed(session, reader, password)
    naam = " ".join(naam.split())
    if not naam or len(naam) > LONGEST_NAME or not naam.isprintable():
        raise BadInput(f"Geef de sleutel een naam van hoogstens {LONGEST_NAME} tekens.")
    count = session.scalar(select(func.count()).where(ApiSleutel.account_id == account.id)) or 0
    if count >= MOST:
        raise BadInput(f"Je hebt al {MOST} sleutels. Trek er eerst een in.")
    secret = PREFIX + geheim.make()
    session.add(
        ApiSleutel(
            account_id=account.id,
            sleutel=geheim.hashed(secret),
            begin=secret[SHOWN : SHOWN + 6],
            naam=naam,
            gemaakt_op=now,
        )
    )
    session.flush()
    audit.record(session, now, reader, "sleutel gemaakt", f"account {account.id}")
    return secret


def mine(session: Session, reader: Reader) -> list[ApiSleutel]:
    """The reader's own keys, the newest first."""
    asked = select(ApiSleutel).where(ApiSleutel.account_id == reader.account_id).order_by(ApiSleutel.id.desc())
    return list(session.scalars(asked))


def withdraw(session: Session, reader: Reader, sleutel_id: int, now: datetime) -> None:
    """Have one of the reader's own keys open nothing any more. Raises NotFound."""
    gone = session.execute(
        delete(ApiSleutel).where(ApiSleutel.id == sleutel_id, ApiSleutel.account_id == reader.account_id)
    )
    if not gone.rowcount:  # type: ignore[attr-defined]
        raise NotFound("Deze sleutel is er niet (meer).")
    audit.record(session, now, reader, "sleutel ingetrokken", f"account {reader.account_id}")


def find(connection: Connection, secret: str, now: datetime) -> Found:
    """Whose key this is; one query. Raises KeyRefused for one that opens nothing."""
    row = connection.execute(_FIND, {"sleutel": geheim.hashed(secret)}).first()
    if row is None:
        raise KeyRefused(
            "Deze sleutel is er niet, is ingetrokken, of zijn account staat uit. Maak een nieuwe op /mijn/sleutels."
        )
    sleutel_id, used, account_id, naam, rollen = row
    return Found(sleutel_id, account_id, naam, frozenset(rollen), used is None or now - used > USED_EVERY)


def touch(session: Session, found: Found, now: datetime) -> None:
    """Write when the key was used last, so that its person sees which one nobody uses."""
    session.execute(update(ApiSleutel).where(ApiSleutel.id == found.sleutel_id).values(gebruikt_op=now))
