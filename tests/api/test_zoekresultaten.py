"""GET /api/v1/zoekresultaten keeps its contract."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient
from tests.api.contract import ask

FIELDS = "id soort slug titel samenvatting url fragment score gecontroleerd_op verouderd"


def test_answer_has_the_fields_of_the_contract(reader: FlaskClient) -> None:
    found = ask(reader, "/zoekresultaten?q=huurschuld&soort=&leefgebied=&vakgroep=&limiet=10&vanaf=0")
    assert list(found) == ["vraag", "totaal", "bedoelde_u", "resultaten", "facetten"]
    assert found["vraag"] == "huurschuld"
    assert 0 < len(found["resultaten"]) <= 10
    for one in found["resultaten"]:
        assert list(one) == FIELDS.split()
        assert one["id"] == f"{one['soort']}/{one['slug']}"
        assert reader.get(one["url"]).status_code == 200


def test_best_results_come_first_and_ten_are_given_unless_asked_otherwise(reader: FlaskClient) -> None:
    scores = [one["score"] for one in ask(reader, "/zoekresultaten?q=schulden")["resultaten"]]
    assert len(scores) == 10
    assert scores == sorted(scores, reverse=True)


def test_pages_of_results_follow_each_other(reader: FlaskClient) -> None:
    whole = ask(reader, "/zoekresultaten?q=kinderen&limiet=6")["resultaten"]
    parts = [ask(reader, f"/zoekresultaten?q=kinderen&limiet=2&vanaf={start}")["resultaten"] for start in (0, 2, 4)]
    assert [one["id"] for part in parts for one in part] == [one["id"] for one in whole]


def test_fragment_is_text_with_marks_and_no_other_element(reader: FlaskClient) -> None:
    fragments = [one["fragment"] for one in ask(reader, "/zoekresultaten?q=schulden&limiet=50")["resultaten"]]
    assert any("<mark>" in fragment for fragment in fragments)
    assert all(set(re.findall(r"<[^>]*>", fragment)) <= {"<mark>", "</mark>"} for fragment in fragments)


def test_choices_narrow_the_results_and_facets_count_them(reader: FlaskClient) -> None:
    everything = ask(reader, "/zoekresultaten?q=schulden&limiet=1")
    narrowed = ask(reader, "/zoekresultaten?q=schulden&soort=begrip&soort=methode&limiet=100")
    counts = everything["facetten"]["soort"]
    assert set(everything["facetten"]) == {"soort", "leefgebied", "vakgroep"}
    assert {one["soort"] for one in narrowed["resultaten"]} == {"begrip", "methode"}
    assert narrowed["totaal"] == counts["begrip"] + counts["methode"]


def test_vakgroep_and_leefgebied_narrow_too(reader: FlaskClient) -> None:
    found = ask(reader, "/zoekresultaten?q=huur&vakgroep=wonen-en-dakloosheid&leefgebied=wonen&limiet=100")
    assert found["totaal"] == len(found["resultaten"]) > 0
    for one in found["resultaten"]:
        item = ask(reader, f"/items/{one['id']}")
        assert (item["vakgroep"], "wonen" in item["leefgebieden"]) == ("wonen-en-dakloosheid", True)


def test_unknown_vakgroep_finds_nothing(reader: FlaskClient) -> None:
    assert ask(reader, "/zoekresultaten?q=huur&vakgroep=bestaat-niet")["totaal"] == 0


def test_question_without_words_finds_nothing(reader: FlaskClient) -> None:
    for nothing in ("", "%20", "%3F%21", "%00", "%F0%9F%92%A9"):
        assert ask(reader, f"/zoekresultaten?q={nothing}")["resultaten"] == []


def test_typing_error_is_answered_with_what_was_meant(reader: FlaskClient) -> None:
    found = ask(reader, "/zoekresultaten?q=dementi")
    assert found["totaal"] > 0
    assert found["bedoelde_u"] is None or "dementie" in found["bedoelde_u"]


def test_question_of_200_letters_is_answered_and_a_longer_one_is_not(reader: FlaskClient) -> None:
    assert reader.get("/api/v1/zoekresultaten?q=" + "a" * 200).status_code == 200
    assert reader.get("/api/v1/zoekresultaten?q=" + "a" * 201).status_code == 400


@pytest.mark.parametrize("limiet", [1, 100])
def test_limits_of_the_contract_are_allowed(reader: FlaskClient, limiet: int) -> None:
    assert len(ask(reader, f"/zoekresultaten?q=hulp&limiet={limiet}")["resultaten"]) <= limiet
