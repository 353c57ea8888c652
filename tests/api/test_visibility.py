"""What is for members is nowhere in what a stranger gets: not in results, suggestions, counts, facets or links."""

from __future__ import annotations

import json

import pytest
from flask.testing import FlaskClient
from tests.api.contract import ask

QUESTIONS = (
    "/zoekresultaten?q=kwispelaar",
    "/zoekresultaten?q=kwispelgeheim",
    "/zoekresultaten?q=kwispelgehiem",
    "/zoekresultaten?q=kwispelstiekem",
    "/zoekresultaten?q=kwispelen&leefgebied=veiligheid",
    "/suggesties?q=kwispel",
    "/suggesties?q=ingewij",
    "/suggesties?q=kwispelst",
    "/items",
    "/items?leefgebied=veiligheid",
    "/items/methode/buurt",
)


@pytest.mark.parametrize("address", QUESTIONS)
def test_stranger_never_sees_a_word_of_it(stranger: FlaskClient, address: str) -> None:
    answer = json.dumps(ask(stranger, address)).replace(address, "")
    vraag = address.partition("q=")[2]
    assert "gesloten" not in answer
    assert "ingewijden" not in answer
    assert "kwispelgeheim" not in answer.replace(f'"vraag": "{vraag}"', "")


def test_counts_and_facets_leave_it_out(stranger: FlaskClient, member: FlaskClient) -> None:
    seen, whole = (ask(client, "/zoekresultaten?q=kwispelaar kwispelen") for client in (stranger, member))
    assert (seen["totaal"], whole["totaal"]) == (2, 3)
    assert seen["facetten"]["leefgebied"] == {"wonen": 2}
    assert whole["facetten"]["leefgebied"] == {"wonen": 2, "veiligheid": 1}
    assert (ask(stranger, "/items")["totaal"], ask(member, "/items")["totaal"]) == (2, 3)


def test_item_itself_is_not_there_for_a_stranger(stranger: FlaskClient, member: FlaskClient) -> None:
    assert stranger.get("/api/v1/items/methode/gesloten").status_code == 404
    item = ask(member, "/items/methode/gesloten")
    assert item["zichtbaarheid"] == "leden"


def test_no_difference_between_hidden_and_absent(stranger: FlaskClient) -> None:
    hidden, absent = (stranger.get(f"/api/v1/items/methode/{slug}") for slug in ("gesloten", "nergens"))
    assert (hidden.status_code, hidden.json) == (absent.status_code, absent.json)


def test_links_and_backlinks_of_open_items_leave_it_out(stranger: FlaskClient, member: FlaskClient) -> None:
    seen, whole = (ask(client, "/items/methode/open") for client in (stranger, member))
    assert [one["slug"] for one in seen["links"]] == ["buurt"]
    assert [one["slug"] for one in seen["terugverwijzingen"]] == ["buurt"]
    assert [one["slug"] for one in whole["links"]] == ["gesloten", "buurt"]
    assert {one["slug"] for one in whole["terugverwijzingen"]} == {"buurt", "gesloten"}


def test_member_finds_it_by_its_words(member: FlaskClient) -> None:
    assert ask(member, "/zoekresultaten?q=kwispelgeheim")["resultaten"][0]["id"] == "methode/gesloten"
    texts = [one["tekst"] for one in ask(member, "/suggesties?q=kwispelaar")["suggesties"]]
    assert sorted(texts) == ["Kwispelaar in de straat", "Kwispelaar voor ingewijden"]
