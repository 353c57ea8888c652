"""An item that gets another address or is archived: whoever comes to the old one is sent on, and links follow."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from pathlib import PurePosixPath

from sqlalchemy import Delete, delete, select, update
from sqlalchemy.orm import Session

from ankerpunt.errors import ContentError
from ankerpunt.kennis.document import join, parse
from ankerpunt.kennis.kinds import KINDS, Key, key_of, path_of
from ankerpunt.kennis.links import absolute, local_target, relative, rewrite
from ankerpunt.kennis.models import GEARCHIVEERD, GEPUBLICEERD, Doorverwijzing, Item, ItemLink, Revision
from ankerpunt.kennis.service import Entry, save_all
from ankerpunt.search import service as search

#: Makes an entry of the text of an item.
Make = Callable[[Key, str], Entry]


def move_item(session: Session, item: Item, slug: str, now: datetime) -> Key:
    """Give the item another slug; the key it had. Its search document goes with the old key: save the item next.

    The caller has seen to it that the place is free.
    """
    old = item.key
    session.execute(_at(old.soort, slug))
    item.slug = slug
    session.flush()
    send_on(session, old, item, now)
    search.remove(session, str(old))
    return old


def archive_item(session: Session, item: Item, now: datetime, to: Item | None = None) -> None:
    """Take the item out of pages, lists and search; its revisions stay. Whoever comes to its address is sent to `to`."""
    item.status = GEARCHIVEERD
    item.gewijzigd_op = now
    if to is not None:
        send_on(session, item.key, to, now)
        session.execute(update(Doorverwijzing).where(Doorverwijzing.item_id == item.id).values(item_id=to.id))
    search.remove(session, str(item.key))
    session.flush()


def send_on(session: Session, old: Key, to: Item, now: datetime) -> None:
    """Whoever comes to the address of `old` is sent to `to`."""
    session.execute(_at(old.soort, old.slug))
    session.add(Doorverwijzing(prefix=KINDS[old.soort].prefix, slug=old.slug, item_id=to.id, op=now))
    session.flush()


def stay(session: Session, key: Key) -> None:
    """Nobody is sent on from the address of `key` any more."""
    session.execute(_at(key.soort, key.slug))


def lead_to(session: Session, old: Key, to: Item, make: Make, now: datetime) -> list[Item]:
    """Let the texts that link to `old` link to `to`, so that the links are right in every export; the changed items.

    They are not news: lists of what changed do not show them. A text that is not right any more for other reasons is left
    as it is; its link is sent on.
    """
    rows = session.execute(
        select(Item, Revision.bron)
        .join(ItemLink, ItemLink.item_id == Item.id)
        .join(Revision, (Revision.item_id == Item.id) & (Revision.nummer == Item.revisie))
        .where(ItemLink.soort == old.soort, ItemLink.slug == old.slug, Item.status == GEPUBLICEERD, Item.id != to.id)
        .order_by(Item.id)
    ).all()
    changed: dict[Key, tuple[Entry, datetime]] = {}
    for item, source in rows:
        text = relinked(source, item, old, to)
        try:
            if text != source:
                changed[item.key] = (make(item.key, text), item.gewijzigd_op)
        except ContentError:
            continue
    if not changed:
        return []
    items = save_all(session, [entry for entry, _ in changed.values()], now, f"link bijgewerkt: {to.titel}"[:500])
    for item in items:
        item.gewijzigd_op = changed[item.key][1]
    session.flush()
    return items


def relinked(source: str, item: Item, old: Key, to: Item) -> str:
    """The text of `item` with every link to `old` leading to `to`: in the Markdown, and in the steps of a leerpad."""
    document = parse(source)
    home = str(path_of(item.key, item.vakgroep))

    def change(target: str, _line: int) -> str:
        local = local_target(target)
        if local is None or key_of(PurePosixPath(absolute(local.path, home))) != old:
            return target
        return relative(str(path_of(to.key, to.vakgroep)), home) + local.rest

    steps = re.compile(rf"(\bitem:[ \t]*[\"']?){re.escape(str(old))}(?![a-z0-9-])")
    kop = steps.sub(rf"\g<1>{to.key}", document.kop) if item.soort == "leerpad" else document.kop
    body = rewrite(document.body, change)
    return source if (kop, body) == (document.kop, document.body) else join(kop, body)


def _at(soort: str, slug: str) -> Delete:
    return delete(Doorverwijzing).where(Doorverwijzing.prefix == KINDS[soort].prefix, Doorverwijzing.slug == slug)
