"""A small library of which one page is for members, and short ways to read it and to change it from another process."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from tests.conftest import ROOT, fill, make_settings

from ankerpunt.accounts import demo
from ankerpunt.app import create_app

PAGE = """---
title: {titel}
description: Over {titel}.
leefgebieden: [wonen]
onderbouwing: praktijkkennis
zichtbaarheid: {zichtbaarheid}
---
{tekst}
"""

Write = Callable[..., None]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with tables and demo accounts, without items."""
    fill(make_settings(tmp_path / "data"), library=False)
    return tmp_path / "data"


@pytest.fixture
def write(data: Path, tmp_path: Path) -> Write:
    """Saves methodes with the command line, in a process of its own: write(naam="tekst"); `leden` hides them."""

    def save(zichtbaarheid: str = "openbaar", **texts: str) -> None:
        folder = tmp_path / "library" / "content" / "methodes"
        folder.mkdir(parents=True, exist_ok=True)
        paths = [folder / f"{slug}.md" for slug in texts]
        for path, text in zip(paths, texts.values(), strict=True):
            titel = path.stem.capitalize()
            path.write_text(PAGE.format(titel=titel, zichtbaarheid=zichtbaarheid, tekst=text), encoding="utf-8")
        environ = {**os.environ, "ANKERPUNT_DATA": str(data), "PYTHONPATH": str(ROOT / "platform")}
        command = [sys.executable, "-m", "ankerpunt", "import", str(folder)]
        done = subprocess.run(command, env=environ, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr

    return save


@pytest.fixture
def site(data: Path) -> Flask:
    """The application on that data folder, as in a process of its own."""
    return create_app(make_settings(data))


def sign_in(app: Flask) -> FlaskClient:
    """Somebody who signed in."""
    client = app.test_client()
    token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', client.get("/inloggen").text)
    assert token
    form = {"email": "lezer@voorbeeld.nl", "wachtwoord": demo.PASSWORD, "csrf_token": token[1]}
    assert client.post("/inloggen", data=form).status_code == 302
    return client
