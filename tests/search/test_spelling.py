"""Promises of mending: near and known words only, and never a word that is right."""

from __future__ import annotations

import pytest
from tests.search.chain_fixtures import PlainIndex, bron, small_thesaurus

from ankerpunt.search.spelling import mend, reach

THESAURUS = small_thesaurus()
INDEX = PlainIndex(
    (bron("methode/x", "Opvoedvragen en eenzaamheid"), bron("methode/y", "Kinderbescherming")), THESAURUS
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("mantelzrog", "mantelzorg"),
        ("dementi", "dementie"),
        ("eenzaamhied", "eenzaamheid"),
        ("opvoedvargen", "opvoedvragen"),
        ("kinderbeschreming", "kinderbescherming"),
        ("zorgmijdding", "zorgmijding"),
    ],
)
def test_a_typing_error_is_mended_to_a_word_of_the_thesaurus_or_the_index(typed: str, meant: str) -> None:
    assert mend(typed, THESAURUS, INDEX) == meant


@pytest.mark.parametrize("typed", ["", "qwx", "fietsband", "zwemles", "jansen", "123456", "🙂🙂🙂🙂🙂"])
def test_what_is_not_near_a_known_word_stays(typed: str) -> None:
    assert mend(typed, THESAURUS, INDEX) is None


def test_hidden_labels_are_never_proposed() -> None:
    assert mend("zuiplapp", THESAURUS, INDEX) is None


def test_a_word_that_exists_may_differ_by_one_letter_only() -> None:
    assert reach("dementi") == 1
    assert reach("parentifactie") == 3
    assert reach("tas") == 0
