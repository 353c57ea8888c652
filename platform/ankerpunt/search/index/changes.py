"""Reading from the database what an index does not have yet: the database is the truth, an index only a copy."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, Select, select
from sqlalchemy.orm import Session

from ankerpunt.search.index.profiles import Profiel
from ankerpunt.search.models import ZoekDocument, ZoekMerk, ZoekTekst

ROWS_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a history of changes."""

    reeks: str
    merk: int


NOTHING = Mark("", 0)

_MARK = select(ZoekMerk.reeks, ZoekMerk.hoogste)


@dataclass(frozen=True, slots=True)
class Change:
    """The newest state of one document; no `profiel` and no impacts means that it is gone."""

    document: int
    merk: int
    profiel: Profiel | None
    impacts: dict[str, int]


def highest_mark(database: Session | Connection) -> Mark:
    """How far the database is: one row of one small table."""
    row = database.execute(_MARK).first()
    return NOTHING if row is None else Mark(row.reeks, row.hoogste)


def changes_since(connection: Connection, merk: int) -> Iterator[Change]:
    """What changed after `merk`, every document once, oldest change first; read a few hundred rows at a time."""
    rows = connection.execute(_newer_than(merk), execution_options={"yield_per": ROWS_AT_ONCE})
    for row in rows:
        gone = row.verwijderd or row.impacts is None
        profiel = None if gone else Profiel(row.zichtbaarheid, row.soort, row.vakgroep, row.leefgebieden)
        yield Change(row.id, row.merk, profiel, {} if gone else row.impacts)


def _newer_than(merk: int) -> Select[int, int, bool, str, str, str | None, tuple[str, ...], dict[str, int]]:
    return (
        select(
            ZoekDocument.id,
            ZoekDocument.merk,
            ZoekDocument.verwijderd,
            ZoekDocument.zichtbaarheid,
            ZoekDocument.soort,
            ZoekDocument.vakgroep,
            ZoekDocument.leefgebieden,
            ZoekTekst.impacts,
        )
        .outerjoin(ZoekTekst, ZoekTekst.document == ZoekDocument.id)
        .where(ZoekDocument.merk > merk)
        .order_by(ZoekDocument.merk)
    )
