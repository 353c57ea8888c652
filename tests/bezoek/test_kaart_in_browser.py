"""The bezoekkaart in a real browser: keyboard, phone, without network, without script, on paper."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from urllib.parse import unquote_plus

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.bezoek.conftest import PHONE
from tests.browser import violations
from tests.conftest import serving

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("bezoek-browser")]
WORDS = "huurschuld en kinderen"
NOT_KEPT = "#ap-kaart [data-sleutel]:not(:has(.kaart-offline .i-check))"


def make_card(page: Page, words: str = WORDS) -> None:
    page.goto("/bezoek")
    page.get_by_label("Waar gaat het over?").fill(words)
    page.get_by_role("button", name="Maak de kaart").click()
    expect(page.locator("#ap-kaart h1")).to_have_text(words[:1].upper() + words[1:])
    expect(page.get_by_role("button", name="Wis de kaart nu")).to_be_visible()


def wait_until_kept(page: Page) -> None:
    """Until the service worker has every page of the card."""
    expect(page.locator(NOT_KEPT)).to_have_count(0)


def wait_for(page: Page, promise: str) -> None:
    """Until what the expression promises is truthy; the policy of the page forbids Playwright's own way of waiting."""
    page.evaluate(f"async () => {{ while (!(await {promise})) await new Promise(next => setTimeout(next, 50)); }}")


def lines(page: Page, lijst: str) -> list[str]:
    return page.locator(f'#ap-kaart [data-lijst="{lijst}"] .kaart-tekst').all_inner_texts()


def stored(page: Page) -> dict[str, object] | None:
    card: dict[str, object] | None = json.loads(page.evaluate("localStorage.getItem('ankerpunt.kaart')") or "null")
    return card


def test_a_card_is_made_and_changed_with_the_keyboard_alone(phone: Page) -> None:
    phone.goto("/bezoek")
    press_until(phone, "Tab", "#ap-woorden")
    phone.keyboard.type(WORDS)
    phone.keyboard.press("Enter")
    expect(phone.locator("#ap-kaart h1")).to_have_text("Huurschuld en kinderen")
    before = lines(phone, "doe")
    press_until(phone, "Tab", "[data-kaart-aanpassen]")
    phone.keyboard.press("Enter")
    press_until(phone, "Shift+Tab", '[data-lijst="doe"] .kaart-weg')
    name = phone.evaluate("document.activeElement.getAttribute('aria-label')")
    phone.keyboard.press("Enter")
    expect(phone.get_by_role("status").filter(has_text="Weggehaald")).to_have_count(1)
    assert len(lines(phone, "doe")) == len(before) - 1
    assert phone.evaluate("document.activeElement.className").startswith("kaart-weg")
    press_until(phone, "Tab", ".kaart-melding button")
    phone.keyboard.press("Enter")
    assert lines(phone, "doe") == before
    assert name.startswith("Haal weg: ")


def press_until(page: Page, key: str, selector: str, most: int = 120) -> None:
    for _ in range(most):
        page.keyboard.press(key)
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"{selector} cannot be reached with {key}")


def test_nothing_runs_off_a_phone_of_360_px(phone: Page) -> None:
    make_card(phone)
    phone.get_by_role("button", name="Pas de kaart aan").click()
    assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_every_control_on_the_card_is_large_enough_for_a_thumb(phone: Page) -> None:
    make_card(phone)
    phone.get_by_role("button", name="Pas de kaart aan").click()
    small = phone.evaluate(
        """[...document.querySelectorAll('main button, main .kaart-bel, main .kaart-keuze')].filter(part => part.checkVisibility())
        .map(part => [part.innerText || part.ariaLabel, part.getBoundingClientRect().height]).filter(([, height]) => height < 43.5)"""
    )
    assert small == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_card_is_accessible_in_every_state(chromium: Browser, live_server: str, scheme: str) -> None:
    context = chromium.new_context(
        viewport=PHONE, locale="nl-NL", base_url=live_server, color_scheme=scheme, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto("/bezoek")
    page.get_by_label("Waar gaat het over?").fill("Straat 12")
    assert violations(page) == []
    make_card(page, "ex bedreigt haar en slaat, kinderen erbij")
    assert violations(page) == []
    page.get_by_role("button", name="Pas de kaart aan").click()
    page.locator(".kaart-weg").first.click()
    assert violations(page) == []
    wait_until_kept(page)
    context.set_offline(True)
    page.goto("/kennis/eenzaamheid")
    expect(page.locator("main h1")).to_have_text("Deze pagina is niet bewaard")
    assert violations(page) == []
    context.close()


def test_a_section_of_an_item_is_put_on_the_card_and_taken_off(phone: Page) -> None:
    make_card(phone, "eenzaam")
    asked = lines(phone, "vragen")
    phone.goto("/kennis/dreigende-huisuitzetting")
    button = phone.locator('[data-deel="vragen"] button[data-deel-op-kaart]')
    phone.mouse.wheel(0, 400)
    button.click()
    expect(phone.locator(".kaart-melding")).to_contain_text("Staat op je bezoekkaart")
    expect(button).to_contain_text("Haal dit deel van je bezoekkaart")
    phone.locator(".kaart-melding a").click()
    assert len(lines(phone, "vragen")) > len(asked)
    expect(phone.locator('[data-sleutel="methode/dreigende-huisuitzetting"]')).to_have_count(1)
    phone.get_by_role("button", name="Pas de kaart aan").click()
    phone.locator('[data-sleutel="methode/dreigende-huisuitzetting"] .kaart-weg').click()
    assert lines(phone, "vragen") == asked


def test_a_whole_item_goes_on_and_off_the_card_from_its_own_page(phone: Page) -> None:
    phone.goto("/kennis/presentie")
    button = phone.locator("[data-op-kaart]:visible").first
    phone.mouse.wheel(0, 10)
    button.click()
    expect(phone.locator(".kaart-melding")).to_contain_text("Staat op je bezoekkaart")
    expect(button).to_contain_text("Haal van bezoekkaart")
    button.click()
    expect(button).to_contain_text("Zet op bezoekkaart")
    assert stored(phone) is None


def test_what_was_collected_by_hand_stays_when_the_words_come(phone: Page) -> None:
    phone.goto("/bezoek?bij=methode/presentie")
    expect(phone.locator('[data-sleutel="methode/presentie"]')).to_have_count(1)
    make_card(phone)
    expect(phone.locator('[data-sleutel="methode/presentie"]')).to_have_count(1)


def test_a_new_card_takes_the_place_of_the_old_one_and_can_be_undone(phone: Page) -> None:
    make_card(phone, "eenzaam")
    phone.get_by_role("button", name="Pas de kaart aan").click()
    phone.get_by_label("Waar gaat het over?").fill(WORDS)
    phone.get_by_role("button", name="Maak de kaart").click()
    expect(phone.locator("#ap-kaart h1")).to_have_text("Huurschuld en kinderen")
    phone.get_by_role("button", name="Zet de vorige terug").click()
    expect(phone.locator("#ap-kaart h1")).to_have_text("Eenzaam")


def test_the_card_opens_without_network_and_so_do_its_pages(phone: Page) -> None:
    make_card(phone)
    wait_until_kept(phone)
    phone.context.set_offline(True)
    phone.reload()
    expect(phone.locator("#ap-kaart h1")).to_have_text("Huurschuld en kinderen")
    expect(phone.locator(".ap-bewaard")).to_contain_text("Je bent offline.")
    phone.locator("#ap-kaart [data-sleutel] a").first.click()
    expect(phone.locator(".ap-bewaard")).to_contain_text("Deze pagina is bewaard op")
    expect(phone.locator("main h1")).to_be_visible()
    assert phone.evaluate("getComputedStyle(document.querySelector('h1')).fontWeight") != "400", (
        "the stylesheet is kept too"
    )


def test_the_card_opens_when_the_server_is_gone(chromium: Browser, filled: Path, tmp_path: Path) -> None:
    shutil.copytree(filled, tmp_path / "data")
    server = serving(tmp_path / "data")
    with server as address:
        context = chromium.new_context(viewport=PHONE, locale="nl-NL", base_url=address)
        page = context.new_page()
        make_card(page)
        wait_until_kept(page)
        server.stop()
        page.goto("/bezoek")
        expect(page.locator("#ap-kaart h1")).to_have_text("Huurschuld en kinderen")
        page.goto("/kennis/eenzaamheid")
        expect(page.locator("main h1")).to_have_text("Deze pagina is niet bewaard")
        expect(page.locator(".bewaard-lijst a").first).to_have_text("Bezoekkaart")
        context.close()


def test_a_page_that_was_read_can_be_read_again_without_network(phone: Page) -> None:
    phone.goto("/kennis/eenzaamheid")
    phone.evaluate("navigator.serviceWorker.register('/sw.js').then(() => navigator.serviceWorker.ready)")
    wait_for(phone, "navigator.serviceWorker.controller !== null")
    phone.goto("/kennis/presentie")
    wait_for(phone, "caches.match('/kennis/presentie')")
    phone.context.set_offline(True)
    phone.goto("/kennis/presentie")
    expect(phone.locator(".ap-bewaard")).to_contain_text("Je bent offline. Deze pagina is bewaard op")
    phone.goto("/zoeken?q=huur")
    expect(phone.locator("main h1")).to_have_text("Deze pagina is niet bewaard")


def test_the_numbers_for_when_somebody_is_not_safe_can_always_be_read(phone: Page) -> None:
    phone.goto("/kennis/eenzaamheid")
    phone.evaluate("navigator.serviceWorker.register('/sw.js').then(() => navigator.serviceWorker.ready)")
    wait_for(phone, "navigator.serviceWorker.controller !== null")
    phone.goto("/zoeken?q=huur")
    wait_for(phone, "caches.match('/veilig')")
    phone.context.set_offline(True)
    phone.get_by_role("link", name="Veilig?").first.click()
    expect(phone.locator("main")).to_contain_text("0800-0113")
    expect(phone.locator(".ap-bewaard")).to_contain_text("Je bent offline.")


def test_searches_and_pages_of_who_signed_in_are_not_kept(phone: Page) -> None:
    make_card(phone)
    wait_until_kept(phone)
    phone.goto("/inloggen")
    phone.goto("/zoeken?q=huurschuld")
    phone.goto("/kennis/presentie")
    wait_for(phone, "caches.match('/kennis/presentie')")
    kept = phone.evaluate(
        """(async () => { const all = []; for (const name of await caches.keys())
        for (const key of await (await caches.open(name)).keys()) all.push(new URL(key.url).pathname + new URL(key.url).search); return all; })()"""
    )
    pages = [address for address in kept if not address.startswith("/static/")]
    assert [address for address in pages if "?" in address or "inloggen" in address or "zoeken" in address] == []


def test_an_item_chosen_without_network_waits_and_comes_when_there_is_network(phone: Page) -> None:
    make_card(phone)
    wait_until_kept(phone)
    phone.goto("/kennis/presentie")
    phone.mouse.wheel(0, 10)
    button = phone.locator("[data-op-kaart]:visible").first
    expect(button).to_be_visible()
    wait_for(phone, "caches.match('/kennis/presentie')")
    wait_for(phone, "document.querySelector('[data-deel-op-kaart]') !== null")
    phone.context.set_offline(True)
    button.click()
    expect(phone.locator(".kaart-melding")).to_contain_text("zodra je bereik hebt")
    phone.context.set_offline(False)
    phone.goto("/bezoek")
    expect(phone.locator('[data-sleutel="methode/presentie"]')).to_have_count(1)


def test_words_never_reach_an_address_the_history_or_storage_of_the_server(
    chromium: Browser, filled: Path, tmp_path: Path
) -> None:
    shutil.copytree(filled, tmp_path / "data")
    words = "zeldzaamwoordje huurschuld"
    with serving(tmp_path / "data") as address:
        context = chromium.new_context(viewport=PHONE, locale="nl-NL", base_url=address)
        page = context.new_page()
        asked: list[str] = []
        context.on("request", lambda request: asked.append(unquote_plus(request.url)))
        make_card(page, words)
        wait_until_kept(page)
        page.reload()
        expect(page.locator("#ap-kaart h1")).to_have_text("Zeldzaamwoordje huurschuld")
        assert "zeldzaam" not in page.title().lower()
        context.close()
    assert [url for url in asked if "zeldzaam" in url] == []
    written = [path for path in tmp_path.rglob("*") if path.is_file() and b"zeldzaamwoordje" in path.read_bytes()]
    assert written == []


def test_wiping_leaves_nothing_behind(phone: Page) -> None:
    make_card(phone)
    wait_until_kept(phone)
    phone.get_by_role("button", name="Wis de kaart nu").click()
    expect(phone.get_by_label("Waar gaat het over?")).to_have_value("")
    assert phone.evaluate("Object.keys(localStorage).filter(name => name.startsWith('ankerpunt.kaart')).length") == 0
    wait_for(phone, "caches.keys().then(names => !names.some(name => name.startsWith('ankerpunt-kaart')))")


def test_a_card_is_wiped_after_seven_days(phone: Page) -> None:
    make_card(phone)
    phone.evaluate(
        """() => { const card = JSON.parse(localStorage.getItem('ankerpunt.kaart')); card.gemaakt -= 7 * 86400000 + 1000;
        localStorage.setItem('ankerpunt.kaart', JSON.stringify(card)); }"""
    )
    phone.goto("/bezoek")
    expect(phone.locator("#ap-kaart")).to_have_count(0)
    assert stored(phone) is None


def test_words_that_may_point_to_somebody_are_warned_about(phone: Page) -> None:
    phone.goto("/bezoek")
    words, note = phone.get_by_label("Waar gaat het over?"), phone.locator("#ap-woorden-let-op")
    words.fill("gezin met drie kinderen")
    expect(note).to_be_hidden()
    for text in ("Dorpsstraat 1234 AB", "06-12345678", "jan@voorbeeld.nl"):
        words.fill(text)
        expect(note).to_contain_text("postcode, telefoonnummer of e-mailadres")
    words.fill("mevrouw van 82")
    expect(note).to_contain_text("Een leeftijd mag")


@pytest.mark.parametrize("words", [WORDS, "ex bedreigt haar en slaat, kinderen erbij", "mevrouw wil geen hulp"])
def test_the_card_prints_on_one_a4_with_room_for_notes(phone: Page, words: str) -> None:
    make_card(phone, words)
    assert pages(phone) == 1
    assert room_for_notes(phone) > 60


def test_a_card_as_full_as_it_gets_still_prints_on_one_a4(phone: Page) -> None:
    make_card(phone, "ex bedreigt haar en slaat, kinderen erbij")
    for slug in (
        "dreigende-huisuitzetting",
        "complexe-scheiding",
        "zorgmijding-en-bemoeizorg",
        "verslaving-herkennen",
        "eenzaamheid",
    ):
        phone.goto(f"/bezoek?bij=methode/{slug}")
        expect(phone.locator(".kaart-weg").first).to_be_attached()
    assert pages(phone) == 1


def pages(page: Page) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True)))


def room_for_notes(page: Page) -> float:
    """In CSS pixels, on a sheet of A4."""
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 703, "height": 1051})
    height: float = page.evaluate("document.querySelector('.kaart-lijnen').getBoundingClientRect().height")
    return height


def test_without_script_the_card_is_a_plain_list_that_prints_on_one_a4(chromium: Browser, live_server: str) -> None:
    context = chromium.new_context(viewport=PHONE, java_script_enabled=False, base_url=live_server)
    page = context.new_page()
    page.goto("/bezoek")
    page.get_by_label("Waar gaat het over?").fill(WORDS)
    page.get_by_role("button", name="Maak de kaart").click()
    assert page.locator('[data-lijst="doe"] > li').count() >= 3
    assert page.locator('[data-lijst="bellen"] a[href^="tel:"]').count() >= 1
    assert page.locator("#ap-kaart button:visible").count() == 0
    assert page.url.endswith("/bezoek")
    assert pages(page) == 1
    page.goto("/kennis/presentie")
    page.locator("[data-op-kaart]:visible").first.click()
    expect(page.locator('[data-sleutel="methode/presentie"]')).to_have_count(1)
    context.close()
