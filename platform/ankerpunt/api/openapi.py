"""The OpenAPI 3.1 document, made from the same models that check the calls and their answers."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from ankerpunt.api import parameters, schemas
from ankerpunt.kennis.kinds import KINDS, SLUG

VERSION = "1.0.0"
REFERENCE = "#/components/schemas/{model}"
PROBLEMS = {
    "400": "Een parameter is niet te gebruiken; `ongeldige_parameters` zegt welke.",
    "401": "Deze Ankerpunt is alleen te lezen na inloggen.",
    "413": "De tekst is te lang.",
    "404": "Dit is er niet, of je mag het niet lezen.",
    "503": "De kennisbank is even niet te bereiken.",
}


@dataclass(frozen=True)
class Call:
    """One call: its path, name, what it is for, what may be asked and what is answered."""

    path: str
    naam: str
    uitleg: str
    answer: type[BaseModel]
    query: type[BaseModel] | None = None
    #: What is sent; a call with a body is a POST, and what is sent is not kept.
    body: type[BaseModel] | None = None


CALLS = (
    Call(
        "/zoekresultaten",
        "zoeken",
        "Zoek in gewone woorden in alles wat je mag lezen.",
        schemas.Zoekresultaten,
        parameters.Zoekopdracht,
    ),
    Call("/suggesties", "aanvullen", "Vul aan wat iemand typt.", schemas.Suggesties, parameters.Aanhef),
    Call("/items", "items-opsommen", "Alle items die je mag lezen, op titel.", schemas.Items, parameters.Keuze),
    Call("/items/{soort}/{slug}", "item-lezen", "Eén item met tekst, gegevens en verwijzingen.", schemas.Item),
    Call(
        "/bevindingen",
        "nakijken",
        "Kijk een tekst na op alles wat iemand herkenbaar maakt. Van de tekst wordt niets bewaard.",
        schemas.Bevindingen,
        body=parameters.Tekst,
    ),
)
ITEM_PATH = [
    {"name": "soort", "in": "path", "required": True, "schema": {"type": "string", "enum": list(KINDS)}},
    {
        "name": "slug",
        "in": "path",
        "required": True,
        "schema": {"type": "string", "pattern": f"^{SLUG.pattern}$"},
    },
]
HEADERS = {
    "API-Version": {
        "description": "De versie van deze API.",
        "required": True,
        "schema": {"type": "string", "const": VERSION},
    },
    "ETag": {"description": "Vraag met `If-None-Match` of er iets veranderd is.", "schema": {"type": "string"}},
}


@cache
def document(base_url: str) -> bytes:
    """The document as JSON; `base_url` is where people find who runs this installation."""
    answers: list[type[BaseModel]] = [*(call.answer for call in CALLS), schemas.Probleem]
    sent: list[type[BaseModel]] = [call.body for call in CALLS if call.body]
    _, models = models_json_schema(
        [*((model, "serialization") for model in answers), *((model, "validation") for model in sent)],
        ref_template=REFERENCE,
    )
    whole = {
        "openapi": "3.1.0",
        "info": {
            "title": "Ankerpunt",
            "version": VERSION,
            "summary": "Kennisbank voor generalisten in sociale wijkteams",
            "description": "Alles wat op een pagina te lezen is, is met dezelfde inlog hier te lezen. Velden kunnen erbij komen.",
            "contact": {"name": "Wie deze Ankerpunt beheert", "url": f"{base_url}/over"},
            "license": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
        },
        "servers": [{"url": "/api/v1"}],
        "paths": {call.path: {"post" if call.body else "get": _operation(call)} for call in CALLS},
        "components": {"schemas": models["$defs"]},
    }
    return json.dumps(whole, ensure_ascii=False).encode()


def _operation(call: Call) -> dict[str, Any]:
    return _sending(call, call.body) if call.body else _reading(call)


def _sending(call: Call, body: type[BaseModel]) -> dict[str, Any]:
    headers = {"API-Version": HEADERS["API-Version"]}
    return {
        "operationId": call.naam,
        "summary": call.uitleg,
        "requestBody": {"required": True, "content": {"application/json": _schema(body)}},
        "responses": {
            "200": {
                "description": "Nagekeken.",
                "headers": headers,
                "content": {"application/json": _schema(call.answer)},
            },
            **{status: _problem(PROBLEMS[status]) for status in ("400", "401", "413", "503")},
        },
    }


def _reading(call: Call) -> dict[str, Any]:
    path = ITEM_PATH if "{" in call.path else []
    unfit = "404" if path else "400"
    return {
        "operationId": call.naam,
        "summary": call.uitleg,
        "parameters": [*path, *(_query(call.query) if call.query else [])],
        "responses": {
            "200": {
                "description": "Gevonden.",
                "headers": HEADERS,
                "content": {"application/json": _schema(call.answer)},
            },
            "304": {"description": "Er is niets veranderd.", "headers": HEADERS},
            "414": {"description": "Het adres is te lang om te lezen.", "content": {"text/html": {}}},
            **{status: _problem(PROBLEMS[status]) for status in (unfit, "401", "503")},
        },
    }


def _query(model: type[BaseModel]) -> list[dict[str, Any]]:
    schema = model.model_json_schema()
    required = schema.get("required", [])
    found = []
    for name, value in schema["properties"].items():
        value = {key: content for key, content in value.items() if key != "title"}
        found.append(
            {
                "name": name,
                "in": "query",
                "required": name in required,
                "description": value.pop("description"),
                "schema": value,
            }
        )
    return found


def _schema(model: type[BaseModel]) -> dict[str, Any]:
    return {"schema": {"$ref": REFERENCE.format(model=model.__name__)}}


def _problem(description: str) -> dict[str, Any]:
    headers = {"API-Version": HEADERS["API-Version"]}
    return {
        "description": description,
        "headers": headers,
        "content": {"application/problem+json": _schema(schemas.Probleem)},
    }
