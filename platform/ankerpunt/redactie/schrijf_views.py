"""The editor: begin a text, write it, see it as readers will, and bring it together with what somebody else wrote."""

from __future__ import annotations

from datetime import datetime

from flask import jsonify, redirect, render_template, request
from flask_wtf.csrf import generate_csrf, validate_csrf
from sqlalchemy import select
from werkzeug.wrappers import Response
from wtforms.validators import ValidationError

from ankerpunt.accounts.rechten import mag
from ankerpunt.accounts.session import csrf
from ankerpunt.clock import AMSTERDAM, now
from ankerpunt.errors import BadInput, NotFound
from ankerpunt.kennis.kinds import KINDS, ONDERBOUWING, Key, is_slug, parse_key, path_of
from ankerpunt.kennis.links import relative
from ankerpunt.leefgebieden import LEEFGEBIEDEN
from ankerpunt.redactie import forms, service
from ankerpunt.redactie.blad import Blad, preview, sheet, typed
from ankerpunt.redactie.models import INGETROKKEN, LOPEND, Concept
from ankerpunt.redactie.pagina import act, blueprint, key_from, reader, show, to, writes_in
from ankerpunt.redactie.schrijven import Closed, Conflict, Saved
from ankerpunt.redactie.toegang import item_at, may, wrote
from ankerpunt.redactie.velden import EIGEN
from ankerpunt.redactie.verschil import parts
from ankerpunt.web.requests import db

AGAIN = "Je was intussen uitgelogd of opnieuw ingelogd. Je tekst staat hieronder nog. Klik nog eens op Bewaar."


@blueprint.get("/schrijven")
def overzicht(fout: str | None = None) -> Response:
    """What this reader writes, what waits for them, and a new text."""
    who = reader()
    mine = select(Concept).where(Concept.schrijver_id == who.account_id, Concept.status.in_((*LOPEND, INGETROKKEN)))
    return show(
        "overzicht",
        fout,
        wacht=service.waiting(db(), who, now()),
        mijn=db().scalars(mine.order_by(Concept.gewijzigd_op.desc()).limit(50)).all(),
        groepen=writes_in(who),
        los=mag(who, "schrijven", ""),
        getypt=request.form if fout else request.args,
    )


@blueprint.post("/schrijven")
def begin() -> Response:
    """A new text, with the headings of its soort."""

    def done() -> str:
        form = request.form
        made = service.begin(
            db(), reader(), form.get("soort", ""), form.get("vakgroep") or None, form.get("titel", ""), now()
        )
        return to("schrijf", concept_id=made.id)

    return act(done, overzicht)


@blueprint.post("/schrijven/van/<soort>/<slug>")
def begin_van(soort: str, slug: str) -> Response:
    """Go on with a page that is there."""
    made = service.begin_from(db(), reader(), key_from(soort, slug), now())
    return redirect(to("schrijf", concept_id=made.id), 303)


@blueprint.get("/schrijven/token")
def token() -> Response:
    """The token of forms, for an editor that stood open while its reader signed in again."""
    response = jsonify(token=generate_csrf())
    response.headers["Cache-Control"] = "no-store"
    return response


@blueprint.get("/schrijven/link")
def link() -> Response:
    """How the text of one page names another one, which the address `naar` leads to."""
    start = parse_key(request.args.get("van", ""))
    prefix, _, slug = request.args.get("naar", "").strip("/").partition("/")
    kinds = [kind.soort for kind in KINDS.values() if kind.prefix == prefix]
    item = item_at(db(), Key(kinds[0], slug)) if kinds and is_slug(slug) else None
    if start is None or item is None or item.zichtbaarheid not in reader().zichtbaarheid:
        raise NotFound("Deze pagina is er niet.")
    target = path_of(item.key, item.vakgroep)
    groep = request.args.get("groep") or None
    return _told({"pad": relative(str(target), str(path_of(start, groep if groep and is_slug(groep) else None)))})


@blueprint.get("/schrijven/<int:concept_id>")
def schrijf(concept_id: int) -> Response:
    """The editor; who may only review is sent to that page."""
    concept = service.concept_for(db(), reader(), concept_id)
    if not may(reader(), "schrijven", concept.vakgroep):
        return redirect(to("beoordeel", concept_id=concept_id), 303)
    return editor(concept, sheet(concept.bron, concept.soort, concept.versie))


@blueprint.post("/schrijven/<int:concept_id>")
@csrf.exempt  # type: ignore[untyped-decorator]
def bewaar(concept_id: int) -> Response:
    """Save without script. A token that is too old costs no words: the page is given again with what was typed."""
    if reader().account_id is None:
        return show("uitgelogd", AGAIN, getypt=_kept_fields(), pad=request.path)
    concept = service.concept_for(db(), reader(), concept_id, "schrijven")
    try:
        validate_csrf(request.form.get("csrf_token"))
        bron = forms.source(request.form, concept.soort)
    except ValidationError:
        return editor(concept, typed(concept.soort), AGAIN)
    except BadInput as error:
        return editor(concept, typed(concept.soort), f"{error} Er is nog niets bewaard.")
    return act(lambda: _save(concept_id, bron), lambda fout: editor(concept, typed(concept.soort), fout))


@blueprint.post("/schrijven/<int:concept_id>/bewaren")
def bewaar_vanzelf(concept_id: int) -> Response:
    """Save while somebody types."""
    concept = service.concept_for(db(), reader(), concept_id, "schrijven")
    try:
        bron = forms.source(request.form, concept.soort)
        saved = service.save(db(), reader(), concept_id, bron, forms.number(request.form, "versie"), now())
    except BadInput as error:
        db().rollback()
        return _told({"fout": str(error)}, 400)
    if isinstance(saved, Saved):
        return _told({"versie": saved.versie, "status": saved.status, "tijd": _clock(now())})
    if isinstance(saved, Conflict):
        return _told(
            {"samen": to("samen", concept_id=concept_id), "door": saved.door or "Iemand anders", "tijd": _clock(now())}
        )
    return _told({"dicht": saved.status, "tijd": _clock(now())})


@blueprint.post("/schrijven/<int:concept_id>/voorbeeld")
def voorbeeld(concept_id: int) -> Response:
    """The text as readers will see it, and tips. Nothing is kept."""
    concept = service.concept_for(db(), reader(), concept_id, "schrijven")
    try:
        bron = forms.source(request.form, concept.soort)
    except BadInput as error:
        return _told({"fout": str(error)}, 400)
    shown = preview(bron, concept.soort, concept.slug, concept.vakgroep)
    tips = render_template("redactie/deel/tips.html", tips=service.check(db(), concept.soort, bron), bron=bron)
    return _told({"html": shown, "tips": tips})


@blueprint.post("/schrijven/<int:concept_id>/opzij")
def opzij(concept_id: int) -> Response:
    """Put a text aside, or go on with it."""

    def done() -> str:
        if request.form.get("doe") == "heropen":
            service.reopen(db(), reader(), concept_id, now())
            return to("schrijf", "heropend", concept_id=concept_id)
        service.withdraw(db(), reader(), concept_id, now())
        return to("overzicht", "opzij")

    return act(done, lambda fout: _again(concept_id, fout))


@blueprint.post("/schrijven/<int:concept_id>/adres")
def adres(concept_id: int) -> Response:
    """Choose the address of a new page."""

    def done() -> str:
        service.rename_concept(db(), reader(), concept_id, request.form.get("slug", "").strip(), now())
        return to("schrijf", "adres", concept_id=concept_id)

    return act(done, lambda fout: _again(concept_id, fout))


@blueprint.route("/schrijven/<int:concept_id>/samen", methods=["GET"])
def samen(concept_id: int, fout: str | None = None) -> Response:
    """Two people changed the text: what the other changed, and where to choose."""
    conflict = _conflict(concept_id)
    if not isinstance(conflict, Conflict):
        return redirect(to("schrijf", concept_id=concept_id), 303)
    concept = service.concept_for(db(), reader(), concept_id)
    return show(
        "samen", fout, concept=concept, delen=parts(conflict.samen), botsingen=len(conflict.samen.botsingen),
        versie=conflict.versie, revisie=0, door=conflict.door or "een collega", actie=to("voeg_samen", concept_id=concept_id),
        terug=to("schrijf", concept_id=concept_id), getypt=request.form,
    )  # fmt: skip


@blueprint.post("/schrijven/<int:concept_id>/samen")
def voeg_samen(concept_id: int) -> Response:
    """Save both texts as one, with a choice for each clash."""

    def done() -> str:
        conflict = _conflict(concept_id)
        if not isinstance(conflict, Conflict):
            return to("schrijf", concept_id=concept_id)
        if conflict.versie != forms.number(request.form, "versie"):
            raise BadInput("De tekst is intussen nog eens veranderd. Kijk wat er nu staat.")
        text = conflict.samen.resolve(forms.choices(request.form, len(conflict.samen.botsingen)))
        saved = service.save(db(), reader(), concept_id, text, conflict.versie, now())
        if not isinstance(saved, Saved):
            return to("samen", concept_id=concept_id)
        service.drop_kept_text(db(), reader(), concept_id)
        return to("schrijf", "samen", concept_id=concept_id)

    return act(done, lambda fout: samen(concept_id, fout))


@blueprint.post("/schrijven/<int:concept_id>/los")
def gooi_los_weg(concept_id: int) -> Response:
    """Throw away what could not be saved."""
    service.drop_kept_text(db(), reader(), concept_id)
    return redirect(to("schrijf", "weg", concept_id=concept_id), 303)


def editor(concept: Concept, blad: Blad, fout: str | None = None) -> Response:
    """The page of the editor with this text."""
    who = reader()
    as_markdown = blad.velden is None or request.args.get("als") == "markdown"
    return show(
        "editor",
        fout,
        concept=concept,
        blad=blad,
        soort=KINDS[concept.soort],
        markdown=as_markdown,
        open=concept.status in LOPEND,
        los=service.kept_text(db(), who, concept.id),
        opmerkingen=[each for each in service.remarks(db(), who, concept.id) if not each.opmerking.opgelost],
        voorbeeld=preview(blad.bron, concept.soort, concept.slug, concept.vakgroep),
        tips=service.check(db(), concept.soort, blad.bron),
        leefgebieden=LEEFGEBIEDEN,
        onderbouwing=ONDERBOUWING,
        eigen=EIGEN.get(concept.soort, ()),
        schreef=wrote(db(), who, concept),
        actie=to("bewaar", concept_id=concept.id),
    )


def _save(concept_id: int, bron: str) -> str:
    versie = forms.number(request.form, "versie")
    saved = service.save(db(), reader(), concept_id, bron, versie, now())
    if isinstance(saved, Conflict):
        return to("samen", concept_id=concept_id)
    if isinstance(saved, Closed):
        return to("schrijf", concept_id=concept_id)
    if request.form.get("doe") == "vraag":
        service.ask_review(db(), reader(), concept_id, now(), request.form.get("toelichting", ""))
        return to("beoordeel", "gevraagd", concept_id=concept_id)
    als = {"als": "markdown"} if request.form.get("doe") == "markdown" else {}
    return to("schrijf", "bewaard", concept_id=concept_id, **als)


def _conflict(concept_id: int) -> Saved | Conflict | Closed | None:
    kept = service.kept_text(db(), reader(), concept_id)
    return service.save(db(), reader(), concept_id, kept.bron, kept.versie, now()) if kept else None


def _again(concept_id: int, fout: str) -> Response:
    concept = service.concept_for(db(), reader(), concept_id)
    return editor(concept, sheet(concept.bron, concept.soort, concept.versie), fout)


def _kept_fields() -> list[tuple[str, str]]:
    return [(name, value) for name, value in request.form.items(multi=True) if name not in ("csrf_token", "doe")]


def _clock(moment: datetime) -> str:
    return f"{moment.astimezone(AMSTERDAM):%H.%M}"


def _told(values: dict[str, object], status: int = 200) -> Response:
    response = jsonify(values)
    response.status_code = status
    response.headers["Cache-Control"] = "no-store"
    return response
