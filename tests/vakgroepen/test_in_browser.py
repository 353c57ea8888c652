"""The pages of a vakgroep in a real browser: accessible, without script, on a phone, light and dark."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser import too_wide, violations, visiting
from tests.conftest import serving

from ankerpunt.accounts import demo as people

GROEP = "/vakgroepen/schulden-en-inkomen"
PAGES = ("", "/leden?zoek=e", "/rooster", "/afspraken", "/afspraken/wijzigen", "/contacten", "/contacten/1", "/werk")

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("vakgroepen-browser")]


@pytest.fixture(scope="module")
def server(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The real server on the starter library with the vakgroep of the demo."""
    folder = tmp_path_factory.mktemp("vakgroepen") / "data"
    shutil.copytree(filled, folder)
    with serving(folder) as address:
        yield address


def sign_in(page: Page, rol: str) -> None:
    page.goto("/inloggen")
    page.get_by_label("E-mailadres").fill(f"{rol}@voorbeeld.nl")
    page.get_by_label("Wachtwoord", exact=True).fill(people.PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Log in").click()


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "dark"), (360, "light")])
def test_every_page_is_accessible_and_fits(chromium: Browser, server: str, width: int, scheme: Any) -> None:
    options = {"viewport": {"width": width, "height": 800}, "color_scheme": scheme}
    with visiting(chromium, server, base_url=server, **options) as page:
        sign_in(page, "vakgroepleider")
        for path in PAGES:
            page.goto(GROEP + path)
            for part in page.locator("details").all():
                part.evaluate("part => { part.open = true }")
            assert (path, violations(page)) == (path, [])
            assert (path, too_wide(page)) == (path, 0)


def test_a_turn_is_handed_over_without_script_and_by_keyboard(chromium: Browser, server: str) -> None:
    with visiting(chromium, server, base_url=server, java_script_enabled=False) as page:
        sign_in(page, "vakgroeplid")
        page.goto(f"{GROEP}/rooster")
        first = page.get_by_role("link", name="Ik kan niet").first
        first.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text("Wie neemt het over?")
        page.get_by_label("Wie is er dan op afroep?").select_option(label="Leo Leider")
        page.get_by_role("button", name="Bewaar").press("Enter")
        expect(page.get_by_role("alert")).to_contain_text("telefoonnummer")
        page.get_by_label("Telefoon van je collega").fill("06 11 22 33 44")
        page.get_by_role("button", name="Bewaar").press("Enter")
        expect(page.get_by_role("status").first).to_contain_text("bijgewerkt")
        expect(page.get_by_text("in plaats van Vera van Vakgroep").first).to_be_visible()
