"""Reviewing: what changed against what readers read now, remarks, approving, giving back, and publishing."""

from __future__ import annotations

from flask import request
from werkzeug.wrappers import Response

from ankerpunt.accounts.models import Account
from ankerpunt.clock import now
from ankerpunt.errors import BadInput
from ankerpunt.kennis.kinds import KINDS
from ankerpunt.kennis.models import Item
from ankerpunt.redactie import forms, service
from ankerpunt.redactie.blad import preview
from ankerpunt.redactie.merging import Merged
from ankerpunt.redactie.models import GEPLAND, GOEDGEKEURD, LOPEND, TER_BEOORDELING, Concept
from ankerpunt.redactie.nakijken import Fault
from ankerpunt.redactie.pagina import act, at, blueprint, reader, show, thesaurus, to
from ankerpunt.redactie.publiceren import Planned
from ankerpunt.redactie.schrijven import Conflict, Saved
from ankerpunt.redactie.toegang import item_for, may, needs_four_eyes, text_of, wrote
from ankerpunt.redactie.verschil import parts, shortened
from ankerpunt.redactie.zetten import brought_together
from ankerpunt.web.requests import db


@blueprint.get("/schrijven/<int:concept_id>/beoordelen")
def beoordeel(concept_id: int, fout: str | None = None) -> Response:
    """The text beside what readers read now, and what this reader may do with it."""
    who = reader()
    concept = service.concept_for(db(), who, concept_id)
    item = db().get(Item, concept.item_id) if concept.item_id else None
    old = text_of(db(), item.id, item.revisie) if item else ""
    may_write, open_ = may(who, "schrijven", concept.vakgroep), concept.status in LOPEND
    four_eyes = needs_four_eyes(db(), concept.vakgroep)
    return show(
        "beoordelen",
        fout,
        concept=concept,
        soort=KINDS[concept.soort],
        item=item,
        verschil=shortened(service.difference(old, concept.bron)) if item else (),
        voorbeeld=preview(concept.bron, concept.soort, concept.slug, concept.vakgroep),
        fouten=[each for each in service.check(db(), concept.soort, concept.bron) if isinstance(each, Fault)],
        opmerkingen=service.remarks(db(), who, concept_id),
        schrijver=name_of(concept.schrijver_id),
        goedgekeurd_door=name_of(concept.goedgekeurd_door_id),
        mag_schrijven=may_write,
        mag_opmerken=open_ and may(who, "beoordelen", concept.vakgroep),
        mag_goedkeuren=service.may_approve(db(), who, concept),
        mag_terug=may(who, "beoordelen", concept.vakgroep) and concept.status in (TER_BEOORDELING, GOEDGEKEURD, GEPLAND),
        mag_plaatsen=open_ and may(who, "publiceren", concept.vakgroep)
        and (not four_eyes or concept.status in (GOEDGEKEURD, GEPLAND)),
        vier_ogen=four_eyes,
        schreef=wrote(db(), who, concept),
        lopend=open_,
        ik=who.account_id,
        getypt=request.form,
    )  # fmt: skip


@blueprint.post("/schrijven/<int:concept_id>/opmerkingen")
def maak_opmerking(concept_id: int) -> Response:
    """Say something about a passage."""

    def done() -> str:
        form = request.form
        service.remark(db(), reader(), concept_id, form.get("citaat", ""), form.get("opmerking", ""), now())
        return to("beoordeel", "opmerking", concept_id=concept_id, _anchor="ap-opmerkingen")

    return act(done, lambda fout: beoordeel(concept_id, fout))


@blueprint.post("/schrijven/<int:concept_id>/opmerkingen/<int:opmerking_id>")
def vink_af(concept_id: int, opmerking_id: int) -> Response:
    """Tick a remark off, or untick it."""
    service.concept_for(db(), reader(), concept_id)

    def done() -> str:
        done_with = request.form.get("opgelost") == "ja"
        service.resolve_remark(db(), reader(), opmerking_id, now(), opgelost=done_with)
        back = "schrijf" if request.form.get("naar") == "schrijf" else "beoordeel"
        return to(back, "afgevinkt", concept_id=concept_id)

    return act(done, lambda fout: beoordeel(concept_id, fout))


@blueprint.post("/schrijven/<int:concept_id>/oordeel")
def oordeel(concept_id: int) -> Response:
    """Approve what was read, or give it back with a reason."""

    def done() -> str:
        if request.form.get("doe") == "goed":
            service.approve(db(), reader(), concept_id, forms.number(request.form, "versie"), now())
            return to("beoordeel", "goedgekeurd", concept_id=concept_id)
        reden = request.form.get("reden", "").strip()
        if not reden:
            raise BadInput("Zeg waarom je de tekst teruggeeft: wie hem schreef leest het.")
        service.remark(db(), reader(), concept_id, "", reden, now())
        service.send_back(db(), reader(), concept_id, now())
        still = may(reader(), "schrijven", service_concept(concept_id).vakgroep)
        return to("beoordeel", "terug", concept_id=concept_id) if still else to("overzicht", "terug")

    return act(done, lambda fout: beoordeel(concept_id, fout))


@blueprint.post("/schrijven/<int:concept_id>/plaatsen")
def plaats(concept_id: int) -> Response:
    """Publish now, or on a day."""

    def done() -> str:
        form = request.form
        given = service.publish(
            db(), reader(), concept_id, now(), thesaurus(), forms.moment(form, now()),
            versie=forms.number(form, "versie"), toelichting=form.get("toelichting", ""),
        )  # fmt: skip
        if isinstance(given, Conflict):
            return to("bijwerken", concept_id=concept_id)
        if isinstance(given, Planned):
            return to("beoordeel", "gepland", concept_id=concept_id)
        return at(given.item.key)

    return act(done, lambda fout: beoordeel(concept_id, fout))


@blueprint.get("/schrijven/<int:concept_id>/bijwerken")
def bijwerken(concept_id: int, fout: str | None = None) -> Response:
    """The page got another text since this one began: what changed there, and where to choose."""
    concept = service.concept_for(db(), reader(), concept_id, "schrijven")
    item, samen = _with_published(concept)
    return show(
        "samen", fout, concept=concept, delen=parts(samen), botsingen=len(samen.botsingen), versie=concept.versie,
        revisie=item.revisie, door="de pagina die lezers nu zien", actie=to("werk_bij", concept_id=concept_id),
        terug=to("beoordeel", concept_id=concept_id), getypt=request.form,
    )  # fmt: skip


@blueprint.post("/schrijven/<int:concept_id>/bijwerken")
def werk_bij(concept_id: int) -> Response:
    """Save the text with a choice for each clash with what was published."""

    def done() -> str:
        concept = service.concept_for(db(), reader(), concept_id, "schrijven")
        item, samen = _with_published(concept)
        seen = forms.number(request.form, "versie"), forms.number(request.form, "revisie")
        if seen != (concept.versie, item.revisie):
            raise BadInput("De tekst is intussen nog eens veranderd. Kijk wat er nu staat.")
        text = samen.resolve(forms.choices(request.form, len(samen.botsingen)))
        saved = service.catch_up(db(), reader(), concept_id, text, concept.versie, item.revisie, now())
        return to("beoordeel" if isinstance(saved, Saved) else "samen", "samen", concept_id=concept_id)

    return act(done, lambda fout: bijwerken(concept_id, fout))


def service_concept(concept_id: int) -> Concept:
    """The concept as it is now, also for who may no longer read it."""
    return db().get_one(Concept, concept_id)


def name_of(account_id: int | None) -> str | None:
    """The name of somebody; None for who left."""
    account = db().get(Account, account_id) if account_id else None
    return account.naam if account else None


def _with_published(concept: Concept) -> tuple[Item, Merged]:
    if concept.item_id is None or concept.status not in LOPEND:
        raise BadInput("Hier is niets samen te voegen.")
    item = db().get_one(Item, concept.item_id)
    return item_for(db(), reader(), item.key), brought_together(db(), item, concept.bron, concept.basis)
