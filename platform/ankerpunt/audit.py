"""The audit log: who did what when, and to which thing; never what it said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from sqlalchemy import String, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from ankerpunt.database import Base, Moment

#: How somebody is called who is no longer here.
OUD_LID = "oud-lid"
PER_PAGE = 50


class Audit(Base):
    """Somebody did something. `wie_id` is None for the system itself and for who is gone."""

    __tablename__ = "audit"

    id: Mapped[int] = mapped_column(primary_key=True)
    op: Mapped[datetime] = mapped_column(Moment, index=True)
    wie_id: Mapped[int | None] = mapped_column(index=True)
    wie_naam: Mapped[str] = mapped_column(String(120))
    daad: Mapped[str] = mapped_column(String(60), index=True)
    waarop: Mapped[str] = mapped_column(String(300), index=True)


class Wie(Protocol):
    """Whoever does something: a Reader of accounts."""

    @property
    def account_id(self) -> int | None:
        """The account; None for the system."""

    @property
    def naam(self) -> str | None:
        """The name."""


@dataclass(frozen=True)
class Systeem:
    """What a job or a command does, nobody in particular."""

    account_id: int | None = None
    naam: str | None = "systeem"


SYSTEEM = Systeem()


@dataclass(frozen=True)
class Bladzijde:
    """A page of the log, the newest first; `verder` is what to ask the next page with, None on the last."""

    regels: tuple[Audit, ...]
    verder: int | None


def record(session: Session, now: datetime, wie: Wie, daad: str, waarop: str) -> None:
    """Write down that `wie` did `daad` ('publiceerde', 'gaf rol lezer') to `waarop` (a key, an id), never content.

    It is kept if what was done is kept: both are in the transaction of `session`.
    """
    naam = wie.naam or ("onbekend" if wie.account_id is None else OUD_LID)
    session.add(Audit(op=now, wie_id=wie.account_id, wie_naam=naam[:120], daad=daad[:60], waarop=waarop[:300]))


def recent(
    session: Session,
    *,
    voor: int | None = None,
    per_page: int = PER_PAGE,
    wie_id: int | None = None,
    daad: str | None = None,
    waarop: str | None = None,
) -> Bladzijde:
    """The newest lines before line `voor`, of this person, deed or thing where given.

    Pages are told apart by line, so that what is written meanwhile moves nothing.
    """
    asked = select(Audit).order_by(Audit.id.desc()).limit(per_page + 1)
    if voor is not None:
        asked = asked.where(Audit.id < voor)
    for column, value in ((Audit.wie_id, wie_id), (Audit.daad, daad), (Audit.waarop, waarop)):
        if value is not None:
            asked = asked.where(column == value)
    found: Sequence[Audit] = session.scalars(asked).all()
    page = tuple(found[:per_page])
    return Bladzijde(page, page[-1].id if len(found) > per_page else None)


def deeds(session: Session) -> tuple[str, ...]:
    """Every kind of deed in the log, to choose from."""
    return tuple(session.scalars(select(Audit.daad).distinct().order_by(Audit.daad)))


def forget(session: Session, wie_id: int) -> None:
    """Somebody is gone: what was done stays, without who. A later account may get the same number."""
    session.execute(update(Audit).where(Audit.wie_id == wie_id).values(wie_id=None, wie_naam=OUD_LID))
