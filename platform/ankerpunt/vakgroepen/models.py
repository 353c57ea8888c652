"""Tables of a vakgroep, which is known here by its slug: its profile page is an item of kennis."""

from __future__ import annotations

from datetime import date, datetime, time

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from ankerpunt.database import Base, Moment

OPEN = "open"
AANGENOMEN = "aangenomen"
AFGEWEZEN = "afgewezen"
INGETROKKEN = "ingetrokken"
VERZOEK = "verzoek"
UITNODIGING = "uitnodiging"
HERZIEN_MAANDEN = 12


class VakgroepInstelling(Base):
    """What a vakgroep agreed. `beurt` is raised by whoever changes who belongs to it: so they go one after the other."""

    __tablename__ = "vakgroep_instelling"

    vakgroep: Mapped[str] = mapped_column(String(120), primary_key=True)
    afspraken: Mapped[str] = mapped_column(Text, default="")
    vier_ogen: Mapped[bool] = mapped_column(default=False)
    herzien_maanden: Mapped[int] = mapped_column(default=HERZIEN_MAANDEN)
    versie: Mapped[int] = mapped_column(default=0)
    beurt: Mapped[int] = mapped_column(default=0)
    door_id: Mapped[int | None] = mapped_column(ForeignKey("account.id", ondelete="SET NULL"))
    op: Mapped[datetime | None] = mapped_column(Moment)


class Toetreding(Base):
    """Somebody asks to become a member, or is asked. At most one is open per person and vakgroep."""

    __tablename__ = "toetreding"
    __table_args__ = (
        Index(
            "uq_toetreding_open",
            "vakgroep",
            "account_id",
            unique=True,
            postgresql_where=text("status = 'open'"),
            sqlite_where=text("status = 'open'"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    vakgroep: Mapped[str] = mapped_column(String(120))
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), index=True)
    soort: Mapped[str] = mapped_column(String(20))
    status: Mapped[str] = mapped_column(String(20), default=OPEN)
    bericht: Mapped[str] = mapped_column(String(500), default="")
    op: Mapped[datetime] = mapped_column(Moment)
    reden: Mapped[str] = mapped_column(String(500), default="")
    beslist_door_id: Mapped[int | None] = mapped_column(ForeignKey("account.id", ondelete="SET NULL"))
    beslist_op: Mapped[datetime | None] = mapped_column(Moment)


class RoosterBlok(Base):
    """Every week on this day, from `van` until `tot` (time of the clock in the Netherlands), somebody can be called."""

    __tablename__ = "rooster_blok"

    id: Mapped[int] = mapped_column(primary_key=True)
    vakgroep: Mapped[str] = mapped_column(String(120), index=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), index=True)
    #: 0 is Monday.
    weekdag: Mapped[int]
    van: Mapped[time]
    tot: Mapped[time]
    telefoon: Mapped[str] = mapped_column(String(40))
    vanaf: Mapped[date]
    tot_en_met: Mapped[date | None]
    op: Mapped[datetime] = mapped_column(Moment)


class RoosterAfwijking(Base):
    """One day that differs: a blok that somebody else takes or nobody (`account_id` is None), or, without blok, one more time."""

    __tablename__ = "rooster_afwijking"
    __table_args__ = (UniqueConstraint("blok_id", "datum"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    vakgroep: Mapped[str] = mapped_column(String(120), index=True)
    datum: Mapped[date]
    blok_id: Mapped[int | None] = mapped_column(ForeignKey("rooster_blok.id", ondelete="CASCADE"))
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id", ondelete="SET NULL"), index=True)
    van: Mapped[time]
    tot: Mapped[time]
    telefoon: Mapped[str] = mapped_column(String(40), default="")
    op: Mapped[datetime] = mapped_column(Moment)


class RoosterSleutel(Base):
    """The secret in somebody's calendar address; only its digest is kept."""

    __tablename__ = "rooster_sleutel"

    account_id: Mapped[int] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), primary_key=True)
    digest: Mapped[str] = mapped_column(String(64), unique=True)
    op: Mapped[datetime] = mapped_column(Moment)


class LokaalContact(Base):
    """Whom the vakgroep calls for what, in its own area."""

    __tablename__ = "lokaal_contact"

    id: Mapped[int] = mapped_column(primary_key=True)
    vakgroep: Mapped[str] = mapped_column(String(120), index=True)
    naam: Mapped[str] = mapped_column(String(120))
    waarvoor: Mapped[str] = mapped_column(String(300))
    telefoon: Mapped[str] = mapped_column(String(40))
    gebied: Mapped[str] = mapped_column(String(120), default="")
    versie: Mapped[int] = mapped_column(default=1)
    door_id: Mapped[int | None] = mapped_column(ForeignKey("account.id", ondelete="SET NULL"))
    op: Mapped[datetime] = mapped_column(Moment)
