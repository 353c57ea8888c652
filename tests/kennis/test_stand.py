"""The stand of the library: every change raises it, and it is committed together with the change."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Executable, delete, update
from tests.kennis.conftest import Library

from ankerpunt.database import make_engine
from ankerpunt.kennis.models import Item, ItemLink
from ankerpunt.kennis.stand import read_stand


def take_in(library: Library, folder: Path, text: str = "Een tekst.") -> None:
    path = folder / "content" / "methodes" / "straat.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"---\ntitle: Straat\ndescription: Over de straat.\n---\n{text}\n", encoding="utf-8")
    assert [each.status for each in library.take_in(folder)] != ["refused"]


def stand(library: Library) -> int:
    found = read_stand(library.engine)
    assert found is not None
    return found[0]


def test_new_and_changed_items_raise_the_stand(library: Library, tmp_path: Path) -> None:
    stands = [stand(library)]
    for text in ("Een tekst.", "Een andere tekst."):
        take_in(library, tmp_path, text)
        stands.append(stand(library))
    assert stands == sorted(set(stands))


def test_the_same_text_does_not_raise_the_stand(library: Library, tmp_path: Path) -> None:
    take_in(library, tmp_path)
    before = stand(library)
    take_in(library, tmp_path)
    assert stand(library) == before


@pytest.mark.parametrize(
    "statement",
    [
        lambda: update(Item).values(zichtbaarheid="leden"),
        lambda: delete(ItemLink),
        lambda: delete(Item).where(Item.slug == "anders"),
    ],
)
def test_statement_on_an_item_raises_the_stand(
    library: Library, tmp_path: Path, statement: Callable[[], Executable]
) -> None:
    take_in(library, tmp_path)
    before = stand(library)
    with library.session() as session:
        session.execute(statement())
        session.commit()
    assert stand(library) > before


def test_removed_object_raises_the_stand(sqlite_library: Library, tmp_path: Path) -> None:
    take_in(sqlite_library, tmp_path)
    before = stand(sqlite_library)
    with sqlite_library.session() as session:
        session.query(Item).one().titel = "Anders"
        session.commit()
    assert stand(sqlite_library) > before


def test_change_that_is_not_committed_raises_nothing(library: Library, tmp_path: Path) -> None:
    take_in(library, tmp_path)
    before = stand(library)
    with library.session() as session:
        session.execute(update(Item).values(titel="Anders"))
        assert stand(library) == before
        session.rollback()
    assert stand(library) == before


def test_database_that_cannot_be_asked_has_no_stand(tmp_path: Path) -> None:
    engine = make_engine(f"sqlite:///{tmp_path / 'nergens' / 'leeg.db'}")
    assert read_stand(engine) is None
    engine.dispose()
