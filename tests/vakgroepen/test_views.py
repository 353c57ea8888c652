"""The pages of a vakgroep: who may open them, what a refusal keeps, and the feed."""

from __future__ import annotations

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from tests.vakgroepen.conftest import sign_in, token

GROEP = "/vakgroepen/schulden-en-inkomen"
FOR_ALL = ("leden", "rooster", "afspraken")
FOR_MEMBERS = ("contacten", "werk")


@pytest.fixture
def leader(app: Flask) -> FlaskClient:
    return sign_in(app, "vakgroepleider")


@pytest.fixture
def lezer(app: Flask) -> FlaskClient:
    return sign_in(app, "lezer")


def post(client: FlaskClient, path: str, **data: str) -> object:
    return client.post(path, data={"csrf_token": token(client, f"{GROEP}/rooster"), **data})


@pytest.mark.parametrize("part", FOR_ALL + FOR_MEMBERS)
def test_who_did_not_sign_in_is_asked_to(app: Flask, part: str) -> None:
    answer = app.test_client().get(f"{GROEP}/{part}")
    assert answer.status_code in {302, 303}
    assert answer.headers["Location"].startswith("/inloggen")


@pytest.mark.parametrize(
    ("rol", "contacten"), [("lezer", 403), ("vakgroeplid", 200), ("vakgroepleider", 200), ("beheerder", 200)]
)
def test_everybody_signed_in_reads_and_members_read_more(app: Flask, rol: str, contacten: int) -> None:
    client = sign_in(app, rol)
    assert [client.get(f"{GROEP}/{part}").status_code for part in FOR_ALL] == [200, 200, 200]
    assert [client.get(f"{GROEP}/{part}").status_code for part in FOR_MEMBERS] == [contacten, contacten]


def test_a_leader_here_is_a_reader_elsewhere(leader: FlaskClient) -> None:
    elsewhere = "/vakgroepen/wonen-en-dakloosheid"
    assert leader.get(f"{elsewhere}/leden").status_code == 200
    assert leader.get(f"{elsewhere}/contacten").status_code == 403
    assert leader.get(f"{elsewhere}/afspraken/wijzigen").status_code == 403


@pytest.mark.parametrize("part", ["leden", "rooster", "afspraken", "contacten", "werk", "rooster.ics"])
def test_a_vakgroep_that_is_not_there_is_not_found(leader: FlaskClient, part: str) -> None:
    assert leader.get(f"/vakgroepen/verzonnen/{part}").status_code == 404


def test_pages_are_kept_out_of_shared_caches(leader: FlaskClient) -> None:
    for part in FOR_ALL + FOR_MEMBERS:
        assert "private" in leader.get(f"{GROEP}/{part}").headers["Cache-Control"]


@pytest.mark.parametrize(
    "path",
    [
        "leden/vragen", "leden/vragen/1", "leden/uitnodigingen", "leden/leiders", "leden/stoppen", "leden/1/leider",
        "leden/1/weg", "afspraken/wijzigen", "contacten", "contacten/1", "contacten/1/weg", "rooster/blokken",
        "rooster/blokken/1/weg", "rooster/blokken/1/2026-11-30", "rooster/extra", "rooster/afwijkingen/1/weg",
        "rooster/adres", "rooster/adres/weg",
    ],
)  # fmt: skip
def test_forged_forms_change_nothing_and_a_reader_is_refused(
    leader: FlaskClient, lezer: FlaskClient, path: str
) -> None:
    assert leader.post(f"{GROEP}/{path}").status_code == 400
    assert post(lezer, f"{GROEP}/{path}").status_code in {200, 303, 400, 403, 404}  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "path", ["leden/2/leider", "leden/2/weg", "leden/uitnodigingen", "afspraken/wijzigen", "contacten"]
)
def test_a_reader_cannot_do_what_a_leader_does(lezer: FlaskClient, path: str) -> None:
    answer = post(
        lezer, f"{GROEP}/{path}", wie="2", naam="x", waarvoor="y", telefoon="0101234567", herzien_maanden="12"
    )
    assert answer.status_code == 403  # type: ignore[attr-defined]


def test_asking_being_let_in_and_leaving(app: Flask, leader: FlaskClient, lezer: FlaskClient) -> None:
    post(lezer, f"{GROEP}/leden/vragen", bericht="<b>Ik doe</b> graag mee.")
    page = leader.get(f"{GROEP}/leden").text
    assert "&lt;b&gt;Ik doe&lt;/b&gt; graag mee." in page
    number = max(map(int, re.findall(r"leden/vragen/(\d+)", page)))
    post(leader, f"{GROEP}/leden/vragen/{number}", antwoord="ja")
    assert "Lotte Lezer" in lezer.get(f"{GROEP}/leden").text
    assert lezer.get(f"{GROEP}/contacten").status_code == 200
    post(lezer, f"{GROEP}/leden/stoppen")
    assert lezer.get(f"{GROEP}/contacten").status_code == 403


def test_the_last_leader_is_told_why_not(leader: FlaskClient) -> None:
    answer = post(leader, f"{GROEP}/leden/stoppen")
    assert answer.status_code == 400  # type: ignore[attr-defined]
    assert "minstens één leider" in answer.text  # type: ignore[attr-defined]


def test_what_was_typed_stays_where_it_is_refused(leader: FlaskClient) -> None:
    answer = post(leader, f"{GROEP}/contacten", naam="Loket", waarvoor="Spoed", telefoon="bel <b>")
    assert answer.status_code == 400  # type: ignore[attr-defined]
    assert 'value="Loket"' in answer.text and "bel &lt;b&gt;" in answer.text  # type: ignore[attr-defined]
    answer = post(leader, f"{GROEP}/rooster/blokken", wie="9999", weekdag="3", van="12:00", tot="9:00", telefoon="06 1")
    assert answer.status_code == 400  # type: ignore[attr-defined]
    assert "Eindtijd" in answer.text or "eindtijd" in answer.text or "telefoonnummer" in answer.text  # type: ignore[attr-defined]


@pytest.mark.parametrize("junk", ["", "-1", "99999999999999999999", "nul", "٣", "1.5", "\x00", "2026-13-45"])
def test_junk_in_a_form_is_no_error_of_ours(leader: FlaskClient, junk: str) -> None:
    fields = dict.fromkeys(
        "wie opvolger weekdag van tot vanaf tot_en_met datum versie herzien_maanden telefoon naam antwoord zoek".split(),
        junk,
    )
    for path in ("leden/uitnodigingen", "leden/stoppen", "rooster/blokken", "rooster/extra", "afspraken/wijzigen",
                 "contacten", "contacten/1", "rooster/blokken/1/2026-13-45"):  # fmt: skip
        answer = post(leader, f"{GROEP}/{path}", **fields)
        assert answer.status_code < 500  # type: ignore[attr-defined]


def test_agreements_that_changed_meanwhile_are_shown_beside_what_was_typed(leader: FlaskClient) -> None:
    answer = post(leader, f"{GROEP}/afspraken/wijzigen", tekst="Mijn nieuwe tekst", herzien_maanden="12", versie="0")
    assert answer.status_code == 409  # type: ignore[attr-defined]
    assert "Mijn nieuwe tekst" in answer.text and "Elke pagina heeft" in answer.text  # type: ignore[attr-defined]


def test_the_feed_needs_the_secret_and_no_cookie(app: Flask, lezer: FlaskClient) -> None:
    page = post(lezer, f"{GROEP}/rooster/adres")
    assert page.headers["Cache-Control"] == "no-store"  # type: ignore[attr-defined]
    found = re.search(r"/vakgroepen/\S+?sleutel=([\w-]+)", page.text)  # type: ignore[attr-defined]
    assert found
    nobody = app.test_client()
    answer = nobody.get(found[0])
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert "private" in answer.headers["Cache-Control"]
    assert answer.text.startswith("BEGIN:VCALENDAR")
    assert nobody.get(found[0], headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304
    assert nobody.get(f"{GROEP}/rooster.ics").status_code == 404
    assert lezer.get(f"{GROEP}/rooster.ics?sleutel=x{found[1]}").status_code == 404
    post(lezer, f"{GROEP}/rooster/adres/weg")
    assert nobody.get(found[0]).status_code == 404


def test_names_and_numbers_are_not_on_the_public_profile(app: Flask, lezer: FlaskClient) -> None:
    public = app.test_client().get(GROEP).text
    assert "Leo Leider" not in public and "06 00 00" not in public
    assert "Leo Leider" in lezer.get(GROEP).text
