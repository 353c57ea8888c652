"""Every page, in light and dark, on a phone and on a desk: accessible, readable without script, within its budget."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser
from tests.browser import too_wide, violations, visiting

PAGES = {
    "home": "/",
    "results": "/zoeken?q=huurschuld en kinderen",
    "filtered results": "/zoeken?q=schuld&soort=methode&leefgebied=inkomen",
    "nothing found": "/zoeken?q=xyzzyx",
    "empty search": "/zoeken",
    "methode": "/kennis/vroegsignalering-van-schulden",
    "meldcode": "/kennis/meldcode",
    "begrip": "/kennis/beslagvrije-voet",
    "contact": "/kennis/veilig-thuis",
    "wijziging": "/kennis/participatiewet-in-balans",
    "handout": "/kennis/welke-rekening-eerst",
    "vakgroep": "/vakgroepen/schulden-en-inkomen",
    "vakgroeppagina": "/vakgroepen/schoolverzuim",
    "casus": "/casussen/de-brief-bleef-dicht",
    "dilemma": "/dilemmas/melden-of-vertrouwen",
    "intervisiemethode": "/intervisie/incidentmethode",
    "leerpad": "/leren/geldzorgen-herkennen",
    "list": "/kennis",
    "list of dilemmas": "/dilemmas",
    "empty list": "/kennis?soort=methode&vakgroep=bestaat-niet",
    "vakgroepen": "/vakgroepen",
    "leefgebied": "/leefgebieden/wonen",
    "begrippen": "/begrippen",
    "visit": "/bezoek",
    "card": "/bezoek?bij=methode/meldcode&bij=methode/vroegsignalering-van-schulden",
    "safe": "/veilig",
    "about": "/over",
    "privacy": "/privacy",
    "accessibility": "/toegankelijkheid",
    "keys": "/sneltoetsen",
    "more": "/meer",
    "sign in": "/inloggen",
    "not found": "/kennis/bestaat-niet",
    "too long": "/zoeken?q=" + "x" * 201,
}
FIRST_VISIT_REQUESTS = 6
FIRST_VISIT_BYTES = 75_000
ITEM_BYTES = 15_000


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_every_page_is_accessible_and_not_too_wide(
    chromium: Browser, live_server: str, width: int, scheme: str
) -> None:
    faults: list[str] = []
    options = {"viewport": {"width": width, "height": 740}, "color_scheme": scheme, "reduced_motion": "reduce"}
    with visiting(chromium, live_server, **options) as page:
        for name, path in PAGES.items():
            page.goto(live_server + path, wait_until="load")
            faults += [f"{name}: {one}" for one in violations(page)]
            if too_wide(page) > 0:
                faults.append(f"{name}: {too_wide(page)} px too wide")
    assert faults == []


@pytest.mark.browser
def test_every_page_is_readable_without_script(chromium: Browser, live_server: str) -> None:
    silent: list[str] = []
    with visiting(chromium, live_server, java_script_enabled=False) as page:
        for name, path in PAGES.items():
            page.goto(live_server + path)
            if len(page.locator("main").inner_text()) < 60:
                silent.append(name)
    assert silent == []


@pytest.mark.browser
def test_no_page_scrolls_sideways_at_320_px(chromium: Browser, live_server: str) -> None:
    wide: dict[str, int] = {}
    with visiting(chromium, live_server, viewport={"width": 320, "height": 600}) as page:
        for name, path in PAGES.items():
            page.goto(live_server + path, wait_until="load")
            if too_wide(page) > 0:
                wide[name] = too_wide(page)
    assert wide == {}


@pytest.mark.browser
def test_first_visit_is_light(chromium: Browser, live_server: str) -> None:
    with visiting(chromium, live_server) as page:
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        sizes: list[int] = []
        requests: list[str] = []
        session.on("Network.loadingFinished", lambda event: sizes.append(int(event["encodedDataLength"])))
        page.context.on("request", lambda request: requests.append(request.url))
        page.goto(live_server + "/", wait_until="networkidle")
        assert len(requests) <= FIRST_VISIT_REQUESTS, requests
        assert sum(sizes) <= FIRST_VISIT_BYTES


@pytest.mark.browser
def test_print_of_an_item_is_for_paper(chromium: Browser, live_server: str) -> None:
    with visiting(chromium, live_server) as page:
        page.goto(live_server + "/kennis/vroegsignalering-van-schulden")
        page.emulate_media(media="print")
        assert not page.locator("header.kop nav").is_visible()
        assert not page.locator("nav.tabbalk").is_visible()
        assert page.get_by_text("Vaste link").is_visible()
