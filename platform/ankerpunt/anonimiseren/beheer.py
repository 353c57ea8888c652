"""The page of administrators about what never is a person: look, add with sentences that prove it, take off."""

from __future__ import annotations

from flask import Blueprint, make_response, redirect, render_template, url_for
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response
from wtforms import StringField, TextAreaField

from ankerpunt.accounts.session import current_reader
from ankerpunt.anonimiseren import stop_list
from ankerpunt.clock import now
from ankerpunt.deidentification.stop_list import shipped
from ankerpunt.errors import BadInput
from ankerpunt.web.requests import db

blueprint = Blueprint("nooit_een_persoon", __name__, template_folder="templates")


class TermForm(FlaskForm):  # type: ignore[misc]
    """A term, and a sentence on each line that shows how it is used."""

    term = StringField("De term")
    voorbeelden = TextAreaField("Zinnen waarin hij staat, een per regel")


@blueprint.get("/beheer/nooit-een-persoon")
def lijst() -> Response:
    """The terms that were added here, and how many are shipped."""
    return _page(TermForm())


@blueprint.post("/beheer/nooit-een-persoon")
def voeg_toe() -> Response:
    """Add a term; what was typed stays where it is refused."""
    form = TermForm()
    sentences = (form.voorbeelden.data or "").splitlines()
    try:
        entry = stop_list.add(db(), current_reader(), form.term.data or "", sentences, now())
    except BadInput as error:
        return _page(form, str(error))
    return redirect(url_for("nooit_een_persoon.lijst", _anchor=f"ap-term-{entry.id}"), 303)


@blueprint.post("/beheer/nooit-een-persoon/<int:entry_id>/weg")
def haal_weg(entry_id: int) -> Response:
    """Take a term off the list."""
    stop_list.remove(db(), current_reader(), entry_id)
    return redirect(url_for("nooit_een_persoon.lijst", _anchor="ap-erbij"), 303)


def _page(form: TermForm, fout: str | None = None) -> Response:
    added = stop_list.entries(db(), current_reader())
    page = render_template(
        "anonimiseren/nooit_een_persoon.html", form=form, fout=fout, termen=added, standaard=shipped().entries
    )
    response = make_response(page, 400 if fout else 200)
    response.headers["Cache-Control"] = "no-store"
    return response
