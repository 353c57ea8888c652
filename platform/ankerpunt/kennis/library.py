"""The starter library: loaded into a database that has no items yet."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from sqlalchemy.orm import Session

from ankerpunt.kennis.reading import titles_of_soort
from ankerpunt.kennis.service import count_items
from ankerpunt.kennis.terms import Term
from ankerpunt.kennis.transfer.importing import Outcome, import_paths
from ankerpunt.kennis.transfer.sources import ANCHORS
from ankerpunt.search.thesaurus import Thesaurus
from ankerpunt.settings import library_root


def starter_folders() -> list[Path]:
    """The folders of the starter library."""
    return [library_root() / name for name in ANCHORS]


def load_starter(session: Session, thesaurus: Thesaurus, now: Callable[[], datetime]) -> list[Outcome]:
    """Load the starter library where there are no items yet; what became of each file, or nothing."""
    if count_items(session):
        return []
    return list(import_paths(session, starter_folders(), now, thesaurus, terms_for(session, thesaurus)))


def terms_for(session: Session, thesaurus: Thesaurus) -> tuple[Term, ...]:
    """The terms that texts explain; those with a public begrip, here or in the starter library on its way in, lead to its page."""
    present = frozenset(titles_of_soort(session, "begrip", ("openbaar",)))
    if not count_items(session):
        present = frozenset(path.stem for folder in starter_folders() for path in (folder / "begrippen").glob("*.md"))
    return _explained(thesaurus, present)


def _explained(thesaurus: Thesaurus, slugs: frozenset[str]) -> tuple[Term, ...]:
    """The names that texts explain on first use: concepts with a definition; `slugs` are those with a page."""
    terms: dict[str, Term] = {}
    for begrip in thesaurus.begrippen:
        if not begrip.definitie:
            continue
        url = f"/kennis/{begrip.slug}" if begrip.slug in slugs else None
        for label in (begrip.label, *(name for name in begrip.ook if name.isupper())):
            terms.setdefault(label.lower(), Term(label, begrip.definitie, url))
    return tuple(terms.values())
