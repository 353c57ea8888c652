"""Promises of the ranking formula."""

from __future__ import annotations

from math import isclose

from hypothesis import given
from hypothesis import strategies as st

from ankerpunt.search.query_scoring import COVERAGE_FLOOR, TIE, idf, score
from ankerpunt.search.values import WeightedTerm

HUUR, SCHULD, LENING = WeightedTerm("huur", 1.0, 0), WeightedTerm("schuld", 1.0, 1), WeightedTerm("lening", 0.7, 1)
COUNTS = {"huur": 10, "schuld": 10, "lening": 10}


def points(impacts: dict[str, float]) -> float:
    return score((HUUR, SCHULD, LENING), impacts, 100, COUNTS)


def test_a_rare_word_counts_more_and_none_counts_against() -> None:
    assert idf(100, 1) > idf(100, 50) > idf(100, 100) > 0


def test_two_words_once_beat_one_word_twice_as_strong() -> None:
    assert points({"huur": 0.4, "schuld": 0.4}) > points({"huur": 0.8})


def test_synonyms_of_one_word_do_not_add_up_like_two_words() -> None:
    assert points({"huur": 0.4, "schuld": 0.4}) > points({"lening": 0.57, "schuld": 0.4})


def test_the_formula_is_what_its_docstring_says() -> None:
    rarity = idf(100, 10)
    best, second = 0.5 * rarity, 0.7 * 0.5 * rarity
    expected = (best + TIE * second) * (COVERAGE_FLOOR + (1 - COVERAGE_FLOOR) * 0.5)
    assert isclose(points({"schuld": 0.5, "lening": 0.5}), expected)


def test_a_page_without_any_term_has_no_points() -> None:
    assert points({"fiets": 0.9}) == 0.0
    assert score((), {"fiets": 0.9}, 100, {}) == 0.0


@given(st.floats(0.01, 0.9), st.floats(0.01, 0.09))
def test_more_of_a_word_never_costs_points(impact: float, more: float) -> None:
    assert points({"huur": impact + more}) > points({"huur": impact})
