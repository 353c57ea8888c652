"""The one schema module: what the front matter of each soort must and may hold."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, ValidationError, field_validator
from pydantic_core import ErrorDetails

from ankerpunt.errors import ContentError
from ankerpunt.kennis.document import Document
from ankerpunt.kennis.kinds import KINDS, SLUG
from ankerpunt.leefgebieden import LEEFGEBIEDEN

MONTHS = re.compile(r"(\d{1,3}) maand(?:en)?")
DAY = re.compile(r"(?:18|19|20|21)\d\d-\d\d-\d\d")


def _text(value: Any) -> Any:
    """Text on one line; a number or date as it is written."""
    if isinstance(value, int | float | date) and not isinstance(value, bool):
        return str(value)
    return " ".join(value.split()) if isinstance(value, str) else value


def _day(value: Any) -> Any:
    """A day of these centuries; a number is not taken for a moment in time."""
    if not DAY.fullmatch(str(value)):
        raise ValueError("moet een datum zijn, zoals 2026-11-20")
    return value


Line = Annotated[str, StringConstraints(min_length=1, max_length=500), BeforeValidator(_text)]
Day = Annotated[date, BeforeValidator(_day)]


def _list(value: Any) -> Any:
    """A single word is a list of one; a key without a value is an empty list."""
    return [] if value is None else [value] if isinstance(value, str) else value


Words = Annotated[list[Line], Field(max_length=200), BeforeValidator(_list)]
Slug = Annotated[str, StringConstraints(pattern=rf"^{SLUG.pattern}$", max_length=120)]
Zichtbaarheid = Literal["openbaar", "leden"]
Onderbouwing = Literal["wet-en-regelgeving", "onderzocht", "praktijkkennis", "ervaringskennis", "fictief-voorbeeld"]
Basis = Literal["bron", "voorstel"]


class Model(BaseModel):
    """Base of what is typed; unknown keys are kept."""

    model_config = ConfigDict(extra="allow", str_strip_whitespace=True)


class Bron(Model):
    """A source."""

    titel: Line
    url: Annotated[str, StringConstraints(pattern=r"^https?://\S+$", max_length=1000)] | None = None
    jaar: int | Line | None = None


class Kop(Model):
    """The front matter every soort shares."""

    title: Line
    description: Line
    soort: Line | None = None
    vakgroep: Slug | None = None
    leefgebieden: Words = []
    tags: Words = []
    zoektermen: Words = []
    zichtbaarheid: Zichtbaarheid = "openbaar"
    eigenaar: Line | None = None
    gecontroleerd_op: Day | None = None
    herzien_na: Line | None = None
    onderbouwing: Onderbouwing | None = None
    bronnen: list[Bron] = Field(default=[], max_length=200)
    afgeleid: Words = []
    herkomst: Line | None = None

    @field_validator("leefgebieden")
    @classmethod
    def _known(cls, value: list[str]) -> list[str]:
        for name in value:
            if name not in LEEFGEBIEDEN:
                raise ValueError(f"'{name}' is geen leefgebied; kies uit {', '.join(LEEFGEBIEDEN)}")
        return value

    @field_validator("herzien_na")
    @classmethod
    def _months(cls, value: str | None) -> str | None:
        if value is not None and not MONTHS.fullmatch(value):
            raise ValueError("schrijf het aantal maanden, zoals '12 maanden'")
        return value

    @property
    def months(self) -> int | None:
        """The review interval in months."""
        match = MONTHS.fullmatch(self.herzien_na or "")
        return int(match[1]) if match else None


class Pool(Model):
    """One of the two poles of a dilemma."""

    naam: Line
    kern: Line


class DilemmaKop(Kop):
    """A dilemma argues two poles."""

    polen: Annotated[list[Pool], Field(min_length=2, max_length=2)]
    fase: Words = []


class Aantal(Model):
    """A group size with its basis."""

    min: int | None = None
    max: int | None = None
    basis: Basis | None = None


class Duur(Model):
    """A length in minutes with its basis."""

    minuten: int | None = None
    basis: Basis | None = None


class Stap(Model):
    """A step of an intervisiemethode."""

    naam: Line
    doe: Line
    wie: Words = []
    minuten: int | None = Field(default=None, ge=1, le=240)
    basis: Basis | None = None


class IntervisieKop(Kop):
    """An intervisiemethode is a list of steps."""

    niveau: Literal["beginner", "gevorderd", "ervaren"] | None = None
    groep: Aantal | None = None
    duur: Duur | None = None
    rollen: Words = []
    stappen: Annotated[list[Stap], Field(min_length=1, max_length=30)]


class Leerstap(Model):
    """A step of a leerpad; `item` is soort/slug."""

    titel: Line
    item: Annotated[str, StringConstraints(pattern=r"^[a-z]+/[a-z0-9-]+$")] | None = None
    minuten: int | None = Field(default=None, ge=1, le=480)


class LeerpadKop(Kop):
    """A leerpad is a list of steps."""

    stappen: Annotated[list[Leerstap], Field(min_length=1, max_length=30)]


class ContactKop(Kop):
    """Whom to call, for what and when."""

    telefoon: Line | None = None
    website: Annotated[str, StringConstraints(pattern=r"^https?://\S+$")] | None = None
    mail: Line | None = None
    voor: Line | None = None
    wanneer: Line | None = None
    gebied: Line | None = None


class WijzigingKop(Kop):
    """A change in law or local rules."""

    ingangsdatum: Day
    wet: Line | None = None


class CasusKop(Kop):
    """A story with a question in the I-form."""

    vraag: Line | None = None


class BegripKop(Kop):
    """A word, with its abbreviation and other names."""

    afkorting: Line | None = None
    ook: Words = []


SCHEMAS: dict[str, type[Kop]] = dict.fromkeys(KINDS, Kop) | {
    "dilemma": DilemmaKop,
    "intervisiemethode": IntervisieKop,
    "leerpad": LeerpadKop,
    "contact": ContactKop,
    "wijziging": WijzigingKop,
    "casus": CasusKop,
    "begrip": BegripKop,
}
MESSAGES = {
    "missing": "ontbreekt",
    "string_too_short": "is leeg",
    "string_too_long": "is te lang",
    "string_type": "moet tekst zijn",
    "list_type": "moet een lijst zijn",
    "too_short": "heeft te weinig regels",
    "too_long": "heeft te veel regels",
    "literal_error": "moet een van deze zijn: {expected}",
    "string_pattern_mismatch": "heeft niet de juiste vorm",
    "model_type": "moet uit 'sleutel: waarde' bestaan",
    "int_type": "moet een heel getal zijn",
    "int_parsing": "moet een heel getal zijn",
    "int_from_float": "moet een heel getal zijn",
    "greater_than_equal": "is te klein",
    "less_than_equal": "is te groot",
}


def validate(document: Document, soort: str) -> Kop:
    """The front matter as typed values. Raises ContentError with the first fault and its line."""
    if soort not in SCHEMAS:
        raise ContentError(f"'{soort}' is geen soort; kies uit {', '.join(SCHEMAS)}", document.line("soort"))
    for key, line in document.repeated:
        raise ContentError(f"de sleutel '{key}' staat er twee keer", line)
    try:
        return SCHEMAS[soort].model_validate(document.meta)
    except ValidationError as error:
        first = error.errors()[0]
        where = _where(first, document)
        raise ContentError(f"'{where}' {_message(first)}", document.line(where)) from error


def unknown_keys(kop: Kop) -> list[str]:
    """The keys that Ankerpunt does not know; they are kept."""
    return sorted(kop.model_extra or {})


def _where(error: ErrorDetails, document: Document) -> str:
    """The place of a fault as an author counts, without the names that pydantic gives to the alternatives of a type."""
    parts = [str(part + 1) if isinstance(part, int) else part for part in error["loc"]]
    while len(parts) > 1 and error["type"] != "missing" and ".".join(parts) not in document.lines:
        parts.pop()
    return ".".join(parts)


def _message(error: ErrorDetails) -> str:
    kind = error["type"]
    if kind == "value_error":
        return str(error["ctx"]["error"])
    if kind.startswith("date_"):
        return "moet een datum zijn, zoals 2026-11-20"
    return MESSAGES.get(kind, "klopt niet").format(**{"expected": "", **error.get("ctx", {})}).replace(" or ", " of ")
