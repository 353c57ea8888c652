"""The index as one process sees it: the newest generation on disk, and in memory whatever is newer than that."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from ankerpunt.search.index.arrays_file import DamagedFileError
from ankerpunt.search.index.changes import NOTHING, Change, Mark, changes_since, highest_mark
from ankerpunt.search.index.generation import GenerationFolder, LoadedGeneration, Signature
from ankerpunt.search.index.postings import Postings, PostingsBuilder
from ankerpunt.search.index.scoring import Segment

#: So many newer documents are kept in one small segment that is made anew at each change (about 40 microseconds each).
TAIL = 256


@dataclass(frozen=True, slots=True, eq=False)
class Snapshot:
    """Everything that was committed up to `mark`; never changed, so that threads may share it.

    The last segment may be the `tail`: the documents that changed last, by id, from which it was made.
    """

    mark: Mark = NOTHING
    segments: tuple[Segment, ...] = ()
    tail: Mapping[int, Change] = field(default_factory=dict)
    generation: LoadedGeneration | None = None
    signature: Signature | None = None
    documents: int = 0


class SnapshotReader:
    """Gives each search the state of the database at that moment.

    The check whether anything changed goes through the caller's session: one row of one table. Only what is new is
    then read, through a connection of its own, so that nobody's uncommitted work gets into what all threads share.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = GenerationFolder(folder)
        self._snapshot = Snapshot()
        self._lock = threading.Lock()

    def current(self, session: Session) -> Snapshot:
        """The snapshot of what is committed now."""
        snapshot = self._snapshot
        if snapshot.mark == highest_mark(session) and snapshot.signature == self._folder.signature():
            return snapshot
        with self._lock, session.get_bind().engine.connect() as connection:
            self._snapshot = self._renew(self._snapshot, connection)
            return self._snapshot

    def _renew(self, snapshot: Snapshot, connection: Connection) -> Snapshot:
        mark, signature = highest_mark(connection), self._folder.signature()
        if snapshot.signature != signature:
            snapshot = self._load(snapshot.generation, signature)
        if snapshot.mark.reeks != mark.reeks or snapshot.mark.merk > mark.merk:
            # Another history, or one that was set back: nothing of what is known holds.
            snapshot = Snapshot(mark=Mark(mark.reeks, 0), signature=signature)
        if snapshot.mark == mark:
            return snapshot
        if mark.merk - snapshot.mark.merk <= TAIL:
            return _with_few(snapshot, mark, list(changes_since(connection, snapshot.mark.merk)))
        return _with_many(snapshot, mark, changes_since(connection, snapshot.mark.merk))

    def _load(self, previous: LoadedGeneration | None, signature: Signature | None) -> Snapshot:
        """The newest generation; an empty snapshot, to be filled from the database, if it cannot be used."""
        known: Mapping[str, Postings] = previous.postings if previous else {}
        try:
            loaded = self._folder.load(known)
        except (FileNotFoundError, DamagedFileError):
            return Snapshot(signature=signature)
        snapshot = Snapshot(generation=loaded, signature=loaded.signature)
        return _counted(snapshot, loaded.mark, loaded.segments, {})


def _with_few(snapshot: Snapshot, mark: Mark, changes: Sequence[Change]) -> Snapshot:
    """Take some changes into the tail, or begin a new tail if that would become too long."""
    tail, segments = snapshot.tail, snapshot.segments
    if tail and len(tail) + len(changes) <= TAIL:
        segments = segments[:-1]
    else:
        tail = {}
    changed = {change.document: change for change in changes}
    living = {document: change for document, change in {**tail, **changed}.items() if change.profiel is not None}
    older = tuple(segment.without(changed) for segment in segments)
    newest = (_segment_of(living.values()),) if living else ()
    return _counted(snapshot, _furthest(mark, changes), older + newest, living)


def _with_many(snapshot: Snapshot, mark: Mark, changes: Iterable[Change]) -> Snapshot:
    """Take in many changes without keeping them all in memory at once."""
    seen: list[Change] = []

    def note(stream: Iterable[Change]) -> Iterator[Change]:
        for change in stream:
            seen.append(Change(change.document, change.merk, change.profiel, {}))
            yield change

    newest = _segment_of(note(changes))
    older = tuple(segment.without(change.document for change in seen) for segment in snapshot.segments)
    return _counted(snapshot, _furthest(mark, seen), (*older, newest), {})


def _furthest(mark: Mark, changes: Iterable[Change]) -> Mark:
    """Changes are read after the mark, so there may be some beyond it."""
    return Mark(mark.reeks, max([mark.merk, *(change.merk for change in changes)]))


def _counted(snapshot: Snapshot, mark: Mark, segments: tuple[Segment, ...], tail: Mapping[int, Change]) -> Snapshot:
    documents = sum(segment.documents for segment in segments)
    return replace(snapshot, mark=mark, segments=segments, tail=tail, documents=documents)


def _segment_of(changes: Iterable[Change]) -> Segment:
    builder = PostingsBuilder()
    for change in changes:
        if change.profiel is not None:
            builder.add(change.document, change.profiel, change.impacts)
    return Segment(builder.build())
