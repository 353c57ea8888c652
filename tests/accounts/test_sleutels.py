"""Personal keys for the API: shown once, with the rights of their person, taken back at any time."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session
from tests.accounts.conftest import NOW, reader, send, sign_in

from ankerpunt.accounts import demo, service, sleutels
from ankerpunt.accounts.models import ApiSleutel
from ankerpunt.app import create_app
from ankerpunt.errors import BadInput, NotFound

CALL = "/api/v1/items"


def make(session: Session, rol: str = "lezer") -> str:
    secret = sleutels.make(session, reader(session, rol), demo.PASSWORD, "mijn programma", NOW)
    session.commit()
    return secret


def bearer(secret: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {secret}"}


def test_key_carries_the_rights_of_its_person(session: Session) -> None:
    secret = make(session, "beheerder")
    found = sleutels.find(session.connection(), secret, NOW)
    assert found.naam == "Bea Beheer"
    assert found.rollen == {"beheerder"}


def test_only_a_hash_is_kept(session: Session) -> None:
    secret = make(session)
    kept = session.scalars(select(ApiSleutel)).one()
    assert secret not in str(vars(kept))
    assert secret.startswith(f"ankerpunt_{kept.begin}")


def test_withdrawn_key_and_key_of_a_disabled_account_open_nothing(session: Session) -> None:
    first, second = make(session), make(session, "beheerder")
    own = sleutels.mine(session, reader(session))[0]
    with pytest.raises(NotFound):
        sleutels.withdraw(session, reader(session, "beheerder"), own.id, NOW)
    sleutels.withdraw(session, reader(session), own.id, NOW)
    service.disable(session, "beheerder@voorbeeld.nl")
    for secret in (first, second, "ankerpunt_zomaar", ""):
        with pytest.raises(sleutels.KeyRefused):
            sleutels.find(session.connection(), secret, NOW)


def test_making_one_asks_for_the_password_and_a_name_and_ends_at_ten(session: Session) -> None:
    own = reader(session)
    for password, naam in (("fout wachtwoord", "naam"), (demo.PASSWORD, " "), (demo.PASSWORD, "x" * 61)):
        with pytest.raises(BadInput):
            sleutels.make(session, own, password, naam, NOW)
    for _ in range(sleutels.MOST):
        make(session)
    with pytest.raises(BadInput, match="al 10 sleutels"):
        make(session)


def test_api_reads_with_a_key_what_its_person_may_read(app: Flask, here: Session) -> None:
    closed = create_app(replace(app.extensions["ankerpunt.settings"], public_reading=False)).test_client()
    secret = make(here)
    assert closed.get(CALL).status_code == 401
    answer = closed.get(CALL, headers=bearer(secret))
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"].startswith("private")
    assert closed.get(CALL, headers={"Authorization": f"bearer {secret}"}).status_code == 200


def test_wrong_key_opens_nothing_also_where_everybody_may_read(client: FlaskClient) -> None:
    answer = client.get(CALL, headers=bearer("ankerpunt_zomaar"))
    assert answer.status_code == 401
    assert answer.mimetype == "application/problem+json"
    assert answer.headers["WWW-Authenticate"] == "Bearer"
    assert "zomaar" not in answer.text
    assert client.get("/api/v1/bestaat-niet", headers=bearer("x")).status_code == 401


def test_wrong_key_is_not_saved_by_a_good_cookie(client: FlaskClient) -> None:
    sign_in(client, "lezer@voorbeeld.nl")
    assert client.get(CALL).status_code == 200
    assert client.get(CALL, headers=bearer("ankerpunt_zomaar")).status_code == 401


def test_key_opens_no_page(client: FlaskClient, here: Session) -> None:
    secret = make(here, "beheerder")
    assert client.get("/mijn/account", headers=bearer(secret)).status_code == 302
    assert client.post("/uitloggen", headers=bearer(secret)).status_code == 400, "a form still needs its token"


def test_key_is_shown_once_and_its_use_is_shown(signed_in: Callable[[str], FlaskClient], client: FlaskClient) -> None:
    mine = signed_in("lezer")
    page = send(mine, "/mijn/sleutels", naam="mijn programma", wachtwoord=demo.PASSWORD).text
    secret = re.search(r"ankerpunt_[\w-]{40,}", page)
    assert secret
    assert client.get(CALL, headers=bearer(secret[0])).status_code == 200
    again = mine.get("/mijn/sleutels").text
    assert secret[0] not in again
    assert "laatst gebruikt" in again
    number = re.search(r"/mijn/sleutels/(\d+)/weg", again)
    assert number
    send(mine, number[0], "/mijn/sleutels")
    assert client.get(CALL, headers=bearer(secret[0])).status_code == 401
