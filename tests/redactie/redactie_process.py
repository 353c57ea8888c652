"""A process that does one thing in the redactie, and may die a sudden death just before or after its commit; run by the tests."""

from __future__ import annotations

import os
import signal
import sys
from datetime import UTC, datetime

from ankerpunt.accounts.reader import member
from ankerpunt.database import make_engine, make_sessions
from ankerpunt.kennis.kinds import Key
from ankerpunt.redactie import service
from ankerpunt.search.thesaurus import Thesaurus

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


def main(url: str, account: str, task: str, concept: str, text: str, die: str) -> None:
    """Save or publish, and say so after the commit."""
    reader = member(int(account), "Iemand", frozenset(), frozenset({"schulden"}))
    with make_sessions(make_engine(url))() as session:
        found = service.concept_for(session, reader, int(concept))
        if task == "save":
            service.save(session, reader, found.id, text, found.versie, NOW)
        elif task == "publish":
            service.publish(session, reader, found.id, NOW, Thesaurus())
        else:
            leider = member(int(account), "Leider", leidt=frozenset({"schulden"}))
            service.rename(session, leider, Key("methode", "post"), text, NOW, Thesaurus())
        session.flush()
        if die == "before":
            os.kill(os.getpid(), signal.SIGKILL)
        session.commit()
        print("confirmed", flush=True)
        if die == "after":
            os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    main(*sys.argv[1:])
