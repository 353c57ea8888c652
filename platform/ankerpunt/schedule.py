"""The schedule: which jobs there are, and how often each has its turn."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from ankerpunt import clock
from ankerpunt.jobs import Job, Run
from ankerpunt.mail import sending
from ankerpunt.mail.message import sender_of
from ankerpunt.mail.transport import open_line
from ankerpunt.redactie.publiceren import publish_due
from ankerpunt.search.thesaurus import Thesaurus
from ankerpunt.settings import Settings


def jobs_of(settings: Settings, thesaurus: Callable[[], Thesaurus], published: Callable[[], None]) -> tuple[Job, ...]:
    """Every job of this installation. `published` is called when pages were published, after the commit."""

    def send_mail(run: Run) -> int:
        due = sending.due(run.session, run.moment())
        if not due:
            return 0
        with open_line(settings) as line:
            return sending.send(run.session, line, sender_of(settings), due, run.moment, run.commit)

    def forget_mail(run: Run) -> int:
        return sending.forget_old(run.session, run.moment())

    def publish(run: Run) -> int:
        number = len(publish_due(run.session, clock.now(), thesaurus()))
        run.commit()
        if number:
            published()
        return number

    return (
        Job("mail versturen", timedelta(seconds=10), send_mail),
        Job("geplande pagina's publiceren", timedelta(seconds=20), publish),
        Job("oude mail vergeten", timedelta(days=1), forget_mail),
    )
