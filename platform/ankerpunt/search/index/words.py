"""The written words that may be proposed for a typing error, as new as the database."""

from __future__ import annotations

import threading

from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from ankerpunt.search.index.changes import NOTHING, Mark, highest_mark
from ankerpunt.search.models import ZoekWoord


class WordList:
    """The words of one process: read when they are first asked for, then only what changed.

    Only what is committed is taken in, through a connection of its own: all threads share the list.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._mark = NOTHING
        self._words: dict[str, None] = {}
        self._listed: tuple[str, ...] = ()

    def current(self, session: Session) -> tuple[str, ...]:
        """The words of all living public documents; the same object as long as none comes or goes."""
        with self._lock:
            if self._mark != highest_mark(session):
                with session.get_bind().engine.connect() as connection:
                    self._renew(connection)
            return self._listed

    def _renew(self, connection: Connection) -> None:
        mark = highest_mark(connection)
        if mark.reeks != self._mark.reeks or mark.merk < self._mark.merk:
            self._mark, self._words, self._listed = Mark(mark.reeks, 0), {}, ()
        changed = connection.execute(
            select(ZoekWoord.woord, ZoekWoord.documenten).where(ZoekWoord.merk > self._mark.merk)
        ).all()
        for word, documents in changed:
            if documents:
                self._words[word] = None
            else:
                self._words.pop(word, None)
        self._mark = mark
        self._listed = tuple(self._words) if changed else self._listed
