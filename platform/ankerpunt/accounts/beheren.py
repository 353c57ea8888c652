"""What administrators do with accounts: give roles, switch off and on, help out who lost their phone. All of it is logged."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from ankerpunt import audit
from ankerpunt.accounts import service
from ankerpunt.accounts.models import Account
from ankerpunt.accounts.reader import Reader
from ankerpunt.accounts.rechten import vraag
from ankerpunt.errors import BadInput

ADMINISTRATOR = "beheerder"


def change_roles(session: Session, reader: Reader, account_id: int, rollen: Iterable[str], now: datetime) -> Account:
    """Give somebody these roles instead of those they had.

    Raises Forbidden, NotFound, or BadInput for a role that is none and where no administrator would be left.
    """
    account = _of_somebody(session, reader, account_id)
    given = service.check_rollen(rollen)
    if ADMINISTRATOR not in given:
        _check_one_is_left(session, account)
    service.give_roles(session, account, given)
    audit.record(session, now, reader, "rollen gegeven", f"account {account.id}: {', '.join(given) or 'lezer'}")
    return account


def switch(session: Session, reader: Reader, account_id: int, *, on: bool, now: datetime) -> Account:
    """Keep somebody from signing in, or let them again. Raises as `change_roles`."""
    account = _of_somebody(session, reader, account_id)
    if not on:
        _check_one_is_left(session, account)
    (service.enable if on else service.disable)(session, account.email)
    audit.record(session, now, reader, "account aangezet" if on else "account uitgezet", f"account {account.id}")
    return account


def take_second_step_off(session: Session, reader: Reader, account_id: int, now: datetime) -> Account:
    """Let somebody sign in with their password only, who lost phone and recovery codes. Raises Forbidden or NotFound."""
    account = _of_somebody(session, reader, account_id)
    service.without_second_step(session, account.email)
    audit.record(session, now, reader, "tweede stap uitgezet", f"account {account.id}")
    return account


def _of_somebody(session: Session, reader: Reader, account_id: int) -> Account:
    vraag(reader, "mensen_beheren")
    return service.get(session, account_id)


def _check_one_is_left(session: Session, leaving: Account) -> None:
    others = session.scalars(select(Account).where(Account.actief.is_(True), Account.id != leaving.id))
    if ADMINISTRATOR in leaving.rollen and not any(ADMINISTRATOR in other.rollen for other in others):
        raise BadInput("Dit is de laatste beheerder. Maak eerst iemand anders beheerder.")
