"""The home page: one question, the numbers for when somebody is not safe, the vakgroepen, and what changed."""

from __future__ import annotations

from flask import Blueprint, render_template
from werkzeug.wrappers import Response

from ankerpunt.accounts.session import current_reader
from ankerpunt.clock import today
from ankerpunt.kennis import reading
from ankerpunt.web.pages import page
from ankerpunt.web.requests import connection
from ankerpunt.web.safety import NUMMERS

blueprint = Blueprint("home", __name__, template_folder="templates")
EXAMPLES = ("huurschuld en kinderen", "mevrouw wil geen hulp", "alleen na verhuizing", "ruzie thuis")
CHANGED = 4


@blueprint.get("/")
def home() -> Response:
    """Waar ga je naartoe?"""
    reader, now = current_reader(), today()
    html = render_template(
        "bezoek/home.html",
        vakgroepen=reading.vakgroepen(connection(), reader.zichtbaarheid, now),
        veranderd=reading.recent(connection(), reader.zichtbaarheid, now, most=CHANGED),
        voorbeelden=EXAMPLES,
        contacten=NUMMERS,
    )
    return page(html, personal=reader.naam is not None)
