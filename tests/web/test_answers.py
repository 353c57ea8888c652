"""Headers, errors and the small pages: the same on every answer."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.exc import OperationalError

from ankerpunt.app import create_app
from ankerpunt.settings import Settings

PLAIN = ("/over", "/privacy", "/toegankelijkheid", "/sneltoetsen", "/meer", "/veilig", "/inloggen")


@pytest.mark.parametrize("path", ["/", *PLAIN, "/nergens", "/api/v1/nergens", "/healthz", "/sw.js"])
def test_every_answer_has_the_security_headers(reader: FlaskClient, path: str) -> None:
    headers = reader.get(path).headers
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "Cache-Control" in headers


@pytest.mark.parametrize("path", ["/", *PLAIN, "/kennis", "/zoeken?q=schuld"])
def test_page_names_its_language_title_and_main_part(reader: FlaskClient, path: str) -> None:
    page = reader.get(path).text
    assert '<html lang="nl"' in page
    assert re.search(r"<title>[^<]{5,}</title>", page)
    assert page.count("<h1") == 1
    assert page.count("<main") == 1


@pytest.mark.parametrize("path", ["/kennis", "/zoeken?q=kraamvrouw"])
def test_one_is_counted_as_one_for_who_listens(reader: FlaskClient, path: str) -> None:
    counts = re.findall(r"<span>(\d+)<span class=\"alleen-voorlezen\"> ([^<]+)<", reader.get(path).text)
    assert counts
    assert {word for number, word in counts if number == "1"} <= {"pagina", "resultaat"}


def test_page_that_is_not_there_says_so_in_dutch(reader: FlaskClient) -> None:
    answer = reader.get("/kennis/bestaat-niet")
    assert answer.status_code == 404
    assert "Deze pagina is er niet" in answer.text


@pytest.mark.parametrize("path", ["/kennis/meldcode/", "/vakgroepen/"])
def test_old_bookmark_with_a_slash_leads_to_the_page(reader: FlaskClient, path: str) -> None:
    answer = reader.get(path)
    assert answer.status_code == 308
    assert answer.headers["Location"] == path.rstrip("/")


@pytest.mark.parametrize("path", ["/api/v1/items/", "/%2f%2felders.nl/", "/a//b/"])
def test_slash_leads_nowhere_else(reader: FlaskClient, path: str) -> None:
    assert reader.get(path).status_code in {404, 405}


def test_api_error_is_a_problem_document(reader: FlaskClient) -> None:
    answer = reader.get("/api/v1/items/methode/bestaat-niet")
    assert answer.status_code == 404
    assert answer.mimetype == "application/problem+json"
    assert answer.get_json()["status"] == 404


def test_too_long_question_gets_a_clear_answer(reader: FlaskClient) -> None:
    answer = reader.get("/zoeken", query_string={"q": "woord " * 60})
    assert answer.status_code == 400
    assert "200 tekens" in answer.text


def test_error_page_and_log_never_repeat_what_was_typed(library_app: Flask, caplog: pytest.LogCaptureFixture) -> None:
    def broken() -> str:
        raise ValueError("Jansen woont op nummer 12")

    library_app.add_url_rule("/kapot", "web.kapot", broken)
    answer = library_app.test_client().get("/kapot?q=Jansen")
    assert answer.status_code == 500
    assert "Jansen" not in answer.text + caplog.text
    assert "ValueError" in caplog.text


def test_database_that_is_away_is_a_503_with_words(library_app: Flask) -> None:
    def away() -> str:
        raise OperationalError("select", {}, Exception("locked"))

    library_app.add_url_rule("/weg", "web.weg", away)
    answer = library_app.test_client().get("/weg")
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "60"


def test_security_txt_can_be_read_by_machines(reader: FlaskClient) -> None:
    text = reader.get("/.well-known/security.txt").text
    assert re.search(r"^Contact: http", text, re.MULTILINE)
    assert re.search(r"^Expires: \d{4}-\d\d-\d\dT", text, re.MULTILINE)


def test_ready_and_healthy(reader: FlaskClient) -> None:
    assert reader.get("/healthz").status_code == 200
    assert reader.get("/readyz").status_code == 200


def test_server_without_a_usable_search_index_is_up_but_not_ready(app: Flask, settings: Settings) -> None:
    unmade = create_app(replace(settings, search="sql")).test_client()
    assert unmade.get("/healthz").status_code == 200
    assert unmade.get("/readyz").status_code == 500


def test_unchanged_page_is_not_sent_again(reader: FlaskClient) -> None:
    first = reader.get("/kennis/meldcode")
    again = reader.get("/kennis/meldcode", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    assert again.data == b""
