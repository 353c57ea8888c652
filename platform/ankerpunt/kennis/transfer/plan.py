"""The plan of an import: which file becomes which item, with its links turned to where things stand in the library."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field
from os.path import normpath, realpath
from pathlib import Path

from ankerpunt.errors import ContentError
from ankerpunt.kennis.document import parse
from ankerpunt.kennis.kinds import Key, is_slug, key_of
from ankerpunt.kennis.schema import Kop, validate
from ankerpunt.kennis.transfer.foreign import adopt, read
from ankerpunt.kennis.transfer.linking import Candidate, Holdings, Linker, Planned, Surroundings, place_of
from ankerpunt.kennis.transfer.slugs import slug_of
from ankerpunt.kennis.transfer.sources import Refused, Source, find


@dataclass
class Plan:
    """Everything a set of paths holds: what can be taken in and what is refused."""

    planned: list[Planned] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)


def make_plan(paths: Sequence[Path], holdings: Holdings, as_soort: str | None = None) -> Plan:
    """Read and check everything at `paths`. `holdings` is what the library already has.

    With `as_soort` the files are Markdown written elsewhere: what is missing is derived, a link that leads nowhere is a
    warning instead of a refusal, and a name that is taken gets its folder in front.
    """
    plan = Plan()
    candidates: list[Candidate] = []
    taken: dict[tuple[str, str], Path] = {}
    for source in find(paths, library=as_soort is None):
        if isinstance(source, Refused):
            plan.refused.append(source)
            continue
        try:
            candidates.append(
                _foreign(source, as_soort, taken, holdings) if as_soort else _own(source, taken, holdings)
            )
        except ContentError as error:
            plan.refused.append(Refused(source.path, error.line, error.message))
    around = Surroundings(
        holdings=holdings,
        by_path={path: one for one in candidates for path in (realpath(one.source.path), normpath(one.source.path))},
        roots=frozenset(one.source.root.resolve() for one in candidates),
        foreign=as_soort is not None,
    )
    for candidate in candidates:
        try:
            plan.planned.append(Linker(candidate, around).planned())
        except ContentError as error:
            plan.refused.append(Refused(candidate.source.path, error.line, error.message))
    return plan


def _own(source: Source, taken: dict[tuple[str, str], Path], holdings: Holdings) -> Candidate:
    slug = source.path.stem if source.path.stem != "index" else source.path.parent.name
    if not is_slug(slug):
        raise ContentError(f"de naam '{slug}' is geen slug: hoogstens 120 kleine letters, cijfers en streepjes")
    document = parse(source.read())
    implied = key_of(source.name)
    soort = str(document.meta.get("soort") or (implied.soort if implied else ""))
    if not soort:
        raise ContentError("'soort' ontbreekt en de map zegt het niet")
    kop = validate(document, soort)
    if soort == "vakgroeppagina" and len(source.name.parts) == 3:
        kop = _in_vakgroep(kop, source.name.parts[1], document.line("vakgroep"))
    key = Key(soort, slug)
    holder = holdings.at(key)
    if holder and holder.key != key:
        raise ContentError(f"de slug '{slug}' is al van {holder.key}")
    _claim(key, source, taken)
    return Candidate(source, key, document, kop)


def _in_vakgroep(kop: Kop, folder: str, line: int) -> Kop:
    """The front matter of a page of the vakgroep whose folder it is in."""
    if kop.vakgroep not in {None, folder}:
        raise ContentError(f"de map zegt vakgroep '{folder}', de kop '{kop.vakgroep}'", line)
    if not is_slug(folder):
        raise ContentError(f"de map '{folder}' is geen slug: hoogstens 120 kleine letters, cijfers en streepjes")
    return kop.model_copy(update={"vakgroep": folder})


def _foreign(source: Source, soort: str, taken: dict[tuple[str, str], Path], holdings: Holdings) -> Candidate:
    written = read(source)
    warnings = [f"regel {line}: de sleutel '{key}' staat er twee keer" for key, line in written.repeated]
    document = adopt(written, source, soort)
    kop = validate(document, soort)
    key = _free_key(source, kop, soort, taken, holdings)
    if key.slug != slug_of(source):
        warnings.append(f"de naam '{slug_of(source)}' was al in gebruik; dit wordt '{key.slug}'")
    if soort == "vakgroeppagina" and kop.vakgroep is None:
        kop = kop.model_copy(update={"vakgroep": key.slug})
    _claim(key, source, taken)
    return Candidate(source, key, document, kop, tuple(warnings))


def _free_key(source: Source, kop: Kop, soort: str, taken: dict[tuple[str, str], Path], holdings: Holdings) -> Key:
    """With the shortest name that nothing else has: file, then with its folders, then with a number."""
    names = [slug_of(source, depth) for depth in range(1, len(source.name.parts) + 1)]
    numbered = (f"{names[-1][:100]}-{number}" for number in itertools.count(2))
    for slug in itertools.chain(names, numbered):
        key = Key(soort, slug)
        holder = holdings.at(key)
        ours = holder is None or (holder.key == key and holder.herkomst == kop.herkomst)
        if ours and place_of(key) not in taken:
            return key
    raise AssertionError("numbers do not run out")


def _claim(key: Key, source: Source, taken: dict[tuple[str, str], Path]) -> None:
    place = place_of(key)
    if place in taken:
        raise ContentError(f"de slug '{key.slug}' is al gebruikt door {taken[place]}")
    taken[place] = source.path
