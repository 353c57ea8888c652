"""The brake on guessing: counts in the database, so that all workers and hosts count together.

An attempt is written and committed before it is judged; so attempts at the same moment count too. What succeeded is
taken off again.
"""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from ankerpunt.accounts.models import Poging
from ankerpunt.errors import AnkerpuntError


class TooMany(AnkerpuntError):
    """Too many attempts; the message says how long to wait, not what for."""

    status = 429
    title = "Even rustig aan"


@dataclass(frozen=True)
class Brake:
    """How many attempts are free, and for how long each one counts."""

    kind: str
    most: int
    window: timedelta


#: Per account: few, because somebody may guess from many places. Per address: more, because a town hall may be behind one.
ACCOUNT = Brake("account", 8, timedelta(minutes=15))
ADRES = Brake("adres", 60, timedelta(minutes=15))
CODE = Brake("code", 6, timedelta(minutes=15))
HERSTEL = Brake("herstel", 3, timedelta(hours=1))
HERSTEL_ADRES = Brake("herstel-adres", 20, timedelta(hours=1))
BEVESTIGING = Brake("bevestiging", 8, timedelta(minutes=15))
LONGEST = timedelta(hours=1)


def key(secret_key: str, brake: Brake, whose: str) -> str:
    """What attempts of `whose` are kept under: it does not tell who that is."""
    words = f"{brake.kind}:{whose}".encode("utf-8", "replace")
    return hmac.new(secret_key.encode(), words, hashlib.sha256).hexdigest()


def write(session: Session, sleutel: str, now: datetime) -> None:
    """Write an attempt down, and forget what counts no longer. Commit before judging."""
    session.execute(delete(Poging).where(Poging.op <= now - LONGEST))
    session.add(Poging(sleutel=sleutel, op=now))


def judge(session: Session, brake: Brake, sleutel: str, now: datetime) -> None:
    """Raise TooMany when this attempt is one too many."""
    count = session.scalar(
        select(func.count()).select_from(Poging).where(Poging.sleutel == sleutel, Poging.op > now - brake.window)
    )
    if (count or 0) > brake.most:
        minutes = int(brake.window.total_seconds() // 60)
        raise TooMany(f"Er is te vaak iets geprobeerd. Wacht {minutes} minuten en probeer het dan opnieuw.")


def clear(session: Session, sleutel: str) -> None:
    """Forget the attempts: this one succeeded."""
    session.execute(delete(Poging).where(Poging.sleutel == sleutel))


def clear_last(session: Session, sleutel: str) -> None:
    """Take the last attempt off: it succeeded, and says nothing about those before."""
    last = select(func.max(Poging.id)).where(Poging.sleutel == sleutel).scalar_subquery()
    session.execute(delete(Poging).where(Poging.id == last))


def address(remote: str | None, forwarded: str | None) -> str:
    """The address of who asks.

    What a proxy says is only believed of one on this machine or in this network; of the list it sends the last part is
    what it saw itself. IPv6 counts by its network: one subscriber has 2^64 addresses.
    """
    seen = _parsed(remote)
    if seen is not None and seen.is_private and forwarded:
        seen = _parsed(forwarded.rpartition(",")[2].strip()) or seen
    if isinstance(seen, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((seen, 64), strict=False))
    return str(seen)


def _parsed(text: str | None) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(text or "")
    except ValueError:
        return None
