"""Search as other domains and the pages use it, with the real language chain."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import func, select
from tests.search.chain_fixtures import bron, small_thesaurus
from tests.search.index_world import EVERYBODY, MEMBERS, World

from ankerpunt.search import service
from ankerpunt.search.models import ZoekAanhef, ZoekDocument, ZoekMerk, ZoekMisser, ZoekTekst, ZoekWoord
from ankerpunt.search.thesaurus import Thesaurus
from ankerpunt.search.values import Brontekst, Filters

TODAY = date(2026, 11, 24)
EVERYWHERE = Filters(EVERYBODY)
PAGES = (
    bron(
        "methode/huurschuld",
        "Huurschuld bespreken",
        "Vraag naar de brieven. Bij huurschuld dreigt <ontruiming> & kosten.",
        vakgroep="schulden",
        leefgebieden=("inkomen",),
        stappen=("Vraag naar de brieven.",),
        herzien_voor=date(2026, 1, 1),
        tags=("vaste lasten",),
    ),
    bron(
        "begrip/mantelzorg",
        "Mantelzorg",
        "Zorg voor een naaste thuis.",
        vakgroep="zorg",
        zoektermen=("zorgen voor opa",),
    ),
    bron("casus/besloten", "Besloten casus over Winterswijk", "Een geheim: zwanenzang.", zichtbaarheid="leden"),
)


@pytest.fixture(scope="module")
def thesaurus() -> Thesaurus:
    """A thesaurus of six concepts."""
    return small_thesaurus()


@pytest.fixture(params=[("whoosh", "sqlite"), pytest.param(("sql", "postgres"), marks=pytest.mark.postgres)], ids=str)
def world(request: pytest.FixtureRequest, tmp_path: Path, thesaurus: Thesaurus) -> Iterator[World]:
    """Three pages, in both the usual arrangements."""
    kind, database = request.param
    url = f"sqlite:///{tmp_path}/test.db" if database == "sqlite" else request.getfixturevalue("postgres_url")
    made = World(kind, url, tmp_path / "index")
    made.create()
    with made.sessions() as session:
        assert service.put_all(session, [service.prepare(page, thesaurus) for page in PAGES]) == 3
        session.commit()
    yield made
    made.close()


def find(world: World, thesaurus: Thesaurus, vraag: str, filters: Filters = EVERYWHERE) -> service.Resultaten:
    """Find in a session of its own."""
    with world.sessions() as session:
        return service.find(session, world.index, thesaurus, vraag, filters)


def put(world: World, thesaurus: Thesaurus, page: Brontekst) -> bool:
    """Save and commit."""
    with world.sessions() as session:
        changed = service.put(session, page, thesaurus)
        session.commit()
    return changed


def remove(world: World, sleutel: str) -> bool:
    """Remove and commit."""
    with world.sessions() as session:
        removed = service.remove(session, sleutel)
        session.commit()
    return removed


def test_a_result_carries_everything_that_was_handed_over(world: World, thesaurus: Thesaurus) -> None:
    (treffer,) = find(world, thesaurus, "huurschuld").treffers
    assert treffer.bron == PAGES[0]
    assert treffer.score > 0
    assert treffer.outdated(TODAY)
    assert not treffer.outdated(date(2025, 12, 31))


def test_a_fragment_holds_no_element_but_mark(world: World, thesaurus: Thesaurus) -> None:
    (treffer,) = find(world, thesaurus, "huurschuld").treffers
    assert "<mark>huurschuld</mark> dreigt &lt;ontruiming&gt; &amp; kosten" in treffer.fragment
    assert treffer.titel == "<mark>Huurschuld</mark> bespreken"


def test_the_thesaurus_finds_what_is_called_otherwise(world: World, thesaurus: Thesaurus) -> None:
    found = find(world, thesaurus, "huurachterstand")
    assert [treffer.bron.slug for treffer in found.treffers] == ["huurschuld"]


def test_a_typing_error_is_mended_and_said(world: World, thesaurus: Thesaurus) -> None:
    found = find(world, thesaurus, "mantelzrog")
    assert found.vraag.bedoelde_u == "mantelzorg"
    assert [treffer.bron.slug for treffer in found.treffers] == ["mantelzorg"]


def test_a_literal_search_uses_the_words_as_typed_alone(world: World, thesaurus: Thesaurus) -> None:
    def found(vraag: str) -> service.Resultaten:
        with world.sessions() as session:
            return service.find_literally(session, world.index, vraag, EVERYWHERE)

    put(world, thesaurus, bron("begrip/lvb", "LVB in het kort"))
    assert find(world, thesaurus, "verstandelijke beperking").totaal == 1
    assert (found("lvb").totaal, found("verstandelijke beperking").totaal) == (1, 0)
    mistyped = found("mantelzrog")
    assert (mistyped.totaal, mistyped.vraag.bedoelde_u, mistyped.vraag.uitbreidingen) == (0, None, ())


def test_a_ranking_holds_the_keys_and_scores_of_the_results(world: World, thesaurus: Thesaurus) -> None:
    for vraag in ("huurschuld", "naaste brieven", "zwanenzang", ""):
        found = find(world, thesaurus, vraag)
        with world.sessions() as session:
            ranked = service.rank(session, world.index, thesaurus, vraag, EVERYWHERE, 10)
        assert ranked == tuple((treffer.bron.sleutel, treffer.score) for treffer in found.treffers)


def test_a_word_of_a_hidden_page_is_not_proposed_for_a_typing_error(world: World, thesaurus: Thesaurus) -> None:
    assert find(world, thesaurus, "wintersijk").vraag.bedoelde_u is None
    with world.sessions() as session:
        assert "winterswijk" not in world.index.vocabulary(session, MEMBERS).words()


def test_the_words_for_typing_errors_come_and_go_with_the_pages(world: World, thesaurus: Thesaurus) -> None:
    def words() -> tuple[str, ...]:
        with world.sessions() as session:
            return world.index.vocabulary(session, EVERYBODY).words()

    assert "lasten" in words()
    assert words() is words()
    put(world, thesaurus, bron("begrip/nieuw", "Bewindvoering"))
    assert "bewindvoering" in words()
    put(world, thesaurus, bron("begrip/nieuw", "Bewindvoering", zichtbaarheid="leden"))
    assert "bewindvoering" not in words()
    remove(world, "methode/huurschuld")
    assert "lasten" not in words()


@pytest.mark.parametrize(
    "vraag", ["", "   ", "?!", "de het een", "\0", "a" * 5000, "'; DROP TABLE zoek_document; --", "%_", "é" * 300]
)
def test_no_question_is_too_strange(world: World, thesaurus: Thesaurus, vraag: str) -> None:
    assert find(world, thesaurus, vraag).totaal == 0


def test_saving_the_same_again_changes_nothing(world: World, thesaurus: Thesaurus) -> None:
    with world.sessions() as session:
        before = session.scalar(select(ZoekMerk.hoogste))
    assert not put(world, thesaurus, PAGES[0])
    with world.sessions() as session:
        assert session.scalar(select(ZoekMerk.hoogste)) == before


def test_nothing_of_a_removed_item_is_kept(world: World, thesaurus: Thesaurus) -> None:
    assert remove(world, "casus/besloten")
    assert not remove(world, "casus/besloten")
    with world.sessions() as session:
        gone = session.scalars(select(ZoekDocument).where(ZoekDocument.verwijderd)).one()
        assert {gone.soort, gone.slug, gone.url, gone.titel, gone.samenvatting, gone.eigenaar} == {""}
        assert "besloten" not in gone.sleutel
        for table in (ZoekTekst, ZoekAanhef):
            assert session.scalar(select(func.count()).where(table.document == gone.id)) == 0
        assert session.scalars(select(ZoekWoord.woord).where(ZoekWoord.woord == "winterswijk")).all() == []
    assert find(world, thesaurus, "zwanenzang", Filters(MEMBERS)).totaal == 0


def test_what_is_rolled_back_was_never_there(world: World, thesaurus: Thesaurus) -> None:
    with world.sessions() as session:
        service.put(session, bron("begrip/nooit", "Nooitgedacht"), thesaurus)
        service.find(session, world.index, thesaurus, "nooitgedacht", EVERYWHERE)
        session.rollback()
    put(world, thesaurus, bron("begrip/wel", "Welgedacht"))
    assert find(world, thesaurus, "nooitgedacht").vraag.bedoelde_u != "nooitgedacht"
    assert [treffer.bron.slug for treffer in find(world, thesaurus, "welgedacht").treffers] == ["wel"]


def test_a_new_thesaurus_is_noticed_and_taken_in(world: World, thesaurus: Thesaurus) -> None:
    other = Thesaurus(thesaurus.begrippen[:3], fingerprint="other")
    with world.sessions() as session:
        service.refresh_all(session, thesaurus)
        assert service.is_current(session, thesaurus)
        assert not service.is_current(session, other)
        assert service.refresh_all(session, other) > 0
        session.commit()
        assert service.is_current(session, other)
        assert service.refresh_all(session, other) == 0


def test_nothing_found_offers_words_that_do_find_something(world: World, thesaurus: Thesaurus) -> None:
    with world.sessions() as session:
        near = service.nearest(session, world.index, thesaurus, "schuldbespreking huren", EVERYWHERE)
    assert near.termen
    assert all(find(world, thesaurus, term).totaal for term in near.termen)


def test_nothing_found_names_the_vakgroep_that_may_know(world: World, thesaurus: Thesaurus) -> None:
    chosen = Filters(EVERYBODY, soort=frozenset({"dilemma"}))
    with world.sessions() as session:
        assert service.nearest(session, world.index, thesaurus, "huurschuld", chosen).vakgroep == "schulden"
        assert service.nearest(session, world.index, thesaurus, "zzxqj", EVERYWHERE) == service.Naaste()


def test_a_miss_is_counted_without_a_trace_of_who_asked(world: World, thesaurus: Thesaurus) -> None:
    with world.sessions() as session:
        assert service.count_miss(session, thesaurus, "Mantelzorg  weigeren", "zorg", TODAY)
        assert service.count_miss(session, thesaurus, "mantelzorg weigeren?", "zorg", date(2026, 12, 1))
        session.commit()
        found = session.scalars(select(ZoekMisser)).one()
    assert (found.vraag, found.aantal, found.vakgroep) == ("mantelzorg weigeren", 2, "zorg")
    assert (found.eerste, found.laatste) == (TODAY, date(2026, 12, 1))


@pytest.mark.parametrize(
    "vraag", ["mevrouw Jansen mantelzorg", "0612345678", "xqzzy", "jan@voorbeeld.nl", "", "schuld " * 90]
)
def test_a_miss_that_may_hold_a_person_is_not_counted(world: World, thesaurus: Thesaurus, vraag: str) -> None:
    with world.sessions() as session:
        assert not service.count_miss(session, thesaurus, vraag, None, TODAY)
        assert session.scalars(select(ZoekMisser)).all() == []
