"""The engine of a process: the thesaurus, shared by all its forks, and the index with its keeper, one per process."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from functools import cached_property

from sqlalchemy.orm import Session

from ankerpunt.dutch.words import word_list
from ankerpunt.search import service
from ankerpunt.search.index import SearchIndex
from ankerpunt.search.index.keeper import Keeper
from ankerpunt.search.index.opening import open_index
from ankerpunt.search.thesaurus import Thesaurus, load
from ankerpunt.settings import Settings, library_root


class Engine:
    """What a search needs beside a session. Safe to use from several threads; each fork starts a keeper of its own."""

    def __init__(self, settings: Settings, new_session: Callable[[], Session]) -> None:
        self._settings = settings
        self._new_session = new_session
        self._lock = threading.Lock()
        self._opened: tuple[int, SearchIndex, Keeper] | None = None

    @cached_property
    def thesaurus(self) -> Thesaurus:
        """The shipped thesaurus and those that the settings add."""
        files = (library_root() / "content" / "thesaurus.ttl", *self._settings.thesaurus)
        return load(files, self._settings.data / "cache")

    def warm(self, session: Session) -> None:
        """Load what all forks can share: the word list, the labels of the thesaurus, the index.

        A process that does this only forks: it has no keeper of its own.
        """
        word_list()
        thesaurus = self.thesaurus
        _ = thesaurus.finder, thesaurus.words, thesaurus.shown_words, thesaurus.proposals
        index = self._make()
        index.bring_up_to_date(session)
        self._opened = (os.getpid(), index, Keeper(index, self._new_session))

    def index(self) -> SearchIndex:
        """The index of this process."""
        opened = self._opened
        return opened[1] if opened and opened[0] == os.getpid() else self._open()[1]

    def poke(self) -> None:
        """Say that something was committed: the index takes it in soon. Answers are right before that, too."""
        self._open()[2].poke()

    def bring_up_to_date(self, session: Session) -> int:
        """Take in every committed change now; analyse everything again where the words or the thesaurus changed."""
        if not service.is_current(session, self.thesaurus):
            service.refresh_all(session, self.thesaurus)
            session.commit()
        return self._make().bring_up_to_date(session)

    def rebuild(self, session: Session) -> int:
        """Analyse everything again and make the index anew; the number of documents."""
        service.refresh_all(session, self.thesaurus)
        session.commit()
        return self._make().rebuild(session)

    def _make(self) -> SearchIndex:
        return open_index(self._settings.search, self._settings.data / "index")

    def _open(self) -> tuple[int, SearchIndex, Keeper]:
        with self._lock:
            if self._opened is None or self._opened[0] != os.getpid():
                index = self._opened[1] if self._opened else self._make()
                keeper = Keeper(index, self._new_session)
                keeper.start()
                self._opened = (os.getpid(), index, keeper)
            return self._opened
