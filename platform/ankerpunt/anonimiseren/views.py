"""The page /anonimiseren: paste, look through, take along. Every step carries the whole text; the server keeps none of it."""

from __future__ import annotations

from flask import Blueprint, make_response, render_template, request
from werkzeug.wrappers import Response

from ankerpunt.accounts.session import csrf
from ankerpunt.anonimiseren import service
from ankerpunt.anonimiseren.choosing import choose, read_missed
from ankerpunt.anonimiseren.forms import TekstForm, read_keuzes, read_people, rows
from ankerpunt.anonimiseren.presenting import SOORTEN, fingerprint, for_script, plekken
from ankerpunt.web.requests import db

blueprint = Blueprint("anonimiseren", __name__, template_folder="templates")


@blueprint.get("/anonimiseren")
def anonimiseren() -> Response:
    """The empty page."""
    return _private(_plakken(TekstForm()))


@blueprint.post("/anonimiseren")
def kijk_na() -> Response:
    """The step that was asked for. In the body, never in the address: what is pasted must not reach a log or a history."""
    form = TekstForm()
    step = request.form.get("stap", "")
    if step == "tekst":
        return _private(_plakken(form))
    if fout := form.fault(read_people(request.form)):
        return _private(_plakken(form, fout), 400)
    return _private(_klaar(form) if step == "maken" else _nakijken(form))


csrf.exempt(kijk_na)  # the form looks at the token itself, so that a text is not lost when the session is over


def _plakken(form: TekstForm, fout: str | None = None) -> str:
    people = read_people(request.form)
    return render_template(
        "anonimiseren/plakken.html", form=form, fout=fout, mensen=people, rijen=rows(people), langste=service.LONGEST
    )


def _nakijken(form: TekstForm, *, opnieuw: bool = False) -> str:
    people = read_people(request.form)
    review = service.look_through(db(), form.text, people, same_background=form.achtergrond.data)
    found = () if request.form.get("met_script") else plekken(form.text, review.findings)
    return render_template(
        "anonimiseren/nakijken.html",
        form=form,
        mensen=people,
        gegevens=for_script(form.text, review.findings),
        plekken=found,
        lijst=fingerprint(found),
        zeldzaam=review.rarities,
        soorten=SOORTEN,
        opnieuw=opnieuw,
    )


def _klaar(form: TekstForm) -> str:
    """Looked through again, because nothing was kept: the same text gives the same plekken."""
    people = read_people(request.form)
    review = service.look_through(db(), form.text, people, same_background=form.achtergrond.data)
    found = plekken(form.text, review.findings)
    if request.form.get("lijst") != fingerprint(found):
        return _nakijken(form, opnieuw=True)
    keuzes = read_keuzes(request.form, (plek.nummer for plek in found))
    uitkomst = choose(form.text, found, keuzes, read_missed(request.form.get("gemist", "")))
    return render_template("anonimiseren/klaar.html", form=form, mensen=people, uitkomst=uitkomst)


def _private(page: str, status: int = 200) -> Response:
    """For this reader and this moment: no browser and nothing in between may keep it."""
    response = make_response(page, status)
    response.headers["Cache-Control"] = "no-store"
    return response
