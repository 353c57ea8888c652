"""What the tests of the bezoekkaart share: the starter library with its index, and a phone of 360 px."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from sqlalchemy.orm import Session
from tests.conftest import make_settings

from ankerpunt.search.engine import Engine
from ankerpunt.web.requests import Database

PHONE = {"width": 360, "height": 740}


@pytest.fixture(scope="module")
def library(filled: Path) -> Iterator[tuple[Session, Engine]]:
    """The starter library, to read."""
    settings = make_settings(filled)
    database = Database(settings.database_url)
    session = database.session()
    yield session, Engine(settings, database.session)
    session.close()
    database.close()


@pytest.fixture
def phone(chromium: Browser, live_server: str) -> Iterator[Page]:
    """A page of a browser that was never here before."""
    context = chromium.new_context(viewport=PHONE, locale="nl-NL", base_url=live_server)
    page = context.new_page()
    page.set_default_timeout(15_000)
    yield page
    context.close()
