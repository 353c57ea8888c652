"""Proposals, the history of a page, and whether it is still true: what people see and do."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from flask import Flask, render_template
from tests.redactie.paginas import GROEP, Visitor

from ankerpunt.accounts.reader import member
from ankerpunt.kennis.models import Item
from ankerpunt.web.requests import Database


@pytest.fixture
def lezer(app: Flask) -> Visitor:
    return Visitor(app, "lezer")


@pytest.fixture
def leider(app: Flask) -> Visitor:
    return Visitor(app, "vakgroepleider")


@pytest.fixture
def key(app: Flask) -> str:
    """A page of the vakgroep."""
    database: Database = app.extensions["ankerpunt.database"]
    with database.session() as session:
        found = session.query(Item).filter(Item.vakgroep == GROEP, Item.soort == "methode").order_by(Item.slug).first()
        assert found is not None
        return str(found.key)


def propose(who: Visitor, key: str, zin: str) -> str:
    """Propose another sentence under the title; the address of the proposal."""
    who.open(f"/verbeter/{key}")
    who.send(f"/verbeter/{key}", doe=("doe", "stuur"), description=zin, toelichting="Korter.")
    assert who.path.startswith("/voorstellen/")
    return who.path


def page_of(key: str) -> str:
    return f"/kennis/{key.partition('/')[2]}"


def test_a_proposal_is_taken_over_and_its_maker_hears(app: Flask, lezer: Visitor, leider: Visitor, key: str) -> None:
    adres = propose(lezer, key, "Een veel betere zin.")
    assert "Je hoort wat ermee gebeurt" in lezer.words() and "Een veel betere zin." in lezer.words()
    assert adres in leider.open("/schrijven")
    leider.open(adres)
    leider.send(adres, doe=("besluit", "overgenomen"), reden="Mooi, dank je.")
    assert "Een veel betere zin." in Visitor(app, None).open(page_of(key))
    assert "Mooi, dank je." in lezer.open(adres)
    assert "Overgenomen" in lezer.open("/schrijven")


def test_declining_asks_for_a_reason(lezer: Visitor, leider: Visitor, key: str) -> None:
    adres = propose(lezer, key, "Een zin.")
    leider.open(adres)
    leider.send(adres, 400, doe=("besluit", "afgewezen"))
    assert "Zeg waarom" in leider.words()
    leider.send(adres, doe=("besluit", "afgewezen"), reden="Dit stond er al.")
    assert "Dit stond er al." in lezer.open(adres)


def test_a_page_that_changed_meanwhile_asks_for_a_choice(lezer: Visitor, leider: Visitor, app: Flask, key: str) -> None:
    first, second = propose(lezer, key, "De eerste zin."), propose(Visitor(app, "gespreksleider"), key, "Een andere.")
    leider.open(first)
    leider.send(first, doe=("besluit", "overgenomen"))
    leider.open(second)
    assert "De pagina is veranderd sinds dit voorstel" in leider.words()
    leider.send(second, 400, doe=("besluit", "overgenomen"))
    leider.send(second, doe=("besluit", "overgenomen"), **{"keuze-0": "mijn"})
    assert "Een andere." in Visitor(app, None).open(page_of(key))


def test_a_refused_proposal_keeps_what_was_typed(lezer: Visitor, key: str) -> None:
    lezer.open(f"/verbeter/{key}")
    lezer.send(f"/verbeter/{key}", 400, doe=("doe", "stuur"), toelichting="Waarom niet?")
    assert "Je hebt nog niets veranderd" in lezer.words() and "Waarom niet?" in lezer.text
    lezer.send(f"/verbeter/{key}", 400, doe=("doe", "stuur"), title="")
    assert "title" in lezer.words()


def test_a_proposal_is_for_its_maker_and_the_vakgroep(app: Flask, lezer: Visitor, key: str) -> None:
    adres = propose(lezer, key, "Een zin.")
    Visitor(app, "gespreksleider").open(adres, 404)
    lezer.send(adres, doe=("besluit", "ingetrokken"))
    assert "ingetrokken" in lezer.words()


def test_the_history_shows_what_changed_and_puts_it_back(app: Flask, lezer: Visitor, leider: Visitor, key: str) -> None:
    adres = propose(lezer, key, "Een zin om te vergeten.")
    leider.open(adres)
    leider.send(adres, doe=("besluit", "overgenomen"))
    assert "Een zin om te vergeten." in lezer.open(f"/geschiedenis/{key}")
    assert "Zet terug" not in lezer.words()
    leider.open(f"/geschiedenis/{key}")
    leider.send(f"/geschiedenis/{key}/terugzetten")
    assert leider.path.startswith("/schrijven/")  # this vakgroep wants four eyes
    lezer.open(f"/geschiedenis/{key}?oud=1&nieuw=99", 404)


def test_two_clicks_say_that_it_is_no_longer_right(lezer: Visitor, leider: Visitor, key: str) -> None:
    lezer.open(f"/klopt/{key}")
    lezer.send(f"/klopt-niet-meer/{key}", wat="Het bedrag is van vorig jaar.")
    assert "Dank je" in lezer.words()
    leider.open("/schrijven")
    assert "Het bedrag is van vorig jaar." in leider.words()
    leider.send("/meldingen/1", antwoord="Aangepast.")
    assert "Aangepast." in lezer.open("/schrijven")


def test_klopt_nog_is_for_the_vakgroep_and_for_the_text_that_was_read(
    lezer: Visitor, leider: Visitor, key: str
) -> None:
    lezer.open(f"/klopt/{key}")
    assert "klopt-nog" not in lezer.text
    leider.open(f"/klopt/{key}")
    leider.send(f"/klopt-nog/{key}", 400, revisie="7")
    leider.open(f"/klopt/{key}")
    leider.send(f"/klopt-nog/{key}", notitie="Bedragen nagekeken.")
    assert "Bedragen nagekeken." in leider.open(f"/geschiedenis/{key}")


@pytest.mark.parametrize("path", ["/verbeter/", "/geschiedenis/", "/klopt/"])
def test_what_is_not_there_is_not_found(lezer: Visitor, path: str) -> None:
    for key in ("methode/bestaat-niet", "onzin/bbz", "methode/..%2f"):
        lezer.open(path + key, 404)


@pytest.mark.parametrize("path", ["/schrijven", "/schrijven/1", "/voorstellen/1", "/verbeter/methode/x"])
def test_who_did_not_sign_in_is_asked_to(app: Flask, path: str) -> None:
    answer = app.test_client().get(path)
    assert answer.status_code in {302, 303} and answer.headers["Location"].startswith("/inloggen")


@pytest.mark.parametrize(("groepen", "is_member"), [(frozenset({GROEP}), True), (frozenset(), False)])
def test_an_item_page_offers_what_its_reader_may_do(app: Flask, groepen: frozenset[str], is_member: bool) -> None:
    item = SimpleNamespace(soort="methode", slug="post", vakgroep=GROEP, revisie=3)
    with app.test_request_context():
        found = render_template("redactie/deel/op_de_pagina.html", item=item, lezer=member(1, "Lotte", lid_van=groepen))
    assert "/klopt-niet-meer/methode/post" in found and "/verbeter/methode/post" in found
    assert ("/klopt-nog/methode/post" in found, "/schrijven/van/methode/post" in found) == (is_member, is_member)


def test_a_leader_moves_a_page_archives_it_and_brings_it_back(
    app: Flask, leider: Visitor, lezer: Visitor, key: str
) -> None:
    lezer.open(f"/geschiedenis/{key}")
    assert "/adres" not in lezer.text and "/archief" not in lezer.text
    leider.open(f"/geschiedenis/{key}")
    leider.send(f"/geschiedenis/{key}/adres", slug="nieuw-adres")
    assert leider.path == "/geschiedenis/methode/nieuw-adres"
    assert Visitor(app, None).open(page_of(key))
    leider.send("/geschiedenis/methode/nieuw-adres/archief", 400, naar="/kennis/bestaat-niet")
    leider.send("/geschiedenis/methode/nieuw-adres/archief", naar="")
    lezer.open("/kennis/nieuw-adres", 404)
    leider.send("/geschiedenis/methode/nieuw-adres/archief", doe=("doe", "terug"))
    assert lezer.open("/kennis/nieuw-adres")
