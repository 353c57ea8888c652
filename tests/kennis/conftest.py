"""An empty library on each database, and short ways to fill and empty it."""

from __future__ import annotations

import itertools
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import settings
from sqlalchemy import Engine, select, text
from sqlalchemy.orm import Session

from ankerpunt.database import make_engine, make_sessions
from ankerpunt.kennis.models import Item, Revision
from ankerpunt.kennis.terms import Term
from ankerpunt.kennis.transfer.exporting import export_all
from ankerpunt.kennis.transfer.importing import Outcome, import_paths
from ankerpunt.migrations import upgrade
from ankerpunt.search.thesaurus import Thesaurus

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 20
# Other work on the machine must not make a property false.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")
NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


@dataclass
class Library:
    """A database with the items that a test takes in."""

    engine: Engine
    url: str

    def session(self) -> Session:
        return make_sessions(self.engine)()

    def take_in(
        self, *paths: Path, as_soort: str | None = None, dry_run: bool = False, terms: Sequence[Term] = ()
    ) -> list[Outcome]:
        with self.session() as session:
            return list(
                import_paths(session, paths, lambda: NOW, Thesaurus(), terms, as_soort=as_soort, dry_run=dry_run)
            )

    def export(self, folder: Path) -> dict[str, bytes]:
        """Every file of the export, by its path."""
        with self.session() as session:
            export_all(session, folder)
        return files_in(folder)

    def sources(self) -> dict[str, str]:
        """The current text of every item, by key."""
        with self.session() as session:
            rows = session.execute(
                select(Item, Revision.bron).join(
                    Revision, (Revision.item_id == Item.id) & (Revision.nummer == Item.revisie)
                )
            )
            return {str(item.key): source for item, source in rows}

    def revision(self, soort: str, slug: str) -> Revision:
        """The current revision of an item."""
        with self.session() as session:
            return session.scalars(
                select(Revision)
                .join(Item, (Revision.item_id == Item.id) & (Revision.nummer == Item.revisie))
                .where(Item.soort == soort, Item.slug == slug)
            ).one()


DATABASES = ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]
_numbers = itertools.count(1)


@pytest.fixture(params=DATABASES)
def library(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Library]:
    """An empty library on each database."""
    yield from _opened(request, tmp_path)


@pytest.fixture(params=["sqlite"])
def sqlite_library(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Library]:
    """An empty library, for what does not depend on the database."""
    yield from _opened(request, tmp_path)


@pytest.fixture(scope="module", params=DATABASES)
def shared_library(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """A library on each database that the tests of a module fill once and only read."""
    yield from _opened(request, tmp_path_factory.mktemp("library"))


@pytest.fixture
def new_library(tmp_path: Path) -> Iterator[Callable[[], Library]]:
    """Makes an empty library on SQLite at each call."""
    made: list[Library] = []

    def make() -> Library:
        engine = make_engine(f"sqlite:///{tmp_path / f'library-{len(made)}.db'}")
        upgrade(engine)
        made.append(Library(engine, str(engine.url)))
        return made[-1]

    yield make
    for one in made:
        one.engine.dispose()


def _opened(request: pytest.FixtureRequest, folder: Path) -> Iterator[Library]:
    url = f"sqlite:///{folder / 'library.db'}"
    if request.param == "postgres":
        server, name = request.getfixturevalue("postgres_server"), f"kennis_{os.getpid()}_{next(_numbers)}"
        with make_engine(f"{server}/postgres").connect() as connection:
            connection.execution_options(isolation_level="AUTOCOMMIT").execute(text(f"CREATE DATABASE {name}"))
        url = f"{server}/{name}"
    engine = make_engine(url)
    upgrade(engine)
    yield Library(engine, url)
    engine.dispose()


def page(body: str = "Tekst.\n", *, title: str = "Titel", more: str = "") -> str:
    """A content file with little in its front matter."""
    return f"---\ntitle: {title}\ndescription: Waar het over gaat.\n{more}---\n{body}"


def write(root: Path, files: dict[str, str | bytes]) -> Path:
    """Write files below `root`; gives it back."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root


def files_in(folder: Path) -> dict[str, bytes]:
    """The content of every file below `folder`, by its path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def statuses(outcomes: Sequence[Outcome]) -> dict[str, list[str]]:
    """The names of the files, by what became of them."""
    found: dict[str, list[str]] = {}
    for outcome in outcomes:
        found.setdefault(outcome.status, []).append(outcome.path.name)
    return {status: sorted(names) for status, names in found.items()}


MELDCODE = page(
    "## In het kort\n\n1. Bel [Veilig Thuis](../contacten/veilig-thuis.md#nummer).\n\n![Kaart](../bestanden/kaart.png)\n",
    title="Meldcode",
    more="leefgebieden: [veiligheid, wonen]\ngecontroleerd_op: 2026-11-20\nherzien_na: 12 maanden\n",
)


def small_library(root: Path) -> Path:
    """A library of four items and a picture."""
    return write(
        root,
        {
            "content/methodes/meldcode.md": MELDCODE,
            "content/contacten/veilig-thuis.md": page("Bel.\n", title="Veilig Thuis", more="telefoon: 0800-2000\n"),
            "content/bestanden/kaart.png": PNG,
            "vakgroepen/wonen/index.md": page(title="Wonen"),
            "vakgroepen/wonen/urgentie.md": page("[Terug](index.md) en [code](../../content/methodes/meldcode.md)\n"),
            "content/README.md": "Uitleg.",
        },
    )
