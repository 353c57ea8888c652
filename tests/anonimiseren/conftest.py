"""A story of some 300 words in which everybody is invented, and a page to review it on."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import Browser, Page, expect
from tests.browser import visiting

#: What must not be left when every proposal has been taken.
DIRECT = ("Kaya", "Emine", "Sloterweg", "1013 GE", "06-12345678", "emine.kaya@voorbeeld.nl")
TEXT = """Op 12 maart 2019 belde de huismeester over mevrouw Kaya. Zij is 83 jaar en woont sinds kort aan de Sloterweg 12, \
1013 GE Amsterdam. Haar zoon Mehmet betaalde altijd de huur. Sinds hij in Utrecht werkt, blijft de post dicht. De buren \
hoorden de brievenbus niet meer klepperen en vroegen zich af of er iets was. Niemand wist wie haar huisarts was.

Mevrouw Kaya zei door de deur dat ze niemand nodig had. Collega Petra kwam elke week terug, zonder iets te willen. Na een \
maand mocht ze binnen voor koffie. Op tafel lag een stapel brieven van de verhuurder, de zorgverzekeraar en het \
waterbedrijf. Emine Kaya, zoals ze voluit heet, vertelde dat ze vroeger op school altijd de beste was in rekenen en dat ze \
zich schaamde voor de brieven. Ze durfde haar zoon niet te bellen, want die heeft het al zo druk met zijn gezin.

Petra stelde voor om samen één brief open te maken. Dat lukte niet de eerste keer, en ook niet de tweede. Pas bij het \
vierde bezoek pakte mevrouw Kaya zelf de bovenste envelop. Er stond een afspraak in die allang voorbij was. Ze lachten er \
samen om. Daarna ging het sneller: elke week drie brieven, met thee erbij. Voor de rest maakten ze een map met kleuren.

Het team sprak af dat Petra het vaste gezicht blijft. Mehmet komt eens per maand mee. Wie iets wil weten belt haar op \
06-12345678 of mailt naar emine.kaya@voorbeeld.nl. Wat het team leerde: niet de post was het probleem, maar dat iemand zou \
zien dat hij dicht bleef. Wie eerst gast is, mag later meelezen. Een brief is ook maar papier, zei mevrouw Kaya, en ze \
schonk nog eens in.
"""


@pytest.fixture(params=[1280, 360])
def page(request: pytest.FixtureRequest, chromium: Browser, live_server: str) -> Iterator[Page]:
    """The page /anonimiseren on a laptop and on a phone."""
    viewport = {"width": request.param, "height": 800}
    with visiting(chromium, live_server, viewport=viewport, base_url=live_server) as visited:
        visited.goto("/anonimiseren")
        yield visited


@pytest.fixture
def laptop(chromium: Browser, live_server: str) -> Iterator[Page]:
    """The page /anonimiseren on a laptop, with leave to use the clipboard."""
    leave = ["clipboard-read", "clipboard-write"]
    with visiting(chromium, live_server, base_url=live_server, permissions=leave) as visited:
        visited.goto("/anonimiseren")
        yield visited


def review(page: Page, text: str = TEXT) -> None:
    """Paste `text` and wait until it can be reviewed."""
    page.get_by_label("Plak je tekst").fill(text)
    page.get_by_role("button", name="Kijk na").click()
    expect(page.locator(".nk-tekst")).to_be_visible()


def result(page: Page) -> str:
    """The text after the choices so far."""
    return page.locator("[data-nk=na]").evaluate("part => part.textContent")  # type: ignore[no-any-return]


def token(client: FlaskClient) -> str:
    """The token of the form."""
    found = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', client.get("/anonimiseren").text)
    assert found
    return found[1]
