"""Rendering and analysing the files of an import, on all cores where there are many."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing.connection import wait

from ankerpunt.errors import ContentError
from ankerpunt.kennis.service import Entry, entry_of
from ankerpunt.kennis.terms import Lexicon
from ankerpunt.kennis.transfer.linking import Planned
from ankerpunt.kennis.transfer.patience import patience
from ankerpunt.search.thesaurus import Thesaurus

#: Files that are made, and committed, together; and batches that workers may be ahead of the database.
BATCH = 100
AHEAD = 3


class Maker:
    """Renders and analyses planned files, on all cores where there are many."""

    def __init__(self, thesaurus: Thesaurus, lexicon: Lexicon, *, many: bool) -> None:
        self._shared = (thesaurus, lexicon)
        self._pool: ProcessPoolExecutor | None = None
        workers = min(4, os.cpu_count() or 1)
        if many and workers > 1:
            context = multiprocessing.get_context("fork")
            self._pool = ProcessPoolExecutor(workers, context, initializer=_begin, initargs=self._shared)

    def __enter__(self) -> Maker:
        return self

    def __exit__(self, *_error: object) -> None:
        if self._pool:
            self._pool.shutdown(cancel_futures=True)

    def entries(self, files: Sequence[Planned]) -> Iterator[Entry | ContentError]:
        """One entry, or the reason why there is none, for each file, in order; a few batches ahead of who asks."""
        if self._pool is None:
            yield from (_entry(planned, *self._shared) for planned in files)
            return
        ahead: deque[Iterator[Entry | ContentError]] = deque()
        for start in range(0, len(files), BATCH):
            ahead.append(self._pool.map(_entry_in_worker, files[start : start + BATCH], chunksize=10))
            if len(ahead) > AHEAD:
                yield from ahead.popleft()
        for batch in ahead:
            yield from batch


_worker: list[tuple[Thesaurus, Lexicon]] = []


def _begin(thesaurus: Thesaurus, lexicon: Lexicon) -> None:
    """Remember what a forked worker shares with its parent (too large to send with each file), and do not outlive it.

    A worker holds the parent's connection to the database open: were it left behind after a sudden death, PostgreSQL would
    keep the locks of an import that nobody finishes.
    """
    _worker[:] = [(thesaurus, lexicon)]
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _entry_in_worker(planned: Planned) -> Entry | ContentError:
    return _entry(planned, *_worker[0])


def _entry(planned: Planned, thesaurus: Thesaurus, lexicon: Lexicon) -> Entry | ContentError:
    try:
        with patience():
            return entry_of(planned.key, planned.document, planned.kop, thesaurus, lexicon)
    except ContentError as error:
        return error
