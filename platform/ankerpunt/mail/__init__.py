"""Mail: a queue in the database, a job that sends it, and links to do without a kind of it."""

from __future__ import annotations

from ankerpunt.mail.models import MailAfmelding, MailBericht
from ankerpunt.mail.queueing import count_by_outcome, forget, queue, waiting
from ankerpunt.mail.wishes import SOORTEN, Wens, begin_again, end, ended, move_wishes, person

__all__ = [
    "SOORTEN",
    "MailAfmelding",
    "MailBericht",
    "Wens",
    "begin_again",
    "count_by_outcome",
    "end",
    "ended",
    "forget",
    "move_wishes",
    "person",
    "queue",
    "waiting",
]
