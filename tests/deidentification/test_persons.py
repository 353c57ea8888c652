"""Promises of who is who: one person one key, first names and surnames told apart, nobody merged with somebody else."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest

from ankerpunt.deidentification.service import review
from ankerpunt.deidentification.values import Finding, Person, Type


def names(text: str, *people: Person) -> list[Finding]:
    return [each for each in review(text, people).findings if each.type is Type.NAAM]


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("Mevrouw Jansen belde. Jansen huilt.", 2),
        ("Jansen huilt. Later kwam mevrouw Jansen.", 2),
        ("Piet Jansen belde. Later huilt Jansen.", 2),
        ("Roos Vermeer belde. Later kwam Vermeer.", 2),
        ("Elisabeth van der Wal-de Groot belde. Mevrouw De Groot huilt.", 2),
        ("Mevrouw R. Jansen belde. Riet Jansen huilt.", 2),
        ("Anne Marie belde. Later huilt Marie.", 2),
        ("Later belde R. Jansen. Toen huilde R. ook.", 2),
        ("Later belde R. ook. Toen huilde R. ook.", 2),
    ],
)
def test_mentions_of_one_person_have_one_key(text: str, mentions: int) -> None:
    found = names(text)
    assert len(found) == mentions
    assert len({each.key for each in found}) == 1


@pytest.mark.parametrize(
    "text",
    ["Mevrouw Jansen belde. Jansen huilt.", "Piet Jansen belde. Jansen huilt.", "Roos Vermeer belde. Vermeer huilt."],
)
def test_a_surname_on_its_own_gets_the_surname_of_that_person(text: str) -> None:
    full, alone = names(text)
    assert alone.suggestion == full.suggestion.split()[-1]


@pytest.mark.parametrize(
    "text",
    [
        "Mw. H. belde. Later kwam Hilde.",
        "Later belde P. Jansen. Riet Jansen huilt.",
        "Mevrouw Jansen belde. De heer Jansen huilt.",
        "Piet Jansen belde. Later huilt Kees Jansen.",
        "Later belde Piet H. ook. Piet Jansen huilt.",
    ],
)
def test_two_persons_have_two_keys(text: str) -> None:
    found = names(text)
    assert len(found) == 2
    assert len({each.key for each in found}) == 2


def test_after_kin_and_juf_a_name_is_a_first_name() -> None:
    oma, riet = names("Toen kwam oma Jansen. Mevrouw Riet Bakker huilt.")
    surname = riet.suggestion.split()[-1]
    assert oma.suggestion.startswith("oma ")
    assert names("Toen kwam mevrouw Jansen.")[0].suggestion == f"mevrouw {surname}"
    assert surname not in oma.suggestion


def test_a_titled_initial_becomes_a_surname() -> None:
    titled = names("Toen belde mw. H. weer.")[0]
    assert titled.suggestion == names("Toen belde mw. Jansen weer.")[0].suggestion


@pytest.mark.parametrize("name", ["Anne Marie", "Jan Peter"])
def test_two_first_names_become_one_first_name(name: str) -> None:
    assert len(names(f"Later belde {name} weer.")[0].suggestion.split()) == 1


def test_a_surname_after_two_first_names_stays_a_surname() -> None:
    assert len(names("Later belde Anne Marie de Vries weer.")[0].suggestion.split()) == 2


def test_a_name_the_writer_gave_alone_is_read_as_the_text_has_it() -> None:
    found = names("Piet Jansen belde. Later huilt Jansen.", Person("Jansen"))
    assert len(found) == 2
    assert len({each.key for each in found}) == 1


def _misspelt(name: str) -> Iterator[str]:
    """`name` with two letters changed, in every way."""
    for one, other in itertools.combinations(range(1, len(name)), 2):
        for first, second in itertools.product("bcdfghjklmpqstvwxyz", repeat=2):
            yield name[:one] + first + name[one + 1 : other] + second + name[other + 1 :]


@pytest.mark.timeout(60)
def test_a_mention_of_thousands_of_words_stays_linear() -> None:
    every = list(itertools.islice(_misspelt("Wolfgangerina"), 16_000))
    text = f"{' '.join(every[:8000])} belde. Later huilde {' '.join([*every[8000:], every[0]])} ook."
    found = names(text, Person("Wolfgangerina"))
    assert max(len(each.text) for each in found) > 80_000
    assert all(len(each.suggestion) < 40 for each in found)
