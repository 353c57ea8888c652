"""The safeguard for every text field: does this text hold something that certainly gives a resident away?"""

from __future__ import annotations

from dataclasses import dataclass

from ankerpunt.deidentification.detecting import certain_marks
from ankerpunt.deidentification.reading import read
from ankerpunt.deidentification.scan import scan
from ankerpunt.deidentification.stop_list import StopList, shipped
from ankerpunt.deidentification.values import Type

#: What a field may hold without somebody being known by it: a town, a year, the name of an organisation.
_ALLOWED = frozenset(
    {Type.PLAATS, Type.ORGANISATIE, Type.WERKGEVER, Type.SCHOOL, Type.LEEFTIJD, Type.DATUM, Type.BEROEP}
)
_NAMED = {
    Type.NAAM: "een naam",
    Type.ADRES: "een adres",
    Type.POSTCODE: "een postcode",
    Type.TELEFOON: "een telefoonnummer",
    Type.EMAIL: "een e-mailadres",
    Type.BSN: "een BSN",
    Type.IBAN: "een rekeningnummer",
    Type.KENTEKEN: "een kenteken",
    Type.NUMMER: "een dossiernummer",
    Type.WEBADRES: "een webadres",
    Type.ACCOUNT: "een account",
    Type.WIJK: "een wijk",
}


@dataclass(frozen=True)
class Detail:
    """What was found first. `start` and `end` are code points of the text."""

    start: int
    end: int
    type: Type
    text: str

    @property
    def message(self) -> str:
        """What a form says to the writer, who still has the text on the screen. Never write it to a log: it quotes."""
        return (
            f"Er staat {_NAMED[self.type]} in je tekst: ‘{self.text}’. Haal dat weg of schrijf het algemener. "
            "Je tekst is niet opgeslagen en staat er nog."
        )


def identifying(text: str, stop_list: StopList | None = None) -> Detail | None:
    """The first detail in `text` that certainly identifies somebody, or None.

    Only what is certain counts: a field that refuses must be right. The review page shows what is doubtful too.
    """
    reading = read(text)
    for mark in certain_marks(scan(reading.plain, stop_list or shipped())):
        if mark.type not in _ALLOWED:
            start, end = reading.original(mark.start, mark.end)
            return Detail(start, end, mark.type, text[start:end])
    return None
