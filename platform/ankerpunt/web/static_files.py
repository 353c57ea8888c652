"""Static files: addressed by content, so that browsers may keep them for a year."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from flask import Flask
from whitenoise import WhiteNoise

FOLDER = Path(__file__).parent / "static"
YEAR = 31_536_000


@cache
def static(name: str) -> str:
    """The address of a static file; it changes when the file does."""
    return f"/static/{name}?v={hashlib.sha256((FOLDER / name).read_bytes()).hexdigest()[:10]}"


@cache
def version() -> str:
    """What tells one set of static files and templates from another; part of the ETag of every page."""
    whole = hashlib.sha256()
    for path in sorted(FOLDER.parents[1].rglob("*")):
        if path.is_file() and path.suffix in {".css", ".js", ".html", ".woff2", ".svg"}:
            whole.update(path.read_bytes())
    return whole.hexdigest()[:10]


def init_app(app: Flask) -> None:
    """Serve the files before Flask sees the request, compressed where a compressed copy lies beside them."""
    app.wsgi_app = WhiteNoise(app.wsgi_app, root=str(FOLDER), prefix="static/", max_age=YEAR, autorefresh=app.debug)  # type: ignore[method-assign]
    app.jinja_env.globals["static"] = static
