"""The file of a backup: a zip with a list of contents and a file of rows per table. What is not exactly that is refused."""

from __future__ import annotations

import hashlib
import json
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, Field

from ankerpunt.errors import BadInput

VERSION = 1
CONTENTS = "backup.json"
LARGEST_CONTENTS = 1_000_000
#: A row holds at most a picture or a long text.
LONGEST_LINE = 64_000_000
#: Text of ours becomes five to twenty times smaller; what becomes so much smaller is made to do harm.
SMALLEST = 150
ROOM = 10_000_000
UNREADABLE = (
    zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, ValueError, KeyError, OverflowError, EOFError, RuntimeError,
)  # fmt: skip
Answer = TypeVar("Answer")


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class TableContents(_Strict):
    """What a backup says of one table."""

    kolommen: list[str]
    rijen: int = Field(ge=0)
    sha256: str


class Contents(_Strict):
    """What a backup says of itself. `migratie` is the version of the tables."""

    soort: str = Field(pattern="^ankerpunt-backup$")
    versie: int
    gemaakt_op: str = Field(max_length=40)
    migratie: str = Field(pattern="^[0-9a-z_]{1,40}$")
    tabellen: dict[str, TableContents]


def member(table: str) -> str:
    """Where the rows of a table are."""
    return f"tabellen/{table}.jsonl"


class Archive:
    """A backup that was looked through: it is whole, and every file in it is what it says."""

    def __init__(self, path: Path) -> None:
        """Raises BadInput, in one line, for anything else; OSError where there is no such file."""
        self._name = path.name
        if path.exists() and not path.is_file():
            raise self.refusal("het is geen bestand")
        self._zip = self._guarded(lambda: zipfile.ZipFile(path))
        try:
            self.contents = self._guarded(self._read_contents)
            for table in self.contents.tabellen:
                self._guarded(partial(self._check, table))
        except BaseException:
            self._zip.close()
            raise

    def __enter__(self) -> Archive:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._zip.close()

    def lines(self, table: str) -> Iterator[bytes]:
        """The rows of a table, one by one."""
        with self._zip.open(member(table)) as file:
            while line := file.readline(LONGEST_LINE):
                if not line.endswith(b"\n"):
                    raise self.refusal("een regel is te lang of niet af")
                yield line

    def refusal(self, why: str) -> BadInput:
        """Why this file is not put back."""
        return BadInput(f"{self._name} is niet teruggezet: {why}; er is niets veranderd")

    @contextmanager
    def guard(self) -> Iterator[None]:
        """Tell of what cannot be read as one line."""
        try:
            yield
        except UNREADABLE:
            raise self.refusal("het is geen hele backup van Ankerpunt") from None

    def _guarded(self, work: Callable[[], Answer]) -> Answer:
        with self.guard():
            return work()

    def _read_contents(self) -> Contents:
        infos = self._zip.infolist()
        sizes = sum(info.file_size for info in infos), sum(info.compress_size for info in infos)
        if sizes[0] > SMALLEST * sizes[1] + ROOM:
            raise self.refusal("het is onmogelijk klein ingepakt")
        if self._zip.getinfo(CONTENTS).file_size > LARGEST_CONTENTS:
            raise ValueError("too long a list of contents")
        found = json.loads(self._zip.read(CONTENTS))
        version = found.get("versie") if isinstance(found, dict) else None
        if type(version) is int and version > VERSION:
            raise self.refusal("het is gemaakt met een nieuwere Ankerpunt; werk eerst Ankerpunt bij")
        contents = Contents.model_validate(found)
        expected = sorted([CONTENTS, *map(member, contents.tabellen)])
        if sorted(info.filename for info in infos) != expected or contents.versie != VERSION:
            raise ValueError("other files than the list of contents says")
        return contents

    def _check(self, table: str) -> None:
        told, digest, rows = self.contents.tabellen[table], hashlib.sha256(), 0
        for line in self.lines(table):
            digest.update(line)
            rows += 1
        if (digest.hexdigest(), rows) != (told.sha256, told.rijen):
            raise self.refusal(f"de controlesom van de tabel {table} klopt niet")
