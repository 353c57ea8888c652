"""Becoming a member: one open request a person, an answer once, also when several act at once."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session
from tests.vakgroepen.conftest import GROEP, NOW, World

from ankerpunt.accounts.lidmaatschap import memberships
from ankerpunt.accounts.reader import anonymous
from ankerpunt.errors import BadInput, Forbidden, NotFound
from ankerpunt.vakgroepen import toetreden
from ankerpunt.vakgroepen.models import OPEN, Toetreding


def open_requests(session: Session) -> int:
    return session.scalar(select(func.count()).where(Toetreding.status == OPEN)) or 0


def the_open_one(world: World, session: Session) -> int:
    return toetreden.open_in(session, world.reader("Lena"), GROEP)[0].id


def test_a_request_that_is_let_in_makes_a_member(world: World, session: Session) -> None:
    assert toetreden.ask(session, world.reader("Lot"), GROEP, "Ik werkte bij de kredietbank.", NOW) == "gevraagd"
    found = toetreden.open_in(session, world.reader("Lena"), GROEP)
    assert [(one.naam, one.bericht) for one in found] == [("Lot", "Ik werkte bij de kredietbank.")]
    assert toetreden.waiting(session, world.reader("Lena")) == found
    toetreden.decide(session, world.reader("Lena"), GROEP, found[0].id, ja=True, reden="", now=NOW)
    assert memberships(session, world.ids["Lot"]) == ({GROEP}, set())
    assert open_requests(session) == 0


def test_no_has_a_reason_that_who_asked_can_read(world: World, session: Session) -> None:
    lot = world.reader("Lot")
    toetreden.ask(session, lot, GROEP, "", NOW)
    number = the_open_one(world, session)
    with pytest.raises(BadInput, match="waarom niet"):
        toetreden.decide(session, world.reader("Lena"), GROEP, number, ja=False, reden=" ", now=NOW)
    toetreden.decide(session, world.reader("Lena"), GROEP, number, ja=False, reden="We zijn nu met genoeg.", now=NOW)
    assert toetreden.last_refusal(session, lot, GROEP) == "We zijn nu met genoeg."
    assert toetreden.ask(session, lot, GROEP, "", NOW) == "gevraagd"


def test_who_was_invited_says_yes_or_no_and_nobody_else_does(world: World, session: Session) -> None:
    toetreden.invite(session, world.reader("Lena"), GROEP, world.ids["Lot"], NOW)
    number = the_open_one(world, session)
    for who in ("Lena", "Eve", "Max", "Beheer"):
        with pytest.raises(Forbidden):
            toetreden.decide(session, world.reader(who), GROEP, number, ja=True, reden="", now=NOW)
    assert [one.id for one in toetreden.waiting(session, world.reader("Lot"))] == [number]
    toetreden.decide(session, world.reader("Lot"), GROEP, number, ja=False, reden="", now=NOW)
    assert memberships(session, world.ids["Lot"]) == (set(), set())
    assert toetreden.last_refusal(session, world.reader("Lot"), GROEP) is None


def test_asking_after_an_invitation_and_inviting_after_a_request_is_a_yes(world: World, session: Session) -> None:
    toetreden.invite(session, world.reader("Lena"), GROEP, world.ids["Lot"], NOW)
    assert toetreden.ask(session, world.reader("Lot"), GROEP, "", NOW) == "lid"
    toetreden.ask(session, world.reader("Eve"), GROEP, "", NOW)
    assert toetreden.invite(session, world.reader("Lena"), GROEP, world.ids["Eve"], NOW) == "lid"
    assert memberships(session, world.ids["Lot"])[0] == {GROEP}
    assert GROEP in memberships(session, world.ids["Eve"])[0]


def test_who_asked_takes_it_back_and_nobody_else_does(world: World, session: Session) -> None:
    toetreden.ask(session, world.reader("Lot"), GROEP, "", NOW)
    number = the_open_one(world, session)
    with pytest.raises(Forbidden):
        toetreden.withdraw(session, world.reader("Eve"), GROEP, number, NOW)
    toetreden.withdraw(session, world.reader("Lot"), GROEP, number, NOW)
    with pytest.raises(NotFound):
        toetreden.decide(session, world.reader("Lena"), GROEP, number, ja=True, reden="", now=NOW)


@pytest.mark.parametrize("who", ["Lot", "Max", "Eve"])
def test_only_its_leaders_see_answer_and_invite(world: World, session: Session, who: str) -> None:
    toetreden.ask(session, world.reader("Lot"), GROEP, "", NOW)
    number, reader = the_open_one(world, session), world.reader(who)
    with pytest.raises(Forbidden):
        toetreden.open_in(session, reader, GROEP)
    with pytest.raises(Forbidden):
        toetreden.decide(session, reader, GROEP, number, ja=True, reden="", now=NOW)
    with pytest.raises(Forbidden):
        toetreden.invite(session, reader, GROEP, world.ids["Lot"], NOW)


def test_a_request_is_answered_in_its_own_vakgroep_only(world: World, session: Session) -> None:
    toetreden.ask(session, world.reader("Lot"), GROEP, "", NOW)
    number = the_open_one(world, session)
    with pytest.raises(NotFound):
        toetreden.decide(session, world.reader("Eve"), "wonen-en-dakloosheid", number, ja=True, reden="", now=NOW)


def test_who_did_not_sign_in_asks_nothing(session: Session) -> None:
    with pytest.raises(Forbidden):
        toetreden.ask(session, anonymous(public_reading=True), GROEP, "", NOW)


def test_a_resident_is_kept_out_of_the_message(world: World, session: Session) -> None:
    with pytest.raises(BadInput, match="BSN"):
        toetreden.ask(session, world.reader("Lot"), GROEP, "Samira vroeg me, over BSN 123456782.", NOW)
    assert toetreden.ask(session, world.reader("Lot"), GROEP, "Samira Bakker vroeg me.", NOW) == "gevraagd"


def test_asking_four_times_at_once_is_asking_once(world: World) -> None:
    lot = world.reader("Lot")
    given = world.together(*[lambda session: toetreden.ask(session, lot, GROEP, "", NOW)] * 4)
    assert given == ["gevraagd"] * 4
    with world.sessions() as session:
        assert open_requests(session) == 1


def test_yes_and_no_at_once_is_one_answer(world: World) -> None:
    with world.sessions() as session:
        toetreden.ask(session, world.reader("Lot"), GROEP, "", NOW)
        number = the_open_one(world, session)
        session.commit()
    lena = world.reader("Lena")
    given = world.together(
        lambda session: toetreden.decide(session, lena, GROEP, number, ja=True, reden="", now=NOW),
        lambda session: toetreden.decide(session, lena, GROEP, number, ja=False, reden="Nee.", now=NOW),
    )
    assert sum(isinstance(one, NotFound) for one in given) == 1
    with world.sessions() as session:
        assert (memberships(session, world.ids["Lot"])[0] == {GROEP}) == ("lid" in given)


def test_asking_and_being_invited_at_once_makes_one_member(world: World) -> None:
    lot, lena = world.reader("Lot"), world.reader("Lena")
    given = world.together(
        lambda session: toetreden.ask(session, lot, GROEP, "", NOW),
        lambda session: toetreden.invite(session, lena, GROEP, world.ids["Lot"], NOW),
    )
    assert given.count("lid") == 1
    with world.sessions() as session:
        assert memberships(session, world.ids["Lot"])[0] == {GROEP}
        assert open_requests(session) == 0
