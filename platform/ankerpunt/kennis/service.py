"""The face of kennis: save an item, read it, list what there is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from lxml import html as lxml_html
from sqlalchemy import delete, func, insert, select
from sqlalchemy.orm import Session, selectinload

from ankerpunt.kennis.document import Document, digest
from ankerpunt.kennis.due import due
from ankerpunt.kennis.kinds import KINDS, Key, parse_key, path_of
from ankerpunt.kennis.models import GEPUBLICEERD, Item, ItemLeefgebied, ItemLink, Revision
from ankerpunt.kennis.rendering import Rendered, plain_text, render
from ankerpunt.kennis.schema import (
    BegripKop,
    CasusKop,
    ContactKop,
    DilemmaKop,
    IntervisieKop,
    Kop,
    LeerpadKop,
    WijzigingKop,
)
from ankerpunt.kennis.stand import raise_stand
from ankerpunt.kennis.terms import NO_TERMS, Lexicon
from ankerpunt.search import service as search
from ankerpunt.search.thesaurus import Thesaurus
from ankerpunt.search.values import Brontekst


@dataclass(frozen=True)
class Entry:
    """A checked file with everything that is made of it, on its way into the library."""

    key: Key
    document: Document
    kop: Kop
    rendered: Rendered
    prepared: search.Prepared


def entry_of(key: Key, document: Document, kop: Kop, thesaurus: Thesaurus, lexicon: Lexicon = NO_TERMS) -> Entry:
    """Render and analyse a checked document: pure, and most of the work. Raises ContentError for a text that cannot be shown."""
    rendered = render(document.body, path_of(key, kop.vakgroep), lexicon, {key.url, kop.title.lower()})
    return Entry(key, document, kop, rendered, search.prepare(search_document(key, kop, rendered), thesaurus))


def save(session: Session, entry: Entry, now: datetime, toelichting: str = "", door_id: int | None = None) -> Item:
    """Make the entry the current, published revision of its item; the first one makes the item.

    Everything that depends on it (links, the search document) changes in the same transaction. `door_id` is the account
    of who publishes it.
    """
    return save_all(session, (entry,), now, toelichting, door_id)[0]


def save_all(
    session: Session, entries: Sequence[Entry], now: datetime, toelichting: str = "", door_id: int | None = None
) -> list[Item]:
    """As `save` for entries of different items, in a number of statements that does not grow with theirs."""
    raise_stand(session)  # before looking what there is: whoever saves the same items waits here
    known = _find(session, [entry.key for entry in entries])
    items = [known.get(entry.key) or _new(session, entry.key, now) for entry in entries]
    for item, entry in zip(items, entries, strict=True):
        _fill(item, entry, now)
    session.flush()
    session.add_all(
        _revision(item, entry, now, toelichting, door_id) for item, entry in zip(items, entries, strict=True)
    )
    _save_links(session, {item.id: entry for item, entry in zip(items, entries, strict=True)})
    search.put_all(session, [entry.prepared for entry in entries])
    return items


def search_document(key: Key, kop: Kop, rendered: Rendered) -> Brontekst:
    """What search may know of an item."""
    return Brontekst(
        sleutel=str(key),
        soort=key.soort,
        slug=key.slug,
        url=key.url,
        titel=kop.title,
        samenvatting=kop.description,
        tekst=" ".join((rendered.tekst, *_extra_text(kop))),
        tags=tuple(kop.tags),
        zoektermen=(*kop.zoektermen, *_other_names(kop)),
        vakgroep=kop.vakgroep,
        leefgebieden=tuple(kop.leefgebieden),
        zichtbaarheid=kop.zichtbaarheid,
        eigenaar=kop.eigenaar or "",
        onderbouwing=kop.onderbouwing,
        gecontroleerd_op=kop.gecontroleerd_op,
        herzien_voor=due(kop.gecontroleerd_op, kop.months),
        stappen=tuple(_plain(step) for step in rendered.delen.get("doe", [])[:3]),
    )


def current_digest(session: Session, key: Key) -> str | None:
    """The digest of the item's current revision."""
    return session.scalar(
        select(Revision.digest)
        .join(Item, (Item.id == Revision.item_id) & (Item.revisie == Revision.nummer))
        .where(Item.prefix == KINDS[key.soort].prefix, Item.slug == key.slug, Item.soort == key.soort)
    )


def count_items(session: Session) -> int:
    """How many items there are, of whatever status."""
    return session.scalar(select(func.count()).select_from(Item)) or 0


def _find(session: Session, keys: Sequence[Key]) -> dict[Key, Item]:
    """The items in the places of `keys`, whatever their soort is until now."""
    rows = session.scalars(
        select(Item)
        .where(Item.slug.in_([key.slug for key in keys]))
        .options(selectinload(Item.leefgebieden))
        .execution_options(populate_existing=True)
    )
    by_place = {(item.prefix, item.slug): item for item in rows}
    places = {key: (KINDS[key.soort].prefix, key.slug) for key in keys}
    return {key: by_place[place] for key, place in places.items() if place in by_place}


def _new(session: Session, key: Key, now: datetime) -> Item:
    item = Item(
        soort=key.soort, prefix=KINDS[key.soort].prefix, slug=key.slug, gemaakt_op=now, revisie=0, leefgebieden=[]
    )
    session.add(item)
    return item


def _fill(item: Item, entry: Entry, now: datetime) -> None:
    kop = entry.kop
    item.soort = entry.key.soort
    item.status = GEPUBLICEERD
    item.vakgroep = kop.vakgroep
    item.titel = kop.title
    item.samenvatting = kop.description
    item.onderbouwing = kop.onderbouwing
    item.zichtbaarheid = kop.zichtbaarheid
    item.gecontroleerd_op = kop.gecontroleerd_op
    item.herzien_maanden = kop.months
    item.gewijzigd_op = now
    item.revisie += 1
    item.leefgebieden = [ItemLeefgebied(leefgebied=name) for name in dict.fromkeys(kop.leefgebieden)]


def _revision(item: Item, entry: Entry, now: datetime, toelichting: str, door_id: int | None) -> Revision:
    rendered = entry.rendered
    return Revision(
        item_id=item.id,
        nummer=item.revisie,
        bron=entry.document.source,
        digest=digest(entry.document.source),
        meta=entry.kop.model_dump(mode="json", exclude_none=True),
        html=rendered.html,
        inhoud=[list(heading) for heading in rendered.inhoud],
        delen=rendered.delen,
        toelichting=toelichting,
        door_id=door_id,
        gemaakt_op=now,
    )


def _save_links(session: Session, entries: Mapping[int, Entry]) -> None:
    """`entries` by the id of their item."""
    session.execute(delete(ItemLink).where(ItemLink.item_id.in_(entries)))
    links = [
        {"item_id": item, "volgorde": number, "soort": key.soort, "slug": key.slug}
        for item, entry in entries.items()
        for number, key in enumerate(dict.fromkeys((*entry.rendered.links, *_steps(entry.kop))))
        if key != entry.key
    ]
    if links:
        session.execute(insert(ItemLink), links)


def _steps(kop: Kop) -> list[Key]:
    """The items that a leerpad leads through."""
    steps = kop.stappen if isinstance(kop, LeerpadKop) else []
    return [key for step in steps if step.item and (key := parse_key(step.item))]


def _other_names(kop: Kop) -> list[str]:
    if not isinstance(kop, BegripKop):
        return []
    return [kop.afkorting, *kop.ook] if kop.afkorting else kop.ook


def _extra_text(kop: Kop) -> list[str]:
    """The words of the typed extras that the page shows: poles, steps, whom to call. An unknown key is not one of them."""
    lines: list[str | None] = []
    match kop:
        case CasusKop():
            lines = [kop.vraag]
        case ContactKop():
            lines = [kop.voor, kop.wanneer, kop.telefoon, kop.gebied]
        case WijzigingKop():
            lines = [kop.wet]
        case DilemmaKop():
            lines = [f"{pool.naam} {pool.kern}" for pool in kop.polen]
        case IntervisieKop():
            lines = [f"{stap.naam} {stap.doe}" for stap in kop.stappen]
        case LeerpadKop():
            lines = [stap.titel for stap in kop.stappen]
    return [line for line in lines if line]


def _plain(fragment: str) -> str:
    return plain_text(lxml_html.fragment_fromstring(fragment, create_parent="div"))
