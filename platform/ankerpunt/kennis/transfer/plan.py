"""The plan of an import: which file becomes which item, with its links turned to where things stand in the library."""

from __future__ import annotations

import itertools
import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from ankerpunt.errors import ContentError
from ankerpunt.kennis.document import Document, parse
from ankerpunt.kennis.kinds import KINDS, SLUG, Key, key_of, path_of
from ankerpunt.kennis.links import local_target, relative, rewrite
from ankerpunt.kennis.schema import Kop, validate
from ankerpunt.kennis.transfer.files import MAX_BYTES, FoundFile, recognise
from ankerpunt.kennis.transfer.foreign import adopt, slug_of
from ankerpunt.kennis.transfer.sources import Refused, Source, find, library_name

MARKDOWN = (".md", ".markdown")


@dataclass(frozen=True)
class Planned:
    """A checked file: the item it becomes, its document with links as in the library, and the files it shows."""

    source: Source
    key: Key
    document: Document
    kop: Kop
    files: tuple[FoundFile, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass
class Plan:
    """Everything a set of paths holds: what can be taken in and what is refused."""

    planned: list[Planned] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)


@dataclass(frozen=True)
class Holder:
    """What has a place in the library: its soort, and the file it came from where it was written elsewhere."""

    soort: str
    herkomst: str | None = None


Lookup = Callable[[str, str], Holder | None]


@dataclass(frozen=True)
class _Candidate:
    source: Source
    key: Key
    document: Document
    kop: Kop
    warnings: tuple[str, ...] = ()


def make_plan(paths: Sequence[Path], lookup: Lookup, as_soort: str | None = None) -> Plan:
    """Read and check everything at `paths`. `lookup` tells what the library already has under a prefix and slug.

    With `as_soort` the files are Markdown written elsewhere: what is missing is derived, a link that leads nowhere is a
    warning instead of a refusal, and a name that is taken gets its folder in front.
    """
    plan = Plan()
    candidates: list[_Candidate] = []
    taken: dict[tuple[str, str], Path] = {}
    for source in find(paths, library=as_soort is None):
        if isinstance(source, Refused):
            plan.refused.append(source)
            continue
        try:
            candidates.append(_foreign(source, as_soort, taken, lookup) if as_soort else _own(source, taken, lookup))
        except ContentError as error:
            plan.refused.append(Refused(source.path, error.line, error.message))
    by_path = {_real(candidate.source.path): candidate for candidate in candidates}
    roots = {candidate.source.root for candidate in candidates}
    for candidate in candidates:
        try:
            plan.planned.append(_Linker(candidate, by_path, roots, lookup, foreign=as_soort is not None).planned())
        except ContentError as error:
            plan.refused.append(Refused(candidate.source.path, error.line, error.message))
    return plan


def _own(source: Source, taken: dict[tuple[str, str], Path], lookup: Lookup) -> _Candidate:
    document = parse(source.read())
    implied = key_of(source.name)
    soort = str(document.meta.get("soort") or (implied.soort if implied else ""))
    if not soort:
        raise ContentError("'soort' ontbreekt en de map zegt het niet")
    slug = implied.slug if implied else source.path.stem
    if not SLUG.fullmatch(slug):
        raise ContentError(f"de bestandsnaam '{source.path.name}' is geen slug: kleine letters, cijfers en streepjes")
    kop = validate(document, soort)
    folder = source.name.parts[1] if soort == "vakgroeppagina" and len(source.name.parts) == 3 else None
    if folder and kop.vakgroep not in {None, folder}:
        raise ContentError(f"de map zegt vakgroep '{folder}', de kop '{kop.vakgroep}'", document.lines["vakgroep"])
    kop = kop.model_copy(update={"vakgroep": folder}) if folder else kop
    holder = lookup(KINDS[soort].prefix, slug)
    if holder and holder.soort != soort:
        raise ContentError(f"de slug '{slug}' is al van {holder.soort}/{slug}")
    _claim(Key(soort, slug), source, taken)
    return _Candidate(source, Key(soort, slug), document, kop)


def _foreign(source: Source, soort: str, taken: dict[tuple[str, str], Path], lookup: Lookup) -> _Candidate:
    document = adopt(parse(source.read()), source.name, soort)
    kop = validate(document, soort)
    slug = _free_slug(source, kop, soort, taken, lookup)
    warnings = (
        ()
        if slug == slug_of(source.name)
        else (f"de naam '{slug_of(source.name)}' was al in gebruik; dit wordt '{slug}'",)
    )
    _claim(Key(soort, slug), source, taken)
    return _Candidate(source, Key(soort, slug), document, kop, warnings)


def _free_slug(source: Source, kop: Kop, soort: str, taken: dict[tuple[str, str], Path], lookup: Lookup) -> str:
    """The shortest name that nothing else has: file, then with its folders, then with a number."""
    prefix = KINDS[soort].prefix
    names = [slug_of(source.name, depth) for depth in range(1, len(source.name.parts) + 1)]
    for slug in itertools.chain(names, (f"{names[-1]}-{number}" for number in itertools.count(2))):
        holder = lookup(prefix, slug)
        ours = holder is None or (holder.soort == soort and holder.herkomst == kop.herkomst)
        if ours and (prefix, slug) not in taken:
            return slug
    raise AssertionError("numbers do not run out")


def _claim(key: Key, source: Source, taken: dict[tuple[str, str], Path]) -> None:
    place = (KINDS[key.soort].prefix, key.slug)
    if place in taken:
        raise ContentError(f"de slug '{key.slug}' is al gebruikt door {taken[place]}")
    taken[place] = source.path


def _real(path: Path) -> str:
    return os.path.normpath(path)


class _Linker:
    """Turns the links of one file to where their targets stand in the library."""

    def __init__(
        self,
        candidate: _Candidate,
        by_path: dict[str, _Candidate],
        roots: Iterable[Path],
        lookup: Lookup,
        *,
        foreign: bool,
    ) -> None:
        self.candidate = candidate
        self.by_path = by_path
        self.roots = tuple(roots)
        self.lookup = lookup
        self.foreign = foreign
        self.strict = candidate.kop.herkomst is None
        self.home = str(path_of(candidate.key, candidate.kop.vakgroep))
        self.files: dict[str, FoundFile] = {}
        self.warnings = list(candidate.warnings)

    def planned(self) -> Planned:
        """The candidate with its links turned. Raises ContentError at a broken link of a file of our own."""
        one = self.candidate
        body = rewrite(one.document.body, self._change)
        document = one.document
        if body != document.body:
            document = Document(document.kop, body, document.body_line, document.lines, document.meta)
        return Planned(one.source, one.key, document, one.kop, tuple(self.files.values()), tuple(self.warnings))

    def _change(self, target: str, line: int) -> str:
        local = local_target(target)
        if local is None:
            return target
        file_line = self.candidate.document.body_line + line - 1
        for path in self._meanings(local.path):
            found = self._library_path(path)
            if found:
                return relative(found, self.home) + local.rest
        found = self._file(local.path, file_line)
        if found:
            return relative(found, self.home) + local.rest
        return self._broken(target, file_line)

    def _meanings(self, path: str) -> list[str]:
        """The files a link may mean: the file itself, or the page whose address it is (as sites write them)."""
        source = self.candidate.source
        bases = [source.root] if path.startswith("/") else [source.path.parent]
        if not path.startswith("/") and self.foreign:
            bases.append(source.path.parent / source.path.stem)
        rest = path.lstrip("/")
        meanings: list[str] = []
        for base in bases:
            exact = os.path.normpath(base / rest)
            meanings += [exact] if exact.endswith(MARKDOWN) else []
            if self.foreign:
                meanings += [f"{exact}.md", os.path.join(exact, "index.md"), os.path.join(exact, "README.md")]  # noqa: PTH118
        return meanings

    def _library_path(self, path: str) -> str | None:
        other = self.by_path.get(path)
        if other:
            return str(path_of(other.key, other.kop.vakgroep))
        if self.foreign:
            return None
        name = library_name(Path(path), Path(path).parent)
        key = key_of(name)
        holder = lookup_key(self.lookup, key) if key else None
        return str(name) if holder else None

    def _file(self, path: str, line: int) -> str | None:
        if path.lower().endswith(MARKDOWN) or path.endswith("/"):
            return None
        source = self.candidate.source
        bases = [source.root] if path.startswith("/") else [source.path.parent, source.path.parent / source.path.stem]
        for base in bases:
            wanted = Path(os.path.normpath(base / path.lstrip("/")))
            if wanted.is_file():
                return self._take(wanted, path, line)
        return None

    def _take(self, wanted: Path, path: str, line: int) -> str | None:
        real = wanted.resolve()
        inside = (
            any(real.is_relative_to(root.resolve()) for root in self.roots)
            or library_name(real, real.parent).parts[0] == "content"
        )
        try:
            if not inside:
                raise ContentError(f"'{path}' staat buiten de map die je opgaf")
            if wanted.stat().st_size > MAX_BYTES:
                raise ContentError(f"'{path}' is te groot; hoogstens {MAX_BYTES // 1_000_000} MB")
            found = recognise(wanted.read_bytes())
        except ContentError as error:
            if self.strict:
                raise ContentError(error.message, line) from error
            self.warnings.append(f"regel {line}: {error.message} ({path})")
            return None
        self.files[found.name] = found
        return found.path

    def _broken(self, target: str, line: int) -> str:
        if self.strict:
            raise ContentError(f"de verwijzing '{target}' komt nergens uit", line)
        self.warnings.append(f"regel {line}: de verwijzing '{target}' komt nergens uit")
        return target


def lookup_key(lookup: Lookup, key: Key) -> Holder | None:
    """What the library has under this key."""
    holder = lookup(KINDS[key.soort].prefix, key.slug)
    return holder if holder and holder.soort == key.soort else None


def target_path(planned: Planned) -> PurePosixPath:
    """Where the file of a planned item stands in the library."""
    return path_of(planned.key, planned.kop.vakgroep)
