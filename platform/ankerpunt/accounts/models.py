"""The table of people who sign in."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from ankerpunt.database import Base, Moment

ROLLEN = ("lezer", "vakgroeplid", "vakgroepleider", "gespreksleider", "ervaringsdeskundige", "beheerder")


class Account(Base):
    """Somebody who signs in with an e-mail address and a password."""

    __tablename__ = "account"

    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(String(254), unique=True)
    naam: Mapped[str] = mapped_column(String(120))
    rol: Mapped[str] = mapped_column(String(30), default="lezer")
    wachtwoord: Mapped[str] = mapped_column(String(200))
    actief: Mapped[bool] = mapped_column(default=True)
    gemaakt_op: Mapped[datetime] = mapped_column(Moment)
