"""Which mail people do not want, and the signed link with which they say so (RFC 8058)."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from itsdangerous import BadData, URLSafeSerializer
from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from ankerpunt.errors import NotFound
from ankerpunt.mail.models import MailAfmelding

#: The kinds of mail that one may do without, in the words that complete "Je krijgt geen mail meer over …".
SOORTEN = {
    "redactie": "teksten die je nakijkt, en wat er met jouw teksten, voorstellen en meldingen gebeurt",
    "vakgroep": "verzoeken en uitnodigingen van een vakgroep",
}
PATH = "/mail/afmelden"
UNKNOWN = (
    "Deze link klopt niet. Gebruik de link onder aan de nieuwste mail, of kies bij 'Mijn plek' welke mail je wilt."
)


@dataclass(frozen=True)
class Wens:
    """Who (a hash of an address), and which kind of mail."""

    wie: str
    soort: str


def person(adres: str) -> str:
    """How an address is kept here."""
    return hashlib.sha256(adres.strip().lower().encode("utf-8", "replace")).hexdigest()


def link(base_url: str, secret_key: str, adres: str, soort: str) -> str:
    """The address at which this person ends this kind. It does not go out of date, and tells nobody's address."""
    return f"{base_url}{PATH}?l={_signer(secret_key).dumps([person(adres), soort])}"


def read_link(secret_key: str, signed: str) -> Wens:
    """Whom and what a link is about; NotFound where it was not made here."""
    try:
        wie, soort = _signer(secret_key).loads(signed)
        return Wens(str(wie), {name: name for name in SOORTEN}[soort])
    except (BadData, ValueError, TypeError, KeyError) as error:
        raise NotFound(UNKNOWN) from error


def end(session: Session, now: datetime, wens: Wens) -> None:
    """Send this kind no more; also what waits already. Doing it twice is doing it once."""
    if session.get(MailAfmelding, (wens.wie, wens.soort)) is None:
        session.add(MailAfmelding(wie=wens.wie, soort=wens.soort, op=now))


def begin_again(session: Session, wens: Wens) -> None:
    """Send this kind again."""
    session.execute(delete(MailAfmelding).where(MailAfmelding.wie == wens.wie, MailAfmelding.soort == wens.soort))


def ended(session: Session, wie: str) -> frozenset[str]:
    """The kinds that this person (`person(adres)`) does without."""
    return frozenset(session.scalars(select(MailAfmelding.soort).where(MailAfmelding.wie == wie)))


def move_wishes(session: Session, old: str, new: str) -> None:
    """Somebody has another address; what they do not want stays so."""
    forget_wishes(session, new)
    session.execute(update(MailAfmelding).where(MailAfmelding.wie == person(old)).values(wie=person(new)))


def forget_wishes(session: Session, adres: str) -> None:
    """Forget what this person does without."""
    session.execute(delete(MailAfmelding).where(MailAfmelding.wie == person(adres)))


def _signer(secret_key: str) -> URLSafeSerializer:
    return URLSafeSerializer(secret_key, salt="mail.afmelden")
