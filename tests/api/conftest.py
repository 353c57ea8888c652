"""A small library of which half is for members only, on each index."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from tests.conftest import fill, make_settings

from ankerpunt import clock
from ankerpunt.accounts import demo
from ankerpunt.app import create_app
from ankerpunt.kennis.transfer.importing import import_paths

OPEN = """---
title: Kwispelaar in de straat
description: Kijk wie er kwispelt.
vakgroep: dieren
leefgebieden: [wonen]
tags: [kwispelen]
onderbouwing: praktijkkennis
bronnen:
  - {titel: Over kwispelen, url: "https://voorbeeld.nl/kwispelen", jaar: 2021}
---
## In het kort

1. **Kijk.** Wie kwispelt er? [1](#bron-1)

Zie ook [de ander](gesloten.md) en [de buurt](buurt.md).
"""
HIDDEN = """---
title: Kwispelaar voor ingewijden
description: Alleen voor leden, over kwispelgeheim.
vakgroep: dieren
leefgebieden: [veiligheid]
tags: [kwispelgeheim]
zoektermen: [kwispelstiekem]
zichtbaarheid: leden
onderbouwing: praktijkkennis
---
Het kwispelgeheim staat hier. Zie [de straat](open.md).
"""
NEAR = """---
title: De buurt
description: Wie woont hier.
leefgebieden: [wonen]
onderbouwing: praktijkkennis
---
Ook hier kwispelt iemand. Zie [de straat](open.md).
"""


@pytest.fixture(scope="session")
def app(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """The application with the starter library; the tests of the API only read, so they share it."""
    folder = tmp_path_factory.mktemp("api") / "data"
    shutil.copytree(filled, folder)
    return create_app(make_settings(folder))


@pytest.fixture
def reader(app: Flask) -> FlaskClient:
    """Somebody who did not sign in, on the starter library."""
    return app.test_client()


@pytest.fixture(scope="session", params=["whoosh", "sql"])
def mixed_app(request: pytest.FixtureRequest, filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """An application with three methodes: `open` and `buurt` for everybody, `gesloten` for members."""
    root = tmp_path_factory.mktemp("mixed")
    shutil.copytree(filled / "cache", root / "data" / "cache")
    settings = make_settings(root / "data", ANKERPUNT_SEARCH=request.param)
    fill(settings, library=False)
    folder = root / "content" / "methodes"
    folder.mkdir(parents=True)
    for name, text in (("open", OPEN), ("gesloten", HIDDEN), ("buurt", NEAR)):
        (folder / f"{name}.md").write_text(text)
    app = create_app(settings)
    app.config["WTF_CSRF_ENABLED"] = False
    session = app.extensions["ankerpunt.database"].session()
    thesaurus = app.extensions["ankerpunt.search"].thesaurus
    assert [one.status for one in import_paths(session, [root / "content"], clock.now, thesaurus)] == ["new"] * 3
    session.close()
    return app


@pytest.fixture
def stranger(mixed_app: Flask) -> FlaskClient:
    """Somebody who did not sign in."""
    return mixed_app.test_client()


@pytest.fixture
def member(mixed_app: Flask) -> FlaskClient:
    """Somebody who did."""
    client = mixed_app.test_client()
    answer = client.post("/inloggen", data={"email": "lezer@voorbeeld.nl", "wachtwoord": demo.PASSWORD})
    assert answer.status_code == 302
    return client
