"""Reading: one item as a page, and lists of items, each in a fixed number of queries."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from markupsafe import Markup
from sqlalchemy import ColumnElement, Integer, Select, bindparam, func, select

from ankerpunt.errors import NotFound
from ankerpunt.kennis.kinds import KINDS, ONDERBOUWING, Key
from ankerpunt.kennis.models import Doorverwijzing, Item, ItemLeefgebied, ItemLink, Revision
from ankerpunt.kennis.schema import SCHEMAS, Kop
from ankerpunt.kennis.verwijzing import (
    COLUMNS,
    VISIBLE,
    Source,
    Titel,
    Verwijzing,
    published,
    run,
    values,
    verwijzing,
    with_revision,
)
from ankerpunt.leefgebieden import LEEFGEBIEDEN


@dataclass(frozen=True)
class Groep(Verwijzing):
    """A vakgroep as a row; `themas` are its tags in one line."""

    themas: str


@dataclass(frozen=True)
class Pagina(Verwijzing):
    """An item with everything its page shows. `inhoud`: (level, id, title) of each heading."""

    html: Markup
    inhoud: Sequence[tuple[int, str, str]]
    leefgebieden: Sequence[tuple[str, str]]
    revisie: int
    meta: Mapping[str, Any]

    @cached_property
    def kop(self) -> Kop:
        """Its front matter as typed values; most pages show nothing that needs them."""
        return SCHEMAS[self.soort].model_validate(self.meta)

    @property
    def eigenaar(self) -> str:
        """Who keeps the page."""
        return self.meta.get("eigenaar") or (
            f"vakgroep {self.vakgroep_naam.lower()}" if self.vakgroep_naam else "redactie Ankerpunt"
        )

    @property
    def tags(self) -> list[str]:
        """Its tags."""
        return list(self.meta.get("tags", ()))

    @property
    def onderbouwing(self) -> str | None:
        """On what it rests, in words."""
        return ONDERBOUWING.get(self.meta.get("onderbouwing", ""))

    @property
    def bronnen(self) -> list[Mapping[str, Any]]:
        """Its sources, each with at least a `titel`."""
        return list(self.meta.get("bronnen", ()))


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


_LIST = published(*COLUMNS)
_PAGE = with_revision(*COLUMNS, Item.revisie, Revision.html, Revision.inhoud, Revision.meta).where(
    Item.prefix == bindparam("prefix"), Item.slug == bindparam("slug")
)
_MOVED = (
    select(Item.soort, Item.slug)
    .join(Doorverwijzing, Doorverwijzing.item_id == Item.id)
    .where(*VISIBLE, Doorverwijzing.prefix == bindparam("prefix"), Doorverwijzing.slug == bindparam("slug"))
)
_GROEPEN = (
    with_revision(*COLUMNS, Revision.meta["tags"].label("tags"))
    .where(Item.soort == "vakgroeppagina", Item.slug == Item.vakgroep)
    .order_by(Item.titel)
)
_BACKLINKS = (
    select(Item.soort, Item.slug, Item.titel)
    .join(ItemLink, ItemLink.item_id == Item.id)
    .where(*VISIBLE, ItemLink.soort == bindparam("soort"), ItemLink.slug == bindparam("slug"))
    .order_by(Item.titel, Item.id)
    .limit(bindparam("most", type_=Integer))
)


def page(source: Source, prefix: str, slug: str, zichtbaarheid: Collection[str], today: date) -> Pagina:
    """The published item at /prefix/slug. Raises NotFound where there is none that this reader may see."""
    row = run(source, _PAGE, zichtbaarheid, prefix=prefix, slug=slug).first()
    if row is None:
        raise NotFound("Deze pagina is er niet (meer), of je mag haar niet lezen.")
    return Pagina(
        **values(row, today),
        html=Markup(row.html),  # noqa: S704 - made and sanitised by kennis.rendering when it was saved
        inhoud=row.inhoud,
        leefgebieden=[(name, LEEFGEBIEDEN[name]) for name in row.meta.get("leefgebieden", ())],
        revisie=row.revisie,
        meta=row.meta,
    )


def moved(source: Source, prefix: str, slug: str, zichtbaarheid: Collection[str]) -> str | None:
    """Where the item that once stood at /prefix/slug is now, if this reader may see it there."""
    row = run(source, _MOVED, zichtbaarheid, prefix=prefix, slug=slug).first()
    return None if row is None else Key(row.soort, row.slug).url


def source_of(source: Source, key: Key, zichtbaarheid: Collection[str]) -> str:
    """The text of the item's file. Raises NotFound as `page` does."""
    statement = (
        select(Revision.bron)
        .join(Item, (Revision.item_id == Item.id) & (Revision.nummer == Item.revisie))
        .where(Item.prefix == KINDS[key.soort].prefix, Item.slug == key.slug, Item.soort == key.soort, *VISIBLE)
    )
    text: str | None = run(source, statement, zichtbaarheid).scalar()
    if text is None:
        raise NotFound("Dit item is er niet (meer), of je mag het niet lezen.")
    return text


def backlinks(source: Source, key: Key, zichtbaarheid: Collection[str], most: int = 8) -> list[Titel]:
    """The items whose text leads to `key`, by title."""
    rows = run(source, _BACKLINKS, zichtbaarheid, soort=key.soort, slug=key.slug, most=most)
    return [Titel(*row) for row in rows]


def linked(source: Source, keys: Sequence[Key], zichtbaarheid: Collection[str], today: date) -> list[Verwijzing]:
    """The items with these keys, in this order; those that are not there or may not be seen are left out."""
    slugs = {key.slug for key in keys}
    rows = _rows(source, _LIST.where(Item.slug.in_(slugs)), zichtbaarheid, today)
    by_key = {row.key: row for row in rows}
    return [by_key[str(key)] for key in keys if str(key) in by_key]


def links_of(source: Source, key: Key) -> list[Key]:
    """The items that the text of `key` leads to, in order."""
    rows = source.execute(
        select(ItemLink.soort, ItemLink.slug)
        .join(Item, Item.id == ItemLink.item_id)
        .where(Item.prefix == KINDS[key.soort].prefix, Item.slug == key.slug)
        .order_by(ItemLink.volgorde)
    )
    return [Key(soort, slug) for soort, slug in rows]


def listing(
    source: Source, keuze: Keuze, zichtbaarheid: Collection[str], today: date, *, offset: int = 0, limit: int = 50
) -> tuple[int, list[Verwijzing]]:
    """How many items match, and one page of them by title."""
    where = _narrowed(keuze)
    total = run(source, select(func.count()).select_from(Item).where(*VISIBLE, *where), zichtbaarheid).scalar_one()
    ordered = _LIST.where(*where).order_by(Item.titel, Item.id)
    return total, _rows(source, ordered.offset(offset).limit(limit), zichtbaarheid, today)


def recent(
    source: Source, zichtbaarheid: Collection[str], today: date, *, keuze: Keuze | None = None, most: int = 3
) -> list[Verwijzing]:
    """What changed last, newest first."""
    ordered = _LIST.where(*_narrowed(keuze or Keuze())).order_by(Item.gewijzigd_op.desc(), Item.id.desc())
    return _rows(source, ordered.limit(most), zichtbaarheid, today)


def vakgroepen(source: Source, zichtbaarheid: Collection[str], today: date) -> list[Groep]:
    """The vakgroepen themselves, by name."""
    rows = run(source, _GROEPEN, zichtbaarheid)
    return [Groep(**values(row, today), themas=", ".join(row.tags or []).capitalize()) for row in rows]


def facets(source: Source, keuze: Keuze, zichtbaarheid: Collection[str]) -> dict[str, list[Facet]]:
    """Per facet its values with counts under the other facets' choice; three queries whatever the size."""
    return {
        "soort": _facet(
            source, "soort", Item.soort, keuze, zichtbaarheid, {soort: kind.meervoud for soort, kind in KINDS.items()}
        ),
        "leefgebied": _facet(source, "leefgebied", ItemLeefgebied.leefgebied, keuze, zichtbaarheid, LEEFGEBIEDEN),
        "vakgroep": _facet(source, "vakgroep", Item.vakgroep, keuze, zichtbaarheid, vakgroep_names(source)),
    }


def vakgroep_names(source: Source) -> dict[str, str]:
    """Slug and name of every vakgroep."""
    rows = source.execute(
        select(Item.slug, Item.titel).where(Item.soort == "vakgroeppagina", Item.slug == Item.vakgroep)
    )
    return {row.slug: row.titel for row in rows}


def _rows(
    source: Source, statement: Select[*tuple[Any, ...]], zichtbaarheid: Collection[str], today: date
) -> list[Verwijzing]:
    return [verwijzing(row, today) for row in run(source, statement, zichtbaarheid)]


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
    source: Source, name: str, column: Any, keuze: Keuze, zichtbaarheid: Collection[str], names: dict[str, str]
) -> list[Facet]:
    statement = select(column, func.count()).select_from(Item)
    if name == "leefgebied":
        statement = statement.join(ItemLeefgebied, ItemLeefgebied.item_id == Item.id)
    statement = statement.where(*VISIBLE, *_narrowed(keuze, without=name)).group_by(column)
    rows = run(source, statement, zichtbaarheid)
    counts = {value: count for value, count in rows if value}
    chosen: frozenset[str] = getattr(keuze, name)
    return [Facet(value, label, counts[value], value in chosen) for value, label in names.items() if value in counts]


def titles_of_soort(source: Source, soort: str, zichtbaarheid: Collection[str]) -> dict[str, tuple[str, str]]:
    """Slug of every item of a soort, with its title and description."""
    rows = run(
        source, select(Item.slug, Item.titel, Item.samenvatting).where(Item.soort == soort, *VISIBLE), zichtbaarheid
    )
    return {row.slug: (row.titel, row.samenvatting) for row in rows}
