"""Invitations: made by administrators, used once, in time, by whoever has the link."""

from __future__ import annotations

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session
from tests.accounts.conftest import NOW, STRONG, is_in, reader, send

from ankerpunt.accounts import service, uitnodigen
from ankerpunt.accounts.models import Uitnodiging
from ankerpunt.accounts.reader import ROLLEN
from ankerpunt.errors import AnkerpuntError, BadInput, Forbidden, NotFound
from ankerpunt.mail import MailBericht
from ankerpunt.web.requests import Database

BASE = "https://ankerpunt.voorbeeld.nl"


def invite(session: Session, email: str = "nieuw@voorbeeld.nl", rol: str = "lezer") -> str:
    link = uitnodigen.invite(session, reader(session, "beheerder"), email, "Nina Nieuw", (rol,), BASE, NOW)
    session.commit()
    return link.rpartition("/")[2]


def accept(session: Session, token: str, now: datetime = NOW, password: str = STRONG) -> None:
    uitnodigen.accept(session, token, "Nina Nieuw", password, now)


def test_invitation_makes_an_account_with_its_role(session: Session) -> None:
    accept(session, invite(session, rol="gespreksleider"))
    made = service.authenticate(session, "nieuw@voorbeeld.nl", STRONG)
    assert made and made.rollen == ["gespreksleider"]


def test_invitation_works_once(session: Session) -> None:
    token = invite(session)
    accept(session, token)
    with pytest.raises(NotFound):
        accept(session, token)


def test_invitation_ends_after_two_weeks(session: Session) -> None:
    token = invite(session)
    with pytest.raises(NotFound):
        accept(session, token, NOW + uitnodigen.LASTS)
    accept(session, token, NOW + uitnodigen.LASTS - timedelta(seconds=1))


def test_withdrawn_and_replaced_invitations_work_no_longer(session: Session) -> None:
    first, second = invite(session), invite(session)
    with pytest.raises(NotFound):
        uitnodigen.find(session, first, NOW)
    kept = uitnodigen.find(session, second, NOW)
    uitnodigen.withdraw(session, reader(session, "beheerder"), kept.id, NOW)
    with pytest.raises(NotFound):
        uitnodigen.find(session, second, NOW)


def test_weak_password_leaves_the_invitation_as_it_was(session: Session) -> None:
    token = invite(session)
    with pytest.raises(BadInput):
        accept(session, token, password="welkom2026")
    accept(session, token)


def test_of_two_who_use_a_link_at_once_one_gets_the_account(session: Session, database: Database) -> None:
    token = invite(session)

    def use(_: int) -> bool:
        with database.session() as own:
            try:
                accept(own, token)
                own.commit()
            except AnkerpuntError:
                return False
            return True

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(use, range(4))) == 1


@pytest.mark.parametrize("rol", [rol for rol in ROLLEN if rol != "beheerder"])
def test_only_administrators_invite(session: Session, rol: str) -> None:
    own = reader(session, rol)
    for forbidden in (
        lambda: uitnodigen.invite(session, own, "a@b.nl", "A", ("lezer",), BASE, NOW),
        lambda: uitnodigen.open_ones(session, own, NOW),
        lambda: uitnodigen.withdraw(session, own, 1, NOW),
    ):
        with pytest.raises(Forbidden):
            forbidden()


def test_link_is_mailed_and_not_kept(session: Session) -> None:
    token = invite(session)
    mail = session.scalars(select(MailBericht)).one()
    assert mail.aan == "nieuw@voorbeeld.nl"
    assert f"{BASE}/uitnodiging/{token}" in mail.tekst
    assert token not in str(vars(session.scalars(select(Uitnodiging)).one()))


def test_whole_way_from_link_to_profile(signed_in: Callable[[str], FlaskClient], client: FlaskClient) -> None:
    page = send(
        signed_in("beheerder"), "/mensen/uitnodigen", email="nieuw@voorbeeld.nl", naam="Nina Nieuw", rol="lezer"
    ).text
    link = re.search(r'value="[^"]*(/uitnodiging/[^"]+)"', page)
    assert link
    assert "nieuw@voorbeeld.nl" in client.get(link[1]).text
    weak = send(client, link[1], naam="Nina Nieuw", nieuw="welkom2026")
    assert weak.status_code == 400
    assert "makkelijk te raden" in weak.text and "Nina Nieuw" in weak.text and "welkom2026" not in weak.text
    done = send(client, link[1], naam="Nina Nieuw", nieuw=STRONG)
    assert done.headers["Location"] == "/mijn/profiel?klaar=welkom"
    assert is_in(client)
    gone = client.get(link[1])
    assert gone.status_code == 404
    assert "werkt niet meer" in gone.text


def test_made_up_link_says_no_more_than_a_used_one(client: FlaskClient) -> None:
    assert client.get("/uitnodiging/zomaar").status_code == 404
    assert client.get("/uitnodiging/%00%ff").status_code == 404
