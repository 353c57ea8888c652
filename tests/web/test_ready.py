"""Ready pages: given again to anybody, never to the wrong reader and never when something changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import pytest
from flask import Flask, template_rendered
from tests.web.conftest import Write, sign_in

from ankerpunt import clock
from ankerpunt.web.ready import BESIDE, MAY_BE_KEPT, ReadyPages


@dataclass
class Pages:
    """A WSGI application that counts how often it is asked, behind ready pages with a stand that a test can change."""

    may_be_kept: bool = True
    status: str = "200 OK"
    headers: list[tuple[str, str]] = field(default_factory=lambda: [("ETag", '"een"'), ("Content-Type", "text/html")])
    body: bytes = b"<p>Hallo</p>"
    stand: object = 1
    asked: int = 0
    most: int = 1 << 20

    def __post_init__(self) -> None:
        self.ready = ReadyPages(self._answer, lambda: self.stand, self.most)

    def get(self, path: str = "/", **environ: str) -> tuple[str, dict[str, str], bytes]:
        said: list[Any] = []
        request = {"REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": "", **environ}
        body = b"".join(self.ready(request, lambda *answer: said.append(answer)))  # type: ignore[arg-type, func-returns-value]
        status, headers = said[0]
        return status, dict(headers), body

    def _answer(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        self.asked += 1
        environ[MAY_BE_KEPT] = self.may_be_kept
        start_response(self.status, self.headers)
        return [self.body]


def test_page_is_made_once_while_nothing_changes() -> None:
    pages = Pages()
    first = pages.get()
    assert pages.get() == first
    assert pages.asked == 1


def test_change_makes_every_page_old() -> None:
    pages = Pages()
    pages.get()
    pages.stand, pages.body = 2, b"<p>Anders</p>"
    assert pages.get()[2] == b"<p>Anders</p>"


def test_page_the_reader_has_is_not_sent_again() -> None:
    pages = Pages()
    pages.get()
    status, headers, body = pages.get(HTTP_IF_NONE_MATCH='"een"')
    assert (status[:3], body, pages.asked) == ("304", b"", 1)
    assert headers == {"ETag": '"een"'}


@pytest.mark.parametrize(
    "environ",
    [
        {"HTTP_COOKIE": "ankerpunt=iemand"},
        {"HTTP_COOKIE": "elders=1"},
        {"HTTP_AUTHORIZATION": "Bearer iets"},
        {"QUERY_STRING": "q=schuld"},
        {"REQUEST_METHOD": "POST"},
        {"REQUEST_METHOD": "HEAD"},
    ],
)
def test_who_may_be_somebody_in_particular_never_meets_a_ready_page(environ: dict[str, str]) -> None:
    pages = Pages()
    pages.get()
    pages.get(**environ)
    pages.get(**environ)
    assert pages.asked == 3


@pytest.mark.parametrize(
    "pages",
    [
        Pages(may_be_kept=False),
        Pages(status="404 NOT FOUND"),
        Pages(status="302 FOUND"),
        Pages(headers=[("ETag", '"een"'), ("Set-Cookie", "ankerpunt=iemand")]),
    ],
    ids=["not marked", "not there", "elsewhere", "with a cookie"],
)
def test_answer_that_is_not_for_everybody_is_not_kept(pages: Pages) -> None:
    pages.get()
    pages.get()
    assert pages.asked == 2


def test_page_is_kept_for_each_encoding_that_is_asked_for() -> None:
    pages = Pages()
    pages.get(HTTP_ACCEPT_ENCODING="br")
    pages.get(HTTP_ACCEPT_ENCODING="gzip")
    pages.get(HTTP_ACCEPT_ENCODING="br")
    assert pages.asked == 2


def test_without_the_database_no_page_is_given_again() -> None:
    pages = Pages()
    pages.get()
    pages.stand = None
    pages.get()
    assert pages.asked == 2


def test_memory_is_bounded_and_the_longest_unused_leaves() -> None:
    pages = Pages(most=3 * (BESIDE + 100))
    for path in ("/a", "/b", "/c", "/a", "/d"):
        pages.get(path)
    assert pages.asked == 4
    pages.get("/a")
    assert pages.asked == 4
    pages.get("/b")
    assert pages.asked == 5


def test_saved_page_is_new_in_a_process_that_kept_the_old_one(site: Flask, write: Write) -> None:
    write(straat="Eerst dit.")
    reader = site.test_client()
    assert "Eerst dit." in reader.get("/kennis/straat").text
    assert "Eerst dit." in reader.get("/kennis/straat").text
    write(straat="Daarna dat.")
    assert "Daarna dat." in reader.get("/kennis/straat").text


def test_page_that_leads_to_another_shows_up_there_at_once(site: Flask, write: Write) -> None:
    write(straat="Een straat.")
    reader = site.test_client()
    for _ in range(2):
        assert "Verwijst hierheen" not in reader.get("/kennis/straat").text
    write(buurt="Zie [de straat](straat.md).")
    assert "Verwijst hierheen" in reader.get("/kennis/straat").text


def test_page_that_becomes_hidden_is_gone_at_once(site: Flask, write: Write) -> None:
    write(straat="Voor iedereen.")
    reader = site.test_client()
    tag = reader.get("/kennis/straat").headers["ETag"]
    write(zichtbaarheid="leden", straat="Alleen voor ons.")
    assert reader.get("/kennis/straat").status_code == 404
    assert reader.get("/kennis/straat", headers={"If-None-Match": tag}).status_code == 404


def test_page_of_members_never_reaches_others(site: Flask, write: Write) -> None:
    write(straat="Voor iedereen.")
    write(zichtbaarheid="leden", geheim="Alleen voor ons. Zie [de straat](straat.md).")
    member, stranger = sign_in(site), site.test_client()
    for _ in range(2):
        assert "Alleen voor ons." in member.get("/kennis/geheim").text
        assert stranger.get("/kennis/geheim").status_code == 404
        assert "Geheim" in member.get("/kennis/straat").text
        assert "Geheim" not in stranger.get("/kennis/straat").text
        assert "Geheim" in member.get("/kennis").text
        assert "Geheim" not in stranger.get("/kennis").text


def test_tag_of_a_members_page_is_worth_nothing_after_signing_out(site: Flask, write: Write) -> None:
    write(straat="Voor iedereen.")
    tag = sign_in(site).get("/kennis/straat").headers["ETag"]
    stranger = site.test_client()
    for _ in range(2):
        assert stranger.get("/kennis/straat", headers={"If-None-Match": tag}).status_code == 200


@pytest.mark.parametrize("path", ["/", "/kennis", "/kennis/straat", "/begrippen", "/leefgebieden/wonen"])
def test_page_for_everybody_gives_no_cookie(site: Flask, write: Write, path: str) -> None:
    write(straat="Voor iedereen.")
    for _ in range(2):
        answer = site.test_client().get(path)
        assert answer.status_code == 200
        assert "Set-Cookie" not in answer.headers


def test_ready_page_has_the_same_headers_as_a_made_one(site: Flask, write: Write) -> None:
    write(straat="Voor iedereen.")
    made, ready = (site.test_client().get("/kennis/straat", headers={"Accept-Encoding": "br"}) for _ in range(2))
    assert list(made.headers) == list(ready.headers)
    assert made.data == ready.data


def test_page_does_not_speak_of_yesterday(site: Flask, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: datetime.now(UTC).replace(hour=11))
    write(straat="Voor iedereen.")
    reader = site.test_client()
    assert ">vandaag<" in reader.get("/kennis/straat").text
    tomorrow = datetime.fromtimestamp(clock.now().timestamp() + 86_400, UTC)
    monkeypatch.setattr(clock, "now", lambda: tomorrow)
    assert ">gisteren<" in reader.get("/kennis/straat").text


def test_reader_who_has_the_page_costs_no_template(site: Flask, write: Write) -> None:
    write(straat="Voor iedereen.")
    reader = site.test_client()
    tag = reader.get("/kennis/straat").headers["ETag"]
    rendered: list[object] = []
    with template_rendered.connected_to(lambda *_, **more: rendered.append(more), site):
        answer = reader.get("/kennis/straat", headers={"If-None-Match": tag})
    assert (answer.status_code, rendered) == (304, [])
