"""Another address, the archive, and back: nobody who follows an old link finds nothing."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from sqlalchemy.orm import Session

from ankerpunt import audit
from ankerpunt.accounts.reader import Reader
from ankerpunt.errors import BadInput, NotFound
from ankerpunt.kennis import service as kennis
from ankerpunt.kennis.kinds import KINDS, Key, is_slug
from ankerpunt.kennis.models import GEARCHIVEERD, Doorverwijzing, Item
from ankerpunt.kennis.moving import archive_item, lead_to, move_item, stay
from ankerpunt.kennis.service import Entry
from ankerpunt.kennis.stand import raise_stand
from ankerpunt.redactie.models import Concept
from ankerpunt.redactie.schrijven import running_concept
from ankerpunt.redactie.toegang import ask, concept_for, item_at, item_for, person, text_of
from ankerpunt.redactie.zetten import entry_for
from ankerpunt.search.thesaurus import Thesaurus


def rename(session: Session, reader: Reader, key: Key, new_slug: str, now: datetime, thesaurus: Thesaurus) -> Item:
    """Give a published item another address; the old one sends on, and texts that link to it follow.

    Raises BadInput where the address is taken, by a page or by another one that was there before.
    """
    raise_stand(session)
    item = item_for(session, reader, key)
    ask(reader, "archiveren", item.vakgroep)
    _no_profile(item)
    if not is_slug(new_slug):
        raise BadInput("Een adres heeft kleine letters, cijfers en streepjes, zoals ‘post-openmaken’.")
    if new_slug == item.slug:
        return item
    _check_free(session, Key(item.soort, new_slug), item)
    bron = text_of(session, item.id, item.revisie)
    old = move_item(session, item, new_slug, now)
    make = partial(_entry, session, thesaurus)
    item = kennis.save(session, make(item.key, bron), now, f"ander adres; was {old.url}", person(reader))
    lead_to(session, old, item, make, now)
    concept = running_concept(session, item)
    if concept is not None:
        _follow(concept, item)
    session.flush()
    audit.record(session, now, reader, "ander adres", f"{old} → {item.key}")
    return item


def rename_concept(session: Session, reader: Reader, concept_id: int, new_slug: str, now: datetime) -> Concept:
    """Choose the address of a new item before it is published."""
    concept = concept_for(session, reader, concept_id, "schrijven")
    if concept.item_id is not None:
        raise BadInput("Deze pagina is er al. Geef haar op de pagina zelf een ander adres.")
    if not is_slug(new_slug):
        raise BadInput("Een adres heeft kleine letters, cijfers en streepjes, zoals ‘post-openmaken’.")
    _check_free(session, Key(concept.soort, new_slug), None)
    concept.slug = new_slug
    session.flush()
    return concept


def archive(
    session: Session,
    reader: Reader,
    key: Key,
    now: datetime,
    naar: Key | None = None,
    thesaurus: Thesaurus | None = None,
) -> Item:
    """Take an item out of pages, lists and search. With `naar` its address sends on to that item.

    With `thesaurus` texts that link to it link to `naar` from now on. Its revisions stay: `bring_back`.
    """
    raise_stand(session)
    item = item_for(session, reader, key)
    ask(reader, "archiveren", item.vakgroep)
    _no_profile(item)
    if naar == key:
        raise BadInput("Een pagina kan niet naar zichzelf doorverwijzen.")
    to = item_for(session, reader, naar) if naar else None
    archive_item(session, item, now, to)
    if to is not None and thesaurus is not None:
        lead_to(session, key, to, partial(_entry, session, thesaurus), now)
    audit.record(session, now, reader, "gearchiveerd", str(key))
    return item


def bring_back(session: Session, reader: Reader, key: Key, now: datetime, thesaurus: Thesaurus) -> Item:
    """Publish an archived item again, as it was. Raises NotFound where there is none."""
    raise_stand(session)
    item = item_for(session, reader, key, archived=True)
    ask(reader, "archiveren", item.vakgroep)
    if item.status != GEARCHIVEERD:
        raise NotFound("Deze pagina is niet gearchiveerd.")
    stay(session, key)
    bron = text_of(session, item.id, item.revisie)
    item = kennis.save(session, entry_for(session, key, bron, thesaurus), now, "terug uit het archief", person(reader))
    audit.record(session, now, reader, "teruggehaald", str(key))
    return item


def _entry(session: Session, thesaurus: Thesaurus, key: Key, bron: str) -> Entry:
    return entry_for(session, key, bron, thesaurus)


def _follow(concept: Concept, item: Item) -> None:
    """A concept that began before the item got its new address still knows its revision: nothing but the place changed."""
    concept.slug = item.slug
    if concept.basis == item.revisie - 1:
        concept.basis = item.revisie


def _check_free(session: Session, key: Key, item: Item | None) -> None:
    taken = item_at(session, key)
    if taken is not None:
        raise BadInput(f"Op {key.url} staat al een pagina. Kies een ander adres.")
    sent = session.get(Doorverwijzing, (KINDS[key.soort].prefix, key.slug), populate_existing=True)
    if sent is not None and (item is None or sent.item_id != item.id):
        raise BadInput(f"{key.url} verwijst nog door naar een andere pagina. Kies een ander adres.")


def _no_profile(item: Item) -> None:
    if item.soort == "vakgroeppagina" and item.slug == item.vakgroep:
        raise BadInput("Dit is de pagina van de vakgroep zelf. Die houdt haar adres zolang de vakgroep er is.")
