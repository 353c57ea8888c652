"""Who belongs to which vakgroep: the table, and the one question that every request of somebody signed in asks."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, ForeignKey, String, bindparam, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from ankerpunt.database import Base, Moment


class Lidmaatschap(Base):
    """Somebody is a member of a vakgroep (a slug), or leads it."""

    __tablename__ = "lidmaatschap"

    account_id: Mapped[int] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), primary_key=True)
    vakgroep: Mapped[str] = mapped_column(String(120), primary_key=True, index=True)
    leider: Mapped[bool] = mapped_column(default=False)
    sinds: Mapped[datetime] = mapped_column(Moment)


_OF_ACCOUNT = select(Lidmaatschap.vakgroep, Lidmaatschap.leider).where(
    Lidmaatschap.account_id == bindparam("account_id")
)


def memberships(source: Connection | Session, account_id: int) -> tuple[frozenset[str], frozenset[str]]:
    """The vakgroepen somebody is a member of, and those of them that this person leads; one query."""
    rows = source.execute(_OF_ACCOUNT, {"account_id": account_id}).all()
    return frozenset(row.vakgroep for row in rows), frozenset(row.vakgroep for row in rows if row.leider)
