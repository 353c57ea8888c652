"""Filling the roster in, and the calendar feed that other programs read."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any

import pytest
from icalendar import Calendar
from sqlalchemy.orm import Session
from tests.vakgroepen.conftest import GROEP, NOW, World

from ankerpunt.accounts.models import Account
from ankerpunt.errors import BadInput, Forbidden, NotFound
from ankerpunt.vakgroepen import agenda, leden, roosteren, service

TODAY = date(2026, 11, 25)
URL = "https://voorbeeld.nl/vakgroepen/schulden-en-inkomen/rooster"


def add(session: Session, world: World, who: str, whom: str = "", **more: Any) -> int:
    plain: dict[str, Any] = {
        "weekdag": 2, "van": time(9), "tot": time(17), "telefoon": "010-123 45 67", "vanaf": TODAY, "tot_en_met": None,
    }  # fmt: skip
    return roosteren.add_blok(session, world.reader(who), GROEP, world.ids[whom or who], **(plain | more), now=NOW)


def test_a_member_on_the_roster_can_be_called(world: World, session: Session) -> None:
    add(session, world, "Max")
    found = service.on_duty(session, GROEP, NOW)
    assert [(one.naam, one.telefoon) for one in found.nu] == [("Max", "010-123 45 67")]
    assert found.straks is not None and found.straks.begin.date() == TODAY + timedelta(days=7)


def test_somebody_whose_account_is_closed_is_not_called(world: World, session: Session) -> None:
    add(session, world, "Max")
    session.get_one(Account, world.ids["Max"]).actief = False
    session.flush()
    assert service.on_duty(session, GROEP, NOW).nu == ()


def test_a_colleague_takes_over_and_gives_back(world: World, session: Session) -> None:
    number = add(session, world, "Max")
    roosteren.swap(session, world.reader("Max"), GROEP, number, TODAY, None, "", NOW)
    assert service.on_duty(session, GROEP, NOW).nu == ()
    roosteren.swap(session, world.reader("Max"), GROEP, number, TODAY, world.ids["Lena"], "06 1234", NOW)
    found = service.on_duty(session, GROEP, NOW).nu
    assert [(one.naam, one.vervangt) for one in found] == [("Lena", "Max")]
    assert found[0].afwijking_id is not None
    roosteren.undo(session, world.reader("Max"), GROEP, found[0].afwijking_id)
    assert [one.naam for one in service.on_duty(session, GROEP, NOW).nu] == ["Max"]


def test_who_takes_over_and_leaves_does_not_put_the_first_one_back(world: World, session: Session) -> None:
    number = add(session, world, "Lena")
    roosteren.swap(session, world.reader("Lena"), GROEP, number, TODAY, world.ids["Max"], "06 1234", NOW)
    leden.leave(session, world.reader("Max"), GROEP, None, NOW)
    assert service.on_duty(session, GROEP, NOW).nu == ()


def test_a_member_changes_own_turns_only_and_a_leader_all(world: World, session: Session) -> None:
    of_lena = add(session, world, "Lena")
    of_max = add(session, world, "Lena", "Max")
    max_ = world.reader("Max")
    for refused in (
        lambda: roosteren.remove_blok(session, max_, GROEP, of_lena),
        lambda: roosteren.swap(session, max_, GROEP, of_lena, TODAY, None, "", NOW),
        lambda: add(session, world, "Max", "Lena"),
    ):
        with pytest.raises(Forbidden):
            refused()
    roosteren.remove_blok(session, max_, GROEP, of_max)


@pytest.mark.parametrize("who", ["Lot", "Eve"])
def test_who_is_no_member_fills_nothing_in(world: World, session: Session, who: str) -> None:
    number = add(session, world, "Max")
    with pytest.raises(Forbidden):
        add(session, world, who)
    with pytest.raises(Forbidden):
        roosteren.remove_blok(session, world.reader(who), GROEP, number)
    with pytest.raises(BadInput, match="lid van de vakgroep"):
        add(session, world, "Lena", who)


@pytest.mark.parametrize(
    "wrong",
    [
        {"tot": time(9)}, {"tot": time(8)}, {"weekdag": 7}, {"weekdag": -1}, {"telefoon": "bel me"}, {"telefoon": ""},
        {"vanaf": date(2026, 11, 24)}, {"vanaf": date(2036, 1, 1)}, {"tot_en_met": date(2026, 11, 20)},
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_in_words(world: World, session: Session, wrong: dict[str, Any]) -> None:
    with pytest.raises(BadInput):
        add(session, world, "Max", **wrong)


def test_a_turn_is_swapped_on_its_own_day_only(world: World, session: Session) -> None:
    number = add(session, world, "Max")
    with pytest.raises(BadInput, match="Op die dag"):
        roosteren.swap(session, world.reader("Max"), GROEP, number, TODAY + timedelta(days=1), None, "", NOW)
    with pytest.raises(NotFound):
        roosteren.swap(session, world.reader("Eve"), "wonen-en-dakloosheid", number, TODAY, None, "", NOW)


def events(world: World, session: Session, only: int | None = None) -> list[Any]:
    body = agenda.calendar(roosteren.read(session, GROEP, TODAY), "Schulden en inkomen", URL, only)
    assert body == agenda.calendar(roosteren.read(session, GROEP, TODAY), "Schulden en inkomen", URL, only)
    read = Calendar.from_ical(body)
    assert [one["TZID"] for one in read.walk("VTIMEZONE")] == ["Europe/Amsterdam"]
    return list(read.walk("VEVENT"))


def test_the_feed_says_every_week_until_when_and_which_day_not(world: World, session: Session) -> None:
    number = add(session, world, "Max", vanaf=date(2026, 11, 27), tot_en_met=date(2026, 12, 31))
    day = date(2026, 12, 9)
    roosteren.swap(session, world.reader("Max"), GROEP, number, day, world.ids["Lena"], "06 1234", NOW)
    weekly, once = events(world, session)
    assert weekly["DTSTART"].dt.isoformat() == "2026-12-02T09:00:00+01:00"
    assert weekly["RRULE"]["FREQ"] == ["WEEKLY"] and weekly["RRULE"]["BYDAY"] == ["WE"]
    assert [one.dt.date() for one in weekly["EXDATE"].dts] == [day]
    assert str(once["SUMMARY"]) == "Lena op afroep: Schulden en inkomen"
    assert once["DTSTART"].dt.date() == day
    assert weekly["UID"] != once["UID"]


def test_the_feed_of_one_person_holds_own_turns(world: World, session: Session) -> None:
    add(session, world, "Max")
    add(session, world, "Lena")
    assert [str(one["SUMMARY"])[:4] for one in events(world, session, world.ids["Lena"])] == ["Lena"]


def test_a_secret_opens_until_there_is_a_newer_one(world: World, session: Session) -> None:
    lot = world.reader("Lot")
    first = agenda.new_key(session, lot, NOW)
    assert agenda.holder(session, first) == world.ids["Lot"]
    second = agenda.new_key(session, lot, NOW)
    with pytest.raises(NotFound):
        agenda.holder(session, first)
    assert agenda.holder(session, second) == world.ids["Lot"]
    session.get_one(Account, world.ids["Lot"]).actief = False
    session.flush()
    with pytest.raises(NotFound):
        agenda.holder(session, second)


def test_a_secret_that_is_stopped_opens_nothing(world: World, session: Session) -> None:
    secret = agenda.new_key(session, world.reader("Lot"), NOW)
    agenda.drop_key(session, world.reader("Lot"))
    session.flush()
    for wrong in (secret, "", "x"):
        with pytest.raises(NotFound):
            agenda.holder(session, wrong)
