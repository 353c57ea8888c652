"""Promises of what is put there: grammar, capitals, and nothing of one person or place given to another."""

from __future__ import annotations

import itertools

import pytest

from ankerpunt.deidentification.proposing.mentions import genitive, taken_apart
from ankerpunt.deidentification.proposing.sentences import begins_sentence
from ankerpunt.deidentification.scan import scan
from ankerpunt.deidentification.service import replaced, review
from ankerpunt.deidentification.stop_list import shipped
from ankerpunt.deidentification.values import Certainty, Finding, Mark, Type

CROWD = "Piet en Kees en Klaas en Riet en Fatima belden. Later huilde Piet, lachte Kees, en zweeg Fatima."


def found(text: str, kind: Type) -> list[Finding]:
    return [each for each in review(text).findings if each.type is kind]


def test_alternatives_are_the_same_at_each_mention_of_a_person() -> None:
    by_key: dict[str, set[frozenset[str]]] = {}
    for each in found(CROWD, Type.NAAM):
        by_key.setdefault(each.key, set()).add(frozenset(map(str.lower, each.alternatives)))
    assert len(by_key) == 5
    assert all(len(different) == 1 for different in by_key.values())


def test_no_person_is_offered_a_name_of_another() -> None:
    names: dict[str, set[str]] = {}
    for each in found(CROWD, Type.NAAM):
        invented = {word for word in (each.suggestion, *each.alternatives) if " " not in word and word != "iemand"}
        names.setdefault(each.key, set()).update(invented)
    assert len(names) == 5
    assert all(one.isdisjoint(other) for one, other in itertools.combinations(names.values(), 2))


def test_an_invented_place_that_stands_in_the_text_is_taken() -> None:
    name = found("Zij woont in Utrecht.", Type.PLAATS)[0].suggestion
    places = found(f"Zij woont in Utrecht, niet in {name}.", Type.PLAATS)
    assert [each.text for each in places] == ["Utrecht"]
    assert places[0].suggestion != name


def test_a_street_is_the_same_with_and_without_number_and_article() -> None:
    streets = found("Hij woont in de Tulpstraat 12. Daar is Tulpstraat 14. De Tulpstraat is lang.", Type.ADRES)
    assert len(streets) == 3
    assert len({each.key for each in streets}) == 1
    assert len({each.suggestion.lower().removeprefix("de ") for each in streets}) == 1


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("Ik had een gesprek met R. Hij was boos.", True),
        ("Ik had een gesprek met R.", True),
        ("Ik had een gesprek met R. over de huur.", False),
        ("Tot ziens,\nR.\n", False),
        ("Toen belde mw. H. Zij was boos.", True),
    ],
)
def test_the_point_of_an_initial_is_kept_where_it_ends_the_sentence(text: str, point: bool) -> None:
    names = found(text, Type.NAAM)
    assert len(names) == 1
    assert {words.endswith(".") for words in (names[0].suggestion, *names[0].alternatives)} == {point}


@pytest.mark.parametrize(
    ("ahead", "begins"),
    [
        ("", True),
        ("Zij kwam. ", True),
        ("Zij kwam! ", True),
        ("Zij kwam.\n", True),
        ("Zij kwam\n- ", True),
        ('Zij zei. "', True),
        ("Zij lag op bed. ", True),
        ("Zij sprak mw. ", False),
        ("Zij sprak J. ", False),
        ("Datum: ", False),
        ("Zij kwam, ", False),
        ("Zij kwam ", False),
    ],
)
def test_where_a_sentence_begins(ahead: str, begins: bool) -> None:
    assert begins_sentence(ahead + "Utrecht", len(ahead)) is begins


@pytest.mark.parametrize(
    "text",
    [
        "Piet belde. 4 mei 2021 kwam hij.",
        "Utrecht is groot.",
        "Zij kwam. Fatima ook.",
        "Oma Riet belde.",
    ],
)
def test_every_proposal_at_the_beginning_of_a_sentence_has_a_capital(text: str) -> None:
    findings = review(text).findings
    assert findings
    for each in findings:
        assert all(words[0].isupper() for words in (each.suggestion, *each.alternatives))


def test_inside_a_sentence_and_after_a_small_letter_there_is_no_capital() -> None:
    assert found("Later ging Piet weg.", Type.NAAM)[0].alternatives[-1] == "een man"
    assert found("fatima huilt", Type.NAAM)[0].alternatives[-1] == "een vrouw"


@pytest.mark.parametrize(
    ("name", "form"),
    [("Adelmert", "Adelmerts"), ("Yasmara", "Yasmara's"), ("Anneverle", "Anneverles"), ("Novelis", "Novelis'")],
)
def test_genitive(name: str, form: str) -> None:
    assert genitive(name) == form


def test_an_apostrophe_of_a_genitive_goes_with_the_name() -> None:
    text = "Later belde Roos' broer."
    name = found(text, Type.NAAM)[0]
    assert name.text == "Roos'"
    assert name.alternatives[-1] == "iemands"
    assert "'" not in replaced(text, [name])


def test_a_quote_after_a_name_is_no_genitive() -> None:
    assert found("Hij riep 'dat is Roos' en liep weg.", Type.NAAM)[0].text == "Roos"


def test_after_an_article_a_general_word_has_none() -> None:
    assert found("Toen kwam de heer Jansen weer.", Type.NAAM)[0].alternatives[-1] == "man"


def test_a_name_between_brackets_is_known_but_not_said() -> None:
    plain = "Toen kwam de heer A.J.M. (Ad) Verhoeven weer."
    start, end = plain.index("heer"), plain.index(" weer")
    naam = taken_apart(scan(plain, shipped()), Mark(start, end, Type.NAAM, Certainty.ZEKER, ""))
    assert (naam.lead, naam.first, naam.surnames, naam.aside) == ("heer ", ("ad",), ("verhoeven",), True)
