"""Which documents are overdue: read once for each state of the database and each day, and kept."""

from __future__ import annotations

from datetime import date

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import select
from sqlalchemy.orm import Session

from ankerpunt.search.index.changes import Mark
from ankerpunt.search.models import ZoekDocument


class Overdue:
    """The ids of overdue documents for an index that keeps no dates. Threads may share it."""

    def __init__(self) -> None:
        self._known: tuple[Mark, date, NDArray[np.int64]] | None = None

    def current(self, session: Session, mark: Mark, today: date) -> NDArray[np.int64]:
        """The ids as they were at `mark` or later. Read past the session: its own changes are nobody else's yet."""
        known = self._known
        if known is None or known[:2] != (mark, today):
            with session.get_bind().engine.connect() as connection:
                ids = connection.scalars(
                    select(ZoekDocument.id).where(ZoekDocument.herzien_voor < today, ~ZoekDocument.verwijderd)
                ).all()
            known = self._known = (mark, today, np.array(ids, dtype=np.int64))
        return known[2]
