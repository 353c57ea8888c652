"""Places to back up and to restore into: a database with the starter library and people, and empty ones of both kinds."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, select

from ankerpunt import audit, mail
from ankerpunt.backup.archive import Archive
from ankerpunt.backup.restoring import restore_backup
from ankerpunt.backup.rows import from_line, tables_of, to_line
from ankerpunt.backup.writing import write_backup
from ankerpunt.database import make_engine, make_sessions
from ankerpunt.kennis.models import Bestand

NOW = datetime(2026, 11, 2, 9, 30, 0, 123456, tzinfo=UTC)
#: Changed on purpose by putting back: what was made of the library before is told from what is made of it now.
CHANGED = {"kennis_stand": "nummer", "zoek_merk": "reeks"}
PICTURE = bytes(range(256)) * 40


@dataclass
class Places:
    """Makes databases; `new` says of which kind."""

    folder: Path
    postgres: Callable[[], str]

    def __post_init__(self) -> None:
        self.engines: list[Engine] = []

    def new(self, kind: str) -> Engine:
        """An empty database without tables."""
        path = self.folder / f"{len(self.engines)}.db"
        return self.keep(make_engine(f"sqlite:///{path}" if kind == "sqlite" else self.postgres()))

    def keep(self, engine: Engine) -> Engine:
        """Close it afterwards."""
        self.engines.append(engine)
        return engine


@pytest.fixture
def places(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Places]:
    """Databases of this test; a PostgreSQL server only where one is asked for."""
    made = Places(tmp_path, lambda: request.getfixturevalue("new_postgres_database")())
    yield made
    for engine in made.engines:
        engine.dispose()


@pytest.fixture
def lived_in(filled: Path, places: Places) -> Engine:
    """A database with the starter library, accounts, a picture, mail that waits and lines of the audit log."""
    return live_in(filled, places)


@pytest.fixture
def small(empty: Path, places: Places) -> Engine:
    """The same without the library."""
    return live_in(empty, places)


def live_in(folder: Path, places: Places) -> Engine:
    """A copy of the database in `folder` with something in more tables."""
    shutil.copy(folder / "ankerpunt.db", places.folder / "bron.db")
    engine = places.keep(make_engine(f"sqlite:///{places.folder / 'bron.db'}"))
    with make_sessions(engine)() as session:
        session.add(Bestand(naam="abc.png", mime="image/png", inhoud=PICTURE))
        mail.queue(session, NOW, "é@voorbeeld.nl", "Dag 'mens' \\ \"", "regel\n\tnog een\u2028 😀", uniek="x")
        audit.record(session, NOW, audit.SYSTEEM, "gepubliceerd", "methode/a")
        session.commit()
    return engine


def everything(engine: Engine) -> dict[str, list[list[Any]]]:
    """Every row of every table that a backup holds, in an order of its own."""
    with engine.connect() as connection:
        found = {}
        for name, table in tables_of(connection).items():
            columns = [column.name for column in table.columns if column.name != CHANGED.get(name)]
            rows = connection.execute(select(*(table.c[column] for column in columns)))
            found[name] = sorted((to_line(row) for row in rows), key=bytes)
        return found  # type: ignore[return-value]


def save(engine: Engine, path: Path) -> Path:
    """A backup of `engine`."""
    write_backup(engine, path, NOW)
    return path


def put_back(engine: Engine, path: Path, *, replace: bool = False) -> int:
    """Restore."""
    with Archive(path) as archive:
        return restore_backup(engine, archive, replace=replace)


__all__ = ["NOW", "PICTURE", "Places", "everything", "from_line", "put_back", "save"]
