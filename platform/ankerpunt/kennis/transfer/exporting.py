"""Writing the library back as Markdown: what comes out goes in again without a change."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from ankerpunt.kennis.kinds import path_of
from ankerpunt.kennis.models import GEPUBLICEERD, Bestand, Item, Revision
from ankerpunt.kennis.transfer.files import FOLDER

PAGE = 200


def export_all(session: Session, folder: Path, *, only_public: bool = False) -> int:
    """Write every published item (only public ones with `only_public`) and every file below `folder`; how many items.

    Raises FileExistsError where `folder` holds something already: an old export must not mix with a new one.
    """
    if folder.exists() and any(folder.iterdir()):
        raise FileExistsError(folder)
    count = 0
    for item, source in published(session, only_public=only_public):
        target = folder / path_of(item.key, item.vakgroep)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(source, encoding="utf-8", newline="\n")
        count += 1
    for name in session.scalars(select(Bestand.naam)):
        found = session.get_one(Bestand, name)
        target = folder / FOLDER / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(found.inhoud)
        session.expunge(found)
    return count


def published(session: Session, *, only_public: bool) -> Iterator[tuple[Item, str]]:
    """Every published item with the text of its file, in the order in which they were made."""
    statement = (
        select(Item, Revision.bron)
        .join(Revision, (Revision.item_id == Item.id) & (Revision.nummer == Item.revisie))
        .where(Item.status == GEPUBLICEERD)
        .order_by(Item.id)
    )
    if only_public:
        statement = statement.where(Item.zichtbaarheid == "openbaar")
    rows = session.execute(statement.execution_options(yield_per=PAGE))
    yield from ((item, source) for item, source in rows)
