"""Finding the files of an import: Markdown below the given paths, nothing outside them, no loops."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from ankerpunt.errors import ContentError
from ankerpunt.kennis.document import MAX_BYTES, decode

ANCHORS = ("content", "vakgroepen", "cases_library")
SKIP = frozenset({"node_modules", "__pycache__", "site-packages"})


@dataclass(frozen=True)
class Source:
    """A Markdown file: where it is, below which root, and where it stands in the library or site it belongs to."""

    path: Path
    root: Path
    name: PurePosixPath

    def read(self) -> str:
        """Its text. Raises ContentError where it cannot be read, is too large, binary or not UTF-8."""
        try:
            with self.path.open("rb") as file:
                return decode(file.read(MAX_BYTES + 1))
        except OSError as error:
            raise ContentError(f"het bestand is niet te lezen ({error.strerror})") from error


@dataclass(frozen=True)
class Refused:
    """A file that was not taken in, with the line (1-based) and the reason in words."""

    path: Path
    line: int
    reason: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.reason}"


def find(paths: Sequence[Path], *, library: bool) -> Iterator[Source | Refused]:
    """Every Markdown file at or below `paths`, in a fixed order and once; what cannot be followed is refused.

    In a library (`library`) names start at `content`, `vakgroepen` or `cases_library`, elsewhere at the given folder.
    """
    seen: set[Path] = set()
    for path in paths:
        absolute = Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow links
        if not absolute.exists():
            yield Refused(path, 1, "dit bestand of deze map is er niet")
        elif absolute.is_file():
            yield from _file(absolute, absolute.parent, library, seen)
        else:
            yield from _folder(absolute, library, seen)


def library_name(path: Path, root: Path) -> PurePosixPath:
    """Where `path` stands in its library: from the last folder that begins one; else below `root`."""
    parts = path.parts
    for index in range(len(parts) - 2, 0, -1):
        if parts[index] in ANCHORS:
            return PurePosixPath(*parts[index:])
    return PurePosixPath(path.relative_to(root).as_posix())


def _folder(root: Path, library: bool, seen: set[Path]) -> Iterator[Source | Refused]:
    for folder, folders, files in os.walk(root):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in SKIP)
        for name in list(folders):
            if (Path(folder) / name).is_symlink():
                folders.remove(name)
                yield Refused(Path(folder) / name, 1, "een verwijzing naar een andere map wordt niet gevolgd")
        for name in sorted(files):
            yield from _file(Path(folder) / name, root, library, seen)


def _file(path: Path, root: Path, library: bool, seen: set[Path]) -> Iterator[Source | Refused]:
    if path.suffix.lower() not in {".md", ".markdown"} or (library and path.name == "README.md"):
        return
    try:
        real = path.resolve(strict=True)
    except (OSError, RuntimeError):
        yield Refused(path, 1, "een verwijzing die nergens of bij zichzelf uitkomt")
        return
    if not real.is_relative_to(root.resolve()):
        yield Refused(path, 1, "het bestand staat buiten de map die je opgaf")
    elif real not in seen:
        seen.add(real)
        name = library_name(path, root) if library else PurePosixPath(path.relative_to(root).as_posix())
        yield Source(path, root, name)
