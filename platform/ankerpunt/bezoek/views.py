"""Pages of the bezoekkaart: the question, the card, and its parts for the script that keeps it in the browser."""

from __future__ import annotations

from flask import Blueprint, current_app, jsonify, make_response, render_template, request
from werkzeug.wrappers import Response

from ankerpunt.accounts.session import csrf, current_reader
from ankerpunt.bezoek import service
from ankerpunt.bezoek.kaart import DELEN, Kaart
from ankerpunt.bezoek.service import Vraag
from ankerpunt.clock import today
from ankerpunt.errors import BadInput
from ankerpunt.kennis.kinds import Key, parse_key
from ankerpunt.leefgebieden import LEEFGEBIEDEN
from ankerpunt.web.requests import db
from ankerpunt.web.safety import NUMMERS

blueprint = Blueprint("bezoek", __name__, template_folder="templates")

LONGEST = 200
MOST_KEYS = 12
NOTHING_ASKED = "Typ een paar woorden of kies een leefgebied. Dan maken we de kaart."


@blueprint.get("/bezoek")
def bezoek() -> Response:
    """The question; with ?bij=soort/slug a card of those items."""
    vraag = Vraag(sleutels=_keys())
    page = _page(vraag, None if vraag.leeg else _kaart(vraag), erbij=True)
    return _public(make_response(page))


@blueprint.post("/bezoek")
@csrf.exempt  # nothing is changed or kept, so there is nothing to forge; a token would need a cookie for every visitor
def maak() -> Response:
    """The card for the words and leefgebieden in the body.

    In the body, not in the address: words about a visit must not end up in a log, a history or a link.
    """
    form = request.form
    chosen = set(form.getlist("leefgebied"))
    vraag = Vraag(
        woorden=" ".join(form.get("woorden", "").split())[:LONGEST],
        leefgebieden=tuple(name for name in LEEFGEBIEDEN if name in chosen),
        sleutels=_keys(),
    )
    if vraag.leeg:
        response = make_response(_page(vraag, None, fout=NOTHING_ASKED), 400)
    else:
        response = make_response(_page(vraag, _kaart(vraag)))
    response.headers["Cache-Control"] = "no-store"
    return response


@blueprint.get("/bezoek/onderdelen")
def onderdelen() -> Response:
    """Lines for the card of the items in ?bij=: chosen as for a card, or with ?deel= all of one section of the first."""
    keys, deel = _keys(), request.args.get("deel", "")
    if not keys or (deel and deel not in DELEN):
        raise BadInput("Noem een item als ?bij=soort/slug, en hoogstens één van deze delen: " + ", ".join(DELEN) + ".")
    reader = current_reader()
    if deel:
        kaart = service.section_kaart(db(), keys[0], deel, reader.zichtbaarheid, today())
    else:
        kaart = _kaart(Vraag(sleutels=keys))
    bronnen = [
        {"sleutel": bron.key, "titel": bron.titel, "html": render_template("bezoek/bron.html", bron=bron)}
        for bron in kaart.bronnen
    ]
    regels = [
        {
            "id": regel.id,
            "lijst": regel.lijst,
            "bron": regel.bron.key,
            "via": list(regel.via),
            "html": render_template("bezoek/onderdeel.html", deel=regel),
        }
        for regel in kaart.onderdelen
    ]
    return _public(jsonify(bronnen=bronnen, onderdelen=regels))


def _keys() -> tuple[Key, ...]:
    found = (parse_key(text[:200]) for text in request.values.getlist("bij")[:MOST_KEYS])
    return tuple(dict.fromkeys(key for key in found if key))


def _kaart(vraag: Vraag) -> Kaart:
    engine = current_app.extensions["ankerpunt.search"]
    return service.make_kaart(db(), engine, vraag, current_reader().zichtbaarheid, today())


def _page(vraag: Vraag, kaart: Kaart | None, *, fout: str = "", erbij: bool = False) -> str:
    return render_template(
        "bezoek/kaart.html",
        menu="bezoek",
        vraag=vraag,
        kaart=kaart,
        leeg=Kaart(),
        leeg_vraag=Vraag(),
        erbij=erbij,
        fout=fout,
        leefgebieden=LEEFGEBIEDEN,
        nummers=NUMMERS[:2],
        vandaag=today(),
        basis=current_app.extensions["ankerpunt.settings"].base_url,
    )


def _public(response: Response) -> Response:
    """Items are for this reader, the question is for everybody: as on every page, with an ETag."""
    response.headers["Cache-Control"] = "private, no-cache" if current_reader().naam else "no-cache"
    response.headers["Vary"] = "Cookie"
    response.add_etag()
    return response.make_conditional(request)
