"""The page of administrators about what never is a person."""

from __future__ import annotations

import re
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import Browser
from tests.anonimiseren.conftest import token
from tests.browser import too_wide, violations, visiting

from ankerpunt.accounts import demo

ROUTE = "/beheer/nooit-een-persoon"
TERM, SENTENCE = "Buurtkracht Zuid", "Zij gaat elke week naar Buurtkracht Zuid voor taalles."


@pytest.fixture
def administrator(app: Flask) -> FlaskClient:
    """Somebody who signed in as administrator."""
    return sign_in(app, "beheerder")


def sign_in(app: Flask, rol: str) -> FlaskClient:
    client = app.test_client()
    form = {"email": f"{rol}@voorbeeld.nl", "wachtwoord": demo.PASSWORD, "csrf_token": token(client)}
    assert client.post("/inloggen", data=form).status_code == 302
    return client


def add(client: FlaskClient, term: str = TERM, sentences: str = SENTENCE) -> Any:
    return client.post(ROUTE, data={"term": term, "voorbeelden": sentences, "csrf_token": token(client)})


def test_a_term_is_added_used_and_taken_off_again(administrator: FlaskClient) -> None:
    answer = add(administrator)
    assert answer.status_code == 303
    page = administrator.get(ROUTE).text
    assert TERM in page and SENTENCE in page
    number = re.search(r"nooit-een-persoon/(\d+)/weg", page)
    assert number
    gone = administrator.post(f"{ROUTE}/{number[1]}/weg", data={"csrf_token": token(administrator)})
    assert gone.status_code == 303
    assert TERM not in administrator.get(ROUTE).text


def test_a_refused_term_says_why_and_stays_in_its_field(administrator: FlaskClient) -> None:
    answer = add(administrator, TERM, "")
    assert answer.status_code == 400
    assert "Geef minstens één zin" in answer.text
    assert f'value="{TERM}"' in answer.text


def test_what_is_typed_stays_text(administrator: FlaskClient) -> None:
    assert "<script>alert" not in add(administrator, "<script>alert(1)</script>", "").text


@pytest.mark.parametrize("rol", ["lezer", "vakgroepleider", None])
def test_nobody_but_an_administrator_sees_or_changes_it(app: Flask, rol: str | None) -> None:
    client = sign_in(app, rol) if rol else app.test_client()
    assert client.get(ROUTE).status_code == 403
    assert add(client).status_code == 403
    assert client.post(f"{ROUTE}/1/weg", data={"csrf_token": token(client)}).status_code == 403


def test_forged_forms_change_nothing(administrator: FlaskClient) -> None:
    assert administrator.post(ROUTE, data={"term": TERM, "voorbeelden": SENTENCE}).status_code == 400
    assert administrator.post(f"{ROUTE}/1/weg").status_code == 400


@pytest.mark.browser
@pytest.mark.xdist_group("anonimiseren-browser")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_page_is_accessible_and_fits_a_phone(chromium: Browser, live_server: str, scheme: Any) -> None:
    options = {"viewport": {"width": 320, "height": 700}, "color_scheme": scheme}
    with visiting(chromium, live_server, base_url=live_server, **options) as page:
        page.goto("/inloggen")
        page.get_by_label("E-mailadres").fill("beheerder@voorbeeld.nl")
        page.get_by_label("Wachtwoord").fill(demo.PASSWORD)
        page.get_by_role("button", name="Log in").click()
        page.goto(ROUTE)
        page.get_by_label("De term").fill("Utrecht")
        page.get_by_label("Zinnen waarin hij staat").fill("Zij woont in Utrecht.")
        page.get_by_role("button", name="Zet op de lijst").click()
        assert page.get_by_role("alert").is_visible()
        assert violations(page) == []
        assert too_wide(page) == 0
