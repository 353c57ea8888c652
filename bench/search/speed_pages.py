"""Pages for the measurement of speed: sentences of the starter library put together anew, with new words as they go.

A text of any size keeps bringing words that were not seen before (Heaps' law); recombined sentences alone would not,
and an index of few words is too easy. So every page gets some made-up words of its own, compounds of Dutch parts.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from datetime import date

from bench.search.relevance_library import library

from ankerpunt.search.values import Brontekst

SEED = 20261124
SENTENCES = (18, 40)
NEW_WORDS = (2, 7)
SOORTEN = ("methode", "begrip", "vakgroeppagina", "handout", "casus", "dilemma")
VAKGROEPEN = ("schulden", "jeugd", "ggz", "wonen", "zorg", "veiligheid", "lvb", "statushouders")
LEEFGEBIEDEN = ("inkomen", "wonen", "veiligheid", "opvoeden-en-opgroeien", "psychische-gezondheid", "participatie")
_PARTS = (
    "zorg huis wijk buurt gezin kind ouder geld schuld werk school tuin brief sleutel kamer nacht ochtend winter zomer "
    "fiets boot brug dijk molen akker veld bos water steen hout glas koper zilver papier draad knoop spiegel venster "
    "trap zolder kelder poort plein straat markt winkel bakker smid kuiper wever visser boer schipper bode klerk"
).split()
_SENTENCE = re.compile(r"(?<=[.!?])\s+")


def pages(number: int) -> Iterator[Brontekst]:
    """The same `number` pages each time; the first thousand of ten thousand are the thousand."""
    sources = library()
    sentences = [s for page in sources for s in _SENTENCE.split(" ".join(page.tekst.split())) if 20 < len(s) < 400]
    titles = [page.titel for page in sources]
    for n in range(number):
        yield _page(n, random.Random(SEED + n), sentences, titles)


def _page(n: int, rng: random.Random, sentences: Sequence[str], titles: Sequence[str]) -> Brontekst:
    own = ["".join(rng.sample(_PARTS, 3)) for _ in range(rng.randint(*NEW_WORDS))]
    chosen = rng.choices(sentences, k=rng.randint(*SENTENCES))
    soort = rng.choice(SOORTEN)
    return Brontekst(
        sleutel=f"{soort}/pagina-{n}",
        soort=soort,
        slug=f"pagina-{n}",
        url=f"/kennis/pagina-{n}",
        titel=f"{rng.choice(titles)} {rng.choice(own)}",
        samenvatting=rng.choice(sentences),
        tekst=" ".join((*chosen, f"Zie ook {', '.join(own)}.")),
        tags=tuple(rng.sample(_PARTS, 2)),
        vakgroep=rng.choice(VAKGROEPEN),
        leefgebieden=tuple(sorted(rng.sample(LEEFGEBIEDEN, rng.randint(1, 2)))),
        zichtbaarheid="openbaar" if rng.random() < 0.85 else "leden",
        eigenaar="vakgroep",
        gecontroleerd_op=date(2026, 11, 1),
    )
