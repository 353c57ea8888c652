"""The starter library and the graded questions, read straight from the files: the bench needs no database."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from ankerpunt.search.values import Brontekst

ROOT = Path(__file__).resolve().parents[2]
QUERIES = ROOT / "bench" / "search_queries.yaml"
THESAURUS = ROOT / "content" / "thesaurus.ttl"
SOORTEN = {
    "methodes": "methode",
    "begrippen": "begrip",
    "handouts": "handout",
    "contacten": "contact",
    "wijzigingen": "wijziging",
    "intervisiemethoden": "intervisiemethode",
    "leerpaden": "leerpad",
    "casussen": "casus",
    "dilemmas": "dilemma",
}
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_MARKUP = re.compile(r"^\s{0,3}(?:#{1,6}|[-*+]|\d+\.|>|!!!\s*\w+)\s+|[*_`]{1,3}|^---+$", re.MULTILINE)


@dataclass(frozen=True)
class Question:
    """One graded question: `grades` maps "soort/slug" to 1 (useful), 2 (good) or 3 (exactly this)."""

    q: str
    half: str
    grades: Mapping[str, int]


def library() -> list[Brontekst]:
    """Every page of the starter library, sorted by key."""
    folders = [ROOT / "content", ROOT / "cases_library", ROOT / "vakgroepen"]
    pages = [page for folder in folders for page in _pages(folder)]
    return sorted(pages, key=lambda page: page.sleutel)


def questions(known: frozenset[str]) -> list[Question]:
    """The questions with a grade for at least one page that exists; other grades are dropped."""
    entries = yaml.safe_load(QUERIES.read_text(encoding="utf-8"))["queries"]
    found = []
    for entry in entries:
        grades = {key: grade for key, grade in entry["grades"].items() if key in known and grade > 0}
        if grades:
            found.append(Question(str(entry["q"]), entry["half"], grades))
    return found


def plain(markdown: str) -> str:
    """The text without Markdown signs; links keep their words."""
    return _MARKUP.sub("", _LINK.sub(r"\1", markdown))


def _pages(folder: Path) -> Iterator[Brontekst]:
    for path in sorted(folder.glob("*/*.md")):
        soort = SOORTEN.get(path.parent.name, "vakgroeppagina")
        slug = path.parent.name if path.stem == "index" else path.stem
        _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
        post = yaml.safe_load(front)
        yield Brontekst(
            sleutel=f"{soort}/{slug}",
            soort=soort,
            slug=slug,
            url=f"/{slug}",
            titel=str(post.get("title", slug)),
            samenvatting=str(post.get("description", "")),
            tekst=plain(body),
            tags=tuple(map(str, post.get("tags") or ())),
            zoektermen=tuple(map(str, post.get("zoektermen") or ())),
            vakgroep=post.get("vakgroep"),
            leefgebieden=tuple(post.get("leefgebieden") or ()),
        )
