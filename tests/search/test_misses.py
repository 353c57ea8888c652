"""Promises of counting what was searched in vain: never a name, never a number, never a story."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.search.chain_fixtures import small_thesaurus

from ankerpunt.deidentification.lexicon import doubtful_names
from ankerpunt.search.misses import may_be_counted, normalised
from ankerpunt.search.thesaurus import Thesaurus

THESAURUS = small_thesaurus()


@pytest.mark.parametrize(
    "vraag",
    [
        "hulp bij gokken",
        "LVB en verhuizen",
        "moeder krijgt geen uitkering",
        "Fietsles",
        "mevrouw wil geen hulp",
        "schulden wegens voedselbank",
    ],
)
def test_words_of_the_list_or_the_thesaurus_are_counted(vraag: str) -> None:
    assert may_be_counted(vraag, THESAURUS)


@pytest.mark.parametrize(
    "vraag",
    [
        "mevrouw Jansen",
        "mohamed schulden",
        "familie de vries",
        "jan bakker",
        "mevrouw winter is verward",
        "schulden van Winter",
        "roos is eenzaam",
        "Kim van de Dorpsstraat",
        "bergman dementie",
        "fatima",
    ],
)
def test_what_may_be_a_name_is_not_counted(vraag: str) -> None:
    assert not may_be_counted(vraag, THESAURUS)


@pytest.mark.parametrize(
    "vraag", ["0612345678", "dorpsstraat 12", "x@y.nl", "schuld ② euro", "bsn 1", "geboren 3-4-1980"]
)
def test_numbers_and_addresses_are_not_counted(vraag: str) -> None:
    assert not may_be_counted(vraag, THESAURUS)


@pytest.mark.parametrize("vraag", ["", "   ", "??", "\x00", "schuld " * 9, "qwxz", "مساعدة"])
def test_nothing_unknown_words_and_stories_are_not_counted(vraag: str) -> None:
    assert not may_be_counted(vraag, THESAURUS)


def test_a_name_that_the_thesaurus_holds_may_be_counted() -> None:
    assert may_be_counted("ziekte van Alzheimer", THESAURUS)
    assert not may_be_counted("ziekte van Alzheimer", Thesaurus())


def test_the_list_of_names_holds_only_words_that_would_pass_otherwise() -> None:
    assert {"bakker", "jan", "roos"} <= doubtful_names()
    assert len(doubtful_names()) > 150


def test_a_question_is_written_down_in_one_way() -> None:
    assert normalised("  Hulp,   bij GOKKEN! ") == "hulp bij gokken"


@given(st.text(max_size=80))
def test_no_text_breaks_the_rule(vraag: str) -> None:
    assert may_be_counted(vraag, THESAURUS) in (True, False)
