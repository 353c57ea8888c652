"""The duty roster, worked out: what weekly blokken and the days that differ make of a stretch of days. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from ankerpunt.clock import AMSTERDAM

DAG = timedelta(days=1)
DAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")


@dataclass(frozen=True)
class Blok:
    """Every week on `weekdag` (0 is Monday) from `van` until `tot`, from the day `vanaf` up to and including `tot_en_met`."""

    id: int
    account_id: int
    naam: str
    weekdag: int
    van: time
    tot: time
    telefoon: str
    vanaf: date
    tot_en_met: date | None
    op: datetime

    @property
    def dag(self) -> str:
        """The day of the week."""
        return DAGEN[self.weekdag]

    def on(self, day: date) -> bool:
        """Whether it is on that day, differing days left aside."""
        ended = self.tot_en_met is not None and day > self.tot_en_met
        return day.weekday() == self.weekdag and self.vanaf <= day and not ended


@dataclass(frozen=True)
class Afwijking:
    """One day that differs: somebody else takes the blok, nobody does (`account_id` is None), or, without blok, one more time."""

    id: int
    datum: date
    blok_id: int | None
    account_id: int | None
    naam: str | None
    van: time
    tot: time
    telefoon: str
    op: datetime


@dataclass(frozen=True)
class Dienst:
    """Somebody can be called from `begin` until `einde` (moments in the Netherlands). `vervangt`: whose turn it was."""

    begin: datetime
    einde: datetime
    account_id: int
    naam: str
    telefoon: str
    blok_id: int | None
    afwijking_id: int | None
    vervangt: str | None = None

    @property
    def dag(self) -> str:
        """The day of the week."""
        return DAGEN[self.begin.weekday()]


@dataclass(frozen=True)
class OpAfroep:
    """Who can be called now, and who is next."""

    nu: tuple[Dienst, ...]
    straks: Dienst | None


def diensten(blokken: Sequence[Blok], afwijkingen: Sequence[Afwijking], van: date, tot: date) -> list[Dienst]:
    """Every turn on the days from `van` up to and including `tot`, by beginning and name."""
    differing: dict[tuple[int | None, date], Afwijking] = {
        (one.blok_id, one.datum): one for one in afwijkingen if one.blok_id is not None
    }
    found = [*_of_blokken(blokken, differing, van, tot), *_extra(afwijkingen, van, tot)]
    return sorted(found, key=lambda one: (one.begin, one.naam, one.account_id))


def on_duty(turns: Sequence[Dienst], now: datetime) -> OpAfroep:
    """Who of `turns` can be called at `now`, and whose turn begins first after it."""
    later = [one for one in turns if one.begin > now]
    return OpAfroep(
        tuple(one for one in turns if one.begin <= now < one.einde), min(later, key=lambda one: one.begin, default=None)
    )


def moment(day: date, clock: time) -> datetime:
    """The moment at which the clock in the Netherlands says so."""
    return datetime.combine(day, clock, AMSTERDAM)


def _of_blokken(
    blokken: Sequence[Blok], differing: dict[tuple[int | None, date], Afwijking], van: date, tot: date
) -> Iterator[Dienst]:
    for day in _days(van, tot):
        for blok in blokken:
            if not blok.on(day):
                continue
            other = differing.get((blok.id, day))
            begin, einde = moment(day, blok.van), moment(day, blok.tot)
            if other is None:
                yield Dienst(begin, einde, blok.account_id, blok.naam, blok.telefoon, blok.id, None)
            elif other.account_id is not None:
                yield Dienst(
                    begin, einde, other.account_id, other.naam or "", other.telefoon, blok.id, other.id, blok.naam
                )


def _extra(afwijkingen: Sequence[Afwijking], van: date, tot: date) -> Iterator[Dienst]:
    for one in afwijkingen:
        if one.blok_id is None and one.account_id is not None and van <= one.datum <= tot:
            begin, einde = moment(one.datum, one.van), moment(one.datum, one.tot)
            yield Dienst(begin, einde, one.account_id, one.naam or "", one.telefoon, None, one.id)


def _days(van: date, tot: date) -> Iterator[date]:
    for number in range((tot - van).days + 1):
        yield van + number * DAG
