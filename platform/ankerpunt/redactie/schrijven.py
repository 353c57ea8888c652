"""Writing: begin a concept, and save it so that nobody's words are lost, whoever else is writing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from sqlalchemy import Delete, Table, case, delete, select, update
from sqlalchemy.orm import Session

from ankerpunt import audit
from ankerpunt.accounts.models import Account
from ankerpunt.accounts.reader import Reader
from ankerpunt.errors import BadInput, ContentError
from ankerpunt.kennis.document import parse
from ankerpunt.kennis.kinds import KINDS, MAX_SLUG, Key, is_slug
from ankerpunt.kennis.models import Item
from ankerpunt.kennis.transfer.slugs import slugify
from ankerpunt.redactie.merging import Merged, merge
from ankerpunt.redactie.models import (
    CONCEPT,
    INGETROKKEN,
    LOPEND,
    TER_BEOORDELING,
    BewaardeTekst,
    Concept,
    ConceptSchrijver,
    ConceptVersie,
)
from ankerpunt.redactie.sjablonen import template
from ankerpunt.redactie.toegang import HIGHEST, ask, cleaned, concept_for, item_at, item_for, note, person, text_of

#: Versions of a concept that are all kept, and how many apart those before them are.
RECENT = 100
EVERY = 50
LONGEST_TITLE = 500


@dataclass(frozen=True)
class Saved:
    """The text is in. An approved concept that was changed is no longer approved: see `status`."""

    versie: int
    status: str


@dataclass(frozen=True)
class Conflict:
    """Somebody else changed it first. Nothing was overwritten and both texts are kept.

    `versie` is what to save the merged text with, `huidig` what is there now, `door` who wrote that. `revisie` is set where
    it was the item that changed, not the concept (`publiceren.catch_up`).
    """

    versie: int
    huidig: str
    samen: Merged
    door: str | None = None
    revisie: int | None = None


@dataclass(frozen=True)
class Closed:
    """The concept was published or withdrawn meanwhile; what was sent is kept for who sent it (`kept_text`)."""

    status: str


def begin(session: Session, reader: Reader, soort: str, vakgroep: str | None, titel: str, now: datetime) -> Concept:
    """A concept of a new item, filled with the headings of its soort. Raises BadInput or Forbidden."""
    if soort not in KINDS:
        raise BadInput(f"‘{soort[:40]}’ is geen soort; kies uit {', '.join(KINDS)}.")
    titel = " ".join(cleaned(titel).split())
    if not titel or len(titel) > LONGEST_TITLE:
        raise BadInput(f"Geef een titel van hoogstens {LONGEST_TITLE} tekens.")
    if vakgroep is not None and not is_slug(vakgroep):
        raise BadInput("Deze vakgroep kennen we niet.")
    ask(reader, "schrijven", vakgroep)
    slug = _free_slug(session, soort, slugify(titel))
    concept = _new(session, reader, template(soort, titel, vakgroep), now, soort=soort, slug=slug, vakgroep=vakgroep)
    concept.titel = titel
    audit.record(session, now, reader, "concept begonnen", f"{soort}/{slug}")
    return concept


def begin_from(session: Session, reader: Reader, item_key: Key, now: datetime) -> Concept:
    """The running concept of a published item; a new one with its present text if there is none."""
    item = item_for(session, reader, item_key)
    ask(reader, "schrijven", item.vakgroep)
    _lock(session, item)
    running = running_concept(session, item)
    if running is not None:
        return running
    source = text_of(session, item.id, item.revisie)
    concept = _new(session, reader, source, now, soort=item.soort, slug=item.slug, vakgroep=item.vakgroep, item=item)
    audit.record(session, now, reader, "concept begonnen", str(item_key))
    return concept


def running_concept(session: Session, item: Item) -> Concept | None:
    """The concept of this item that is being worked on."""
    running = select(Concept).where(Concept.item_id == item.id, Concept.status.in_(LOPEND))
    return session.scalar(running.execution_options(populate_existing=True))


def save(
    session: Session, reader: Reader, concept_id: int, bron: str, versie: int, now: datetime
) -> Saved | Conflict | Closed:
    """Keep the text of who began with `versie`, whatever is in it; a change takes back what was approved or planned.

    Somebody else saved first: `Conflict`, and the text is kept beside the concept until all of its words are in it.
    """
    bron, versie = cleaned(bron), min(max(versie, 0), HIGHEST)
    concept = concept_for(session, reader, concept_id, "schrijven")
    who = person(reader)
    if bron != concept.bron:
        if concept.status not in LOPEND:
            _keep_beside(session, concept, who, bron, versie, now)
            return Closed(concept.status)
        if not _write(session, concept, bron, versie, who, now):
            session.refresh(concept, with_for_update=True)
            if concept.status not in LOPEND or concept.bron != bron:
                _keep_beside(session, concept, who, bron, versie, now)
                return _conflict(session, concept, bron, versie) if concept.status in LOPEND else Closed(concept.status)
    kept = session.get(BewaardeTekst, (concept.id, who), populate_existing=True)
    if kept is not None and not Counter(kept.bron.split()) - Counter(bron.split()):
        session.delete(kept)
    return Saved(concept.versie, concept.status)


def kept_text(session: Session, reader: Reader, concept_id: int) -> BewaardeTekst | None:
    """What this reader wrote in the concept and could not be saved yet."""
    concept = concept_for(session, reader, concept_id)
    return session.get(BewaardeTekst, (concept.id, person(reader)), populate_existing=True)


def drop_kept_text(session: Session, reader: Reader, concept_id: int) -> None:
    """Throw away what `kept_text` has, because its writer says so."""
    session.execute(_beside(concept_for(session, reader, concept_id), person(reader)))


def ask_review(session: Session, reader: Reader, concept_id: int, now: datetime, toelichting: str = "") -> Concept:
    """Put the concept before the vakgroep. Raises BadInput where it is not being worked on."""
    concept = concept_for(session, reader, concept_id, "schrijven")
    move(session, concept, (CONCEPT, TER_BEOORDELING), TER_BEOORDELING, toelichting=note(toelichting, 500))
    audit.record(session, now, reader, "beoordeling gevraagd", _name(concept))
    return concept


def withdraw(session: Session, reader: Reader, concept_id: int, now: datetime) -> Concept:
    """Put a concept aside; `reopen` brings it back."""
    concept = concept_for(session, reader, concept_id, "schrijven")
    move(session, concept, LOPEND, INGETROKKEN, publiceer_op=None, goedgekeurd_door_id=None)
    audit.record(session, now, reader, "concept ingetrokken", _name(concept))
    return concept


def reopen(session: Session, reader: Reader, concept_id: int, now: datetime) -> Concept:
    """Go on with a withdrawn concept. Raises BadInput where its item has another one by now."""
    concept = concept_for(session, reader, concept_id, "schrijven")
    item = session.get(Item, concept.item_id) if concept.item_id else None
    if item is not None:
        _lock(session, item)
        if running_concept(session, item) is not None:
            raise BadInput("Er loopt al een ander concept van deze pagina. Ga daarin verder.")
    move(session, concept, (INGETROKKEN,), CONCEPT)
    audit.record(session, now, reader, "concept heropend", _name(concept))
    return concept


def move(session: Session, concept: Concept, states: Collection[str], to: str, **values: object) -> None:
    """Bring the concept, as this session read it, into another state. Raises BadInput where it is another by now."""
    moved = session.execute(
        update(Concept)
        .where(Concept.id == concept.id, Concept.versie == concept.versie, Concept.status.in_(states))
        .values(status=to, **values)
        .execution_options(synchronize_session=False)
    )
    if not moved.rowcount:  # type: ignore[attr-defined]
        raise BadInput("Dit concept is intussen veranderd. Bekijk het opnieuw; er is niets verloren.")
    session.refresh(concept)


def _lock(session: Session, item: Item) -> None:
    """Let others who begin a concept of this item wait; no page changes by it, so the stand is not raised."""
    table = cast(Table, Item.__table__)
    session.connection().execute(update(table).where(table.c.id == item.id).values(revisie=table.c.revisie))
    session.refresh(item)


def _new(
    session: Session,
    reader: Reader,
    bron: str,
    now: datetime,
    *,
    soort: str,
    slug: str,
    vakgroep: str | None,
    item: Item | None = None,
) -> Concept:
    concept = Concept(
        item_id=item.id if item else None, soort=soort, slug=slug, titel=item.titel if item else slug, vakgroep=vakgroep,
        bron=bron, basis=item.revisie if item else 0, versie=1, schrijver_id=person(reader), gemaakt_op=now, gewijzigd_op=now,
    )  # fmt: skip
    session.add(concept)
    session.flush()
    session.add(ConceptVersie(concept_id=concept.id, versie=1, bron=bron))
    session.flush()
    return concept


def _write(session: Session, concept: Concept, bron: str, versie: int, who: int, now: datetime) -> bool:
    """Write the text if the concept still has this versie: the database decides, whatever this session read."""
    written = session.execute(
        update(Concept)
        .where(Concept.id == concept.id, Concept.versie == versie, Concept.status.in_(LOPEND))
        .values(
            bron=bron, titel=_title(bron) or concept.titel, versie=Concept.versie + 1, gewijzigd_op=now, gewijzigd_door_id=who,
            goedgekeurd_door_id=None, publiceer_op=None,
            status=case((Concept.status == TER_BEOORDELING, TER_BEOORDELING), else_=CONCEPT),
        )
        .execution_options(synchronize_session=False)
    )  # fmt: skip
    if not written.rowcount:  # type: ignore[attr-defined]
        return False
    session.refresh(concept)
    session.add(ConceptVersie(concept_id=concept.id, versie=concept.versie, bron=bron))
    if session.get(ConceptSchrijver, (concept.id, who)) is None:
        session.add(ConceptSchrijver(concept_id=concept.id, account_id=who))
    old = concept.versie - RECENT
    if old > 1 and old % EVERY:
        gone = delete(ConceptVersie).where(ConceptVersie.concept_id == concept.id, ConceptVersie.versie == old)
        session.execute(gone)
    session.flush()
    return True


def _conflict(session: Session, concept: Concept, bron: str, versie: int) -> Conflict:
    """Both texts were made of the text of `versie`, or of an older one where that was thinned out."""
    older = select(ConceptVersie.bron).where(ConceptVersie.concept_id == concept.id)
    base = session.scalar(
        older.where(ConceptVersie.versie <= max(versie, 1)).order_by(ConceptVersie.versie.desc()).limit(1)
    )
    door = session.scalar(select(Account.naam).where(Account.id == concept.gewijzigd_door_id))
    return Conflict(concept.versie, concept.bron, merge(base or "", bron, concept.bron), door)


def _keep_beside(session: Session, concept: Concept, who: int, bron: str, versie: int, now: datetime) -> None:
    session.execute(_beside(concept, who))
    session.add(BewaardeTekst(concept_id=concept.id, account_id=who, versie=versie, bron=bron, op=now))
    session.flush()


def _beside(concept: Concept, who: int) -> Delete:
    return delete(BewaardeTekst).where(BewaardeTekst.concept_id == concept.id, BewaardeTekst.account_id == who)


def _title(bron: str) -> str | None:
    """The title in a text that need not be right yet."""
    try:
        title = parse(bron).meta.get("title")
    except ContentError:
        return None
    return " ".join(title.split())[:LONGEST_TITLE] if isinstance(title, str) else None


def _free_slug(session: Session, soort: str, slug: str) -> str:
    """The slug, with a number where a page or another concept has it."""
    soorten = [kind.soort for kind in KINDS.values() if kind.prefix == KINDS[soort].prefix]
    for number in range(1, 1000):
        end = f"-{number}" if number > 1 else ""
        found = slug[: MAX_SLUG - len(end)].rstrip("-") + end
        taken = select(Concept.id).where(Concept.slug == found, Concept.soort.in_(soorten), Concept.status.in_(LOPEND))
        if item_at(session, Key(soort, found)) is None and session.scalar(taken.limit(1)) is None:
            return found
    raise BadInput("Er zijn al te veel pagina's met deze titel. Kies een andere.")


def _name(concept: Concept) -> str:
    return f"{concept.soort}/{concept.slug}"
