"""From what the domains know to what a caller gets; the command line shares the search results."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from sqlalchemy.orm import Session

from ankerpunt.api import schemas
from ankerpunt.deidentification.values import Review
from ankerpunt.errors import NotFound
from ankerpunt.kennis import reading
from ankerpunt.kennis.document import parse
from ankerpunt.kennis.kinds import KINDS, SLUG, Key
from ankerpunt.kennis.verwijzing import Titel, Verwijzing
from ankerpunt.search.service import Resultaten, Treffer

MOST_BACKLINKS = 100


def zoekresultaten(vraag: str, found: Resultaten, today: date) -> schemas.Zoekresultaten:
    """One page of results for `vraag`."""
    return schemas.Zoekresultaten(
        vraag=vraag,
        totaal=found.totaal,
        bedoelde_u=found.vraag.bedoelde_u,
        resultaten=[_resultaat(treffer, today) for treffer in found.treffers],
        facetten={name: dict(counts) for name, counts in found.facetten.items()},
    )


def itemregel(row: Verwijzing) -> schemas.Itemregel:
    """An item in a list."""
    return schemas.Itemregel(
        id=row.key,
        soort=row.soort,
        slug=row.slug,
        titel=row.titel,
        url=row.url,
        samenvatting=row.samenvatting,
        vakgroep=row.vakgroep,
        gecontroleerd_op=row.gecontroleerd_op,
        verouderd=row.verouderd,
        gewijzigd_op=row.gewijzigd_op,
    )


def item(session: Session, soort: str, slug: str, zichtbaarheid: Collection[str], today: date) -> schemas.Item:
    """The item with everything its page shows. Raises NotFound where there is none that this reader may see."""
    if soort not in KINDS or not SLUG.fullmatch(slug):
        raise NotFound("Dit item is er niet (meer), of je mag het niet lezen.")
    key = Key(soort, slug)
    source = reading.source_of(session, key, zichtbaarheid)
    found = reading.page(session, KINDS[soort].prefix, slug, zichtbaarheid, today)
    kop = found.kop
    return schemas.Item(
        **dict(itemregel(found)),
        revisie=found.revisie,
        zichtbaarheid=kop.zichtbaarheid,
        leefgebieden=kop.leefgebieden,
        tags=kop.tags,
        eigenaar=found.eigenaar,
        onderbouwing=kop.onderbouwing,
        herzien_voor=found.herzien_voor,
        bronnen=[schemas.Bron(titel=bron.titel, url=bron.url, jaar=bron.jaar) for bron in kop.bronnen],
        markdown=parse(source).body,
        html=str(found.html),
        metadata=kop.model_dump(mode="json", exclude_none=True),
        links=_verwijzingen(reading.linked(session, reading.links_of(session, key), zichtbaarheid, today)),
        terugverwijzingen=_verwijzingen(reading.backlinks(session, key, zichtbaarheid, MOST_BACKLINKS)),
    )


def _resultaat(treffer: Treffer, today: date) -> schemas.Zoekresultaat:
    bron = treffer.bron
    return schemas.Zoekresultaat(
        id=bron.sleutel,
        soort=bron.soort,
        slug=bron.slug,
        titel=bron.titel,
        samenvatting=bron.samenvatting,
        url=bron.url,
        fragment=treffer.fragment,
        score=treffer.score,
        gecontroleerd_op=bron.gecontroleerd_op,
        verouderd=treffer.outdated(today),
    )


def _verwijzingen(rows: Collection[Verwijzing | Titel]) -> list[schemas.Verwijzing]:
    return [
        schemas.Verwijzing(id=row.key, soort=row.soort, slug=row.slug, titel=row.titel, url=row.url) for row in rows
    ]


def bevindingen(review: Review) -> schemas.Bevindingen:
    """What was found in a text."""
    return schemas.Bevindingen(
        bevindingen=[
            schemas.Bevinding(
                begin=finding.start,
                eind=finding.end,
                soort=finding.type,
                zekerheid=finding.certainty,
                tekst=finding.text,
                reden=finding.reason,
                sleutel=finding.key,
                voorstel=finding.suggestion,
                andere=list(finding.alternatives),
            )
            for finding in review.findings
        ],
        zeldzaam=[schemas.Zeldzaam(gegevens=list(each.details), reden=each.reason) for each in review.rarities],
    )
