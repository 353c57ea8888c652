"""Migrations bring an empty database to what the models say, on both databases."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Text

from ankerpunt.database import make_engine
from ankerpunt.migrations import upgrade
from ankerpunt.migrations.metadata import METADATA
from ankerpunt.search.models import BytewiseText


def same_type(_context: object, _column: object, _ours: object, found: object, wanted: object) -> bool | None:
    """A collation that only PostgreSQL has is no difference; everything else Alembic compares itself."""
    return False if isinstance(wanted, BytewiseText) and isinstance(found, Text) else None


def differences(url: str) -> list[object]:
    engine = make_engine(url)
    upgrade(engine)
    upgrade(engine)
    with engine.connect() as connection:
        found = compare_metadata(MigrationContext.configure(connection, opts={"compare_type": same_type}), METADATA)
    engine.dispose()
    return found


def test_migrated_sqlite_is_what_the_models_say(tmp_path: Path) -> None:
    assert differences(f"sqlite:///{tmp_path / 'test.db'}") == []


@pytest.mark.postgres
def test_migrated_postgresql_is_what_the_models_say(new_postgres_database: Callable[[], str]) -> None:
    assert differences(new_postgres_database()) == []
