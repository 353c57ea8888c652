"""A forgotten password: a link by mail, with which one chooses a new one, once and within an hour."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from ankerpunt import mail
from ankerpunt.accounts import geheim, service
from ankerpunt.accounts.models import Account, Herstel
from ankerpunt.errors import NotFound

LASTS = timedelta(hours=1)
GONE = "Deze link werkt niet meer. Hij is al gebruikt, of ouder dan een uur. Vraag een nieuwe aan."
MAIL = """Dag {naam},

Je wilt een nieuw wachtwoord voor Ankerpunt. Kies het hier:

{link}

De link werkt één keer, een uur lang.
Heb je dit niet gevraagd? Dan hoef je niets te doen. Je wachtwoord blijft wat het was.
"""


def ask(session: Session, email: str, base_url: str, now: datetime) -> bool:
    """Write a mail with a link to whoever has this address; whether there is such an active account.

    Where there is none the same is written, and the caller must roll it back: both take as long.
    """
    account = service.find(session, email)
    known = account is not None and account.actief
    token = geheim.make()
    session.execute(delete(Herstel).where(Herstel.geldig_tot <= now))
    if account is not None and known:
        row = Herstel(sleutel=geheim.hashed(token), account_id=account.id, geldig_tot=now + LASTS)
        session.add(row)
        session.flush()
    text = MAIL.format(naam=account.naam if account else "collega", link=f"{base_url}/wachtwoord-nieuw/{token}")
    uniek = f"herstel:{geheim.hashed(token)}"
    mail.queue(session, now, service.normal(email), "Een nieuw wachtwoord kiezen", text, uniek=uniek)
    return known


def find(session: Session, token: str, now: datetime) -> Account:
    """The account of a link. Raises NotFound where it works no longer."""
    account = session.scalar(
        select(Account)
        .join(Herstel, Herstel.account_id == Account.id)
        .where(
            Herstel.sleutel == geheim.hashed(token),
            Herstel.gebruikt_op.is_(None),
            Herstel.geldig_tot > now,
            Account.actief.is_(True),
        )
    )
    if account is None:
        raise NotFound(GONE)
    return account


def choose(session: Session, token: str, password: str, now: datetime) -> Account:
    """Give the account of a link another password and end its sessions; its other links end too.

    Raises NotFound where the link works no longer, BadInput for a weak password (the link works still).
    """
    account = find(session, token, now)
    service.set_password(session, account, password)
    used = session.execute(
        update(Herstel)
        .where(Herstel.sleutel == geheim.hashed(token), Herstel.gebruikt_op.is_(None))
        .values(gebruikt_op=now)
    )
    if not used.rowcount:  # type: ignore[attr-defined]
        raise NotFound(GONE)
    session.execute(delete(Herstel).where(Herstel.account_id == account.id, Herstel.gebruikt_op.is_(None)))
    return account
