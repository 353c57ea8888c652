"""A vakgroep with its people, on SQLite and on PostgreSQL."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from threading import Barrier

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session, sessionmaker

from ankerpunt.accounts import demo
from ankerpunt.accounts.lidmaatschap import Lidmaatschap, memberships
from ankerpunt.accounts.models import Account
from ankerpunt.accounts.reader import Reader, member
from ankerpunt.database import make_engine, make_sessions
from ankerpunt.migrations import upgrade

NOW = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)
GROEP, OTHER = "schulden-en-inkomen", "wonen-en-dakloosheid"


class World:
    """People by name, in a database of their own: Lena leads, Max is a member, Lot and Beheer are not; Eve leads elsewhere."""

    def __init__(self, sessions: sessionmaker[Session]) -> None:
        self.sessions = sessions
        self.ids: dict[str, int] = {}
        with sessions() as session:
            for naam in ("Lena", "Max", "Lot", "Eve", "Beheer"):
                account = Account(email=f"{naam}@voorbeeld.nl", naam=naam, wachtwoord="-", gemaakt_op=NOW)
                session.add(account)
                session.flush()
                self.ids[naam] = account.id
            for naam, vakgroep, leads in (("Lena", GROEP, True), ("Max", GROEP, False), ("Eve", OTHER, True)):
                session.add(Lidmaatschap(account_id=self.ids[naam], vakgroep=vakgroep, leider=leads, sinds=NOW))
            session.commit()

    def reader(self, naam: str) -> Reader:
        """Who reads, as a request would know this person now."""
        with self.sessions() as session:
            roles = frozenset({"beheerder"}) if naam == "Beheer" else frozenset()
            return member(self.ids[naam], naam, roles, *memberships(session, self.ids[naam]))

    def together(self, *acts: Callable[[Session], object]) -> list[object]:
        """Each act in a session and thread of its own, begun at once; what it gave, or the error it raised."""
        barrier = Barrier(len(acts))

        def run(act: Callable[[Session], object]) -> object:
            with self.sessions() as session:
                barrier.wait(10)
                try:
                    given = act(session)
                    session.commit()
                except Exception as error:
                    session.rollback()
                    return error
                return given

        with ThreadPoolExecutor(len(acts)) as threads:
            return list(threads.map(run, acts))


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def world(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[World]:
    """The people, on each database."""
    url = f"sqlite:///{tmp_path / 'test.db'}"
    if request.param == "postgresql":
        url = request.getfixturevalue("new_postgres_database")()
    engine = make_engine(url)
    upgrade(engine)
    yield World(make_sessions(engine))
    engine.dispose()


@pytest.fixture
def session(world: World) -> Iterator[Session]:
    """A session on the database of the people."""
    with world.sessions() as opened:
        yield opened


def sign_in(app: Flask, rol: str) -> FlaskClient:
    """Somebody of the demo, signed in."""
    client = app.test_client()
    form = {"email": f"{rol}@voorbeeld.nl", "wachtwoord": demo.PASSWORD, "csrf_token": token(client, "/inloggen")}
    assert client.post("/inloggen", data=form).status_code in {302, 303}
    return client


def token(client: FlaskClient, path: str) -> str:
    """The token that the forms of a page hold."""
    found = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', client.get(path).text)
    assert found
    return found[1]


@pytest.fixture
def app(library_app: Flask) -> Flask:
    """The starter library with the vakgroep of the demo."""
    return library_app
