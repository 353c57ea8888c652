"""The OpenAPI document is valid, complete and Dutch, and needs no page of another host."""

from __future__ import annotations

import re
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from jsonschema_rs import meta


@pytest.fixture
def document(reader: FlaskClient) -> Any:
    return reader.get("/api/v1/openapi.json").json


def test_document_is_openapi_3_1_with_the_version_of_the_header(reader: FlaskClient, document: Any) -> None:
    assert document["openapi"].startswith("3.1.")
    assert document["info"]["version"] == reader.get("/api/v1/openapi.json").headers["API-Version"]


def test_every_schema_in_it_is_a_valid_schema(document: Any) -> None:
    for schema in document["components"]["schemas"].values():
        assert meta.is_valid(schema)


def test_every_reference_in_it_leads_somewhere(document: Any) -> None:
    for name in re.findall(r'"#/components/schemas/(\w+)"', str(document).replace("'", '"')):
        assert name in document["components"]["schemas"]


def test_every_route_of_the_api_is_described_and_nothing_else(app: Flask, document: Any) -> None:
    rules = {
        re.sub(r"<(\w+)>", r"{\1}", rule.rule) for rule in app.url_map.iter_rules() if rule.endpoint.startswith("api.")
    }
    assert {f"/api/v1{path}" for path in document["paths"]} == rules - {"/api/v1/openapi.json"}


def test_names_in_paths_and_parameters_end_without_a_slash_and_are_dutch(document: Any) -> None:
    calls = [call for path in document["paths"].values() for call in path.values()]
    names = {one["name"] for call in calls for one in call.get("parameters", ())}
    assert names == {"q", "soort", "leefgebied", "vakgroep", "limiet", "vanaf", "slug"}
    assert not [path for path in document["paths"] if path.endswith("/")]


def test_tools_on_other_sites_may_read_it(reader: FlaskClient) -> None:
    assert reader.get("/api/v1/openapi.json").headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Origin" not in reader.get("/api/v1/items").headers


def test_bounds_of_parameters_are_told(document: Any) -> None:
    search = {one["name"]: one for one in document["paths"]["/zoekresultaten"]["get"]["parameters"]}
    assert search["limiet"]["schema"] == {"type": "integer", "default": 10, "minimum": 1, "maximum": 100}
    assert search["vanaf"]["schema"] == {"type": "integer", "default": 0, "minimum": 0, "maximum": 100_000}
    assert search["q"]["schema"] == {"type": "string", "maxLength": 200}
    assert search["q"]["required"]
    assert "methode" in search["soort"]["schema"]["items"]["enum"]
