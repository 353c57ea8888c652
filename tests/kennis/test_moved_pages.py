"""Old addresses: visitors are sent on for good, where they may read what is there now."""

from __future__ import annotations

from datetime import UTC, datetime

from flask import Flask
from sqlalchemy.orm import Session
from tests.kennis.conftest import page

from ankerpunt.kennis.document import parse
from ankerpunt.kennis.kinds import Key
from ankerpunt.kennis.models import Item
from ankerpunt.kennis.moving import archive_item, move_item
from ankerpunt.kennis.schema import validate
from ankerpunt.kennis.service import entry_of, save
from ankerpunt.search.thesaurus import Thesaurus

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


def put(session: Session, slug: str, more: str = "") -> Item:
    document = parse(page(title=slug, more=more))
    return save(session, entry_of(Key("methode", slug), document, validate(document, "methode"), Thesaurus()), NOW)


def test_old_address_of_a_page_sends_on(app: Flask) -> None:
    with app.extensions["ankerpunt.database"].session() as session:
        move_item(session, put(session, "oud"), "nieuw", NOW)
        put(session, "nieuw")
        session.commit()
    answer = app.test_client().get("/kennis/oud")
    assert (answer.status_code, answer.headers["Location"]) == (301, "/kennis/nieuw")
    assert answer.headers["Cache-Control"] == "no-cache"
    assert app.test_client().get("/kennis/nieuw").status_code == 200


def test_archived_page_is_gone_or_sends_on(app: Flask) -> None:
    with app.extensions["ankerpunt.database"].session() as session:
        there = put(session, "blijft")
        archive_item(session, put(session, "weg"), NOW)
        archive_item(session, put(session, "vervangen"), NOW, there)
        session.commit()
    client = app.test_client()
    assert client.get("/kennis/weg").status_code == 404
    assert client.get("/kennis/vervangen").headers["Location"] == "/kennis/blijft"
    assert "/kennis/weg" not in client.get("/kennis").text
    assert client.get("/api/v1/items/methode/weg").status_code == 404


def test_nobody_is_sent_to_what_is_for_members(app: Flask) -> None:
    with app.extensions["ankerpunt.database"].session() as session:
        move_item(session, put(session, "oud"), "geheim", NOW)
        put(session, "geheim", "zichtbaarheid: leden\n")
        session.commit()
    answer = app.test_client().get("/kennis/oud")
    assert (answer.status_code, "geheim" in answer.text) == (404, False)
