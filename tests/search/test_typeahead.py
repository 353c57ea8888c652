"""Completing what somebody types: what is proposed, in which order, and to whom."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.search.chain_fixtures import bron, small_thesaurus
from tests.search.index_world import EVERYBODY, MEMBERS, World

from ankerpunt.search import service
from ankerpunt.search.thesaurus import Thesaurus
from ankerpunt.search.typeahead import Suggestie
from ankerpunt.search.values import Brontekst

PAGES = (
    bron("methode/crisis", "Crisis in huis: eerste hulp", zoektermen=("politie aan de deur",)),
    bron("methode/coordinatie", "Coördinatie van zorg"),
    bron("methode/ex-partner", "Ex-partner en omgang"),
    bron("begrip/mantelzorg", "Mantelzorg"),
    bron("casus/geheim", "Crisis bij familie Geheim", zichtbaarheid="leden"),
    *(bron(f"handout/kaart-{n}", f"Kaart {n:02}") for n in range(20)),
)


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def world(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[World]:
    """Some pages on each database."""
    sqlite = request.param == "sqlite"
    url = f"sqlite:///{tmp_path}/test.db" if sqlite else request.getfixturevalue("postgres_url")
    made = World("sql", url, tmp_path / "index")
    made.create()
    put(made, *PAGES)
    yield made
    made.close()


def put(world: World, *pages: Brontekst) -> None:
    """Save and commit."""
    with world.sessions() as session:
        service.put_all(session, [service.prepare(page, Thesaurus()) for page in pages])
        session.commit()


def suggest(world: World, q: str, zichtbaarheid: frozenset[str] = EVERYBODY, limit: int = 8) -> tuple[Suggestie, ...]:
    """Suggestions from pages alone."""
    with world.sessions() as session:
        return service.suggest(session, Thesaurus(), q, zichtbaarheid, limit)


def texts(world: World, q: str, zichtbaarheid: frozenset[str] = EVERYBODY) -> list[str]:
    """The texts of the suggestions."""
    return [suggestie.tekst for suggestie in suggest(world, q, zichtbaarheid)]


def test_a_title_is_completed_from_its_beginning(world: World) -> None:
    assert suggest(world, "cris") == (Suggestie("Crisis in huis: eerste hulp", "methode", "/kennis/crisis"),)


@pytest.mark.parametrize("q", ["eerste h", "HUIS", "hulp", "huis  eerste", "hulp crisis", "huis eer hulp"])
def test_a_title_is_completed_from_any_of_its_words(world: World, q: str) -> None:
    assert texts(world, q) == ["Crisis in huis: eerste hulp"]


@pytest.mark.parametrize("q", ["coord", "Coörd", "COÖRDINATIE V", "coo\u0308rd"])
def test_accents_and_capitals_do_not_matter(world: World, q: str) -> None:
    assert texts(world, q) == ["Coördinatie van zorg"]


@pytest.mark.parametrize("q", ["ex-p", "ex p", "partner"])
def test_a_hyphen_may_be_left_out(world: World, q: str) -> None:
    assert texts(world, q) == ["Ex-partner en omgang"]


def test_a_page_is_completed_from_what_people_call_it(world: World) -> None:
    assert texts(world, "politie aan") == ["Crisis in huis: eerste hulp"]


def test_letters_inside_a_word_complete_nothing(world: World) -> None:
    assert texts(world, "antelzorg") == []


@pytest.mark.parametrize("q", ["", " ", "!", "%", "_", "\0", "x" * 10_000, "\U0010ffff"])
def test_nothing_typed_completes_nothing(world: World, q: str) -> None:
    assert suggest(world, q) == ()


def test_a_hidden_title_is_proposed_only_to_who_may_see_it(world: World) -> None:
    assert texts(world, "crisis bij") == []
    assert texts(world, "geheim") == []
    assert texts(world, "geheim fam", EVERYBODY) == []
    assert texts(world, "crisis bij", MEMBERS) == ["Crisis bij familie Geheim"]


def test_a_title_that_becomes_hidden_or_is_removed_is_proposed_no_more(world: World) -> None:
    put(world, bron("begrip/mantelzorg", "Mantelzorg", zichtbaarheid="leden"))
    assert texts(world, "mantel") == []
    with world.sessions() as session:
        service.remove(session, "methode/crisis")
        session.commit()
    assert texts(world, "crisis") == []


def test_a_changed_title_is_proposed_as_it_is_now(world: World) -> None:
    put(world, bron("begrip/mantelzorg", "Zorgen voor een naaste"))
    assert texts(world, "mantel") == []
    assert texts(world, "naaste") == ["Zorgen voor een naaste"]


def test_at_most_eight_are_proposed_in_order(world: World) -> None:
    assert texts(world, "kaart") == [f"Kaart {n:02}" for n in range(8)]
    assert len(suggest(world, "kaart", limit=3)) == 3


def test_words_of_the_thesaurus_are_proposed_to_search_for(world: World) -> None:
    with world.sessions() as session:
        found = service.suggest(session, small_thesaurus(), "verstandelijke", EVERYBODY)
        assert Suggestie("verstandelijke beperking", "zoekterm", "/zoeken?q=verstandelijke%20beperking") in found
        assert service.suggest(session, small_thesaurus(), "wil geen", EVERYBODY) == ()


def test_a_page_takes_the_place_of_the_word_of_the_same_name(world: World) -> None:
    with world.sessions() as session:
        found = service.suggest(session, small_thesaurus(), "mantelzorg", EVERYBODY)
    assert [(suggestie.tekst, suggestie.soort) for suggestie in found] == [("Mantelzorg", "begrip")]
