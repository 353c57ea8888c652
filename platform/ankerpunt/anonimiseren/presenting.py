"""What the review screen shows of a review: the words for each type, and one plek for the same words everywhere. Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from ankerpunt.deidentification.values import Certainty, Finding, Type

#: Letters of the text on either side of a plek, in the list for browsers without script.
AROUND = 40


@dataclass(frozen=True)
class Soort:
    """The words for one type of finding; `gewoonlijk` is what stands there when the reader marks one by hand."""

    naam: str
    meer: str
    gewoonlijk: str
    #: One person or place has one line in the list; of the others all have one line together.
    apart: bool = False

    @property
    def laat(self) -> str:
        """Why it may stay."""
        return "is geen persoon" if self.naam == "naam" else "geeft niemand weg"


SOORTEN = {
    Type.NAAM: Soort("naam", "Namen", "iemand", apart=True),
    Type.ADRES: Soort("adres", "Adressen", "een adres", apart=True),
    Type.POSTCODE: Soort("postcode", "Postcodes", "[postcode]"),
    Type.TELEFOON: Soort("telefoon", "Telefoonnummers", "[telefoonnummer]"),
    Type.EMAIL: Soort("e-mail", "E-mailadressen", "[e-mailadres]"),
    Type.BSN: Soort("BSN", "BSN’s", "[BSN]"),
    Type.IBAN: Soort("IBAN", "Rekeningnummers", "[rekeningnummer]"),
    Type.KENTEKEN: Soort("kenteken", "Kentekens", "[kenteken]"),
    Type.NUMMER: Soort("nummer", "Nummers", "[nummer]"),
    Type.WEBADRES: Soort("webadres", "Webadressen", "[webadres]"),
    Type.ACCOUNT: Soort("account", "Accounts", "[account]"),
    Type.PLAATS: Soort("plaats", "Plaatsen", "een plaats", apart=True),
    Type.WIJK: Soort("wijk", "Wijken", "een wijk", apart=True),
    Type.DATUM: Soort("datum", "Datums", "op een dag"),
    Type.LEEFTIJD: Soort("leeftijd", "Leeftijden", "van middelbare leeftijd"),
    Type.ORGANISATIE: Soort("organisatie", "Organisaties", "een organisatie", apart=True),
    Type.SCHOOL: Soort("school", "Scholen", "een school", apart=True),
    Type.WERKGEVER: Soort("werkgever", "Werkgevers", "een bedrijf", apart=True),
    Type.BEROEP: Soort("beroep", "Beroepen en functies", "een beroep"),
}


@dataclass(frozen=True)
class Plek:
    """One thing to decide: the same words about the same person or place, wherever they stand in the text."""

    nummer: int
    findings: tuple[Finding, ...]
    voor: str
    na: str

    @property
    def eerste(self) -> Finding:
        """Where it stands first."""
        return self.findings[0]

    @property
    def soort(self) -> Soort:
        """The words for what it is."""
        return SOORTEN[self.eerste.type]

    @property
    def zeker(self) -> bool:
        """Whether the engine is certain of one of them."""
        return any(finding.certainty is Certainty.ZEKER for finding in self.findings)

    @property
    def voorstellen(self) -> tuple[str, ...]:
        """What could stand there, best first."""
        return (self.eerste.suggestion, *self.eerste.alternatives)


def plekken(text: str, findings: Iterable[Finding]) -> tuple[Plek, ...]:
    """The findings in `text`, in reading order, those with the same words and key together. Numbers begin at 1."""
    same: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        same.setdefault((finding.key, finding.text.casefold()), []).append(finding)
    return tuple(
        Plek(number, tuple(each), *_around(text, each[0])) for number, each in enumerate(same.values(), start=1)
    )


def _around(text: str, finding: Finding) -> tuple[str, str]:
    """The words before and after it on the same line, broken off at a space."""
    before = text[max(0, finding.start - AROUND) : finding.start].rpartition("\n")[2]
    after = text[finding.end : finding.end + AROUND].partition("\n")[0]
    if len(before) == AROUND:
        before = "…" + before.partition(" ")[2]
    if len(after) == AROUND:
        after = after.rpartition(" ")[0] + "…"
    return before, after


def fingerprint(found: Iterable[Plek]) -> str:
    """What tells one list of plekken from another: choices by number fit only the list that they were made for."""
    places = ((plek.nummer, each.start, each.end, len(plek.voorstellen)) for plek in found for each in plek.findings)
    words = "\n".join(map(str, places))
    return hashlib.sha256(words.encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Gegevens:
    """What the script gets of one review, as JSON. Offsets are code points; the script makes UTF-16 of them."""

    tekst: str
    vondsten: tuple[tuple[int, int, str, bool, str, str, str, tuple[str, ...]], ...]


def for_script(text: str, findings: Iterable[Finding]) -> Gegevens:
    """The findings as rows: begin, eind, soort, zeker, reden, sleutel, voorstel, andere."""
    return Gegevens(
        text,
        tuple(
            (
                each.start,
                each.end,
                each.type.value,
                each.certainty is Certainty.ZEKER,
                each.reason,
                each.key,
                each.suggestion,
                each.alternatives,
            )
            for each in findings
        ),
    )
