"""Somebody of the demo who sends forms as a browser does."""

from __future__ import annotations

from flask import Flask
from flask.testing import FlaskClient
from lxml import html
from werkzeug.test import TestResponse

from ankerpunt.accounts import demo as people

GROEP = "schulden-en-inkomen"


class Visitor:
    """Somebody of the demo with a browser without script: opens pages, fills forms, follows where they lead."""

    def __init__(self, app: Flask, rol: str | None) -> None:
        self.client: FlaskClient = app.test_client()
        self.page: TestResponse
        if rol:
            self.open("/inloggen")
            self.send("/inloggen", email=f"{rol}@voorbeeld.nl", wachtwoord=people.PASSWORD)

    def open(self, path: str, status: int = 200) -> str:
        self.page = self.client.get(path, follow_redirects=True)
        assert self.page.status_code == status, self.words()[:400]
        return self.text

    @property
    def text(self) -> str:
        return self.page.text

    @property
    def path(self) -> str:
        return str(self.page.request.path)

    def token(self) -> str:
        """What the forms of this page hold against forged ones."""
        return str(html.fromstring(self.text).xpath("//input[@name='csrf_token']/@value")[0])

    def words(self) -> str:
        """What is on the page, without its tags."""
        return " ".join(html.fromstring(self.text).text_content().split())

    def send(self, action: str, status: int = 200, doe: tuple[str, str] | None = None, **changed: str) -> str:
        """Send the form with this action as it is on the page, with some fields changed, by the button `doe`."""
        forms = [form for form in html.fromstring(self.text).forms if (form.get("action") or self.path) == action]
        assert forms, f"{action} is not on {self.path}"
        form = next(
            (one for one in forms if not doe or one.xpath(f".//button[@name='{doe[0]}'][@value='{doe[1]}']")), None
        )
        assert form is not None, f"no button {doe}"
        missing = changed.keys() - {name for name, _ in _controls(form)}
        assert not missing, f"no field {missing}"
        data: list[tuple[str, str]] = [(name, value) for name, value in _values(form) if name not in changed]
        data += list(changed.items()) + ([doe] if doe else [])
        fields: dict[str, list[str]] = {}
        for name, value in data:
            fields.setdefault(name, []).append(value)
        self.page = self.client.post(action, data=fields, follow_redirects=True)
        assert self.page.status_code == status, self.words()[:400]
        return self.text


def _controls(form: html.FormElement) -> list[tuple[str, str]]:
    return [(one.name, one.tag) for one in form.inputs if one.name]


def _values(form: html.FormElement) -> list[tuple[str, str]]:
    found = []
    for one in form.inputs:
        if not one.name or one.get("type") == "submit":
            continue
        if one.tag == "textarea":
            found.append((one.name, (one.text or "").removeprefix("\n")))
        elif one.tag == "select":
            found.append((one.name, one.value or ""))
        elif one.get("type") in {"checkbox", "radio"}:
            if one.get("checked") is not None:
                found.append((one.name, one.get("value", "on")))
        else:
            found.append((one.name, one.get("value", "")))
    return found
