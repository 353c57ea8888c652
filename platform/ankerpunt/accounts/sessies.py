"""Sessions: each browser in which somebody signed in is a row that can be shown and ended."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import Connection, and_, bindparam, delete, or_, select, update
from sqlalchemy.orm import Session

from ankerpunt.accounts import geheim
from ankerpunt.accounts.models import Account, Sessie
from ankerpunt.accounts.reader import Reader

LASTS = timedelta(days=30)
#: How long requests that were under way may still use the key from before.
GRACE = timedelta(minutes=1)
#: How old `gezien_op` may be before it is written again: reading should not write.
SEEN_EVERY = timedelta(hours=1)
_FIND = (
    select(Sessie.id, Sessie.vernieuwen, Sessie.gezien_op, Sessie.sleutel, Account.id, Account.naam, Account.rollen)
    .join(Account, Account.id == Sessie.account_id)
    .where(
        or_(
            Sessie.sleutel == bindparam("sleutel"),
            and_(Sessie.vorige == bindparam("sleutel"), Sessie.vorige_tot > bindparam("now")),
        ),
        Sessie.geldig_tot > bindparam("now"),
        Account.actief.is_(True),
    )
)
_BROWSERS = (("Edg", "Edge"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari"))
_SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("Linux", "Linux"),
)


class Found(NamedTuple):
    """What every request of somebody who signed in needs."""

    sessie_id: int
    account_id: int
    naam: str
    rollen: frozenset[str]
    renew: bool
    seen_long_ago: bool


class Shown(NamedTuple):
    """A session as its person sees it."""

    id: int
    apparaat: str
    begonnen_op: datetime
    gezien_op: datetime
    deze: bool


def start(session: Session, account: Account, user_agent: str, now: datetime) -> str:
    """A new session; what its cookie holds. Sessions that ended by themselves are cleared away meanwhile."""
    session.execute(delete(Sessie).where(Sessie.geldig_tot <= now))
    token = geheim.make()
    session.add(
        Sessie(
            account_id=account.id,
            sleutel=geheim.hashed(token),
            apparaat=device(user_agent),
            begonnen_op=now,
            gezien_op=now,
            geldig_tot=now + LASTS,
        )
    )
    session.flush()
    return token


def find(connection: Connection, token: str, now: datetime) -> Found | None:
    """Who has this session, while it lasts and the account is active; one query, asked at each of their requests."""
    hashed = geheim.hashed(token)
    row = connection.execute(_FIND, {"sleutel": hashed, "now": now}).first()
    if row is None:
        return None
    sessie_id, renew, seen, sleutel, account_id, naam, rollen = row
    current = sleutel == hashed  # who comes with the key from before has been given the new one already
    return Found(sessie_id, account_id, naam, frozenset(rollen), renew and current, now - seen > SEEN_EVERY)


def touch(session: Session, found: Found, now: datetime) -> str | None:
    """Write when the session was seen; the new key for its cookie, where it must get one.

    Of two requests at once one gets the new key; the other goes on with the old one for a moment.
    """
    session.execute(update(Sessie).where(Sessie.id == found.sessie_id).values(gezien_op=now))
    if not found.renew:
        return None
    token = geheim.make()
    done = session.execute(
        update(Sessie)
        .where(Sessie.id == found.sessie_id, Sessie.vernieuwen.is_(True))
        .values(vorige=Sessie.sleutel, vorige_tot=now + GRACE, sleutel=geheim.hashed(token), vernieuwen=False)
    )
    return token if done.rowcount else None  # type: ignore[attr-defined]


def renew(session: Session, account_id: int) -> None:
    """Have every session of this account get another key at its next request: its rights changed."""
    session.execute(update(Sessie).where(Sessie.account_id == account_id).values(vernieuwen=True))


def mine(session: Session, reader: Reader, current_id: int | None, now: datetime) -> list[Shown]:
    """The reader's own sessions, the last seen first."""
    rows = session.scalars(
        select(Sessie)
        .where(Sessie.account_id == reader.account_id, Sessie.geldig_tot > now)
        .order_by(Sessie.gezien_op.desc(), Sessie.id.desc())
    )
    return [Shown(row.id, row.apparaat, row.begonnen_op, row.gezien_op, row.id == current_id) for row in rows]


def end(session: Session, reader: Reader, sessie_id: int) -> None:
    """End one of the reader's own sessions; one of somebody else stays as it is."""
    session.execute(delete(Sessie).where(Sessie.id == sessie_id, Sessie.account_id == reader.account_id))


def end_all(session: Session, account_id: int, *, but: int | None = None) -> None:
    """End every session of this account, `but` the one with this number."""
    asked = delete(Sessie).where(Sessie.account_id == account_id)
    session.execute(asked.where(Sessie.id != but) if but is not None else asked)


def device(user_agent: str) -> str:
    """A browser in words that its owner knows, without what tells it from others: 'Firefox op Windows'."""
    browser = next((name for sign, name in _BROWSERS if sign in user_agent), "Een browser")
    system = next((name for sign, name in _SYSTEMS if re.search(sign, user_agent)), None)
    return f"{browser} op {system}" if system else browser
