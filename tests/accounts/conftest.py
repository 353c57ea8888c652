"""What the tests of people share: a session on each database, signing in, and sending a form."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyotp
import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from ankerpunt.accounts import demo, service
from ankerpunt.accounts.models import Account
from ankerpunt.accounts.reader import Reader
from ankerpunt.migrations import upgrade
from ankerpunt.web.requests import Database

NOW = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)
STRONG = "kaasplank tuinhek regenboog 77"
OTHER = "boterham sterrenkijker 41 wolk"


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """An empty, migrated database of each kind."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path / 'people.db'}"
    else:
        url = request.getfixturevalue("new_postgres_database")()
    opened = Database(url)
    upgrade(opened.engine)
    yield opened
    opened.close()


@pytest.fixture
def session(database: Database) -> Iterator[Session]:
    """A session on it, with the demo accounts."""
    with database.session() as opened:
        demo.ensure(opened, NOW)
        opened.commit()
        yield opened


@pytest.fixture
def here(app: Flask) -> Iterator[Session]:
    """A session on the database of `app`, as another process has one."""
    database = Database(app.extensions["ankerpunt.settings"].database_url)
    with database.session() as opened:
        yield opened
    database.close()


@pytest.fixture
def signed_in(app: Flask) -> Callable[[str], FlaskClient]:
    """Somebody with this role, signed in in a browser of their own."""

    def make(rol: str) -> FlaskClient:
        client = app.test_client()
        assert sign_in(client, f"{rol}@voorbeeld.nl").status_code == 302
        return client

    return make


def account(session: Session, rol: str = "lezer") -> Account:
    """The demo account of a role."""
    found = service.find(session, f"{rol}@voorbeeld.nl")
    assert found
    return found


def reader(session: Session, rol: str = "lezer") -> Reader:
    """The demo account of a role, as a reader."""
    return service.reader_of(account(session, rol))


def token(client: FlaskClient, path: str = "/inloggen") -> str:
    """The token of a form that this browser was given."""
    page = client.get(path, follow_redirects=True).text
    found = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page)
    assert found, page
    return found[1]


def send(client: FlaskClient, path: str, page: str | None = None, **values: Any) -> Any:
    """Send a form to `path`, with the token of `page` (the same by default)."""
    return client.post(path, data={**values, "csrf_token": token(client, page or path)})


def sign_in(client: FlaskClient, email: str, password: str = demo.PASSWORD, volgende: str = "") -> Any:
    """Sign in as a browser does."""
    return send(client, "/inloggen", email=email, wachtwoord=password, volgende=volgende)


def cookie(client: FlaskClient) -> str:
    """The cookie of the session."""
    found = client.get_cookie("ankerpunt")
    assert found
    return str(found.value)


def is_in(client: FlaskClient) -> bool:
    """Whether this browser is signed in."""
    return bool(client.get("/mijn/account").status_code == 200)


@pytest.fixture
def with_second_step(app: Flask, here: Session) -> Callable[[], FlaskClient]:
    """A browser in which somebody with a second step showed their password, and not yet a code."""
    own = account(here)
    own.totp_geheim = pyotp.random_base32()
    here.commit()

    def make() -> FlaskClient:
        client = app.test_client()
        assert sign_in(client, own.email).headers["Location"] == "/inloggen/code"
        return client

    return make
