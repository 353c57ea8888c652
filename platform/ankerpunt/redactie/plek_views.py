"""Where a page stands: another address, into the archive, and back."""

from __future__ import annotations

from collections.abc import Callable

from flask import request
from werkzeug.wrappers import Response

from ankerpunt.clock import now
from ankerpunt.errors import BadInput
from ankerpunt.kennis.kinds import KINDS, Key, is_slug
from ankerpunt.redactie import service
from ankerpunt.redactie.geschiedenis_views import geschiedenis
from ankerpunt.redactie.pagina import act, blueprint, key_from, reader, thesaurus, to
from ankerpunt.redactie.toegang import item_at
from ankerpunt.web.requests import db


@blueprint.post("/geschiedenis/<soort>/<slug>/adres")
def hernoem(soort: str, slug: str) -> Response:
    """Give a page another address; the old one sends on."""

    def done() -> str:
        new = request.form.get("slug", "").strip()
        item = service.rename(db(), reader(), key_from(soort, slug), new, now(), thesaurus())
        return to("geschiedenis", "adres", soort=soort, slug=item.slug)

    return _act(soort, slug, done)


@blueprint.post("/geschiedenis/<soort>/<slug>/archief")
def archiveer(soort: str, slug: str) -> Response:
    """Take a page out of what readers find, or bring it back."""
    key = key_from(soort, slug)

    def done() -> str:
        if request.form.get("doe") == "terug":
            service.bring_back(db(), reader(), key, now(), thesaurus())
            return to("geschiedenis", "uit-archief", soort=soort, slug=slug)
        service.archive(db(), reader(), key, now(), _target(request.form.get("naar", "")), thesaurus())
        return to("geschiedenis", "archief", soort=soort, slug=slug)

    return _act(soort, slug, done)


def _act(soort: str, slug: str, done: Callable[[], str]) -> Response:
    return act(done, lambda fout: geschiedenis(soort, slug, fout))


def _target(typed: str) -> Key | None:
    """The page at the address that was typed. Raises BadInput."""
    path = typed.strip().partition("?")[0].rstrip("/")
    if not path:
        return None
    *_, prefix, slug = ("", "", *path.split("/"))
    kinds = [kind.soort for kind in KINDS.values() if kind.prefix == prefix]
    item = item_at(db(), Key(kinds[0], slug)) if kinds and is_slug(slug) else None
    if item is None or item.zichtbaarheid not in reader().zichtbaarheid:
        raise BadInput("Op dat adres staat geen pagina. Plak het adres uit de adresbalk, of laat het leeg.")
    return item.key
