"""Accounts: make one, check a password, list and switch off."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import Connection, bindparam, select
from sqlalchemy.orm import Session

from ankerpunt.accounts.models import ROLLEN, Account
from ankerpunt.errors import BadInput, NotFound

MIN_PASSWORD = 10
MAX_PASSWORD = 200
_ACTIVE = select(Account.id, Account.naam, Account.rol).where(
    Account.id == bindparam("account_id"), Account.actief.is_(True)
)
_hasher = PasswordHasher()
_NOBODY = _hasher.hash("niemand heeft dit wachtwoord")


class Signed(NamedTuple):
    """What every request of somebody who signed in needs of the account."""

    account_id: int
    naam: str
    rol: str


def add(session: Session, email: str, naam: str, wachtwoord: str, rol: str, now: datetime) -> Account:
    """Make an account. Raises BadInput for a wrong role, address or password, or an address that is taken."""
    email = normal(email)
    if rol not in ROLLEN:
        raise BadInput(f"'{rol}' is geen rol; kies uit {', '.join(ROLLEN)}")
    if "@" not in email or len(email) > 254:
        raise BadInput(f"'{email}' is geen e-mailadres")
    if not MIN_PASSWORD <= len(wachtwoord) <= MAX_PASSWORD:
        raise BadInput(f"een wachtwoord heeft minstens {MIN_PASSWORD} tekens")
    if find(session, email):
        raise BadInput(f"er is al een account voor {email}")
    account = Account(email=email, naam=naam, rol=rol, wachtwoord=_hasher.hash(wachtwoord), gemaakt_op=now)
    session.add(account)
    session.flush()
    return account


def authenticate(session: Session, email: str, wachtwoord: str) -> Account | None:
    """The active account with this address and password, or None; takes as long for an unknown address as for a known one."""
    account = find(session, normal(email))
    try:
        _hasher.verify(account.wachtwoord if account else _NOBODY, wachtwoord[:MAX_PASSWORD])
    except (VerificationError, InvalidHashError):
        return None
    return account if account and account.actief else None


def find(session: Session, email: str) -> Account | None:
    """The account with this address."""
    return session.scalar(select(Account).where(Account.email == normal(email)))


def active(connection: Connection, account_id: int) -> Signed | None:
    """Who signed in with this account, if it is still active; asked at each of that person's requests."""
    row = connection.execute(_ACTIVE, {"account_id": account_id}).first()
    return Signed(*row) if row else None


def everyone(session: Session) -> list[Account]:
    """All accounts, by address."""
    return list(session.scalars(select(Account).order_by(Account.email)))


def change_role(session: Session, email: str, rol: str) -> None:
    """Give somebody another role. Raises BadInput or NotFound."""
    if rol not in ROLLEN:
        raise BadInput(f"'{rol}' is geen rol; kies uit {', '.join(ROLLEN)}")
    _known(session, email).rol = rol


def disable(session: Session, email: str) -> None:
    """Keep somebody from signing in; every session of theirs ends at its next request. Raises NotFound."""
    _known(session, email).actief = False


def normal(email: str) -> str:
    """One spelling per address."""
    return email.strip().lower()


def _known(session: Session, email: str) -> Account:
    account = find(session, email)
    if account is None:
        raise NotFound(f"er is geen account voor {normal(email)}")
    return account
