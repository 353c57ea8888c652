"""The job that sends what waits: at least once, with the same Message-ID at every try.

A try is written down before it is made, so that a process that dies leaves the message waiting for its next turn; that it
was sent is written down after. Between the two lies the only moment in which somebody may get a message twice.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import delete, or_, select, update
from sqlalchemy.orm import Session

from ankerpunt.mail.message import Sender, write
from ankerpunt.mail.models import AFGEMELD, GEWEIGERD, VERSTUURD, MailBericht
from ankerpunt.mail.transport import Line, NotTaken
from ankerpunt.mail.wishes import ended, person

BATCH = 200
FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=6)
#: With the waits above some five days; a server that cannot be reached never counts.
TRIES_REFUSED = 25
#: So long a message that was sent is known by its `uniek`.
KEPT = timedelta(days=90)


def wait_after(tries: int) -> timedelta:
    """How long to wait after so many tries."""
    return min(FIRST_WAIT * (1 << min(tries - 1, 20)), LONGEST_WAIT)


def due(session: Session, moment: datetime) -> list[int]:
    """The messages whose turn it is, the oldest first, at most a batch."""
    asked = (
        select(MailBericht.id)
        .where(MailBericht.uitkomst.is_(None))
        .where(or_(MailBericht.volgende_op.is_(None), MailBericht.volgende_op <= moment))
        .order_by(MailBericht.id)
        .limit(BATCH)
    )
    return list(session.scalars(asked))


def send(
    session: Session,
    line: Line,
    sender: Sender,
    ids: list[int],
    moment: Callable[[], datetime],
    commit: Callable[[], None],
) -> int:
    """Try these messages over `line`; how many were sent.

    `moment` is the real time; `commit` commits the session, and raises where this process may not go on. What became of
    a message that left is always kept. Raises ServerDown: what was not tried yet waits for its turn.
    """
    sent = 0
    for number in ids:
        bericht = _claim(session, number, sender, moment())
        commit()
        if bericht is not None and bericht.uitkomst is None:
            sent += _try(session, line, sender, bericht, moment)
            session.commit()
    return sent


def forget_old(session: Session, moment: datetime) -> int:
    """Delete what was settled long ago; how many."""
    old = delete(MailBericht).where(MailBericht.uitkomst.is_not(None), MailBericht.gemaakt_op < moment - KEPT)
    return len(session.scalars(old.returning(MailBericht.id)).all())


def _claim(session: Session, number: int, sender: Sender, moment: datetime) -> MailBericht | None:
    """Write the try down; None where somebody else has it in hand or it is settled."""
    bericht = session.get(MailBericht, number, populate_existing=True)
    if bericht is None or bericht.uitkomst is not None:
        return None
    if bericht.soort and bericht.soort in ended(session, person(bericht.aan)):
        _settle(bericht, AFGEMELD)
        return bericht
    tries = bericht.pogingen + 1
    taken = session.execute(
        update(MailBericht)
        .where(MailBericht.id == number, MailBericht.pogingen == bericht.pogingen, MailBericht.uitkomst.is_(None))
        .values(
            pogingen=tries,
            volgende_op=moment + wait_after(tries),
            message_id=bericht.message_id or sender.new_message_id(),
        )
        .returning(MailBericht.id)
        .execution_options(synchronize_session=False)
    ).first()
    session.refresh(bericht)
    return bericht if taken else None


def _try(session: Session, line: Line, sender: Sender, bericht: MailBericht, moment: Callable[[], datetime]) -> int:
    try:
        message = write(bericht, sender)
    except ValueError as error:
        _settle(bericht, GEWEIGERD, type(error).__name__)
        return 0
    try:
        line.send(message)
    except NotTaken as error:
        bericht.fout = str(error)
        if error.permanent and bericht.pogingen >= TRIES_REFUSED:
            _settle(bericht, GEWEIGERD, str(error))
        return 0
    bericht.verstuurd_op = moment()
    _settle(bericht, VERSTUURD)
    return 1


def _settle(bericht: MailBericht, outcome: str, why: str = "") -> None:
    """An outcome; what the message said and to whom is not kept."""
    bericht.uitkomst, bericht.fout, bericht.volgende_op = outcome, why, None
    bericht.aan = bericht.onderwerp = bericht.tekst = ""
    bericht.html = None
