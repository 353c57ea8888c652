"""One page of the static edition: its text with what plain Markdown does not show of the front matter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from ankerpunt.kennis.due import due
from ankerpunt.kennis.kinds import KINDS, ONDERBOUWING, Key, parse_key
from ankerpunt.kennis.links import relative
from ankerpunt.kennis.schema import (
    BegripKop,
    CasusKop,
    ContactKop,
    DilemmaKop,
    IntervisieKop,
    Kop,
    LeerpadKop,
    Leerstap,
    Stap,
    WijzigingKop,
)
from ankerpunt.web.dates import in_full

#: Signs that mean something in Markdown or HTML; written as character references they are only themselves.
_SIGNS = re.compile(r"[\\`*_{}\[\]<>()#+!|~^=&\"':.-]")
_TITLE_SIGNS = str.maketrans({"<": "‹", ">": "›", '"': "”", "&": "&amp;"})
_PHONE = re.compile(r"\+?\d(?:[\d -]*\d)?")


@dataclass(frozen=True)
class Row:
    """An item of the edition and the path of its file."""

    key: Key
    path: PurePosixPath
    kop: Kop
    vakgroep: str | None

    @property
    def is_vakgroep(self) -> bool:
        """Whether this is the page of a vakgroep itself."""
        return self.key == Key("vakgroeppagina", self.vakgroep or "")


Library = Mapping[Key, Row]


def section_path(soort: str) -> PurePosixPath:
    """Where the list of a soort stands."""
    return PurePosixPath(KINDS[soort].folder, "index.md")


def complete(row: Row, body: str, library: Library, today: date) -> str:
    """The Markdown of the whole page: summary, trust line, facts and steps, `body`, pages of a vakgroep, sources."""
    parts = [plain(row.kop.description), _trust(row, library, today), _facts(row.kop), _steps(row, library)]
    parts += [body.strip("\n"), _pages(row, library), _sources(row.kop)]
    return "\n\n".join(part for part in parts if part) + "\n"


def plain(text: str) -> str:
    """`text` as Markdown that shows exactly these signs, on one line."""
    return _SIGNS.sub(lambda sign: f"&#{ord(sign.group())};", " ".join(text.split()))


def heading(text: str) -> str:
    """`text` as a title that the theme may put into HTML as it is, escaped or not, and take tags and references out of."""
    return " ".join(text.split()).translate(_TITLE_SIGNS)


def link(row: Row, start: PurePosixPath, text: str | None = None) -> str:
    """A link to `row` from the file `start`."""
    return f"[{plain(text or row.kop.title)}]({relative(str(row.path), str(start))})"


def listed(rows: Iterable[Row], start: PurePosixPath) -> str:
    """A list of links with summaries, by title."""
    ordered = sorted(rows, key=lambda row: (row.kop.title.casefold(), row.key))
    return "\n".join(f"- {link(row, start)}  \n  {plain(row.kop.description)}" for row in ordered)


def _trust(row: Row, library: Library, today: date) -> str:
    kop, kind = row.kop, KINDS[row.key.soort]
    group = library.get(Key("vakgroeppagina", row.vakgroep or ""))
    said = [f"[{kind.meervoud}]({relative(str(section_path(kind.soort)), str(row.path))})"]
    if group and group is not row:
        said.append(link(group, row.path))
    said.append(f"Eigenaar: {plain(kop.eigenaar or (group.kop.title if group else 'redactie Ankerpunt'))}")
    said.append(_checked(kop, today))
    if kop.onderbouwing:
        said.append(f"Onderbouwing: {ONDERBOUWING[kop.onderbouwing]}")
    return " · ".join(said)


def _checked(kop: Kop, today: date) -> str:
    if kop.gecontroleerd_op is None:
        return "Nog niet door een vakgroep getoetst"
    before = due(kop.gecontroleerd_op, kop.months)
    late = ", moet opnieuw" if before and before < today else f", nakijken vóór {in_full(before)}" if before else ""
    return f"Gecontroleerd op {in_full(kop.gecontroleerd_op)}{late}"


def _facts(kop: Kop) -> str:
    """What only this soort has, as a list of name and value."""
    found: list[tuple[str, str]] = []
    match kop:
        case ContactKop():
            found = _contact(kop)
        case DilemmaKop():
            found = [(pool.naam, plain(pool.kern)) for pool in kop.polen] + [("Fase", plain(", ".join(kop.fase)))]
        case IntervisieKop():
            found = _intervisie(kop)
        case WijzigingKop():
            found = [("Vanaf", in_full(kop.ingangsdatum)), ("Wet of regeling", plain(kop.wet or ""))]
        case CasusKop():
            found = [("De vraag", plain(kop.vraag or ""))]
        case BegripKop():
            found = [("Afkorting", plain(kop.afkorting or "")), ("Ook wel", plain(", ".join(kop.ook)))]
    return "\n".join(f"- **{plain(name)}**: {value}" for name, value in found if value)


def _contact(kop: ContactKop) -> list[tuple[str, str]]:
    return [
        ("Telefoon", _phones(kop.telefoon or "")),
        ("Waarvoor", plain(kop.voor or "")),
        ("Wanneer", plain(kop.wanneer or "")),
        ("Gebied", plain(kop.gebied or "")),
        ("Mail", plain(kop.mail or "")),
        ("Website", _outward(kop.website.partition("://")[2].strip("/"), kop.website) if kop.website else ""),
    ]


def _phones(text: str) -> str:
    """The text with each number in it as a link that calls."""
    pieces, at = [], 0
    for number in _PHONE.finditer(text):
        digits = number.group().replace("-", "").replace(" ", "")
        pieces += [plain(text[at : number.start()]), f"[{plain(number.group())}](tel:{digits})"]
        at = number.end()
    return " ".join(piece for piece in (*pieces, plain(text[at:])) if piece)


def _intervisie(kop: IntervisieKop) -> list[tuple[str, str]]:
    groep, duur = kop.groep, kop.duur
    mensen = " tot ".join(str(number) for number in (groep.min, groep.max) if number) if groep else ""
    return [
        ("Niveau", kop.niveau or ""),
        ("Groep", f"{mensen} mensen{_proposal(groep.basis if groep else None)}" if mensen else ""),
        ("Duur", f"{duur.minuten} minuten{_proposal(duur.basis)}" if duur and duur.minuten else ""),
        ("Rollen", plain(", ".join(kop.rollen))),
    ]


def _proposal(basis: str | None) -> str:
    return " (voorstel)" if basis == "voorstel" else ""


def _steps(row: Row, library: Library) -> str:
    match row.kop:
        case IntervisieKop() as kop:
            steps = [_intervisiestap(stap) for stap in kop.stappen]
            proposed = any(stap.basis == "voorstel" for stap in kop.stappen)
            note = "\n\nMinuten zonder bron zijn een voorstel. Pas ze aan je groep aan." if proposed else ""
        case LeerpadKop() as kop:
            steps, note = [_leerstap(stap, row, library) for stap in kop.stappen], ""
        case _:
            return ""
    return "## De stappen\n\n" + "\n".join(f"1. {step}" for step in steps) + note


def _intervisiestap(stap: Stap) -> str:
    about = ", ".join((*_minutes(stap.minuten), *stap.wie))
    return f"**{plain(stap.naam)}**{f' ({plain(about)})' if about else ''}  \n   {plain(stap.doe)}"


def _leerstap(stap: Leerstap, row: Row, library: Library) -> str:
    key = parse_key(stap.item or "")
    target = library.get(key) if key else None
    title = link(target, row.path, stap.titel) if target else plain(stap.titel)
    return " ".join((title, *(f"({minutes})" for minutes in _minutes(stap.minuten))))


def _minutes(number: int | None) -> tuple[str, ...]:
    return (f"{number} minuten",) if number else ()


def _pages(row: Row, library: Library) -> str:
    if not row.is_vakgroep:
        return ""
    pages = [other for other in library.values() if other.vakgroep == row.vakgroep and other is not row]
    return f"## Pagina’s van deze vakgroep\n\n{listed(pages, row.path)}" if pages else ""


def _sources(kop: Kop) -> str:
    """The sources with the places that `[1](#bron-1)` in the text leads to."""
    lines = []
    for number, bron in enumerate(kop.bronnen, 1):
        title = _outward(bron.titel, bron.url) if bron.url else plain(bron.titel)
        lines.append(f"1. {title}{f', {plain(str(bron.jaar))}' if bron.jaar else ''}\n   {{: #bron-{number} }}")
    return "## Bronnen\n\n" + "\n".join(lines) if lines else ""


def _outward(text: str, url: str) -> str:
    return f"[{plain(text)}](<{url.replace('<', '%3C').replace('>', '%3E')}>)"
