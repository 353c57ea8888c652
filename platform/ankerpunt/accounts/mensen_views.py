"""/mensen: colleagues who told something about themselves; for administrators also invitations and teams."""

from __future__ import annotations

from flask import Blueprint, current_app, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from ankerpunt.accounts import mensen, uitnodigen
from ankerpunt.accounts.forms import InviteForm, TeamForm
from ankerpunt.accounts.rechten import mag
from ankerpunt.accounts.session import current_reader, sign_in_first
from ankerpunt.clock import now
from ankerpunt.errors import BadInput
from ankerpunt.leefgebieden import LEEFGEBIEDEN
from ankerpunt.web.requests import db
from ankerpunt.web.signs import UNSHOWABLE

blueprint = Blueprint("mensen", __name__, url_prefix="/mensen", template_folder="templates")
blueprint.before_request(sign_in_first)
NUMBER = "int(max=2147483647)"
LONGEST_QUESTION = 200


@blueprint.get("")
def lijst() -> Response:
    """Who is there, and who knows about what."""
    vraag = UNSHOWABLE.sub("", request.args.get("q", ""))[:LONGEST_QUESTION].strip()
    leefgebied = request.args.get("leefgebied", "")
    reader = current_reader()
    return _page(
        "mensen",
        mensen=mensen.people(db(), reader, vraag, leefgebied),
        vraag=vraag,
        leefgebied=leefgebied if leefgebied in LEEFGEBIEDEN else "",
        leefgebieden=LEEFGEBIEDEN,
        mag_uitnodigen=mag(reader, "mensen_uitnodigen"),
    )


@blueprint.get(f"/<{NUMBER}:account_id>")
def mens(account_id: int) -> Response:
    """What somebody publishes about themselves."""
    reader = current_reader()
    return _page("mens", mens=mensen.person(db(), reader, account_id), eigen=account_id == reader.account_id)


@blueprint.route("/uitnodigen", methods=["GET", "POST"])
def uitnodigingen() -> Response:
    """Invite somebody; the link is shown once, and mailed."""
    reader, form = current_reader(), InviteForm()
    open_ones = uitnodigen.open_ones(db(), reader, now())
    if request.method in {"GET", "HEAD"}:
        return _page("uitnodigen", form=form, open=open_ones, klaar=request.args.get("klaar"))
    if not form.validate_on_submit():
        return _page("uitnodigen", 400, form=form, open=open_ones, fout="Vul een e-mailadres, een naam en een rol in.")
    base_url = current_app.extensions["ankerpunt.settings"].base_url
    try:
        link = uitnodigen.invite(db(), reader, form.email.data, form.naam.data, (form.rol.data,), base_url, now())
    except BadInput as error:
        return _page("uitnodigen", 400, form=form, open=open_ones, fout=str(error))
    open_ones = uitnodigen.open_ones(db(), reader, now())
    return _page("uitnodigen", form=InviteForm(formdata=None), open=open_ones, link=link, genodigd=form.naam.data)


@blueprint.post(f"/uitnodigen/<{NUMBER}:invitation_id>/weg")
def uitnodiging_weg(invitation_id: int) -> Response:
    """Have a link work no longer."""
    uitnodigen.withdraw(db(), current_reader(), invitation_id, now())
    return redirect(url_for("accounts.mensen.uitnodigingen", klaar="weg"), 303)


@blueprint.route("/teams", methods=["GET", "POST"])
def teams() -> Response:
    """The teams that people choose from."""
    reader, form = current_reader(), TeamForm()
    if request.method == "POST":
        try:
            if form.validate_on_submit():
                mensen.add_team(db(), reader, form.team.data, form.gemeente.data, now())
                return redirect(url_for("accounts.mensen.teams", klaar="team"), 303)
            fault = "Vul een team en een gemeente in."
        except BadInput as error:
            fault = str(error)
        return _page("teams", 400, form=form, teams=mensen.teams_to_manage(db(), reader), fout=fault)
    return _page("teams", form=form, teams=mensen.teams_to_manage(db(), reader), klaar=request.args.get("klaar"))


def _page(name: str, status: int = 200, **values: object) -> Response:
    response = make_response(render_template(f"accounts/{name}.html", **values), status)
    response.headers["Cache-Control"] = "no-store"
    return response
