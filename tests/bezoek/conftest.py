"""A real browser for the bezoekkaart: a phone of 360 px, and what the server was asked."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

PHONE = {"width": 360, "height": 740}


@pytest.fixture
def phone(chromium: Browser, live_server: str) -> Iterator[Page]:
    """A page of a browser that was never here before."""
    context = chromium.new_context(viewport=PHONE, locale="nl-NL", base_url=live_server)
    page = context.new_page()
    page.set_default_timeout(15_000)
    yield page
    context.close()
