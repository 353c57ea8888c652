"""A database with an index over it, and small made-up documents, for the tests of the indexes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from ankerpunt.database import Base, make_engine, make_sessions
from ankerpunt.search.index import SearchIndex
from ankerpunt.search.index.impacts import to_fixed
from ankerpunt.search.index.opening import open_index
from ankerpunt.search.index.storing import Prepared, forget, store
from ankerpunt.search.models import ZoekDocument
from ankerpunt.search.values import Brontekst, Filters, Treffers, WeightedTerm

ROOT = Path(__file__).parents[2]
EVERYBODY = frozenset({"openbaar"})
MEMBERS = frozenset({"openbaar", "leden"})


def document(slug: str, impacts: Mapping[str, float], soort: str = "methode", **more: object) -> Prepared:
    """A document whose impacts are given instead of analysed."""
    values = {"url": f"/kennis/{slug}", "titel": slug.capitalize(), "samenvatting": "", "tekst": f"Tekst van {slug}."}
    bron = Brontekst(sleutel=f"{soort}/{slug}", soort=soort, slug=slug, **{**values, **more})  # type: ignore[arg-type]
    return Prepared(bron, to_fixed(impacts), (), ())


@dataclass
class World:
    """One adapter on one database; `kind` and `url` are enough to open the same world in another process."""

    kind: str
    url: str
    folder: Path
    index: SearchIndex = field(init=False)
    sessions: sessionmaker[Session] = field(init=False)

    def __post_init__(self) -> None:
        self.engine = make_engine(self.url)
        self.sessions = make_sessions(self.engine)
        self.reopen()

    def create(self) -> None:
        """Make the tables and the empty index."""
        Base.metadata.create_all(self.engine)
        self.bring_up_to_date()

    def reopen(self) -> None:
        """What a new process does: nothing is remembered."""
        self.index = open_index(self.kind, self.folder)

    def put(self, *prepared: Prepared) -> None:
        """Store and commit."""
        with self.sessions() as session:
            store(session, prepared)
            session.commit()

    def remove(self, sleutel: str) -> None:
        """Remove and commit."""
        with self.sessions() as session:
            assert forget(session, sleutel)
            session.commit()

    def bring_up_to_date(self) -> int:
        """As the keeper does."""
        with self.sessions() as session:
            return self.index.bring_up_to_date(session)

    def search(
        self,
        *terms: WeightedTerm | str,
        filters: Filters | None = None,
        limit: int = 10,
        offset: int = 0,
    ) -> Treffers:
        """Search; a word stands for a term of weight 1 in a group of its own."""
        weighted = [
            WeightedTerm(term, 1.0, group) if isinstance(term, str) else term for group, term in enumerate(terms)
        ]
        with self.sessions() as session:
            return self.index.search(session, weighted, filters or Filters(EVERYBODY), limit, offset)

    def found(self, *terms: WeightedTerm | str, filters: Filters | None = None, limit: int = 10) -> list[str]:
        """The slugs of the results, best first."""
        return self.slugs(self.search(*terms, filters=filters, limit=limit))

    def slugs(self, treffers: Treffers) -> list[str]:
        """The slugs of these results; a removed document shows as ''."""
        with self.sessions() as session:
            names = dict(session.execute(select(ZoekDocument.id, ZoekDocument.slug)).all())
        return [names[document] for document, _ in treffers.treffers]

    def close(self) -> None:
        """Close the connections."""
        self.engine.dispose()


def started(world: World, task: str, *more: str) -> subprocess.Popen[bytes]:
    """Another process that does a task of `index_process` in the same world."""
    command = [
        sys.executable,
        "-m",
        "tests.search.index_process",
        task,
        world.kind,
        world.url,
        str(world.folder),
        *more,
    ]
    environ = {**os.environ, "PYTHONPATH": f"{ROOT / 'platform'}{os.pathsep}{ROOT}"}
    return subprocess.Popen(command, env=environ, cwd=ROOT, stderr=subprocess.PIPE)


def killed_at(world: World, stage: str, anew: str) -> None:
    """Let a process be killed at a stage of bringing up to date (or, with `anew`, of making anew): nothing is lost."""
    world.put(*(document(f"d{n}", {"samen": 0.9 - n / 100}) for n in range(5)))
    world.bring_up_to_date()
    world.put(document("nieuw", {"samen": 0.95}), document("d1", {"samen": 0.1}))
    world.remove("methode/d0")
    assert started(world, "die", stage, anew).wait(60) == -signal.SIGKILL
    expected = ["nieuw", "d2", "d3", "d4", "d1"]
    for _ in range(2):
        assert world.found("samen") == expected
        world.reopen()
        assert world.found("samen") == expected
        world.bring_up_to_date()
        assert world.bring_up_to_date() == 0
    world.put(document("later", {"samen": 0.99}))
    world.bring_up_to_date()
    assert world.found("samen") == ["later", *expected]
