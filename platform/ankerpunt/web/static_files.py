"""Static files: addressed by content, so that browsers may keep them for a year."""

from __future__ import annotations

import gzip
import hashlib
import shutil
import tempfile
from functools import cache
from pathlib import Path

import brotli
from flask import Flask
from whitenoise import WhiteNoise

FOLDER = Path(__file__).parent / "static"
YEAR = 31_536_000
TEXTS = frozenset({".css", ".js", ".svg"})
#: Of 11: the best that costs no second at a start.
BROTLI = 9


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


def init_app(app: Flask, cache: Path) -> None:
    """Serve the files before Flask sees the request, compressed for who can read that; the copies are kept in `cache`."""
    root = FOLDER if app.debug else compressed(cache)
    app.wsgi_app = WhiteNoise(app.wsgi_app, root=str(root), prefix="static/", max_age=YEAR, autorefresh=app.debug)  # type: ignore[method-assign]
    app.jinja_env.globals["static"] = static


def compressed(cache: Path) -> Path:
    """A folder with the static files and, beside each text, what brotli and gzip make of it; made once a version.

    Several processes may ask at once: each makes its own copy, the first one's is used.
    """
    target = cache / f"static-{version()}"
    if target.is_dir():
        return target
    cache.mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(prefix="static-", dir=cache))
    shutil.copytree(FOLDER, draft, dirs_exist_ok=True)
    draft.chmod(0o755)
    for path in [path for path in draft.rglob("*") if path.suffix in TEXTS]:
        text = path.read_bytes()
        path.with_name(f"{path.name}.br").write_bytes(brotli.compress(text, quality=BROTLI))
        path.with_name(f"{path.name}.gz").write_bytes(gzip.compress(text, mtime=0))
    try:
        draft.rename(target)
    except OSError:
        shutil.rmtree(draft)
    return target
