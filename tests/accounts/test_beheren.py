"""What administrators do with accounts, and that it is logged and never locks everybody out."""

from __future__ import annotations

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session
from tests.accounts.conftest import NOW, account, reader

from ankerpunt.accounts import beheren, demo, service, tweede_stap
from ankerpunt.accounts.reader import ROLLEN
from ankerpunt.audit import Audit
from ankerpunt.errors import BadInput, Forbidden, NotFound


def test_roles_are_given_and_logged(session: Session) -> None:
    beheren.change_roles(
        session, reader(session, "beheerder"), account(session).id, ["beheerder", "gespreksleider"], NOW
    )
    assert service.reader_of(account(session)).rollen == {"lezer", "gespreksleider", "beheerder"}
    line = session.scalars(select(Audit).order_by(Audit.id.desc())).first()
    assert line and (line.wie_naam, line.daad) == ("Bea Beheer", "rollen gegeven")
    assert "@" not in line.waarop


def test_switched_off_and_on_again(session: Session) -> None:
    bea, email = reader(session, "beheerder"), "lezer@voorbeeld.nl"
    beheren.switch(session, bea, account(session).id, on=False, now=NOW)
    assert service.authenticate(session, email, demo.PASSWORD) is None
    beheren.switch(session, bea, account(session).id, on=True, now=NOW)
    assert service.authenticate(session, email, demo.PASSWORD)


def test_last_administrator_stays_one(session: Session) -> None:
    bea = reader(session, "beheerder")
    with pytest.raises(BadInput, match="laatste beheerder"):
        beheren.change_roles(session, bea, bea.account_id or 0, ["lezer"], NOW)
    with pytest.raises(BadInput, match="laatste beheerder"):
        beheren.switch(session, bea, bea.account_id or 0, on=False, now=NOW)
    beheren.change_roles(session, bea, account(session).id, ["beheerder"], NOW)
    beheren.change_roles(session, bea, bea.account_id or 0, ["lezer"], NOW)


def test_who_lost_their_phone_is_let_in_with_the_password(session: Session) -> None:
    own = account(session)
    own.totp_geheim = tweede_stap.new_secret()
    beheren.take_second_step_off(session, reader(session, "beheerder"), own.id, NOW)
    assert account(session).totp_geheim is None


@pytest.mark.parametrize("rol", [rol for rol in ROLLEN if rol != "beheerder"])
def test_only_administrators_do(session: Session, rol: str) -> None:
    own, number = reader(session, rol), account(session, "beheerder").id
    with pytest.raises(Forbidden):
        beheren.change_roles(session, own, own.account_id or 0, ["beheerder"], NOW)
    with pytest.raises(Forbidden):
        beheren.switch(session, own, number, on=False, now=NOW)
    with pytest.raises(Forbidden):
        beheren.take_second_step_off(session, own, number, NOW)


def test_account_that_is_not_there_is_not_found(session: Session) -> None:
    with pytest.raises(NotFound):
        beheren.switch(session, reader(session, "beheerder"), 999, on=False, now=NOW)
    with pytest.raises(BadInput, match="geen rol"):
        beheren.change_roles(session, reader(session, "beheerder"), account(session).id, ["baas"], NOW)
