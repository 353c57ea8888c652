"""Merging promises that no word of either writer is lost, and that every clash is named."""

from __future__ import annotations

import time
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ankerpunt.redactie.merging import Merged, Part, merge

WORDS = st.sampled_from(
    "de het een huis straat, schuld. 2026-11-20 https://x.nl/a?b=1 bel - # \n \n\n --- titel: ja".split(" ")
)
TEXTS = st.lists(WORDS, max_size=25).map(" ".join)
ANYTHING = st.one_of(TEXTS, st.text(max_size=60))
BASIS = "Bel eerst de gemeente. Vraag naar de brieven en leg ze op tafel.\n\nMaak daarna samen een plan.\n"


@st.composite
def edits(draw: st.DrawFn) -> tuple[str, str, str]:
    """A text and what two people made of it, each by replacing stretches of it."""
    base = draw(st.lists(WORDS, min_size=1, max_size=30))

    def edited() -> str:
        text = list(base)
        for _ in range(draw(st.integers(0, 3))):
            start = draw(st.integers(0, len(text)))
            text[start : start + draw(st.integers(0, 4))] = draw(st.lists(WORDS, max_size=4))
        return " ".join(text)

    return " ".join(base), edited(), edited()


def whole(merged: Merged, name: str) -> str:
    return "".join(getattr(part, name) for part in merged.delen)


@given(ANYTHING, ANYTHING, ANYTHING)
def test_parts_hold_the_three_texts_completely(base: str, mine: str, theirs: str) -> None:
    merged = merge(base, mine, theirs)
    assert (whole(merged, "basis"), whole(merged, "mijn"), whole(merged, "ander")) == (base, mine, theirs)


@given(edits())
def test_no_word_that_anybody_wrote_is_lost(texts: tuple[str, str, str]) -> None:
    merged = merge(*texts)
    for part in merged.delen:
        kept = Counter((part.mijn + " " + part.ander if part.botst else part.tekst).split())
        for written in (part.mijn, part.ander):
            new = Counter(written.split()) - Counter(part.basis.split())
            assert not new - kept, part


@given(edits())
def test_every_part_that_both_changed_otherwise_is_named(texts: tuple[str, str, str]) -> None:
    merged = merge(*texts)
    for part in merged.delen:
        base, mine, theirs = part.basis.split(), part.mijn.split(), part.ander.split()
        assert (part in merged.botsingen) == (mine != theirs and base not in (mine, theirs))


@given(edits())
def test_it_does_not_matter_who_came_first(texts: tuple[str, str, str]) -> None:
    base, mine, theirs = texts
    one, other = merge(base, mine, theirs), merge(base, theirs, mine)
    assert [(part.basis, part.mijn, part.ander) for part in one.botsingen] == [
        (part.basis, part.ander, part.mijn) for part in other.botsingen
    ]
    if not one.botsingen:
        assert one.tekst.split() == other.tekst.split()


@given(ANYTHING, ANYTHING)
def test_only_one_who_changed_something_gets_exactly_that(base: str, mine: str) -> None:
    for merged in (merge(base, mine, base), merge(base, base, mine), merge(base, mine, mine)):
        assert (merged.tekst, merged.botsingen) == (mine, ())


@given(edits())
def test_choosing_one_side_everywhere_keeps_the_words_of_that_side(texts: tuple[str, str, str]) -> None:
    merged = merge(*texts)
    for keuze, name in (("mijn", "mijn"), ("ander", "ander")):
        chosen = merged.resolve([keuze] * len(merged.botsingen))  # type: ignore[list-item]
        for part in merged.botsingen:
            assert getattr(part, name) in chosen


def test_different_words_of_one_sentence_do_not_clash() -> None:
    mine = BASIS.replace("eerst", "meteen")
    theirs = BASIS.replace("tafel", "volgorde").replace("samen", "rustig")
    merged = merge(BASIS, mine, theirs)
    assert merged.botsingen == ()
    assert merged.tekst == mine.replace("tafel", "volgorde").replace("samen", "rustig")


def test_same_words_changed_otherwise_are_one_clash_and_the_rest_is_merged() -> None:
    mine = BASIS.replace("eerst de gemeente", "altijd de wijkcoach").replace("plan", "afspraak")
    theirs = BASIS.replace("eerst de gemeente", "nooit de gemeente").replace("brieven", "post")
    merged = merge(BASIS, mine, theirs)
    assert [(part.mijn.strip(), part.ander.strip()) for part in merged.botsingen] == [
        ("altijd de wijkcoach", "nooit de gemeente")
    ] or len(merged.botsingen) == 1
    assert "afspraak" in merged.tekst
    assert "post" in merged.tekst
    assert "altijd" in merged.resolve(["mijn"])
    assert "nooit" in merged.resolve(["ander"])
    assert "altijd" in (both := merged.resolve(["beide"])) and "nooit" in both


def test_two_rewritten_sentences_are_one_choice_and_not_a_mix_of_both() -> None:
    base = "Je vraagt de inwoner om alle brieven mee te nemen.\n"
    mine = "Laat de inwoner de post verzamelen in een doos.\n"
    theirs = "Neem zelf de tijd om de stapel met alle enveloppen open te maken.\n"
    assert len(merge(base, mine, theirs).botsingen) == 1


def test_dates_clash_as_a_whole() -> None:
    merged = merge("gecontroleerd_op: 2026-11-20\n", "gecontroleerd_op: 2026-11-25\n", "gecontroleerd_op: 2027-01-20\n")
    assert [part.botst for part in merged.delen if part.gewijzigd] == [True]
    assert merged.resolve(["ander"]) == "gecontroleerd_op: 2027-01-20\n"


def test_same_change_of_both_counts_once() -> None:
    both = BASIS.replace("plan", "afspraak")
    assert merge(BASIS, both, both) == merge(BASIS, both, BASIS) or merge(BASIS, both, both).tekst == both


def test_a_choice_is_asked_for_each_clash() -> None:
    with pytest.raises(ValueError, match="choice"):
        merge("a", "b", "c").resolve([])


@pytest.mark.parametrize(
    ("base", "mine", "theirs"),
    [
        ("a " * 300_000, "b " + "a " * 300_000, "a " * 299_000 + "c"),
        ("x\n\n" * 200_000, "y\n\n" + "x\n\n" * 150_000, "x\n\nz\n\n" * 100_000),
        ("\x00\x07 " * 200_000, "\x07 " * 300_000, "\x00 " * 300_000),
        ("," * 1_000_000, "," * 999_999 + ".", "." * 1_000_000),
        (" " * 1_000_000, "a" * 1_000_000, "\n" * 1_000_000),
        (" ".join(map(str, range(150_000))), " ".join(map(str, range(150_000, 0, -1))), " ".join("ab" * 200_000)),
    ],
    ids=["a-word", "paragraphs", "control-signs", "marks", "one-piece", "numbers"],
)
def test_megabytes_are_merged_in_seconds(base: str, mine: str, theirs: str) -> None:
    begun = time.process_time()
    merged = merge(base, mine, theirs)
    assert time.process_time() - begun < 6
    assert (whole(merged, "basis"), whole(merged, "mijn"), whole(merged, "ander")) == (base, mine, theirs)


def test_part_that_is_not_a_clash_says_what_becomes_of_it() -> None:
    assert [Part("a", "a", "b").tekst, Part("a", "b", "a").tekst, Part("a", "b", "b").tekst] == ["b", "b", "b"]
    assert Part("a", "a\n", "b").tekst == "b"
