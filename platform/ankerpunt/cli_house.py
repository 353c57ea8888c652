"""What commands work with: the settings, a database with all its tables, and the search engine."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.orm import Session

from ankerpunt.migrations import upgrade
from ankerpunt.search.engine import Engine
from ankerpunt.settings import Settings, read_settings
from ankerpunt.web.requests import Database


@contextmanager
def house() -> Iterator[tuple[Settings, Session, Engine]]:
    """Settings, a session on a database with all its tables, and the search engine."""
    settings = read_settings()
    database = Database(settings.database_url)
    session = database.session()
    upgrade(session.get_bind())  # type: ignore[arg-type]
    try:
        yield settings, session, Engine(settings, database.session)
    finally:
        session.close()
        database.close()
