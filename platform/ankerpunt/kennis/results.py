"""Search results as items: the same row as everywhere, with the words that were found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import NamedTuple

from markupsafe import Markup

from ankerpunt.kennis.kinds import KINDS
from ankerpunt.kennis.verwijzing import Verwijzing, name_of
from ankerpunt.leefgebieden import LEEFGEBIEDEN
from ankerpunt.search.service import Resultaten, Treffer

LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Resultaat(Verwijzing):
    """A result: `titel_gemarkeerd` and `fragment` hold only `<mark>`; `stappen` are the three steps in plain text."""

    titel_gemarkeerd: Markup
    fragment: Markup
    stappen: Sequence[str]
    score: float


class Keuzemogelijkheid(NamedTuple):
    """A value of a facet, with the address of the results when it is switched."""

    waarde: str
    naam: str
    aantal: int
    aan: bool
    url: str


def results_of(found: Resultaten, groepen: Mapping[str, str], today: date) -> list[Resultaat]:
    """The results of a search as rows; `groepen` maps the slug of a vakgroep to its name."""
    return [_result(treffer, groepen, today) for treffer in found.treffers]


def facet_names(groepen: Mapping[str, str]) -> dict[str, Mapping[str, str]]:
    """The values of each facet in the order in which they are shown, with their names."""
    return {
        "soort": {soort: kind.meervoud for soort, kind in KINDS.items()},
        "leefgebied": LEEFGEBIEDEN,
        "vakgroep": groepen,
    }


def _result(treffer: Treffer, groepen: Mapping[str, str], today: date) -> Resultaat:
    bron = treffer.bron
    return Resultaat(
        soort=bron.soort,
        slug=bron.slug,
        url=bron.url,
        titel=bron.titel,
        samenvatting=bron.samenvatting,
        naam_soort=name_of(bron.soort, bron.slug, bron.vakgroep),
        icon=KINDS[bron.soort].icon,
        vakgroep=bron.vakgroep,
        vakgroep_naam=groepen.get(bron.vakgroep or ""),
        gecontroleerd_op=bron.gecontroleerd_op,
        herzien_voor=bron.herzien_voor,
        verouderd=treffer.outdated(today),
        gewijzigd_op=LONG_AGO,
        fictief=bron.onderbouwing == "fictief-voorbeeld",
        leden=bron.zichtbaarheid != "openbaar",
        titel_gemarkeerd=Markup(treffer.titel),  # noqa: S704 - escaped by search.fragments, only <mark>
        fragment=Markup(treffer.fragment),  # noqa: S704 - as above
        stappen=bron.stappen,
        score=treffer.score,
    )
