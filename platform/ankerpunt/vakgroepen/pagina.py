"""What every page of a vakgroep shares: which vakgroep it is, what the reader may do there, and how an answer is given."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from flask import Flask, current_app, make_response, redirect, render_template, request, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from ankerpunt.accounts.rechten import mag
from ankerpunt.accounts.session import current_reader
from ankerpunt.errors import BadInput, NotFound
from ankerpunt.vakgroepen.teksten import dialled
from ankerpunt.vakgroepen.werk import Werk
from ankerpunt.web.pages import page
from ankerpunt.web.requests import db

#: What was done, said on the page that one comes back to.
KLAAR = {
    "lid": "Gelukt. Je collega’s zien het in de ledenlijst.",
    "gevraagd": "Je vraag is verstuurd. Een leider van de vakgroep antwoordt.",
    "uitgenodigd": "De uitnodiging staat klaar voor je collega.",
    "afgewezen": "Je antwoord is bewaard.",
    "ingetrokken": "Ingetrokken.",
    "weg": "Je bent geen lid meer van deze vakgroep.",
    "leden": "De ledenlijst is bijgewerkt.",
    "rooster": "Het rooster is bijgewerkt.",
    "adres-weg": "Je agenda-adres werkt niet meer.",
    "afspraken": "De afspraken zijn bewaard.",
    "contact": "De lijst met contacten is bijgewerkt.",
}


#: Slug and name of every vakgroep.
Namen = Callable[[Session], Mapping[str, str]]


@dataclass(frozen=True)
class Naden:
    """What domains above give to the pages here."""

    namen: Namen
    werk: Werk | None


@dataclass(frozen=True)
class Groep:
    """A vakgroep, and what who reads may do in it."""

    slug: str
    naam: str
    lid: bool
    leidt: bool
    rooster: bool
    contacten: bool
    schrijft: bool


def connect(app: Flask, naden: Naden) -> None:
    """Give the pages of `app` what they need of others."""
    app.extensions["ankerpunt.vakgroepen"] = naden
    app.jinja_env.filters["te_bellen"] = dialled


def naden() -> Naden:
    """What this application gave."""
    found: Naden = current_app.extensions["ankerpunt.vakgroepen"]
    return found


def find(slug: str) -> Groep:
    """The vakgroep of this page. Raises NotFound."""
    naam = naden().namen(db()).get(slug)
    if naam is None:
        raise NotFound("Deze vakgroep is er niet (meer).")
    reader = current_reader()
    return Groep(
        slug,
        naam,
        lid=slug in reader.lid_van,
        leidt=mag(reader, "leden_beheren", slug),
        rooster=mag(reader, "rooster_invullen", slug),
        contacten=mag(reader, "contacten_lezen", slug),
        schrijft=mag(reader, "schrijven", slug),
    )


def show(template: str, groep: Groep, fout: str | None = None, status: int = 400, **values: object) -> Response:
    """A page; with `fout` it says what went wrong, and nothing was changed."""
    html = render_template(
        f"vakgroepen/{template}.html", groep=groep, fout=fout, klaar=KLAAR.get(request.args.get("klaar", "")), **values
    )
    if fout is None:
        return page(html, personal=True)
    response = make_response(html, status)
    response.headers["Cache-Control"] = "no-store"
    return response


def act(groep: Groep, endpoint: str, done: Callable[[], str], again: Callable[[str], Response]) -> Response:
    """Do it and go to the page that shows it; or, where it was refused, that page `again` with what was typed."""
    try:
        klaar = done()
    except BadInput as error:
        db().rollback()
        return again(str(error))
    return redirect(url_for(endpoint, slug=groep.slug, klaar=klaar), 303)
