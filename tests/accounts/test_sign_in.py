"""Signing in: who may, where one goes afterwards, and what stays closed."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient

from ankerpunt import clock
from ankerpunt.accounts import demo, service
from ankerpunt.app import create_app
from ankerpunt.errors import BadInput, NotFound
from ankerpunt.settings import Settings
from ankerpunt.web.requests import Database


def sign_in(client: FlaskClient, email: str, password: str, volgende: str = "") -> object:
    page = client.get("/inloggen", query_string={"volgende": volgende} if volgende else {}).text
    token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page)
    assert token
    form = {"email": email, "wachtwoord": password, "volgende": volgende, "csrf_token": token[1]}
    return client.post("/inloggen", data=form)


def test_demo_account_signs_in_and_out(client: FlaskClient) -> None:
    answer = sign_in(client, "LEZER@voorbeeld.nl ", demo.PASSWORD)
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/"
    cookie = answer.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


@pytest.mark.parametrize(
    ("email", "password"), [("lezer@voorbeeld.nl", "fout wachtwoord"), ("niemand@voorbeeld.nl", demo.PASSWORD)]
)
def test_wrong_address_and_wrong_password_get_the_same_answer(client: FlaskClient, email: str, password: str) -> None:
    answer = sign_in(client, email, password)
    assert answer.status_code == 401
    assert "horen niet bij elkaar" in answer.text
    assert password not in answer.text


@pytest.mark.parametrize(
    "target",
    [
        "//elders.nl",
        "https://elders.nl",
        "/\\elders.nl",
        "javascript:alert(1)",
        "elders",
        "/\t/elders.nl",
        "/kennis\r\nX-Kwaad: 1",
        "/kennis\x00",
    ],
)
def test_nobody_is_sent_elsewhere_after_signing_in(client: FlaskClient, target: str) -> None:
    assert sign_in(client, "lezer@voorbeeld.nl", demo.PASSWORD, target).headers["Location"] == "/"


def test_signing_in_goes_on_to_the_page_that_was_asked_for(client: FlaskClient) -> None:
    assert sign_in(client, "lezer@voorbeeld.nl", demo.PASSWORD, "/kennis").headers["Location"] == "/kennis"


def test_asking_for_the_head_of_the_sign_in_page_is_no_failed_attempt(client: FlaskClient) -> None:
    assert client.head("/inloggen").status_code == 200


def test_forged_form_is_refused(client: FlaskClient) -> None:
    form = {"email": "lezer@voorbeeld.nl", "wachtwoord": demo.PASSWORD}
    assert client.post("/inloggen", data=form).status_code == 400


def test_disabled_account_is_out_at_the_next_request(app: Flask, client: FlaskClient, settings: Settings) -> None:
    sign_in(client, "lezer@voorbeeld.nl", demo.PASSWORD)
    database = Database(settings.database_url)
    with database.session() as session:
        service.disable(session, "lezer@voorbeeld.nl")
        session.commit()
    assert "Inloggen" in client.get("/").text
    database.close()


def test_without_public_reading_only_signing_in_is_open(app: Flask, settings: Settings) -> None:
    closed = create_app(replace(settings, public_reading=False)).test_client()
    answer = closed.get("/kennis/wmo")
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/inloggen?volgende=/kennis/wmo"
    assert closed.get("/api/v1/zoekresultaten?q=wmo").status_code == 401
    assert closed.get("/inloggen").status_code == 200
    assert closed.get("/privacy").status_code == 200
    assert closed.get("/healthz").status_code == 200


def test_service_refuses_what_makes_no_account(app: Flask, settings: Settings) -> None:
    database = Database(settings.database_url)
    with database.session() as session:
        for email, password, rol in (
            ("geen-adres", "lang genoeg 1", "lezer"),
            ("a@b.nl", "kort", "lezer"),
            ("a@b.nl", "lang genoeg 1", "baas"),
        ):
            with pytest.raises(BadInput):
                service.add(session, email, "Naam", password, rol, clock.now())
        with pytest.raises(BadInput, match="al een account"):
            service.add(session, "Lezer@voorbeeld.nl", "Naam", "lang genoeg 1", "lezer", clock.now())
        with pytest.raises(NotFound):
            service.change_role(session, "niemand@voorbeeld.nl", "lezer")
    database.close()
