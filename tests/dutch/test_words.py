"""Promises of the committed word list."""

from __future__ import annotations

from pathlib import Path

import pytest

from ankerpunt.dutch.words import WORDS_FILE, begins_compounds, is_name, is_word, lemma, stem, word_list


def test_the_list_is_complete_small_and_has_its_notice() -> None:
    assert len(word_list()) > 400_000
    assert WORDS_FILE.stat().st_size < 2_500_000
    notice = (WORDS_FILE.parent / "NOTICE.md").read_text(encoding="utf-8")
    assert "OpenTaal" in notice
    assert "Redistributions in binary form" in notice


@pytest.mark.parametrize("word", ["huurschuld", "gelopen", "kinderen", "cafe", "dementi"])
def test_inflected_and_folded_words_are_words(word: str) -> None:
    assert is_word(word)


def test_names_are_known_as_names_and_not_as_words() -> None:
    assert is_name("mohamed")
    assert not is_word("mohamed")
    assert not is_word("qqqq")


@pytest.mark.parametrize(
    ("word", "expected"), [("liep", "lopen"), ("gebeld", "bellen"), ("huizen", "huis"), ("qqqq", "qqqq")]
)
def test_irregular_forms_have_their_lemma(word: str, expected: str) -> None:
    assert stem(lemma(word)) == stem(expected)


def test_the_stemmer_is_dutch_porter_and_nothing_else() -> None:
    assert stem("schuldhulpverlening") == "schuldhulpverlen"
    assert stem("schulden") == "schuld"


def test_accidental_beginnings_begin_no_compounds() -> None:
    assert begins_compounds("huur")
    assert not begins_compounds("prak")


def test_nothing_of_the_system_is_needed_at_run_time() -> None:
    assert WORDS_FILE.is_relative_to(Path(__file__).parents[2] / "platform")
