"""The face of search: what other domains and the pages may ask of it."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from rapidfuzz import fuzz, process
from sqlalchemy import Select, select
from sqlalchemy.orm import Session, defer

from ankerpunt.anonimiseren.service import identifying
from ankerpunt.search import misses, query
from ankerpunt.search.analysis import CHAIN, impacts, surface_words
from ankerpunt.search.fragments import Marker
from ankerpunt.search.index import SearchIndex
from ankerpunt.search.index.impacts import to_fixed
from ankerpunt.search.index.merk import lock_merk, upsert
from ankerpunt.search.index.storing import (
    LONGEST_WORD,
    PUBLIC,
    Prepared,
    brontekst_of,
    forget,
    store,
)
from ankerpunt.search.models import ZoekDocument, ZoekMerk, ZoekMisser, ZoekTekst
from ankerpunt.search.thesaurus import Thesaurus
from ankerpunt.search.typeahead import Suggestie, starts, suggest
from ankerpunt.search.values import Brontekst, Filters, Treffers, Vocabulary, Zoekvraag

__all__ = [
    "Naaste", "Prepared", "Resultaten", "Suggestie", "Treffer", "count_miss", "find", "find_literally", "is_current", "nearest",
    "prepare", "put", "put_all", "put_prepared", "rank", "refresh_all", "remove", "start_new_series", "suggest",
]  # fmt: skip

#: Documents that are analysed and written together when all are.
AT_ONCE = 200
#: How alike a word must be to be offered when nothing was found (percent of `rapidfuzz.fuzz.ratio`), and how many are.
ALIKE = 60
NEAREST = 5
LONGEST_MISS = 200


@dataclass(frozen=True, slots=True)
class Treffer:
    """A result. `titel` and `fragment` are HTML in which `<mark>` is the only element."""

    bron: Brontekst
    score: float
    titel: str
    fragment: str

    def outdated(self, today: date) -> bool:
        """Whether the page was to be reviewed before `today`."""
        return self.bron.herzien_voor is not None and self.bron.herzien_voor < today


@dataclass(frozen=True, slots=True)
class Resultaten:
    """One page of results, how many there are in all, and how they spread over the facets."""

    vraag: Zoekvraag
    totaal: int
    treffers: tuple[Treffer, ...]
    facetten: Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Naaste:
    """What to offer when nothing was found: words that are nearest, and the vakgroep that may know."""

    termen: tuple[str, ...] = ()
    vakgroep: str | None = None


def prepare(bron: Brontekst, thesaurus: Thesaurus) -> Prepared:
    """Everything that follows from the text alone: pure, and most of the work, so it may be done elsewhere."""
    words = sorted(surface_words(bron)) if bron.zichtbaarheid == PUBLIC else ()
    return Prepared(
        bron=bron,
        impacts=to_fixed(impacts(bron, thesaurus.finder)),
        woorden=tuple(word for word in words if len(word) <= LONGEST_WORD),
        aanheffen=starts(bron),
    )


def put(session: Session, bron: Brontekst, thesaurus: Thesaurus) -> bool:
    """Make `bron` findable in place of what had its key; False if nothing changed. Found once it is committed."""
    return put_prepared(session, prepare(bron, thesaurus))


def put_prepared(session: Session, prepared: Prepared) -> bool:
    """As `put`."""
    return put_all(session, (prepared,)) == 1


def put_all(session: Session, prepared: Iterable[Prepared]) -> int:
    """As `put` for many documents, faster than one by one; the number that changed."""
    return store(session, prepared)


def remove(session: Session, sleutel: str) -> bool:
    """Make the item unfindable and keep nothing of it; False if it was not there. Gone once it is committed."""
    return forget(session, sleutel)


def is_current(session: Session, thesaurus: Thesaurus) -> bool:
    """Whether all impacts come from the present analysis and thesaurus; if not, call `refresh_all`."""
    return session.scalar(select(ZoekMerk.keten)) == _chain(thesaurus)


def refresh_all(session: Session, thesaurus: Thesaurus) -> int:
    """Analyse every document again; the number whose impacts changed."""
    lock_merk(session).keten = _chain(thesaurus)
    keys = session.scalars(select(ZoekDocument.sleutel).where(~ZoekDocument.verwijderd).order_by(ZoekDocument.id)).all()
    changed = 0
    for start in range(0, len(keys), AT_ONCE):
        rows = session.execute(_documents().where(ZoekDocument.sleutel.in_(keys[start : start + AT_ONCE]))).all()
        changed += store(session, [prepare(brontekst_of(document, tekst), thesaurus) for document, tekst in rows])
    return changed


def start_new_series(session: Session) -> None:
    """Say that the history was set back (a backup was restored): every index is then made anew."""
    lock_merk(session).reeks = uuid.uuid4().hex


def find(
    session: Session,
    index: SearchIndex,
    thesaurus: Thesaurus,
    vraag: str,
    filters: Filters,
    limit: int = 10,
    offset: int = 0,
) -> Resultaten:
    """The best results for a question as it was typed; none for a question without a word in it. Never fails."""
    zoekvraag = query.parse(vraag, thesaurus, index.vocabulary(session, filters.zichtbaarheid))
    return _results(session, index, zoekvraag, filters, limit, offset)


def find_literally(
    session: Session, index: SearchIndex, vraag: str, filters: Filters, limit: int = 10, offset: int = 0
) -> Resultaten:
    """As `find`, by the words as typed alone: no other names of the same thing, no mended typing errors."""
    vocabulary = _WithoutProposals(index.vocabulary(session, filters.zichtbaarheid))
    return _results(session, index, query.parse(vraag, Thesaurus(), vocabulary), filters, limit, offset)


def rank(
    session: Session, index: SearchIndex, thesaurus: Thesaurus, vraag: str, filters: Filters, limit: int
) -> tuple[tuple[str, float], ...]:
    """The keys of the best results with their scores, without texts or fragments: a tenth of the time of `find`."""
    zoekvraag = query.parse(vraag, thesaurus, index.vocabulary(session, filters.zichtbaarheid))
    treffers = index.search(session, zoekvraag.terms, filters, limit).treffers
    ids = [document for document, _ in treffers]
    rows = session.execute(
        select(ZoekDocument.id, ZoekDocument.sleutel).where(
            ZoekDocument.id.in_(ids), ZoekDocument.zichtbaarheid.in_(filters.zichtbaarheid), ~ZoekDocument.verwijderd
        )
    )
    keys = {row.id: row.sleutel for row in rows}
    return tuple((keys[document], score) for document, score in treffers if document in keys)


def nearest(session: Session, index: SearchIndex, thesaurus: Thesaurus, vraag: str, filters: Filters) -> Naaste:
    """What may help somebody whose question found nothing: every term that is offered finds something.

    The vakgroep is that of most of what is found without the choices in facets, else of what the terms find.
    """
    everywhere = Filters(zichtbaarheid=filters.zichtbaarheid)
    labels = [label for begrip in thesaurus.begrippen for label in (begrip.label, *begrip.ook)]
    vocabulary = index.vocabulary(session, filters.zichtbaarheid)
    asked = misses.normalised(vraag)
    alike = [
        found
        for word in dict.fromkeys((asked, *asked.split()))
        for found in process.extract(word, (*labels, *vocabulary.words()), scorer=fuzz.ratio, score_cutoff=ALIKE)
    ]
    offered = dict.fromkeys(term for term, _, _ in sorted(alike, key=lambda found: (-found[1], found[0])))
    finds = {term: find(session, index, thesaurus, term, everywhere) for term in list(offered)[: 2 * NEAREST]}
    terms = tuple(term for term, found in finds.items() if found.totaal and term != asked)[:NEAREST]
    results = [find(session, index, thesaurus, vraag, everywhere), *(finds[term] for term in terms)]
    return Naaste(terms, next((group for group in map(_vakgroep, results) if group), None))


def count_miss(session: Session, thesaurus: Thesaurus, vraag: str, vakgroep: str | None, today: date) -> bool:
    """Count a question that found nothing, if it can hold nothing about a person (`misses`); whether it was counted."""
    words = misses.normalised(vraag)
    if len(words) > LONGEST_MISS or not misses.may_be_counted(vraag, thesaurus) or identifying(session, vraag):
        return False
    new = upsert(session, ZoekMisser).values(vraag=words, aantal=1, eerste=today, laatste=today, vakgroep=vakgroep)
    again = {"aantal": ZoekMisser.aantal + 1, "laatste": today, "vakgroep": vakgroep}
    session.execute(new.on_conflict_do_update(index_elements=["vraag"], set_=again))
    return True


class _WithoutProposals:
    """A vocabulary (`values.Vocabulary`) that proposes nothing for typing errors."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary

    def document_frequency(self, term: str) -> int:
        return self._vocabulary.document_frequency(term)

    def words(self) -> tuple[str, ...]:
        return ()


def _results(
    session: Session, index: SearchIndex, zoekvraag: Zoekvraag, filters: Filters, limit: int, offset: int
) -> Resultaten:
    treffers = index.search(session, zoekvraag.terms, filters, limit, offset)
    shown = _shown(session, treffers, filters, zoekvraag.marks)
    return Resultaten(zoekvraag, treffers.totaal, shown, treffers.facetten)


def _chain(thesaurus: Thesaurus) -> str:
    return f"{CHAIN}/{thesaurus.fingerprint}"


def _documents() -> Select[ZoekDocument, ZoekTekst]:
    """Documents with their texts, without the impacts: half of the bytes."""
    return (
        select(ZoekDocument, ZoekTekst)
        .join(ZoekTekst, ZoekTekst.document == ZoekDocument.id)
        .options(defer(ZoekTekst.impacts), defer(ZoekTekst.woorden))
    )


def _shown(session: Session, treffers: Treffers, filters: Filters, marks: frozenset[str]) -> tuple[Treffer, ...]:
    """The results in order. What was hidden or removed since the index looked is left out: the database decides."""
    ids = [document for document, _ in treffers.treffers]
    rows = session.execute(
        _documents().where(ZoekDocument.id.in_(ids), ZoekDocument.zichtbaarheid.in_(filters.zichtbaarheid))
    )
    marker = Marker(marks)
    found = {document.id: brontekst_of(document, tekst) for document, tekst in rows}
    return tuple(
        Treffer(found[document], score, marker.title(found[document].titel), marker.fragment(found[document].tekst))
        for document, score in treffers.treffers
        if document in found
    )


def _vakgroep(found: Resultaten) -> str | None:
    votes: Counter[str] = Counter()
    for treffer in found.treffers:
        if treffer.bron.vakgroep:
            votes[treffer.bron.vakgroep] += round(treffer.score * 1000)
    return votes.most_common(1)[0][0] if votes else None
