"""Reading: one item as a page, and lists of items, each in a fixed number of queries."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any, NamedTuple

from markupsafe import Markup
from sqlalchemy import ColumnElement, Row, Select, func, select
from sqlalchemy.orm import Session, aliased

from ankerpunt.errors import NotFound
from ankerpunt.kennis.kinds import KINDS, LEEFGEBIEDEN, ONDERBOUWING, Key
from ankerpunt.kennis.models import GEPUBLICEERD, Item, ItemLeefgebied, ItemLink, Revision
from ankerpunt.kennis.schema import SCHEMAS, Bron, Kop
from ankerpunt.kennis.service import due

GROEP = aliased(Item, name="groep")


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


@dataclass(frozen=True)
class Groep(Verwijzing):
    """A vakgroep as a row; `themas` are its tags in one line."""

    themas: str


@dataclass(frozen=True)
class Pagina(Verwijzing):
    """An item with everything its page shows. `inhoud`: (level, id, title) of each heading."""

    html: Markup
    inhoud: Sequence[tuple[int, str, str]]
    delen: dict[str, list[str]]
    leefgebieden: Sequence[tuple[str, str]]
    revisie: int
    kop: Kop

    @property
    def eigenaar(self) -> str:
        """Who keeps the page."""
        return self.kop.eigenaar or (
            f"vakgroep {self.vakgroep_naam.lower()}" if self.vakgroep_naam else "redactie Ankerpunt"
        )

    @property
    def tags(self) -> list[str]:
        """Its tags."""
        return self.kop.tags

    @property
    def onderbouwing(self) -> str | None:
        """On what it rests, in words."""
        return ONDERBOUWING.get(self.kop.onderbouwing or "")

    @property
    def bronnen(self) -> list[Bron]:
        """Its sources."""
        return self.kop.bronnen


class Facet(NamedTuple):
    """A value of a facet: how many items have it, and whether it is chosen."""

    waarde: str
    naam: str
    aantal: int
    aan: bool


@dataclass(frozen=True)
class Keuze:
    """What a list is narrowed to; an empty set is no restriction."""

    soort: frozenset[str] = frozenset()
    leefgebied: frozenset[str] = frozenset()
    vakgroep: frozenset[str] = frozenset()


_ROW = (Item, GROEP.titel, Revision.meta["onderbouwing"].as_string())


def page(session: Session, prefix: str, slug: str, zichtbaarheid: Collection[str], today: date) -> Pagina:
    """The published item at /prefix/slug. Raises NotFound where there is none that this reader may see."""
    row = session.execute(
        select(Item, GROEP.titel, Revision)
        .join(Revision, (Revision.item_id == Item.id) & (Revision.nummer == Item.revisie))
        .outerjoin(GROEP, (GROEP.prefix == "vakgroepen") & (GROEP.slug == Item.vakgroep))
        .where(Item.prefix == prefix, Item.slug == slug, *_visible(zichtbaarheid))
    ).first()
    if row is None:
        raise NotFound("Deze pagina is er niet (meer), of je mag haar niet lezen.")
    item, groep, revision = row
    kop = SCHEMAS[item.soort].model_validate(revision.meta)
    basis = verwijzing(item, groep, kop.onderbouwing, today)
    return Pagina(
        **_fields(basis),
        html=Markup(revision.html),  # noqa: S704 - made and sanitised by kennis.rendering when it was saved
        inhoud=[(heading[0], heading[1], heading[2]) for heading in revision.inhoud],
        delen=revision.delen,
        leefgebieden=[(name, LEEFGEBIEDEN[name]) for name in kop.leefgebieden],
        revisie=item.revisie,
        kop=kop,
    )


def source_of(session: Session, key: Key, zichtbaarheid: Collection[str]) -> str:
    """The text of the item's file. Raises NotFound as `page` does."""
    source = session.scalar(
        select(Revision.bron)
        .join(Item, (Revision.item_id == Item.id) & (Revision.nummer == Item.revisie))
        .where(
            Item.prefix == KINDS[key.soort].prefix,
            Item.slug == key.slug,
            Item.soort == key.soort,
            *_visible(zichtbaarheid),
        )
    )
    if source is None:
        raise NotFound("Dit item is er niet (meer), of je mag het niet lezen.")
    return source


def backlinks(
    session: Session, key: Key, zichtbaarheid: Collection[str], today: date, most: int = 12
) -> list[Verwijzing]:
    """The items whose text leads to `key`."""
    linking = select(ItemLink.item_id).where(ItemLink.soort == key.soort, ItemLink.slug == key.slug)
    return _rows(
        session, _list(zichtbaarheid).where(Item.id.in_(linking)).order_by(Item.titel, Item.id).limit(most), today
    )


def linked(session: Session, keys: Sequence[Key], zichtbaarheid: Collection[str], today: date) -> list[Verwijzing]:
    """The items with these keys, in this order; those that are not there or may not be seen are left out."""
    slugs = {key.slug for key in keys}
    rows = _rows(session, _list(zichtbaarheid).where(Item.slug.in_(slugs)), today)
    by_key = {row.key: row for row in rows}
    return [by_key[str(key)] for key in keys if str(key) in by_key]


def links_of(session: Session, key: Key) -> list[Key]:
    """The items that the text of `key` leads to, in order."""
    rows = session.execute(
        select(ItemLink.soort, ItemLink.slug)
        .join(Item, Item.id == ItemLink.item_id)
        .where(Item.prefix == KINDS[key.soort].prefix, Item.slug == key.slug)
        .order_by(ItemLink.volgorde)
    )
    return [Key(soort, slug) for soort, slug in rows]


def listing(
    session: Session, keuze: Keuze, zichtbaarheid: Collection[str], today: date, *, offset: int = 0, limit: int = 50
) -> tuple[int, list[Verwijzing]]:
    """How many items match, and one page of them by title."""
    where = _narrowed(keuze)
    total = session.scalar(select(func.count()).select_from(Item).where(*_visible(zichtbaarheid), *where)) or 0
    rows = _rows(
        session, _list(zichtbaarheid).where(*where).order_by(Item.titel, Item.id).offset(offset).limit(limit), today
    )
    return total, rows


def recent(
    session: Session, zichtbaarheid: Collection[str], today: date, *, keuze: Keuze | None = None, most: int = 3
) -> list[Verwijzing]:
    """What changed last, newest first."""
    where = _narrowed(keuze or Keuze())
    return _rows(
        session,
        _list(zichtbaarheid).where(*where).order_by(Item.gewijzigd_op.desc(), Item.id.desc()).limit(most),
        today,
    )


def vakgroepen(session: Session, zichtbaarheid: Collection[str], today: date) -> list[Groep]:
    """The vakgroepen themselves, by name."""
    statement = (
        _list(zichtbaarheid)
        .where(Item.soort == "vakgroeppagina", Item.slug == Item.vakgroep)
        .add_columns(Revision.meta["tags"])
        .order_by(Item.titel)
    )
    rows = session.execute(statement).all()
    return [
        Groep(**_fields(verwijzing(item, groep, onderbouwing, today)), themas=", ".join(tags or []).capitalize())
        for item, groep, onderbouwing, tags in rows
    ]


def facets(session: Session, keuze: Keuze, zichtbaarheid: Collection[str]) -> dict[str, list[Facet]]:
    """Per facet its values with counts under the other facets' choice; three queries whatever the size."""
    return {
        "soort": _facet(
            session, "soort", Item.soort, keuze, zichtbaarheid, {soort: kind.meervoud for soort, kind in KINDS.items()}
        ),
        "leefgebied": _facet(session, "leefgebied", ItemLeefgebied.leefgebied, keuze, zichtbaarheid, LEEFGEBIEDEN),
        "vakgroep": _facet(session, "vakgroep", Item.vakgroep, keuze, zichtbaarheid, vakgroep_names(session)),
    }


def vakgroep_names(session: Session) -> dict[str, str]:
    """Slug and name of every vakgroep."""
    rows = session.execute(
        select(Item.slug, Item.titel).where(Item.soort == "vakgroeppagina", Item.slug == Item.vakgroep)
    )
    return {row.slug: row.titel for row in rows}


def verwijzing(item: Item, groep: str | None, onderbouwing: str | None, today: date) -> Verwijzing:
    """The row of an item."""
    herzien_voor = due(item.gecontroleerd_op, item.herzien_maanden)
    return Verwijzing(
        soort=item.soort,
        slug=item.slug,
        url=item.url,
        titel=item.titel,
        samenvatting=item.samenvatting,
        naam_soort=item.naam_soort,
        icon=KINDS[item.soort].icon,
        vakgroep=item.vakgroep,
        vakgroep_naam=groep,
        gecontroleerd_op=item.gecontroleerd_op,
        herzien_voor=herzien_voor,
        verouderd=herzien_voor is not None and herzien_voor < today,
        gewijzigd_op=item.gewijzigd_op,
        fictief=onderbouwing == "fictief-voorbeeld",
        leden=item.zichtbaarheid != "openbaar",
    )


def _fields(basis: Verwijzing) -> dict[str, Any]:
    return {field.name: getattr(basis, field.name) for field in fields(Verwijzing)}


def _visible(zichtbaarheid: Collection[str]) -> tuple[ColumnElement[bool], ...]:
    return (Item.status == GEPUBLICEERD, Item.zichtbaarheid.in_(zichtbaarheid))


def _list(zichtbaarheid: Collection[str]) -> Select[Any]:
    return (
        select(*_ROW)
        .join(Revision, (Revision.item_id == Item.id) & (Revision.nummer == Item.revisie))
        .outerjoin(GROEP, (GROEP.prefix == "vakgroepen") & (GROEP.slug == Item.vakgroep))
        .where(*_visible(zichtbaarheid))
    )


def _rows(session: Session, statement: Select[Any], today: date) -> list[Verwijzing]:
    rows: Sequence[Row[Any]] = session.execute(statement).all()
    return [verwijzing(item, groep, onderbouwing, today) for item, groep, onderbouwing in rows]


def _narrowed(keuze: Keuze, without: str = "") -> list[ColumnElement[bool]]:
    where: list[ColumnElement[bool]] = []
    if keuze.soort and without != "soort":
        where.append(Item.soort.in_(keuze.soort))
    if keuze.vakgroep and without != "vakgroep":
        where.append(Item.vakgroep.in_(keuze.vakgroep))
    if keuze.leefgebied and without != "leefgebied":
        with_it = select(ItemLeefgebied.item_id).where(ItemLeefgebied.leefgebied.in_(keuze.leefgebied))
        where.append(Item.id.in_(with_it))
    return where


def _facet(
    session: Session, name: str, column: Any, keuze: Keuze, zichtbaarheid: Collection[str], names: dict[str, str]
) -> list[Facet]:
    statement = select(column, func.count()).select_from(Item)
    if name == "leefgebied":
        statement = statement.join(ItemLeefgebied, ItemLeefgebied.item_id == Item.id)
    rows = session.execute(statement.where(*_visible(zichtbaarheid), *_narrowed(keuze, without=name)).group_by(column))
    counts = {value: count for value, count in rows if value}
    chosen: frozenset[str] = getattr(keuze, name)
    return [Facet(value, label, counts[value], value in chosen) for value, label in names.items() if value in counts]


def urls_of_soort(session: Session, soort: str, zichtbaarheid: Collection[str]) -> dict[str, str]:
    """Slug and address of every item of a soort."""
    slugs = session.scalars(select(Item.slug).where(Item.soort == soort, *_visible(zichtbaarheid)))
    return {slug: Key(soort, slug).url for slug in slugs}


def metas(session: Session, keys: Sequence[Key], zichtbaarheid: Collection[str]) -> dict[Key, dict[str, Any]]:
    """The front matter of these items, in this order; those that may not be seen are left out."""
    rows = session.execute(
        select(Item.soort, Item.slug, Revision.meta)
        .join(Revision, (Revision.item_id == Item.id) & (Revision.nummer == Item.revisie))
        .where(Item.slug.in_({key.slug for key in keys}), *_visible(zichtbaarheid))
    )
    found = {Key(soort, slug): meta for soort, slug, meta in rows}
    return {key: found[key] for key in keys if key in found}
