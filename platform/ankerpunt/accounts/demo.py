"""The demo accounts of `make run`: one a role, with a password that is no secret."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from ankerpunt.accounts import service
from ankerpunt.accounts.models import ROLLEN

PASSWORD = "ankerpunt-demo"  # noqa: S105 - shown to everybody who starts the demo
NAMEN = ("Lotte Lezer", "Vera van Vakgroep", "Leo Leider", "Gijs Gesprek", "Eva Ervaring", "Bea Beheer")
WELCOME = f"Demo-accounts (wachtwoord {PASSWORD}): " + ", ".join(f"{rol}@voorbeeld.nl" for rol in ROLLEN)


def ensure(session: Session, now: datetime) -> None:
    """Make the demo accounts that are not there yet. Only for a demo: everybody knows the password."""
    for rol, naam in zip(ROLLEN, NAMEN, strict=True):
        if service.find(session, f"{rol}@voorbeeld.nl") is None:
            service.add(session, f"{rol}@voorbeeld.nl", naam, PASSWORD, rol, now)
