"""What the tests of the indexes let other processes do: `python -m tests.search.index_process TASK KIND URL FOLDER …`."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session
from tests.search.index_world import World, document

from ankerpunt.search.index import whoosh_index
from ankerpunt.search.index.generation import GenerationFolder

COMMON = "samen"


def write(world: World, name: str, journal: str, number: str) -> None:
    """Save, change, hide and remove documents; note in the journal what is certain from then on.

    '+' must be found, '-' must not be found, '?' may be either while it changes.
    """
    for count in range(int(number)):
        slug = f"{name}-{count}"
        world.put(document(slug, {COMMON: 0.5, slug: 0.9}))
        _note(journal, "+", slug)
        if count % 3 == 0:
            world.put(document(slug, {COMMON: 0.4, slug: 0.7}, titel="Anders"))
        if count % 2 == 0:
            _note(journal, "?", slug)
            if count % 4 == 0:
                world.remove(f"methode/{slug}")
            else:
                world.put(document(slug, {COMMON: 0.5, slug: 0.9}, zichtbaarheid="leden"))
            _note(journal, "-", slug)
        if count % 5 == 0:
            world.bring_up_to_date()


def read(world: World, name: str, journal: str, number: str) -> None:
    """Search again and again and compare with what was certain before each search began."""
    for _ in range(int(number)):
        certain = _certain(journal)
        found = set(world.found(COMMON, limit=100_000))
        ghosts = {slug for slug, sign in certain.items() if sign == "-"} & found
        missing = {slug for slug, sign in certain.items() if sign == "+"} - found - _changing(journal)
        assert not ghosts, f"{name} found what is gone: {ghosts}"
        assert not missing, f"{name} missed what was saved: {missing}"


def die(world: World, stage: str, anew: str = "") -> None:
    """Bring the index up to date, or make it anew, and be killed without warning at a stage of the work."""
    patched: dict[str, tuple[Any, str]] = {
        "before Whoosh commits": (whoosh_index.SegmentWriter, "commit"),
        "before the arrays are written": (whoosh_index, "save_postings"),
        "before the generation is named": (GenerationFolder, "write"),
        "before old arrays are removed": (GenerationFolder, "_remove_all_but"),
        "before the database commits": (Session, "commit"),
    }
    owner, name = patched[stage]
    setattr(owner, name, _killed)
    if anew:
        with world.sessions() as session:
            world.index.rebuild(session)
    world.bring_up_to_date()
    world.put(document("half", {COMMON: 0.9, "half": 0.9}))


def _killed(*_: object, **__: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _note(journal: str, sign: str, slug: str) -> None:
    """One write of one line: lines of several processes never mix."""
    with Path(journal).open("ab", buffering=0) as file:
        file.write(f"{sign}{slug}\n".encode())


def _certain(journal: str) -> dict[str, str]:
    lines = Path(journal).read_text(encoding="utf-8").splitlines()
    return {line[1:]: line[0] for line in lines}


def _changing(journal: str) -> set[str]:
    """What began to change after the search had begun."""
    return {slug for slug, sign in _certain(journal).items() if sign != "+"}


TASKS: dict[str, Callable[..., None]] = {"write": write, "read": read, "die": die}

if __name__ == "__main__":
    task, kind, url, folder, *rest = sys.argv[1:]
    TASKS[task](World(kind, url, Path(folder)), *rest)
