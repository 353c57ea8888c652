"""A small library of which half is for members only, on each index; and what the API says of itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from jsonschema import Draft202012Validator

from ankerpunt import clock
from ankerpunt.accounts import demo
from ankerpunt.app import create_app
from ankerpunt.kennis.transfer.importing import import_paths
from tests.conftest import fill, make_settings

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
title: Kwispelaar voor collega's
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


@pytest.fixture(params=["whoosh", "sql"])
def mixed_app(request: pytest.FixtureRequest, tmp_path: Path) -> Flask:
    """An application with three methodes: `open` and `buurt` for everybody, `gesloten` for members."""
    settings = make_settings(tmp_path / "data", ANKERPUNT_SEARCH=request.param)
    fill(settings, library=False)
    folder = tmp_path / "content" / "methodes"
    folder.mkdir(parents=True)
    for name, text in (("open", OPEN), ("gesloten", HIDDEN), ("buurt", NEAR)):
        (folder / f"{name}.md").write_text(text)
    app = create_app(settings)
    session = app.extensions["ankerpunt.database"].session()
    thesaurus = app.extensions["ankerpunt.search"].thesaurus
    assert [one.status for one in import_paths(session, [tmp_path / "content"], clock.now, thesaurus)] == ["new"] * 3
    session.close()
    return app


@pytest.fixture
def stranger(mixed_app: Flask) -> FlaskClient:
    """Somebody who did not sign in."""
    return mixed_app.test_client()


@pytest.fixture
def member(mixed_app: Flask) -> FlaskClient:
    """Somebody who did."""
    mixed_app.config["WTF_CSRF_ENABLED"] = False
    client = mixed_app.test_client()
    account = demo.ACCOUNTS[0]
    answer = client.post("/inloggen", data={"email": account.email, "wachtwoord": demo.WACHTWOORD})
    assert answer.status_code == 302
    return client


@pytest.fixture
def documented() -> Callable[[FlaskClient, str], Any]:
    """Ask for a path of the API; its JSON, after checking it against the schema that the API publishes for it."""
    return ask


def ask(client: FlaskClient, address: str) -> Any:
    """See `documented`."""
    answer = client.get(f"/api/v1{address}")
    document = client.get("/api/v1/openapi.json").json
    template = "/items/{soort}/{slug}" if address.startswith("/items/") else address.partition("?")[0]
    described = document["paths"][template]["get"]["responses"][str(answer.status_code)]
    schema = described["content"][answer.mimetype]["schema"]
    Draft202012Validator({**document, **schema}).validate(answer.json)
    return answer.json
