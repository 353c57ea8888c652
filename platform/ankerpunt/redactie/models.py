"""Tables of the editorial life of an item. What is published is in kennis; here is what leads to it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from ankerpunt.accounts.models import Account
from ankerpunt.database import Base, Moment
from ankerpunt.kennis.models import Doorverwijzing, Item

__all__ = [
    "Bevestiging",
    "BewaardeTekst",
    "Concept",
    "ConceptSchrijver",
    "ConceptVersie",
    "Doorverwijzing",
    "Melding",
    "Opmerking",
    "Voorstel",
]

CONCEPT, TER_BEOORDELING, GOEDGEKEURD, GEPLAND = "concept", "ter_beoordeling", "goedgekeurd", "gepland"
INGETROKKEN, GEPUBLICEERD = "ingetrokken", "gepubliceerd"
#: The states of a concept that is being worked on.
LOPEND = (CONCEPT, TER_BEOORDELING, GOEDGEKEURD, GEPLAND)
OPEN, OVERGENOMEN, AFGEWEZEN, OPGELOST = "open", "overgenomen", "afgewezen", "opgelost"
_IS_LOPEND = text("status IN ('concept', 'ter_beoordeling', 'goedgekeurd', 'gepland')")


def _person(*, index: bool = False) -> Mapped[int | None]:
    """Somebody; None once that account is gone."""
    return mapped_column(ForeignKey(Account.id, ondelete="SET NULL"), index=index)


class Concept(Base):
    """A draft: of a new item, or of an item that is there (`item_id`), begun from its revision `basis`.

    An item has one running concept, on which everybody of the vakgroep works. `versie` is raised at every change of the
    text: who saves says which one they began with.
    """

    __tablename__ = "concept"
    __table_args__ = (
        Index("ix_concept_status", "status", "vakgroep"),
        Index("ix_concept_publiceer_op", "publiceer_op"),
        Index(
            "uq_concept_lopend", "item_id", unique=True, sqlite_where=_IS_LOPEND, postgresql_where=_IS_LOPEND
        ),
    )  # fmt: skip

    id: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int | None] = mapped_column(ForeignKey(Item.id, ondelete="CASCADE"))
    soort: Mapped[str] = mapped_column(String(30))
    slug: Mapped[str] = mapped_column(String(120))
    titel: Mapped[str] = mapped_column(String(500))
    vakgroep: Mapped[str | None] = mapped_column(String(120))
    bron: Mapped[str] = mapped_column(Text)
    basis: Mapped[int] = mapped_column(default=0)
    status: Mapped[str] = mapped_column(String(20), default=CONCEPT)
    versie: Mapped[int] = mapped_column(default=1)
    schrijver_id: Mapped[int | None] = _person(index=True)
    gewijzigd_door_id: Mapped[int | None] = _person()
    goedgekeurd_door_id: Mapped[int | None] = _person()
    publiceer_op: Mapped[datetime | None] = mapped_column(Moment)
    toelichting: Mapped[str] = mapped_column(String(500), default="")
    gemaakt_op: Mapped[datetime] = mapped_column(Moment)
    gewijzigd_op: Mapped[datetime] = mapped_column(Moment)


class ConceptVersie(Base):
    """The text of a concept as it was: what a later writer began with. Old ones are thinned out."""

    __tablename__ = "concept_versie"

    concept_id: Mapped[int] = mapped_column(ForeignKey("concept.id", ondelete="CASCADE"), primary_key=True)
    versie: Mapped[int] = mapped_column(primary_key=True)
    bron: Mapped[str] = mapped_column(Text)


class ConceptSchrijver(Base):
    """Somebody who wrote in a concept: with four eyes they cannot approve it."""

    __tablename__ = "concept_schrijver"

    concept_id: Mapped[int] = mapped_column(ForeignKey("concept.id", ondelete="CASCADE"), primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey(Account.id, ondelete="CASCADE"), primary_key=True)


class BewaardeTekst(Base):
    """What somebody wrote and could not be saved yet, because the concept had changed or was closed."""

    __tablename__ = "bewaarde_tekst"

    concept_id: Mapped[int] = mapped_column(ForeignKey("concept.id", ondelete="CASCADE"), primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey(Account.id, ondelete="CASCADE"), primary_key=True)
    versie: Mapped[int]
    bron: Mapped[str] = mapped_column(Text)
    op: Mapped[datetime] = mapped_column(Moment)


class Opmerking(Base):
    """A remark on a passage of a concept; nobody's are those of the platform itself."""

    __tablename__ = "opmerking"

    id: Mapped[int] = mapped_column(primary_key=True)
    concept_id: Mapped[int] = mapped_column(ForeignKey("concept.id", ondelete="CASCADE"), index=True)
    citaat: Mapped[str] = mapped_column(Text, default="")
    tekst: Mapped[str] = mapped_column(Text)
    door_id: Mapped[int | None] = _person()
    op: Mapped[datetime] = mapped_column(Moment)
    opgelost: Mapped[bool] = mapped_column(default=False)


class Voorstel(Base):
    """An improvement of a published item that somebody proposes: a whole text, made of revision `basis`."""

    __tablename__ = "voorstel"
    __table_args__ = (Index("ix_voorstel_status", "status", "item_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey(Item.id, ondelete="CASCADE"), index=True)
    basis: Mapped[int]
    bron: Mapped[str] = mapped_column(Text)
    toelichting: Mapped[str] = mapped_column(String(500), default="")
    door_id: Mapped[int | None] = _person(index=True)
    status: Mapped[str] = mapped_column(String(20), default=OPEN)
    reden: Mapped[str] = mapped_column(Text, default="")
    beslist_door_id: Mapped[int | None] = _person()
    op: Mapped[datetime] = mapped_column(Moment)
    beslist_op: Mapped[datetime | None] = mapped_column(Moment)


class Melding(Base):
    """Somebody says that an item is no longer right."""

    __tablename__ = "melding"
    __table_args__ = (Index("ix_melding_status", "status", "item_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey(Item.id, ondelete="CASCADE"), index=True)
    tekst: Mapped[str] = mapped_column(Text, default="")
    door_id: Mapped[int | None] = _person(index=True)
    status: Mapped[str] = mapped_column(String(20), default=OPEN)
    op: Mapped[datetime] = mapped_column(Moment)
    antwoord: Mapped[str] = mapped_column(Text, default="")
    gesloten_door_id: Mapped[int | None] = _person()
    gesloten_op: Mapped[datetime | None] = mapped_column(Moment)


class Bevestiging(Base):
    """Somebody looked at a revision and said that it is still right."""

    __tablename__ = "bevestiging"

    id: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey(Item.id, ondelete="CASCADE"), index=True)
    revisie: Mapped[int]
    door_id: Mapped[int | None] = _person()
    op: Mapped[datetime] = mapped_column(Moment)
    notitie: Mapped[str] = mapped_column(String(500), default="")
