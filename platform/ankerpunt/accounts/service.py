"""Accounts: make one, check a password, give roles, switch off and on, choose another password."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from ankerpunt.accounts import sessies, wachtwoord
from ankerpunt.accounts.models import Account, Herstelcode
from ankerpunt.accounts.reader import ROLLEN, Reader, member
from ankerpunt.errors import BadInput, NotFound

LONGEST_NAME = 120


def add(session: Session, email: str, naam: str, password: str, rol: str, now: datetime) -> Account:
    """Make an account. Raises BadInput for a wrong role, address or name, a weak password, or an address that is taken."""
    wachtwoord.check(password, (email, naam))
    return make(session, email, naam, password, (rol,), now)


def make(session: Session, email: str, naam: str, password: str, rollen: Iterable[str], now: datetime) -> Account:
    """As `add`, whatever the password is like: for demo accounts, of which everybody knows it."""
    email, naam = check_email(email), check_naam(naam)
    if find(session, email):
        raise BadInput(f"Er is al een account voor {email}.")
    account = Account(
        email=email, naam=naam, rollen=check_rollen(rollen), wachtwoord=wachtwoord.hashed(password), gemaakt_op=now
    )
    session.add(account)
    session.flush()
    return account


def authenticate(session: Session, email: str, password: str) -> Account | None:
    """The active account with this address and password, or None; takes as long for an unknown address as for a known one."""
    account = find(session, email)
    if not wachtwoord.matches(account.wachtwoord if account else None, password):
        return None
    if account is None or not account.actief:
        return None
    if wachtwoord.outdated(account.wachtwoord):
        account.wachtwoord = wachtwoord.hashed(password)
    return account


def find(session: Session, email: str) -> Account | None:
    """The account with this address."""
    return session.scalar(select(Account).where(Account.email == normal(email)))


def get(session: Session, account_id: int | None) -> Account:
    """The account with this number. Raises NotFound."""
    account = session.get(Account, account_id) if account_id is not None else None
    if account is None:
        raise NotFound("Dit account is er niet (meer).")
    return account


def everyone(session: Session) -> list[Account]:
    """All accounts, by address."""
    return list(session.scalars(select(Account).order_by(Account.email)))


def reader_of(account: Account) -> Reader:
    """The rights of an account outside its vakgroepen."""
    return member(account.id, account.naam, frozenset(account.rollen))


def change_role(session: Session, email: str, rol: str) -> None:
    """Give somebody this role instead of those they had. Raises BadInput or NotFound."""
    give_roles(session, _known(session, email), (rol,))


def give_roles(session: Session, account: Account, rollen: Iterable[str]) -> None:
    """Give somebody these roles; their browsers get another key at their next request."""
    account.rollen = check_rollen(rollen)
    sessies.renew(session, account.id)


def disable(session: Session, email: str) -> None:
    """Keep somebody from signing in and end every session of theirs. Raises NotFound."""
    account = _known(session, email)
    account.actief = False
    sessies.end_all(session, account.id)


def enable(session: Session, email: str) -> None:
    """Let somebody sign in again. Raises NotFound."""
    _known(session, email).actief = True


def rename(session: Session, reader: Reader, naam: str) -> None:
    """Change the reader's own name. Raises BadInput."""
    get(session, reader.account_id).naam = check_naam(naam)


def change_password(session: Session, reader: Reader, old: str, new: str) -> None:
    """Change the reader's own password. Raises BadInput for a wrong old one or a weak new one."""
    account = confirmed(session, reader, old)
    set_password(session, account, new)


def set_password(session: Session, account: Account, new: str) -> None:
    """Give an account another password and end all its sessions. Raises BadInput for a weak one."""
    wachtwoord.check(new, (account.email, account.naam))
    account.wachtwoord = wachtwoord.hashed(new)
    sessies.end_all(session, account.id)


def confirmed(session: Session, reader: Reader, password: str) -> Account:
    """The reader's own account, after they showed their password again. Raises BadInput for a wrong one."""
    account = get(session, reader.account_id)
    if not wachtwoord.matches(account.wachtwoord, password):
        raise BadInput("Dit is niet je wachtwoord. Er is niets veranderd.")
    return account


def without_second_step(session: Session, email: str) -> None:
    """Take the second step off an account: for who lost phone and paper. Raises NotFound."""
    account = _known(session, email)
    account.totp_geheim = None
    for code in session.scalars(select(Herstelcode).where(Herstelcode.account_id == account.id)):
        session.delete(code)


def normal(email: str) -> str:
    """One spelling per address."""
    return email.strip().lower()


def check_email(email: str) -> str:
    """The address in one spelling. Raises BadInput where it is none."""
    email = normal(email)
    name, at, host = email.partition("@")
    if not (name and at and host) or "@" in host or len(email) > 254 or not email.isprintable() or " " in email:
        raise BadInput(f"‘{email[:80]}’ is geen e-mailadres.")
    return email


def check_naam(naam: str) -> str:
    """The name on one line. Raises BadInput where nothing is left of it."""
    naam = " ".join(naam.split())
    if not naam or len(naam) > LONGEST_NAME or not naam.isprintable():
        raise BadInput(f"Een naam heeft letters, en hoogstens {LONGEST_NAME} tekens.")
    return naam


def check_rollen(rollen: Iterable[str]) -> list[str]:
    """The roles, each once, in their order. Raises BadInput for one that is none."""
    asked = set(rollen)
    if unknown := sorted(asked - set(ROLLEN)):
        raise BadInput(f"‘{unknown[0][:40]}’ is geen rol; kies uit {', '.join(ROLLEN)}.")
    return [rol for rol in ROLLEN if rol in asked]


def _known(session: Session, email: str) -> Account:
    account = find(session, email)
    if account is None:
        raise NotFound(f"Er is geen account voor {normal(email)[:80]}.")
    return account
