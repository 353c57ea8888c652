"""A process that takes a folder in and dies a sudden death after a number of saved items; run by the tests."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from sqlalchemy import event
from sqlalchemy.orm import Session

from ankerpunt import clock
from ankerpunt.database import make_engine, make_sessions
from ankerpunt.kennis.transfer.importing import import_paths
from ankerpunt.search.thesaurus import Thesaurus


def main(url: str, folder: str, commits: int) -> None:
    """Import until the commit number `commits` is about to be made, then die."""
    seen = 0

    def die(_session: Session) -> None:
        nonlocal seen
        seen += 1
        if seen > commits:
            os.kill(os.getpid(), signal.SIGKILL)

    with make_sessions(make_engine(url))() as session:
        event.listen(session, "before_commit", die)
        for outcome in import_paths(session, [Path(folder)], clock.now, Thesaurus(), as_soort="methode"):
            print(outcome.status, flush=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
