"""The editor in a real browser: saved while typing, kept through a crash and a sign-out, by keyboard, on a phone, in the dark."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, Page, Route, expect
from tests.browser import too_wide, violations, visiting
from tests.conftest import copied_app
from tests.redactie.paginas import GROEP
from werkzeug.serving import make_server

from ankerpunt.accounts import demo


@pytest.fixture(scope="module")
def address(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A running server with the vakgroep of the demo."""
    server = make_server(
        "127.0.0.1", 0, copied_app(filled, tmp_path_factory.mktemp("redactie") / "data"), threaded=True
    )
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join(10)


@contextmanager
def signed_in(chromium: Browser, address: str, rol: str = "vakgroepleider", **options: object) -> Iterator[Page]:
    with visiting(chromium, address, **options) as page:
        sign_in(page, address, rol)
        yield page


def sign_in(page: Page, address: str, rol: str) -> None:
    page.goto(f"{address}/inloggen")
    page.get_by_label("E-mailadres").fill(f"{rol}@voorbeeld.nl")
    page.locator("input[type=password]").fill(demo.PASSWORD)
    page.locator("form button[type=submit]").last.click()
    page.wait_for_url(lambda url: "/inloggen" not in url)


def begin(page: Page, address: str, titel: str) -> str:
    page.goto(f"{address}/schrijven")
    page.get_by_label("Titel").fill(titel)
    page.get_by_label("Van welke vakgroep?").select_option(GROEP)
    page.get_by_role("button", name="Begin met schrijven").click()
    page.wait_for_url(lambda url: url.rpartition("/")[2].isdigit())
    return page.url


def test_words_are_saved_while_typing_and_shown_as_readers_will_see_them(chromium: Browser, address: str) -> None:
    with signed_in(chromium, address) as page:
        editor = begin(page, address, "Bewaard tijdens het typen")
        text = page.locator("#ap-tekst")
        with page.expect_response("**/bewaren") as saved:
            text.press_sequentially("## Zeepaard\n\nRust ")
        assert saved.value.json()["versie"] == 2
        expect(page.locator("#ap-bewaard")).to_contain_text("Bewaard, ")
        expect(page.locator("#ap-rd-voorbeeld h2").first).to_contain_text("Zeepaard")
        page.context.new_page().goto(editor)
        other = page.context.pages[-1]
        expect(other.locator("#ap-tekst")).to_have_value(text.input_value())
        assert violations(page) == []


def test_what_was_typed_before_the_script_came_is_saved_too(chromium: Browser, address: str) -> None:
    with signed_in(chromium, address) as page:
        editor = begin(page, address, "Op een trage lijn")
        held: list[Route] = []
        page.route("**/redigeren.js*", lambda route: held.append(route))
        page.goto(editor, wait_until="commit")
        page.locator("#ap-tekst").fill("Getypt voordat alles er was.")
        page.wait_for_function("() => document.querySelector('#ap-tekst').value.startsWith('Getypt')")
        with page.expect_response("**/bewaren", timeout=10_000):
            held[0].continue_()
        page.unroute("**/redigeren.js*")
        page.goto(editor)
        assert page.locator("#ap-tekst").input_value().strip() == "Getypt voordat alles er was."


def test_a_signed_out_writer_keeps_every_word(chromium: Browser, address: str) -> None:
    with signed_in(chromium, address) as page:
        editor = begin(page, address, "Uitgelogd tijdens het schrijven")
        cookies = page.context.cookies()
        page.context.clear_cookies()
        page.locator("#ap-tekst").fill("Deze woorden blijven.")
        warning = page.locator("#ap-rd-let-op")
        expect(warning).to_contain_text("Je bent uitgelogd", timeout=10_000)
        assert cookies and page.locator("#ap-tekst").input_value() == "Deze woorden blijven."
        assert violations(page) == []
        with page.context.expect_page() as opened:
            warning.get_by_role("link").click()
        sign_in(opened.value, address, "vakgroepleider")
        opened.value.close()
        with page.expect_response("**/bewaren"):
            page.locator("#ap-tekst").press_sequentially(" Ja.")
        expect(warning).to_be_hidden(timeout=10_000)
        page.goto(editor)
        assert "Deze woorden blijven." in page.locator("#ap-tekst").input_value()


def test_who_writes_at_the_same_time_is_told_and_brings_it_together(chromium: Browser, address: str) -> None:
    with signed_in(chromium, address) as mine, signed_in(chromium, address, "vakgroeplid") as theirs:
        editor = begin(mine, address, "Met zijn tweeën")
        theirs.goto(editor)
        theirs.locator("#ap-tekst").fill("Bel de gemeente morgen.")
        with theirs.expect_response("**/bewaren"):
            theirs.locator("#ap-tekst").blur()
        mine.locator("#ap-tekst").fill("Bel de bank vandaag.")
        expect(mine.locator("#ap-rd-let-op")).to_contain_text("Vera van Vakgroep", timeout=10_000)
        mine.get_by_role("link", name="Bekijk en voeg samen").click()
        assert violations(mine) == []
        mine.get_by_label("Allebei, onder elkaar").check()
        mine.get_by_role("button", name="Voeg samen en bewaar").click()
        value = mine.locator("#ap-tekst").input_value()
        assert "Bel de bank vandaag." in value and "Bel de gemeente morgen." in value


def test_the_bar_works_with_the_keyboard(chromium: Browser, address: str) -> None:
    with signed_in(chromium, address) as page:
        begin(page, address, "Met het toetsenbord")
        text = page.locator("#ap-tekst")
        text.fill("woord")
        text.select_text()
        page.keyboard.press("Control+b")
        assert text.input_value() == "**woord**"
        page.keyboard.press("Control+z")
        assert text.input_value() == "woord"
        page.get_by_role("button", name="Kop", exact=True).focus()
        page.keyboard.press("ArrowRight")
        page.keyboard.press("ArrowRight")
        page.keyboard.press("ArrowRight")
        expect(page.get_by_role("button", name="Lijst")).to_be_focused()
        page.keyboard.press("Enter")
        assert text.input_value() == "- woord"


def test_a_link_is_chosen_by_title(chromium: Browser, address: str) -> None:
    with signed_in(chromium, address) as page:
        begin(page, address, "Met een link")
        page.locator("#ap-tekst").fill("")
        page.get_by_role("button", name="Link naar een pagina").click()
        page.get_by_label("Naar welke pagina?").press_sequentially("beslagvrije")
        page.locator(".rd-link li button").first.click()
        expect(page.locator("#ap-rd-voorbeeld a[href]")).to_have_count(1)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_every_page_is_accessible_and_fits(chromium: Browser, address: str, scheme: str, width: int) -> None:
    options = {"viewport": {"width": width, "height": 800}, "color_scheme": scheme}
    with signed_in(chromium, address, **options) as page:
        editor = begin(page, address, "Past op elk scherm")
        pages = ["", "?als=markdown", "/beoordelen"]
        item = _some_item(page, address)
        others = ["/schrijven", f"/verbeter/{item}", f"/geschiedenis/{item}", f"/klopt/{item}"]
        for target in [editor + one for one in pages] + [address + one for one in others]:
            page.goto(target)
            for more in page.locator("main details > summary").all()[:6]:
                more.click()
            assert (target, too_wide(page)) == (target, 0)
            assert (target, violations(page)) == (target, [])


def _some_item(page: Page, address: str) -> str:
    found = page.request.get(f"{address}/api/v1/items?vakgroep={GROEP}&soort=methode").json()
    return str(found["items"][0]["id"])
