"""The ten kinds of item: where their files live, under which address they are read, how they are named."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
MAX_SLUG = 120


@dataclass(frozen=True)
class Kind:
    """One soort: `folder` of its files, `prefix` of its address, names for people, icon and what it is for."""

    soort: str
    folder: str
    prefix: str
    naam: str
    meervoud: str
    icon: str
    uitleg: str


KINDS: dict[str, Kind] = {
    kind.soort: kind
    for kind in (
        Kind(
            "methode",
            "content/methodes",
            "kennis",
            "Methode",
            "Methodes",
            "list-checks",
            "Zo pak je het aan, stap voor stap.",
        ),
        Kind(
            "begrip",
            "content/begrippen",
            "kennis",
            "Begrip",
            "Begrippen",
            "book-open",
            "Wat een woord betekent, en wat je ermee doet.",
        ),
        Kind(
            "vakgroeppagina",
            "vakgroepen",
            "vakgroepen",
            "Vakgroeppagina",
            "Vakgroeppagina's",
            "users-round",
            "Wat collega's van één vak bijhouden.",
        ),
        Kind(
            "handout",
            "content/handouts",
            "kennis",
            "Handout",
            "Handouts",
            "file-text",
            "Eén blad om samen met een inwoner te lezen.",
        ),
        Kind(
            "casus",
            "cases_library/casussen",
            "casussen",
            "Casus",
            "Casussen",
            "notebook-pen",
            "Een verhaal om met je team van te leren.",
        ),
        Kind(
            "dilemma",
            "cases_library/dilemmas",
            "dilemmas",
            "Dilemma",
            "Dilemma's",
            "scale",
            "Twee waarden die botsen, van twee kanten.",
        ),
        Kind(
            "intervisiemethode",
            "content/intervisiemethoden",
            "intervisie",
            "Intervisiemethode",
            "Intervisiemethoden",
            "messages-square",
            "Stappen om samen een vraag te onderzoeken.",
        ),
        Kind(
            "leerpad",
            "content/leerpaden",
            "leren",
            "Leerpad",
            "Leerpaden",
            "route",
            "Leren in stukjes van 5, 15 of 45 minuten.",
        ),
        Kind("contact", "content/contacten", "kennis", "Contact", "Contacten", "phone", "Wie je belt, en waarvoor."),
        Kind(
            "wijziging",
            "content/wijzigingen",
            "kennis",
            "Wijziging",
            "Wat verandert er",
            "calendar-clock",
            "Wat er verandert, vanaf wanneer, en wat dat betekent.",
        ),
    )
}
BY_FOLDER = {kind.folder: kind for kind in KINDS.values() if kind.soort != "vakgroeppagina"}

ONDERBOUWING: dict[str, str] = {
    "wet-en-regelgeving": "wet en regelgeving",
    "onderzocht": "onderzocht",
    "praktijkkennis": "praktijkkennis",
    "ervaringskennis": "ervaringskennis",
    "fictief-voorbeeld": "fictief voorbeeld",
}


@dataclass(frozen=True, order=True)
class Key:
    """What identifies an item: soort and slug."""

    soort: str
    slug: str

    def __str__(self) -> str:
        return f"{self.soort}/{self.slug}"

    @property
    def url(self) -> str:
        """The path of its page."""
        return f"/{KINDS[self.soort].prefix}/{self.slug}"


def is_slug(text: str) -> bool:
    """Whether an item may have this slug; "index" is the file that speaks for its folder."""
    return bool(SLUG.fullmatch(text)) and len(text) <= MAX_SLUG and text != "index"


def parse_key(text: str) -> Key | None:
    """The key in "soort/slug", or None where it is none."""
    soort, _, slug = text.partition("/")
    return Key(soort, slug) if soort in KINDS and is_slug(slug) else None


def path_of(key: Key, vakgroep: str | None) -> PurePosixPath:
    """Where the item's file lives in the library; links in its text are relative to this path."""
    if key.soort == "vakgroeppagina":
        name = "index" if key.slug == vakgroep or vakgroep is None else key.slug
        return PurePosixPath("vakgroepen", vakgroep or key.slug, f"{name}.md")
    return PurePosixPath(KINDS[key.soort].folder, f"{key.slug}.md")


def key_of(path: PurePosixPath) -> Key | None:
    """The item whose file lives at `path` (relative to the library), or None where the folder implies no soort."""
    parts = path.parts
    slug = path.stem if path.stem != "index" else path.parent.name
    if path.suffix != ".md" or not is_slug(slug):
        return None
    if len(parts) == 3 and parts[0] == "vakgroepen":
        return Key("vakgroeppagina", slug)
    kind = BY_FOLDER.get("/".join(parts[:-1]))
    return Key(kind.soort, slug) if kind and path.name != "README.md" else None
