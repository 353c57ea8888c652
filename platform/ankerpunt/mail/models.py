"""The tables of mail: what waits to be sent or was sent, and what people do not want."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from ankerpunt.database import Base, Moment

VERSTUURD, GEWEIGERD, AFGEMELD = "verstuurd", "geweigerd", "afgemeld"


class MailBericht(Base):
    """A message to one person. `uniek` says what it is about, so that nobody gets the same twice.

    `message_id` is given at the first try and stays. `uitkomst` is None as long as it must be tried again, from
    `volgende_op` on (None: now). Once there is an outcome, address and text are gone.
    """

    __tablename__ = "mail_bericht"
    __table_args__ = (Index("ix_mail_bericht_te_doen", "uitkomst", "volgende_op"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    uniek: Mapped[str] = mapped_column(String(120), unique=True)
    aan: Mapped[str] = mapped_column(String(254))
    onderwerp: Mapped[str] = mapped_column(String(200))
    tekst: Mapped[str] = mapped_column(Text)
    html: Mapped[str | None] = mapped_column(Text)
    gemaakt_op: Mapped[datetime] = mapped_column(Moment)
    verstuurd_op: Mapped[datetime | None] = mapped_column(Moment, index=True)
    soort: Mapped[str | None] = mapped_column(String(30))
    message_id: Mapped[str | None] = mapped_column(String(200))
    pogingen: Mapped[int] = mapped_column(default=0, server_default="0")
    volgende_op: Mapped[datetime | None] = mapped_column(Moment)
    uitkomst: Mapped[str | None] = mapped_column(String(20))
    fout: Mapped[str] = mapped_column(String(60), default="", server_default="")


class MailAfmelding(Base):
    """Somebody does not want this kind of mail. `wie` is a hash of the address: the list tells nobody's address."""

    __tablename__ = "mail_afmelding"

    wie: Mapped[str] = mapped_column(String(64), primary_key=True)
    soort: Mapped[str] = mapped_column(String(30), primary_key=True)
    op: Mapped[datetime] = mapped_column(Moment)
