"""Tables of the item: what it is now, every revision it had, its links and the files it shows."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, ForeignKey, Index, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ankerpunt.accounts.models import Account
from ankerpunt.database import Base, Moment
from ankerpunt.kennis.kinds import Key

GEPUBLICEERD = "gepubliceerd"
#: Not to be found or read any more, with all of its revisions kept.
GEARCHIVEERD = "gearchiveerd"


class Item(Base):
    """One item and what lists need of its current revision."""

    __tablename__ = "item"
    __table_args__ = (
        UniqueConstraint("prefix", "slug"),
        Index("ix_item_lijst", "status", "soort", "titel"),
        Index("ix_item_titel", "status", "titel"),
        Index("ix_item_gewijzigd", "status", "gewijzigd_op"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    soort: Mapped[str] = mapped_column(String(30))
    prefix: Mapped[str] = mapped_column(String(30))
    slug: Mapped[str] = mapped_column(String(120))
    status: Mapped[str] = mapped_column(String(20), default=GEPUBLICEERD)
    zichtbaarheid: Mapped[str] = mapped_column(String(20), default="openbaar")
    vakgroep: Mapped[str | None] = mapped_column(String(120), index=True)
    titel: Mapped[str] = mapped_column(String(500))
    samenvatting: Mapped[str] = mapped_column(String(500))
    onderbouwing: Mapped[str | None] = mapped_column(String(60))
    gecontroleerd_op: Mapped[date | None]
    herzien_maanden: Mapped[int | None]
    revisie: Mapped[int] = mapped_column(default=0)
    gemaakt_op: Mapped[datetime] = mapped_column(Moment)
    gewijzigd_op: Mapped[datetime] = mapped_column(Moment)
    leefgebieden: Mapped[list[ItemLeefgebied]] = relationship(cascade="all, delete-orphan", lazy="raise")

    @property
    def key(self) -> Key:
        """Soort and slug."""
        return Key(self.soort, self.slug)

    @property
    def url(self) -> str:
        """The path of its page."""
        return self.key.url


class ItemLeefgebied(Base):
    """A leefgebied of an item."""

    __tablename__ = "item_leefgebied"

    item_id: Mapped[int] = mapped_column(ForeignKey("item.id", ondelete="CASCADE"), primary_key=True)
    leefgebied: Mapped[str] = mapped_column(String(40), primary_key=True, index=True)


class Revision(Base):
    """One version of an item, never changed: its file, and what was made of it when it was saved.

    `meta` holds the typed front matter, `inhoud` the table of contents as [level, id, title] and `delen` the parts that the
    bezoekkaart and the API use, by section. `door_id` is who published it; None for an import, or somebody who left.
    """

    __tablename__ = "revision"
    __table_args__ = (UniqueConstraint("item_id", "nummer"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id", ondelete="CASCADE"))
    nummer: Mapped[int]
    bron: Mapped[str] = mapped_column(Text)
    digest: Mapped[str] = mapped_column(String(64), index=True)
    meta: Mapped[dict[str, Any]] = mapped_column(JSON)
    html: Mapped[str] = mapped_column(Text)
    inhoud: Mapped[list[list[Any]]] = mapped_column(JSON)
    delen: Mapped[dict[str, list[str]]] = mapped_column(JSON)
    toelichting: Mapped[str] = mapped_column(String(500), default="")
    door_id: Mapped[int | None] = mapped_column(ForeignKey(Account.id, ondelete="SET NULL"))
    gemaakt_op: Mapped[datetime] = mapped_column(Moment)


class ItemLink(Base):
    """A link from the current text of one item to another, whether or not that is there (yet)."""

    __tablename__ = "item_link"
    __table_args__ = (Index("ix_item_link_doel", "soort", "slug"),)

    item_id: Mapped[int] = mapped_column(ForeignKey("item.id", ondelete="CASCADE"), primary_key=True)
    volgorde: Mapped[int] = mapped_column(primary_key=True)
    soort: Mapped[str] = mapped_column(String(30))
    slug: Mapped[str] = mapped_column(String(120))


class Doorverwijzing(Base):
    """An address that an item had, or that of an archived item: whoever comes there is sent on."""

    __tablename__ = "doorverwijzing"

    prefix: Mapped[str] = mapped_column(String(30), primary_key=True)
    slug: Mapped[str] = mapped_column(String(120), primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id", ondelete="CASCADE"), index=True)
    op: Mapped[datetime] = mapped_column(Moment)


class Bestand(Base):
    """A picture or download that pages show; the name is made of its content, so it never changes."""

    __tablename__ = "bestand"

    naam: Mapped[str] = mapped_column(String(80), primary_key=True)
    mime: Mapped[str] = mapped_column(String(100))
    inhoud: Mapped[bytes] = mapped_column(LargeBinary)


class Stand(Base):
    """One row: how often the library has changed (see `kennis.stand`)."""

    __tablename__ = "kennis_stand"

    id: Mapped[int] = mapped_column(primary_key=True)
    nummer: Mapped[int] = mapped_column(BigInteger)
