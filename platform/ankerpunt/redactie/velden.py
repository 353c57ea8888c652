"""The front matter of a text as fields of a form, and fields back into it without touching what is written beside them. Pure."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ankerpunt.errors import BadInput, ContentError
from ankerpunt.kennis.document import Document, join, parse

#: Fields that only some soorten have: (key, label).
EIGEN: dict[str, tuple[tuple[str, str], ...]] = {
    "begrip": (("afkorting", "Afkorting"),),
    "casus": (("vraag", "De vraag achter deze casus"),),
    "contact": (("telefoon", "Telefoon"), ("voor", "Waarvoor bel je?"), ("wanneer", "Wanneer kun je bellen?")),
    "wijziging": (("ingangsdatum", "Vanaf welke dag (zoals 2026-11-20)"),),
}
LINES = ("title", "description", "onderbouwing", "herzien_na")
NUMBER = re.compile(r"[1-9]\d{0,3}")


@dataclass(frozen=True)
class Bron:
    """A source as it is typed."""

    titel: str = ""
    url: str = ""
    jaar: str = ""


@dataclass(frozen=True)
class Velden:
    """What the form of the editor holds beside the text."""

    title: str = ""
    description: str = ""
    onderbouwing: str = ""
    herzien_na: str = ""
    zoektermen: tuple[str, ...] = ()
    leefgebieden: tuple[str, ...] = ()
    bronnen: tuple[Bron, ...] = ()
    eigen: tuple[tuple[str, str], ...] = ()


def read(document: Document, soort: str) -> Velden | None:
    """The fields of a text; None where its front matter has another shape, and only the text itself can be shown."""
    meta = document.meta
    lists = [_list(meta.get(key)) for key in ("zoektermen", "leefgebieden", "bronnen")]
    keys = [*LINES, *(key for key, _ in EIGEN.get(soort, ()))]
    if not document.kop or document.repeated or None in lists or not all(_is_line(meta.get(key)) for key in keys):
        return None
    terms, areas, sources = (found or [] for found in lists)
    if not all(isinstance(source, dict) and all(map(_is_line, source.values())) for source in sources):
        return None
    title, description, onderbouwing, herzien_na = (_line(meta.get(key)) for key in LINES)
    return Velden(
        title=title,
        description=description,
        onderbouwing=onderbouwing,
        herzien_na=herzien_na,
        zoektermen=tuple(map(_line, terms)),
        leefgebieden=tuple(map(_line, areas)),
        bronnen=tuple(Bron(*(_line(source.get(key)) for key in ("titel", "url", "jaar"))) for source in sources),
        eigen=tuple((key, _line(meta.get(key))) for key, _ in EIGEN.get(soort, ())),
    )


def write(bron: str, soort: str, velden: Velden) -> str:
    """`bron` with these fields. Only what differs is written; all other lines stay as they are. Raises BadInput."""
    document = parse_or_refuse(bron)
    old = read(document, soort)
    if old is None:
        raise BadInput("De kop van deze tekst heeft een andere vorm. Wijzig haar als Markdown.")
    changes: dict[str, Any] = {key: getattr(velden, key) for key in LINES if getattr(velden, key) != getattr(old, key)}
    for key in ("zoektermen", "leefgebieden"):
        if getattr(velden, key) != getattr(old, key):
            changes[key] = list(getattr(velden, key))
    changes |= {key: value for key, value in velden.eigen if value != dict(old.eigen).get(key, "")}
    if velden.bronnen != old.bronnen:
        changes["bronnen"] = _sources(velden.bronnen, _list(document.meta.get("bronnen")) or [])
    for key, value in changes.items():
        document = _with(document, key, value)
    return document.source


def parse_or_refuse(bron: str) -> Document:
    """The text taken apart. Raises BadInput with the line of the fault."""
    try:
        return parse(bron)
    except ContentError as error:
        raise BadInput(f"Regel {error.line}: {error.message}. Wijzig de kop als Markdown.") from error


def terms(typed: str, before: Sequence[str]) -> tuple[str, ...]:
    """Search words, one a line; a new line may hold more with commas between."""
    found: list[str] = []
    for line in typed.splitlines():
        each = " ".join(line.split())
        found += [each] if each in before else [part for part in (" ".join(p.split()) for p in each.split(",")) if part]
    return tuple(dict.fromkeys(found))


def _with(document: Document, key: str, value: Any) -> Document:
    """The document with one key changed. Raises BadInput where that cannot be done without touching another."""
    lines = [f"{line}\n" for line in document.kop.removesuffix("\n").split("\n")]
    wanted = {**document.meta, key: value}
    if value in ("", []):
        wanted.pop(key)
    starts = sorted(document.lines[name] - 2 for name in document.meta)
    if key in document.meta:
        start = document.lines[key] - 2
        end = next((other for other in starts if other > start), len(lines))
    else:
        start = end = len(lines)
    new = "" if key not in wanted else _yaml(key, value)
    changed = join("".join([*lines[:start], new, *lines[end:]]), document.body)
    try:
        found = parse(changed)
    except ContentError as error:
        raise BadInput(f"‘{key}’ kan zo niet in de kop staan. Wijzig haar als Markdown.") from error
    is_same = {**found.meta, key: _plain(found.meta.get(key))} == {**wanted, key: _plain(wanted.get(key))}
    if not is_same or found.body != document.body:
        raise BadInput(f"‘{key}’ kan hier niet los gewijzigd worden. Wijzig de kop als Markdown.")
    return found


def _yaml(key: str, value: Any) -> str:
    """One key with its value, as lines of YAML."""
    if isinstance(value, list) and value and isinstance(value[0], Mapping):
        rows = ["\n".join(f"    {name}: {_json(each)}" for name, each in source.items()) for source in value]
        return f"{key}:\n" + "".join(f"  - {row[4:]}\n" for row in rows)
    return f"{key}: {_json(value)}\n"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)


def _plain(value: Any) -> Any:
    """What is compared: a date is its text, since that is how a field holds it."""
    return value if isinstance(value, list | dict | int) else _line(value)


def _sources(typed: Sequence[Bron], old: Sequence[Any]) -> list[dict[str, Any]]:
    """The sources to write, each with what else stood at its place."""
    found = []
    for place, bron in enumerate(typed):
        if not bron.titel and not bron.url:
            continue
        before = dict(old[place]) if place < len(old) else {}
        year: Any = int(bron.jaar) if NUMBER.fullmatch(bron.jaar) else bron.jaar
        values = {"titel": bron.titel or bron.url, "url": bron.url, "jaar": year}
        rest = {key: value for key, value in before.items() if key not in values}
        found.append({**{key: value for key, value in values.items() if value != ""}, **rest})
    return found


def _list(value: Any) -> list[Any] | None:
    if value is None:
        return []
    if isinstance(value, str):
        return [value]
    if not isinstance(value, list):
        return None
    return value


def _is_line(value: Any) -> bool:
    return not isinstance(value, list | dict)


def _line(value: Any) -> str:
    return "" if value is None else " ".join(str(value).split())
