"""/mijn: the pages of who signed in, about themselves: account, security, keys, profile."""

from __future__ import annotations

from collections.abc import Callable

from flask import Blueprint, make_response, redirect, render_template, request, url_for
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response
from wtforms.fields.choices import SelectChoice

from ankerpunt.accounts import braking, mensen, rem, service, sessies, sleutels, tweede_stap
from ankerpunt.accounts.forms import (
    ChangePasswordForm,
    ConfirmForm,
    KeyForm,
    NameForm,
    ProfileForm,
    SecondStepForm,
)
from ankerpunt.accounts.models import Profiel
from ankerpunt.accounts.session import begin, current_reader, current_sessie, sign_in_first
from ankerpunt.clock import now
from ankerpunt.errors import BadInput
from ankerpunt.leefgebieden import LEEFGEBIEDEN
from ankerpunt.web.requests import db

blueprint = Blueprint("mijn", __name__, url_prefix="/mijn", template_folder="templates")
blueprint.before_request(sign_in_first)
#: The largest number that a row can have on every database.
NUMBER = "int(max=2147483647)"
INCOMPLETE = "Niet alles is ingevuld."


@blueprint.get("")
def mijn() -> Response:
    """The first of these pages."""
    return redirect(url_for("accounts.mijn.account"))


@blueprint.get("/account")
def account() -> Response:
    """Name, password, and the way to the rest."""
    return _account(klaar=request.args.get("klaar"))


@blueprint.post("/account/naam")
def naam() -> Response:
    """Another name."""
    form = NameForm()
    fault = _fault(form, lambda: service.rename(db(), current_reader(), form.naam.data))
    return _account(400, naam=form, fout_naam=fault) if fault else _done("account", "naam")


@blueprint.post("/account/wachtwoord")
def wachtwoord() -> Response:
    """Another password; every other session ends."""
    form, reader = ChangePasswordForm(), current_reader()
    fault = _fault(
        form, lambda: service.change_password(db(), reader, form.wachtwoord.data, form.nieuw.data), confirms=True
    )
    if fault:
        return _account(400, wachtwoord=form, fout_wachtwoord=fault)
    begin(service.get(db(), reader.account_id))
    return _done("account", "wachtwoord")


@blueprint.get("/beveiliging")
def beveiliging() -> Response:
    """The second step, recovery codes and sessions."""
    return _beveiliging(klaar=request.args.get("klaar"))


@blueprint.route("/beveiliging/tweede-stap", methods=["GET", "POST"])
def tweede_stap_aan() -> Response:
    """Turn the second step on: show the secret, ask for a code of it, then show the recovery codes."""
    form, reader = SecondStepForm(), current_reader()
    own = service.get(db(), reader.account_id)
    if request.method in {"GET", "HEAD"}:
        form.geheim.data = tweede_stap.new_secret()
        return _second_step(form, None)
    codes: list[str] = []

    def turn_on() -> None:
        codes.extend(tweede_stap.turn_on(db(), reader, form.wachtwoord.data, form.geheim.data, form.code.data, now()))

    if fault := _fault(form, turn_on, confirms=True):
        return _second_step(form, fault)
    sessies.end_all(db(), own.id)
    begin(own)
    return _page("codes", codes=codes, nieuw=True)


@blueprint.post("/beveiliging/tweede-stap/uit")
def tweede_stap_uit() -> Response:
    """Turn the second step off."""
    form, reader = ConfirmForm(), current_reader()
    fault = _fault(form, lambda: tweede_stap.turn_off(db(), reader, form.wachtwoord.data, now()), confirms=True)
    if fault:
        return _beveiliging(400, fout_uit=fault)
    sessies.end_all(db(), reader.account_id or 0)
    begin(service.get(db(), reader.account_id))
    return _done("beveiliging", "uit")


@blueprint.post("/beveiliging/codes")
def codes() -> Response:
    """New recovery codes."""
    form, made = ConfirmForm(), list[str]()
    fault = _fault(
        form, lambda: made.extend(tweede_stap.new_codes(db(), current_reader(), form.wachtwoord.data)), confirms=True
    )
    return _beveiliging(400, fout_codes=fault) if fault else _page("codes", codes=made, nieuw=False)


@blueprint.post(f"/beveiliging/sessies/<{NUMBER}:sessie_id>/einde")
def einde(sessie_id: int) -> Response:
    """End one of my sessions."""
    sessies.end(db(), current_reader(), sessie_id)
    return _done("beveiliging", "sessie")


@blueprint.post("/beveiliging/sessies/einde")
def einde_andere() -> Response:
    """End all my sessions but this one."""
    sessies.end_all(db(), current_reader().account_id or 0, but=current_sessie())
    return _done("beveiliging", "sessies")


@blueprint.route("/sleutels", methods=["GET", "POST"])
def sleutel() -> Response:
    """My keys for the API; a new one is shown once."""
    form, reader, made = KeyForm(), current_reader(), list[str]()
    if request.method in {"GET", "HEAD"}:
        return _page("sleutels", form=form, sleutels=sleutels.mine(db(), reader), klaar=request.args.get("klaar"))

    def make() -> None:
        made.append(sleutels.make(db(), reader, form.wachtwoord.data, form.naam.data, now()))

    fault = _fault(form, make, confirms=True)
    rows = sleutels.mine(db(), reader)
    if fault:
        return _page("sleutels", 400, form=form, sleutels=rows, fout=fault)
    return _page("sleutels", form=KeyForm(formdata=None), sleutels=rows, geheim=made[0])


@blueprint.post(f"/sleutels/<{NUMBER}:sleutel_id>/weg")
def sleutel_weg(sleutel_id: int) -> Response:
    """Take a key back."""
    sleutels.withdraw(db(), current_reader(), sleutel_id, now())
    return _done("sleutel", "weg")


@blueprint.route("/profiel", methods=["GET", "POST"])
def profiel() -> Response:
    """What I tell colleagues, and which of it they see."""
    form, reader = ProfileForm(), current_reader()
    form.team.choices = [SelectChoice(str(number or ""), name) for number, name in [(0, "Geen"), *mensen.teams(db())]]
    if request.method in {"GET", "HEAD"}:
        _fill(form, mensen.profile(db(), reader))
        return _page("profiel", form=form, klaar=request.args.get("klaar"), ik=reader.account_id)
    fault = _fault(form, lambda: mensen.save_profile(db(), reader, _filled(form)))
    if fault:
        return _page("profiel", 400, form=form, fout=fault, ik=reader.account_id)
    return _done("profiel", "bewaard")


def _fault(form: FlaskForm, do: Callable[[], object], *, confirms: bool = False) -> str | None:
    """Do what the form asks; what is wrong where that was refused. Guessing a password in it is slowed down as well."""
    if not form.validate_on_submit():
        said = [str(message) for messages in form.errors.values() for message in messages]
        return " ".join(dict.fromkeys(said)) or INCOMPLETE
    try:
        counted = braking.attempt(rem.BEVESTIGING, current_reader().account_id or 0) if confirms else None
        do()
    except (BadInput, rem.TooMany) as error:
        return str(error)
    if counted:
        rem.clear(db(), counted)
    return None


def _account(status: int = 200, **values: object) -> Response:
    own = service.get(db(), current_reader().account_id)
    forms = {"naam": NameForm(formdata=None, naam=own.naam), "wachtwoord": ChangePasswordForm(formdata=None)}
    return _page("account", status, account=own, **{**forms, **values})


def _beveiliging(status: int = 200, **values: object) -> Response:
    reader = current_reader()
    own = service.get(db(), reader.account_id)
    return _page(
        "beveiliging",
        status,
        form=ConfirmForm(formdata=None),
        aan=own.totp_geheim is not None,
        codes_over=tweede_stap.codes_left(db(), own.id),
        sessies=sessies.mine(db(), reader, current_sessie(), now()),
        **values,
    )


def _second_step(form: SecondStepForm, fault: str | None) -> Response:
    own = service.get(db(), current_reader().account_id)
    secret = form.geheim.data or ""
    if len(secret) != 32 or not set(secret) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"):
        secret = form.geheim.data = tweede_stap.new_secret()
    drawn = tweede_stap.picture(tweede_stap.address(own, secret))
    return _page("tweede_stap", 400 if fault else 200, form=form, fout=fault, geheim=secret, beeld=drawn)


def _fill(form: ProfileForm, kept: Profiel) -> None:
    form.team.data = str(kept.team_id or "")
    for name, subjects in (
        ("specialist", kept.specialist_in),
        ("generalist", kept.generalist_in),
        ("vragen", kept.te_vragen_voor),
    ):
        labels = {label: key for key, label in LEEFGEBIEDEN.items()}
        form[f"{name}_gebieden"].data = [labels[each] for each in subjects if each in labels]
        form[f"{name}_woorden"].data = ", ".join(each for each in subjects if each not in labels)
    form.over_mij.data, form.bereikbaar.data, form.toont.data = kept.over_mij, kept.bereikbaar, kept.toont


def _filled(form: ProfileForm) -> mensen.Ingevuld:
    subjects = {
        name: mensen.topics(form[f"{name}_gebieden"].data or (), form[f"{name}_woorden"].data or "")
        for name in ("specialist", "generalist", "vragen")
    }
    return mensen.Ingevuld(
        int(form.team.data) if form.team.data else None,
        subjects["specialist"],
        subjects["generalist"],
        subjects["vragen"],
        (form.over_mij.data or "").strip(),
        (form.bereikbaar.data or "").strip(),
        tuple(form.toont.data or ()),
    )


def _done(page: str, what: str) -> Response:
    return redirect(url_for(f"accounts.mijn.{page}", klaar=what), 303)


def _page(name: str, status: int = 200, **values: object) -> Response:
    response = make_response(render_template(f"accounts/{name}.html", **values), status)
    response.headers["Cache-Control"] = "no-store"
    return response
