"""Ages that stand loose: after a name, in brackets with something else, after 'een jaar of'. A human decides."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ankerpunt.deidentification.rules.number_words import CARDINAL
from ankerpunt.deidentification.values import Certainty, Mark, Type

_NUMBER = rf"(?:\d{{1,2}}|{CARDINAL})"
_ENDS = r"(?=[,.;:)\n]|$| en (?!een\b)| \()"
#: A capital word with a number after it that is no person of that age.
_NO_PERSON = (
    r"(?!(?:Groep|Klas|Kamer|Lijn|Route|Artikel|Art|Fase|Stap|Week|Pagina|Nr|Bus|Tram|Deel|Punt|Hoofdstuk|Bijlage|Unit|Afdeling"
    r"|Blok|Niveau|Dag|Doel|Vraag|Poort|Locatie|Havo|Vmbo|Vwo|Mbo|Hbo|Team|Covid|Punt|Ronde|Keer|Nummer|Bijeenkomst|Sessie|Om|Tot"
    r"|Van|In|Op|Na|Over|Sinds|Voor|Met|Bij|De|Het|Een|Maar|En|Januari|Februari|Maart|April|Mei|Juni|Juli|Augustus|September|Oktober"
    r"|November|December)\b)"
)
_RULES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?<![\w-]){_NO_PERSON}[A-Z][^\W\d_]{{1,20}} (?P<age>\d{{1,2}}(?: (?:jr|mnd|jaar))?){_ENDS}",
        rf"\b(?:oudste|jongste|middelste|kleine|grote|meid|gast|knul|puber|tiener|vent|dame|iemand|kerel) van (?P<age>{_NUMBER})\b",
        rf"\b(?P<age>(?:een )?jaar of {_NUMBER})\b",
        rf"\b(?:is|zijn|was|wordt) (?:nu |net |pas |bijna )?(?P<age>{_NUMBER} (?:maanden|mnd|weken)){_ENDS}",
        r"(?<![\w/])[mvMV]/(?P<age>\d{1,2})\b",
        r"\([mvMV]?\.? ?(?P<age>\d{1,2}(?: (?:jr|jaar))?)[,)]",
        r"\b(?:net|bijna|pas|amper) (?P<age>\d{1,2})(?=[,.]| en | geworden|$)",
        r"\btussen (?:de )?(?P<age>[2-9]\d en [3-9]\d)(?= (?:jaar|oud)|[,.]|$)",
        rf"\b(?:wij|we|ze|zij) zijn (?:nu )?(?P<age>{_NUMBER} en {_NUMBER})\b",
        r"[^\W\d], (?P<age>[1-9]\d)(?=, |\.\s|\.$)",
        rf"\bvan (?P<age>{_NUMBER} en (?:van )?{_NUMBER})(?=[,.;)]|$)",
        rf"\b(?:jij|je|u|hij|ze|zij|die|ik) (?:bent|ben|is|wordt) (?:al |nu |pas )?(?P<age>{_NUMBER}){_ENDS}",
        rf"\bwordt (?P<age>{_NUMBER})(?= (?:op|in|volgende|deze|komende|dit)\b)",
        r"\b\d\d-plusser van (?P<age>\d{2})\b",
    )
)  # fmt: skip
_BIRTH_YEAR = re.compile(
    r"\b(?:bj|jrg|jaargang|bouwjaar|gebj|geb\.?jr)\.? ?:? ?(?P<year>(?:19|20)?\d\d)\b", re.IGNORECASE
)
_PERHAPS = "Dit getal kan een leeftijd zijn; die maakt iemand herkenbaar."


def find_loose_ages(plain: str) -> Iterator[Mark]:
    """Numbers that can be an age, and birth years after 'bj' or 'jrg'; never certain."""
    for rule in _RULES:
        for match in rule.finditer(plain):
            yield Mark(match.start("age"), match.end("age"), Type.LEEFTIJD, Certainty.CONTROLEER, _PERHAPS)
    for match in _BIRTH_YEAR.finditer(plain):
        yield Mark(match.start("year"), match.end("year"), Type.DATUM, Certainty.CONTROLEER, _PERHAPS)
