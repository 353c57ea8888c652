"""Promises of the labelled texts: marks become places in the text, mistakes are refused, both halves are complete."""

from __future__ import annotations

import pytest
from bench.deidentification.labelled import CONTEXT, DECOY, DIRECT, Label, Labelled, load, read

from ankerpunt.deidentification.values import Person, Type

HALVES = ("a", "b")


def one(body: str, head: str = "x-1 | e-mail") -> Labelled:
    """The only text of a file."""
    (text,) = read(f"=== {head}\n{body}\n")
    return text


def test_marks_leave_the_text_and_become_places_in_it() -> None:
    text = one("Mevrouw [[naam|El Amrani]] uit [[plaats|Ede]] belde.")
    assert text.text == "Mevrouw El Amrani uit Ede belde."
    assert text.labels == (Label(8, 17, "naam"), Label(22, 25, "plaats"))
    assert [text.text[label.start : label.end] for label in text.labels] == ["El Amrani", "Ede"]


def test_places_count_code_points() -> None:
    text = one("😢👩🏽 [[naam|Zoë]]")
    assert text.text[text.labels[0].start : text.labels[0].end] == "Zoë"


def test_heads_separate_texts_and_hold_the_style() -> None:
    texts = list(read("=== x-1 | chat\nhoi\n\n=== x-2 | korte krabbel\nregel een\n\nregel twee\n"))
    assert [(text.id, text.style, text.text) for text in texts] == [
        ("x-1", "chat", "hoi"),
        ("x-2", "korte krabbel", "regel een\n\nregel twee"),
    ]


def test_people_that_the_writer_lists_have_a_name_and_perhaps_a_role() -> None:
    text = one("hoi", "x-1 | chat | mensen: Soraya Karimi (dochter); Els  (wijkverpleegkundige) ; Bep")
    assert text.people == (Person("Soraya Karimi", "dochter"), Person("Els", "wijkverpleegkundige"), Person("Bep"))


def test_text_without_a_list_has_no_people() -> None:
    assert one("hoi").people == ()


def test_question_mark_makes_a_label_disputable() -> None:
    labels = one("sinds [[?datum|2019]] op [[datum|1 mei]]").labels
    assert [label.disputable for label in labels] == [True, False]


def test_decoy_is_a_label_too() -> None:
    assert [label.type for label in one("de [[geen|Wmo]]").labels] == [DECOY]


@pytest.mark.parametrize("kind", ["persoon", "?persoon", "Naam", ""])
def test_unknown_type_is_refused(kind: str) -> None:
    with pytest.raises(ValueError, match="x-1"):
        one(f"Hier woont [[{kind}|Jan]].")


@pytest.mark.parametrize("body", ["[[naam|Jan", "[[naam|Jan]", "Jan]]", "[[naam Jan]]", "[[naam|Jan [[plaats|Ede]]"])
def test_mark_that_does_not_close_is_refused(body: str) -> None:
    with pytest.raises(ValueError, match="x-1"):
        one(body)


@pytest.mark.parametrize("content", ["", " ", "--", "😢"])
def test_mark_without_a_letter_or_digit_is_refused(content: str) -> None:
    with pytest.raises(ValueError, match="x-1"):
        one(f"[[naam|{content}]]")


def test_types_are_those_of_the_engine() -> None:
    ours = {"webadres" if kind == "url" else kind for kind in DIRECT | CONTEXT}
    assert ours == set(Type)
    assert not DIRECT & CONTEXT


def test_set_holds_at_least_150_texts_with_enough_of_them_apart() -> None:
    tuned, apart = (load(half) for half in HALVES)
    assert len(tuned) >= 75
    assert len(apart) >= 120


def test_no_text_is_in_the_set_twice() -> None:
    texts = [text for half in HALVES for text in load(half)]
    assert len({text.id for text in texts}) == len({text.text for text in texts}) == len(texts)


@pytest.mark.parametrize("half", HALVES)
def test_half_has_every_type_decoys_and_lists_of_people(half: str) -> None:
    texts = load(half)
    kinds = {label.type for text in texts for label in text.labels}
    assert kinds >= DIRECT | CONTEXT | {DECOY}
    assert any(text.people for text in texts)


@pytest.mark.parametrize("half", HALVES)
def test_half_has_varied_styles(half: str) -> None:
    styles = " ".join(text.style for text in load(half))
    assert all(style in styles for style in ("verslag", "e-mail", "chat", "verhalend", "tabel"))


@pytest.mark.parametrize("half", HALVES)
def test_labels_stand_in_order_without_overlap(half: str) -> None:
    for text in load(half):
        ends = [0, *(label.end for label in text.labels)]
        assert all(end <= label.start for end, label in zip(ends, text.labels, strict=False)), text.id
