"""The tables of people: who signs in and how, from where, and what they tell about themselves."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from ankerpunt.database import Base, Moment

#: Of what is secret only a hash is kept, as hexadecimal digits.
Hash = String(64)


class Account(Base):
    """Somebody who signs in with an e-mail address, a password and, if they want, a code from their phone.

    `rollen` is what was given (accounts.reader says what follows from it). `totp_geheim` is set once a code of it has
    been shown to work; `totp_teller` is the last half minute of which a code was used, so that none works twice.
    """

    __tablename__ = "account"

    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(String(254), unique=True)
    naam: Mapped[str] = mapped_column(String(120))
    rollen: Mapped[list[str]] = mapped_column(JSON, default=list)
    wachtwoord: Mapped[str] = mapped_column(String(200))
    actief: Mapped[bool] = mapped_column(default=True)
    gemaakt_op: Mapped[datetime] = mapped_column(Moment)
    totp_geheim: Mapped[str | None] = mapped_column(String(64))
    totp_teller: Mapped[int] = mapped_column(default=0)


class Sessie(Base):
    """A browser in which somebody signed in. The cookie holds what `sleutel` is the hash of.

    `vernieuwen` asks for another key at the next request; requests that were under way may use `vorige` for a moment.
    """

    __tablename__ = "sessie"

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), index=True)
    sleutel: Mapped[str] = mapped_column(Hash, unique=True)
    vorige: Mapped[str | None] = mapped_column(Hash, index=True)
    vorige_tot: Mapped[datetime | None] = mapped_column(Moment)
    vernieuwen: Mapped[bool] = mapped_column(default=False)
    apparaat: Mapped[str] = mapped_column(String(80))
    begonnen_op: Mapped[datetime] = mapped_column(Moment)
    gezien_op: Mapped[datetime] = mapped_column(Moment)
    geldig_tot: Mapped[datetime] = mapped_column(Moment)


class Poging(Base):
    """Somebody tried something that could be guessed. `sleutel` tells what and whose, as a hash."""

    __tablename__ = "poging"

    id: Mapped[int] = mapped_column(primary_key=True)
    sleutel: Mapped[str] = mapped_column(Hash, index=True)
    op: Mapped[datetime] = mapped_column(Moment, index=True)


class Uitnodiging(Base):
    """A link with which somebody may make an account, once."""

    __tablename__ = "uitnodiging"

    id: Mapped[int] = mapped_column(primary_key=True)
    sleutel: Mapped[str] = mapped_column(Hash, unique=True)
    email: Mapped[str] = mapped_column(String(254), index=True)
    naam: Mapped[str] = mapped_column(String(120))
    rollen: Mapped[list[str]] = mapped_column(JSON, default=list)
    door_id: Mapped[int | None] = mapped_column(ForeignKey("account.id", ondelete="SET NULL"))
    gemaakt_op: Mapped[datetime] = mapped_column(Moment)
    geldig_tot: Mapped[datetime] = mapped_column(Moment)
    gebruikt_op: Mapped[datetime | None] = mapped_column(Moment)


class Herstel(Base):
    """A link with which somebody may choose a new password, once."""

    __tablename__ = "wachtwoord_herstel"

    id: Mapped[int] = mapped_column(primary_key=True)
    sleutel: Mapped[str] = mapped_column(Hash, unique=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), index=True)
    geldig_tot: Mapped[datetime] = mapped_column(Moment)
    gebruikt_op: Mapped[datetime | None] = mapped_column(Moment)


class Herstelcode(Base):
    """A code on paper that works once instead of the code from the phone; it is deleted when it is used."""

    __tablename__ = "herstelcode"

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), index=True)
    sleutel: Mapped[str] = mapped_column(Hash, unique=True)


class ApiSleutel(Base):
    """A personal key for the API, with the rights of its person. `begin` is how they know it again."""

    __tablename__ = "api_sleutel"

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), index=True)
    sleutel: Mapped[str] = mapped_column(Hash, unique=True)
    begin: Mapped[str] = mapped_column(String(12))
    naam: Mapped[str] = mapped_column(String(60))
    gemaakt_op: Mapped[datetime] = mapped_column(Moment)
    gebruikt_op: Mapped[datetime | None] = mapped_column(Moment)


class Gemeente(Base):
    """A municipality."""

    __tablename__ = "gemeente"

    id: Mapped[int] = mapped_column(primary_key=True)
    naam: Mapped[str] = mapped_column(String(80), unique=True)


class Team(Base):
    """A team in a gemeente."""

    __tablename__ = "team"
    __table_args__ = (UniqueConstraint("gemeente_id", "naam"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    gemeente_id: Mapped[int] = mapped_column(ForeignKey("gemeente.id"))
    naam: Mapped[str] = mapped_column(String(80))


class Profiel(Base):
    """What somebody tells colleagues. Only what `toont` names is shown to others; with nothing in it nobody sees them."""

    __tablename__ = "profiel"

    account_id: Mapped[int] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), primary_key=True)
    team_id: Mapped[int | None] = mapped_column(ForeignKey("team.id", ondelete="SET NULL"), index=True)
    specialist_in: Mapped[list[str]] = mapped_column(JSON, default=list)
    generalist_in: Mapped[list[str]] = mapped_column(JSON, default=list)
    te_vragen_voor: Mapped[list[str]] = mapped_column(JSON, default=list)
    over_mij: Mapped[str] = mapped_column(Text, default="")
    bereikbaar: Mapped[str] = mapped_column(String(120), default="")
    toont: Mapped[list[str]] = mapped_column(JSON, default=list)
