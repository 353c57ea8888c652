"""Brings the index up to date in the background, after each change and now and then."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from sqlalchemy.orm import Session

from ankerpunt.search.index import SearchIndex

#: How long a change by another process, such as an import, may wait; it is found all the same.
SECONDS_BETWEEN = 5.0

log = logging.getLogger(__name__)


class Keeper:
    """One thread per process that keeps an index fast. Start it after the fork: threads do not survive one.

    Whatever goes wrong is logged and tried again: no answer depends on it.
    """

    def __init__(
        self, index: SearchIndex, new_session: Callable[[], Session], seconds: float = SECONDS_BETWEEN
    ) -> None:
        self._index = index
        self._new_session = new_session
        self._seconds = seconds
        self._changed = threading.Event()
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name="search-keeper", daemon=True)

    def start(self) -> None:
        """Begin, with what changed since the index was last up to date."""
        self._thread.start()

    def poke(self) -> None:
        """Something was committed. Returns at once."""
        self._changed.set()

    def stop(self, timeout: float = 10.0) -> None:
        """Finish what is under way; waits at most `timeout` seconds."""
        self._stopped.set()
        self._changed.set()
        self._thread.join(timeout)

    def _run(self) -> None:
        while not self._stopped.is_set():
            self._changed.clear()
            try:
                with self._new_session() as session:
                    self._index.bring_up_to_date(session)
            except Exception as error:
                # Its text may hold text of a page, which has no place in a log.
                log.error(
                    "The search index could not be brought up to date (%s); it is tried again.", type(error).__name__
                )
            self._changed.wait(self._seconds)
