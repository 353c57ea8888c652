"""Promises of reading a question: what is searched, what was meant, and that nothing typed can break it."""

from __future__ import annotations

from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.search.chain_fixtures import PlainIndex, bron, small_thesaurus

from ankerpunt.search.analysis import term
from ankerpunt.search.query import LONGEST_QUESTION, MOST_WORDS, parse
from ankerpunt.search.values import Zoekvraag

THESAURUS = small_thesaurus()
PAGES = (
    bron("methode/huisuitzetting", "Huisuitzetting bij huurachterstand", "Bel de verhuurder."),
    bron("methode/zorgmijding", "Zorgmijding", "Iemand houdt de deur dicht."),
    bron("methode/dementie", "Dementie signaleren", "Vergeten en verdwalen."),
    bron("methode/schulden", "Schuldhulpverlening", "Samen de schulden op een rij."),
    bron("methode/lvb", "Eenvoudig uitleggen", "Een licht verstandelijke beperking zie je niet."),
    bron("begrip/parentificatie", "Parentificatie", "Een kind zorgt voor zijn ouder."),
)
INDEX = PlainIndex(PAGES, THESAURUS)


def ask(vraag: str) -> Zoekvraag:
    return parse(vraag, THESAURUS, INDEX)


@pytest.mark.parametrize(
    ("vraag", "first"),
    [
        ("huis uitzetting", "methode/huisuitzetting"),
        ("hulp bij schulden", "methode/schulden"),
        ("mevrouw wil geen hulp", "methode/zorgmijding"),
        ("LVB", "methode/lvb"),
        ("ziekte van alzheimer", "methode/dementie"),
        ("dementi", "methode/dementie"),
        ("parentifactie", "begrip/parentificatie"),
        ("wat moet ik doen als de huurschuld oploopt", "methode/huisuitzetting"),
    ],
)
def test_everyday_questions_find_the_page(vraag: str, first: str) -> None:
    assert INDEX.ranking(ask(vraag))[0] == first


def test_every_meaningful_word_is_a_group_and_groups_have_no_holes() -> None:
    terms = ask("wat doe ik bij huurschuld en dementie").terms
    assert {t.group for t in terms} == set(range(max(t.group for t in terms) + 1))


def test_words_of_asking_weigh_less() -> None:
    weights = {t.term: t.weight for t in ask("zoek verhuurder").terms}
    assert weights[term("zoek")] < weights[term("verhuurder")]


def test_labels_that_are_searched_as_well_are_named() -> None:
    assert "LVB" in ask("verstandelijke beperking").uitbreidingen
    assert ask("verhuurder").uitbreidingen == ()


def test_preferred_names_are_named_first() -> None:
    assert ask("lvb en huurschuld").uitbreidingen[:2] == ("licht verstandelijke beperking", "huurachterstand")


def test_a_narrower_concept_is_searched_at_a_lower_weight() -> None:
    weights = {t.term: t.weight for t in ask("schulden").terms}
    assert 0 < weights["#huurschuld"] < weights["#schulden"]


def test_hidden_labels_are_searched_but_never_shown() -> None:
    found = ask("zuiplap")
    assert "#mantelzorg" in {t.term for t in found.terms}
    assert "zuiplap" not in found.uitbreidingen
    assert ask("dementie").uitbreidingen == ("ziekte van Alzheimer",)


def test_a_misspelling_that_the_thesaurus_foresaw_is_mended_as_well() -> None:
    found = ask("manterzorg")
    assert found.bedoelde_u == "mantelzorg"
    assert {"#mantelzorg", "mantelzorg"} <= {t.term for t in found.terms}


def test_a_long_label_is_nearly_found_at_a_lower_weight() -> None:
    weights = {t.term: t.weight for t in ask("ze doet de deur open, niet").terms}
    assert "#zorgmijding" in weights
    nearly = {t.term: t.weight for t in ask("licht beperkt").terms}
    assert 0 < nearly["#lvb"] < weights["#zorgmijding"]


@pytest.mark.parametrize(
    ("vraag", "meant"), [("Mantelzrog thuis", "mantelzorg thuis"), ("huurschuld", None), ("zxqjvwkp", None)]
)
def test_what_was_meant_is_said_only_if_something_was_mended(vraag: str, meant: str | None) -> None:
    assert ask(vraag).bedoelde_u == meant


def test_a_question_of_stop_words_alone_asks_nothing() -> None:
    assert ask("wie ben ik").terms == ()


@pytest.mark.parametrize(
    "vraag", ["", "   ", "\x00\x01", "🙂", "'\"<>&%_*()", "؟", "-", "--", "AND OR NOT", "a" * 100_000, "x " * 50_000]
)
def test_anything_may_be_typed(vraag: str) -> None:
    found = ask(vraag)
    assert len(found.vraag) <= LONGEST_QUESTION
    assert len(found.woorden) <= MOST_WORDS


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400))
def test_no_text_breaks_the_reading_and_weights_stay_between_nothing_and_one(vraag: str) -> None:
    found = ask(vraag)
    assert found == ask(vraag)
    assert all(0 < t.weight <= 1 for t in found.terms)
    assert all(t.group < len(found.woorden) for t in found.terms)


def test_a_question_is_read_within_2_ms_once_warm() -> None:
    vraag = "wat moet ik doen als een moeder met huurschuld en dementie geen hulp wil"
    ask(vraag)

    def once() -> float:
        start = perf_counter()
        ask(vraag)
        return perf_counter() - start

    assert min(once() for _ in range(20)) < 0.002
