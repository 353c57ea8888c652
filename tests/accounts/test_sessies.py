"""Sessions: kept on the server, shown to their person, ended from anywhere, given another key in time."""

from __future__ import annotations

from datetime import timedelta

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session
from tests.accounts.conftest import NOW, STRONG, account, cookie, is_in, reader, send, sign_in

from ankerpunt.accounts import demo, service, sessies
from ankerpunt.accounts.models import Sessie

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0"


def found(session: Session, token: str, later: timedelta = timedelta()) -> sessies.Found | None:
    return sessies.find(session.connection(), token, NOW + later)


def test_session_lasts_a_month_and_not_longer(session: Session) -> None:
    token = sessies.start(session, account(session), FIREFOX, NOW)
    assert found(session, token, sessies.LASTS - timedelta(minutes=1))
    assert found(session, token, sessies.LASTS) is None


def test_only_a_hash_of_the_key_is_kept(session: Session) -> None:
    token = sessies.start(session, account(session), FIREFOX, NOW)
    kept = session.scalars(select(Sessie)).one()
    assert token not in str(vars(kept))
    assert kept.apparaat == "Firefox op Linux"


def test_session_of_a_disabled_account_opens_nothing(session: Session) -> None:
    token = sessies.start(session, account(session), FIREFOX, NOW)
    service.disable(session, "lezer@voorbeeld.nl")
    service.enable(session, "lezer@voorbeeld.nl")
    assert found(session, token) is None


def test_change_of_rights_gives_another_key_and_the_old_one_ends_in_a_minute(session: Session) -> None:
    token = sessies.start(session, account(session), FIREFOX, NOW)
    service.change_role(session, "lezer@voorbeeld.nl", "gespreksleider")
    before = found(session, token)
    assert before and before.renew and before.rollen == {"gespreksleider"}
    new = sessies.touch(session, before, NOW)
    assert new and new != token
    assert sessies.touch(session, before, NOW) is None, "a second request at the same moment keeps the old key"
    under_way = found(session, token, timedelta(seconds=30))
    assert under_way and not under_way.renew
    assert found(session, token, sessies.GRACE) is None
    assert found(session, new, sessies.GRACE)


def test_nobody_ends_the_session_of_somebody_else(session: Session) -> None:
    token = sessies.start(session, account(session), FIREFOX, NOW)
    mine = sessies.mine(session, reader(session), None, NOW)
    sessies.end(session, reader(session, "beheerder"), mine[0].id)
    assert found(session, token)
    sessies.end(session, reader(session), mine[0].id)
    assert found(session, token) is None


def test_a_cookie_from_before_signing_in_is_worth_nothing_afterwards(app: Flask) -> None:
    attacker, victim = app.test_client(), app.test_client()
    attacker.get("/inloggen")
    victim.set_cookie("ankerpunt", cookie(attacker))
    assert sign_in(victim, "lezer@voorbeeld.nl").status_code == 302
    assert cookie(victim) != cookie(attacker)
    assert is_in(victim)
    assert not is_in(attacker)


def test_signing_in_again_gives_another_key(client: FlaskClient) -> None:
    sign_in(client, "lezer@voorbeeld.nl")
    first = cookie(client)
    client.post("/uitloggen", data={"csrf_token": _token(client)})
    sign_in(client, "lezer@voorbeeld.nl")
    assert cookie(client) != first


def test_signing_out_ends_the_session_on_the_server(app: Flask, client: FlaskClient) -> None:
    sign_in(client, "lezer@voorbeeld.nl")
    kept = cookie(client)
    client.post("/uitloggen", data={"csrf_token": _token(client)})
    thief = app.test_client()
    thief.set_cookie("ankerpunt", kept)
    assert not is_in(thief)


def test_i_see_and_end_my_sessions(app: Flask) -> None:
    laptop, phone = app.test_client(), app.test_client()
    sign_in(laptop, "lezer@voorbeeld.nl")
    sign_in(phone, "lezer@voorbeeld.nl")
    page = laptop.get("/mijn/beveiliging").text
    assert page.count("Sinds") == 2
    assert page.count("dit apparaat") == 1
    send(laptop, "/mijn/beveiliging/sessies/einde", "/mijn/beveiliging")
    assert is_in(laptop)
    assert not is_in(phone)


def test_browser_gets_its_new_key_after_a_change_of_rights(app: Flask, here: Session) -> None:
    client = app.test_client()
    sign_in(client, "lezer@voorbeeld.nl")
    before = cookie(client)
    service.change_role(here, "lezer@voorbeeld.nl", "beheerder")
    here.commit()
    assert client.get("/mensen/uitnodigen").status_code == 200
    assert cookie(client) != before
    assert is_in(client)


def test_new_key_stays_also_when_the_page_was_refused(app: Flask, here: Session) -> None:
    client = app.test_client()
    sign_in(client, "lezer@voorbeeld.nl")
    service.change_role(here, "lezer@voorbeeld.nl", "gespreksleider")
    here.commit()
    assert client.get("/mensen/uitnodigen").status_code == 403
    assert is_in(client)


def test_changing_the_password_ends_every_other_session(app: Flask) -> None:
    laptop, phone = app.test_client(), app.test_client()
    sign_in(laptop, "lezer@voorbeeld.nl")
    sign_in(phone, "lezer@voorbeeld.nl")
    before = cookie(laptop)
    answer = send(laptop, "/mijn/account/wachtwoord", "/mijn/account", wachtwoord=demo.PASSWORD, nieuw=STRONG)
    assert answer.status_code == 303
    assert cookie(laptop) != before
    assert is_in(laptop)
    assert not is_in(phone)
    assert sign_in(phone, "lezer@voorbeeld.nl").status_code == 401
    assert sign_in(phone, "lezer@voorbeeld.nl", STRONG).status_code == 302


def test_pages_of_mine_are_kept_by_no_cache(client: FlaskClient) -> None:
    sign_in(client, "lezer@voorbeeld.nl")
    for page in ("account", "beveiliging", "profiel", "sleutels", "beveiliging/tweede-stap"):
        answer = client.get(f"/mijn/{page}")
        assert answer.status_code == 200, page
        assert answer.headers["Cache-Control"] == "no-store"


def _token(client: FlaskClient) -> str:
    page = client.get("/mijn/account").text
    return page.partition('name="csrf_token" value="')[2].partition('"')[0]
