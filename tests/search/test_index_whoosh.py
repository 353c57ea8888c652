"""The embedded index on disk: damage, other histories, housekeeping, threads."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import update
from tests.search.index_world import World, document, killed_at

from ankerpunt.search.models import ZoekMerk
from ankerpunt.search.service import start_new_series

STAGES = (
    "before Whoosh commits",
    "before the arrays are written",
    "before the generation is named",
    "before old arrays are removed",
)
PLATFORM = Path(__file__).parents[2] / "platform" / "ankerpunt"


@pytest.fixture
def world(tmp_path: Path) -> World:
    """Three documents in an index that is up to date."""
    made = World("whoosh", f"sqlite:///{tmp_path}/test.db", tmp_path / "index")
    made.create()
    made.put(*(document(f"d{n}", {"huur": 0.9 - n / 10}) for n in range(3)))
    made.bring_up_to_date()
    return made


def _cut(folder: Path) -> None:
    for file in folder.glob("*.arrays"):
        file.write_bytes(file.read_bytes()[:-10])


def _flip(folder: Path) -> None:
    for file in folder.glob("*.arrays"):
        content = bytearray(file.read_bytes())
        content[-1] ^= 0xFF
        file.write_bytes(content)


def _empty(folder: Path) -> None:
    for file in folder.glob("*.arrays"):
        file.write_bytes(b"")


def _lose_arrays(folder: Path) -> None:
    for file in folder.glob("*.arrays"):
        file.unlink()


def _garble_generation(folder: Path) -> None:
    (folder / "generation.json").write_text('{"version": 1, "segments"', encoding="utf-8")


def _other_version(folder: Path) -> None:
    text = (folder / "generation.json").read_text(encoding="utf-8")
    (folder / "generation.json").write_text(text.replace('"version": 1', '"version": 0'), encoding="utf-8")


def _lose_whoosh(folder: Path) -> None:
    shutil.rmtree(folder / "whoosh")


def _garble_whoosh(folder: Path) -> None:
    for file in (folder / "whoosh").iterdir():
        file.write_bytes(b"not an index")


def _lose_everything(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.mkdir()


DAMAGE = [
    _cut, _flip, _empty, _lose_arrays, _garble_generation, _other_version, _lose_whoosh, _garble_whoosh, _lose_everything,
]  # fmt: skip


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_index_answers_right_and_is_made_anew(world: World, damage: Callable[[Path], None]) -> None:
    damage(world.folder)
    world.reopen()
    assert world.found("huur") == ["d0", "d1", "d2"]
    world.put(document("d3", {"huur": 0.95}))
    world.remove("methode/d1")
    for _ in range(2):
        assert world.found("huur") == ["d3", "d0", "d2"]
        world.bring_up_to_date()
        world.reopen()
    assert world.bring_up_to_date() == 0


@pytest.mark.parametrize("anew", ["", "anew"])
@pytest.mark.parametrize("stage", STAGES)
def test_a_process_killed_in_the_middle_of_a_write_loses_nothing(world: World, stage: str, anew: str) -> None:
    for n in range(3):
        world.remove(f"methode/d{n}")
    killed_at(world, stage, anew)


def test_an_index_of_another_history_is_not_believed(world: World, tmp_path: Path) -> None:
    other = World("whoosh", f"sqlite:///{tmp_path}/other.db", world.folder)
    other.create()
    other.put(*(document(f"ander-{n}", {"huur": 0.5}) for n in range(7)))
    assert other.found("huur", limit=3) == ["ander-0", "ander-1", "ander-2"]
    assert other.bring_up_to_date() == 7


def test_a_database_that_was_set_back_is_noticed(world: World) -> None:
    """The marks after a restored backup are given again to other changes."""
    world.put(document("na-de-backup", {"huur": 0.95}))
    world.bring_up_to_date()
    assert world.found("huur")[0] == "na-de-backup"
    with world.sessions() as session:
        session.execute(update(ZoekMerk).values(hoogste=ZoekMerk.hoogste - 1))
        start_new_series(session)
        session.commit()
    world.remove("methode/na-de-backup")
    for _ in range(2):
        assert world.found("huur") == ["d0", "d1", "d2"]
        world.bring_up_to_date()


def test_many_small_changes_leave_few_segments(world: World) -> None:
    for n in range(130):
        world.put(document(f"d{n % 40}", {"huur": 0.5, f"t{n}": 0.5}))
        world.bring_up_to_date()
    assert len(list(world.folder.glob("*.arrays"))) <= 8
    assert world.search("huur").totaal == 40


def test_files_that_count_no_more_are_removed(world: World) -> None:
    before = {path.name for path in world.folder.rglob("*") if path.is_file()}
    for _ in range(3):
        with world.sessions() as session:
            world.index.rebuild(session)
    after = {path.name for path in world.folder.rglob("*") if path.is_file()}
    assert len(after) == len(before)


def test_a_reader_goes_on_while_the_index_is_made_anew(world: World) -> None:
    assert world.found("huur") == ["d0", "d1", "d2"]
    writer = World("whoosh", world.url, world.folder)
    with writer.sessions() as session:
        writer.index.rebuild(session)
    assert world.found("huur") == ["d0", "d1", "d2"]


def test_threads_may_search_and_bring_up_to_date_at_once(world: World) -> None:
    def search() -> None:
        for _ in range(40):
            assert set(world.found("huur", limit=100)) >= {"d0", "d1", "d2"}

    def write(name: str) -> None:
        for n in range(15):
            world.put(document(f"{name}-{n}", {"huur": 0.3}))
            world.bring_up_to_date()

    with ThreadPoolExecutor() as pool:
        tasks = [*(pool.submit(search) for _ in range(3)), *(pool.submit(write, name) for name in ("een", "twee"))]
    assert [task.result() for task in tasks] == [None] * 5
    assert world.search("huur").totaal == 33


def test_one_file_only_knows_whoosh() -> None:
    knows = [
        path.name for path in PLATFORM.rglob("*.py") if "import whoosh" in (t := path.read_text()) or "from whoosh" in t
    ]
    assert knows == ["whoosh_index.py"]
