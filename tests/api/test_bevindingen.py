"""Promises of POST /api/v1/bevindingen: the findings of the engine, nothing kept, faults named without quoting."""

from __future__ import annotations

import logging

import pytest
from flask.testing import FlaskClient


def test_a_text_is_looked_through(reader: FlaskClient) -> None:
    answer = reader.post("/api/v1/bevindingen", json={"tekst": "😀 Fatima el Amrani (34) woont in Utrecht."})
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    assert [each["tekst"] for each in answer.json["bevindingen"]] == ["Fatima el Amrani", "34", "Utrecht"]
    first = answer.json["bevindingen"][0]
    assert (first["begin"], first["soort"], first["zekerheid"]) == (2, "naam", "zeker")
    assert first["voorstel"] not in {"", "Fatima el Amrani"}


def test_people_who_are_named_are_found_with_certainty(reader: FlaskClient) -> None:
    body = {"tekst": "Storm is boos.", "mensen": [{"naam": "Storm"}]}
    answer = reader.post("/api/v1/bevindingen", json=body)
    assert [each["zekerheid"] for each in answer.json["bevindingen"]] == ["zeker"]


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ({}, "tekst"),
        ({"tekst": 5}, "tekst"),
        ({"tekst": "x" * 250_001}, "tekst"),
        ({"tekst": "x", "mensen": [{}]}, "mensen.0.naam"),
        ({"tekst": "x", "mensen": [{"naam": "x"}] * 61}, "mensen"),
    ],
)
def test_a_fault_is_named(reader: FlaskClient, body: dict[str, object], name: str) -> None:
    answer = reader.post("/api/v1/bevindingen", json=body)
    assert answer.status_code == 400
    assert name in {each["naam"] for each in answer.json["ongeldige_parameters"]}


@pytest.mark.parametrize("body", [b"", b"geheim", b"[1]", b"\xff\xfe", b'{"tekst": "\\ud800"}'])
def test_what_is_no_json_object_is_refused_and_never_quoted(
    reader: FlaskClient, body: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        answer = reader.post("/api/v1/bevindingen", data=body, content_type="application/json")
    assert answer.status_code == 400
    assert "geheim" not in answer.get_data(as_text=True) + caplog.text
