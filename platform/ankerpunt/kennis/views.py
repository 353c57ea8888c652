"""Pages of kennis: one item, lists per soort, vakgroepen, leefgebieden, the begrippenlijst, feeds and files."""

from __future__ import annotations

from urllib.parse import urlencode

from flask import Blueprint, Response, current_app, redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from ankerpunt.accounts.session import current_reader
from ankerpunt.clock import now, today
from ankerpunt.errors import NotFound
from ankerpunt.kennis import reading
from ankerpunt.kennis.begrippen import letters
from ankerpunt.kennis.kinds import KINDS, Key
from ankerpunt.kennis.models import Bestand
from ankerpunt.kennis.reading import Keuze
from ankerpunt.leefgebieden import LEEFGEBIEDEN
from ankerpunt.vakgroepen import service as vakgroepen_service
from ankerpunt.web.pages import page
from ankerpunt.web.requests import connection, db
from ankerpunt.web.static_files import YEAR

blueprint = Blueprint("kennis", __name__, template_folder="templates")
PER_PAGE = 50
FEED = 30
LISTS = {"casussen": "casus", "dilemmas": "dilemma", "intervisie": "intervisiemethode", "leren": "leerpad"}
ICON_TYPES = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp", "image/avif", "image/svg+xml"})


@blueprint.get("/<any(kennis, vakgroepen, casussen, dilemmas, intervisie, leren):prefix>/<slug>")
def item(prefix: str, slug: str) -> AnyResponse:
    """One item."""
    reader = current_reader()
    try:
        found = reading.page(connection(), prefix, slug, reader.zichtbaarheid, today())
    except NotFound:
        there = reading.moved(connection(), prefix, slug, reader.zichtbaarheid)
        if there is None:
            raise
        return _sent_on(there)
    key = Key(found.soort, found.slug)
    is_vakgroep = found.soort == "vakgroeppagina" and found.slug == found.vakgroep
    keuze = Keuze(vakgroep=frozenset({found.slug}))
    html = render_template(
        "kennis/item.html",
        item=found,
        vakgroep=vakgroepen_service.profile(db(), reader, found.slug, now()) if is_vakgroep and reader.naam else None,
        permalink=current_app.extensions["ankerpunt.settings"].base_url + found.url,
        terugverwijzingen=reading.backlinks(connection(), key, reader.zichtbaarheid),
        is_vakgroep=is_vakgroep,
        paginas=reading.listing(connection(), keuze, reader.zichtbaarheid, today())[1] if is_vakgroep else [],
        menu=prefix,
    )
    return _conditional(html)


@blueprint.get("/kennis")
def kennis() -> AnyResponse:
    """Everything there is, narrowed by facets."""
    return _list(
        "Kennisbank", "Alles wat de vakgroepen bijhouden. Kies een soort, een leefgebied of een vakgroep.", None
    )


@blueprint.get("/<any(casussen, dilemmas, intervisie, leren):prefix>")
def soort(prefix: str) -> AnyResponse:
    """All items of one soort."""
    kind = KINDS[LISTS[prefix]]
    return _list(kind.meervoud, kind.uitleg, kind.soort)


@blueprint.get("/vakgroepen")
def vakgroepen() -> AnyResponse:
    """The vakgroepen."""
    found = reading.vakgroepen(connection(), current_reader().zichtbaarheid, today())
    return _conditional(render_template("kennis/vakgroepen.html", vakgroepen=found))


@blueprint.get("/leefgebieden/<slug>")
def leefgebied(slug: str) -> AnyResponse:
    """Everything about one leefgebied, by soort."""
    if slug not in LEEFGEBIEDEN:
        raise NotFound("Dit leefgebied kennen we niet.")
    keuze = Keuze(leefgebied=frozenset({slug}))
    _, rows = reading.listing(connection(), keuze, current_reader().zichtbaarheid, today(), limit=500)
    groepen = [(kind, [row for row in rows if row.soort == kind.soort]) for kind in KINDS.values()]
    html = render_template(
        "kennis/leefgebied.html",
        leefgebied=(slug, LEEFGEBIEDEN[slug]),
        groepen=[(kind, found) for kind, found in groepen if found],
        feed_url=f"/leefgebieden/{slug}/feed.xml",
    )
    return _conditional(html)


@blueprint.get("/begrippen")
def begrippen() -> AnyResponse:
    """Every term of the thesaurus from A to Z."""
    reader = current_reader()
    pages = reading.titles_of_soort(connection(), "begrip", reader.zichtbaarheid)
    found = letters(current_app.extensions["ankerpunt.search"].thesaurus, pages)
    return _conditional(render_template("kennis/begrippen.html", letters=found))


@blueprint.get("/vakgroepen/<slug>/feed.xml")
def vakgroep_feed(slug: str) -> AnyResponse:
    """What changed in a vakgroep, as Atom."""
    reading.page(connection(), "vakgroepen", slug, current_reader().zichtbaarheid, today())
    name = reading.vakgroep_names(connection()).get(slug)
    if name is None:
        raise NotFound("Deze vakgroep is er niet.")
    return _feed(f"Vakgroep {name}", f"/vakgroepen/{slug}", Keuze(vakgroep=frozenset({slug})))


@blueprint.get("/leefgebieden/<slug>/feed.xml")
def leefgebied_feed(slug: str) -> AnyResponse:
    """What changed in a leefgebied, as Atom."""
    if slug not in LEEFGEBIEDEN:
        raise NotFound("Dit leefgebied kennen we niet.")
    return _feed(LEEFGEBIEDEN[slug], f"/leefgebieden/{slug}", Keuze(leefgebied=frozenset({slug})))


@blueprint.get("/bestanden/<naam>")
def bestand(naam: str) -> AnyResponse:
    """A picture or download; its name is made of its content, so it may be kept for a year."""
    found = db().get(Bestand, naam)
    if found is None or not current_reader().zichtbaarheid:
        raise NotFound("Dit bestand is er niet.")
    response = Response(found.inhoud, mimetype=found.mime)
    response.headers["Cache-Control"] = f"private, max-age={YEAR}, immutable"
    response.headers["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    if found.mime not in ICON_TYPES:
        response.headers["Content-Disposition"] = f"attachment; filename={naam}"
    return response


def _list(titel: str, uitleg: str, soort_slug: str | None) -> AnyResponse:
    reader = current_reader()
    keuze = Keuze(
        frozenset({soort_slug}) if soort_slug else _chosen("soort"), _chosen("leefgebied"), _chosen("vakgroep")
    )
    offset = max(0, min(request.args.get("vanaf", 0, type=int), 1_000_000))
    totaal, rijen = reading.listing(connection(), keuze, reader.zichtbaarheid, today(), offset=offset, limit=PER_PAGE)
    facetten = reading.facets(connection(), keuze, reader.zichtbaarheid)
    if soort_slug:
        facetten.pop("soort")
    html = render_template(
        "kennis/lijst.html",
        titel=titel,
        uitleg=uitleg,
        soort=KINDS[soort_slug] if soort_slug else None,
        rijen=rijen,
        facetten=facetten,
        totaal=totaal,
        vanaf=offset,
        per_bladzij=PER_PAGE,
        volgende_url=_moved(offset + PER_PAGE) if offset + PER_PAGE < totaal else None,
        vorige_url=_moved(max(0, offset - PER_PAGE)) if offset else None,
        feed_url=None,
    )
    return _conditional(html)


def _chosen(name: str) -> frozenset[str]:
    return frozenset(value[:120] for value in request.args.getlist(name)[:20] if value)


def _moved(offset: int) -> str:
    kept = [(name, value) for name, value in request.args.items(multi=True) if name != "vanaf"]
    return f"{request.path}?{urlencode([*kept, ('vanaf', offset)])}"


def _feed(titel: str, url: str, keuze: Keuze) -> AnyResponse:
    rows = reading.recent(connection(), current_reader().zichtbaarheid, today(), keuze=keuze, most=FEED)
    base = current_app.extensions["ankerpunt.settings"].base_url
    xml = render_template(
        "kennis/feed.xml",
        titel=titel,
        base=base,
        url=url,
        rijen=rows,
        bijgewerkt=rows[0].gewijzigd_op if rows else None,
    )
    response = _conditional(xml)
    response.headers["Content-Type"] = "application/atom+xml; charset=utf-8"
    return response


def _sent_on(url: str) -> AnyResponse:
    """The item has another address for good. Not kept by browsers without asking: it may get the old one back."""
    response = redirect(url, 301)
    response.headers["Cache-Control"] = "no-cache"
    return response


def _conditional(html: str) -> AnyResponse:
    return page(html, personal=current_reader().naam is not None)
