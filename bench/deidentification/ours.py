"""Our engine, as the bench calls it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from bench.deidentification.job import Find
from bench.deidentification.measures import Flag

from ankerpunt.deidentification.service import review
from ankerpunt.deidentification.values import Certainty, Person

#: Touches every list, so that nothing is left to be loaded by the first real text.
WARMING = (
    "Op 3 mei belde Karin Dröge (44), wethouder in Zutphen, namens Stichting Beekoever: 06-12345678, IBAN "
    "NL91ABNA0417164300, Dorpsstraat 12, 7201 AB. Haar zoon zit op basisschool De Vlieger in de wijk Leesten."
)


def load(_cache: Path) -> Find:
    """Ready for texts; everything that is loaded lazily is loaded."""
    find(WARMING, [Person("Karin Dröge", "moeder")])
    return find


def find(text: str, people: Sequence[Person]) -> list[Flag]:
    """Both tiers."""
    found = review(text, people).findings
    return [Flag(finding.start, finding.end, finding.certainty is Certainty.ZEKER) for finding in found]
