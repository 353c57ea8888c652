"""nakijken-stand.js on its own, in a real browser: what the reader marks never brings out what was hidden."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page

import ankerpunt

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("anonimiseren-browser")]
MODULE = Path(ankerpunt.__path__[0]) / "web" / "static" / "nakijken-stand.js"
TEXT = "Ik zag Jan de Vries. Jan de Vries en Jan."
FULL = [[7, 19], [21, 33]]


@pytest.fixture(scope="module")
def empty_page(chromium: Browser) -> Page:
    """A page with nothing in it."""
    page = chromium.new_page()
    yield page
    page.close()


def run(page: Page, script: str, text: str = TEXT, spans: list[list[int]] = FULL) -> Any:
    """What `script` returns for a `stand` of `text` in which the spans are found, all taken over as 'Piet Smit'."""
    rows = [[begin, end, "naam", True, "Daarom.", "naam-1", "Piet Smit", ["een man"]] for begin, end in spans]
    return page.evaluate(
        f"""async () => {{
        const {{ Stand }} = await import("data:text/javascript,{quote(MODULE.read_text(encoding="utf-8"))}");
        const stand = new Stand({json.dumps({"tekst": text, "vondsten": rows})}, () => true);
        stand.decide(stand.vondsten, (vondst) => ({{ laat: false, woorden: vondst.voorstellen[0] }}));
        {script} }}"""
    )


def test_marking_a_missed_word_keeps_the_longer_names_hidden(empty_page: Page) -> None:
    script = 'const added = stand.add(stand.find("Jan"), "naam", "iemand"); return [added.length, stand.result()];'
    assert run(empty_page, script) == [1, "Ik zag Piet Smit. Piet Smit en iemand."]


def test_where_all_of_it_is_hidden_already_nothing_changes(empty_page: Page) -> None:
    script = 'const n = stand.add(stand.find("Vries"), "naam", "x").length; return [n, stand.stappen.length, stand.result()];'
    assert run(empty_page, script) == [0, 1, "Ik zag Piet Smit. Piet Smit en Jan."]


def test_what_is_marked_in_part_is_hidden_whole(empty_page: Page) -> None:
    script = 'stand.add(stand.find("zag Jan"), "naam", "sprak iemand"); return stand.result();'
    assert run(empty_page, script) == "Ik sprak iemand. Piet Smit en Jan."


def test_one_span_over_two_findings_hides_both(empty_page: Page) -> None:
    script = 'stand.add([[14, 26]], "naam", "mensen"); return stand.result();'
    assert run(empty_page, script) == "Ik zag mensen en Jan."


def test_two_spans_on_one_finding_become_one(empty_page: Page) -> None:
    script = 'const n = stand.add([[3, 10], [14, 20]], "naam", "sprak iemand"); return [n.length, stand.result()];'
    assert run(empty_page, script) == [1, "Ik sprak iemand Piet Smit en Jan."]


def test_a_name_that_may_stay_does_not_keep_a_missed_word_visible(empty_page: Page) -> None:
    script = """stand.decide(stand.vondsten, () => ({ laat: true, woorden: "" }));
        stand.add(stand.find("Jan"), "naam", "iemand"); return stand.result();"""
    assert run(empty_page, script) == "Ik zag iemand de Vries. Iemand de Vries en iemand."


def test_undoing_it_brings_back_what_was_there(empty_page: Page) -> None:
    script = 'stand.add(stand.find("zag Jan"), "naam", "x"); stand.undo(); return stand.result();'
    assert run(empty_page, script) == "Ik zag Piet Smit. Piet Smit en Jan."


def test_a_proposal_stands_as_it_is_and_own_words_begin_a_sentence(empty_page: Page) -> None:
    script = """const as = (woorden) => { stand.decide(stand.vondsten, () => ({ laat: false, woorden })); return stand.result(); };
        return [as("een man"), as("een vrouw")];"""
    assert run(empty_page, script) == [
        "Ik zag een man. een man en Jan.",
        "Ik zag een vrouw. Een vrouw en Jan.",
    ]
