"""The thread that keeps an index fast."""

from __future__ import annotations

import threading
from pathlib import Path

from sqlalchemy.orm import Session
from tests.search.index_world import World, document

from ankerpunt.search.index.keeper import Keeper

LONG = 30.0


class Counting:
    """An index that only says when it was brought up to date; fails the first `failing` times."""

    def __init__(self, failing: int = 0) -> None:
        self.failing = failing
        self.happened = threading.Semaphore(0)

    def bring_up_to_date(self, session: Session) -> int:
        """Count, or fail."""
        self.happened.release()
        if self.failing:
            self.failing -= 1
            raise OSError("the disk is full")
        return 0


def _keeper(index: object, seconds: float) -> Keeper:
    return Keeper(index, Session, seconds)  # type: ignore[arg-type]


def test_a_keeper_begins_with_what_it_missed() -> None:
    index = Counting()
    keeper = _keeper(index, LONG)
    keeper.start()
    assert index.happened.acquire(timeout=LONG)
    keeper.stop()


def test_a_poke_is_acted_upon_at_once() -> None:
    index = Counting()
    keeper = _keeper(index, 10 * LONG)
    keeper.start()
    assert index.happened.acquire(timeout=LONG)
    keeper.poke()
    assert index.happened.acquire(timeout=LONG)
    keeper.stop()


def test_changes_by_other_processes_are_taken_in_without_a_poke() -> None:
    index = Counting()
    keeper = _keeper(index, 0.01)
    keeper.start()
    assert all(index.happened.acquire(timeout=LONG) for _ in range(3))
    keeper.stop()


def test_a_failure_is_tried_again() -> None:
    index = Counting(failing=2)
    keeper = _keeper(index, 0.01)
    keeper.start()
    assert all(index.happened.acquire(timeout=LONG) for _ in range(4))
    keeper.stop()


def test_stopping_waits_for_the_work_under_way(tmp_path: Path) -> None:
    world = World("whoosh", f"sqlite:///{tmp_path}/test.db", tmp_path / "index")
    world.create()
    world.put(document("d", {"huur": 0.5}))
    keeper = Keeper(world.index, world.sessions)
    keeper.start()
    keeper.stop()
    assert world.bring_up_to_date() == 0
