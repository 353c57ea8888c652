"""Promises of the tokeniser: one spelling for what is written in many ways, and nothing that breaks it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ankerpunt.dutch.text import LONGEST_TOKEN, clean, fold, spellings, tokens


@pytest.mark.parametrize(
    ("written", "folded"),
    [("Coördinatie", "coordinatie"), ("CAFÉ", "cafe"), ("cafe\u0301", "cafe"), ("Ayşe", "ayse"), ("Straße", "strasse")],
)
def test_accents_and_capitals_make_no_difference(written: str, folded: str) -> None:
    assert fold(written) == folded


def test_other_scripts_stay_searchable() -> None:
    assert [token.raw for token in tokens("hulp مساعدة допомога")] == ["hulp", "مساعدة", "допомога"]


@pytest.mark.parametrize(
    ("raw", "words", "joined"),
    [
        ("ex-partner", ("ex", "partner"), "expartner"),
        ("huis-uit-zetting", ("huis", "uit", "zetting"), "huisuitzetting"),
        ("foto's", ("foto",), None),
        ("baby’s", ("baby",), None),
        ("w.s.n.p", ("wsnp",), None),
        ("0800-2000", ("0800", "2000"), "08002000"),
    ],
)
def test_a_token_is_split_at_its_joints_and_joined_as_well(
    raw: str, words: tuple[str, ...], joined: str | None
) -> None:
    assert spellings(raw) == (words, joined)


def test_soft_hyphens_and_zero_width_signs_part_no_words() -> None:
    assert [token.raw for token in tokens(clean("schuld\u00adhulp\u200bverlening"))] == ["schuldhulpverlening"]


def test_signs_that_turn_the_direction_of_writing_are_removed() -> None:
    assert clean("a\u202eb\u2066c") == "abc"


@given(st.text())
def test_every_token_stands_where_it_says(text: str) -> None:
    cleaned = clean(text)
    for token in tokens(cleaned):
        assert cleaned[token.start : token.end] == token.raw


@given(st.text())
def test_spellings_are_short_and_hold_no_joints(text: str) -> None:
    for token in tokens(clean(text)):
        words, joined = spellings(token.raw)
        for word in (*words, *([joined] if joined else [])):
            assert 0 < len(word) <= LONGEST_TOKEN
            assert not set(word) & set(" .-&'")


def test_sign_that_comes_apart_into_a_space_makes_no_word_with_a_space() -> None:
    assert spellings("\ufc5e") == (("\u064c\u0651",), None)


@given(st.text())
def test_folding_and_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert fold(fold(text)) == fold(text)
