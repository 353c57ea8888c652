"""What every page of the redactie shares: who reads, how a page is given, and how something is done and then shown."""

from __future__ import annotations

from collections.abc import Callable

from flask import Blueprint, current_app, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from ankerpunt.accounts.reader import Reader
from ankerpunt.accounts.rechten import mag
from ankerpunt.accounts.session import current_reader, sign_in_first
from ankerpunt.errors import BadInput, ContentError, NotFound
from ankerpunt.kennis.kinds import KINDS, Key, is_slug
from ankerpunt.kennis.reading import vakgroep_names
from ankerpunt.search.thesaurus import Thesaurus
from ankerpunt.web.requests import db

blueprint = Blueprint("redactie", __name__, template_folder="templates")
#: The states of a concept and of a proposal, for people.
STANDEN = {
    "concept": "Concept",
    "ter_beoordeling": "Wacht op een collega",
    "goedgekeurd": "Goedgekeurd",
    "gepland": "Wordt geplaatst",
    "ingetrokken": "Opzij gelegd",
    "gepubliceerd": "Geplaatst",
    "open": "Wacht op de vakgroep",
    "overgenomen": "Overgenomen",
    "afgewezen": "Niet overgenomen",
    "opgelost": "Beantwoord",
}
#: What was done, said on the page that one comes to.
KLAAR = {
    "bewaard": "Je tekst is bewaard.",
    "gevraagd": "Je collega’s van de vakgroep zien dat je tekst klaar is om te lezen.",
    "samen": "Beide teksten zijn samengevoegd en bewaard.",
    "weg": "Je losse tekst is weggehaald.",
    "opzij": "Dit concept ligt opzij. Je kunt er altijd mee verder.",
    "heropend": "Je kunt weer verder schrijven.",
    "adres": "Het adres is veranderd.",
    "archief": "De pagina staat in het archief. Lezers vinden haar niet meer.",
    "uit-archief": "De pagina is terug. Lezers vinden haar weer.",
    "opmerking": "Je opmerking staat erbij.",
    "afgevinkt": "De opmerking is bijgewerkt.",
    "goedgekeurd": "Je hebt de tekst goedgekeurd. Hij kan nu geplaatst worden.",
    "terug": "De tekst is terug bij wie hem schreef, met je reden erbij.",
    "gepland": "De tekst wordt vanzelf geplaatst op de dag die je koos.",
    "teruggezet": "De oude tekst is terug. Lezers zien hem nu.",
    "voorgesteld": "Je voorstel is bij de vakgroep. Je hoort wat ermee gebeurt.",
    "overgenomen": "Overgenomen. Lezers zien de nieuwe tekst nu.",
    "afgewezen": "Je antwoord is bewaard. Wie het voorstelde leest waarom.",
    "ingetrokken": "Je voorstel is ingetrokken.",
    "gemeld": "Dank je. De vakgroep kijkt ernaar, en jij hoort wat ermee gebeurt.",
    "klopt-nog": "Genoteerd: deze pagina klopt nog.",
    "beantwoord": "Je antwoord is bewaard. Wie het meldde leest het.",
}
#: Where somebody who is signed out sends words: they are given back, not thrown away (`schrijf_views.bewaar`).
HOLDS_WORDS = "redactie.bewaar"


@blueprint.before_request
def _sign_in_first() -> Response | None:
    return None if request.endpoint == HOLDS_WORDS else sign_in_first()


def show(template: str, fout: str | None = None, status: int = 400, **values: object) -> Response:
    """A page for this reader only; with `fout` it says what went wrong, and it holds what was typed."""
    klaar = KLAAR.get(request.args.get("klaar", ""))
    html = render_template(f"redactie/{template}.html", fout=fout, klaar=klaar, standen=STANDEN, kinds=KINDS, **values)
    response = make_response(html, status if fout else 200)
    response.headers["Cache-Control"] = "no-store"
    return response


def act(done: Callable[[], str], again: Callable[[str], Response]) -> Response:
    """Do it and go to the address that it gives; or, where it was refused, the page `again` with what was typed."""
    try:
        target = done()
    except (BadInput, ContentError) as error:
        db().rollback()
        return again(in_words(error))
    return redirect(target, 303)


def to(endpoint: str, klaar: str = "", **values: object) -> str:
    """The address of a page of the redactie, with what was done."""
    return url_for(f"redactie.{endpoint}", **({"klaar": klaar} if klaar else {}), **values)  # type: ignore[arg-type]


def at(key: Key, klaar: str = "") -> str:
    """The address of an item, with what was done."""
    return key.url + (f"?klaar={klaar}" if klaar else "")


def in_words(error: BadInput | ContentError) -> str:
    """What went wrong, with the line of a text if it has one."""
    return f"Regel {error.line}: {error.message}." if isinstance(error, ContentError) else str(error)


def key_from(soort: str, slug: str) -> Key:
    """The item of an address. Raises NotFound."""
    if soort not in KINDS or not is_slug(slug):
        raise NotFound("Deze pagina is er niet.")
    return Key(soort, slug)


def thesaurus() -> Thesaurus:
    """The words that search knows."""
    found: Thesaurus = current_app.extensions["ankerpunt.search"].thesaurus
    return found


def writes_in(reader: Reader) -> list[tuple[str, str]]:
    """The vakgroepen that this reader may write in: (slug, name), their own first."""
    names = vakgroep_names(db())
    found = [(slug, name) for slug, name in names.items() if mag(reader, "schrijven", slug)]
    return sorted(found, key=lambda each: (each[0] not in reader.lid_van, each[1]))


def reader() -> Reader:
    """Who reads this request."""
    return current_reader()
