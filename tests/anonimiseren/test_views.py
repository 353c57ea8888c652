"""/anonimiseren without a browser: what it answers, keeps out of sight, and refuses."""

from __future__ import annotations

import html
import json
import re
import shutil
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from tests.anonimiseren.conftest import DIRECT, TEXT, token
from tests.conftest import make_settings
from werkzeug.test import TestResponse

from ankerpunt.anonimiseren.service import LONGEST
from ankerpunt.app import create_app

ROUTE = "/anonimiseren"
HOSTILE = "</textarea><script>alert(1)</script>'\" --> </span> &amp; mevrouw <b>Kaya</b>"


def send(client: FlaskClient, text: str, stap: str = "nakijken", **more: object) -> TestResponse:
    form = {"csrf_token": token(client), "tekst": text, "stap": stap, "achtergrond": "y", **more}
    return client.post(ROUTE, data=form, content_type="multipart/form-data")


def rows(page: str) -> tuple[str, list[list[object]]]:
    """The text and the findings that the script gets."""
    found = re.search(r"data-nakijken='([^']*)'", page)
    assert found
    gegevens = json.loads(html.unescape(found[1]))
    return gegevens["tekst"], gegevens["vondsten"]


def chosen(page: str) -> dict[str, str]:
    """The fields of the list without script as they stand in the page."""
    lijst = re.search(r'name="lijst" value="(\w+)"', page)
    assert lijst
    fields = {"lijst": lijst[1]}
    for name, options in re.findall(r'<select[^>]*name="(keuze-\d+)">(.*?)</select>', page, re.DOTALL):
        fields[name] = (re.findall(r'value="(\w*)" selected', options) or [""])[0]
    return fields


def test_page_and_every_answer_may_not_be_kept(client: FlaskClient) -> None:
    answers = [
        client.get(ROUTE),
        send(client, TEXT),
        send(client, TEXT, "maken"),
        send(client, ""),
        send(client, TEXT, "tekst"),
    ]
    assert {answer.headers["Cache-Control"] for answer in answers} == {"no-store"}
    assert not any("ETag" in answer.headers for answer in answers)


def test_text_is_in_no_address_and_no_cookie(client: FlaskClient) -> None:
    answer = send(client, TEXT)
    assert "Location" not in answer.headers
    assert "Kaya" not in str(answer.headers)


def test_text_is_in_no_log_also_when_something_breaks(
    client: FlaskClient, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(_session: object, text: str, *_: object, **__: object) -> None:
        raise ValueError(text)

    monkeypatch.setattr("ankerpunt.anonimiseren.views.service.look_through", breaks)
    assert send(client, TEXT).status_code == 500
    assert "Kaya" not in caplog.text


def test_findings_cover_the_words_they_are_about(client: FlaskClient) -> None:
    text, found = rows(send(client, TEXT).text)
    assert text == TEXT
    words = {text[row[0] : row[1]] for row in found}  # type: ignore[misc]
    assert any("Kaya" in each for each in words)
    assert "06-12345678" in words


def test_line_ends_of_a_form_are_taken_for_line_ends(client: FlaskClient) -> None:
    text, found = rows(send(client, TEXT.replace("\n", "\r\n")).text)
    assert text == TEXT
    assert found == rows(send(client, TEXT).text)[1]


def test_people_of_the_writer_are_found_with_certainty(client: FlaskClient) -> None:
    text, found = rows(send(client, "Daar kwam Broodje aan.", naam=["Broodje", ""], rol=["bijnaam", ""]).text)
    assert [(text[row[0] : row[1]], row[3]) for row in found] == [("Broodje", True)]  # type: ignore[misc]


def test_html_in_the_text_stays_text(client: FlaskClient) -> None:
    for stap in ("nakijken", "tekst", "maken"):
        page = send(client, HOSTILE, stap, naam=HOSTILE, rol=HOSTILE).text
        assert "<script>alert" not in page
        assert HOSTILE not in page
    assert rows(send(client, HOSTILE).text)[0] == HOSTILE


@pytest.mark.parametrize("stap", ["tekst", "nakijken"])
def test_text_comes_back_exactly_with_its_first_empty_line(client: FlaskClient, stap: str) -> None:
    page = send(client, "\n\n  Jan\n", stap).text
    found = re.search(r'<textarea[^>]*name="tekst"[^>]*>\n(.*?)</textarea>', page, re.DOTALL)
    assert found and found[1] == "\n\n  Jan\n"


def test_too_long_a_text_is_refused_and_kept(client: FlaskClient) -> None:
    answer = send(client, "a" * (LONGEST + 1))
    assert answer.status_code == 400
    assert "Je tekst is te lang: 100.001 tekens" in answer.text
    assert "a" * (LONGEST + 1) in answer.text


def test_without_a_text_the_page_says_what_to_do(client: FlaskClient) -> None:
    answer = send(client, " \r\n", naam="Riet")
    assert answer.status_code == 400
    assert "Er staat nog geen tekst" in answer.text
    assert 'value="Riet"' in answer.text


def test_more_people_than_fit_are_refused_and_kept(client: FlaskClient) -> None:
    answer = send(client, TEXT, naam=[f"Naam {number}" for number in range(61)])
    assert answer.status_code == 400
    assert "Er passen 60 mensen" in answer.text
    assert 'value="Naam 60"' in answer.text


@pytest.mark.parametrize("forged", ["", "verzonnen"])
def test_forged_form_is_not_looked_at_but_its_text_is_not_lost(client: FlaskClient, forged: str) -> None:
    answer = client.post(ROUTE, data={"tekst": TEXT, "csrf_token": forged})
    assert answer.status_code == 400
    assert "stond te lang open" in answer.text
    assert "mevrouw Kaya" in answer.text
    assert "data-nakijken=" not in answer.text


def test_without_script_every_certain_plek_has_its_proposal_chosen(client: FlaskClient) -> None:
    page = send(client, TEXT).text
    made = send(client, TEXT, "maken", **chosen(page)).text
    after = made.partition('class="nk-blad" dir="auto">')[2].partition("</div>")[0]
    assert [name for name in DIRECT if name in after] == []


def test_without_script_own_words_and_missed_words_are_put_in(client: FlaskClient) -> None:
    fields = chosen(send(client, "Bel 06-12345678, zei de lange man.").text)
    fields |= {"eigen-1": "een <nummer>", "gemist": "lange = korte"}
    assert (
        "Bel een &lt;nummer&gt;, zei de korte man."
        in send(client, "Bel 06-12345678, zei de lange man.", "maken", **fields).text
    )


def test_without_script_what_is_open_is_counted(client: FlaskClient) -> None:
    fields = chosen(send(client, "Bel 06-12345678.").text) | {"keuze-1": ""}
    page = send(client, "Bel 06-12345678.", "maken", **fields).text
    assert "Nog open: 1 plek." in page
    assert "Bel 06-12345678." in page


def test_choices_for_another_list_are_not_used(client: FlaskClient) -> None:
    fields = chosen(send(client, "Bel 06-12345678.").text)
    page = send(client, "Bel Emine Kaya op 06-12345678.", "maken", **fields).text
    assert "Intussen vinden we andere plekken" in page


def test_page_promises_nothing_it_cannot_keep(client: FlaskClient) -> None:
    for page in (client.get(ROUTE).text, send(client, TEXT).text, send(client, TEXT, "maken").text):
        assert "ziet dingen over het hoofd" in page
        assert "persoonsgegevens" in page
        assert "gegarandeerd" not in page


@pytest.mark.parametrize("method", ["get", "post"])
def test_where_reading_is_not_public_one_signs_in_first(empty: Path, tmp_path: Path, method: str) -> None:
    shutil.copytree(empty, tmp_path / "data")
    closed = create_app(make_settings(tmp_path / "data", ANKERPUNT_PUBLIC_READING="false")).test_client()
    answer = getattr(closed, method)(ROUTE)
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/inloggen")
