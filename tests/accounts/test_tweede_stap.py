"""The second step: a code from an app, recovery codes, and that none of them works twice."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pyotp
import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session
from tests.accounts.conftest import NOW, account, is_in, reader, send, sign_in

from ankerpunt.accounts import demo, service, tweede_stap
from ankerpunt.accounts.models import Herstelcode
from ankerpunt.errors import BadInput

LATER = NOW + timedelta(minutes=1)


def turn_on(session: Session) -> tuple[pyotp.TOTP, list[str]]:
    secret = tweede_stap.new_secret()
    app = pyotp.TOTP(secret)
    codes = tweede_stap.turn_on(session, reader(session), demo.PASSWORD, secret, app.at(NOW), NOW)
    return app, codes


def test_code_of_the_app_works_once(session: Session) -> None:
    app, _ = turn_on(session)
    own = account(session)
    assert not tweede_stap.passes(session, own, app.at(NOW), NOW), "it was used to turn the step on"
    assert tweede_stap.passes(session, own, app.at(LATER), LATER)
    assert not tweede_stap.passes(session, own, app.at(LATER), LATER)


def test_code_of_another_moment_is_refused(session: Session) -> None:
    app, _ = turn_on(session)
    later = NOW + timedelta(minutes=10)
    assert not tweede_stap.passes(session, account(session), app.at(later - timedelta(minutes=2)), later)
    assert not tweede_stap.passes(session, account(session), app.at(later + timedelta(minutes=2)), later)


@pytest.mark.parametrize("code", ["", "12", "abcdef", "١٢٣٤٥٦", "0" * 30, "' or 1=1", "\x00"])
def test_what_is_no_code_is_refused(session: Session, code: str) -> None:
    turn_on(session)
    assert not tweede_stap.passes(session, account(session), code, LATER)


def test_recovery_code_works_once_however_it_is_typed(session: Session) -> None:
    _, codes = turn_on(session)
    own = account(session)
    assert len(set(codes)) == tweede_stap.CODES
    assert tweede_stap.passes(session, own, f" {codes[0].upper().replace('-', ' ')} ", LATER)
    assert not tweede_stap.passes(session, own, codes[0], LATER)
    assert tweede_stap.codes_left(session, own.id) == tweede_stap.CODES - 1


def test_recovery_code_of_somebody_else_is_refused(session: Session) -> None:
    _, codes = turn_on(session)
    assert not tweede_stap.passes(session, account(session, "beheerder"), codes[0], LATER)


def test_new_codes_end_the_old_ones_and_only_hashes_are_kept(session: Session) -> None:
    _, old = turn_on(session)
    new = tweede_stap.new_codes(session, reader(session), demo.PASSWORD)
    assert not tweede_stap.passes(session, account(session), old[0], LATER)
    kept = set(session.scalars(select(Herstelcode.sleutel)))
    assert not kept & {code.replace("-", "") for code in new}


def test_turning_on_and_off_asks_for_the_password(session: Session) -> None:
    secret = tweede_stap.new_secret()
    own = reader(session)
    with pytest.raises(BadInput):
        tweede_stap.turn_on(session, own, "fout wachtwoord", secret, pyotp.TOTP(secret).at(NOW), NOW)
    with pytest.raises(BadInput):
        tweede_stap.turn_on(session, own, demo.PASSWORD, secret, "000000", NOW)
    assert account(session).totp_geheim is None
    turn_on(session)
    with pytest.raises(BadInput):
        tweede_stap.turn_off(session, own, "fout wachtwoord", NOW)
    tweede_stap.turn_off(session, own, demo.PASSWORD, NOW)
    assert account(session).totp_geheim is None
    assert tweede_stap.codes_left(session, account(session).id) == 0


def test_picture_needs_no_style_and_no_script() -> None:
    drawn = tweede_stap.picture("otpauth://totp/Ankerpunt:a%40b.nl?secret=ABC&issuer=Ankerpunt")
    assert drawn.startswith("<svg")
    assert "style=" not in drawn and "<style" not in drawn and "href" not in drawn


def test_whole_way_in_pages(app: Flask, client: FlaskClient) -> None:
    sign_in(client, "lezer@voorbeeld.nl")
    page = client.get("/mijn/beveiliging/tweede-stap").text
    secret = re.search(r'name="geheim"[^>]*value="([A-Z2-7]{32})"', page)
    assert secret and "<svg" in page
    wrong = send(client, "/mijn/beveiliging/tweede-stap", code="000000", wachtwoord=demo.PASSWORD, geheim=secret[1])
    assert wrong.status_code == 400
    assert secret[1] in wrong.text, "the same secret, so that the app need not be told anew"
    done = send(
        client,
        "/mijn/beveiliging/tweede-stap",
        code=pyotp.TOTP(secret[1]).now(),
        wachtwoord=demo.PASSWORD,
        geheim=secret[1],
    ).text
    codes = re.findall(r"<code>(\w{4}-\w{4}-\w{3})</code>", done)
    assert len(codes) == tweede_stap.CODES
    assert is_in(client)
    other = app.test_client()
    answer = sign_in(other, "lezer@voorbeeld.nl", volgende="/kennis")
    assert answer.headers["Location"] == "/inloggen/code"
    assert not is_in(other)
    assert send(other, "/inloggen/code", code="000000").status_code == 401
    assert send(other, "/inloggen/code", code=codes[0]).headers["Location"] == "/kennis"
    assert is_in(other)
    assert "nog 7 herstelcodes" in other.get("/mijn/beveiliging").text
    off = send(other, "/mijn/beveiliging/tweede-stap/uit", "/mijn/beveiliging", wachtwoord=demo.PASSWORD)
    assert off.status_code == 303
    assert sign_in(app.test_client(), "lezer@voorbeeld.nl").headers["Location"] == "/"


def test_second_step_alone_opens_nothing(client: FlaskClient) -> None:
    assert client.get("/inloggen/code").headers["Location"] == "/inloggen"
    assert client.post("/inloggen/code", data={"code": "123456"}).status_code == 400


def test_waiting_for_the_code_ends_when_the_step_is_taken_off(
    with_second_step: Callable[[], FlaskClient], here: Session
) -> None:
    client = with_second_step()
    service.without_second_step(here, "lezer@voorbeeld.nl")
    here.commit()
    assert client.get("/inloggen/code").headers["Location"] == "/inloggen"
