"""The face of bezoek: from words, leefgebieden and chosen items to a bezoekkaart, in a fixed number of queries."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select, tuple_
from sqlalchemy.orm import Session, aliased

from ankerpunt.bezoek.composing import MELDCODE, compose, of_section
from ankerpunt.bezoek.kaart import Doel, Kaart, Materiaal, Thema
from ankerpunt.bezoek.keuze import Keuze, Treffer, choose, mentioned
from ankerpunt.kennis.kinds import Key, parse_key
from ankerpunt.kennis.models import GEPUBLICEERD, Item, ItemLeefgebied, ItemLink, Revision
from ankerpunt.kennis.verwijzing import COLUMNS, Verwijzing, run, verwijzing, with_revision
from ankerpunt.leefgebieden import LEEFGEBIEDEN
from ankerpunt.search import service as search
from ankerpunt.search.engine import Engine
from ankerpunt.search.values import Filters

HITS = 24
BEST = 24
DOELEN = ("dilemma", "contact")


@dataclass(frozen=True)
class Vraag:
    """What the card is for. The words are used for this one answer; nothing here is ever stored."""

    woorden: str = ""
    leefgebieden: tuple[str, ...] = ()
    sleutels: tuple[Key, ...] = ()

    @property
    def leeg(self) -> bool:
        """Nothing was asked."""
        return not (self.woorden or self.leefgebieden or self.sleutels)

    @property
    def titel(self) -> str:
        """What stands above the card."""
        names = " en ".join(LEEFGEBIEDEN[name] for name in self.leefgebieden)
        titel = self.woorden or names
        return titel[:1].upper() + titel[1:]


@dataclass(frozen=True)
class _Gelezen:
    """An item as read for the card."""

    item_id: int
    verwijzing: Verwijzing
    delen: Mapping[str, Sequence[str]]
    leefgebieden: tuple[str, ...]
    meta: Mapping[str, Any]
    koppen: Sequence[str]

    @property
    def heeft_delen(self) -> bool:
        """Whether it says what to do: only such an item gives the card its lines."""
        return bool(self.delen.get("doe") or self.delen.get("zeg"))


def make_kaart(session: Session, engine: Engine, vraag: Vraag, zichtbaarheid: frozenset[str], today: date) -> Kaart:
    """The card for `vraag`, of items that this reader may see; keys of items that are not there are left out."""
    scores = _search(session, engine, vraag.woorden, zichtbaarheid)
    asked = dict.fromkeys((str(key) for key in vraag.sleutels), 0.0)
    also = mentioned(vraag.woorden)
    best = dict.fromkeys(_best(session, (*vraag.leefgebieden, *also), zichtbaarheid), 0.0)
    gelezen = _read(session, (*asked, *scores, *best), zichtbaarheid, today)
    links = _links(session, gelezen)
    hits, found, fill = (_treffers(keys, gelezen, links) for keys in (asked, scores, best))
    keuze = choose(hits, found, fill, vraag.leefgebieden, also)
    return compose(_materiaal(session, keuze, gelezen, links, zichtbaarheid, today))


def section_kaart(session: Session, key: Key, deel: str, zichtbaarheid: Collection[str], today: date) -> Kaart:
    """A card of one whole section (one of `DELEN`) of an item; empty where the item is not there or has none."""
    found = _read(session, [str(key)], zichtbaarheid, today).get(str(key))
    return of_section(Thema(found.verwijzing, found.delen), deel) if found else Kaart()


def _search(session: Session, engine: Engine, woorden: str, zichtbaarheid: frozenset[str]) -> dict[str, float]:
    if not woorden:
        return {}
    return dict(search.rank(session, engine.index(), engine.thesaurus, woorden, Filters(zichtbaarheid), HITS))


def _best(session: Session, leefgebieden: Sequence[str], zichtbaarheid: Collection[str]) -> list[str]:
    """The practical items of these leefgebieden: those of several of them first, then those that most others lead to."""
    if not leefgebieden:
        return []
    linked = aliased(ItemLink)
    inbound = (
        select(func.count())
        .select_from(linked)
        .where(linked.soort == Item.soort, linked.slug == Item.slug)
        .scalar_subquery()
    )
    rows = session.execute(
        select(Item.soort, Item.slug)
        .join(ItemLeefgebied, ItemLeefgebied.item_id == Item.id)
        .where(
            Item.status == GEPUBLICEERD,
            Item.zichtbaarheid.in_(zichtbaarheid),
            Item.soort.in_(("methode", "vakgroeppagina")),
            ItemLeefgebied.leefgebied.in_(leefgebieden),
        )
        .group_by(Item.id, Item.soort, Item.slug)
        .order_by(func.count().desc(), inbound.desc(), Item.id)
        .limit(BEST)
    )
    return [f"{soort}/{slug}" for soort, slug in rows]


def _treffers(
    scores: Mapping[str, float], gelezen: Mapping[str, _Gelezen], links: Mapping[str, Sequence[str]]
) -> list[Treffer]:
    known = [(gelezen[key], score) for key, score in scores.items() if key in gelezen]
    return [
        Treffer(row.verwijzing.key, score, row.leefgebieden, links.get(row.verwijzing.key, ()), row.heeft_delen)
        for row, score in known
    ]


def _materiaal(
    session: Session,
    keuze: Keuze,
    gelezen: Mapping[str, _Gelezen],
    links: Mapping[str, Sequence[str]],
    zichtbaarheid: Collection[str],
    today: date,
) -> Materiaal:
    themas = [Thema(gelezen[key].verwijzing, gelezen[key].delen, links.get(key, ())) for key in keuze.themas]
    groups = [f"vakgroeppagina/{thema.verwijzing.vakgroep}" for thema in themas if thema.verwijzing.vakgroep]
    wanted = [key for thema in themas for key in thema.links if key.partition("/")[0] in DOELEN]
    targets = _read(session, (*wanted, *groups, *keuze.extra, MELDCODE), zichtbaarheid, today)
    meldcode = targets.get(MELDCODE)
    return Materiaal(
        themas=themas,
        doelen={key: _doel(found) for key, found in targets.items()},
        extra=[gelezen[key].verwijzing for key in keuze.extra],
        meldcode=meldcode.koppen if meldcode else (),
    )


def _doel(found: _Gelezen) -> Doel:
    meta = found.meta
    return Doel(found.verwijzing, meta.get("telefoon"), meta.get("voor"), meta.get("wanneer"))


def _links(session: Session, gelezen: Mapping[str, _Gelezen]) -> dict[str, list[str]]:
    """Where the text of each item leads to, by key, in order; one query."""
    keys = {found.item_id: key for key, found in gelezen.items()}
    rows = session.execute(
        select(ItemLink.item_id, ItemLink.soort, ItemLink.slug)
        .where(ItemLink.item_id.in_(keys))
        .order_by(ItemLink.item_id, ItemLink.volgorde)
    )
    links: dict[str, list[str]] = {}
    for item_id, soort, slug in rows:
        links.setdefault(keys[item_id], []).append(f"{soort}/{slug}")
    return links


def _read(session: Session, keys: Iterable[str], zichtbaarheid: Collection[str], today: date) -> dict[str, _Gelezen]:
    """The items with these keys that this reader may see, by key; one query."""
    wanted = [(key.soort, key.slug) for text in dict.fromkeys(keys) if (key := parse_key(text))]
    rows = run(session, _ITEMS.where(tuple_(Item.soort, Item.slug).in_(wanted)), zichtbaarheid) if wanted else ()
    read: dict[str, _Gelezen] = {}
    for row in rows:
        found = verwijzing(row, today)
        koppen = [title for _, _, title in row.inhoud]
        leefgebieden = tuple(row.meta.get("leefgebieden", ()))
        read[found.key] = _Gelezen(row.id, found, row.delen, leefgebieden, row.meta, koppen)
    return read


_ITEMS = with_revision(Item.id, *COLUMNS, Revision.delen, Revision.inhoud, Revision.meta)
