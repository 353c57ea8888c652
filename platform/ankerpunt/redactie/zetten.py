"""From a text to the next revision of an item: checked, brought together with what changed meanwhile, saved with search."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from ankerpunt.errors import BadInput, ContentError
from ankerpunt.kennis.document import Document, digest, parse
from ankerpunt.kennis.kinds import Key
from ankerpunt.kennis.library import terms_for
from ankerpunt.kennis.models import GEPUBLICEERD, Item
from ankerpunt.kennis.schema import Kop, validate
from ankerpunt.kennis.service import Entry, current_digest, entry_of, save
from ankerpunt.kennis.terms import Lexicon
from ankerpunt.kennis.transfer.importing import CASUS_WAITS
from ankerpunt.redactie.merging import Merged, merge
from ankerpunt.redactie.toegang import text_of
from ankerpunt.search.thesaurus import Thesaurus


def checked(bron: str, soort: str) -> tuple[Document, Kop]:
    """The text taken apart. Raises ContentError with the line for what may not be published."""
    document = parse(bron)
    if not document.kop:
        raise ContentError("de kop ontbreekt: begin met --- en daarin minstens title en description")
    kop = validate(document, soort)
    if kop.soort not in (None, soort):
        raise ContentError(f"de soort is {soort}; die verandert niet", document.line("soort"))
    if soort == "casus" and kop.onderbouwing != "fictief-voorbeeld":
        raise ContentError(CASUS_WAITS, document.line("onderbouwing"))
    return document, kop


def entry_for(session: Session, key: Key, bron: str, thesaurus: Thesaurus) -> Entry:
    """Everything that is made of the text. Raises ContentError."""
    document, kop = checked(bron, key.soort)
    if key.soort == "vakgroeppagina" and kop.vakgroep is None:
        raise ContentError("een vakgroeppagina heeft een vakgroep", document.line("vakgroep"))
    return entry_of(key, document, kop, thesaurus, Lexicon(terms_for(session, thesaurus)))


def brought_together(session: Session, item: Item, bron: str, basis: int) -> Merged:
    """`bron`, which was made of revision `basis`, together with what was published since."""
    return merge(text_of(session, item.id, basis), bron, text_of(session, item.id, item.revisie))


def put(
    session: Session, item: Item, bron: str, thesaurus: Thesaurus, now: datetime, toelichting: str, who: int | None
) -> Item:
    """Publish `bron` as the next revision of an item that is there; nothing where that is its text already."""
    if item.status != GEPUBLICEERD:
        raise BadInput("Deze pagina is gearchiveerd. Haal haar eerst terug.")
    if current_digest(session, item.key) == digest(bron):
        return item
    return save(session, entry_for(session, item.key, bron, thesaurus), now, toelichting, who)
