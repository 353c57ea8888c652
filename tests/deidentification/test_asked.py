"""Promises of asking first: the people whom the writer names are found in every form."""

from __future__ import annotations

import pytest

from ankerpunt.deidentification.service import review
from ankerpunt.deidentification.values import Certainty, Person

FATIMA = Person("Fatima el Amrani", "moeder")
ELISABETH = Person("Elisabeth van der Wal-de Groot")


@pytest.mark.parametrize(
    ("person", "text", "form"),
    [
        (FATIMA, "Daarna belde Fatma weer.", "Fatma"),
        (FATIMA, "Daarna belde F. weer.", "F."),
        (FATIMA, "Amrani's broer kwam mee.", "Amrani"),
        (FATIMA, "we zagen fatima bij de winkel", "fatima"),
        (FATIMA, "Het gezin El Amranie verhuist.", "Amranie"),
        (ELISABETH, "Bep was er niet bij.", "Bep"),
        (ELISABETH, "Mevrouw De Groot was er niet bij.", "Groot"),
        (ELISABETH, "Wal is verdrietig.", "Wal"),
        (Person("Storm"), "Storm is boos weggelopen.", "Storm"),
    ],
)
def test_every_form_is_certain(person: Person, text: str, form: str) -> None:
    hit = [each for each in review(text, [person]).findings if form in each.text]
    assert [each.certainty for each in hit] == [Certainty.ZEKER]


def test_an_ordinary_word_in_small_letters_is_no_person() -> None:
    assert review("de storm was zwaar en de wal brak door", [Person("Storm"), ELISABETH]).findings == ()


def test_forms_of_one_person_have_one_key() -> None:
    found = review("Elisabeth belde. Bep huilde.", [ELISABETH]).findings
    assert len(found) == 2
    assert len({each.key for each in found}) == 1


@pytest.mark.parametrize("name", ["", " ", "de", "-", "😀", "x" * 10_000, "\x00", "van der"])
def test_a_name_without_a_name_breaks_nothing(name: str) -> None:
    assert review("Er belde niemand.", [Person(name)]).findings == ()


def test_names_of_one_person_that_the_writer_gave_together_are_one_person() -> None:
    found = review("Mevrouw Bouzid belde. Later zei Samira dat het ging.", [Person("Samira Bouzid", "moeder")]).findings
    assert len(found) == 2
    assert len({each.key for each in found}) == 1
