"""Proposals of any reader: make one, and decide about it."""

from __future__ import annotations

from typing import get_args

from flask import request
from werkzeug.wrappers import Response

from ankerpunt.clock import now
from ankerpunt.errors import BadInput
from ankerpunt.kennis.kinds import KINDS, Key
from ankerpunt.kennis.models import Item
from ankerpunt.redactie import forms, service
from ankerpunt.redactie.blad import Blad, preview, sheet, typed
from ankerpunt.redactie.models import OPEN
from ankerpunt.redactie.pagina import act, at, blueprint, key_from, reader, show, thesaurus, to
from ankerpunt.redactie.schrijven import Conflict
from ankerpunt.redactie.toegang import ask, item_for, may, needs_four_eyes, text_of
from ankerpunt.redactie.verschil import parts, shortened
from ankerpunt.redactie.voorstellen import Besluit
from ankerpunt.web.requests import db


@blueprint.get("/verbeter/<soort>/<slug>")
def verbeter(soort: str, slug: str) -> Response:
    """The text of a page, to make it better."""
    key = key_from(soort, slug)
    item = item_for(db(), reader(), key)
    ask(reader(), "voorstellen", None)
    return _verbeter(item, sheet(text_of(db(), item.id, item.revisie), soort, item.revisie))


@blueprint.post("/verbeter/<soort>/<slug>")
def stel_voor(soort: str, slug: str) -> Response:
    """Propose the changed text, or show what it will look like."""
    key = key_from(soort, slug)

    def done() -> str:
        bron = forms.source(request.form, soort)
        basis = forms.number(request.form, "versie")
        made = service.propose(db(), reader(), key, bron, basis, now(), request.form.get("toelichting", ""))
        return to("voorstel", "voorgesteld", voorstel_id=made.id)

    if request.form.get("doe") == "kijk":
        return _verbeter(item_for(db(), reader(), key), typed(soort))
    return act(done, lambda fout: _verbeter(item_for(db(), reader(), key), typed(soort), fout))


@blueprint.get("/voorstellen/<int:voorstel_id>")
def voorstel(voorstel_id: int, fout: str | None = None) -> Response:
    """What a proposal changes in the page as it is now, and what became of it."""
    found = service.proposal(db(), reader(), voorstel_id)
    return show(
        "voorstel",
        fout,
        gevonden=found,
        voorstel=found.voorstel,
        item=found.item,
        key=found.item.key,
        verschil=shortened(found.verschil),
        delen=parts(found.samen) if found.samen.botsingen and found.voorstel.status == OPEN else [],
        botsingen=len(found.samen.botsingen),
        open=found.voorstel.status == OPEN,
        van_mij=found.voorstel.door_id == reader().account_id,
        mag_beslissen=may(reader(), "voorstel_beslissen", found.item.vakgroep)
        and not (found.voorstel.door_id == reader().account_id and needs_four_eyes(db(), found.item.vakgroep)),
        voorbeeld=preview(found.samen.tekst, found.item.soort, found.item.slug, found.item.vakgroep),
        getypt=request.form,
    )


@blueprint.post("/voorstellen/<int:voorstel_id>")
def beslis(voorstel_id: int) -> Response:
    """Take it over, decline it with a reason, or take one's own back."""

    def done() -> str:
        form = request.form
        besluit = form.get("besluit", "")
        if besluit == "ingetrokken":
            service.withdraw_proposal(db(), reader(), voorstel_id, now())
            return to("voorstel", "ingetrokken", voorstel_id=voorstel_id)
        if besluit not in get_args(Besluit):
            raise BadInput("Kies of je het voorstel overneemt.")
        found = service.proposal(db(), reader(), voorstel_id)
        seen = forms.number(form, "revisie")
        if besluit == "overgenomen" and seen != found.item.revisie:
            raise BadInput("De pagina is intussen veranderd. Kijk wat het voorstel nu verandert.")
        clashes = len(found.samen.botsingen)
        keuzes = forms.choices(form, clashes) if clashes and besluit == "overgenomen" else None
        given = service.decide(
            db(), reader(), voorstel_id, besluit, form.get("reden", ""), now(), thesaurus(),  # type: ignore[arg-type]
            keuzes=keuzes, revisie=seen,
        )  # fmt: skip
        if isinstance(given, Conflict):
            raise BadInput("De pagina is intussen veranderd. Kijk wat het voorstel nu verandert.")
        return to("voorstel", besluit, voorstel_id=voorstel_id)

    return act(done, lambda fout: voorstel(voorstel_id, fout))


def _verbeter(item: Item, blad: Blad, fout: str | None = None) -> Response:
    return show(
        "verbeter",
        fout,
        item=item,
        key=Key(item.soort, item.slug),
        soort=KINDS[item.soort],
        blad=blad,
        markdown=blad.velden is None or request.args.get("als") == "markdown",
        voorbeeld=preview(blad.bron, item.soort, item.slug, item.vakgroep),
        terug=at(item.key),
        getypt=request.form,
    )
