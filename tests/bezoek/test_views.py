"""The pages and the lines for the script, without a browser."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient


def test_the_question_is_a_page_that_anybody_may_keep(reader: FlaskClient) -> None:
    answer = reader.get("/bezoek")
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-cache"
    assert reader.get("/bezoek", headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304


def test_the_words_are_in_the_body_and_the_answer_is_not_kept(reader: FlaskClient) -> None:
    answer = reader.post("/bezoek", data={"woorden": "huurschuld en kinderen"})
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in answer.headers
    assert "Huurschuld en kinderen" in answer.text
    assert not re.search(r'(?:href|action|src)="[^"]*huurschuld(?:\+|%20| )', answer.text)
    assert "Huurschuld en kinderen" not in re.findall(r"<title>(.*?)</title>", answer.text)[0]


def test_words_in_the_address_are_not_used(reader: FlaskClient) -> None:
    assert "Doe dit</h2>" not in reader.get("/bezoek?woorden=huurschuld").text.partition("<template")[0]


def test_nothing_asked_is_said_kindly_and_nothing_found_keeps_the_words(reader: FlaskClient) -> None:
    nothing = reader.post("/bezoek", data={"woorden": "  "})
    assert nothing.status_code == 400
    assert "Typ een paar woorden of kies een leefgebied" in nothing.text
    unknown = reader.post("/bezoek", data={"woorden": "xqzwvk"})
    assert 'value="xqzwvk"' in unknown.text
    assert 'href="tel:112"' in unknown.text


def test_what_is_typed_is_shown_as_text(reader: FlaskClient) -> None:
    answer = reader.post("/bezoek", data={"woorden": '"><script>alert(1)</script> huurschuld'})
    assert "<script>alert" not in answer.text


def test_chosen_leefgebieden_stay_chosen_and_unknown_ones_are_ignored(reader: FlaskClient) -> None:
    answer = reader.post("/bezoek", data={"leefgebied": ["wonen", "onzin"]})
    assert answer.status_code == 200
    assert re.search(r'value="wonen" checked', answer.text)


def test_an_item_makes_a_card_by_its_address(reader: FlaskClient) -> None:
    answer = reader.get("/bezoek?bij=methode/presentie&bij=contact/geldfit")
    assert 'data-sleutel="methode/presentie"' in answer.text
    assert 'href="tel:08008115"' in answer.text
    assert "er niet (meer)" in reader.get("/bezoek?bij=methode/bestaat-niet").text


def test_lines_for_the_script_are_the_lines_of_the_page(reader: FlaskClient) -> None:
    answer = reader.get("/bezoek/onderdelen?bij=methode/presentie")
    found = answer.get_json()
    page = reader.get("/bezoek?bij=methode/presentie").text
    assert next(bron["sleutel"] for bron in found["bronnen"]) == "methode/presentie"
    assert {line["lijst"] for line in found["onderdelen"]} >= {"doe", "zeg", "vragen", "veiligheid", "wringt", "bellen"}
    assert all(f'data-regel="{line["id"]}"' in page for line in found["onderdelen"])
    assert answer.headers["Cache-Control"] == "no-cache"


def test_one_section_of_an_item_comes_whole(reader: FlaskClient) -> None:
    found = reader.get("/bezoek/onderdelen?bij=methode/presentie&deel=vragen").get_json()
    assert {line["lijst"] for line in found["onderdelen"]} == {"vragen"}


@pytest.mark.parametrize("query", ["", "?bij=onzin", "?bij=methode/presentie&deel=html", "?bij=../../etc/passwd"])
def test_a_request_that_names_nothing_is_refused(reader: FlaskClient, query: str) -> None:
    assert reader.get(f"/bezoek/onderdelen{query}").status_code == 400
