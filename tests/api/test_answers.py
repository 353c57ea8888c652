"""What every answer of the API has: a version, an ETag, and a problem document where something is wrong."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from tests.conftest import make_settings

from ankerpunt.app import create_app

WRONG = {
    "/api/v1/zoekresultaten": "q",
    "/api/v1/zoekresultaten?q=a&limiet=0": "limiet",
    "/api/v1/zoekresultaten?q=a&limiet=101": "limiet",
    "/api/v1/zoekresultaten?q=a&limiet=tien": "limiet",
    "/api/v1/zoekresultaten?q=a&limiet=": "limiet",
    "/api/v1/zoekresultaten?q=a&limiet=1&limiet=2": "limiet",
    "/api/v1/zoekresultaten?q=a&vanaf=-1": "vanaf",
    "/api/v1/zoekresultaten?q=a&vanaf=99999999999999999999": "vanaf",
    "/api/v1/zoekresultaten?q=a&soort=recept": "soort",
    "/api/v1/zoekresultaten?q=a&leefgebied=maan": "leefgebied",
    "/api/v1/zoekresultaten?q=a&vakgroep=Geen%20Slug": "vakgroep",
    "/api/v1/suggesties": "q",
    "/api/v1/items?limiet=x": "limiet",
}


@pytest.mark.parametrize(("address", "name"), WRONG.items())
def test_wrong_parameter_is_named_in_a_problem_document(reader: FlaskClient, address: str, name: str) -> None:
    answer = reader.get(address)
    assert (answer.status_code, answer.mimetype) == (400, "application/problem+json")
    problem = answer.json
    assert problem is not None
    assert [one["naam"] for one in problem["ongeldige_parameters"]] == [name]
    assert f"'{name}'" in problem["detail"]
    assert (problem["type"], problem["status"], problem["title"]) == ("about:blank", 400, "Ongeldige invoer")


def test_reason_is_plain_dutch(reader: FlaskClient) -> None:
    problem = reader.get("/api/v1/zoekresultaten?q=a&limiet=101&vanaf=x").json
    assert problem is not None
    assert problem["detail"] == "'limiet' mag hoogstens 100 zijn; 'vanaf' moet een heel getal zijn."


@pytest.mark.parametrize(
    ("method", "address", "status"),
    [
        ("GET", "/api/v1/nergens", 404),
        ("GET", "/api/v2/zoekresultaten", 404),
        ("GET", "/api/v1/zoekresultaten/", 404),
        ("GET", "/api/v1/items/methode/nergens", 404),
        ("POST", "/api/v1/zoekresultaten", 405),
        ("DELETE", "/api/v1/items/methode/meldcode", 405),
    ],
)
def test_every_error_is_a_problem_document_with_the_version(
    reader: FlaskClient, method: str, address: str, status: int
) -> None:
    answer = reader.open(address, method=method)
    assert (answer.status_code, answer.mimetype) == (status, "application/problem+json")
    assert answer.headers["API-Version"] == "1.0.0"
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.json is not None
    assert answer.json["status"] == status
    assert ("Allow" in answer.headers) == (status == 405)


@pytest.mark.parametrize("address", ["/zoekresultaten?q=huur", "/suggesties?q=hu", "/items", "/openapi.json"])
def test_answer_has_a_version_and_is_not_sent_again_when_it_did_not_change(reader: FlaskClient, address: str) -> None:
    first = reader.get(f"/api/v1{address}")
    assert (first.status_code, first.mimetype) == (200, "application/json")
    assert first.headers["API-Version"] == "1.0.0"
    assert first.headers["Cache-Control"] == "no-cache"
    again = reader.get(f"/api/v1{address}", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["API-Version"] == "1.0.0"


def test_answer_to_a_member_stays_out_of_shared_caches(member: FlaskClient) -> None:
    answer = member.get("/api/v1/zoekresultaten?q=kwispelen")
    assert answer.headers["Cache-Control"] == "private, no-cache"
    assert "Cookie" in answer.headers["Vary"]


def test_installation_that_is_not_public_answers_nothing_without_signing_in(filled: Path, tmp_path: Path) -> None:
    shutil.copytree(filled, tmp_path / "data")
    client = create_app(make_settings(tmp_path / "data", ANKERPUNT_PUBLIC_READING="false")).test_client()
    for address in ("/zoekresultaten?q=a", "/suggesties?q=a", "/items", "/items/methode/meldcode"):
        answer = client.get(f"/api/v1{address}")
        assert (answer.status_code, answer.mimetype) == (401, "application/problem+json")
        assert answer.headers["API-Version"] == "1.0.0"
