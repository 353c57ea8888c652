"""Promises of the fragment: the right piece, whole words marked, and HTML in which `<mark>` is the only element."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ankerpunt.dutch.text import clean
from ankerpunt.search.fragments import LENGTH, SLACK, Marker

SCHULD = frozenset({"schuld"})


def bare(html: str) -> str:
    return unescape(re.sub(r"</?mark>", "", html))


@pytest.mark.parametrize("written", ["schuld", "schulden", "Schulden", "huurschulden", "schuldhulp"])
def test_inflected_forms_and_compounds_are_marked_as_a_whole(written: str) -> None:
    assert Marker(SCHULD).title(f"Over {written} praten") == f"Over <mark>{written}</mark> praten"


def test_a_phrase_is_marked_as_one_and_its_words_alone_are_not() -> None:
    marks = frozenset({"verstandelijk beperk"})
    assert Marker(marks).title("Een verstandelijke beperking") == "Een <mark>verstandelijke beperking</mark>"
    assert "<mark>" not in Marker(marks).title("Een lichamelijke beperking")


def test_the_piece_with_most_different_words_is_shown() -> None:
    text = "Eerst schuld. " + "Niets te zien hier. " * 40 + "Hier staan schuld en huur samen. " + "En verder. " * 40
    shown = Marker(frozenset({"schuld", "hur"})).fragment(text)
    assert "<mark>schuld</mark> en <mark>huur</mark>" in shown
    assert shown.startswith("… ")
    assert shown.endswith(" …")


def test_without_a_match_the_beginning_is_shown() -> None:
    assert Marker(frozenset({"iets"})).fragment("Zo begint de tekst.") == "Zo begint de tekst."
    assert Marker(SCHULD).fragment("") == ""


@pytest.mark.parametrize(
    "hostile", ["<script>alert(1)</script> schuld", "schuld</mark><img src=x>", "&lt; schuld & <b>", "<mark>schuld"]
)
def test_marks_never_break_html(hostile: str) -> None:
    shown = Marker(SCHULD).fragment(hostile)
    assert not re.search(r"<(?!/?mark>)", shown)
    assert bare(shown) == hostile


@given(st.text(max_size=600), st.sets(st.sampled_from(["schuld", "hur", "a", "verstandelijk beperk"])))
def test_any_text_gives_balanced_marks_and_its_own_words(text: str, marks: set[str]) -> None:
    shown = Marker(frozenset(marks)).fragment(f"{text} schuld en huur {text}")
    assert re.findall(r"</?mark>", shown) == ["<mark>", "</mark>"] * shown.count("<mark>")
    assert "<" not in re.sub(r"</?mark>", "", shown)
    flat = re.sub(r"\s+", " ", clean(f"{text} schuld en huur {text}")).strip()
    assert bare(shown).removeprefix("… ").removesuffix(" …") in flat or shown == ""


@given(st.text(alphabet="schuld huren.", min_size=2000, max_size=4000))
def test_a_fragment_is_short(text: str) -> None:
    assert len(bare(Marker(SCHULD).fragment(text))) <= LENGTH + SLACK + 4


def test_a_hundred_thousand_letters_without_a_space_are_cut() -> None:
    assert len(Marker(SCHULD).fragment("a" * 100_000)) <= LENGTH + 4
