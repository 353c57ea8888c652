"""Pages whose review date has passed rank lower, the same in every index, and are found all the same."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from tests.search.index_world import EVERYBODY, World, document

from ankerpunt.search.query_scoring import OVERDUE
from ankerpunt.search.values import Filters

TODAY = date(2026, 11, 24)
NOW = Filters(EVERYBODY, vandaag=TODAY)


@pytest.fixture(
    params=[("whoosh", "sqlite"), ("sql", "sqlite"), pytest.param(("sql", "postgres"), marks=pytest.mark.postgres)],
    ids=str,
)
def world(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[World]:
    """An empty index of each kind."""
    kind, database = request.param
    url = f"sqlite:///{tmp_path}/test.db" if database == "sqlite" else request.getfixturevalue("postgres_url")
    made = World(kind, url, tmp_path / "index")
    made.create()
    yield made
    made.close()


def test_overdue_page_gives_way_to_one_as_good_and_not_to_a_worse_one(world: World) -> None:
    world.put(
        document("oud", {"huur": 0.8}, herzien_voor=date(2026, 11, 23)),
        document("vandaag", {"huur": 0.78}, herzien_voor=TODAY),
        document("zonder", {"huur": 0.77}),
        document("slecht", {"huur": 0.4}),
    )
    world.bring_up_to_date()
    assert world.found("huur", filters=NOW) == ["vandaag", "zonder", "oud", "slecht"]
    before = Filters(EVERYBODY, vandaag=date(2026, 1, 1))
    assert world.found("huur", filters=before) == ["oud", "vandaag", "zonder", "slecht"]


def test_score_of_an_overdue_page_is_its_share(world: World) -> None:
    world.put(document("oud", {"huur": 0.8}, herzien_voor=date(2020, 1, 1)), document("ander", {"post": 0.8}))
    world.bring_up_to_date()
    late, early = (world.search("huur", filters=Filters(EVERYBODY, vandaag=day)) for day in (TODAY, date(2019, 1, 1)))
    assert (late.totaal, early.totaal) == (1, 1)
    assert late.treffers[0][1] == pytest.approx(early.treffers[0][1] * OVERDUE, abs=2e-6)


def test_page_that_was_looked_at_again_ranks_as_before(world: World) -> None:
    world.put(document("oud", {"huur": 0.8}, herzien_voor=date(2020, 1, 1)), document("ander", {"huur": 0.79}))
    world.bring_up_to_date()
    assert world.found("huur", filters=NOW) == ["ander", "oud"]
    world.put(document("oud", {"huur": 0.8}, herzien_voor=date(2027, 1, 1)))
    assert world.found("huur", filters=NOW) == ["oud", "ander"]
    world.bring_up_to_date()
    assert world.found("huur", filters=NOW) == ["oud", "ander"]
