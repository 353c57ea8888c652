"""The calls of /api/v1."""

from __future__ import annotations

from flask import Blueprint, Flask, Response, current_app, request
from pydantic import BaseModel
from werkzeug.wrappers import Response as AnyResponse

from ankerpunt.accounts.session import csrf, current_reader
from ankerpunt.anonimiseren import service as anonimiseren
from ankerpunt.api import answers, openapi, parameters, schemas
from ankerpunt.api.parameters import BadParameters, read, read_body
from ankerpunt.clock import today
from ankerpunt.deidentification.values import Person
from ankerpunt.kennis import reading
from ankerpunt.search import service as search
from ankerpunt.search.engine import Engine
from ankerpunt.search.values import Filters
from ankerpunt.web.requests import db

blueprint = Blueprint("api", __name__, url_prefix="/api/v1")


def init_app(app: Flask) -> None:
    """The calls, and the version of the API on every answer below /api/, errors included."""
    app.register_blueprint(blueprint)
    app.after_request(_name_version)


@blueprint.get("/zoekresultaten")
def zoekresultaten() -> AnyResponse:
    """Search."""
    asked = read(parameters.Zoekopdracht, request.args.to_dict(flat=False))
    filters = Filters(
        zichtbaarheid=current_reader().zichtbaarheid,
        soort=frozenset(asked.soort),
        leefgebied=frozenset(asked.leefgebied),
        vakgroep=frozenset(asked.vakgroep),
    )
    engine = _engine()
    found = search.find(db(), engine.index(), engine.thesaurus, asked.q, filters, asked.limiet, asked.vanaf)
    return _answer(answers.zoekresultaten(asked.q, found, today()))


@blueprint.get("/suggesties")
def suggesties() -> AnyResponse:
    """Complete what somebody types; asked at every key, so nothing here may be slow."""
    asked = read(parameters.Aanhef, request.args.to_dict(flat=False))
    found = search.suggest(db(), _engine().thesaurus, asked.q, current_reader().zichtbaarheid)
    return _answer(
        schemas.Suggesties(
            suggesties=[schemas.Suggestie(tekst=each.tekst, soort=each.soort, url=each.url) for each in found]
        )
    )


@blueprint.get("/items")
def items() -> AnyResponse:
    """List items."""
    asked = read(parameters.Keuze, request.args.to_dict(flat=False))
    keuze = reading.Keuze(frozenset(asked.soort), frozenset(asked.leefgebied), frozenset(asked.vakgroep))
    zichtbaarheid = current_reader().zichtbaarheid
    totaal, rows = reading.listing(db(), keuze, zichtbaarheid, today(), offset=asked.vanaf, limit=asked.limiet)
    return _answer(schemas.Items(totaal=totaal, items=[answers.itemregel(row) for row in rows]))


@blueprint.get("/items/<soort>/<slug>")
def item(soort: str, slug: str) -> AnyResponse:
    """One item."""
    return _answer(answers.item(db(), soort, slug, current_reader().zichtbaarheid, today()))


@blueprint.post("/bevindingen")
def bevindingen() -> AnyResponse:
    """Look a text through. It is in the body, never in an address, and nothing of it is kept."""
    sent = read_body(parameters.Tekst, request.get_data(cache=False))
    people = [Person(mens.naam, mens.rol) for mens in sent.mensen]
    review = anonimiseren.look_through(db(), sent.tekst, people, same_background=sent.zelfde_achtergrond)
    response = Response(answers.bevindingen(review).model_dump_json(), mimetype="application/json")
    response.headers["Cache-Control"] = "no-store"
    return response


csrf.exempt(bevindingen)  # it changes nothing, so another site gains nothing by sending something


@blueprint.get("/openapi.json")
def openapi_json() -> AnyResponse:
    """The description of the API; readable for tools on any site."""
    response = Response(
        openapi.document(current_app.extensions["ankerpunt.settings"].base_url), mimetype="application/json"
    )
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return _conditional(response)


@blueprint.errorhandler(BadParameters)
def bad_parameters(error: BadParameters) -> Response:
    """The problem document that names the parameters."""
    faults = [schemas.OngeldigeParameter(naam=fault.naam, reden=fault.reden) for fault in error.faults]
    problem = schemas.Probleem(title=error.title, status=error.status, detail=str(error), ongeldige_parameters=faults)
    response = Response(problem.model_dump_json(), status=error.status, mimetype="application/problem+json")
    response.headers["Cache-Control"] = "no-store"
    return response


def _engine() -> Engine:
    engine: Engine = current_app.extensions["ankerpunt.search"]
    return engine


def _answer(body: BaseModel) -> AnyResponse:
    return _conditional(Response(body.model_dump_json(), mimetype="application/json"))


def _conditional(response: Response) -> AnyResponse:
    """With an ETag, and 304 where the caller has it already. What is for members stays out of shared caches."""
    response.headers["Cache-Control"] = "private, no-cache" if current_reader().naam else "no-cache"
    response.headers["Vary"] = "Cookie"
    response.add_etag()
    return response.make_conditional(request)


def _name_version(response: Response) -> Response:
    if request.path.startswith("/api/"):
        response.headers["API-Version"] = openapi.VERSION
    return response
