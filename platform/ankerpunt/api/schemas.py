"""What a caller gets: the answer of each call, and the problem document."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any

from pydantic import BaseModel, Field

from ankerpunt.deidentification.values import Certainty, Type

Sleutel = Annotated[str, Field(description="`soort/slug`: de naam waaronder een item overal bekend is.")]
Pad = Annotated[str, Field(description="Het pad van de pagina op deze site.")]
Gecontroleerd = Annotated[
    date | None, Field(description="De dag waarop de bron is geopend; leeg: nog niet door een vakgroep getoetst.")
]
Verouderd = Annotated[bool, Field(description="De pagina had al opnieuw bekeken moeten worden.")]


class Zoekresultaat(BaseModel):
    """Eén resultaat."""

    id: Sleutel
    soort: str
    slug: str
    titel: str
    samenvatting: str
    url: Pad
    fragment: Annotated[str, Field(description="Stukje van de tekst als HTML, met `<mark>` als enige element.")]
    score: Annotated[float, Field(description="Hoe goed het past; alleen te vergelijken binnen één antwoord.")]
    gecontroleerd_op: Gecontroleerd
    verouderd: Verouderd


Facetten = Annotated[
    dict[str, dict[str, int]],
    Field(description="Per facet (`soort`, `leefgebied`, `vakgroep`) hoeveel resultaten elke waarde heeft."),
]


class Zoekresultaten(BaseModel):
    """Eén bladzijde resultaten, de beste eerst."""

    vraag: str
    totaal: int
    bedoelde_u: Annotated[str | None, Field(description="De vraag zonder typefouten, als dat iets anders is.")]
    resultaten: list[Zoekresultaat]
    facetten: Facetten


class Bevinding(BaseModel):
    """Iets wat iemand herkenbaar maakt. `begin` en `eind` tellen Unicode-tekens (code points)."""

    begin: int
    eind: int
    soort: Type
    zekerheid: Certainty
    tekst: str
    reden: Annotated[str, Field(description="Waarom, in één zin voor de schrijver.")]
    sleutel: Annotated[str, Field(description="Gelijk voor dezelfde persoon, plaats of organisatie.")]
    voorstel: Annotated[str, Field(description="Wat er kan staan; overal hetzelfde voor dezelfde sleutel en vorm.")]
    andere: Annotated[list[str], Field(description="Andere voorstellen, van dichtbij naar algemeen.")]


class Zeldzaam(BaseModel):
    """Gegevens die niemand noemen, maar samen bij één mens passen."""

    gegevens: list[str]
    reden: str


class Bevindingen(BaseModel):
    """Alles wat de software vond, in leesvolgorde. Ze ziet dingen over het hoofd: laat altijd een mens nalezen."""

    bevindingen: list[Bevinding]
    zeldzaam: list[Zeldzaam]


class Suggestie(BaseModel):
    """Een pagina, of (soort `zoekterm`) een woord om op te zoeken."""

    tekst: str
    soort: str
    url: Pad


class Suggesties(BaseModel):
    """Hoogstens acht aanvullingen, de beste eerst."""

    suggesties: Annotated[list[Suggestie], Field(max_length=8)]


class Verwijzing(BaseModel):
    """Een item als verwijzing."""

    id: Sleutel
    soort: str
    slug: str
    titel: str
    url: Pad


class Itemregel(Verwijzing):
    """Een item in een lijst."""

    samenvatting: str
    vakgroep: str | None
    gecontroleerd_op: Gecontroleerd
    verouderd: Verouderd
    gewijzigd_op: datetime


class Items(BaseModel):
    """Eén bladzijde van een lijst, op titel."""

    totaal: int
    items: list[Itemregel]


class Bron(BaseModel):
    """Waar een bewering op rust; `[1](#bron-1)` in de tekst is de eerste."""

    titel: str
    url: str | None
    jaar: int | str | None


class Item(Itemregel):
    """Een item met alles wat op zijn pagina staat."""

    revisie: Annotated[int, Field(description="Het nummer van deze versie; telt op bij elke wijziging.")]
    zichtbaarheid: Annotated[str, Field(description="`openbaar`, of `leden`: alleen voor wie is ingelogd.")]
    leefgebieden: list[str]
    tags: list[str]
    eigenaar: str
    onderbouwing: Annotated[
        str | None, Field(description="Waar de tekst op rust, zoals `onderzocht` of `praktijkkennis`.")
    ]
    herzien_voor: Annotated[date | None, Field(description="De dag waarvoor de pagina opnieuw bekeken moet worden.")]
    bronnen: list[Bron]
    markdown: Annotated[str, Field(description="De tekst zoals geschreven, zonder de kop van het bestand.")]
    html: Annotated[str, Field(description="De tekst als veilige HTML; verwijzingen zijn paden op deze site.")]
    metadata: Annotated[dict[str, Any], Field(description="De kop van het bestand, met wat alleen deze soort heeft.")]
    links: Annotated[list[Verwijzing], Field(description="Items waarnaar de tekst verwijst, in volgorde.")]
    terugverwijzingen: Annotated[
        list[Verwijzing], Field(description="Items die naar dit item verwijzen, op titel; hoogstens 100.")
    ]


class OngeldigeParameter(BaseModel):
    """Een parameter die niet te gebruiken is."""

    naam: str
    reden: str


class Probleem(BaseModel):
    """Wat er mis is (RFC 9457)."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    ongeldige_parameters: list[OngeldigeParameter] = []
