"""Every page about people, in every state: accessible, with the keyboard alone, without script, on a phone, in the dark."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pyotp
import pytest
from playwright.sync_api import Browser, Page
from tests.accounts.conftest import STRONG
from tests.browser import too_wide, violations, visiting

from ankerpunt.accounts import demo

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("accounts-browser")]
MINE = ("/mijn/account", "/mijn/profiel", "/mijn/beveiliging", "/mijn/beveiliging/tweede-stap", "/mijn/sleutels")
COLLEAGUES = ("/mensen", "/mensen?q=niemand-heet-zo", "/mensen?leefgebied=inkomen", "/mensen/2")
ADMINISTRATOR = ("/mensen/uitnodigen", "/mensen/teams")
OUTSIDE = ("/inloggen", "/inloggen?klaar=wachtwoord", "/wachtwoord-vergeten", "/wachtwoord-nieuw/zomaar")
#: A form that is sent with what nobody may send: its page, the button, and what is filled in first.
REFUSED = (
    ("/mijn/account", "Bewaar mijn wachtwoord", {"Wachtwoord van nu": "fout wachtwoord", "Nieuw wachtwoord": STRONG}),
    ("/mijn/account", "Bewaar mijn naam", {"Je naam": " "}),
    ("/mijn/profiel", "Bewaar mijn profiel", {"Hoe je mij bereikt": "x" * 121}),
    ("/mijn/sleutels", "Maak een sleutel", {"Waarvoor": "proef", "Je wachtwoord": "fout wachtwoord"}),
    ("/mijn/beveiliging/tweede-stap", "Zet aan", {"Code uit je app": "000000", "Je wachtwoord": demo.PASSWORD}),
    ("/mensen/uitnodigen", "Nodig uit", {"E-mailadres": "lezer@voorbeeld.nl", "Naam": "Lotte"}),
    ("/mensen/teams", "Zet het team erbij", {"Team": " ", "Gemeente": "Middelstad"}),
)
LOOKS = [(width, scheme) for width in (360, 1280) for scheme in ("light", "dark")]


def sign_in(page: Page, rol: str = "beheerder", password: str = demo.PASSWORD) -> None:
    page.goto("/inloggen")
    page.get_by_label("E-mailadres").fill(f"{rol}@voorbeeld.nl")
    page.get_by_label("Wachtwoord", exact=True).fill(password)
    page.get_by_role("button", name="Log in").click()


@pytest.fixture(params=LOOKS, ids=str)
def page(request: pytest.FixtureRequest, chromium: Browser, live_server: str) -> Iterator[Page]:
    """A browser of each width and scheme."""
    width, scheme = request.param
    options = {"viewport": {"width": width, "height": 740}, "color_scheme": scheme, "reduced_motion": "reduce"}
    with visiting(chromium, live_server, base_url=live_server, **options) as visited:
        yield visited


@pytest.fixture
def desk(chromium: Browser, live_server: str) -> Iterator[Page]:
    """A browser on a desk."""
    with visiting(chromium, live_server, base_url=live_server) as visited:
        yield visited


def faults(page: Page, name: str) -> list[str]:
    wide = too_wide(page)
    return [f"{name}: {one}" for one in violations(page)] + ([f"{name}: {wide} px too wide"] if wide else [])


def test_every_page_is_accessible_and_not_too_wide(page: Page) -> None:
    found: list[str] = []
    for path in OUTSIDE:
        page.goto(path)
        found += faults(page, path)
    sign_in(page)
    for path in (*MINE, *COLLEAGUES, *ADMINISTRATOR):
        page.goto(path)
        assert page.locator("h1").inner_text() != "Inloggen"
        found += faults(page, path)
    assert found == []


def test_every_refusal_is_accessible_and_keeps_what_was_typed(page: Page) -> None:
    sign_in(page)
    found: list[str] = []
    for path, button, values in REFUSED:
        page.goto(path)
        page.locator("form").evaluate_all("forms => forms.forEach(form => form.noValidate = true)")
        page.locator("[maxlength]").evaluate_all(
            "fields => fields.forEach(field => field.removeAttribute('maxlength'))"
        )
        for label, value in values.items():
            page.get_by_label(re.compile(f"^{label}")).first.fill(value)
        page.get_by_role("button", name=button).click()
        assert page.get_by_role("alert").count() == 1, path
        assert page.title().startswith("Er ging iets mis")
        found += faults(page, f"{path} refused")
        for label, value in values.items():
            if "achtwoord" not in label and value.strip():
                assert page.get_by_label(re.compile(f"^{label}")).first.input_value() == value
    assert found == []


def test_wrong_password_is_told_to_screen_readers_at_the_field(desk: Page) -> None:
    sign_in(desk, password="fout wachtwoord")
    assert "horen niet bij elkaar" in desk.get_by_role("alert").inner_text()
    field = desk.get_by_label("E-mailadres")
    assert field.input_value() == "beheerder@voorbeeld.nl"
    assert field.get_attribute("aria-invalid") == "true"
    assert field.get_attribute("aria-describedby") == "ap-fout"
    assert faults(desk, "wrong password") == []


def test_signing_in_and_out_with_the_keyboard_alone(desk: Page) -> None:
    desk.goto("/inloggen?volgende=/mijn/account")
    press_until(desk, "#ap-email")
    desk.keyboard.type("lezer@voorbeeld.nl")
    press_until(desk, "#ap-wachtwoord")
    desk.keyboard.type(demo.PASSWORD)
    desk.keyboard.press("Enter")
    desk.wait_for_url(re.compile(r"//[^/]+/mijn/account$"))
    press_until(desk, "form[action='/uitloggen'] button")
    desk.keyboard.press("Enter")
    desk.wait_for_url(re.compile(r"//[^/]+/$"))
    desk.goto("/mijn/account")
    assert desk.locator("h1").inner_text() == "Inloggen"


def test_second_step_from_secret_to_recovery_code_without_script(chromium: Browser, live_server: str) -> None:
    with visiting(chromium, live_server, base_url=live_server, java_script_enabled=False) as page:
        sign_in(page, "gespreksleider")
        page.goto("/mijn/beveiliging/tweede-stap")
        assert page.get_by_role("img", name="QR-code").is_visible()
        secret = page.locator("code").inner_text().replace(" ", "")
        page.get_by_label("Code uit je app").fill(pyotp.TOTP(secret).now())
        page.get_by_label("Je wachtwoord").fill(demo.PASSWORD)
        page.get_by_role("button", name="Zet aan").click()
        code = page.locator("ol code").first.inner_text()
        assert re.fullmatch(r"\w{4}-\w{4}-\w{3}", code)
        page.get_by_role("link", name="Ik heb ze bewaard").click()
        assert "nog 8 herstelcodes" in page.locator("main").inner_text()
    with visiting(chromium, live_server, base_url=live_server) as page:
        sign_in(page, "gespreksleider")
        assert page.locator("h1").inner_text() == "Nog één stap"
        found = faults(page, "second step")
        page.get_by_label("Code").fill("123")
        page.get_by_role("button", name="Ga verder").click()
        found += faults(page, "wrong code")
        page.get_by_label("Code").fill(code)
        page.get_by_role("button", name="Ga verder").click()
        page.goto("/mijn/beveiliging")
        found += faults(page, "second step on, two sessions")
        for summary in page.locator("main summary").all():
            summary.click()
        found += faults(page, "opened")
        page.get_by_label("Je wachtwoord").nth(1).fill(demo.PASSWORD)
        page.get_by_role("button", name="Zet uit").click()
        assert "De tweede stap staat uit" in page.get_by_role("status").inner_text()
        assert found == []


def test_invitation_key_and_profile_from_making_to_use_on_a_phone(chromium: Browser, live_server: str) -> None:
    found: list[str] = []
    phone = {"width": 360, "height": 740}
    with visiting(chromium, live_server, base_url=live_server, viewport=phone) as page:
        sign_in(page)
        page.goto("/mensen/uitnodigen")
        page.get_by_label("E-mailadres").fill("nina@voorbeeld.nl")
        page.get_by_label("Naam").fill("Nina Nieuw")
        page.get_by_role("button", name="Nodig uit").click()
        link = page.get_by_label("De link").input_value()
        found += faults(page, "invited")
        page.goto("/mijn/sleutels")
        page.get_by_label("Waarvoor").fill("mijn programma")
        page.get_by_label("Je wachtwoord").fill(demo.PASSWORD)
        page.get_by_role("button", name="Maak een sleutel").click()
        assert page.locator("code.sleutel").inner_text().startswith("ankerpunt_")
        found += faults(page, "new key")
    with visiting(chromium, live_server, base_url=live_server, viewport=phone) as page:
        path = "/uitnodiging/" + link.rpartition("/")[2]
        page.goto(path)
        found += faults(page, "invitation")
        page.get_by_label("Kies een wachtwoord").fill("welkom2026")
        page.get_by_role("button", name="Maak mijn account").click()
        assert "makkelijk te raden" in page.get_by_role("alert").inner_text()
        found += faults(page, "weak password")
        page.get_by_label("Kies een wachtwoord").fill(STRONG)
        page.get_by_role("button", name="Maak mijn account").click()
        assert page.locator("h1").inner_text() == "Profiel"
        found += faults(page, "welcome")
        page.get_by_role("group", name="Leefgebieden").first.get_by_label("Wonen").check()
        page.get_by_role("checkbox", name="Specialist in").check()
        page.get_by_role("button", name="Bewaar mijn profiel").click()
        page.get_by_role("link", name="Bekijk hoe collega’s je zien").click()
        assert page.locator("h1").inner_text() == "Nina Nieuw"
        assert "Wonen" in page.locator("main").inner_text()
        page.goto(path)
        found += faults(page, "used invitation")
    assert found == []


def press_until(page: Page, selector: str, most: int = 60) -> None:
    """Go on with Tab until the focus is there."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"{selector} cannot be reached with Tab")
