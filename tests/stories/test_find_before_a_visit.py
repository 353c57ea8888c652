"""A generalist with ten minutes: types everyday words, finds it, reads it; by keyboard, by touch, by a shared address."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect
from tests.browser import visiting


@pytest.mark.browser
def test_everyday_words_lead_to_a_page_with_what_to_do(chromium: Browser, live_server: str) -> None:
    with visiting(chromium, live_server, viewport={"width": 360, "height": 740}) as page:
        page.goto(live_server + "/")
        page.locator("#ap-vraag").fill("opa raakt de weg kwijt")
        page.keyboard.press("Enter")
        expect(page).to_have_url(f"{live_server}/zoeken?q=opa+raakt+de+weg+kwijt")
        first = page.locator("main h2 a, main h3 a").first
        expect(first).to_be_in_viewport()
        first.click()
        expect(page.get_by_role("heading", name="In het kort")).to_be_visible()
        expect(page.get_by_role("heading", name="Volgende stap")).to_be_attached()


@pytest.mark.browser
def test_slash_puts_the_cursor_in_the_search_box_and_can_be_switched_off(chromium: Browser, live_server: str) -> None:
    with visiting(chromium, live_server) as page:
        page.goto(live_server + "/zoeken?q=schuld", wait_until="networkidle")
        page.keyboard.press("/")
        expect(page.locator("#ap-vraag")).to_be_focused()
        page.goto(live_server + "/sneltoetsen", wait_until="networkidle")
        page.get_by_role("checkbox").first.click()
        page.goto(live_server + "/zoeken?q=schuld", wait_until="networkidle")
        page.keyboard.press("/")
        expect(page.locator("#ap-vraag")).not_to_be_focused()


@pytest.mark.browser
def test_suggestions_come_while_typing_and_are_chosen_with_the_arrows(chromium: Browser, live_server: str) -> None:
    with visiting(chromium, live_server) as page:
        page.goto(live_server + "/", wait_until="networkidle")
        box = page.locator("#ap-vraag")
        box.press_sequentially("meldc")
        option = page.get_by_role("option").first
        expect(option).to_be_visible()
        expect(box).to_have_attribute("aria-expanded", "true")
        page.keyboard.press("ArrowDown")
        expect(option).to_have_attribute("aria-selected", "true")
        page.keyboard.press("Escape")
        expect(page.get_by_role("option")).to_have_count(0)


@pytest.mark.browser
def test_filter_is_in_the_address_and_can_be_shared(chromium: Browser, live_server: str) -> None:
    with visiting(chromium, live_server) as page:
        page.goto(live_server + "/zoeken?q=schuld&soort=methode")
        labels = page.locator("main article .soort, main li .soort, main .nl-data-badge")
        assert labels.count() > 0
        assert {text.strip() for text in labels.all_inner_texts()} == {"Methode"}


@pytest.mark.browser
def test_nothing_found_offers_a_way_on(chromium: Browser, live_server: str) -> None:
    with visiting(chromium, live_server) as page:
        page.goto(live_server + "/zoeken?q=qqzzxx")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        assert page.locator("main a").count() >= 2


@pytest.mark.browser
def test_term_is_explained_where_it_is_first_used(chromium: Browser, live_server: str) -> None:
    with visiting(chromium, live_server) as page:
        page.goto(live_server + "/kennis/meldcode")
        button = page.locator("button.term").first
        button.click()
        panel = page.locator(f"#{button.get_attribute('popovertarget')}")
        expect(panel).to_be_visible()
        page.keyboard.press("Escape")
        expect(panel).not_to_be_visible()


@pytest.mark.browser
def test_link_to_skip_the_menu_comes_first(chromium: Browser, live_server: str) -> None:
    with visiting(chromium, live_server) as page:
        page.goto(live_server + "/kennis/meldcode", wait_until="networkidle")
        page.keyboard.press("Tab")
        focused = page.locator(":focus")
        expect(focused).to_have_text("Naar de inhoud")
        page.keyboard.press("Enter")
        assert page.evaluate("location.hash") == "#ap-inhoud"
