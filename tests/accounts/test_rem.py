"""The brake on guessing: per account and per address, over all workers, the same for who is there and who is not."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from tests.accounts.conftest import NOW, sign_in
from tests.conftest import make_settings

from ankerpunt.accounts import rem
from ankerpunt.app import create_app
from ankerpunt.web.requests import Database

KEY = rem.key("geheim", rem.ACCOUNT, "lezer@voorbeeld.nl")


def try_once(database: Database, when: timedelta = timedelta()) -> bool:
    with database.session() as session:
        rem.write(session, KEY, NOW + when)
        session.commit()
    with database.session() as session:
        try:
            rem.judge(session, rem.ACCOUNT, KEY, NOW + when)
        except rem.TooMany:
            return False
    return True


def test_attempts_of_all_workers_count_together_also_at_the_same_moment(database: Database) -> None:
    workers = [Database(database.url) for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        allowed = list(pool.map(try_once, workers * 5))
    assert sum(allowed) <= rem.ACCOUNT.most
    assert not try_once(database)
    for worker in workers:
        worker.close()


def test_after_the_window_one_may_try_again(database: Database) -> None:
    assert [try_once(database) for _ in range(rem.ACCOUNT.most + 1)] == [True] * rem.ACCOUNT.most + [False]
    assert try_once(database, rem.ACCOUNT.window)


def test_attempts_are_forgotten_and_name_nobody(database: Database) -> None:
    try_once(database)
    try_once(database, rem.LONGEST + timedelta(seconds=1))
    with database.session() as session:
        kept = session.query(rem.Poging).all()
    assert len(kept) == 1
    assert "lezer" not in kept[0].sleutel


@pytest.mark.parametrize("email", ["lezer@voorbeeld.nl", "niemand@voorbeeld.nl"])
def test_guessing_is_stopped_alike_for_known_and_unknown_addresses(client: FlaskClient, email: str) -> None:
    answers = [sign_in(client, email, "fout wachtwoord") for _ in range(rem.ACCOUNT.most + 1)]
    assert [answer.status_code for answer in answers] == [401] * rem.ACCOUNT.most + [429]
    assert "Wacht 15 minuten" in answers[-1].text
    assert answers[-1].headers["Retry-After"] == "900"


def test_the_right_password_does_not_help_a_guesser_any_more(client: FlaskClient) -> None:
    for _ in range(rem.ACCOUNT.most):
        sign_in(client, "lezer@voorbeeld.nl", "fout wachtwoord")
    assert sign_in(client, "lezer@voorbeeld.nl").status_code == 429


def test_another_account_from_there_may_still_sign_in(client: FlaskClient) -> None:
    for _ in range(rem.ACCOUNT.most + 1):
        sign_in(client, "lezer@voorbeeld.nl", "fout wachtwoord")
    assert sign_in(client, "beheerder@voorbeeld.nl").status_code == 302


def test_signing_in_forgets_the_mistakes_before(app: Flask) -> None:
    for _ in range(2):
        client = app.test_client()
        for _ in range(rem.ACCOUNT.most - 1):
            assert sign_in(client, "lezer@voorbeeld.nl", "fout wachtwoord").status_code == 401
        assert sign_in(client, "lezer@voorbeeld.nl").status_code == 302


def test_many_accounts_from_one_address_are_stopped(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rem, "ADRES", rem.Brake("adres", 3, timedelta(minutes=15)))
    answers = [sign_in(client, f"nummer{number}@voorbeeld.nl", "fout wachtwoord").status_code for number in range(5)]
    assert answers == [401, 401, 401, 429, 429]


def test_two_workers_count_together(app: Flask, tmp_path: Path) -> None:
    other = create_app(make_settings(app.extensions["ankerpunt.settings"].data))
    one, two = app.test_client(), other.test_client()
    for client in (one, two) * (rem.ACCOUNT.most // 2):
        assert sign_in(client, "lezer@voorbeeld.nl", "fout wachtwoord").status_code == 401
    assert sign_in(one, "lezer@voorbeeld.nl", "fout wachtwoord").status_code == 429
    assert sign_in(two, "lezer@voorbeeld.nl", "fout wachtwoord").status_code == 429


@pytest.mark.parametrize(
    ("remote", "forwarded", "seen"),
    [
        ("127.0.0.1", None, "127.0.0.1"),
        ("127.0.0.1", "203.0.113.7", "203.0.113.7"),
        ("127.0.0.1", "1.2.3.4, 203.0.113.7", "203.0.113.7"),
        ("10.0.0.2", "203.0.113.7", "203.0.113.7"),
        ("8.8.8.8", "203.0.113.7", "8.8.8.8"),
        ("127.0.0.1", "onzin", "127.0.0.1"),
        ("2a01:4f8:1:2:3:4:5:6", None, "2a01:4f8:1:2::/64"),
        (None, None, "None"),
    ],
)
def test_address_is_that_of_who_asks_and_not_what_they_say(remote: str, forwarded: str, seen: str) -> None:
    assert rem.address(remote, forwarded) == seen


def test_the_second_step_is_braked_too(app: Flask, with_second_step: Callable[[], FlaskClient]) -> None:
    client = with_second_step()
    answers = [_code(client, "000000") for _ in range(rem.CODE.most + 1)]
    assert answers == [401] * rem.CODE.most + [429]


def _code(client: FlaskClient, code: str) -> int:
    page = client.get("/inloggen/code").text
    token = page.partition('name="csrf_token" value="')[2].partition('"')[0]
    return int(client.post("/inloggen/code", data={"code": code, "csrf_token": token}).status_code)
