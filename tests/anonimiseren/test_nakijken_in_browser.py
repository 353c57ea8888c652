"""The review in a real browser: with the keyboard alone, by selecting, without script, on paper; and nothing of it is kept."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.anonimiseren.conftest import DIRECT, TEXT, result, review
from tests.browser import too_wide, violations, visiting

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("anonimiseren-browser")]
DONE = re.compile(r"Alle \d+ plekken zijn nagekeken")
SHORT = "Mevrouw Kaya belt 06-12345678. Later kwam mevrouw Kaya. De hond blafte, zei de hond."
STORED = """async () => [location.href, JSON.stringify(history.state), document.cookie, JSON.stringify({ ...localStorage }),
  JSON.stringify({ ...sessionStorage }), JSON.stringify(await indexedDB.databases()),
  ...(await Promise.all((await caches.keys()).map(async name => { const cache = await caches.open(name);
    return (await Promise.all((await cache.keys()).map(async key => key.url + await (await cache.match(key)).text()))).join(); })))].join()"""


def press_until(page: Page, key: str, selector: str, most: int = 60) -> None:
    for _ in range(most):
        page.keyboard.press(key)
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"{selector} cannot be reached with {key}")


def take_all(page: Page) -> int:
    """Take proposals with the keyboard until all is done; how many keys that took."""
    for count in range(200):
        if page.locator("[data-nk=alles]").is_visible():
            return count
        page.keyboard.press("j")
    raise AssertionError("it never ends")


def focused(page: Page, script: str) -> Any:
    return page.evaluate(f"(() => {{ const now = document.activeElement; return {script}; }})()")


def test_300_words_are_made_safe_with_the_keyboard_alone(page: Page) -> None:
    press_until(page, "Tab", "#ap-tekst")
    page.keyboard.insert_text(TEXT)
    press_until(page, "Tab", "button[value=nakijken]")
    page.keyboard.press("Enter")
    expect(page.locator(".nk-tekst")).to_be_visible()
    assert focused(page, "now.className").startswith("nk-vondst")
    keys = take_all(page)
    assert keys <= 40
    page.keyboard.press("Enter")
    expect(page.locator("#ap-nk-uitkomst")).to_be_focused()
    press_until(page, "Tab", "[data-nk-doe=kopieer]")
    assert [name for name in DIRECT if name in result(page)] == []
    expect(page.locator("[data-nk=nog-open]")).to_have_text("Alle plekken zijn nagekeken.")


def test_everything_certain_is_taken_at_once(page: Page) -> None:
    review(page)
    page.get_by_role("button", name=re.compile("Neem alle .* voorstellen over die zeker zijn")).click()
    assert page.locator(".nk-tekst .nk-zeker").count() == 0
    assert [name for name in DIRECT if name in result(page)] == []


def test_everything_certain_of_one_person_is_taken_with_one_key(laptop: Page) -> None:
    review(laptop, SHORT)
    laptop.keyboard.press("z")
    assert "Kaya" not in result(laptop)
    assert "06-12345678" in result(laptop)


def test_cursor_and_panel_go_along_with_the_plek(page: Page) -> None:
    review(page)
    for _ in range(4):
        words = page.locator(".nk-tekst [aria-current] bdi").inner_text()
        assert page.locator("#ap-nk-kop").inner_text() == f"“{words}”"
        assert focused(page, "now.getAttribute('aria-current')") == "true"
        box = page.locator(".nk-tekst [aria-current]").bounding_box()
        assert box and 0 <= box["y"] < 740
        page.keyboard.press("j")


def test_same_words_are_replaced_everywhere_or_only_here(laptop: Page) -> None:
    review(laptop, SHORT)
    expect(laptop.locator("[data-nk=keren]")).to_have_text("2 keer in deze tekst")
    laptop.keyboard.press("o")
    laptop.keyboard.press("j")
    assert result(laptop).casefold().count("kaya") == 1
    laptop.keyboard.press("u")
    laptop.keyboard.press("j")
    assert "Kaya" not in result(laptop)


def test_another_proposal_own_words_and_leaving_it(laptop: Page) -> None:
    review(laptop, SHORT)
    second = laptop.locator("[data-nk=voorstellen] label span").nth(1).inner_text()
    laptop.keyboard.press("2")
    laptop.keyboard.press("j")
    assert second.casefold() in result(laptop).casefold()
    laptop.keyboard.press("e")
    laptop.keyboard.type("jklu")
    laptop.keyboard.press("Enter")
    assert "belt jklu." in result(laptop)
    laptop.keyboard.press("u")
    laptop.keyboard.press("l")
    assert "belt 06-12345678." in result(laptop)


def test_each_step_can_be_undone_back_to_the_text_as_it_was(page: Page) -> None:
    review(page, SHORT)
    page.keyboard.press("j")
    page.keyboard.press("l")
    mark_by_typing(page, "de hond", "het dier")
    assert "dier" in result(page)
    for _ in range(3):
        page.get_by_role("button", name="Maak ongedaan").click()
    assert result(page) == SHORT
    assert page.get_by_role("button", name="Maak ongedaan").count() == 0


def mark_by_typing(page: Page, words: str, instead: str) -> None:
    page.get_by_label("Deze woorden").fill(words)
    page.get_by_label("Wordt").fill(instead)
    page.get_by_role("button", name="Maak ook onherkenbaar").last.click()


def test_typed_words_become_unrecognisable_everywhere_as_whole_words(page: Page) -> None:
    review(page, SHORT + " Hond, honden.")
    page.get_by_label("Deze woorden").fill("hond")
    expect(page.locator("[data-nk=gevonden]")).to_have_text("Staat 3 keer in de tekst.")
    mark_by_typing(page, "de hond", "het dier")
    assert "Het dier blafte, zei het dier. Hond, honden." in result(page)


def test_selected_words_become_unrecognisable(page: Page) -> None:
    review(page, SHORT)
    page.locator(".nk-tekst > p").evaluate(
        """block => { const line = block.lastChild; const at = line.data.indexOf('ond blafte');
        getSelection().setBaseAndExtent(line, at, line, at + 5); }"""
    )
    page.locator("[data-nk-doe=gekozen]").click()
    assert page.get_by_label("Deze woorden").input_value() == "hond blafte"
    page.get_by_label("Wordt").fill("kat miauwde")
    page.keyboard.press("Enter")
    assert "De kat miauwde, zei" in result(page)


def test_double_click_selects_a_word_to_mark(laptop: Page) -> None:
    review(laptop, SHORT)
    where = laptop.locator(".nk-tekst > p").evaluate(
        """block => { const line = block.lastChild, range = document.createRange(), at = line.data.indexOf('blafte');
        range.setStart(line, at); range.setEnd(line, at + 6); const box = range.getBoundingClientRect();
        return [box.x + box.width / 2, box.y + box.height / 2]; }"""
    )
    laptop.mouse.dblclick(*where)
    laptop.locator("[data-nk-doe=gekozen]").click()
    assert laptop.get_by_label("Deze woorden").input_value() == "blafte"


def test_words_are_chosen_with_the_arrow_keys(page: Page) -> None:
    review(page, SHORT)
    page.keyboard.press("w")
    for key in ("ArrowRight", "ArrowRight", "ArrowRight", "Shift+ArrowRight"):
        page.keyboard.press(key)
    expect(page.locator("[data-nk=melding]")).to_contain_text("Later kwam")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Deze woorden")).to_be_focused()
    assert page.get_by_label("Deze woorden").input_value() == "Later kwam"


def test_what_is_marked_by_hand_takes_the_place_of_a_finding_it_covers(laptop: Page) -> None:
    review(laptop, SHORT)
    mark_by_typing(laptop, "kaya belt 06-12345678", "belt haar")
    assert result(laptop).startswith("Belt haar. Later")


def test_keys_do_nothing_while_one_types_and_when_they_are_off(laptop: Page) -> None:
    review(laptop, SHORT)
    laptop.get_by_label("Deze woorden").press_sequentially("jlzu1")
    assert result(laptop) == SHORT
    laptop.get_by_text("Alle toetsen").click()
    laptop.get_by_label("Deze toetsen gebruiken").uncheck()
    laptop.locator(".nk-tekst .nk-vondst").first.focus()
    laptop.keyboard.press("j")
    laptop.keyboard.press("Control+k")
    assert result(laptop) == SHORT


def test_without_letter_keys_the_keyboard_still_does_everything(laptop: Page) -> None:
    review(laptop, SHORT)
    laptop.keyboard.press("ArrowRight")
    expect(laptop.locator("#ap-nk-kop")).to_have_text("“06-12345678”")
    laptop.keyboard.press("Enter")
    assert focused(laptop, "now.name") == "ap-nk"
    laptop.keyboard.press("Enter")
    assert "06-12345678" not in result(laptop)
    assert focused(laptop, "now.textContent").startswith("Vervang")


def test_list_goes_to_a_person_and_counts_what_is_open(laptop: Page) -> None:
    review(laptop, SHORT)
    row = laptop.locator(".nk-groep", has_text="06-12345678").or_(laptop.locator(".nk-groep", has_text="Telefoon"))
    expect(row).to_contain_text("1 open")
    row.click()
    expect(laptop.locator("#ap-nk-kop")).to_have_text("“06-12345678”")
    laptop.keyboard.press("j")
    expect(row).to_contain_text("klaar")


def test_copying_is_said_aloud_with_what_is_still_open(laptop: Page) -> None:
    review(laptop, SHORT)
    laptop.keyboard.press("j")
    laptop.get_by_role("button", name="Kopieer de tekst").click()
    expect(laptop.get_by_role("status").filter(has_text="Gekopieerd. Let op: 1 plek staat nog open.")).to_be_visible()
    assert laptop.evaluate("navigator.clipboard.readText()") == result(laptop)


def test_nothing_of_the_text_is_kept_by_the_browser(laptop: Page) -> None:
    review(laptop)
    take_all(laptop)
    kept = laptop.evaluate(STORED)
    assert laptop.url.endswith("/anonimiseren")
    assert [name for name in (*DIRECT, "huismeester") if name in kept] == []


def test_leaving_with_work_warns_and_coming_back_finds_nothing(laptop: Page) -> None:
    warned: list[str] = []
    laptop.on("dialog", lambda dialog: (warned.append(dialog.type), dialog.accept()))
    review(laptop)
    laptop.keyboard.press("j")
    laptop.goto("/over")
    assert warned == ["beforeunload"]
    laptop.go_back()
    assert "Kaya" not in laptop.content()
    assert laptop.get_by_label("Plak je tekst").input_value() == ""


def test_text_is_not_lost_when_the_server_is_away(laptop: Page) -> None:
    laptop.get_by_label("Plak je tekst").fill(TEXT)
    laptop.context.set_offline(True)
    laptop.get_by_role("button", name="Kijk na").click()
    expect(laptop.get_by_role("alert")).to_contain_text("Je tekst staat er nog")
    assert laptop.get_by_label("Plak je tekst").input_value() == TEXT


def test_text_can_be_changed_and_looked_at_again(laptop: Page) -> None:
    laptop.get_by_role("textbox", name="Naam").fill("Riet")
    laptop.get_by_role("button", name="Nog iemand").click()
    assert laptop.get_by_role("textbox", name="Naam").count() == 2
    review(laptop, SHORT)
    laptop.get_by_role("button", name="Pas de tekst of de namen aan").click()
    expect(laptop.get_by_label("Plak je tekst")).to_have_value(SHORT)
    assert laptop.get_by_role("textbox", name="Naam").first.input_value() == "Riet"
    review(laptop, "Bel 06-12345678.")
    expect(laptop.locator("[data-nk=plek]")).to_have_text("Plek 1 van 1")


def test_only_the_result_is_printed(laptop: Page) -> None:
    review(laptop, SHORT)
    laptop.keyboard.press("j")
    laptop.emulate_media(media="print")
    assert laptop.locator("body").inner_text().strip() == result(laptop)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_every_state_is_accessible(chromium: Browser, live_server: str, scheme: Any, width: int) -> None:
    options = {"viewport": {"width": width, "height": 800}, "color_scheme": scheme, "reduced_motion": "reduce"}
    with visiting(chromium, live_server, base_url=live_server, **options) as page:
        page.goto("/anonimiseren")
        assert violations(page) == []
        page.get_by_role("button", name="Kijk na").click()
        expect(page.get_by_role("alert")).to_contain_text("Er staat nog geen tekst")
        assert violations(page) == []
        review(page)
        assert violations(page) == []
        for key in "jlke":
            page.keyboard.press(key)
        assert violations(page) == []
        page.keyboard.press("Enter")
        page.locator(".nk-tekst .nk-vondst").first.focus()
        page.keyboard.press("w")
        assert violations(page) == []
        page.keyboard.press("Escape")
        take_all(page)
        assert violations(page) == []
        page.keyboard.press("Enter")
        assert violations(page) == []


def test_nothing_runs_off_a_screen_of_320_px_and_controls_are_large(chromium: Browser, live_server: str) -> None:
    with visiting(chromium, live_server, base_url=live_server, viewport={"width": 320, "height": 640}) as page:
        page.goto("/anonimiseren")
        assert too_wide(page) == 0
        review(page, TEXT + " " + "verzekeringsmaatschappijwoord" * 4)
        page.keyboard.press("e")
        assert too_wide(page) == 0
        small = page.evaluate(
            """[...document.querySelectorAll('main :is(button, summary, .nk-optie, select, .utrecht-textbox)')]
            .filter(part => part.checkVisibility()).map(part => [part.textContent, part.getBoundingClientRect().height])
            .filter(([, height]) => height < 43.5)"""
        )
        assert small == []
        marks = page.evaluate(
            "Math.min(...[...document.querySelectorAll('.nk-tekst .nk-vondst')].map(one => one.getClientRects()[0].height))"
        )
        assert marks >= 24


def test_marks_are_told_apart_without_colour(laptop: Page) -> None:
    review(laptop)
    laptop.emulate_media(forced_colors="active")
    laptop.keyboard.press("j")
    laptop.keyboard.press("j")
    looks = laptop.locator(".nk-tekst .nk-vondst:not([aria-current])").evaluate_all(
        """all => Object.fromEntries(all.map(one => [one.className, [getComputedStyle(one).borderTopStyle,
        getComputedStyle(one).borderBottomStyle, !!one.querySelector('sup')].join()]))"""
    )
    assert len(set(looks.values())) == len(looks) >= 2


@pytest.mark.parametrize("width", [360, 1280])
def test_without_script_the_same_is_a_form(chromium: Browser, live_server: str, width: int) -> None:
    options = {"viewport": {"width": width, "height": 800}, "java_script_enabled": False}
    with visiting(chromium, live_server, base_url=live_server, **options) as page:
        page.goto("/anonimiseren")
        page.get_by_label("Plak je tekst").fill(SHORT)
        page.get_by_role("button", name="Kijk na").click()
        assert too_wide_without_script(page) <= width
        page.get_by_label("Of eigen woorden in plaats van “06-12345678”").fill("een nummer")
        page.get_by_role("textbox", name="Mis je iets?").fill("de hond = het dier")
        page.get_by_role("button", name="Maak de tekst").click()
        after = page.locator(".nk-na .nk-blad").inner_text()
        assert "belt een nummer. Later" in after
        assert "Het dier blafte, zei het dier" in after
        assert "Kaya" not in after
        assert page.url.endswith("/anonimiseren")


def too_wide_without_script(page: Page) -> float:
    """Where the right-hand edge of what is widest lies; no script may run in the page."""
    boxes = [one.bounding_box() for one in page.locator("main input:visible, main select, main p").all()]
    return max(box["x"] + box["width"] for box in boxes if box)
