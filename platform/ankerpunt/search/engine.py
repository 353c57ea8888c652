"""The engine of a process: the thesaurus, shared by all its forks, and the index that this process opened itself."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from functools import cached_property

from sqlalchemy.orm import Session

from ankerpunt.search.index import SearchIndex
from ankerpunt.search.index.opening import open_index
from ankerpunt.search.thesaurus import Thesaurus, load
from ankerpunt.settings import Settings, library_root


class Engine:
    """What a search needs beside a session. Safe to use from several threads; an index never crosses a fork."""

    def __init__(self, settings: Settings, new_session: Callable[[], Session]) -> None:
        self._settings = settings
        self._new_session = new_session
        self._lock = threading.Lock()
        self._index: tuple[int, SearchIndex] | None = None

    @cached_property
    def thesaurus(self) -> Thesaurus:
        """The shipped thesaurus and those that the settings add."""
        files = (library_root() / "content" / "thesaurus.ttl", *self._settings.thesaurus)
        return load(files, self._settings.data / "cache")

    def index(self) -> SearchIndex:
        """The index of this process."""
        opened = self._index
        if opened is None or opened[0] != os.getpid():
            with self._lock:
                if self._index is None or self._index[0] != os.getpid():
                    index = open_index(self._settings.search, self._settings.data / "index", self._new_session)
                    self._index = (os.getpid(), index)
                opened = self._index
        return opened[1]

    def warm(self) -> None:
        """Load what all forks can share: the word list, the tries, the labels of the thesaurus."""
        _ = self.thesaurus.finder, self.thesaurus.words
