"""The second step of signing in: a code from an app (TOTP, RFC 6238), or one from paper that works once."""

from __future__ import annotations

import re
import secrets
from datetime import datetime

import pyotp
import segno
from pyotp.exceptions import OTPVerificationError
from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from ankerpunt import audit
from ankerpunt.accounts import geheim, service
from ankerpunt.accounts.models import Account, Herstelcode
from ankerpunt.accounts.reader import Reader
from ankerpunt.errors import BadInput

ISSUER = "Ankerpunt"
#: Half minutes that the clock of a phone may differ.
WINDOW = 1
CODES = 8
#: Letters and digits that nobody takes for another: 31 of them, so that eleven make 54 bits.
SIGNS = "23456789abcdefghjkmnpqrstuvwxyz"
LENGTH = 11
WRONG = "Deze code klopt niet. Wacht tot je app een nieuwe toont en neem die over."


def new_secret() -> str:
    """A secret for an app."""
    return pyotp.random_base32()


def address(account: Account, secret: str) -> str:
    """What an app reads from the QR code."""
    return pyotp.TOTP(secret, issuer=ISSUER, name=account.email).provisioning_uri()


def picture(address: str) -> str:
    """The QR code as SVG that needs no style of its own: dark on light, also at night."""
    drawn: str = segno.make(address, error="m").svg_inline(
        scale=5, border=4, dark="#000", light="#fff", svgclass=None, lineclass=None
    )
    return drawn


def turn_on(session: Session, reader: Reader, password: str, secret: str, code: str, now: datetime) -> list[str]:
    """Ask for a code at each sign-in from now on; the recovery codes, which are shown once.

    Raises BadInput where the password or the code is wrong.
    """
    account = service.confirmed(session, reader, password)
    counter = _counter(secret, code, now)
    if counter is None:
        raise BadInput(WRONG)
    account.totp_geheim, account.totp_teller = secret, counter
    audit.record(session, now, reader, "tweede stap aangezet", f"account {account.id}")
    return _new_codes(session, account)


def turn_off(session: Session, reader: Reader, password: str, now: datetime) -> None:
    """Ask for the password only from now on. Raises BadInput for a wrong password."""
    account = service.confirmed(session, reader, password)
    service.without_second_step(session, account.email)
    audit.record(session, now, reader, "tweede stap uitgezet", f"account {account.id}")


def new_codes(session: Session, reader: Reader, password: str) -> list[str]:
    """New recovery codes instead of the old ones. Raises BadInput for a wrong password, or without a second step."""
    account = service.confirmed(session, reader, password)
    if account.totp_geheim is None:
        raise BadInput("Zet eerst de tweede stap aan.")
    return _new_codes(session, account)


def codes_left(session: Session, account_id: int) -> int:
    """How many recovery codes somebody has left."""
    return session.scalar(select(func.count()).where(Herstelcode.account_id == account_id)) or 0


def passes(session: Session, account: Account, code: str, now: datetime) -> bool:
    """Whether `code` is right: of the app and newer than the last one used, or a recovery code, which ends with it."""
    code = _bare(code)
    if re.fullmatch(r"\d{6}", code, re.ASCII):
        counter = _counter(account.totp_geheim, code, now) if account.totp_geheim else None
        return counter is not None and _advance(session, account, counter)
    used = session.execute(
        delete(Herstelcode).where(Herstelcode.account_id == account.id, Herstelcode.sleutel == geheim.hashed(code))
    )
    return bool(used.rowcount)  # type: ignore[attr-defined]


def _advance(session: Session, account: Account, counter: int) -> bool:
    """Use a half minute up; of two requests with the same code one may."""
    used = session.execute(
        update(Account).where(Account.id == account.id, Account.totp_teller < counter).values(totp_teller=counter)
    )
    return bool(used.rowcount)  # type: ignore[attr-defined]


def _counter(secret: str, code: str, now: datetime) -> int | None:
    try:
        return pyotp.TOTP(secret).verify_and_get_timecode(_bare(code), for_time=now, valid_window=WINDOW)
    except (OTPVerificationError, ValueError):
        return None


def _bare(code: str) -> str:
    return re.sub(r"[\s-]", "", code.lower())


def _new_codes(session: Session, account: Account) -> list[str]:
    session.execute(delete(Herstelcode).where(Herstelcode.account_id == account.id))
    codes = ["".join(secrets.choice(SIGNS) for _ in range(LENGTH)) for _ in range(CODES)]
    session.add_all(Herstelcode(account_id=account.id, sleutel=geheim.hashed(code)) for code in codes)
    session.flush()
    return [f"{code[:4]}-{code[4:8]}-{code[8:]}" for code in codes]
