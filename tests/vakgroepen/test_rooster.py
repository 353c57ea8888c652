"""The roster worked out: weekly turns, days that differ, and the clock in the Netherlands."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ankerpunt.vakgroepen.rooster import Afwijking, Blok, diensten, on_duty

OP = datetime(2026, 1, 1, tzinfo=UTC)
MONDAY = date(2026, 11, 23)


def blok(**more: object) -> Blok:
    plain = {
        "id": 1, "account_id": 1, "naam": "Samira", "weekdag": 0, "van": time(9), "tot": time(17),
        "telefoon": "010 1", "vanaf": date(2026, 1, 1), "tot_en_met": None, "op": OP,
    }  # fmt: skip
    return Blok(**(plain | more))  # type: ignore[arg-type]


def other(**more: object) -> Afwijking:
    plain = {
        "id": 7, "datum": MONDAY, "blok_id": 1, "account_id": 2, "naam": "Joost", "van": time(9), "tot": time(17),
        "telefoon": "010 2", "op": OP,
    }  # fmt: skip
    return Afwijking(**(plain | more))  # type: ignore[arg-type]


def test_a_blok_is_on_every_week_between_its_first_and_last_day() -> None:
    found = diensten(
        [blok(vanaf=MONDAY, tot_en_met=MONDAY + timedelta(days=7))], [], date(2026, 11, 1), date(2026, 12, 31)
    )
    assert [one.begin.date() for one in found] == [MONDAY, MONDAY + timedelta(days=7)]


def test_somebody_else_takes_one_day() -> None:
    found = diensten([blok()], [other()], MONDAY, MONDAY + timedelta(days=7))
    assert [(one.naam, one.vervangt) for one in found] == [("Joost", "Samira"), ("Samira", None)]


def test_nobody_takes_one_day() -> None:
    found = diensten([blok()], [other(account_id=None, naam=None)], MONDAY, MONDAY + timedelta(days=7))
    assert [one.begin.date() for one in found] == [MONDAY + timedelta(days=7)]


def test_one_more_time_stands_beside_the_weekly_ones() -> None:
    found = diensten([blok()], [other(blok_id=None, van=time(7), tot=time(8))], MONDAY, MONDAY)
    assert [(one.naam, one.begin.hour) for one in found] == [("Joost", 7), ("Samira", 9)]


def test_on_duty_from_the_first_minute_until_the_last() -> None:
    turns = diensten([blok()], [], MONDAY, MONDAY + timedelta(days=7))
    at = {hour: on_duty(turns, datetime(2026, 11, 23, hour, 0, tzinfo=UTC)) for hour in (7, 8, 15, 16)}
    assert [len(at[hour].nu) for hour in (7, 8, 15, 16)] == [0, 1, 1, 0]
    assert at[7].straks is not None and at[7].straks.begin.date() == MONDAY
    assert at[16].straks is not None and at[16].straks.begin.date() == MONDAY + timedelta(days=7)


def test_nine_o_clock_is_nine_o_clock_in_summer_and_in_winter() -> None:
    found = diensten([blok()], [], date(2026, 10, 19), date(2026, 10, 26))
    assert [one.begin.astimezone(UTC).hour for one in found] == [7, 8]


@given(st.dates(date(2026, 1, 1), date(2027, 12, 1)), st.integers(0, 60), st.integers(0, 6))
def test_every_turn_is_on_its_day_and_within_the_days_asked_for(start: date, days: int, weekday: int) -> None:
    end = start + timedelta(days=days)
    found = diensten([blok(weekdag=weekday)], [], start, end)
    assert all(one.begin.weekday() == weekday and start <= one.begin.date() <= end for one in found)
    assert len(found) == sum((start + timedelta(days=n)).weekday() == weekday for n in range(days + 1))
