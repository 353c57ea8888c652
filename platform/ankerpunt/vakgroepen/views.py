"""Pages of a vakgroep under its profile: members, agreements, contacts, and the pages it works on."""

from __future__ import annotations

from flask import Blueprint, Flask, request
from werkzeug.wrappers import Response

from ankerpunt.accounts.rechten import mag, vraag
from ankerpunt.accounts.session import current_reader, sign_in_first
from ankerpunt.clock import now, today
from ankerpunt.vakgroepen import afspraken, contacten, forms, leden, rooster_views, toetreden
from ankerpunt.vakgroepen.afspraken import MAANDEN, Afspraken, Changed
from ankerpunt.vakgroepen.contacten import Gegevens
from ankerpunt.vakgroepen.pagina import Groep, Naden, Namen, act, connect, find, naden, show
from ankerpunt.vakgroepen.werk import Werk
from ankerpunt.web.requests import db

#: Choices of a form: (value, words).
TERMIJNEN = [(months, f"Elke {months} maanden") for months in MAANDEN]
blueprint = Blueprint("vakgroepen", __name__, template_folder="templates", url_prefix="/vakgroepen/<slug>")
blueprint.before_request(sign_in_first)


def init_app(app: Flask, namen: Namen, werk: Werk | None = None) -> None:
    """Give `app` these pages. `namen` says which vakgroepen there are, `werk` which pages a vakgroep has in which state."""
    connect(app, Naden(namen, werk))
    for one in (blueprint, rooster_views.blueprint, rooster_views.feed):
        app.register_blueprint(one)


@blueprint.get("/leden")
def ledenlijst(slug: str) -> Response:
    """Who is in it, who leads it, and how to become a member."""
    return _leden(find(slug))


@blueprint.post("/leden/vragen")
def vraag_lidmaatschap(slug: str) -> Response:
    """Ask to become a member."""
    groep, bericht = find(slug), request.form.get("bericht", "")
    return act(
        groep,
        "vakgroepen.ledenlijst",
        lambda: toetreden.ask(db(), current_reader(), slug, bericht, now()),
        lambda fout: _leden(groep, fout),
    )


@blueprint.post("/leden/uitnodigingen")
def nodig_uit(slug: str) -> Response:
    """Ask somebody to become a member."""
    groep = find(slug)
    return act(
        groep,
        "vakgroepen.ledenlijst",
        lambda: toetreden.invite(db(), current_reader(), slug, forms.person(request.form), now()),
        lambda fout: _leden(groep, fout),
    )


@blueprint.post("/leden/vragen/<int:vraag_id>")
def antwoord(slug: str, vraag_id: int) -> Response:
    """Say yes or no to a request or an invitation."""
    groep, ja = find(slug), request.form.get("antwoord") == "ja"
    reden = request.form.get("reden", "")
    return act(
        groep,
        "vakgroepen.ledenlijst",
        lambda: toetreden.decide(db(), current_reader(), slug, vraag_id, ja=ja, reden=reden, now=now()),
        lambda fout: _leden(groep, fout),
    )


@blueprint.post("/leden/vragen/<int:vraag_id>/intrekken")
def trek_in(slug: str, vraag_id: int) -> Response:
    """Take a request or an invitation back."""
    groep = find(slug)
    return act(
        groep,
        "vakgroepen.ledenlijst",
        lambda: toetreden.withdraw(db(), current_reader(), slug, vraag_id, now()),
        lambda fout: _leden(groep, fout),
    )


@blueprint.post("/leden/stoppen")
def stop(slug: str) -> Response:
    """Stop being a member."""

    def done() -> str:
        leden.leave(db(), current_reader(), slug, forms.number(request.form, "opvolger"), now())
        return "weg"

    groep = find(slug)
    return act(groep, "vakgroepen.ledenlijst", done, lambda fout: _leden(groep, fout))


@blueprint.post("/leden/<int:account_id>/leider")
def leider(slug: str, account_id: int) -> Response:
    """Let a member lead, or stop leading."""

    def done() -> str:
        change = leden.make_leader if request.form.get("leider") == "ja" else leden.step_down
        change(db(), current_reader(), slug, account_id, now())
        return "leden"

    groep = find(slug)
    return act(groep, "vakgroepen.ledenlijst", done, lambda fout: _leden(groep, fout))


@blueprint.post("/leden/<int:account_id>/weg")
def haal_weg(slug: str, account_id: int) -> Response:
    """Take somebody's membership away."""

    def done() -> str:
        leden.remove(db(), current_reader(), slug, account_id, now())
        return "leden"

    groep = find(slug)
    return act(groep, "vakgroepen.ledenlijst", done, lambda fout: _leden(groep, fout))


@blueprint.post("/leden/leiders")
def benoem(slug: str) -> Response:
    """Name a leader, as administrator."""

    def done() -> str:
        leden.appoint(db(), current_reader(), slug, forms.person(request.form), now())
        return "leden"

    groep = find(slug)
    return act(groep, "vakgroepen.ledenlijst", done, lambda fout: _leden(groep, fout))


@blueprint.get("/afspraken")
def afspraken_lezen(slug: str) -> Response:
    """How this vakgroep keeps its knowledge."""
    return show("afspraken", find(slug), afspraken=afspraken.read(db(), current_reader(), slug))


@blueprint.get("/afspraken/wijzigen")
def afspraken_wijzigen(slug: str) -> Response:
    """The form to change the agreements."""
    vraag(current_reader(), "vakgroep_inrichten", slug)
    return _afspraken(find(slug), afspraken.read(db(), current_reader(), slug))


@blueprint.post("/afspraken/wijzigen")
def afspraken_bewaren(slug: str) -> Response:
    """Change the agreements; what was typed stays where it is refused."""

    def done() -> str:
        afspraken.write(db(), current_reader(), slug, typed, now())
        return "afspraken"

    groep, typed = find(slug), forms.afspraken(request.form)
    try:
        return act(groep, "vakgroepen.afspraken_lezen", done, lambda fout: _afspraken(groep, typed, fout))
    except Changed as error:
        db().rollback()
        return show(
            "afspraken_wijzigen", groep, str(error), 409, afspraken=typed, maanden=TERMIJNEN, intussen=error.now
        )


@blueprint.get("/contacten")
def contactenlijst(slug: str) -> Response:
    """Whom the members call for what."""
    return _contacten(find(slug), Gegevens("", "", ""))


@blueprint.post("/contacten")
def contact_erbij(slug: str) -> Response:
    """Put a contact on the list."""

    def done() -> str:
        contacten.add(db(), current_reader(), slug, typed, now())
        return "contact"

    groep, typed = find(slug), forms.contact(request.form)
    return act(groep, "vakgroepen.contactenlijst", done, lambda fout: _contacten(groep, typed, fout))


@blueprint.get("/contacten/<int:contact_id>")
def contact_wijzigen(slug: str, contact_id: int) -> Response:
    """The form to change a contact."""
    groep = find(slug)
    there = contacten.find(db(), current_reader(), slug, contact_id)
    return show("contact", groep, contact=there, contact_id=contact_id, versie=there.versie)


@blueprint.post("/contacten/<int:contact_id>")
def contact_bewaren(slug: str, contact_id: int) -> Response:
    """Change a contact; what was typed stays where it is refused."""

    def done() -> str:
        versie = forms.number(request.form, "versie") or 0
        contacten.change(db(), current_reader(), slug, contact_id, typed, versie, now())
        return "contact"

    def again(fout: str) -> Response:
        there = contacten.find(db(), current_reader(), slug, contact_id)
        return show("contact", groep, fout, contact=typed, contact_id=contact_id, versie=there.versie)

    groep, typed = find(slug), forms.contact(request.form)
    return act(groep, "vakgroepen.contactenlijst", done, again)


@blueprint.post("/contacten/<int:contact_id>/weg")
def contact_weg(slug: str, contact_id: int) -> Response:
    """Take a contact off the list."""

    def done() -> str:
        contacten.remove(db(), current_reader(), slug, contact_id, now())
        return "contact"

    groep = find(slug)
    return act(groep, "vakgroepen.contactenlijst", done, lambda fout: _contacten(groep, Gegevens("", "", ""), fout))


@blueprint.get("/werk")
def werk(slug: str) -> Response:
    """The pages of this vakgroep by state."""
    groep, reader = find(slug), current_reader()
    vraag(reader, "schrijven", slug)
    stapels = naden().werk
    return show("werk", groep, stapels=stapels(db(), reader, slug, today()) if stapels else [])


def _leden(groep: Groep, fout: str | None = None) -> Response:
    reader, session = current_reader(), db()
    there = leden.members(session, reader, groep.slug)
    zoek = request.values.get("zoek", "")[:100]
    return show(
        "leden",
        groep,
        fout,
        leden=there,
        vragen=toetreden.open_in(session, reader, groep.slug) if groep.leidt else [],
        eigen=toetreden.own(session, reader, groep.slug),
        afgewezen=None if groep.lid else toetreden.last_refusal(session, reader, groep.slug),
        ik=reader.account_id,
        opvolgers=[(lid.account_id, lid.naam) for lid in there if lid.account_id != reader.account_id],
        benoemt=mag(reader, "beheren"),
        zoek=zoek,
        gevonden=leden.find_people(session, reader, groep.slug, zoek) if groep.leidt else [],
        bericht=request.form.get("bericht", ""),
    )


def _afspraken(groep: Groep, typed: Afspraken, fout: str | None = None) -> Response:
    return show("afspraken_wijzigen", groep, fout, afspraken=typed, maanden=TERMIJNEN, intussen=None)


def _contacten(groep: Groep, typed: Gegevens, fout: str | None = None) -> Response:
    found = contacten.listed(db(), current_reader(), groep.slug)
    return show("contacten", groep, fout, contacten=found, typed=typed)
