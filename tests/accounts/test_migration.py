"""The migration of people keeps who was there, with their role."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import Engine, text

from ankerpunt.database import make_engine
from ankerpunt.migrations import configuration

ADD = "INSERT INTO account (email, naam, rol, wachtwoord, actief, gemaakt_op) VALUES (:email, 'Naam', :rol, 'x', :actief, '2026-01-01')"


def go(engine: Engine, revision: str, move: Callable[..., None] = command.upgrade) -> None:
    config = configuration()
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        move(config, revision)


def roles_survive(url: str) -> None:
    engine = make_engine(url)
    go(engine, "0003")
    with engine.begin() as connection:
        for rol in ("lezer", "beheerder"):
            connection.execute(text(ADD), {"email": f"{rol}@b.nl", "rol": rol, "actief": True})
    go(engine, "0004")
    with engine.connect() as connection:
        kept = connection.execute(text("SELECT rollen FROM account ORDER BY email")).scalars().all()
    assert [str(each).replace("'", '"') for each in kept] == ['["beheerder"]', '["lezer"]']
    go(engine, "0003", command.downgrade)
    engine.dispose()


def test_roles_survive_on_sqlite(tmp_path: Path) -> None:
    roles_survive(f"sqlite:///{tmp_path / 'old.db'}")


@pytest.mark.postgres
def test_roles_survive_on_postgresql(new_postgres_database: Callable[[], str]) -> None:
    roles_survive(new_postgres_database())
