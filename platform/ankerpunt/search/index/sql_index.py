"""The index inside the database: postings in a table, the formula of `query_scoring` in SQL.

For PostgreSQL, where several machines search the same data; runs on SQLite as well. Needs no bringing up to date:
`service.put` and `service.remove` change the postings together with the document.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BindParameter, Date, Double, Row, Select, String, TextClause, bindparam, select, text
from sqlalchemy.orm import Session

from ankerpunt.errors import AnkerpuntError
from ankerpunt.search.index.impacts import SCALE
from ankerpunt.search.index.profiles import FACETS
from ankerpunt.search.index.scoring import DECIMALS
from ankerpunt.search.index.sql_postings import build_postings
from ankerpunt.search.index.words import WordList
from ankerpunt.search.models import ZoekDocument, ZoekMerk, ZoekPosting, ZoekTerm
from ankerpunt.search.query_scoring import COVERAGE_FLOOR, OVERDUE, TIE, group_weights, idf
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
        chosen = {
            "zichtbaarheid": list(filters.zichtbaarheid),
            "soort": list(filters.soort),
            "vakgroep": list(filters.vakgroep),
            "leefgebied": _rows_with(session, filters.leefgebied),
            "elke_soort": not filters.soort,
            "elke_vakgroep": not filters.vakgroep,
            "elk_leefgebied": not filters.leefgebied,
            "vandaag": filters.vandaag,
        }
        constants = {"tie": TIE, "floor": COVERAGE_FLOOR, "verouderd": OVERDUE, "limit": limit, "offset": offset}
        return _treffers(session.execute(_statement(asked), {**_values(asked), **chosen, **constants}))

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


#: As text and not built from expressions: SQLAlchemy would take longer to compile it than a database to answer it.
#: One statement, so that the matching documents are found once for the results, the total and the facets.
_SEARCH = """
WITH vraag (term, groep, factor, dekking) AS (VALUES {vraag}),
groepen AS (
    SELECT zoek_posting.document,
        MAX(impact * factor) + :tie * (SUM(impact * factor) - MAX(impact * factor)) AS punten,
        MAX(dekking) AS dekking
    FROM vraag JOIN zoek_posting ON zoek_posting.term = vraag.term
    GROUP BY zoek_posting.document, groep
),
scores AS (
    SELECT document, SUM(punten) * (:floor + (1.0 - :floor) * SUM(dekking)) AS punten
    FROM groepen GROUP BY document
),
gevonden AS MATERIALIZED (
    SELECT document, soort, leefgebieden, vakgroep,
        ROUND(CAST(punten * CASE WHEN herzien_voor < :vandaag THEN :verouderd ELSE 1.0 END AS NUMERIC), {decimals}) AS score,
        CASE WHEN :elke_soort OR soort IN :soort THEN 1 ELSE 0 END AS past_soort,
        CASE WHEN :elk_leefgebied OR leefgebieden IN :leefgebied THEN 1 ELSE 0 END AS past_leefgebied,
        CASE WHEN :elke_vakgroep OR vakgroep IN :vakgroep THEN 1 ELSE 0 END AS past_vakgroep
    FROM scores JOIN zoek_document ON zoek_document.id = scores.document
    WHERE zichtbaarheid IN :zichtbaarheid
)
SELECT 'treffer' AS kind, NULL AS value, document AS number, score FROM (
    SELECT document, score FROM gevonden WHERE past_soort + past_leefgebied + past_vakgroep = 3
    ORDER BY score DESC, document LIMIT :limit OFFSET :offset
) AS beste
UNION ALL
SELECT 'totaal', NULL, COUNT(*), NULL FROM gevonden WHERE past_soort + past_leefgebied + past_vakgroep = 3
UNION ALL
SELECT 'soort', soort, COUNT(*), NULL FROM gevonden WHERE past_leefgebied + past_vakgroep = 2 GROUP BY soort
UNION ALL
SELECT 'leefgebied', leefgebieden, COUNT(*), NULL FROM gevonden WHERE past_soort + past_vakgroep = 2 GROUP BY leefgebieden
UNION ALL
SELECT 'vakgroep', vakgroep, COUNT(*), NULL FROM gevonden WHERE past_soort + past_leefgebied = 2 GROUP BY vakgroep
"""
_TYPED: list[BindParameter[Any]] = [
    *(bindparam(name, expanding=True, type_=String) for name in ("zichtbaarheid", "soort", "leefgebied", "vakgroep")),
    bindparam("vandaag", type_=Date),
    bindparam("verouderd", type_=Double),
]


def _statement(asked: Sequence[_Asked]) -> TextClause:
    """The statement for so many terms."""
    rows = ", ".join(f"(:term{n}, :groep{n}, :factor{n}, :dekking{n})" for n in range(len(asked)))
    return text(_SEARCH.format(vraag=rows, decimals=DECIMALS)).bindparams(*_TYPED)


def _values(asked: Sequence[_Asked]) -> dict[str, float]:
    """The values of the terms, by their names in the statement."""
    return {
        f"{name}{n}": value
        for n, term in enumerate(asked)
        for name, value in (
            ("term", term.number),
            ("groep", term.group),
            ("factor", term.factor),
            ("dekking", term.coverage),
        )
    }


def _rows_with(session: Session, leefgebieden: frozenset[str]) -> list[str]:
    """The rows of leefgebieden in use that hold one of these, as they are stored."""
    if not leefgebieden:
        return []
    rows = session.scalars(select(ZoekDocument.leefgebieden).distinct())
    return [json.dumps(row, ensure_ascii=False) for row in rows if not leefgebieden.isdisjoint(row)]


def _treffers(rows: Iterable[Row[*tuple[Any, ...]]]) -> Treffers:
    """The rows put together; leefgebieden are counted one by one, a document may have several."""
    hits: list[tuple[int, float]] = []
    facets: dict[str, Counter[str]] = {facet: Counter() for facet in FACETS}
    total = 0
    for kind, value, number, score in rows:
        if kind == "treffer":
            hits.append((number, float(score)))
        elif kind == "totaal":
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
