"""Signing in and out, the second step, a forgotten password, an invitation."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

from flask import Blueprint, current_app, make_response, redirect, render_template, request, session, url_for
from flask_login import logout_user
from werkzeug.wrappers import Response

from ankerpunt.accounts import (
    braking,
    herstel,
    mensen_views,
    mijn_views,
    rem,
    service,
    sessies,
    tweede_stap,
    uitnodigen,
)
from ankerpunt.accounts.forms import AcceptForm, CodeForm, EmailForm, NewPasswordForm, SignInForm
from ankerpunt.accounts.models import Account
from ankerpunt.accounts.session import begin, current_reader, current_sessie, inside
from ankerpunt.clock import now
from ankerpunt.errors import BadInput, NotFound
from ankerpunt.web.requests import db

blueprint = Blueprint("accounts", __name__, template_folder="templates")
blueprint.register_blueprint(mijn_views.blueprint)
blueprint.register_blueprint(mensen_views.blueprint)
#: How long somebody has for the second step.
PATIENCE = timedelta(minutes=10)
EMPTY = "Vul je e-mailadres en je wachtwoord in."
WRONG = "Dit e-mailadres en wachtwoord horen niet bij elkaar. Je e-mailadres staat er nog."


class Waiting(NamedTuple):
    """Somebody who showed their password and not yet their code; where they want to go."""

    account: Account
    volgende: str | None


@blueprint.route("/inloggen", methods=["GET", "POST"])
def inloggen() -> Response:
    """Sign in; afterwards the page that was asked for."""
    form = SignInForm()
    if request.method in {"GET", "HEAD"}:
        if current_reader().naam is not None:
            return redirect(inside(request.args.get("volgende")) or url_for("accounts.mijn.account"))
        form.volgende.data = request.args.get("volgende", "")
        return _page("inloggen", form=form, klaar=request.args.get("klaar"))
    if not form.validate_on_submit():
        return _page("inloggen", 400, form=form, fout=EMPTY)
    try:
        account = _authenticate(form.email.data, form.wachtwoord.data)
    except rem.TooMany as error:
        return _page("inloggen", 429, form=form, fout=f"{error} Weet je je wachtwoord niet meer? Kies dan een nieuw.")
    if account is None:
        return _page("inloggen", 401, form=form, fout=WRONG)
    volgende = inside(form.volgende.data)
    if account.totp_geheim is None:
        begin(account)
        return redirect(volgende or url_for("home.home"))
    session.clear()
    session["wacht"] = [account.id, now().isoformat(), volgende]
    return redirect(url_for("accounts.code"))


@blueprint.route("/inloggen/code", methods=["GET", "POST"])
def code() -> Response:
    """The second step; who took too long begins anew."""
    waiting, form = _waiting(), CodeForm()
    if waiting is None:
        session.pop("wacht", None)
        return redirect(url_for("accounts.inloggen"))
    if request.method in {"GET", "HEAD"}:
        return _page("code", form=form)
    if not form.validate_on_submit():
        return _page("code", 400, form=form, fout="Vul de code in.")
    try:
        counted = braking.attempt(rem.CODE, waiting.account.id)
    except rem.TooMany as error:
        return _page("code", 429, form=form, fout=str(error))
    if not tweede_stap.passes(db(), waiting.account, form.code.data, now()):
        return _page("code", 401, form=form, fout=tweede_stap.WRONG)
    rem.clear(db(), counted)
    begin(waiting.account)
    return redirect(waiting.volgende or url_for("home.home"))


@blueprint.post("/uitloggen")
def uitloggen() -> Response:
    """Sign out: the session ends here too, not only in the browser."""
    if (sessie := current_sessie()) is not None:
        sessies.end(db(), current_reader(), sessie)
    logout_user()
    session.clear()
    return redirect(url_for("home.home"))


@blueprint.route("/wachtwoord-vergeten", methods=["GET", "POST"])
def vergeten() -> Response:
    """Ask for a link by mail; the answer is the same for every address."""
    form = EmailForm()
    if request.method in {"GET", "HEAD"}:
        return _page("vergeten", form=form)
    if not form.validate_on_submit():
        return _page("vergeten", 400, form=form, fout="Vul je e-mailadres in.")
    try:
        braking.attempt(rem.HERSTEL_ADRES, braking.address())
    except rem.TooMany as error:
        return _page("vergeten", 429, form=form, fout=str(error))
    _mail_link(form.email.data)
    return _page("vergeten_klaar")


@blueprint.route("/wachtwoord-nieuw/<token>", methods=["GET", "POST"])
def nieuw(token: str) -> Response:
    """Choose a new password with a link."""
    form = NewPasswordForm()
    try:
        account = herstel.find(db(), token, now())
        if request.method in {"GET", "HEAD"}:
            return _page("nieuw", form=form, account=account)
        if not form.validate_on_submit():
            return _page("nieuw", 400, form=form, account=account, fout="Kies een wachtwoord.")
        herstel.choose(db(), token, form.nieuw.data, now())
        rem.clear(db(), rem.key(current_app.config["SECRET_KEY"], rem.ACCOUNT, account.email))
    except BadInput as error:
        return _page("nieuw", 400, form=form, account=account, fout=str(error))
    except NotFound as error:
        return _page("link_weg", 404, uitleg=str(error), opnieuw=url_for("accounts.vergeten"))
    return redirect(url_for("accounts.inloggen", klaar="wachtwoord"))


@blueprint.route("/uitnodiging/<token>", methods=["GET", "POST"])
def uitnodiging(token: str) -> Response:
    """Make the account of an invitation, and be signed in."""
    form = AcceptForm()
    try:
        invitation = uitnodigen.find(db(), token, now())
        if request.method in {"GET", "HEAD"}:
            form.naam.data = invitation.naam
            return _page("uitnodiging", form=form, uitnodiging=invitation)
        if not form.validate_on_submit():
            return _page(
                "uitnodiging", 400, form=form, uitnodiging=invitation, fout="Vul je naam en een wachtwoord in."
            )
        account = uitnodigen.accept(db(), token, form.naam.data, form.nieuw.data, now())
    except BadInput as error:
        return _page("uitnodiging", 400, form=form, uitnodiging=invitation, fout=str(error))
    except NotFound as error:
        return _page("link_weg", 404, uitleg=str(error), opnieuw=None)
    begin(account)
    return redirect(url_for("accounts.mijn.profiel", klaar="welkom"))


def _authenticate(email: str, password: str) -> Account | None:
    """As the service, with the brake. Raises TooMany."""
    by_address = braking.attempt(rem.ADRES, braking.address())
    by_account = braking.attempt(rem.ACCOUNT, service.normal(email))
    account = service.authenticate(db(), email, password)
    if account is not None:
        rem.clear(db(), by_account)
        rem.clear_last(db(), by_address)
    return account


def _waiting() -> Waiting | None:
    kept = session.get("wacht")
    if not kept or now() - datetime.fromisoformat(kept[1]) > PATIENCE:
        return None
    account = db().get(Account, kept[0])
    if account is None or not account.actief or account.totp_geheim is None:
        return None
    return Waiting(account, inside(kept[2]))


def _mail_link(email: str) -> None:
    """Write the mail, or write and take back: whether somebody asked too often or is not known is not told."""
    try:
        braking.attempt(rem.HERSTEL, service.normal(email))
    except rem.TooMany:
        return
    with braking.apart() as beside:
        if not herstel.ask(beside, email, current_app.extensions["ankerpunt.settings"].base_url, now()):
            beside.rollback()


def _page(name: str, status: int = 200, **values: object) -> Response:
    response = make_response(render_template(f"accounts/{name}.html", **values), status)
    response.headers["Cache-Control"] = "no-store"
    if status == 429:
        response.headers["Retry-After"] = str(int(rem.ACCOUNT.window.total_seconds()))
    return response
