"""What an index promises: find documents by weighted terms, always as new as the database."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from sqlalchemy.orm import Session

from ankerpunt.search.values import Filters, Treffers, Vocabulary, WeightedTerm


class SearchIndex(Protocol):
    """An index over `zoek_document`. Safe to use from several threads and processes at once.

    Whatever was committed before a call is in its answer: a saved page is found, a removed one is not. Every index
    gives the same documents the same scores. `bring_up_to_date` must have run once on a new database; after that no
    answer depends on it.
    """

    def search(
        self, session: Session, terms: Sequence[WeightedTerm], filters: Filters, limit: int = 10, offset: int = 0
    ) -> Treffers:
        """Documents that hold at least one of `terms` and pass `filters`, best first, then by lowest id.

        Scores as in `query_scoring`, rounded to six decimals.
        """

    def vocabulary(self, session: Session, zichtbaarheid: frozenset[str]) -> Vocabulary:
        """What may be known by somebody who may see this visibility, as it is now; for one question.

        A term that only hidden documents hold has frequency 0.
        """

    def bring_up_to_date(self, session: Session) -> int:
        """Take in what changed since the last time; the number of changes. Keeps answers fast, they are right anyway.

        Several callers at once do no harm: one works, the others find nothing left to do.
        """

    def rebuild(self, session: Session) -> int:
        """Make the whole index anew from the database; the number of documents. Searching goes on meanwhile."""
