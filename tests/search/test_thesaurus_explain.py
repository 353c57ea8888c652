"""Promises of the explanations: once for each concept, at its first use, and never by a lay word."""

from __future__ import annotations

from tests.search.chain_fixtures import small_thesaurus

from ankerpunt.search.thesaurus_explain import a_to_z, first_uses

TEXT = "Een licht verstandelijke beperking zie je niet. Een beperking (LVB) en mantelzorg. Mantelzorg is zwaar."


def test_each_concept_is_explained_at_its_first_use_only() -> None:
    uses = first_uses(TEXT, small_thesaurus())
    assert [TEXT[use.start : use.end] for use in uses] == ["licht verstandelijke beperking", "mantelzorg"]


def test_what_was_explained_before_is_not_explained_again() -> None:
    thesaurus = small_thesaurus()
    seen = {begrip.uri for begrip in thesaurus.begrippen if begrip.slug == "mantelzorg"}
    assert [use.begrip.slug for use in first_uses(TEXT, thesaurus, seen)] == ["lvb"]


def test_lay_words_and_concepts_without_definition_are_not_explained() -> None:
    assert first_uses("De weg kwijtraken en schulden.", small_thesaurus()) == ()


def test_an_abbreviation_is_a_term_only_as_the_thesaurus_writes_it() -> None:
    assert [use.begrip.slug for use in first_uses("Iemand met LVB.", small_thesaurus())] == ["lvb"]
    assert first_uses("iemand met lvb", small_thesaurus()) == ()


def test_the_list_is_sorted_under_capital_letters() -> None:
    letters = a_to_z(small_thesaurus())
    assert list(letters) == ["D", "L", "M"]
    assert [begrip.slug for begrip in letters["L"]] == ["lvb"]
