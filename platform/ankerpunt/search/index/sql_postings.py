"""Keeping the posting table: changed in the transaction that changes the document, so never behind it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.orm import Session

from ankerpunt.search.index.merk import lock_merk
from ankerpunt.search.models import ZoekPosting, ZoekTekst, ZoekTerm

#: Values in one statement: well below the number of parameters that either database takes.
AT_ONCE = 2_000
DOCUMENTS_AT_ONCE = 200

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Replaced:
    """The impacts of a document as they are in the posting table, and as they are to be."""

    document: int
    old: Mapping[str, int]
    new: Mapping[str, int]


def change_postings(session: Session, replaced: Sequence[Replaced]) -> None:
    """Make the postings of these documents what is new.

    The caller holds the lock on `zoek_merk`, so that no two of them number or count the same term.
    """
    numbers = _numbers(session, list({term: None for each in replaced for term in (*each.old, *each.new)}))
    fresh: list[tuple[int, int, int]] = []
    counts: Counter[int] = Counter()
    for each in replaced:
        old, new = each.old, each.new
        _drop(session, each.document, [numbers[term] for term, impact in old.items() if new.get(term) != impact])
        fresh += [(numbers[term], each.document, impact) for term, impact in new.items() if old.get(term) != impact]
        counts.update(numbers[term] for term in new if term not in old)
        counts.subtract(numbers[term] for term in old if term not in new)
    _add(session, fresh)
    _count(session, counts)


def build_postings(session: Session) -> int:
    """Make all postings anew from the impacts; the number of documents. From then on `change_postings` keeps them."""
    # Whoever writes a document meanwhile waits for the lock, and then finds that there are postings to be kept.
    lock_merk(session).met_postings = True
    session.execute(delete(ZoekPosting))
    session.execute(delete(ZoekTerm))
    documents = session.scalars(select(ZoekTekst.document).order_by(ZoekTekst.document)).all()
    numbers: dict[str, int] = {}
    for some in _slices(documents, DOCUMENTS_AT_ONCE):
        texts = session.execute(select(ZoekTekst.document, ZoekTekst.impacts).where(ZoekTekst.document.in_(some))).all()
        new = {term: None for _, impacts in texts for term in impacts if term not in numbers}
        numbers |= _numbers(session, list(new))
        _add(session, [(numbers[term], document, n) for document, impacts in texts for term, n in impacts.items()])
    holding = select(func.count()).where(ZoekPosting.term == ZoekTerm.id).scalar_subquery()
    session.execute(update(ZoekTerm).values(documenten=holding).execution_options(synchronize_session=False))
    return len(documents)


def _numbers(session: Session, terms: Sequence[str]) -> dict[str, int]:
    """The numbers of the terms; new terms get the next ones."""
    numbers: dict[str, int] = {}
    for some in _slices(terms, AT_ONCE):
        found = session.execute(select(ZoekTerm.term, ZoekTerm.id).where(ZoekTerm.term.in_(some)))
        numbers.update((term, number) for term, number in found)
    new = [term for term in dict.fromkeys(terms) if term not in numbers]
    if new:
        first = 1 + (session.scalar(select(func.max(ZoekTerm.id))) or 0)
        given = dict(zip(new, range(first, first + len(new)), strict=True))
        session.execute(insert(ZoekTerm), [{"id": n, "term": term, "documenten": 0} for term, n in given.items()])
        numbers |= given
    return numbers


def _drop(session: Session, document: int, numbers: Sequence[int]) -> None:
    for some in _slices(numbers, AT_ONCE):
        session.execute(delete(ZoekPosting).where(ZoekPosting.document == document, ZoekPosting.term.in_(some)))


def _add(session: Session, postings: Sequence[tuple[int, int, int]]) -> None:
    if postings:
        rows = [{"term": term, "document": document, "impact": impact} for term, document, impact in postings]
        session.execute(insert(ZoekPosting), rows)


def _count(session: Session, counts: Counter[int]) -> None:
    by_difference: dict[int, list[int]] = {}
    for number, difference in counts.items():
        by_difference.setdefault(difference, []).append(number)
    for difference, numbers in by_difference.items():
        for some in _slices(numbers if difference else (), AT_ONCE):
            counted = update(ZoekTerm).where(ZoekTerm.id.in_(some)).values(documenten=ZoekTerm.documenten + difference)
            session.execute(counted.execution_options(synchronize_session=False))


def _slices(values: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    return (values[start : start + size] for start in range(0, len(values), size))
