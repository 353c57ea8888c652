"""Signing in: who may, where one goes afterwards, and what stays closed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event
from tests.accounts.conftest import cookie, send, sign_in

from ankerpunt import clock
from ankerpunt.accounts import demo, service, wachtwoord
from ankerpunt.app import create_app
from ankerpunt.errors import BadInput, NotFound
from ankerpunt.settings import Settings
from ankerpunt.web.requests import Database


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
    assert sign_in(client, "lezer@voorbeeld.nl", volgende=target).headers["Location"] == "/"


def test_signing_in_goes_on_to_the_page_that_was_asked_for(client: FlaskClient) -> None:
    assert sign_in(client, "lezer@voorbeeld.nl", volgende="/kennis").headers["Location"] == "/kennis"


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
            ("a@b.nl", "welkom2026", "lezer"),
        ):
            with pytest.raises(BadInput):
                service.add(session, email, "Naam", password, rol, clock.now())
        with pytest.raises(BadInput, match="al een account"):
            service.add(session, "Lezer@voorbeeld.nl", "Naam", "lang genoeg 1", "lezer", clock.now())
        with pytest.raises(NotFound):
            service.change_role(session, "niemand@voorbeeld.nl", "lezer")
    database.close()


def test_known_and_unknown_addresses_take_the_same_work(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    work: list[str] = []
    hasher = wachtwoord._hasher

    class Counting:
        def verify(self, kept: str, password: str) -> bool:
            work.append(kept.split("$")[3])
            return bool(hasher.verify(kept, password))

        def check_needs_rehash(self, kept: str) -> bool:
            return bool(hasher.check_needs_rehash(kept))

    monkeypatch.setattr(wachtwoord, "_hasher", Counting())
    sign_in(client, "lezer@voorbeeld.nl", "fout wachtwoord")
    sign_in(client, "niemand@voorbeeld.nl", "fout wachtwoord")
    assert len(work) == 2
    assert work[0] == work[1]


def test_over_https_the_cookie_is_for_this_host_and_https_only(app: Flask, settings: Settings) -> None:
    secure = create_app(replace(settings, base_url="https://ankerpunt.voorbeeld.nl")).test_client()
    page = secure.get("/inloggen", base_url="https://ankerpunt.voorbeeld.nl")
    said = page.headers["Set-Cookie"]
    assert said.startswith("__Host-ankerpunt=")
    assert all(word in said for word in ("Secure", "HttpOnly", "SameSite=Lax", "Path=/"))
    assert "Domain" not in said
    assert page.headers["Strict-Transport-Security"].startswith("max-age=63072000")


@pytest.mark.parametrize("field", ["email", "wachtwoord"])
@pytest.mark.parametrize("value", ["\x00", "' or 1=1 --", "<script>alert(1)</script>", "💥" * 60, "a" * 5000])
def test_whatever_is_typed_is_answered_and_not_repeated_as_code(client: FlaskClient, field: str, value: str) -> None:
    form = {"email": "lezer@voorbeeld.nl", "wachtwoord": "fout wachtwoord", field: value}
    answer = send(client, "/inloggen", **form)
    assert answer.status_code in {400, 401}
    assert "<script>alert" not in answer.text


def test_who_signed_in_goes_on_from_the_sign_in_page(client: FlaskClient) -> None:
    sign_in(client, "lezer@voorbeeld.nl")
    assert client.get("/inloggen").headers["Location"] == "/mijn/account"
    assert client.get("/inloggen?volgende=/kennis").headers["Location"] == "/kennis"
    assert client.get("/inloggen?volgende=//elders.nl").headers["Location"] == "/mijn/account"


def test_tampered_cookie_is_nobody(client: FlaskClient) -> None:
    sign_in(client, "lezer@voorbeeld.nl")
    client.set_cookie("ankerpunt", cookie(client)[:-2] + "xx")
    assert client.get("/mijn/account").status_code == 302
    assert client.get("/").status_code == 200


def test_who_reads_is_two_queries_at_most_and_none_without_a_cookie(app: Flask, client: FlaskClient) -> None:
    asked: list[str] = []
    engine = app.extensions["ankerpunt.database"].engine
    sign_in(client, "lezer@voorbeeld.nl")
    client.get("/mijn/account")
    event.listen(engine, "before_cursor_execute", lambda *given: asked.append(given[2]))
    client.get("/over")
    assert len(asked) <= 2
    asked.clear()
    app.test_client().get("/over")
    assert [each for each in asked if "account" in each or "sessie" in each] == []
