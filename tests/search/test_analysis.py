"""Promises of the analysis: which written forms are the same word, what a page is worth for a term, and how fast."""

from __future__ import annotations

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.search.chain_fixtures import bron, small_thesaurus

from ankerpunt.search.analysis import PART, impacts, row, surface_words, term, token_terms

ANYTHING = st.text(max_size=300)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("schuld", "schulden"),
        ("kind", "kinderen"),
        ("kind", "kindje"),
        ("gezin", "gezinnen"),
        ("huurschuld", "huurschulden"),
        ("mishandeling", "mishandeld"),
        ("melding", "gemeld"),
        ("scheiding", "gescheiden"),
        ("vervuiling", "vervuilde"),
        ("verslaving", "verslaafde"),
        ("dementie", "dementerende"),
        ("dakloos", "daklozen"),
        ("eenzaamheid", "eenzame"),
        ("depressie", "depressief"),
        ("slaan", "slaat"),
        ("vallen", "gevallen"),
        ("brief", "brieven"),
        ("gezinsmoeilijkheid", "gezinsmoeilijkheden"),
        ("cliënt", "clienten"),
    ],
)
def test_forms_of_one_word_have_one_term(one: str, other: str) -> None:
    assert row(one) == row(other)


@pytest.mark.parametrize(("one", "other"), [("ouders", "ouderen"), ("moeder", "moe"), ("gemeente", "gemeen")])
def test_different_words_keep_different_terms(one: str, other: str) -> None:
    assert term(one) != term(other)


def test_parts_of_a_compound_count_half() -> None:
    assert dict(token_terms("huurschuld")) == {"huurschuld": 1.0, term("huur"): PART, "schuld": PART}


def test_a_hyphenated_word_is_found_split_and_joined() -> None:
    found = dict(token_terms("ex-partner"))
    assert {term("ex"), term("partner"), term("expartner")} <= found.keys()


def test_stop_words_have_no_terms_but_negation_has() -> None:
    assert row("wat moet ik met de het een") == ()
    assert row("mevrouw wil geen hulp") == (term("mevrouw"), term("geen"), "hulp")


def test_an_impact_lies_between_nothing_and_one() -> None:
    found = impacts(bron("methode/x", "Schulden", "schuld " * 1000))
    assert all(0.0 < impact < 1.0 for impact in found.values())


def test_a_word_in_the_title_counts_more_than_once_in_the_text() -> None:
    title = impacts(bron("methode/x", "Schulden", "huur"))
    body = impacts(bron("methode/x", "Huur", "schulden"))
    assert title["schuld"] > body["schuld"]


def test_a_long_page_needs_more_of_a_word() -> None:
    short = impacts(bron("methode/x", "", "schuld " + "huis " * 100))
    long = impacts(bron("methode/x", "", "schuld " + "huis " * 2000))
    assert short["schuld"] > long["schuld"]


def test_a_page_holds_the_concepts_whose_labels_stand_in_it() -> None:
    found = impacts(
        bron("methode/x", "Eenvoudig uitleggen", "Iemand met een verstandelijke beperking."), small_thesaurus().finder
    )
    assert "#lvb" in found
    assert "#dementie" not in found


def test_zoektermen_and_tags_are_searched() -> None:
    found = impacts(bron("methode/x", "x", tags=("vaste lasten",), zoektermen=("post blijft dicht",)))
    assert {term("lasten"), term("post"), term("dicht")} <= found.keys()


def test_surface_words_are_written_words_and_come_from_the_short_fields() -> None:
    assert surface_words(bron("methode/x", "Opvoedvragen van 2 ouders", "tekst", tags=("Café",))) == {
        "opvoedvragen",
        "ouders",
        "cafe",
    }


@pytest.mark.parametrize("text", ["", "\x00\x07", "🙂👩‍👩‍👧", "a" * 100_000, "-" * 1000, "'" * 1000, "schuld-" * 5000])
def test_hostile_text_is_analysed(text: str) -> None:
    assert all(0.0 < impact < 1.0 for impact in impacts(bron("methode/x", text, text)).values())


@given(ANYTHING)
def test_the_same_text_gives_the_same_impacts_and_no_term_has_a_space(text: str) -> None:
    page = bron("methode/x", text, text)
    assert impacts(page) == impacts(page)
    assert not any(set(key) & set(" \t\n") for key in impacts(page))


def test_a_page_of_400_words_is_analysed_within_4_ms_once_its_words_are_known() -> None:
    words = ["schulden", "huurachterstand", "gezinnen", "wijkteam", "mantelzorgers", "gemeente", "praten", "met"]
    page = bron("methode/x", "Schulden", " ".join(words * 50))
    finder = small_thesaurus().finder
    impacts(page, finder)

    def once() -> float:
        start = perf_counter()
        impacts(page, finder)
        return perf_counter() - start

    assert min(once() for _ in range(10)) < 0.004
