"""A difference holds both texts completely, and is small where little changed."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ankerpunt.redactie.difference import Passage, difference

TEXT = "Bel eerst de gemeente. Vraag naar de brieven.\n\nMaak daarna samen een plan.\n"
TEXTS = st.one_of(
    st.lists(st.sampled_from("de het huis straat, schuld. \n \n\n # bel".split(" ")), max_size=30).map(" ".join),
    st.text(max_size=80),
)


def without(passages: list[Passage], soort: str) -> str:
    return "".join(passage.tekst for passage in passages if passage.soort != soort)


@given(TEXTS, TEXTS)
def test_both_texts_can_be_made_of_it(old: str, new: str) -> None:
    passages = difference(old, new)
    assert without(passages, "nieuw") == old
    assert without(passages, "weg") == new
    assert all(passage.tekst for passage in passages)


@given(TEXTS)
def test_the_same_text_has_no_difference(text: str) -> None:
    assert [passage.soort for passage in difference(text, text)] == ["gelijk"] * bool(text)


def test_one_word_is_one_word() -> None:
    changed = [each for each in difference(TEXT, TEXT.replace("samen", "rustig")) if each.soort != "gelijk"]
    assert changed == [Passage("weg", "samen "), Passage("nieuw", "rustig ")]


def test_new_paragraph_leaves_the_others_alone() -> None:
    new = TEXT + "\nNieuw stuk.\n"
    assert [each.soort for each in difference(TEXT, new)] == ["gelijk", "nieuw"]


def test_sentence_that_was_rewritten_is_not_shredded() -> None:
    soorten = [each.soort for each in difference("Ga nu naar de winkel.", "Blijf straks bij de buren.")]
    assert soorten == ["weg", "nieuw", "gelijk"] or soorten == ["weg", "nieuw"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("a b " * 250_000, "b a " * 250_000),
        ("\x00" * 1_000_000, "\x01 " * 500_000),
        ("x\n\n" * 300_000, "y x\n\n" * 200_000),
    ],
    ids=["words", "control-signs", "paragraphs"],
)
def test_a_megabyte_takes_seconds(old: str, new: str) -> None:
    begun = time.process_time()
    passages = difference(old, new)
    assert time.process_time() - begun < 6
    assert (without(passages, "nieuw"), without(passages, "weg")) == (old, new)
