"""The table of terms that administrators added to the stop list."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import JSON, String
from sqlalchemy.orm import Mapped, mapped_column

from ankerpunt.database import Base, Moment


class NooitEenPersoon(Base):
    """A term that never is a person here, with the sentences that prove it."""

    __tablename__ = "nooit_een_persoon"

    id: Mapped[int] = mapped_column(primary_key=True)
    term: Mapped[str] = mapped_column(String(80))
    #: The folded words of the term: one spelling per term.
    woorden: Mapped[str] = mapped_column(String(80), unique=True)
    voorbeelden: Mapped[list[str]] = mapped_column(JSON)
    door: Mapped[str] = mapped_column(String(120))
    op: Mapped[datetime] = mapped_column(Moment)
