"""The verwijzing: an item as a row, a card or a link, and the columns it is made of.

Statements that every page needs are composed once, and rows are read as plain columns: composing a statement takes
longer than running it, and objects of the session would take as long again.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Executable, Result, Row, Select, bindparam, select
from sqlalchemy.orm import Session, aliased

from ankerpunt.kennis.due import due
from ankerpunt.kennis.kinds import KINDS
from ankerpunt.kennis.models import GEPUBLICEERD, Item, Revision

#: Where to read: a session where something is also written, else a connection, which costs a third of it.
Source = Session | Connection
GROEP = aliased(Item, name="groep")
#: What `verwijzing` needs of an item and of the page of its vakgroep.
COLUMNS = (
    Item.soort,
    Item.slug,
    Item.titel,
    Item.samenvatting,
    Item.vakgroep,
    Item.onderbouwing,
    Item.zichtbaarheid,
    Item.gecontroleerd_op,
    Item.herzien_maanden,
    Item.gewijzigd_op,
    GROEP.titel.label("vakgroep_naam"),
)


@dataclass(frozen=True)
class Verwijzing:
    """An item as a row, a card or a link."""

    soort: str
    slug: str
    url: str
    titel: str
    samenvatting: str
    naam_soort: str
    icon: str
    vakgroep: str | None
    vakgroep_naam: str | None
    gecontroleerd_op: date | None
    herzien_voor: date | None
    verouderd: bool
    gewijzigd_op: datetime
    fictief: bool
    leden: bool

    @property
    def key(self) -> str:
        """soort/slug."""
        return f"{self.soort}/{self.slug}"


class Titel(NamedTuple):
    """An item as no more than a link."""

    soort: str
    slug: str
    titel: str

    @property
    def key(self) -> str:
        """soort/slug."""
        return f"{self.soort}/{self.slug}"

    @property
    def url(self) -> str:
        """The path of its page."""
        return f"/{KINDS[self.soort].prefix}/{self.slug}"


def verwijzing(row: Row[*tuple[Any, ...]], today: date) -> Verwijzing:
    """The verwijzing of a row that has `COLUMNS`."""
    return Verwijzing(**values(row, today))


def values(row: Row[*tuple[Any, ...]], today: date) -> dict[str, Any]:
    """The fields of a verwijzing, from a row that has `COLUMNS`."""
    kind = KINDS[row.soort]
    herzien_voor = due(row.gecontroleerd_op, row.herzien_maanden)
    return {
        "soort": row.soort,
        "slug": row.slug,
        "url": f"/{kind.prefix}/{row.slug}",
        "titel": row.titel,
        "samenvatting": row.samenvatting,
        "naam_soort": name_of(row.soort, row.slug, row.vakgroep),
        "icon": kind.icon,
        "vakgroep": row.vakgroep,
        "vakgroep_naam": row.vakgroep_naam,
        "gecontroleerd_op": row.gecontroleerd_op,
        "herzien_voor": herzien_voor,
        "verouderd": herzien_voor is not None and herzien_voor < today,
        "gewijzigd_op": row.gewijzigd_op,
        "fictief": row.onderbouwing == "fictief-voorbeeld",
        "leden": row.zichtbaarheid != "openbaar",
    }


def name_of(soort: str, slug: str, vakgroep: str | None) -> str:
    """What people call an item of this soort; the page of a vakgroep itself is called that."""
    return "Vakgroep" if soort == "vakgroeppagina" and slug == vakgroep else KINDS[soort].naam


def published(*columns: Any) -> Select[*tuple[Any, ...]]:
    """The published items that may be seen, with the page of their vakgroep. Run it with `run`, which says what may be seen."""
    return (
        select(*columns)
        .select_from(Item)
        .outerjoin(GROEP, (GROEP.prefix == "vakgroepen") & (GROEP.slug == Item.vakgroep))
        .where(*VISIBLE)
    )


def with_revision(*columns: Any) -> Select[*tuple[Any, ...]]:
    """As `published`, with the current revision."""
    return published(*columns).join(Revision, (Revision.item_id == Item.id) & (Revision.nummer == Item.revisie))


VISIBLE: tuple[ColumnElement[bool], ...] = (
    Item.status == GEPUBLICEERD,
    Item.zichtbaarheid.in_(bindparam("zichtbaarheid", expanding=True)),
)


def run(source: Source, statement: Executable, zichtbaarheid: Collection[str], **more: Any) -> Result[*tuple[Any, ...]]:
    """The rows of a statement with `VISIBLE`, past a session's objects but with all that it was told."""
    parameters: Mapping[str, Any] = {"zichtbaarheid": list(zichtbaarheid), **more}
    if isinstance(source, Connection):
        return source.execute(statement, parameters)
    source.flush()
    return source.connection().execute(statement, parameters)
