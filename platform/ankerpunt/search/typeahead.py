"""Completing what somebody is typing: titles by any of their words, and the words of the thesaurus.

The beginnings of titles lie sorted in a table, so that every answer is as new as the database and holds only what the
reader may see; the words of the thesaurus are public and lie sorted in memory.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from ankerpunt.dutch.text import clean, fold, spellings, tokens
from ankerpunt.search.models import ZoekAanhef, ZoekDocument
from ankerpunt.search.thesaurus import Thesaurus
from ankerpunt.search.values import Brontekst

#: Longer beginnings than anybody types; more words than a title has.
LONGEST = 80
MOST_WORDS = 20
#: `Suggestie.soort` of a word of the thesaurus.
WORD = "zoekterm"

TITLE_START, TITLE_WORD, SEARCH_TERM = 0, 1, 2
#: A word of the thesaurus comes after titles that begin like it, and before titles with the word further on.
THESAURUS_START = 0.5
THESAURUS_WORD = 1.5
_LAST = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class Suggestie:
    """A completion: a page with its `url`, or (soort 'zoekterm') words to search for."""

    tekst: str
    soort: str
    url: str


def starts(bron: Brontekst) -> tuple[tuple[int, str], ...]:
    """The beginnings by which a document is found, with their rank: title, later words, search terms."""
    found: dict[str, int] = {}
    for number, text in enumerate((bron.titel, *bron.zoektermen)):
        for place, start in enumerate(_suffixes(text)):
            rank = SEARCH_TERM if number else TITLE_WORD if place else TITLE_START
            found.setdefault(start, rank)
    return tuple((rank, start) for start, rank in found.items())


def suggest(
    session: Session, thesaurus: Thesaurus, q: str, zichtbaarheid: frozenset[str], limit: int = 8
) -> tuple[Suggestie, ...]:
    """At most `limit` completions of what was typed so far; () for nothing typed.

    Words may be typed in any order, the last of them unfinished.
    """
    typed = _folded(q[:LONGEST])
    if not typed:
        return ()
    ranked = [*_pages(session, typed, zichtbaarheid, limit), *_words(thesaurus, typed, limit)]
    best: dict[str, Suggestie] = {}
    for _, folded, suggestie in sorted(ranked, key=lambda each: each[:2]):
        best.setdefault(folded, suggestie)
    return tuple(best.values())[:limit]


_Ranked = tuple[float, str, Suggestie]


def _pages(session: Session, typed: str, zichtbaarheid: frozenset[str], limit: int) -> Iterator[_Ranked]:
    ids: dict[int, float] = {}
    found = _with_start(session, typed, zichtbaarheid, limit)
    words = typed.split()
    if len(found) < limit and len(words) > 1:
        found += _with_words(session, words, zichtbaarheid, limit)
    for document, rank in found:
        ids.setdefault(document, rank)
    rows = session.execute(
        select(ZoekDocument.id, ZoekDocument.titel, ZoekDocument.soort, ZoekDocument.url).where(
            ZoekDocument.id.in_(ids), ZoekDocument.zichtbaarheid.in_(zichtbaarheid), ~ZoekDocument.verwijderd
        )
    )
    for row in rows:
        yield ids[row.id], _folded(row.titel), Suggestie(row.titel, row.soort, row.url)


def _with_start(session: Session, typed: str, zichtbaarheid: frozenset[str], limit: int) -> list[tuple[int, float]]:
    rows = session.execute(
        select(ZoekAanhef.document, ZoekAanhef.rang)
        .where(_begins(ZoekAanhef.tekst, typed), ZoekAanhef.zichtbaarheid.in_(zichtbaarheid))
        .order_by(ZoekAanhef.rang, ZoekAanhef.tekst, ZoekAanhef.document)
        .limit(limit * 2)
    )
    return [(row.document, row.rang) for row in rows]


def _with_words(
    session: Session, words: list[str], zichtbaarheid: frozenset[str], limit: int
) -> list[tuple[int, float]]:
    """Documents that have a beginning for each of the words, whatever their order."""
    first, *others = sorted(words, key=len, reverse=True)
    query = select(ZoekAanhef.document).where(
        _begins(ZoekAanhef.tekst, first), ZoekAanhef.zichtbaarheid.in_(zichtbaarheid)
    )
    for word in others:
        other = aliased(ZoekAanhef)
        matches = select(other.id).where(other.document == ZoekAanhef.document, _begins(other.tekst, word))
        query = query.where(matches.exists())
    documents = session.scalars(query.distinct().order_by(ZoekAanhef.document).limit(limit))
    return [(document, SEARCH_TERM) for document in documents]


def _begins(text: InstrumentedAttribute[str], start: str) -> ColumnElement[bool]:
    """A range of the sorted table, which both databases find by their index."""
    return and_(text >= start, text < start + _LAST)


def _words(thesaurus: Thesaurus, typed: str, limit: int) -> Iterator[_Ranked]:
    beginnings = _label_starts(thesaurus)
    at = bisect_left(beginnings, (typed,))
    found = 0
    while at < len(beginnings) and found < limit * 2 and beginnings[at][0].startswith(typed):
        _, rank, label = beginnings[at]
        yield rank, _folded(label), Suggestie(label, WORD, f"/zoeken?q={quote(label)}")
        at, found = at + 1, found + 1


@lru_cache(maxsize=4)
def _label_starts(thesaurus: Thesaurus) -> tuple[tuple[str, float, str], ...]:
    """(beginning, rank, label), sorted; hidden labels are misspellings and lay words: searched, but not proposed."""
    labels = {label for begrip in thesaurus.begrippen for label in (begrip.label, *begrip.ook)}
    return tuple(
        sorted(
            (start, THESAURUS_WORD if place else THESAURUS_START, label)
            for label in labels
            for place, start in enumerate(_suffixes(label))
        )
    )


def _suffixes(text: str) -> Iterable[str]:
    """The folded text from each of its words onwards."""
    words = _folded(text).split()[:MOST_WORDS]
    return (" ".join(words[place:])[:LONGEST] for place in range(len(words)))


def _folded(text: str) -> str:
    """Words as they are compared: lower case, without accents and signs; 'ex-partner' is two words."""
    return " ".join(word for token in tokens(clean(text)) for word in spellings(fold(token.raw))[0])
