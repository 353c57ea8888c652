"""The page behind the link under a mail: one click, and this kind of mail is over."""

from __future__ import annotations

from flask import Blueprint, current_app, render_template, request

from ankerpunt import clock
from ankerpunt.mail import wishes
from ankerpunt.settings import Settings
from ankerpunt.web.requests import db

blueprint = Blueprint("mail", __name__, template_folder="templates")


@blueprint.get(wishes.PATH)
def afmelden() -> str:
    """Say what the link does. Looking at it changes nothing: mail programs and scanners look at every link."""
    wens = _wens()
    return _page(wens, over=wens.soort in wishes.ended(db(), wens.wie))


@blueprint.post(wishes.PATH)
def afmelden_nu() -> str:
    """End this kind of mail, or with `weer` begin it again. The signed link is the only proof; mail servers have no cookie."""
    wens = _wens()
    if request.form.get("weer"):
        wishes.begin_again(db(), wens)
        return _page(wens, over=False)
    wishes.end(db(), clock.now(), wens)
    return _page(wens, over=True)


def _wens() -> wishes.Wens:
    settings: Settings = current_app.extensions["ankerpunt.settings"]
    return wishes.read_link(settings.secret_key, request.args.get("l", ""))


def _page(wens: wishes.Wens, *, over: bool) -> str:
    return render_template(
        "mail/afmelden.html", waarover=wishes.SOORTEN[wens.soort], over=over, gedaan=request.method == "POST"
    )
