"""Asking the API, with every answer checked against what the API says of itself."""

from __future__ import annotations

from typing import Any

from flask.testing import FlaskClient
from jsonschema_rs import Draft202012Validator


def ask(client: FlaskClient, address: str) -> Any:
    """The JSON at a path of the API, checked against the schema that the API publishes for it."""
    answer = client.get(f"/api/v1{address}")
    document = client.get("/api/v1/openapi.json").json
    template = "/items/{soort}/{slug}" if address.startswith("/items/") else address.partition("?")[0]
    described = document["paths"][template]["get"]["responses"][str(answer.status_code)]
    schema = described["content"][answer.mimetype]["schema"]
    Draft202012Validator({**document, **schema}).validate(answer.json)
    return answer.json
