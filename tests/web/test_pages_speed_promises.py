"""What keeps pages fast, without a clock: the number of queries, and the number of bytes."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from contextlib import contextmanager

import brotli
import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine, event, select
from tests.web.conftest import Write, sign_in

from ankerpunt.kennis.models import Item
from ankerpunt.web.static_files import FOLDER

#: One query for the page and one for what leads to it; with a session two more: the account, and its vakgroepen.
PAGE, SIGNED_IN = 2, 2
#: Bytes of HTML; only the longest texts of the library need more than the first.
NEARLY_ALL, LARGE_PAGE, LARGEST_PAGE = 0.9, 15_000, 18_000
FIRST_VISIT = 75_000
#: Headers of an answer, about.
HEADERS = 900


@contextmanager
def queries(app: Flask) -> Iterator[list[str]]:
    """The statements that the application runs meanwhile."""
    seen: list[str] = []
    engine: Engine = app.extensions["ankerpunt.database"].engine

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        seen.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(engine, "before_cursor_execute", note)


def count(app: Flask, client: FlaskClient, path: str) -> int:
    """How many queries a page costs that is made anew."""
    client.set_cookie("elders", "1")
    client.get(path)
    with queries(app) as seen:
        assert client.get(path).status_code == 200
    return len(seen)


def test_page_costs_a_fixed_number_of_queries(site: Flask, write: Write) -> None:
    write(straat="Een straat.")
    assert count(site, site.test_client(), "/kennis/straat") == PAGE


def test_page_of_somebody_who_signed_in_costs_two_queries_more(site: Flask, write: Write) -> None:
    write(straat="Een straat.")
    member = sign_in(site)
    with queries(site) as seen:
        assert member.get("/kennis/straat").status_code == 200
    assert len(seen) == PAGE + SIGNED_IN


def test_ready_page_costs_one_query(site: Flask, write: Write) -> None:
    write(straat="Een straat.")
    reader = site.test_client()
    reader.get("/kennis/straat")
    with queries(site) as seen:
        reader.get("/kennis/straat")
    assert len(seen) == 1


@pytest.mark.parametrize(
    "path",
    ["/", "/kennis", "/leefgebieden/wonen", "/vakgroepen", "/zoeken?q=straat", "/kennis/straat1", "/api/v1/items"],
)
def test_many_items_cost_as_many_queries_as_a_few(site: Flask, write: Write, path: str) -> None:
    write(**{f"straat{number}": "Een straat." for number in range(1, 6)})
    few = count(site, site.test_client(), path)
    write(**{f"straat{number}": "Een straat. Zie [1](straat1.md)." for number in range(2, 52)})
    assert count(site, site.test_client(), path) == few


def test_pages_are_small(library_app: Flask, reader: FlaskClient) -> None:
    with library_app.extensions["ankerpunt.database"].engine.connect() as connection:
        places = connection.execute(select(Item.prefix, Item.slug).where(Item.zichtbaarheid == "openbaar")).all()
    sizes = sorted(len(reader.get(f"/{prefix}/{slug}").data) for prefix, slug in places)
    assert sizes[int(len(sizes) * NEARLY_ALL)] <= LARGE_PAGE
    assert sizes[-1] <= LARGEST_PAGE


def test_first_visit_is_light(reader: FlaskClient) -> None:
    page = reader.get("/kennis/meldcode").text
    named = re.findall(r'<(?:link rel="(?:stylesheet|icon|preload)"|script)[^>]*(?:href|src)="/static/([^"?]+)', page)
    files = [(FOLDER / name).read_bytes() for name in {*named, "sw.js"}]
    sizes = [min(len(brotli.compress(file, quality=9)), len(gzip.compress(file))) for file in (*files, page.encode())]
    assert sum(sizes) + HEADERS * len(sizes) <= FIRST_VISIT
    assert len(sizes) <= 6
