"""The queue: what a request wants to send is written in its own transaction, and sent by a job afterwards."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from ankerpunt.mail.models import MailBericht
from ankerpunt.mail.wishes import SOORTEN, forget_wishes


def queue(
    session: Session,
    now: datetime,
    aan: str,
    onderwerp: str,
    tekst: str,
    html: str | None = None,
    *,
    uniek: str,
    soort: str | None = None,
) -> None:
    """Have this message sent after the commit. A second one with the same `uniek` is not written.

    `html` is what stands in the body. `soort`, one of `mail.SOORTEN`, is given for what people may do without: such a
    message carries a link to end that kind, and is not sent to who did. Without it (a new password) it is always sent.
    """
    if soort is not None and soort not in SOORTEN:
        raise ValueError(f"unknown kind of mail: {soort}")
    values = {
        "uniek": uniek,
        "aan": aan,
        "onderwerp": " ".join(onderwerp.split())[:200],
        "tekst": tekst,
        "html": html,
        "soort": soort,
        "gemaakt_op": now,
    }
    postgres = session.get_bind().dialect.name == "postgresql"
    new = postgresql.insert(MailBericht) if postgres else sqlite.insert(MailBericht)
    session.execute(new.values(values).on_conflict_do_nothing(index_elements=["uniek"]))


def waiting(session: Session) -> list[MailBericht]:
    """What has not been sent yet, the oldest first."""
    asked = select(MailBericht).where(MailBericht.uitkomst.is_(None)).order_by(MailBericht.id)
    return list(session.scalars(asked))


def count_by_outcome(session: Session) -> dict[str | None, int]:
    """How many messages there are of each outcome; None: waiting. For administrators: no address, no text."""
    asked = select(MailBericht.uitkomst, func.count()).group_by(MailBericht.uitkomst)
    return dict(iter(session.execute(asked)))


def forget(session: Session, adres: str) -> None:
    """Keep nothing of this person: what waits is not sent, their wishes are gone. For who deletes their account."""
    session.execute(delete(MailBericht).where(func.lower(MailBericht.aan) == adres.strip().lower()))
    forget_wishes(session, adres)
