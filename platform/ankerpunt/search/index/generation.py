"""The files from which processes search: arrays per segment, and one small file that says which of them count."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ankerpunt.search.index.arrays_file import DamagedFileError
from ankerpunt.search.index.changes import Mark
from ankerpunt.search.index.postings import Postings, load_postings
from ankerpunt.search.index.scoring import Segment

VERSION = 1
#: A reader that finds a file gone while it loads reads again: the writer had just put a newer generation in place.
ATTEMPTS = 5

Signature = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class SegmentState:
    """A segment by name (its arrays never change), and the rows in it that were removed or replaced since."""

    name: str
    removed: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Generation:
    """What the index was when it had taken in everything up to `mark`."""

    mark: Mark
    segments: tuple[SegmentState, ...]


@dataclass(frozen=True, slots=True, eq=False)
class LoadedGeneration:
    """A generation with its arrays mapped; `signature` tells it from its successors."""

    signature: Signature
    mark: Mark
    postings: Mapping[str, Postings]
    segments: tuple[Segment, ...]


class GenerationFolder:
    """Reads and writes generations in one folder. Readers need no lock; there must be one writer at a time."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file = folder / "generation.json"

    def signature(self) -> Signature | None:
        """Changes with every generation; None if there is none. Costs one look at the file system."""
        try:
            found = self._file.stat()
        except FileNotFoundError:
            return None
        return found.st_ino, found.st_mtime_ns, found.st_size

    def read(self) -> Generation:
        """The newest generation. Raises `FileNotFoundError` or `DamagedFileError`."""
        try:
            found = json.loads(self._file.read_bytes())
            if found["version"] != VERSION:
                raise DamagedFileError(f"{self._file.name} is of version {found['version']}")
            segments = tuple(SegmentState(name, tuple(removed)) for name, removed in found["segments"])
            return Generation(Mark(found["reeks"], found["merk"]), segments)
        except (ValueError, KeyError, TypeError) as error:
            raise DamagedFileError(f"{self._file.name}: {error}") from error

    def load(self, known: Mapping[str, Postings]) -> LoadedGeneration:
        """The newest generation with its arrays, those of `known` segments taken from there.

        Raises `FileNotFoundError` if there is none, `DamagedFileError` if it cannot be used.
        """
        for _ in range(ATTEMPTS):
            signature, generation = self.signature(), self.read()
            try:
                return self._load(signature, generation, known)
            except FileNotFoundError:
                continue
        raise DamagedFileError("arrays are missing")

    def has_arrays(self, name: str) -> bool:
        """Whether the arrays of the segment have been written."""
        return self.arrays_path(name).exists()

    def arrays_path(self, name: str) -> Path:
        """Where the arrays of a segment are."""
        return self._folder / f"{name}.arrays"

    def write(self, generation: Generation) -> None:
        """Make this the newest generation, at once and lastingly; its arrays must have been written before."""
        text = json.dumps(
            {
                "version": VERSION,
                "reeks": generation.mark.reeks,
                "merk": generation.mark.merk,
                "segments": [[segment.name, segment.removed] for segment in generation.segments],
            }
        )
        temporary = self._file.with_suffix(".tmp")
        with temporary.open("w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(self._file)
        self._remove_all_but({segment.name for segment in generation.segments})

    def _load(
        self, signature: Signature | None, generation: Generation, known: Mapping[str, Postings]
    ) -> LoadedGeneration:
        postings = {
            segment.name: known.get(segment.name) or load_postings(self.arrays_path(segment.name))
            for segment in generation.segments
        }
        segments = tuple(_segment(postings[segment.name], segment.removed) for segment in generation.segments)
        return LoadedGeneration(signature or (0, 0, 0), generation.mark, postings, segments)

    def _remove_all_but(self, names: set[str]) -> None:
        """Readers that still use the other arrays keep them: a mapped file lives on until nobody maps it."""
        for path in (*self._folder.glob("*.arrays"), *self._folder.glob("*.tmp")):
            if path.suffix == ".tmp" or path.stem not in names:
                path.unlink(missing_ok=True)


def _segment(postings: Postings, removed: tuple[int, ...]) -> Segment:
    if not removed:
        return Segment(postings)
    living = np.ones(len(postings.ids), dtype=bool)
    living[list(removed)] = False
    return Segment(postings, living)
