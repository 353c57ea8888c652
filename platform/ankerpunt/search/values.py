"""Values that travel between kennis, the language chain and the search indexes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from ankerpunt import clock


@dataclass(frozen=True, slots=True)
class Brontekst:
    """What kennis hands over for one item: everything that search may find, show or filter on.

    `sleutel` is "soort/slug". `tekst` is plain text, headings included. `zoektermen` are the words in which people
    ask for the page. `stappen` are the steps under 'In het kort', in plain text.
    """

    sleutel: str
    soort: str
    slug: str
    url: str
    titel: str
    samenvatting: str
    tekst: str
    tags: tuple[str, ...] = ()
    zoektermen: tuple[str, ...] = ()
    vakgroep: str | None = None
    leefgebieden: tuple[str, ...] = ()
    zichtbaarheid: str = "openbaar"
    eigenaar: str = ""
    onderbouwing: str | None = None
    gecontroleerd_op: date | None = None
    herzien_voor: date | None = None
    stappen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WeightedTerm:
    """One index term to look for; `group` is the number of the query word it stands for (see `query_scoring`)."""

    term: str
    weight: float
    group: int


@dataclass(frozen=True, slots=True)
class Filters:
    """What a result must be. An empty set means no restriction, except `zichtbaarheid`: what the reader may see.

    `vandaag` tells which pages are overdue: they rank lower (`query_scoring.OVERDUE`) and are found all the same.
    """

    zichtbaarheid: frozenset[str]
    soort: frozenset[str] = frozenset()
    leefgebied: frozenset[str] = frozenset()
    vakgroep: frozenset[str] = frozenset()
    vandaag: date = field(default_factory=lambda: clock.today())


@dataclass(frozen=True, slots=True)
class Treffers:
    """What an index answers: how many documents match, one page of (document id, score), and counts per facet value."""

    totaal: int
    treffers: tuple[tuple[int, float], ...]
    facetten: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Zoekvraag:
    """A question as the index understands it.

    `woorden` are the words that carry meaning, as typed. `uitbreidingen` are the labels that are searched as well
    (for 'Ook gezocht op'). `bedoelde_u` is the whole question with its typing errors mended, or None. `marks` are the
    index terms whose written forms are highlighted.
    """

    vraag: str
    terms: tuple[WeightedTerm, ...]
    woorden: tuple[str, ...] = ()
    uitbreidingen: tuple[str, ...] = ()
    bedoelde_u: str | None = None
    marks: frozenset[str] = frozenset()


class Vocabulary(Protocol):
    """What a living index knows of words; one object per index generation, so it may compute lazily and keep."""

    def document_frequency(self, term: str) -> int:
        """How many documents hold `term`; 0 if none does."""

    def words(self) -> tuple[str, ...]:
        """The written words that may be proposed for a typing error (`analysis.surface_words` of the documents)."""
