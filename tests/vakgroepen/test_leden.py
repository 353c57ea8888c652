"""Members and leaders: who may change what, and a vakgroep keeps a leader, also when two leave at once."""

from __future__ import annotations

from datetime import date, time

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session
from tests.vakgroepen.conftest import GROEP, NOW, OTHER, World

from ankerpunt import audit
from ankerpunt.accounts.lidmaatschap import memberships
from ankerpunt.accounts.models import Account
from ankerpunt.errors import BadInput, Forbidden, NotFound
from ankerpunt.vakgroepen import leden, roosteren
from ankerpunt.vakgroepen.models import RoosterBlok


def leaders(world: World) -> set[str]:
    with world.sessions() as session:
        return {lid.naam for lid in leden.members(session, world.reader("Lot"), GROEP) if lid.leider}


def test_memberships_tells_where_somebody_is_and_leads(world: World, session: Session) -> None:
    assert memberships(session, world.ids["Lena"]) == ({GROEP}, {GROEP})
    assert memberships(session, world.ids["Max"]) == ({GROEP}, set())
    assert memberships(session, world.ids["Lot"]) == (set(), set())


def test_a_member_leaves_and_is_on_the_roster_no_more(world: World, session: Session) -> None:
    roosteren.add_blok(
        session, world.reader("Max"), GROEP, world.ids["Max"], weekdag=0, van=time(9), tot=time(12),
        telefoon="010 123 45 67", vanaf=date(2026, 11, 25), tot_en_met=None, now=NOW,
    )  # fmt: skip
    session.commit()
    leden.leave(session, world.reader("Max"), GROEP, None, NOW)
    assert memberships(session, world.ids["Max"]) == (set(), set())
    assert session.scalar(select(RoosterBlok.id)) is None


def test_the_last_leader_cannot_leave_or_step_down_without_a_successor(world: World, session: Session) -> None:
    lena = world.reader("Lena")
    with pytest.raises(BadInput, match="minstens één leider"):
        leden.leave(session, lena, GROEP, None, NOW)
    session.rollback()
    with pytest.raises(BadInput, match="minstens één leider"):
        leden.step_down(session, lena, GROEP, world.ids["Lena"], NOW)
    session.rollback()
    leden.leave(session, lena, GROEP, world.ids["Max"], NOW)
    session.commit()
    assert leaders(world) == {"Max"}


@pytest.mark.parametrize("who", ["Lot", "Eve", "Lena"])
def test_a_successor_is_another_member(world: World, session: Session, who: str) -> None:
    with pytest.raises((NotFound, BadInput)):
        leden.leave(session, world.reader("Lena"), GROEP, world.ids[who], NOW)
    session.rollback()
    assert leaders(world) == {"Lena"}


def test_a_leader_whose_account_is_closed_does_not_count(world: World, session: Session) -> None:
    leden.make_leader(session, world.reader("Lena"), GROEP, world.ids["Max"], NOW)
    session.get_one(Account, world.ids["Max"]).actief = False
    session.commit()
    with pytest.raises(BadInput):
        leden.leave(session, world.reader("Lena"), GROEP, None, NOW)


@pytest.mark.parametrize("time_", range(3))
def test_two_leaders_who_leave_at_once_leave_one_behind(world: World, time_: int) -> None:
    with world.sessions() as session:
        leden.make_leader(session, world.reader("Lena"), GROEP, world.ids["Max"], NOW)
        session.commit()
    lena, max_ = world.reader("Lena"), world.reader("Max")
    given = world.together(
        lambda session: leden.leave(session, lena, GROEP, None, NOW),
        lambda session: leden.leave(session, max_, GROEP, None, NOW),
    )
    assert sorted(type(one).__name__ for one in given) == ["BadInput", "NoneType"]
    assert len(leaders(world)) == 1


def test_two_leaders_who_demote_each_other_at_once_leave_one_leader(world: World) -> None:
    with world.sessions() as session:
        leden.make_leader(session, world.reader("Lena"), GROEP, world.ids["Max"], NOW)
        session.commit()
    lena, max_ = world.reader("Lena"), world.reader("Max")
    world.together(
        lambda session: leden.step_down(session, lena, GROEP, world.ids["Max"], NOW),
        lambda session: leden.step_down(session, max_, GROEP, world.ids["Lena"], NOW),
    )
    assert len(leaders(world)) == 1


@pytest.mark.parametrize("who", ["Lot", "Max", "Eve"])
def test_only_its_leaders_change_the_members(world: World, session: Session, who: str) -> None:
    reader = world.reader(who)
    for change in (leden.remove, leden.make_leader, leden.step_down):
        with pytest.raises(Forbidden):
            change(session, reader, GROEP, world.ids["Max"], NOW)
    with pytest.raises(Forbidden):
        leden.appoint(session, reader, GROEP, world.ids[who], NOW)
    with pytest.raises(Forbidden):
        leden.find_people(session, reader, GROEP, "L")


def test_an_administrator_names_the_first_leader(world: World, session: Session) -> None:
    leden.appoint(session, world.reader("Beheer"), "nieuw", world.ids["Lot"], NOW)
    assert memberships(session, world.ids["Lot"]) == ({"nieuw"}, {"nieuw"})


def test_people_are_found_by_name_and_only_who_is_not_in(world: World, session: Session) -> None:
    lena = world.reader("Lena")
    assert [naam for _, naam in leden.find_people(session, lena, GROEP, "l")] == ["Lot"]
    assert leden.find_people(session, lena, GROEP, "max") == []
    assert leden.find_people(session, lena, GROEP, "%") == []
    assert leden.find_people(session, lena, GROEP, "voorbeeld.nl") == []


def test_a_leader_elsewhere_is_nobody_here(world: World, session: Session) -> None:
    with pytest.raises(NotFound):
        leden.remove(session, world.reader("Eve"), OTHER, world.ids["Max"], NOW)


def test_who_changed_the_members_is_in_the_audit_log(world: World, session: Session) -> None:
    leden.make_leader(session, world.reader("Lena"), GROEP, world.ids["Max"], NOW)
    session.flush()
    line = audit.recent(session).regels[0]
    assert (line.wie_naam, line.daad, line.waarop) == ("Lena", "maakte leider", f"{GROEP}, account {world.ids['Max']}")
