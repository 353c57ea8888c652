"""Signing in and out."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import Blueprint, redirect, render_template, request, url_for
from flask_login import login_user, logout_user
from werkzeug.wrappers import Response

from ankerpunt.accounts import service
from ankerpunt.accounts.forms import SignInForm
from ankerpunt.accounts.session import SignedIn
from ankerpunt.web.requests import db

blueprint = Blueprint("accounts", __name__, template_folder="templates")


@blueprint.route("/inloggen", methods=["GET", "POST"])
def inloggen() -> str | Response | tuple[str, int]:
    """Sign in; afterwards the page that was asked for."""
    form = SignInForm()
    if request.method in {"GET", "HEAD"}:
        form.volgende.data = request.args.get("volgende", "")
        return render_template("accounts/inloggen.html", form=form, fout=None)
    if not form.validate_on_submit():
        return render_template("accounts/inloggen.html", form=form, fout="Vul je e-mailadres en je wachtwoord in."), 400
    account = service.authenticate(db(), form.email.data or "", form.wachtwoord.data or "")
    if account is None:
        fout = "Dit e-mailadres en wachtwoord horen niet bij elkaar. Je e-mailadres staat er nog."
        return render_template("accounts/inloggen.html", form=form, fout=fout), 401
    login_user(SignedIn(account.id, account.naam, account.rol))
    return redirect(_inside(form.volgende.data) or url_for("home.home"))


@blueprint.post("/uitloggen")
def uitloggen() -> Response:
    """Sign out."""
    logout_user()
    return redirect(url_for("home.home"))


def _inside(target: str | None) -> str | None:
    """Only a path of this site: nobody is sent elsewhere after signing in."""
    if not target or not target.startswith("/") or target.startswith("//") or "\\" in target:
        return None
    if not target.isprintable():  # a line end would end the header
        return None
    parts = urlsplit(target)
    return target if not parts.scheme and not parts.netloc else None
