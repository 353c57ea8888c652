"""The index inside the database: postings in a table, the formula of `query_scoring` in SQL.

For PostgreSQL, where several machines search the same data; runs on SQLite as well. Needs no bringing up to date:
`service.put` and `service.remove` change the postings together with the document.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from sqlalchemy import (
    CTE,
    ColumnElement,
    Float,
    Integer,
    Numeric,
    Row,
    Select,
    Text,
    and_,
    case,
    cast,
    column,
    func,
    literal,
    null,
    select,
    true,
    type_coerce,
    values,
)
from sqlalchemy.orm import Session

from ankerpunt.errors import AnkerpuntError
from ankerpunt.search.index.impacts import SCALE
from ankerpunt.search.index.profiles import FACETS
from ankerpunt.search.index.scoring import DECIMALS
from ankerpunt.search.index.sql_postings import build_postings
from ankerpunt.search.index.words import WordList
from ankerpunt.search.models import ZoekDocument, ZoekMerk, ZoekPosting, ZoekTerm
from ankerpunt.search.query_scoring import COVERAGE_FLOOR, TIE, group_weights, idf
from ankerpunt.search.values import Filters, Treffers, Vocabulary, WeightedTerm


class SqlIndex:
    """A `SearchIndex` in the tables `zoek_term` and `zoek_posting`. Sees what its session sees."""

    def __init__(self) -> None:
        self._words = WordList()
        self._kept = False

    def search(
        self, session: Session, terms: Sequence[WeightedTerm], filters: Filters, limit: int = 10, offset: int = 0
    ) -> Treffers:
        """See `SearchIndex.search`."""
        self._check(session)
        asked = _asked(session, terms)
        if asked is None:
            return Treffers(0, (), {facet: {} for facet in FACETS})
        found = _visible(_scores(asked), _fitting(session, filters), filters.zichtbaarheid)
        rows = session.execute(
            _best(found, limit, offset).union_all(_total(found), *map(partial(_facet, found), FACETS))
        )
        return _treffers(rows)

    def vocabulary(self, session: Session, zichtbaarheid: frozenset[str]) -> Vocabulary:
        """See `SearchIndex.vocabulary`."""
        self._check(session)
        return SqlVocabulary(session, zichtbaarheid, self._words)

    def bring_up_to_date(self, session: Session) -> int:
        """Nothing to do, except for a database that kept no postings before."""
        return 0 if session.scalar(select(ZoekMerk.met_postings)) else self.rebuild(session)

    def rebuild(self, session: Session) -> int:
        """See `SearchIndex.rebuild`. Commits: it is a job of its own, never part of another change."""
        documents = build_postings(session)
        session.commit()
        return documents

    def _check(self, session: Session) -> None:
        """A database that never kept postings would find nothing, in silence."""
        self._kept = self._kept or bool(session.scalar(select(ZoekMerk.met_postings)))
        if not self._kept:
            raise AnkerpuntError("De zoekindex van deze database is nog niet gemaakt: `ankerpunt reindex` doet dat.")


class SqlVocabulary:
    """The vocabulary (`values.Vocabulary`) of a database for somebody who may see documents of `zichtbaarheid`."""

    def __init__(self, session: Session, zichtbaarheid: frozenset[str], words: WordList) -> None:
        self._session = session
        self._zichtbaarheid = zichtbaarheid
        self._words = words
        self._known: dict[str, int] = {}

    def document_frequency(self, term: str) -> int:
        """How many documents hold `term`; 0 if none of them is visible."""
        if term not in self._known:
            self._known[term] = self._session.scalar(_frequency(term, self._zichtbaarheid)) or 0
        return self._known[term]

    def words(self) -> tuple[str, ...]:
        """The written words that may be proposed for a typing error."""
        return self._words.current(self._session)


@dataclass(frozen=True, slots=True)
class _Asked:
    """A term of the question that is in the index: what one unit of impact earns, and the share of its group."""

    number: int
    group: int
    factor: float
    coverage: float


def _asked(session: Session, terms: Sequence[WeightedTerm]) -> list[_Asked] | None:
    """The terms that some document holds; None if there are none."""
    names = {term.term for term in terms}
    known = session.execute(
        select(ZoekTerm.term, ZoekTerm.id, ZoekTerm.documenten, select(ZoekMerk.documenten).scalar_subquery()).where(
            ZoekTerm.term.in_(names), ZoekTerm.documenten > 0
        )
    ).all()
    factors = {name: (number, idf(documents, holding) / SCALE) for name, number, holding, documents in known}
    weights = group_weights(terms)
    whole = sum(weights.values())
    asked = [
        _Asked(factors[t.term][0], t.group, t.weight * factors[t.term][1], weights[t.group] / whole)
        for t in terms
        if t.term in factors
    ]
    return asked or None


def _scores(asked: Sequence[_Asked]) -> CTE:
    """Per document: the best part of each group counts whole, the others for `TIE`; then coverage."""
    columns = column("term", Integer), column("groep", Integer), column("factor", Float), column("dekking", Float)
    rows = [(term.number, term.group, term.factor, term.coverage) for term in asked]
    vraag = values(*columns, name="vraag").data(rows).cte("vraag")
    earned = ZoekPosting.impact * vraag.c.factor
    groups = (
        select(
            ZoekPosting.document,
            (func.max(earned) + TIE * (func.sum(earned) - func.max(earned))).label("punten"),
            func.max(vraag.c.dekking).label("dekking"),
        )
        .join(vraag, vraag.c.term == ZoekPosting.term)
        .group_by(ZoekPosting.document, vraag.c.groep)
        .cte("groepen")
    )
    covered = COVERAGE_FLOOR + (1.0 - COVERAGE_FLOOR) * func.sum(groups.c.dekking)
    score = func.round(cast(func.sum(groups.c.punten) * covered, Numeric), DECIMALS)
    return select(groups.c.document, score.label("score")).group_by(groups.c.document).cte("scores")


def _fitting(session: Session, filters: Filters) -> dict[str, ColumnElement[bool]]:
    """Per facet whether a document fits what was chosen in it."""
    found: dict[str, ColumnElement[bool]] = {facet: true() for facet in FACETS}
    if filters.soort:
        found["soort"] = ZoekDocument.soort.in_(filters.soort)
    if filters.vakgroep:
        found["vakgroep"] = ZoekDocument.vakgroep.in_(filters.vakgroep)
    if filters.leefgebied:
        rows = session.scalars(select(ZoekDocument.leefgebieden).distinct())
        wanted = [row for row in rows if not filters.leefgebied.isdisjoint(row)]
        found["leefgebied"] = ZoekDocument.leefgebieden.in_(wanted)
    return found


def _visible(scores: CTE, fitting: Mapping[str, ColumnElement[bool]], zichtbaarheid: frozenset[str]) -> CTE:
    """The matching documents that may be seen, with what they are counted by and whether they fit each choice."""
    return (
        select(
            scores.c.document,
            scores.c.score,
            ZoekDocument.soort,
            ZoekDocument.vakgroep,
            type_coerce(ZoekDocument.leefgebieden, Text).label("leefgebied"),
            *(case((fits, 1), else_=0).label(f"past_{facet}") for facet, fits in fitting.items()),
        )
        .join(ZoekDocument, ZoekDocument.id == scores.c.document)
        .where(ZoekDocument.zichtbaarheid.in_(zichtbaarheid))
        .cte("gevonden")
    )


#: The rows of an answer: what kind, a value of a facet, a number (a document's id or a count), a score.
_Row = Select[str, str | None, int, float | None]
_HIT, _TOTAL = "treffer", "totaal"


def _best(found: CTE, limit: int, offset: int) -> _Row:
    best = (
        select(found.c.document, found.c.score)
        .where(_fits(found))
        .order_by(found.c.score.desc(), found.c.document)
        .limit(limit)
        .offset(offset)
        .subquery("beste")
    )
    return select(literal(_HIT), null(), best.c.document, best.c.score)


def _total(found: CTE) -> _Row:
    return select(literal(_TOTAL), null(), func.count(), null()).where(_fits(found))


def _facet(found: CTE, facet: str) -> _Row:
    value = found.c[facet]
    return select(literal(facet), value, func.count(), null()).where(_fits(found, apart_from=facet)).group_by(value)


def _fits(found: CTE, apart_from: str | None = None) -> ColumnElement[bool]:
    return and_(*(found.c[f"past_{facet}"] == 1 for facet in FACETS if facet != apart_from))


def _treffers(rows: Iterable[Row[str, str | None, int, float | None]]) -> Treffers:
    """The rows put together; leefgebieden are counted one by one, a document may have several."""
    hits: list[tuple[int, float]] = []
    facets: dict[str, Counter[str]] = {facet: Counter() for facet in FACETS}
    total = 0
    for kind, value, number, score in rows:
        if kind == _HIT:
            hits.append((number, float(score or 0.0)))
        elif kind == _TOTAL:
            total = number
        elif value is not None:
            for each in json.loads(value) if kind == "leefgebied" else (value,):
                facets[kind][each] += number
    hits.sort(key=lambda hit: (-hit[1], hit[0]))
    return Treffers(total, tuple(hits), {facet: dict(sorted(counts.items())) for facet, counts in facets.items()})


def _frequency(term: str, zichtbaarheid: frozenset[str]) -> Select[int]:
    visible = (
        select(ZoekPosting.document)
        .join(ZoekDocument, ZoekDocument.id == ZoekPosting.document)
        .where(ZoekPosting.term == ZoekTerm.id, ZoekDocument.zichtbaarheid.in_(zichtbaarheid))
        .exists()
    )
    return select(ZoekTerm.documenten).where(ZoekTerm.term == term, visible)
