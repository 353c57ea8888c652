"""The demo accounts of `make run`: one a role, with a password that is no secret."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from ankerpunt.accounts import mensen, service
from ankerpunt.accounts.models import Account, Profiel
from ankerpunt.accounts.reader import ROLLEN

PASSWORD = "ankerpunt-demo"  # noqa: S105 - shown to everybody who starts the demo
NAMEN = ("Lotte Lezer", "Vera van Vakgroep", "Leo Leider", "Gijs Gesprek", "Eva Ervaring", "Bea Beheer")
TEAM = ("Wijkteam Zuid", "Middelstad")
WELCOME = f"Demo-accounts (wachtwoord {PASSWORD}): " + ", ".join(f"{rol}@voorbeeld.nl" for rol in ROLLEN)


def ensure(session: Session, now: datetime) -> None:
    """Make the demo accounts that are not there yet. Only for a demo: everybody knows the password."""
    made = [
        service.make(session, f"{rol}@voorbeeld.nl", naam, PASSWORD, (rol,), now)
        for rol, naam in zip(ROLLEN, NAMEN, strict=True)
        if service.find(session, f"{rol}@voorbeeld.nl") is None
    ]
    if made:
        _introduce(session, {account.rollen[0]: account for account in made}, now)


def _introduce(session: Session, made: dict[str, Account], now: datetime) -> None:
    """A team, and two people who tell about themselves; the others do not."""
    administrator = service.find(session, f"{ROLLEN[-1]}@voorbeeld.nl")
    if administrator is None:
        return
    team = mensen.add_team(session, service.reader_of(administrator), *TEAM, now)
    profiles = {
        "vakgroeplid": (["Inkomen", "vroegsignalering"], ["Wonen"], ["brieven van deurwaarders"]),
        "ervaringsdeskundige": (["Psychische gezondheid"], ["Participatie"], ["hoe het is om hulp te krijgen"]),
    }
    for rol, (specialist, generalist, asked) in profiles.items():
        if rol in made:
            session.add(
                Profiel(
                    account_id=made[rol].id,
                    team_id=team.id,
                    specialist_in=specialist,
                    generalist_in=generalist,
                    te_vragen_voor=asked,
                    over_mij="",
                    bereikbaar="",
                    toont=["team", "specialist_in", "generalist_in", "te_vragen_voor"],
                )
            )
    session.flush()
