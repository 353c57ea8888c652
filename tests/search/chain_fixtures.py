"""A small thesaurus, a few pages and a plain index for the tests of the language chain."""

from __future__ import annotations

from collections.abc import Sequence

from ankerpunt.search.analysis import impacts, surface_words
from ankerpunt.search.query_scoring import score
from ankerpunt.search.thesaurus import Begrip, Thesaurus
from ankerpunt.search.values import Brontekst, Zoekvraag

BASE = "https://ankerpunt.nl/begrip/"


def begrip(slug: str, label: str, ook: Sequence[str] = (), verborgen: Sequence[str] = (), **more: object) -> Begrip:
    breder = tuple(BASE + above for above in more.get("breder", ()))  # type: ignore[attr-defined]
    return Begrip(BASE + slug, label, tuple(ook), tuple(verborgen), str(more.get("definitie", "")), breder)


def small_thesaurus() -> Thesaurus:
    return Thesaurus(
        (
            begrip("zorgmijding", "zorgmijding", ["zorgmijder"], ["wil geen hulp", "doet de deur niet open"]),
            begrip(
                "lvb",
                "licht verstandelijke beperking",
                ["LVB", "verstandelijke beperking"],
                definitie="Moeite met leren en met het dagelijks leven.",
            ),
            begrip(
                "dementie", "dementie", ["ziekte van Alzheimer"], ["de weg kwijtraken"], definitie="Een hersenziekte."
            ),
            begrip("schulden", "problematische schulden", ["schulden"]),
            begrip("huurschuld", "huurachterstand", ["huurschuld"], breder=["schulden"]),
            begrip("mantelzorg", "mantelzorg", verborgen=["manterzorg", "zuiplap"], definitie="Zorg voor een naaste."),
        ),
        fingerprint="small",
    )


def bron(sleutel: str, titel: str, tekst: str = "", **more: object) -> Brontekst:
    soort, slug = sleutel.split("/")
    return Brontekst(sleutel, soort, slug, f"/kennis/{slug}", titel, "", tekst, **more)  # type: ignore[arg-type]


class PlainIndex:
    """Impacts in dictionaries; answers what `query.parse` asks of a vocabulary."""

    def __init__(self, pages: Sequence[Brontekst], thesaurus: Thesaurus) -> None:
        self.impacts = {page.sleutel: impacts(page, thesaurus.finder) for page in pages}
        self._words = tuple(sorted({word for page in pages for word in surface_words(page)}))

    def document_frequency(self, term: str) -> int:
        return sum(term in found for found in self.impacts.values())

    def words(self) -> tuple[str, ...]:
        return self._words

    def ranking(self, vraag: Zoekvraag) -> list[str]:
        frequencies = {term.term: self.document_frequency(term.term) for term in vraag.terms}
        scores = {key: score(vraag.terms, found, len(self.impacts), frequencies) for key, found in self.impacts.items()}
        return sorted((key for key, points in scores.items() if points > 0), key=lambda key: (-scores[key], key))
