"""Promises of the stop list: every sentence of it passes, and a title goes before it."""

from __future__ import annotations

import pytest

from ankerpunt.deidentification.service import review
from ankerpunt.deidentification.stop_list import Never, StopList, parse, shipped

WITH_EXAMPLES = [(entry.term, each) for entry in shipped().entries for each in entry.examples]


@pytest.mark.parametrize(("term", "sentence"), WITH_EXAMPLES)
def test_nothing_is_found_in_a_term_that_never_is_a_person(term: str, sentence: str) -> None:
    start = sentence.index(term)
    hit = [each.text for each in review(sentence).findings if each.start < start + len(term) and start < each.end]
    assert hit == []


def test_the_list_holds_laws_methods_months_and_services() -> None:
    terms = {entry.term for entry in shipped().entries}
    assert {"Wmo", "Veilig Thuis", "Signs of Safety", "Eigen Kracht-conferentie", "Jeugdwet"} <= terms
    assert len(WITH_EXAMPLES) > 150


@pytest.mark.parametrize("name", ["Parkinson", "Down", "Alzheimer"])
def test_after_a_title_it_is_a_person_all_the_same(name: str) -> None:
    assert any(name in each.text for each in review(f"Gisteren belde mevrouw {name}.").findings)


def test_a_term_covers_its_compounds_and_nothing_shorter() -> None:
    sentence = "De Wmo-aanvraag en het Signs of Safety-formulier liggen klaar, zegt Jan Modaal."
    assert review(sentence).findings == ()
    assert review("Gisteren zei Jan dat het klaar is.").findings


def test_terms_can_be_added_without_changing_the_list() -> None:
    longer = shipped().with_more([Never("Wijkkracht Zorgplein")])
    sentence = "Zij belde met Wijkkracht Zorgplein over de huur."
    assert review(sentence, (), longer).findings == ()
    assert review(sentence).findings


def test_a_line_of_the_file_is_a_term_with_sentences() -> None:
    assert parse("Wmo | De Wmo helpt. | Wmo.") == Never("Wmo", ("De Wmo helpt.", "Wmo."))


def test_an_empty_list_covers_nothing() -> None:
    assert review("Zij belde Xantippa Wmo.", (), StopList(())).findings
