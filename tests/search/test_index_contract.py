"""What every search index promises, tried on every adapter and database."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest
from tests.search.index_world import EVERYBODY, MEMBERS, World, document, killed_at, started

from ankerpunt.search.index.impacts import SCALE, to_fixed
from ankerpunt.search.index.storing import store
from ankerpunt.search.query_scoring import score
from ankerpunt.search.values import Filters, WeightedTerm

WORLDS = [
    pytest.param(("whoosh", "sqlite"), id="whoosh-sqlite"),
    pytest.param(("sql", "sqlite"), id="sql-sqlite"),
    pytest.param(("sql", "postgres"), id="sql-postgres", marks=pytest.mark.postgres),
    pytest.param(("whoosh", "postgres"), id="whoosh-postgres", marks=pytest.mark.postgres),
]


@pytest.fixture(params=WORLDS)
def world(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[World]:
    """An empty world of each kind."""
    kind, database = request.param
    url = f"sqlite:///{tmp_path}/test.db" if database == "sqlite" else request.getfixturevalue("postgres_url")
    made = World(kind, url, tmp_path / "index")
    made.create()
    yield made
    made.close()


def test_a_saved_document_is_found_before_the_index_was_brought_up_to_date(world: World) -> None:
    world.put(document("huurschuld", {"huur": 0.8}))
    assert world.found("huur") == ["huurschuld"]


def test_a_saved_document_is_found_after_the_index_was_brought_up_to_date(world: World) -> None:
    world.put(document("huurschuld", {"huur": 0.8}))
    world.bring_up_to_date()
    assert world.found("huur") == ["huurschuld"]


def test_nothing_is_found_in_an_empty_database(world: World) -> None:
    assert world.search("huur").treffers == ()
    assert world.bring_up_to_date() == 0
    assert world.search("huur").totaal == 0


def test_a_question_without_terms_finds_nothing(world: World) -> None:
    world.put(document("huurschuld", {"huur": 0.8}))
    assert world.search().totaal == 0


def test_an_unknown_term_finds_nothing_but_does_not_hinder_the_others(world: World) -> None:
    world.put(document("huurschuld", {"huur": 0.8}))
    assert world.found("xyzzy") == []
    assert world.found("xyzzy", "huur") == ["huurschuld"]


def test_scores_equal_the_formula(world: World) -> None:
    rng = random.Random(7)
    vocabulary = [f"t{number}" for number in range(30)]
    texts = {f"d{n}": {t: rng.uniform(0.05, 0.95) for t in rng.sample(vocabulary, 8)} for n in range(60)}
    world.put(*(document(slug, impacts) for slug, impacts in texts.items()))
    world.bring_up_to_date()
    fixed = {slug: {t: n / SCALE for t, n in to_fixed(impacts).items()} for slug, impacts in texts.items()}
    frequencies = {term: sum(term in impacts for impacts in fixed.values()) for term in vocabulary}
    for _ in range(20):
        terms = [WeightedTerm(rng.choice(vocabulary), rng.choice((1.0, 0.5, 0.3)), n % 3) for n in range(7)]
        terms = list({(t.term, t.group): t for t in terms}.values())
        expected = {slug: round(score(terms, impacts, len(fixed), frequencies), 6) for slug, impacts in fixed.items()}
        treffers = world.search(*terms, limit=100)
        found = dict(zip(world.slugs(treffers), (points for _, points in treffers.treffers), strict=True))
        assert found == pytest.approx({slug: points for slug, points in expected.items() if points > 0}, abs=2e-6)
        assert [points for _, points in treffers.treffers] == sorted(found.values(), reverse=True)


def test_equal_scores_come_in_the_order_of_their_ids(world: World) -> None:
    world.put(*(document(f"gelijk-{n:02}", {"huur": 0.5}) for n in range(25)))
    assert world.found("huur", limit=5) == [f"gelijk-{n:02}" for n in range(5)]


def test_pages_of_results_follow_on_each_other(world: World) -> None:
    world.put(*(document(f"pagina-{n:02}", {"huur": 0.9 - n / 100}) for n in range(25)))
    pages = [world.slugs(world.search("huur", limit=10, offset=offset)) for offset in (0, 10, 20, 30)]
    assert [len(page) for page in pages] == [10, 10, 5, 0]
    assert list(chain.from_iterable(pages)) == [f"pagina-{n:02}" for n in range(25)]
    assert world.search("huur", offset=20).totaal == 25


def test_what_a_reader_may_not_see_is_neither_found_nor_counted(world: World) -> None:
    world.put(document("open", {"huur": 0.5}), document("dicht", {"huur": 0.9}, zichtbaarheid="leden"))
    world.bring_up_to_date()
    for_everybody = world.search("huur")
    assert world.slugs(for_everybody) == ["open"]
    assert for_everybody.totaal == 1
    assert for_everybody.facetten["soort"] == {"methode": 1}
    assert world.found("huur", filters=Filters(MEMBERS)) == ["dicht", "open"]
    assert world.found("huur", filters=Filters(frozenset())) == []


def test_a_term_of_hidden_documents_only_is_unknown_to_others(world: World) -> None:
    world.put(document("open", {"huur": 0.5}), document("dicht", {"geheim": 0.9, "huur": 0.1}, zichtbaarheid="leden"))
    for _ in range(2):
        with world.sessions() as session:
            everybody = world.index.vocabulary(session, EVERYBODY)
            assert (everybody.document_frequency("geheim"), everybody.document_frequency("huur")) == (0, 2)
            assert world.index.vocabulary(session, MEMBERS).document_frequency("geheim") == 1
            assert everybody.document_frequency("xyzzy") == 0
        world.bring_up_to_date()


def test_filters_narrow_and_facets_count_what_another_choice_would_give(world: World) -> None:
    world.put(
        document("a", {"huur": 0.9}, soort="methode", vakgroep="schulden", leefgebieden=("inkomen", "wonen")),
        document("b", {"huur": 0.8}, soort="begrip", vakgroep="schulden", leefgebieden=("inkomen",)),
        document("c", {"huur": 0.7}, soort="begrip", vakgroep="jeugd", leefgebieden=()),
    )
    for _ in range(2):
        found = world.search("huur", filters=Filters(EVERYBODY, soort=frozenset({"begrip"})))
        assert world.slugs(found) == ["b", "c"]
        assert found.totaal == 2
        assert found.facetten == {
            "soort": {"begrip": 2, "methode": 1},
            "leefgebied": {"inkomen": 1},
            "vakgroep": {"jeugd": 1, "schulden": 1},
        }
        living = Filters(EVERYBODY, leefgebied=frozenset({"wonen", "veiligheid"}))
        assert world.found("huur", filters=living) == ["a"]
        both = Filters(EVERYBODY, soort=frozenset({"methode", "begrip"}), vakgroep=frozenset({"jeugd"}))
        assert world.found("huur", filters=both) == ["c"]
        assert world.search("huur", filters=Filters(EVERYBODY, vakgroep=frozenset({"wonen"}))).totaal == 0
        world.bring_up_to_date()


def test_a_large_import_is_found_at_once_and_stays_right(world: World) -> None:
    world.put(document("eerder", {"huur": 0.999}), document("d5", {"huur": 0.998}))
    world.bring_up_to_date()
    assert world.found("huur") == ["eerder", "d5"]
    world.put(*(document(f"d{n}", {"huur": 0.9 - n / 1000, f"eigen-{n}": 0.5}) for n in range(700)))
    for _ in range(2):
        assert world.found("huur", limit=3) == ["eerder", "d0", "d1"]
        assert world.search("huur").totaal == 701
        assert world.found("eigen-5") == ["d5"]
        world.remove("methode/d1")
        assert world.found("huur", limit=3) == ["eerder", "d0", "d2"]
        world.put(document("d1", {"huur": 0.899, "eigen-1": 0.5}))
        world.bring_up_to_date()


def test_a_changed_document_is_found_by_its_new_words_only(world: World) -> None:
    world.put(document("pagina", {"oud": 0.9, "beide": 0.2}), document("ander", {"beide": 0.5}))
    world.bring_up_to_date()
    world.put(document("pagina", {"nieuw": 0.9, "beide": 0.8}))
    for _ in range(2):
        assert world.found("oud") == []
        assert world.found("nieuw") == ["pagina"]
        assert world.found("beide") == ["pagina", "ander"]
        world.bring_up_to_date()


def test_a_document_that_becomes_hidden_is_hidden_at_once(world: World) -> None:
    world.put(document("casus", {"huur": 0.9}))
    world.bring_up_to_date()
    world.put(document("casus", {"huur": 0.9}, zichtbaarheid="leden"))
    for _ in range(2):
        assert world.found("huur") == []
        assert world.found("huur", filters=Filters(MEMBERS)) == ["casus"]
        world.bring_up_to_date()


def test_a_removed_document_is_never_found_again(world: World) -> None:
    world.put(document("casus", {"huur": 0.9}), document("blijft", {"huur": 0.1}))
    world.bring_up_to_date()
    world.remove("methode/casus")
    for _ in range(3):
        assert world.found("huur") == ["blijft"]
        world.bring_up_to_date()
        world.reopen()
    with world.sessions() as session:
        world.index.rebuild(session)
    assert world.found("huur") == ["blijft"]


def test_a_removed_document_that_comes_back_is_found(world: World) -> None:
    world.put(document("casus", {"huur": 0.9}))
    world.bring_up_to_date()
    world.remove("methode/casus")
    world.bring_up_to_date()
    world.put(document("casus", {"huur": 0.9}))
    for _ in range(2):
        assert world.found("huur") == ["casus"]
        world.bring_up_to_date()


def test_rarity_counts_living_documents_only(world: World) -> None:
    kept = [document(f"d{n}", {"huur": 0.5, "hulp": 0.5} if n < 3 else {"huur": 0.5}) for n in range(9)]
    world.put(*kept)
    expected = world.search("hulp", "huur").treffers
    world.put(*(document(f"weg-{n}", {"hulp": 0.5}) for n in range(5)))
    world.bring_up_to_date()
    for n in range(5):
        world.remove(f"methode/weg-{n}")
    for _ in range(2):
        assert world.search("hulp", "huur").treffers == expected
        world.bring_up_to_date()


def test_many_small_changes_leave_a_right_index(world: World) -> None:
    rng = random.Random(3)
    living: dict[str, float] = {}
    for step in range(120):
        slug = f"d{rng.randrange(25)}"
        if slug in living and rng.random() < 0.4:
            world.remove(f"methode/{slug}")
            del living[slug]
        else:
            living[slug] = rng.uniform(0.1, 0.9)
            world.put(document(slug, {"huur": living[slug], slug: 0.5}))
        if step % 3 == 0:
            world.bring_up_to_date()
        expected = sorted(living, key=lambda name: -living[name])
        assert world.found("huur", limit=100) == expected
    world.reopen()
    assert world.found("huur", limit=100) == expected


def test_a_restarted_process_finds_the_same(world: World) -> None:
    world.put(*(document(f"d{n}", {"huur": n / 50 + 0.1}) for n in range(20)))
    world.bring_up_to_date()
    world.put(document("later", {"huur": 0.99}))
    before = world.search("huur")
    world.reopen()
    assert world.search("huur") == before


def test_what_is_not_committed_is_found_by_nobody_else(world: World) -> None:
    world.put(document("eerst", {"huur": 0.5}))
    with world.sessions() as session:
        from_here = document("teruggedraaid", {"huur": 0.9})
        store(session, [from_here])
        world.index.search(session, [WeightedTerm("huur", 1.0, 0)], Filters(EVERYBODY))
        session.rollback()
    world.put(document("daarna", {"huur": 0.7}))
    assert world.found("huur") == ["daarna", "eerst"]


def test_bringing_up_to_date_twice_does_nothing_the_second_time(world: World) -> None:
    world.put(document("d", {"huur": 0.5}))
    world.bring_up_to_date()
    assert world.bring_up_to_date() == 0


@pytest.mark.parametrize("anew", ["", "anew"])
def test_a_process_killed_before_the_database_commits_loses_nothing(world: World, anew: str) -> None:
    killed_at(world, "before the database commits", anew)


def test_processes_may_read_and_write_at_once(world: World, tmp_path: Path) -> None:
    """Three read and two write: no error, nothing saved is missed, nothing removed or hidden is found."""
    journal = tmp_path / "journal"
    journal.touch()
    world.put(document("eerst", {"samen": 0.5}))
    writers = [started(world, "write", name, str(journal), "24") for name in ("een", "twee")]
    readers = [started(world, "read", name, str(journal), "60") for name in ("a", "b", "c")]
    outcomes = {process.wait(200) for process in (*writers, *readers)}
    assert outcomes == {0}, "".join(
        process.stderr.read().decode() for process in (*writers, *readers) if process.stderr
    )
    world.bring_up_to_date()
    assert len(world.found("samen", limit=1000)) == 1 + 2 * 12
