"""The embedded index: Whoosh keeps and updates it on disk, arrays of its postings answer the questions.

The only module that imports whoosh. Whoosh scores a question of ten weighted terms in tens of milliseconds, arrays in
less than one; and its searchers may not be shared or refreshed. So no process searches through Whoosh: whoever holds
the lock has Whoosh write its segments and writes the same postings as arrays (`postings`), which all processes map
into memory (`reader`).
"""

from __future__ import annotations

import logging
import shutil
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session
from whoosh import fields, formats
from whoosh.codec.whoosh3 import W3Codec
from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex
from whoosh.reading import SegmentReader
from whoosh.util.filelock import FileLock
from whoosh.writing import SegmentWriter

from ankerpunt.search.index.arrays_file import DamagedFileError
from ankerpunt.search.index.changes import Change, Mark, changes_since, highest_mark
from ankerpunt.search.index.generation import Generation, GenerationFolder, SegmentState, Signature
from ankerpunt.search.index.overdue import Overdue
from ankerpunt.search.index.postings import Postings, row_type, save_postings, starts_of
from ankerpunt.search.index.profiles import Profiel, ProfileTable
from ankerpunt.search.index.reader import SnapshotReader
from ankerpunt.search.index.scoring import search
from ankerpunt.search.index.vocabulary import SnapshotVocabulary
from ankerpunt.search.index.words import WordList
from ankerpunt.search.values import Filters, Treffers, Vocabulary, WeightedTerm

IMPACTS = "impacts"
#: A segment is merged into the new one if it is at most so many times as large, which keeps their number logarithmic …
MERGE_FACTOR = 2
#: … or if this share of it is dead.
DEAD_SHARE = 1 / 3

log = logging.getLogger(__name__)


class ImpactField(fields.FieldType):  # type: ignore[misc]  # whoosh has no types
    """A field of terms with ready-made weights: the language chain did the analysis, Whoosh only keeps the result."""

    def __init__(self) -> None:
        super().__init__(format=formats.Existence(), analyzer=None)

    def index(self, value: Mapping[str, int], **_: Any) -> Iterable[tuple[bytes, int, float, bytes]]:
        """The postings of one document, as Whoosh wants them: term, frequency, weight, payload."""
        return ((term.encode(), 1, float(impact), b"") for term, impact in value.items())


class ImpactCodec(W3Codec):  # type: ignore[misc]
    """Whoosh's own format. Impacts need no field lengths, for which Whoosh would ask the file system per posting."""

    length_stats = False


class PostingPool:
    """Collects and sorts the postings of the segment being written, in ten bytes each.

    Takes the place of Whoosh's pool of tuples, which needs twenty times the memory or sorts on disk. The same arrays
    then go to Whoosh and into the file that processes search in.
    """

    def __init__(self) -> None:
        self._keys: list[tuple[str, bytes, int, float, bytes]] = []
        self._numbers: dict[bytes, int] = {}
        self._terms, self._rows, self._impacts = array("I"), array("I"), array("H")

    def add(self, item: tuple[str, bytes, int, float, bytes]) -> None:
        """One posting: field, term, row, weight, payload. Rows of a term come in rising order."""
        fieldname, term, row, weight, _ = item
        if fieldname != IMPACTS:
            self._keys.append(item)
            return
        self._terms.append(self._numbers.setdefault(term, len(self._numbers)))
        self._rows.append(row)
        self._impacts.append(int(weight))

    def iter_postings(self) -> Iterator[tuple[str, bytes, int, float, bytes]]:
        """All postings by field, term, row: Whoosh writes them as they come."""
        yield from sorted(self._keys)
        starts, rows, impacts = self.arrays()
        for number, term in enumerate(self.terms()):
            start, end = starts[number], starts[number + 1]
            for row, impact in zip(rows[start:end].tolist(), impacts[start:end].tolist(), strict=True):
                yield (IMPACTS, term, row, float(impact), b"")

    def terms(self) -> list[bytes]:
        """The terms, sorted."""
        return sorted(self._numbers)

    def arrays(self) -> tuple[NDArray[np.uint32], NDArray[np.uint32], NDArray[np.uint16]]:
        """Starts, rows and impacts of the sorted terms, as in `Postings`."""
        places = np.empty(len(self._numbers), dtype=np.uint32)
        places[[self._numbers[term] for term in self.terms()]] = np.arange(len(places), dtype=np.uint32)
        terms = places[np.array(self._terms, dtype=np.uint32)]
        order = np.argsort(terms, kind="stable")
        starts = starts_of(np.bincount(terms, minlength=len(places)))
        return starts, np.array(self._rows, dtype=np.uint32)[order], np.array(self._impacts, dtype=np.uint16)[order]

    def cleanup(self) -> None:
        """Nothing was put on disk."""


SCHEMA = fields.Schema(
    document=fields.ID(unique=True, stored=True), profiel=fields.STORED(), **{IMPACTS: ImpactField()}
)


class WhooshIndex:
    """A `SearchIndex` in a folder of its own, next to an SQLite (or any other) database."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._whoosh = folder / "whoosh"
        self._unfinished = folder / "whoosh.new"
        self._generations = GenerationFolder(folder)
        self._reader = SnapshotReader(folder)
        self._words = WordList()
        self._overdue = Overdue()
        self._whole: Signature | None = None

    def search(
        self, session: Session, terms: Sequence[WeightedTerm], filters: Filters, limit: int = 10, offset: int = 0
    ) -> Treffers:
        """See `SearchIndex.search`."""
        snapshot = self._reader.current(session)
        overdue = self._overdue.current(session, snapshot.mark, filters.vandaag)
        return search(snapshot.segments, snapshot.documents, terms, filters, limit, offset, overdue)

    def vocabulary(self, session: Session, zichtbaarheid: frozenset[str]) -> Vocabulary:
        """See `SearchIndex.vocabulary`."""
        return SnapshotVocabulary(self._reader.current(session), zichtbaarheid, lambda: self._words.current(session))

    def bring_up_to_date(self, session: Session) -> int:
        """See `SearchIndex.bring_up_to_date`."""
        with self._locked(), session.get_bind().engine.connect() as connection:
            try:
                return self._catch_up(connection)
            except SQLAlchemyError:
                raise
            except Exception as error:
                # Whatever is wrong with the copy, making it anew from the truth is right.
                log.warning("The search index cannot be used (%s); it is made anew.", type(error).__name__)
                return self._start_over(connection)

    def rebuild(self, session: Session) -> int:
        """See `SearchIndex.rebuild`."""
        with self._locked(), session.get_bind().engine.connect() as connection:
            return self._start_over(connection)

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """Alone among all processes and threads; the operating system frees the lock of a process that dies."""
        lock = FileLock(str(self._folder / "lock"))
        lock.acquire(blocking=True)
        try:
            yield
        finally:
            lock.release()

    def _catch_up(self, connection: Connection) -> int:
        """Write what is newer than the newest generation; from nothing if there is none that can be used.

        If Whoosh is ahead of the generation (killed in between) the same changes are simply taken in once more.
        """
        mark = highest_mark(connection)
        known = self._usable_mark(mark)
        if known is None:
            return self._start_over(connection)
        if known == mark:
            return 0
        index = FileStorage(str(self._whoosh)).open_index()
        number, mark, writer = _write_changes(index, connection, known)
        self._publish(writer, mark)
        return number

    def _start_over(self, connection: Connection) -> int:
        """A new Whoosh index. Readers go on with the arrays they have until the new generation is in place.

        It is made in another folder: killed half-way, it must not be taken for the index that the generation is of.
        """
        shutil.rmtree(self._unfinished, ignore_errors=True)
        self._unfinished.mkdir(parents=True)
        index = FileStorage(str(self._unfinished)).create_index(SCHEMA)
        number, mark, writer = _write_changes(index, connection, Mark(highest_mark(connection).reeks, 0))
        shutil.rmtree(self._whoosh, ignore_errors=True)
        self._unfinished.rename(self._whoosh)
        self._publish(writer, mark)
        return number

    def _usable_mark(self, database: Mark) -> Mark | None:
        """The mark of the newest generation if it is whole and of the same history as the database."""
        try:
            if self._whole != self._generations.signature():
                self._whole = self._generations.load({}).signature
            known = self._generations.read()
        except (FileNotFoundError, DamagedFileError):
            return None
        complete = all(self._generations.has_arrays(segment.name) for segment in known.segments)
        same_history = known.mark.reeks == database.reeks and known.mark.merk <= database.merk
        return known.mark if complete and same_history else None

    def _publish(self, writer: SegmentWriter, mark: Mark) -> None:
        """Write the arrays of the new segment, then the generation that names them.

        Raises `DamagedFileError` if a segment has no arrays: whoever wrote it was killed before they were.
        """
        states, written = [], writer.newsegment.segment_id()
        with FileStorage(str(self._whoosh)).open_index().reader() as reader:
            for segment in (leaf for leaf, _ in reader.leaf_readers() if leaf.doc_count_all()):
                name = segment.segment().segment_id()
                if name == written:
                    terms = [term.decode() for term in writer.pool.terms()]
                    save_postings(self._generations.arrays_path(name), terms, _postings(segment, writer.pool))
                elif not self._generations.has_arrays(name):
                    raise DamagedFileError(f"segment {name} has no arrays")
                states.append(SegmentState(name, tuple(sorted(segment.segment().deleted_docs()))))
        self._generations.write(Generation(mark, tuple(states)))


def _write_changes(index: FileIndex, connection: Connection, known: Mark) -> tuple[int, Mark, SegmentWriter]:
    """Have Whoosh take in what is newer than `known`; how many changes, the mark after them, and who wrote them."""
    number, merk = 0, known.merk
    writer = index.writer(codec=ImpactCodec(compression=0), compound=False)
    writer.pool = PostingPool()
    try:
        for change in changes_since(connection, known.merk):
            _apply(writer, change, replaces=known.merk > 0)
            number, merk = number + 1, change.merk
    except BaseException:
        writer.cancel()
        raise
    writer.commit(mergetype=_merge_some)
    return number, Mark(known.reeks, merk), writer


def _apply(writer: Any, change: Change, replaces: bool) -> None:
    document = str(change.document)
    if replaces:
        writer.delete_by_term("document", document)
    if change.profiel is not None:
        p = change.profiel
        stored = (p.zichtbaarheid, p.soort, p.vakgroep, p.leefgebieden)
        writer.add_document(document=document, profiel=stored, impacts=change.impacts)


def _merge_some(writer: Any, segments: list[Any]) -> list[Any]:
    """Whoosh's merge policy: take the small and the half-dead segments into the one being written; the rest remains."""
    remaining = []
    size = writer.doc_count()
    for segment in sorted(segments, key=lambda segment: segment.doc_count_all()):
        living = segment.doc_count_all() - segment.deleted_count()
        if living <= size * MERGE_FACTOR or segment.deleted_count() > segment.doc_count_all() * DEAD_SHARE:
            size += living
            reader = SegmentReader(writer.storage, writer.schema, segment)
            writer.add_reader(reader)
            reader.close()
        else:
            remaining.append(segment)
    return remaining


def _postings(reader: SegmentReader, pool: PostingPool) -> Postings:
    """What was collected, with the documents it is about; row n is Whoosh's document n."""
    documents = [reader.stored_fields(row) for row in range(reader.doc_count_all())]
    numbers: dict[Profiel, int] = {}
    codes = [numbers.setdefault(Profiel(*stored["profiel"]), len(numbers)) for stored in documents]
    starts, rows, impacts = pool.arrays()
    return Postings(
        terms={},
        starts=starts,
        rows=rows.astype(row_type(len(documents))),
        impacts=impacts,
        ids=np.array([int(stored["document"]) for stored in documents], dtype=np.int64),
        codes=np.array(codes, dtype=np.uint32),
        profielen=ProfileTable(numbers),
    )
