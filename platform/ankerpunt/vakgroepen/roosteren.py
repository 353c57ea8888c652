"""Filling the duty roster in: weekly blokken, days that somebody else takes or nobody, and one more time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from ankerpunt.accounts.models import Account
from ankerpunt.accounts.reader import Reader
from ankerpunt.accounts.rechten import mag, vraag
from ankerpunt.clock import AMSTERDAM
from ankerpunt.errors import BadInput, Forbidden, NotFound
from ankerpunt.vakgroepen.leden import is_member, take_turn
from ankerpunt.vakgroepen.models import RoosterAfwijking, RoosterBlok
from ankerpunt.vakgroepen.rooster import Afwijking, Blok, Dienst, diensten
from ankerpunt.vakgroepen.teksten import phone

MOST_BLOKKEN = 100
MOST_AFWIJKINGEN = 500
FURTHEST = timedelta(days=2 * 366)


@dataclass(frozen=True)
class Rooster:
    """A roster as it was filled in; `afwijkingen` from the day asked for on."""

    blokken: tuple[Blok, ...]
    afwijkingen: tuple[Afwijking, ...]

    def diensten(self, van: date, tot: date) -> list[Dienst]:
        """Every turn from `van` up to and including `tot`."""
        return diensten(self.blokken, self.afwijkingen, van, tot)

    @property
    def vervallen(self) -> list[tuple[Afwijking, Blok]]:
        """The days on which nobody takes a blok."""
        by_id = {blok.id: blok for blok in self.blokken}
        return [
            (one, by_id[one.blok_id])
            for one in self.afwijkingen
            if one.account_id is None and one.blok_id is not None and one.blok_id in by_id
        ]


def read(session: Session, vakgroep: str, vanaf: date) -> Rooster:
    """The roster of a vakgroep: every blok of an active account that has not ended before `vanaf`."""
    blokken = session.execute(
        select(
            RoosterBlok.id,
            RoosterBlok.account_id,
            Account.naam,
            RoosterBlok.weekdag,
            RoosterBlok.van,
            RoosterBlok.tot,
            RoosterBlok.telefoon,
            RoosterBlok.vanaf,
            RoosterBlok.tot_en_met,
            RoosterBlok.op,
        )
        .join(Account, Account.id == RoosterBlok.account_id)
        .where(
            RoosterBlok.vakgroep == vakgroep,
            Account.actief.is_(True),
            (RoosterBlok.tot_en_met.is_(None)) | (RoosterBlok.tot_en_met >= vanaf),
        )
        .order_by(RoosterBlok.weekdag, RoosterBlok.van, Account.naam, RoosterBlok.id)
    )
    afwijkingen = session.execute(
        select(
            RoosterAfwijking.id,
            RoosterAfwijking.datum,
            RoosterAfwijking.blok_id,
            Account.id,
            Account.naam,
            RoosterAfwijking.van,
            RoosterAfwijking.tot,
            RoosterAfwijking.telefoon,
            RoosterAfwijking.op,
        )
        .join(Account, (Account.id == RoosterAfwijking.account_id) & Account.actief.is_(True), isouter=True)
        .where(RoosterAfwijking.vakgroep == vakgroep, RoosterAfwijking.datum >= vanaf)
        .order_by(RoosterAfwijking.datum, RoosterAfwijking.van, RoosterAfwijking.id)
    )
    return Rooster(tuple(Blok(**row._asdict()) for row in blokken), tuple(Afwijking(*row) for row in afwijkingen))


def add_blok(
    session: Session,
    reader: Reader,
    vakgroep: str,
    account_id: int,
    *,
    weekdag: int,
    van: time,
    tot: time,
    telefoon: str,
    vanaf: date,
    tot_en_met: date | None,
    now: datetime,
) -> int:
    """Put a member on the roster every week; the number of the blok. Raises Forbidden or BadInput."""
    telefoon = phone(telefoon)
    _check_times(van, tot)
    _check_day(vanaf, now)
    if weekdag not in range(7):
        raise BadInput("Kies een dag van de week.")
    if tot_en_met is not None and tot_en_met < vanaf:
        raise BadInput("De laatste dag is eerder dan de eerste.")
    _may_fill_in(session, reader, vakgroep, account_id)
    _check_room(session, RoosterBlok, vakgroep, MOST_BLOKKEN)
    blok = RoosterBlok(
        vakgroep=vakgroep,
        account_id=account_id,
        weekdag=weekdag,
        van=van,
        tot=tot,
        telefoon=telefoon,
        vanaf=vanaf,
        tot_en_met=tot_en_met,
        op=now,
    )
    session.add(blok)
    session.flush()
    return blok.id


def remove_blok(session: Session, reader: Reader, vakgroep: str, blok_id: int) -> None:
    """Take a blok off, and what differs from it. Raises Forbidden or NotFound."""
    session.delete(_own_blok(session, reader, vakgroep, blok_id))


def swap(
    session: Session,
    reader: Reader,
    vakgroep: str,
    blok_id: int,
    datum: date,
    vervanger_id: int | None,
    telefoon: str,
    now: datetime,
) -> None:
    """Let another member take a blok on one day, or nobody; said again, the last word counts.

    Raises Forbidden, NotFound, or BadInput where the blok is not on that day or the other one is no member.
    """
    take_turn(session, vakgroep)
    blok = _own_blok(session, reader, vakgroep, blok_id)
    _check_day(datum, now)
    if datum.weekday() != blok.weekdag or datum < blok.vanaf or (blok.tot_en_met and datum > blok.tot_en_met):
        raise BadInput("Op die dag staat deze dienst niet op het rooster.")
    number = ""
    if vervanger_id is not None:
        if not is_member(session, vakgroep, vervanger_id):
            raise BadInput("Alleen een lid van de vakgroep kan de dienst overnemen.")
        number = phone(telefoon)
    row = session.scalar(
        select(RoosterAfwijking).where(RoosterAfwijking.blok_id == blok_id, RoosterAfwijking.datum == datum)
    )
    if row is None:
        _check_room(session, RoosterAfwijking, vakgroep, MOST_AFWIJKINGEN)
        row = RoosterAfwijking(vakgroep=vakgroep, datum=datum, blok_id=blok_id)
        session.add(row)
    row.account_id, row.telefoon, row.van, row.tot, row.op = vervanger_id, number, blok.van, blok.tot, now
    session.flush()


def add_once(
    session: Session,
    reader: Reader,
    vakgroep: str,
    account_id: int,
    *,
    datum: date,
    van: time,
    tot: time,
    telefoon: str,
    now: datetime,
) -> int:
    """Put a member on the roster on one day; the number of what differs. Raises Forbidden or BadInput."""
    telefoon = phone(telefoon)
    _check_times(van, tot)
    _check_day(datum, now)
    _may_fill_in(session, reader, vakgroep, account_id)
    _check_room(session, RoosterAfwijking, vakgroep, MOST_AFWIJKINGEN)
    row = RoosterAfwijking(
        vakgroep=vakgroep, account_id=account_id, datum=datum, van=van, tot=tot, telefoon=telefoon, op=now
    )
    session.add(row)
    session.flush()
    return row.id


def undo(session: Session, reader: Reader, vakgroep: str, afwijking_id: int) -> None:
    """Let a day be as every week again, or take an extra time off. Raises Forbidden or NotFound."""
    row = session.get(RoosterAfwijking, afwijking_id)
    if row is None or row.vakgroep != vakgroep:
        raise NotFound("Deze uitzondering staat niet (meer) op het rooster.")
    blok = session.get(RoosterBlok, row.blok_id) if row.blok_id is not None else None
    _only_own(reader, vakgroep, {row.account_id, blok.account_id if blok else None})
    session.delete(row)


def last_number(session: Session, account_id: int) -> str:
    """The telephone number that somebody gave last; empty if never."""
    found = select(RoosterBlok.telefoon).where(RoosterBlok.account_id == account_id).order_by(RoosterBlok.id.desc())
    return session.scalar(found.limit(1)) or ""


def may_change(reader: Reader, vakgroep: str, account_id: int | None) -> bool:
    """Whether `reader` may change the turns of this person."""
    own = account_id is not None and account_id == reader.account_id and mag(reader, "rooster_invullen", vakgroep)
    return own or mag(reader, "vakgroep_inrichten", vakgroep)


def _own_blok(session: Session, reader: Reader, vakgroep: str, blok_id: int) -> RoosterBlok:
    blok = session.get(RoosterBlok, blok_id)
    if blok is None or blok.vakgroep != vakgroep:
        raise NotFound("Deze dienst staat niet (meer) op het rooster.")
    _only_own(reader, vakgroep, {blok.account_id})
    return blok


def _only_own(reader: Reader, vakgroep: str, people: set[int | None]) -> None:
    vraag(reader, "rooster_invullen", vakgroep)
    if not any(may_change(reader, vakgroep, person) for person in people):
        raise Forbidden("Je kunt alleen je eigen diensten veranderen. Een leider kan dat bij iedereen.")


def _may_fill_in(session: Session, reader: Reader, vakgroep: str, account_id: int) -> None:
    _only_own(reader, vakgroep, {account_id})
    take_turn(session, vakgroep)
    if not is_member(session, vakgroep, account_id):
        raise BadInput("Alleen een lid van de vakgroep kan op het rooster staan.")


def _check_times(van: time, tot: time) -> None:
    if tot <= van:
        raise BadInput(
            "De eindtijd is niet later dan de begintijd. Loopt een dienst door de nacht? Maak er dan twee van."
        )


def _check_day(day: date, now: datetime) -> None:
    today = now.astimezone(AMSTERDAM).date()
    if day < today:
        raise BadInput("Die dag is al voorbij.")
    if day > today + FURTHEST:
        raise BadInput("Die dag is te ver weg: kies een dag binnen twee jaar.")


def _check_room(session: Session, table: type[RoosterBlok | RoosterAfwijking], vakgroep: str, most: int) -> None:
    if (session.scalar(select(func.count()).select_from(table).where(table.vakgroep == vakgroep)) or 0) >= most:
        raise BadInput(f"Het rooster is vol: er passen {most} regels op. Haal eerst oude weg.")
