"""Every error becomes one page in plain Dutch, or one problem document (RFC 9457) under /api/."""

from __future__ import annotations

import json
import logging
import re

from flask import Flask, Response, g, render_template, request
from markupsafe import escape
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import HTTPException

from ankerpunt.errors import AnkerpuntError

log = logging.getLogger("ankerpunt")

WITH_SLASH = re.compile(r"/(?!api/)[a-z0-9-]+(?:/[a-z0-9-]+)*/")
TITLES = {
    400: ("Dit kunnen we niet lezen", "Wat je stuurde heeft niet de juiste vorm."),
    401: ("Log eerst in", "Deze kennisbank is alleen te lezen als je bent ingelogd."),
    403: ("Geen toegang", "Deze pagina is niet voor jou open."),
    404: ("Deze pagina is er niet", "Misschien is ze verplaatst, of klopt het adres niet."),
    405: ("Dat kan hier niet", "Deze pagina kent die actie niet."),
    413: ("Dat is te groot", "Wat je stuurde is groter dan mag. Er is niets bewaard."),
    414: ("Dat is te lang", "Het adres is te lang. Zoek met minder woorden."),
    415: ("Dit kunnen we niet lezen", "Wat je stuurde heeft niet de juiste vorm."),
    500: ("Er ging iets mis", "Dat ligt aan ons. Er is niets half bewaard. Probeer het zo nog eens."),
    503: (
        "Even niet bereikbaar",
        "De kennisbank is even niet te bereiken. Er is niets verloren. Probeer het over een minuut nog eens.",
    ),
}


def init_app(app: Flask) -> None:
    """Map every error that leaves a view of `app`."""
    app.register_error_handler(AnkerpuntError, _known)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(OperationalError, _unavailable)
    app.register_error_handler(Exception, _unexpected)


def _known(error: AnkerpuntError) -> Response:
    return answer(error.status, error.title, str(error))


def _http(error: HTTPException) -> Response:
    if error.code and 300 <= error.code < 400:
        return Response(status=error.code, headers=dict(error.get_headers()))
    status = error.code or 500
    if status == 404 and request.method == "GET" and WITH_SLASH.fullmatch(request.path):
        return Response(status=308, headers={"Location": request.path.rstrip("/")})  # an old bookmark of a static site
    title, text = TITLES.get(status, TITLES[400 if status < 500 else 500])
    response = answer(status, title, text)
    for name, value in error.get_headers():
        if name in {"Allow", "Retry-After"}:
            response.headers[name] = value
    return response


def _unavailable(error: OperationalError) -> Response:
    log.error("database not usable: %s on %s", type(error.orig).__name__, request.endpoint)
    response = answer(503, *TITLES[503])
    response.headers["Retry-After"] = "60"
    return response


def _unexpected(error: Exception) -> Response:
    """The log names the place and kind of the error, never its text: that may hold what somebody typed."""
    frames = []
    step = error.__traceback__
    while step is not None:
        frames.append(f"{step.tb_frame.f_code.co_filename.rpartition('/')[2]}:{step.tb_lineno}")
        step = step.tb_next
    log.error("unexpected %s on %s at %s", type(error).__name__, request.endpoint, " > ".join(frames[-6:]))
    return answer(500, *TITLES[500])


def answer(status: int, title: str, detail: str) -> Response:
    """The page or the problem document for this request."""
    if (session := g.get("db")) is not None:
        session.rollback()
    if request.path.startswith("/api/"):
        problem = {"type": "about:blank", "title": title, "status": status, "detail": detail}
        response = Response(json.dumps(problem, ensure_ascii=False), status=status, mimetype="application/problem+json")
    else:
        response = Response(_page(status, title, detail), status=status)
    response.headers["Cache-Control"] = "no-store"
    return response


def _page(status: int, title: str, detail: str) -> str:
    """The error page, which needs no database; bare words where not even a page can be made."""
    try:
        return render_template("fout.html", code=status, titel=title, uitleg=detail)
    except Exception as error:
        log.error("no error page: %s", type(error).__name__)
        return f"<!doctype html><html lang=nl><title>{escape(title)}</title><h1>{escape(title)}</h1><p>{escape(detail)}</p></html>"
