"""The stop list of this installation: what is shipped, and what administrators added with sentences that prove it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from sqlalchemy import inspect, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from ankerpunt.accounts.reader import Reader
from ankerpunt.anonimiseren.models import NooitEenPersoon
from ankerpunt.deidentification.lexicon import Kind, kinds
from ankerpunt.deidentification.service import review
from ankerpunt.deidentification.stop_list import Never, StopList, shipped
from ankerpunt.deidentification.words import words
from ankerpunt.errors import BadInput, Forbidden, NotFound

LONGEST_TERM = 80
MOST_EXAMPLES = 5
LONGEST_EXAMPLE = 300
_NAMES = Kind.FIRST | Kind.SURNAME | Kind.PLACE


def current(session: Session) -> StopList:
    """The list as it is now; one query."""
    rows = session.execute(select(NooitEenPersoon.term, NooitEenPersoon.voorbeelden))
    added = [Never(term, tuple(voorbeelden)) for term, voorbeelden in rows]
    return shipped().with_more(added) if added else shipped()


def current_if_there(session: Session) -> StopList:
    """As `current`; the shipped list where there is no database yet, which is not made for it."""
    bind = session.get_bind()
    if bind.dialect.name == "sqlite" and not Path(bind.engine.url.database or "").exists():
        return shipped()
    has_table = inspect(bind).has_table(NooitEenPersoon.__tablename__)
    return current(session) if has_table else shipped()


def entries(session: Session, reader: Reader) -> list[NooitEenPersoon]:
    """What was added here, by term. Raises Forbidden for everybody but administrators."""
    _only_administrators(reader)
    return list(session.scalars(select(NooitEenPersoon).order_by(NooitEenPersoon.woorden)))


def add(session: Session, reader: Reader, term: str, voorbeelden: Sequence[str], now: datetime) -> NooitEenPersoon:
    """Add `term` after its own sentences have shown that the list does what it should.

    Raises Forbidden, or BadInput when a term names people or places, has no sentence, is there already, or when a
    sentence is not helped by it.
    """
    _only_administrators(reader)
    term, sentences = (
        " ".join(term.split()),
        [each for each in (" ".join(each.split()) for each in voorbeelden) if each],
    )
    _check_term(term)
    _check_sentences(term, sentences)
    folded = " ".join(word.folded for word in words(term))
    if session.scalar(select(NooitEenPersoon.id).where(NooitEenPersoon.woorden == folded)) or _is_shipped(folded):
        raise BadInput(f"‘{term}’ staat al op de lijst.")
    _prove(session, term, sentences)
    entry = NooitEenPersoon(term=term, woorden=folded, voorbeelden=sentences, door=reader.naam or "", op=now)
    session.add(entry)
    try:
        session.flush()
    except IntegrityError:
        raise BadInput(f"‘{term}’ staat al op de lijst.") from None
    return entry


def remove(session: Session, reader: Reader, entry_id: int) -> str:
    """Take an added term off the list; what it was. Raises Forbidden or NotFound."""
    _only_administrators(reader)
    entry = session.get(NooitEenPersoon, entry_id)
    if entry is None:
        raise NotFound("Deze term staat niet (meer) op de lijst.")
    session.delete(entry)
    return entry.term


def _only_administrators(reader: Reader) -> None:
    if reader.rol != "beheerder":
        raise Forbidden("Alleen een beheerder kan de lijst bekijken en veranderen.")


def _check_term(term: str) -> None:
    found = words(term)
    if not found or len(term) > LONGEST_TERM:
        raise BadInput(f"Een term heeft letters en is hoogstens {LONGEST_TERM} tekens lang.")
    if all(kinds(word.folded) & _NAMES for word in found):
        raise BadInput(f"‘{term}’ is ook een naam of plaats: dan zouden echte mensen niet meer worden gevonden.")


def _check_sentences(term: str, sentences: Sequence[str]) -> None:
    if not sentences:
        raise BadInput("Geef minstens één zin waarin de term staat. Die zin is de proef.")
    if len(sentences) > MOST_EXAMPLES or any(len(each) > LONGEST_EXAMPLE for each in sentences):
        raise BadInput(f"Geef hoogstens {MOST_EXAMPLES} zinnen van hoogstens {LONGEST_EXAMPLE} tekens.")
    missing = next((each for each in sentences if term not in each), None)
    if missing:
        raise BadInput(f"In ‘{missing}’ staat de term ‘{term}’ niet.")


def _prove(session: Session, term: str, sentences: Sequence[str]) -> None:
    """Each sentence must come out without a finding in the term, and a person of that name must still be found."""
    longer = current(session).with_more([Never(term, tuple(sentences))])
    for sentence in sentences:
        start = sentence.index(term)
        if any(each.start < start + len(term) and start < each.end for each in review(sentence, (), longer).findings):
            raise BadInput(f"Ook met ‘{term}’ op de lijst wordt er iets in gevonden: ‘{sentence}’.")
    person = f"Gisteren belde mevrouw {term} ons op."
    if not any(each.type == "naam" for each in review(person, (), longer).findings):
        raise BadInput(f"Met ‘{term}’ op de lijst zou ‘mevrouw {term}’ niet meer worden gevonden.")


def _is_shipped(folded: str) -> bool:
    return any(" ".join(word.folded for word in words(entry.term)) == folded for entry in shipped().entries)
