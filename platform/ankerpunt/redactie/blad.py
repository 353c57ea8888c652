"""A text as the editor shows it: in fields where that can be, and as readers will see it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask import render_template, request

from ankerpunt.errors import ContentError
from ankerpunt.kennis.document import Document, parse
from ankerpunt.kennis.kinds import Key, path_of
from ankerpunt.kennis.rendering import render
from ankerpunt.redactie import forms
from ankerpunt.redactie.pagina import in_words
from ankerpunt.redactie.velden import Bron, Velden, read

#: Rows for a source that stand ready.
EMPTY_ROWS = 2


@dataclass(frozen=True)
class Blad:
    """What the editor shows: the text, in fields where that can be, and the version it began with."""

    bron: str
    versie: int
    kop: str = ""
    tekst: str = ""
    velden: Velden | None = None
    bronnen: Sequence[Bron] = ()


def sheet(bron: str, soort: str, versie: int) -> Blad:
    """The text taken apart for the editor."""
    try:
        document = parse(bron)
    except ContentError:
        return Blad(bron, versie)
    velden = read(document, soort)
    if velden is None:
        return Blad(bron, versie)
    return Blad(bron, versie, document.kop, document.body, velden, [*velden.bronnen, *[Bron()] * EMPTY_ROWS])


def typed(soort: str) -> Blad:
    """What was sent, as it was typed: nobody loses a word because a field was refused."""
    form = request.form
    versie = forms.number(form, "versie")
    if form.get("vorm") != "velden":
        return sheet(form.get("bron", ""), soort, versie)
    kop, tekst = form.get("kop", "").replace("\r", ""), form.get("tekst", "").replace("\r", "")
    velden = forms.fields(form, soort, Velden())
    whole = f"---\n{kop}---\n{tekst}"
    return Blad(whole, versie, kop, tekst, velden, [*velden.bronnen, *[Bron()] * EMPTY_ROWS])


def preview(bron: str, soort: str, slug: str, vakgroep: str | None) -> str:
    """The text as HTML; a sentence where it cannot be shown."""
    try:
        document = parse(bron)
    except ContentError:
        document = Document("", bron)
    try:
        return render(document.body, path_of(Key(soort, slug), vakgroep)).html
    except ContentError as error:
        return render_template("redactie/deel/niet_te_tonen.html", waarom=in_words(error))
