"""Pages that tell about the site itself, and what machines ask: health, robots, security.txt, the service worker."""

from __future__ import annotations

from datetime import timedelta

from flask import Blueprint, Response, current_app, make_response, render_template, send_from_directory
from sqlalchemy import text

from ankerpunt.clock import now
from ankerpunt.web.requests import db
from ankerpunt.web.safety import NUMMERS
from ankerpunt.web.static_files import FOLDER

blueprint = Blueprint("web", __name__, template_folder="templates")


@blueprint.get("/over")
def over() -> str:
    """What Ankerpunt is and who makes it."""
    return render_template("over.html")


@blueprint.get("/privacy")
def privacy() -> str:
    """What is kept and what is not."""
    return render_template("privacy.html")


@blueprint.get("/toegankelijkheid")
def toegankelijkheid() -> str:
    """The accessibility statement."""
    return render_template("toegankelijkheid.html")


@blueprint.get("/sneltoetsen")
def sneltoetsen() -> str:
    """The keys, and the switch that turns them off."""
    return render_template("sneltoetsen.html")


@blueprint.get("/meer")
def meer() -> str:
    """The rest of the menu, on phones."""
    return render_template("meer.html")


@blueprint.get("/veilig")
def veilig() -> str:
    """Whom to call when somebody is not safe."""
    return render_template("veilig.html", contacten=NUMMERS)


@blueprint.get("/sw.js")
def service_worker() -> Response:
    """The service worker; at the root so that it serves every page, and always asked for again."""
    response = Response((FOLDER / "sw.js").read_bytes(), mimetype="text/javascript")
    response.headers["Cache-Control"] = "no-cache"
    return response


@blueprint.get("/favicon.ico")
def favicon() -> Response:
    """For those that ask without reading the page."""
    return make_response(send_from_directory(FOLDER, "favicon.svg", max_age=86_400))


@blueprint.get("/robots.txt")
def robots() -> Response:
    """Searches and cards are nobody's business."""
    return Response("User-agent: *\nDisallow: /zoeken\nDisallow: /bezoek\nDisallow: /api/\n", mimetype="text/plain")


@blueprint.get("/.well-known/security.txt")
def security_txt() -> Response:
    """Where to report a weakness (RFC 9116)."""
    settings = current_app.extensions["ankerpunt.settings"]
    expires = (now() + timedelta(days=180)).strftime("%Y-%m-%dT00:00:00Z")
    lines = (
        f"Contact: {settings.base_url}/over#ap-kwetsbaarheid-melden",
        f"Expires: {expires}",
        "Preferred-Languages: nl, en",
        f"Canonical: {settings.base_url}/.well-known/security.txt",
    )
    return Response("\n".join(lines) + "\n", mimetype="text/plain")


@blueprint.get("/healthz")
def healthz() -> Response:
    """The process is up."""
    return Response("ok\n", mimetype="text/plain")


@blueprint.get("/readyz")
def readyz() -> Response:
    """The database answers, and its search index can be used."""
    db().execute(text("SELECT 1"))
    current_app.extensions["ankerpunt.search"].index().vocabulary(db(), frozenset())
    return Response("ok\n", mimetype="text/plain")
