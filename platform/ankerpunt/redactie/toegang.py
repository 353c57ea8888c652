"""Who may see and touch what: concepts and items looked up together with the right to them."""

from __future__ import annotations

from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from ankerpunt.accounts.reader import Reader
from ankerpunt.accounts.rechten import Recht, mag, vraag
from ankerpunt.database import Base
from ankerpunt.errors import BadInput, Forbidden, NotFound
from ankerpunt.kennis.document import MAX_BYTES
from ankerpunt.kennis.kinds import KINDS, Key
from ankerpunt.kennis.models import GEPUBLICEERD, Item, Revision
from ankerpunt.redactie.models import GEPLAND, GOEDGEKEURD, TER_BEOORDELING, Concept, ConceptSchrijver
from ankerpunt.vakgroepen import service as vakgroepen
from ankerpunt.web.signs import UNSHOWABLE

NO_CONCEPT = "Dit concept is er niet (meer), of je mag het niet lezen."
NO_ITEM = "Deze pagina is er niet (meer), of je mag haar niet lezen."
#: The states in which somebody from outside the vakgroep may review.
TE_LEZEN = (TER_BEOORDELING, GOEDGEKEURD, GEPLAND)
LONGEST_NOTE = 4_000
#: What a column of whole numbers holds; addresses and forms can hold any.
HIGHEST = 2**31 - 1
Row = TypeVar("Row", bound=Base)


def found(session: Session, table: type[Row], number: int) -> Row | None:
    """The row with this id as it is now; None for an id that no row can have."""
    return session.get(table, number, populate_existing=True) if 0 < number <= HIGHEST else None


def person(reader: Reader) -> int:
    """The account of who is signed in. Raises Forbidden for others."""
    if reader.account_id is None:
        raise Forbidden("Log eerst in.")
    return reader.account_id


def may(reader: Reader, recht: Recht, vakgroep: str | None) -> bool:
    """As `rechten.mag`; what belongs to no vakgroep is open only to roles that hold everywhere."""
    return mag(reader, recht, vakgroep or "")


def ask(reader: Reader, recht: Recht, *groepen: str | None) -> None:
    """Raise Forbidden unless `reader` has the right in each of these vakgroepen."""
    for vakgroep in groepen:
        vraag(reader, recht, vakgroep or "")


def needs_four_eyes(session: Session, *groepen: str | None) -> bool:
    """Whether one of these vakgroepen wants somebody else to approve."""
    return any(vakgroepen.four_eyes(session, vakgroep) for vakgroep in set(groepen) if vakgroep)


def concept_for(session: Session, reader: Reader, concept_id: int, recht: Recht | None = None) -> Concept:
    """The concept as it is now, for who has `recht` to it; without `recht` for who may read it.

    Raises NotFound for who may not know of it, Forbidden for who may only read it.
    """
    concept = found(session, Concept, concept_id)
    if concept is None or not _may_read(reader, concept):
        raise NotFound(NO_CONCEPT)
    if recht is not None:
        ask(reader, recht, concept.vakgroep)
    return concept


def _may_read(reader: Reader, concept: Concept) -> bool:
    """The vakgroep, who wrote it, and who may review: once that is asked."""
    if reader.account_id is None:
        return False
    if may(reader, "schrijven", concept.vakgroep) or concept.schrijver_id == reader.account_id:
        return True
    return concept.status in TE_LEZEN and may(reader, "beoordelen", concept.vakgroep)


def wrote(session: Session, reader: Reader, concept: Concept) -> bool:
    """Whether `reader` wrote in the concept."""
    if concept.schrijver_id == reader.account_id:
        return True
    return session.get(ConceptSchrijver, (concept.id, reader.account_id or 0)) is not None


def item_for(session: Session, reader: Reader, key: Key, *, archived: bool = False) -> Item:
    """The published item as it is now, or with `archived` whatever its state. Raises NotFound where it may not be seen."""
    item = _fresh(session, key)
    if item is None or item.zichtbaarheid not in reader.zichtbaarheid:
        raise NotFound(NO_ITEM)
    if item.status != GEPUBLICEERD and not archived:
        raise NotFound(NO_ITEM)
    return item


def item_at(session: Session, key: Key) -> Item | None:
    """What stands at the address of `key`, whatever its soort and state."""
    place = select(Item).where(Item.prefix == KINDS[key.soort].prefix, Item.slug == key.slug)
    return session.scalar(place.execution_options(populate_existing=True))


def text_of(session: Session, item_id: int, nummer: int) -> str:
    """The text of a revision; empty for number 0, from which new items begin."""
    text = session.scalar(select(Revision.bron).where(Revision.item_id == item_id, Revision.nummer == nummer))
    return text or ""


def cleaned(text: str) -> str:
    """A text as it is kept: Unix line ends, no signs that no page or database can hold. Raises BadInput if it is too long."""
    text = UNSHOWABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    if len(text.encode()) > MAX_BYTES:
        raise BadInput(f"De tekst is langer dan {MAX_BYTES // 1_000_000} MB. Wat al bewaard was, is er nog.")
    return text


def note(text: str, longest: int = LONGEST_NOTE) -> str:
    """A few words in a field. Raises BadInput if they are too many."""
    text = cleaned(text).strip()
    if len(text) > longest:
        raise BadInput(f"Schrijf hier hoogstens {longest} tekens; het zijn er {len(text)}. Er is niets bewaard.")
    return text


def _fresh(session: Session, key: Key) -> Item | None:
    item = item_at(session, key)
    return item if item is not None and item.soort == key.soort else None
