"""The history of a page, an old version back, and whether it is still true."""

from __future__ import annotations

from flask import request
from werkzeug.wrappers import Response

from ankerpunt.clock import now
from ankerpunt.kennis.kinds import KINDS
from ankerpunt.kennis.models import Item
from ankerpunt.redactie import forms, service
from ankerpunt.redactie.pagina import act, blueprint, key_from, reader, show, thesaurus, to
from ankerpunt.redactie.schrijf_views import overzicht
from ankerpunt.redactie.toegang import item_for, may
from ankerpunt.redactie.verschil import shortened
from ankerpunt.web.requests import db


@blueprint.get("/geschiedenis/<soort>/<slug>")
def geschiedenis(soort: str, slug: str, fout: str | None = None) -> Response:
    """The versions of a page, and what changed between two of them."""
    key = key_from(soort, slug)
    versies = service.history(db(), reader(), key)
    item = item_for(db(), reader(), key, archived=True)
    numbers = [versie.nummer for versie in versies]
    new = forms.number(request.args, "nieuw") or (numbers[0] if numbers else 0)
    old = forms.number(request.args, "oud") or next((number for number in numbers if number < new), new)
    return show(
        "geschiedenis",
        fout,
        item=item,
        key=key,
        soort=KINDS[soort],
        versies=versies,
        oud=old,
        nieuw=new,
        verschil=shortened(service.compare(db(), reader(), key, old, new)) if old != new else (),
        mag_verplaatsen=may(reader(), "archiveren", item.vakgroep)
        and not (item.soort == "vakgroeppagina" and item.slug == item.vakgroep),
        getypt=request.form,
        mag_terugzetten=may(reader(), "publiceren", item.vakgroep) and item.status == "gepubliceerd",
    )


@blueprint.post("/geschiedenis/<soort>/<slug>/terugzetten")
def zet_terug(soort: str, slug: str) -> Response:
    """Publish an old version again; with four eyes a colleague reads it first."""
    key = key_from(soort, slug)

    def done() -> str:
        given = service.restore(db(), reader(), key, forms.number(request.form, "revisie"), now(), thesaurus())
        if isinstance(given, Item):
            return to("geschiedenis", "teruggezet", soort=soort, slug=slug)
        return to("schrijf", concept_id=given.id)

    return act(done, lambda fout: geschiedenis(soort, slug, fout))


@blueprint.get("/klopt/<soort>/<slug>")
def klopt(soort: str, slug: str, fout: str | None = None) -> Response:
    """Say that a page is no longer right, or that it still is."""
    item = item_for(db(), reader(), key_from(soort, slug))
    return show(
        "klopt",
        fout,
        item=item,
        key=item.key,
        mag_bevestigen=may(reader(), "bevestigen", item.vakgroep),
        getypt=request.form,
        gedaan=request.args.get("klaar", "") in ("gemeld", "klopt-nog"),
    )


@blueprint.post("/klopt-niet-meer/<soort>/<slug>")
def meld(soort: str, slug: str) -> Response:
    """Say that a page is no longer right."""
    key = key_from(soort, slug)

    def done() -> str:
        service.flag(db(), reader(), key, request.form.get("wat", ""), now())
        return to("klopt", "gemeld", soort=soort, slug=slug)

    return act(done, lambda fout: klopt(soort, slug, fout))


@blueprint.post("/klopt-nog/<soort>/<slug>")
def bevestig(soort: str, slug: str) -> Response:
    """Say that a page is still right."""
    key = key_from(soort, slug)

    def done() -> str:
        form = request.form
        service.confirm(
            db(), reader(), key, now(), thesaurus(), form.get("notitie", ""), revisie=forms.number(form, "revisie")
        )
        return to("klopt", "klopt-nog", soort=soort, slug=slug)

    return act(done, lambda fout: klopt(soort, slug, fout))


@blueprint.post("/meldingen/<int:melding_id>")
def beantwoord(melding_id: int) -> Response:
    """The vakgroep has dealt with what somebody said about a page."""

    def done() -> str:
        service.close_flag(db(), reader(), melding_id, now(), request.form.get("antwoord", ""))
        return to("overzicht", "beantwoord")

    return act(done, overzicht)
