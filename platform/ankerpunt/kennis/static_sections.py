"""The pages of the static edition that list others, its first page, and its menu."""

from __future__ import annotations

import json
from pathlib import PurePosixPath
from typing import Any

from ankerpunt.kennis.kinds import KINDS
from ankerpunt.kennis.static_pages import Library, Row, heading, link, listed, plain, section_path
from ankerpunt.web.safety import NUMMERS

HOME = PurePosixPath("index.md")


def sections(library: Library) -> dict[PurePosixPath, str]:
    """The first page and a list for each soort that there is, by path."""
    pages = {HOME: _home(library)}
    for soort, rows in _by_soort(library).items():
        path = section_path(soort)
        lists = _by_vakgroep(library, rows, path) if soort == "vakgroeppagina" else listed(rows, path)
        pages[path] = f"{_head(KINDS[soort].meervoud)}{KINDS[soort].uitleg}\n\n{lists}\n"
    return pages


def menu(library: Library) -> list[Any]:
    """The menu: the lists and the vakgroepen. Not every page: each page holds the whole menu."""
    kinds = [soort for soort in _by_soort(library) if soort != "vakgroeppagina"]
    groups = [{heading(row.kop.title): str(row.path)} for row in _groups(library)]
    found: list[Any] = [str(HOME)]
    found += [{KINDS[soort].meervoud: str(section_path(soort))} for soort in kinds]
    if any(row.key.soort == "vakgroeppagina" for row in library.values()):
        found.append({"Vakgroepen": [str(section_path("vakgroeppagina")), *groups]})
    return found


def _home(library: Library) -> str:
    kinds = [
        f"- [{KINDS[soort].meervoud}]({section_path(soort)}) ({len(rows)})  \n  {KINDS[soort].uitleg}"
        for soort, rows in _by_soort(library).items()
    ]
    groups = listed(_groups(library), HOME)
    parts = (
        f"{_head('Ankerpunt')}Kennis voor generalisten in het wijkteam. Zoek bovenaan, of kies hieronder.",
        _veilig(),
        "\n".join(kinds),
        f"## Vakgroepen\n\n{groups}" if groups else "",
    )
    return "\n\n".join(part for part in parts if part) + "\n"


def _veilig() -> str:
    lines = [
        f"    - {plain(each.naam)}: [{plain(each.nummer)}](tel:{each.tel}) ({plain(each.uitleg)})" for each in NUMMERS
    ]
    return '!!! danger "Is iemand nu niet veilig?"\n\n' + "\n".join(lines)


def _head(title: str) -> str:
    return f"---\ntitle: {json.dumps(title, ensure_ascii=False)}\nsearch:\n  exclude: true\n---\n\n"


def _by_soort(library: Library) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {soort: [] for soort in KINDS}
    for row in library.values():
        found[row.key.soort].append(row)
    return {soort: rows for soort, rows in found.items() if rows}


def _groups(library: Library) -> list[Row]:
    return sorted((row for row in library.values() if row.is_vakgroep), key=lambda row: row.kop.title.casefold())


def _by_vakgroep(library: Library, rows: list[Row], start: PurePosixPath) -> str:
    """The pages of each vakgroep below it, then those whose vakgroep has no page."""
    parts = []
    known = {row.vakgroep for row in _groups(library)}
    for group in _groups(library):
        pages = [row for row in rows if row.vakgroep == group.vakgroep and row is not group]
        parts.append(f"## {link(group, start)}\n\n{listed(pages, start)}")
    others = [row for row in rows if row.vakgroep not in known]
    if others:
        parts.append((("## Andere pagina’s\n\n") if parts else "") + listed(others, start))
    return "\n\n".join(parts)
