"""The duty roster as a calendar feed (iCalendar, RFC 5545), for programs that know a secret address and no cookie."""

from __future__ import annotations

import hashlib
import secrets
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event
from sqlalchemy import select
from sqlalchemy.orm import Session

from ankerpunt.accounts.models import Account
from ankerpunt.accounts.reader import Reader
from ankerpunt.accounts.rechten import vraag
from ankerpunt.errors import NotFound
from ankerpunt.vakgroepen.leden import person_of
from ankerpunt.vakgroepen.models import RoosterSleutel
from ankerpunt.vakgroepen.rooster import Afwijking, Blok, moment
from ankerpunt.vakgroepen.roosteren import Rooster

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
REFRESH = timedelta(hours=1)
#: Bytes of chance in a secret.
SECRET = 32
UNKNOWN = "Dit agenda-adres klopt niet (meer). Maak op de roosterpagina een nieuw adres."


def new_key(session: Session, reader: Reader, now: datetime) -> str:
    """A new secret for the calendar addresses of who reads; an older one stops working. It is shown once. Raises Forbidden."""
    vraag(reader, "vakgroep_zien")
    person, secret = person_of(reader), secrets.token_urlsafe(SECRET)
    session.merge(RoosterSleutel(account_id=person, digest=_digest(secret), op=now))
    session.flush()
    return secret


def drop_key(session: Session, reader: Reader) -> None:
    """Have the calendar addresses of who reads stop working."""
    row = session.get(RoosterSleutel, person_of(reader))
    if row is not None:
        session.delete(row)


def key_since(session: Session, reader: Reader) -> datetime | None:
    """When who reads made the secret that works now; None if there is none."""
    row = session.get(RoosterSleutel, person_of(reader))
    return row.op if row else None


def holder(session: Session, secret: str) -> int:
    """The active account with this secret. Raises NotFound, whatever is wrong with it."""
    found = session.scalar(
        select(RoosterSleutel.account_id)
        .join(Account, Account.id == RoosterSleutel.account_id)
        .where(RoosterSleutel.digest == _digest(secret), Account.actief.is_(True))
    )
    if found is None:
        raise NotFound(UNKNOWN)
    return found


def calendar(rooster: Rooster, naam: str, url: str, only: int | None = None) -> bytes:
    """The roster of the vakgroep `naam`, whose page is `url`, as a calendar; with `only` the turns of that account.

    The same roster gives the same bytes.
    """
    host = url.partition("://")[2].partition("/")[0]
    made = Calendar.new(
        name=f"Op afroep: {naam}",
        uid=f"rooster-{naam.replace(' ', '-')}@{host}",
        prodid="-//Ankerpunt//Rooster//NL",
        method="PUBLISH",
        refresh_interval=REFRESH,
    )
    for blok in rooster.blokken:
        if only in (None, blok.account_id) and (first := _first_day(blok)):
            made.add_component(_weekly(blok, first, rooster.afwijkingen, naam, url, host))
    for one in rooster.afwijkingen:
        if one.account_id is not None and only in (None, one.account_id):
            event = _event(f"dag-{one.id}@{host}", one.naam or "", one.telefoon, naam, url, one.op)
            event.add("dtstart", moment(one.datum, one.van))
            event.add("dtend", moment(one.datum, one.tot))
            made.add_component(event)
    made.add_missing_timezones()
    body: bytes = made.to_ical()
    return body


def _weekly(blok: Blok, first: date, afwijkingen: tuple[Afwijking, ...], naam: str, url: str, host: str) -> Event:
    event = _event(f"blok-{blok.id}@{host}", blok.naam, blok.telefoon, naam, url, blok.op)
    event.add("dtstart", moment(first, blok.van))
    event.add("dtend", moment(first, blok.tot))
    rule: dict[str, object] = {"freq": "weekly", "byday": DAYS[blok.weekdag]}
    if blok.tot_en_met is not None:
        rule["until"] = moment(blok.tot_en_met, blok.van).astimezone(UTC)
    event.add("rrule", rule)
    without = [moment(one.datum, blok.van) for one in afwijkingen if one.blok_id == blok.id]
    if without:
        event.add("exdate", without)
    return event


def _event(uid: str, wie: str, telefoon: str, naam: str, url: str, op: datetime) -> Event:
    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", op.astimezone(UTC).replace(microsecond=0))
    event.add("summary", f"{wie} op afroep: {naam}")
    event.add("description", f"Bel {wie}: {telefoon}\n{url}")
    event.add("url", url)
    event.add("transp", "TRANSPARENT")
    return event


def _first_day(blok: Blok) -> date | None:
    first = blok.vanaf + timedelta(days=(blok.weekdag - blok.vanaf.weekday()) % 7)
    return None if blok.tot_en_met is not None and first > blok.tot_en_met else first


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
