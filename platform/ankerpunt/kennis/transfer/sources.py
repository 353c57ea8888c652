"""Finding the files of an import: Markdown below the given paths, nothing outside them, no loops."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from ankerpunt.errors import ContentError
from ankerpunt.kennis.document import MAX_BYTES, decode
from ankerpunt.kennis.transfer.mkdocs_site import Site, site_of

ANCHORS = ("content", "vakgroepen", "cases_library")
SKIP = frozenset({"node_modules", "__pycache__", "site-packages"})
MARKDOWN = (".md", ".markdown")


@dataclass(frozen=True)
class Source:
    """A Markdown file: where it is, below which root, and where it stands in the library or site it belongs to.

    `site` is the name of the site it was written for, where one is known.
    """

    path: Path
    root: Path
    name: PurePosixPath
    site: str = ""

    @property
    def herkomst(self) -> str:
        """What tells the page from those of other sites."""
        return self.herkomst_of(str(self.name))

    def herkomst_of(self, name: str) -> str:
        """The same for another page of its site."""
        return f"{self.site}: {name}" if self.site else name

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


Found = Iterator[Source | Refused]


def find(paths: Sequence[Path], *, library: bool) -> Found:
    """Every Markdown file at or below `paths`, in a fixed order and once; what cannot be followed is refused.

    In a library (`library`) names start at `content`, `vakgroepen` or `cases_library`, elsewhere at the folder of the
    site or the given folder.
    """
    seen: set[Path] = set()
    for path in paths:
        absolute = Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow links
        if absolute.is_dir():
            site = Site(absolute) if library else site_of(absolute)
            yield from _folder(absolute if absolute.is_relative_to(site.folder) else site.folder, site, library, seen)
        elif absolute.suffix.lower() in MARKDOWN and not (library and absolute.name == "README.md"):
            yield from _file(absolute, Site(absolute.parent) if library else site_of(absolute), library, seen)
        elif absolute.exists():
            yield Refused(_shown(absolute), 1, "dit is geen Markdown-bestand van een pagina")
        else:
            yield Refused(_shown(absolute), 1, "dit bestand of deze map is er niet")


def library_name(path: Path, root: Path) -> PurePosixPath:
    """Where `path` stands in its library: from the last folder that begins one; else below `root`."""
    parts = path.parts
    for index in range(len(parts) - 2, 0, -1):
        if parts[index] in ANCHORS:
            return PurePosixPath(*parts[index:])
    return PurePosixPath(path.relative_to(root).as_posix())


def _folder(start: Path, site: Site, library: bool, seen: set[Path]) -> Found:
    closed: list[Refused] = []

    def note(error: OSError) -> None:
        closed.append(Refused(_shown(Path(error.filename)), 1, f"de map is niet te lezen ({error.strerror})"))

    for folder, folders, files in os.walk(start, onerror=note):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in SKIP)
        for name in list(folders):
            if (Path(folder) / name).is_symlink():
                folders.remove(name)
                yield Refused(_shown(Path(folder) / name), 1, "een verwijzing naar een andere map wordt niet gevolgd")
        for name in sorted(files, key=_index_first):
            if name.lower().endswith(MARKDOWN) and not name.startswith(".") and not (library and name == "README.md"):
                yield from _file(Path(folder) / name, site, library, seen)
    yield from closed


def _index_first(name: str) -> tuple[bool, str]:
    return not name.lower().startswith("index."), name


def _file(path: Path, site: Site, library: bool, seen: set[Path]) -> Found:
    try:
        real = path.resolve(strict=True)
        fault = _fault(path, real, site.folder)
    except FileNotFoundError:
        fault = "dit bestand is er niet" if not path.is_symlink() else "een verwijzing die nergens uitkomt"
    except (OSError, RuntimeError):
        fault = "het bestand is niet te bereiken, of verwijst naar zichzelf"
    if fault:
        yield Refused(_shown(path), 1, fault)
    elif real not in seen:
        seen.add(real)
        name = library_name(path, site.folder) if library else PurePosixPath(path.relative_to(site.folder).as_posix())
        yield Source(path, site.folder, name, site.name)


def _fault(path: Path, real: Path, root: Path) -> str:
    if not real.is_relative_to(root.resolve()):
        return "het bestand staat buiten de map die je opgaf"
    if not real.is_file():
        return "dit is geen gewoon bestand"
    if _shown(path) != path:
        return "de naam van het bestand is geen UTF-8"
    return ""


def _shown(path: Path) -> Path:
    """The path as it can be printed: a name that is no UTF-8 has signs that no output takes."""
    return Path(os.fsencode(path).decode("utf-8", "replace"))
