"""The results page: one box over everything, an address that can be shared, and help where nothing was found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from flask import Blueprint, current_app, make_response, render_template, request
from werkzeug.wrappers import Response

from ankerpunt.accounts.session import current_reader
from ankerpunt.clock import today
from ankerpunt.errors import BadInput
from ankerpunt.kennis.kinds import Key
from ankerpunt.kennis.reading import linked, vakgroep_names
from ankerpunt.kennis.results import Keuzemogelijkheid, Resultaat, facet_names, results_of
from ankerpunt.kennis.verwijzing import Verwijzing
from ankerpunt.search import service
from ankerpunt.search.engine import Engine
from ankerpunt.search.service import Resultaten
from ankerpunt.search.values import Filters
from ankerpunt.web.requests import db

blueprint = Blueprint("zoeken", __name__, template_folder="templates")
PER_PAGE = 10
MOST = 100
LONGEST = 200
FACETS = ("soort", "leefgebied", "vakgroep")


@dataclass(frozen=True)
class Pagina:
    """What the results page shows."""

    totaal: int
    hits: list[Resultaat]
    uitbreidingen: tuple[str, ...]
    bedoelde_u: str | None
    facetten: dict[str, list[Keuzemogelijkheid]]
    filters_aan: int


@dataclass(frozen=True)
class Niets:
    """What is offered where nothing was found."""

    termen: tuple[str, ...]
    vakgroep: Verwijzing | None


@blueprint.get("/zoeken")
def zoeken() -> Response:
    """Results for `q`, narrowed by the facets in the address."""
    vraag = request.args.get("q", "").strip()
    if len(vraag) > LONGEST:
        raise BadInput(
            f"Zoek met hoogstens {LONGEST} tekens. Je vraag had er {len(vraag)}; een paar woorden zijn genoeg."
        )
    engine: Engine = current_app.extensions["ankerpunt.search"]
    chosen = {name: frozenset(value[:120] for value in request.args.getlist(name)[:20] if value) for name in FACETS}
    filters = Filters(current_reader().zichtbaarheid, chosen["soort"], chosen["leefgebied"], chosen["vakgroep"])
    shown = max(PER_PAGE, min(request.args.get("toon", PER_PAGE, type=int), MOST))
    literal = "letterlijk" in request.args
    if literal:
        found = service.find_literally(db(), engine.index(), vraag, filters, limit=shown)
    else:
        found = service.find(db(), engine.index(), engine.thesaurus, vraag, filters, limit=shown)
    groepen = vakgroep_names(db())
    page = render_template(
        "kennis/resultaten.html",
        vraag=vraag,
        letterlijk=literal,
        resultaten=Pagina(
            found.totaal,
            results_of(found, groepen, today()),
            found.vraag.uitbreidingen,
            found.vraag.bedoelde_u,
            _facets(found, chosen, groepen),
            sum(map(len, chosen.values())),
        ),
        niets=_nothing(engine, vraag, filters) if vraag and not found.totaal else None,
        volgende_url=_address(toon=min(shown + PER_PAGE, MOST)) if shown < min(found.totaal, MOST) else None,
        volgende_aantal=min(PER_PAGE, found.totaal - shown),
        letterlijk_url=_address(letterlijk="ja"),
    )
    response = make_response(page)
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _nothing(engine: Engine, vraag: str, filters: Filters) -> Niets:
    """The nearest terms and the vakgroep that may know; the question is counted where it can hold nothing about a person."""
    near = service.nearest(db(), engine.index(), engine.thesaurus, vraag, filters)
    service.count_miss(db(), engine.thesaurus, vraag, near.vakgroep, today())
    groep = [Key("vakgroeppagina", near.vakgroep)] if near.vakgroep else []
    return Niets(near.termen, next(iter(linked(db(), groep, filters.zichtbaarheid, today())), None))


def _facets(
    found: Resultaten, chosen: Mapping[str, frozenset[str]], groepen: Mapping[str, str]
) -> dict[str, list[Keuzemogelijkheid]]:
    facets: dict[str, list[Keuzemogelijkheid]] = {}
    for name, labels in facet_names(groepen).items():
        counts = found.facetten.get(name, {})
        facets[name] = [
            Keuzemogelijkheid(value, label, counts.get(value, 0), value in chosen[name], _switched(name, value))
            for value, label in labels.items()
            if counts.get(value) or value in chosen[name]
        ]
    return facets


def _switched(name: str, value: str) -> str:
    """The address of these results with one choice put on or off."""
    kept = [pair for pair in request.args.items(multi=True) if pair[0] != "toon"]
    pair = (name, value)
    pairs = [one for one in kept if one != pair] if pair in kept else [*kept, pair]
    return f"/zoeken?{urlencode(pairs)}"


def _address(**changes: str | int) -> str:
    kept = [(name, value) for name, value in request.args.items(multi=True) if name not in changes]
    return f"/zoeken?{urlencode([*kept, *changes.items()])}"
