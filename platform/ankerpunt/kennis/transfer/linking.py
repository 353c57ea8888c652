"""The links of a file on its way in: turned to where their targets stand in the library."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from html import unescape
from os.path import normpath, realpath
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from ankerpunt.errors import ContentError
from ankerpunt.kennis.document import Document
from ankerpunt.kennis.kinds import KINDS, Key, key_of, path_of
from ankerpunt.kennis.links import Target, absolute, local_target, relative, rewrite
from ankerpunt.kennis.schema import Kop
from ankerpunt.kennis.transfer.files import FOLDER, FoundFile, recognise
from ankerpunt.kennis.transfer.patience import patience
from ankerpunt.kennis.transfer.slugs import INDEX_NAMES
from ankerpunt.kennis.transfer.sources import MARKDOWN, Source, library_name
from ankerpunt.web.markdown import render

SHOWN = re.compile(r'\s(?:href|src)="([^"]*)"')
#: What a link ends in, and the files it may mean: sites write the address of a page as well as its file.
PAGE_FILES = (".md", "/index.md", "/README.md")


OUTSIDE = re.compile(r"\A(?:\.\./)+")


@dataclass(frozen=True)
class Holder:
    """An item that the library has: its vakgroep, what tells its text, and the page it came from."""

    key: Key
    vakgroep: str | None
    digest: str
    herkomst: str | None


class Holdings:
    """What the library has, by place and by the page it came from."""

    def __init__(self, holders: Iterable[Holder] = ()) -> None:
        self._by_place = {place_of(holder.key): holder for holder in holders}
        self._by_herkomst = {holder.herkomst: holder for holder in self._by_place.values() if holder.herkomst}

    def at(self, key: Key) -> Holder | None:
        """Who has the place that an item with this key would have."""
        return self._by_place.get(place_of(key))

    def from_page(self, herkomst: str) -> Holder | None:
        """The item that came from this page of a site."""
        return self._by_herkomst.get(herkomst)


def place_of(key: Key) -> tuple[str, str]:
    """What only one item can have: the first part of its address, and its slug."""
    return KINDS[key.soort].prefix, key.slug


@dataclass(frozen=True)
class Candidate:
    """A file that reads well; its links are as its author wrote them."""

    source: Source
    key: Key
    document: Document
    kop: Kop
    warnings: tuple[str, ...] = ()

    @property
    def home(self) -> PurePosixPath:
        """Where it will stand in the library."""
        return path_of(self.key, self.kop.vakgroep)


@dataclass(frozen=True)
class Planned(Candidate):
    """A file that can be taken in: its links as in the library, and the files it shows."""

    files: tuple[FoundFile, ...] = ()


@dataclass
class Surroundings:
    """What links may lead to: the files of this import by path, what the library holds, and the roots to stay inside."""

    holdings: Holdings
    by_path: Mapping[str, Candidate]
    roots: frozenset[Path]
    foreign: bool
    recognised: dict[Path, FoundFile] = field(default_factory=dict)


class Linker:
    """Turns the links of one file. A broken one in a file of our own is refused, in one from elsewhere it is a warning."""

    def __init__(self, candidate: Candidate, around: Surroundings) -> None:
        self.candidate = candidate
        self.around = around
        self.strict = candidate.kop.herkomst is None
        self.home = str(candidate.home)
        self.files: dict[str, FoundFile] = {}
        self.warnings = list(candidate.warnings)

    def planned(self) -> Planned:
        """The candidate with its links turned. Raises ContentError at a broken link of a file of our own."""
        one = self.candidate
        document = replace(one.document, body=rewrite(one.document.body, self._change))
        files = tuple(self.files.values())
        return Planned(one.source, one.key, document, one.kop, tuple(dict.fromkeys(self.warnings)), files)

    def _change(self, target: str, line: int) -> str:
        local = local_target(target)
        if local is None or "{" in local.path:
            return target
        line += self.candidate.document.body_line - 1
        try:
            found = self._page(local.path) or self._file(local.path)
        except ContentError as error:
            return self._broken(target, local, line, f"{error.message} ({local.path})")
        if found is None:
            return self._broken(target, local, line, f"de verwijzing '{target}' komt nergens uit")
        if not local.path.startswith("/") and absolute(local.path, self.home) == found:
            return target
        return relative(found, self.home) + local.rest

    def _bases(self, path: str) -> tuple[Path, ...]:
        """Where a link starts: at its file or, as an address on a site, below the page; whichever it looks like first."""
        source = self.candidate.source
        if path.startswith("/"):
            return (source.root,)
        if not self.around.foreign or source.path.stem.lower() in INDEX_NAMES:
            return (source.path.parent,)
        bases = (source.path.parent, source.path.with_suffix(""))
        return bases if PurePosixPath(path).suffix else bases[::-1]

    def _page(self, path: str) -> str | None:
        for base in self._bases(path):
            for meaning in self._meanings(normpath(base / path.lstrip("/"))):
                found = self._library_path(meaning)
                if found:
                    return found
        return None

    def _meanings(self, path: str) -> Iterator[str]:
        if path.endswith(MARKDOWN):
            yield path
        if self.around.foreign:
            stem = path.removesuffix(".html")
            yield from (f"{stem}{ending}" for ending in PAGE_FILES)
            if stem.endswith("/index"):
                yield f"{stem.removesuffix('index')}README.md"

    def _library_path(self, path: str) -> str | None:
        other = self.around.by_path.get(path) or (_is_link(path) and self.around.by_path.get(realpath(path)))
        if other:
            return str(other.home)
        return self._held_page(path) if self.around.foreign else self._own_page(path)

    def _held_page(self, path: str) -> str | None:
        """The page of the same site that came in before."""
        source = self.candidate.source
        name = Path(path).relative_to(source.root) if Path(path).is_relative_to(source.root) else None
        holder = self.around.holdings.from_page(source.herkomst_of(name.as_posix())) if name else None
        return str(path_of(holder.key, holder.vakgroep)) if holder else None

    def _own_page(self, path: str) -> str | None:
        """The page of the library that is there already, or that stands beside this one and has yet to come in."""
        name = library_name(Path(path), Path(path).parent)
        key = key_of(name)
        if key is None:
            return None
        holder = self.around.holdings.at(key)
        return str(name) if (holder and holder.key == key) or _is_file(Path(path)) else None

    def _file(self, path: str) -> str | None:
        """The picture or download at `path`. Raises ContentError where it may not or cannot be taken along."""
        if path.lower().endswith(MARKDOWN) or path.endswith("/"):
            return None
        for base in self._bases(path):
            wanted = Path(normpath(base / path.lstrip("/")))
            if _is_file(wanted):
                found = self._taken(wanted.resolve())
                self.files[found.name] = found
                return found.path
        return None

    def _taken(self, real: Path) -> FoundFile:
        if not any(real.is_relative_to(root) for root in (*self.around.roots, self._own_files())):
            raise ContentError("het bestand staat buiten de map die je opgaf")
        if real not in self.around.recognised:
            self.around.recognised[real] = recognise(real)
        return self.around.recognised[real]

    def _own_files(self) -> Path:
        """The folder of files in the library of this file, which may be imported without it."""
        source = self.candidate.source
        return (source.path.parents[len(source.name.parts) - 1] / FOLDER).resolve()

    def _broken(self, target: str, local: Target, line: int, reason: str) -> str:
        if local not in self._shown:
            return target
        if self.strict:
            raise ContentError(reason, line)
        self.warnings.append(f"regel {line}: {reason}")
        return self._from_root(local) if self.around.foreign else target

    def _from_root(self, local: Target) -> str:
        """Where a broken link of a site led, from the root of that site: here it must not lead to another page by chance."""
        if local.path.startswith("/"):
            return local.path + local.rest
        meant = absolute(local.path, str(self.candidate.source.name))
        return quote(f"/{OUTSIDE.sub('', meant)}") + local.rest

    @cached_property
    def _shown(self) -> frozenset[Target]:
        """The targets that readers of the page see: what looks like a link may be part of an example."""
        try:
            with patience():
                html = render(self.candidate.document.body)
        except ContentError:
            return frozenset()
        found = (local_target(unescape(address)) for address in SHOWN.findall(html))
        return frozenset(target for target in found if target)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a name that is too long for one
        return False


def _is_link(path: str) -> bool:
    try:
        return Path(path).is_symlink()
    except OSError:
        return False
