"""Offsets from Python to JavaScript: whatever the text holds, each mark covers the letters that the engine meant."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.anonimiseren.conftest import TEXT, review
from tests.browser import visiting

from ankerpunt.anonimiseren.service import LONGEST
from ankerpunt.deidentification import service

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("anonimiseren-browser")]
HOSTILE = {
    "emoji before and between": "👵🏽👨‍👩‍👧‍👦 Mevrouw Kaya 😀 belde 📞 06-12345678 🙂 in Utrecht 🏳️‍🌈.",
    "combining marks": "Mevrouw Ko\u0308rver en de heer Jose\u0301 Garci\u0301a wonen in Utrecht, bel 06-12345678.",
    "joiners inside a name": "Mevrouw Ka\u200dya en me\u200bvrouw Ya\u200cvuz bellen 06-1234\u200b5678 vanuit Utrecht.",
    "right to left": "\u202eMevrouw Kaya\u202c en \u200fعمر حداد\u200f wonen in \u2067Utrecht\u2069, bel 06-12345678.",
    "html": "</script><script>alert(1)</script> <b>Mevrouw Kaya</b> &amp; \"06-12345678\" '</div>' Utrecht",
    "control characters": "\x01Mevrouw\x07 Kaya\x1b[31m\x7f uit Utrecht\u2028belt\u2029 06-12345678\x0b.",
    "look-alikes": "Mevrouw К\u0430ya belt ０６-１２３４５６７８ vanuit Ｕｔｒｅｃｈｔ 𝐊𝐚𝐲𝐚.",
    "empty lines and spaces": "\n\n\n  Mevrouw Kaya\n\n\n\t06-12345678   \n\n",
    "not in Unicode": "Mevrouw Kaya \ufffe\uffff\U0010ffff belt 06-12345678 \U000e0041.",
}


@pytest.fixture(scope="module")
def visitor(chromium: Browser, live_server: str) -> Page:
    """A page for all of these texts."""
    with visiting(chromium, live_server, base_url=live_server) as page:
        yield page


def marks(page: Page) -> list[str]:
    return page.locator(".nk-tekst .nk-vondst bdi").evaluate_all("all => all.map(one => one.textContent)")  # type: ignore[no-any-return]


def shown(page: Page) -> str:
    """The text with its marks, without their numbers and without the panel."""
    return page.locator(".nk-tekst").evaluate(  # type: ignore[no-any-return]
        """text => { const copy = text.cloneNode(true); copy.querySelectorAll('sup, .nk-paneel').forEach(one => one.remove());
        return copy.textContent; }"""
    )


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_marks_cover_the_letters_that_were_found(visitor: Page, text: str) -> None:
    visitor.goto("/anonimiseren")
    review(visitor, text)
    assert shown(visitor) == text
    assert marks(visitor) == [finding.text for finding in service.review(text).findings]
    assert visitor.locator("[data-nk=voor]").evaluate("part => part.textContent") == text


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_taking_over_every_proposal_gives_what_the_engine_gives(visitor: Page, text: str) -> None:
    visitor.goto("/anonimiseren")
    review(visitor, text)
    for _ in service.review(text).findings:
        visitor.keyboard.press("j")
    after = visitor.locator("[data-nk=na]").evaluate("part => part.textContent")
    assert after == service.replaced(text, service.review(text).findings)


def test_a_textarea_sends_other_line_ends_and_offsets_stay_right(visitor: Page) -> None:
    visitor.goto("/anonimiseren")
    visitor.get_by_label("Plak je tekst").evaluate(
        "(field, text) => { field.value = text; }", TEXT.replace("\n", "\r\n")
    )
    visitor.get_by_role("button", name="Kijk na").click()
    expect(visitor.locator(".nk-tekst")).to_be_visible()
    assert marks(visitor) == [finding.text for finding in service.review(TEXT).findings]


def test_the_longest_text_is_shown_and_answers_keys_at_once(visitor: Page) -> None:
    text = (TEXT + "\n") * (LONGEST // (len(TEXT) + 1))
    visitor.goto("/anonimiseren")
    review(visitor, text)
    slowest = visitor.evaluate(
        """() => Math.max(...[...'jkjlu'].map(key => { const from = performance.now();
        document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
        document.body.offsetHeight; return performance.now() - from; }))"""
    )
    assert slowest < 2000


def test_a_text_of_100000_words_is_refused_and_kept(visitor: Page) -> None:
    text = "woord " * 100_000
    visitor.goto("/anonimiseren")
    field = visitor.get_by_label("Plak je tekst")
    field.fill(text)
    visitor.get_by_role("button", name="Kijk na").click()
    expect(visitor.get_by_role("alert")).to_contain_text("600.000 tekens, en er passen er 100.000")
    assert field.input_value() == text
