"""The duty roster: the page, filling it in, and the calendar feed."""

from __future__ import annotations

from datetime import date, timedelta

from flask import Blueprint, Response, current_app, request
from werkzeug.wrappers import Response as AnyResponse

from ankerpunt.accounts.session import current_reader, sign_in_first
from ankerpunt.clock import now, today
from ankerpunt.errors import NotFound
from ankerpunt.vakgroepen import agenda, forms, leden, roosteren
from ankerpunt.vakgroepen.pagina import Groep, act, find, naden, show
from ankerpunt.vakgroepen.rooster import DAGEN, moment, on_duty
from ankerpunt.vakgroepen.roosteren import may_change
from ankerpunt.vakgroepen.service import AHEAD
from ankerpunt.web.requests import db

blueprint = Blueprint("rooster", __name__, template_folder="templates", url_prefix="/vakgroepen/<slug>/rooster")
blueprint.before_request(sign_in_first)
#: Open to whoever knows a secret: calendar programs do not sign in.
feed = Blueprint("rooster_feed", __name__)
#: How far back the feed knows which days differed.
BACK = timedelta(days=60)


@blueprint.get("")
def rooster(slug: str) -> AnyResponse:
    """Who can be called when."""
    return _rooster(find(slug))


@blueprint.post("/blokken")
def blok_erbij(slug: str) -> AnyResponse:
    """Put a member on the roster every week."""

    def done() -> str:
        form = request.form
        roosteren.add_blok(
            db(),
            current_reader(),
            slug,
            forms.person(form),
            weekdag=_weekday(),
            van=forms.clock(form, "van"),
            tot=forms.clock(form, "tot"),
            telefoon=form.get("telefoon", ""),
            vanaf=forms.day(form, "vanaf") or today(),
            tot_en_met=forms.day(form, "tot_en_met"),
            now=now(),
        )
        return "rooster"

    groep = find(slug)
    return act(groep, "rooster.rooster", done, lambda fout: _rooster(groep, fout))


@blueprint.post("/blokken/<int:blok_id>/weg")
def blok_weg(slug: str, blok_id: int) -> AnyResponse:
    """Take a blok off the roster."""

    def done() -> str:
        roosteren.remove_blok(db(), current_reader(), slug, blok_id)
        return "rooster"

    groep = find(slug)
    return act(groep, "rooster.rooster", done, lambda fout: _rooster(groep, fout))


@blueprint.get("/blokken/<int:blok_id>/<dag>")
def ruilen(slug: str, blok_id: int, dag: str) -> AnyResponse:
    """The form to let somebody else take a turn, or nobody."""
    return _ruilen(find(slug), blok_id, _day(dag))


@blueprint.post("/blokken/<int:blok_id>/<dag>")
def ruil(slug: str, blok_id: int, dag: str) -> AnyResponse:
    """Let somebody else take a turn, or nobody."""

    def done() -> str:
        who, number = forms.number(request.form, "wie"), request.form.get("telefoon", "")
        roosteren.swap(db(), current_reader(), slug, blok_id, day, who, number, now())
        return "rooster"

    groep, day = find(slug), _day(dag)
    return act(groep, "rooster.rooster", done, lambda fout: _ruilen(groep, blok_id, day, fout))


@blueprint.post("/extra")
def extra(slug: str) -> AnyResponse:
    """Put a member on the roster on one day."""

    def done() -> str:
        form = request.form
        roosteren.add_once(
            db(),
            current_reader(),
            slug,
            forms.person(form),
            datum=forms.needed_day(form, "datum"),
            van=forms.clock(form, "van"),
            tot=forms.clock(form, "tot"),
            telefoon=form.get("telefoon", ""),
            now=now(),
        )
        return "rooster"

    groep = find(slug)
    return act(groep, "rooster.rooster", done, lambda fout: _rooster(groep, fout))


@blueprint.post("/afwijkingen/<int:afwijking_id>/weg")
def zet_terug(slug: str, afwijking_id: int) -> AnyResponse:
    """Let a day be as every week again."""

    def done() -> str:
        roosteren.undo(db(), current_reader(), slug, afwijking_id)
        return "rooster"

    groep = find(slug)
    return act(groep, "rooster.rooster", done, lambda fout: _rooster(groep, fout))


@blueprint.post("/adres")
def adres(slug: str) -> AnyResponse:
    """Make a calendar address, shown this once."""
    groep = find(slug)
    secret = agenda.new_key(db(), current_reader(), now())
    response = show("agenda_adres", groep, adres=f"{_address(slug)}.ics?sleutel={secret}")
    response.headers["Cache-Control"] = "no-store"
    return response


@blueprint.post("/adres/weg")
def adres_weg(slug: str) -> AnyResponse:
    """Have one's calendar addresses stop working."""

    def done() -> str:
        agenda.drop_key(db(), current_reader())
        return "adres-weg"

    groep = find(slug)
    return act(groep, "rooster.rooster", done, lambda fout: _rooster(groep, fout))


@feed.get("/vakgroepen/<slug>/rooster.ics")
def ics(slug: str) -> AnyResponse:
    """The roster for a calendar program; `alleen=mij` for one's own turns."""
    person = agenda.holder(db(), request.args.get("sleutel", "")[:200])
    naam = naden().namen(db()).get(slug)
    if naam is None:
        raise NotFound("Deze vakgroep is er niet (meer).")
    only = person if request.args.get("alleen") == "mij" else None
    body = agenda.calendar(roosteren.read(db(), slug, today() - BACK), naam, _address(slug), only)
    response = Response(body, content_type="text/calendar; charset=utf-8")
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers["Content-Disposition"] = f"inline; filename={slug}.ics"
    response.add_etag()
    return response.make_conditional(request)


def _rooster(groep: Groep, fout: str | None = None) -> AnyResponse:
    reader, session, day = current_reader(), db(), today()
    found = roosteren.read(session, groep.slug, day)
    turns = found.diensten(day, day + AHEAD)
    people = leden.members(session, reader, groep.slug) if groep.rooster else []
    mine = [(lid.account_id, lid.naam) for lid in people if may_change(reader, groep.slug, lid.account_id)]
    return show(
        "rooster",
        groep,
        fout,
        rooster=found,
        diensten=[turn for turn in turns if turn.einde > now()],
        op_afroep=on_duty(turns, now()),
        mag=lambda account_id: may_change(reader, groep.slug, account_id),
        wie=mine,
        ik=reader.account_id,
        dagen=list(enumerate(DAGEN)),
        vandaag=day,
        typed=request.form,
        telefoon=roosteren.last_number(session, reader.account_id) if reader.account_id and groep.rooster else "",
        adres_sinds=agenda.key_since(session, reader),
    )


def _ruilen(groep: Groep, blok_id: int, day: date, fout: str | None = None) -> AnyResponse:
    reader = current_reader()
    blok = next((one for one in roosteren.read(db(), groep.slug, today()).blokken if one.id == blok_id), None)
    if blok is None or not blok.on(day) or not may_change(reader, groep.slug, blok.account_id):
        raise NotFound("Deze dienst staat niet (meer) op jouw rooster.")
    people = leden.members(db(), reader, groep.slug)
    return show(
        "ruilen",
        groep,
        fout,
        blok=blok,
        dag=day,
        begin=moment(day, blok.van),
        wie=[(lid.account_id, lid.naam) for lid in people if lid.account_id != blok.account_id],
        typed=request.form,
    )


def _weekday() -> int:
    found = forms.number(request.form, "weekdag")
    return -1 if found is None else found


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise NotFound("Deze dag is er niet.") from None


def _address(slug: str) -> str:
    return f"{current_app.extensions['ankerpunt.settings'].base_url}/vakgroepen/{slug}/rooster"
