"""What a caller may ask: the query parameters of each call, checked, with every fault named in Dutch."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, Field, StringConstraints, ValidationError
from pydantic_core import ErrorDetails

from ankerpunt.anonimiseren.service import LONGEST, LONGEST_NAME, MOST_PEOPLE
from ankerpunt.errors import BadInput
from ankerpunt.kennis.kinds import KINDS, SLUG
from ankerpunt.leefgebieden import LEEFGEBIEDEN

LONGEST_QUESTION = 200
MOST = 100
FURTHEST = 100_000


def _once(value: Any) -> Any:
    """Query strings hold lists; these parameters may be given one time."""
    if isinstance(value, list):
        if len(value) > 1:
            raise ValueError("mag maar één keer worden opgegeven")
        return value[0]
    return value


def _chosen(value: list[str]) -> list[str]:
    return [each for each in value if each]


def _one_of(names: Mapping[str, Any]) -> AfterValidator:
    """A value of `names`, or nothing (`soort=`), which is no restriction."""

    def check(value: str) -> str:
        if value and value not in names:
            raise ValueError(f"kent '{value[:40]}' niet; kies uit {', '.join(names)}")
        return value

    return AfterValidator(check)


def _several(description: str) -> Any:
    """As many values as an address can hold."""
    return Field(default=[], description=f"{description} Mag vaker worden opgegeven.")


#: `_once` comes last: what stands before it is told in the OpenAPI document.
Vraag = Annotated[str, Field(max_length=LONGEST_QUESTION), BeforeValidator(_once)]
Limiet = Annotated[int, Field(ge=1, le=MOST), BeforeValidator(_once)]
Vanaf = Annotated[int, Field(ge=0, le=FURTHEST), BeforeValidator(_once)]
Soort = Annotated[str, _one_of(KINDS), Field(json_schema_extra={"enum": ["", *KINDS]})]
Leefgebied = Annotated[str, _one_of(LEEFGEBIEDEN), Field(json_schema_extra={"enum": ["", *LEEFGEBIEDEN]})]
Vakgroep = Annotated[str, StringConstraints(pattern=rf"^(?:{SLUG.pattern})?$")]
Several = AfterValidator(_chosen)


class Keuze(BaseModel):
    """Which items, and which page of them."""

    soort: Annotated[list[Soort], Several] = _several("Alleen deze soorten.")
    leefgebied: Annotated[list[Leefgebied], Several] = _several("Alleen deze leefgebieden.")
    vakgroep: Annotated[list[Vakgroep], Several] = _several("Alleen deze vakgroepen; een onbekende geeft niets.")
    limiet: Limiet = Field(10, description="Hoeveel resultaten hoogstens.")
    vanaf: Vanaf = Field(0, description="Hoeveel resultaten er worden overgeslagen.")


class Zoekopdracht(Keuze):
    """What is looked for, in which items."""

    q: Vraag = Field(description="De vraag, in gewone woorden. Zonder woorden is er geen resultaat.")


class Aanhef(BaseModel):
    """What somebody typed so far."""

    q: Vraag = Field(description="Het begin van een woord of titel.")


class Mens(BaseModel, strict=True):
    """Iemand die in de tekst voorkomt."""

    naam: Annotated[str, Field(max_length=LONGEST_NAME, description="De naam zoals de schrijver die kent.")]
    rol: Annotated[str, Field(max_length=LONGEST_NAME, description="Bijvoorbeeld moeder of buurman.")] = ""


class Tekst(BaseModel, strict=True):
    """Een tekst om na te kijken."""

    tekst: Annotated[str, Field(max_length=LONGEST)]
    mensen: Annotated[
        list[Mens], Field(max_length=MOST_PEOPLE, description="Wie erin voorkomen: die worden zeker gevonden.")
    ] = []
    zelfde_achtergrond: Annotated[
        bool, Field(description="Verzonnen namen passen bij de achtergrond van de echte.")
    ] = True


@dataclass(frozen=True)
class Fault:
    """A parameter that cannot be used, and why."""

    naam: str
    reden: str


class BadParameters(BadInput):
    """One or more parameters cannot be used; `faults` says which."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("; ".join(f"'{fault.naam}' {fault.reden}" for fault in faults) + ".")
        self.faults = faults


class NoJson(BadInput):
    """What was sent is no JSON object."""


M = TypeVar("M", bound=BaseModel)


def read(model: type[M], values: Mapping[str, list[str]]) -> M:
    """The parameters of a query string as `model`; unknown ones are left alone. Raises BadParameters."""
    try:
        return model.model_validate(values)
    except ValidationError as error:
        reasons = {str(fault["loc"][0]): _reason(fault) for fault in reversed(error.errors(include_url=False))}
        raise BadParameters([Fault(name, reason) for name, reason in reversed(reasons.items())]) from error


def read_body(model: type[M], body: bytes) -> M:
    """What was sent, as `model`. Raises BadParameters, or NoJson. Never quotes what was sent: it may hold a resident."""
    try:
        return model.model_validate_json(body)
    except ValidationError as error:
        faults = error.errors(include_url=False, include_input=False)
        if any(not fault["loc"] for fault in faults):
            raise NoJson("Stuur een JSON-object met het veld tekst; er is niets bewaard.") from None
        reasons = {".".join(str(part) for part in fault["loc"]): _reason(fault) for fault in faults}
        raise BadParameters([Fault(name, reason) for name, reason in reasons.items()]) from None


_REASONS = {
    "string_type": "moet tekst zijn",
    "list_type": "moet een lijst zijn",
    "bool_type": "moet true of false zijn",
    "bool_parsing": "moet true of false zijn",
    "too_long": "heeft meer dan {max_length} onderdelen",
    "string_unicode": "is geen geldige Unicode",
    "missing": "ontbreekt",
    "string_too_long": "is langer dan {max_length} tekens",
    "int_parsing": "moet een heel getal zijn",
    "int_parsing_size": "moet een kleiner getal zijn",
    "int_from_float": "moet een heel getal zijn",
    "greater_than_equal": "moet {ge} of meer zijn",
    "less_than_equal": "mag hoogstens {le} zijn",
    "string_pattern_mismatch": "is geen slug: kleine letters, cijfers en streepjes",
    "value_error": "{error}",
}


def _reason(fault: ErrorDetails) -> str:
    return _REASONS.get(fault["type"], "klopt niet").format(**fault.get("ctx", {}))
