"""The face of vakgroepen for other domains: settings, who can be called, and what the profile page shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from ankerpunt.accounts.lidmaatschap import Lidmaatschap, memberships
from ankerpunt.accounts.models import Account
from ankerpunt.accounts.reader import Reader
from ankerpunt.accounts.rechten import mag, vraag
from ankerpunt.clock import AMSTERDAM
from ankerpunt.vakgroepen import rooster, roosteren
from ankerpunt.vakgroepen.models import HERZIEN_MAANDEN, VakgroepInstelling
from ankerpunt.vakgroepen.rooster import OpAfroep
from ankerpunt.vakgroepen.toetreden import Vraag, waiting

__all__ = ["Profiel", "Vraag", "four_eyes", "memberships", "on_duty", "profile", "review_interval", "waiting"]

#: How far ahead is looked for who is next.
AHEAD = timedelta(days=14)


@dataclass(frozen=True)
class Profiel:
    """What the profile page of a vakgroep shows to somebody who signed in."""

    slug: str
    op_afroep: OpAfroep
    leiders: tuple[str, ...]
    aantal: int
    lid: bool
    contacten: bool
    schrijft: bool


def four_eyes(session: Session, vakgroep: str) -> bool:
    """Whether a text of this vakgroep is published only after somebody else approved it."""
    found = select(VakgroepInstelling.vier_ogen).where(VakgroepInstelling.vakgroep == vakgroep)
    return bool(session.scalar(found))


def review_interval(session: Session, vakgroep: str) -> int:
    """After how many months a page of this vakgroep is looked at again, where the page itself does not say."""
    found = select(VakgroepInstelling.herzien_maanden).where(VakgroepInstelling.vakgroep == vakgroep)
    return session.scalar(found) or HERZIEN_MAANDEN


def on_duty(session: Session, vakgroep: str, now: datetime) -> OpAfroep:
    """Who can be called at `now`, and who is next within two weeks."""
    today = now.astimezone(AMSTERDAM).date()
    turns = roosteren.read(session, vakgroep, today).diensten(today, today + AHEAD)
    return rooster.on_duty(turns, now)


def profile(session: Session, reader: Reader, vakgroep: str, now: datetime) -> Profiel:
    """What the profile page shows beside the text; three queries. Raises Forbidden for who did not sign in."""
    vraag(reader, "vakgroep_zien")
    rows = session.execute(
        select(Account.naam, Lidmaatschap.leider)
        .join(Lidmaatschap, Lidmaatschap.account_id == Account.id)
        .where(Lidmaatschap.vakgroep == vakgroep, Account.actief.is_(True))
        .order_by(Account.naam, Account.id)
    ).all()
    return Profiel(
        slug=vakgroep,
        op_afroep=on_duty(session, vakgroep, now),
        leiders=tuple(row.naam for row in rows if row.leider),
        aantal=len(rows),
        lid=vakgroep in reader.lid_van,
        contacten=mag(reader, "contacten_lezen", vakgroep),
        schrijft=mag(reader, "schrijven", vakgroep),
    )
