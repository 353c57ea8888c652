"""A forgotten password: the link by mail, and that nobody learns who has an account."""

from __future__ import annotations

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session
from tests.accounts.conftest import NOW, OTHER, STRONG, is_in, send, sign_in

from ankerpunt.accounts import demo, herstel, rem, service
from ankerpunt.errors import BadInput, NotFound
from ankerpunt.mail import MailBericht

BASE = "https://ankerpunt.voorbeeld.nl"
EMAIL = "lezer@voorbeeld.nl"


def ask(session: Session, email: str = EMAIL) -> str:
    assert herstel.ask(session, email, BASE, NOW)
    session.commit()
    text = session.scalars(select(MailBericht.tekst).order_by(MailBericht.id.desc())).first()
    found = re.search(rf"{BASE}/wachtwoord-nieuw/(\S+)", text or "")
    assert found
    return found[1]


def test_link_gives_another_password_once(session: Session) -> None:
    token = ask(session)
    herstel.choose(session, token, STRONG, NOW)
    assert service.authenticate(session, EMAIL, STRONG)
    with pytest.raises(NotFound):
        herstel.choose(session, token, OTHER, NOW)


def test_link_works_for_an_hour(session: Session) -> None:
    token = ask(session)
    with pytest.raises(NotFound):
        herstel.choose(session, token, STRONG, NOW + herstel.LASTS)


def test_using_a_link_ends_the_others(session: Session) -> None:
    first, second = ask(session), ask(session)
    herstel.choose(session, second, STRONG, NOW)
    with pytest.raises(NotFound):
        herstel.find(session, first, NOW)


def test_weak_password_is_refused_and_the_link_works_still(session: Session) -> None:
    token = ask(session)
    with pytest.raises(BadInput):
        herstel.choose(session, token, "welkom2026", NOW)
    herstel.choose(session, token, STRONG, NOW)


def test_disabled_account_gets_no_link_and_an_old_one_ends(session: Session) -> None:
    token = ask(session)
    service.disable(session, EMAIL)
    assert not herstel.ask(session, EMAIL, BASE, NOW)
    with pytest.raises(NotFound):
        herstel.find(session, token, NOW)


def test_answer_is_the_same_for_every_address_and_only_the_known_get_mail(client: FlaskClient, here: Session) -> None:
    known = send(client, "/wachtwoord-vergeten", email=EMAIL)
    unknown = send(client, "/wachtwoord-vergeten", email="niemand@voorbeeld.nl")
    assert (known.status_code, known.text) == (unknown.status_code, unknown.text)
    assert dict(known.headers).keys() == dict(unknown.headers).keys()
    assert list(here.scalars(select(MailBericht.aan))) == [EMAIL]


def test_who_asks_often_gets_the_same_answer_and_no_more_mail(client: FlaskClient, here: Session) -> None:
    answers = [send(client, "/wachtwoord-vergeten", email=EMAIL) for _ in range(rem.HERSTEL.most + 2)]
    assert len({(answer.status_code, answer.text) for answer in answers}) == 1
    assert len(list(here.scalars(select(MailBericht.id)))) == rem.HERSTEL.most


def test_whole_way_ends_every_session_and_the_brake(app: Flask, client: FlaskClient, here: Session) -> None:
    inside = app.test_client()
    sign_in(inside, EMAIL)
    for _ in range(rem.ACCOUNT.most + 1):
        sign_in(client, EMAIL, "fout wachtwoord")
    send(client, "/wachtwoord-vergeten", email=EMAIL)
    mail = here.scalars(select(MailBericht)).one()
    path = re.search(r"/wachtwoord-nieuw/\S+", mail.tekst)
    assert path
    assert EMAIL in client.get(path[0]).text
    done = send(client, path[0], nieuw=STRONG)
    assert done.headers["Location"] == "/inloggen?klaar=wachtwoord"
    assert not is_in(inside)
    assert sign_in(client, EMAIL).status_code == 401
    assert sign_in(client, EMAIL, STRONG).status_code == 302
    assert client.get(path[0]).status_code == 404


def test_made_up_link_opens_nothing(client: FlaskClient) -> None:
    answer = client.get("/wachtwoord-nieuw/zomaar")
    assert answer.status_code == 404
    assert "/wachtwoord-vergeten" in answer.text
    assert demo.PASSWORD not in answer.text
