"""The face of de-identification: one text in, everything that gives somebody away out, with proposals."""

from __future__ import annotations

from collections.abc import Sequence

from ankerpunt.deidentification.detecting import detect
from ankerpunt.deidentification.proposing.replacing import Replacer
from ankerpunt.deidentification.reading import read
from ankerpunt.deidentification.rules.asked import find_asked
from ankerpunt.deidentification.rules.rarity import find_rarities
from ankerpunt.deidentification.scan import scan
from ankerpunt.deidentification.stop_list import StopList, shipped
from ankerpunt.deidentification.values import Finding, Person, Review


def review(
    text: str,
    people: Sequence[Person] = (),
    stop_list: StopList | None = None,
    *,
    same_background: bool = True,
) -> Review:
    """Everything in `text` that gives somebody away, with what could stand there instead.

    `people` are those the writer names: found with certainty, in any form. `same_background` gives an invented name the
    background of the real one; without it all are Dutch. Takes any string; time is linear in its length. What no rule
    finds is not in the answer: a human reads the text after this, always.
    """
    reading = read(text)
    scanned = scan(reading.plain, stop_list or shipped())
    marks = detect(scanned, list(find_asked(scanned, people)))
    findings = Replacer(reading, scanned, people, same_background=same_background).findings(marks)
    return Review(findings, tuple(find_rarities(scanned, marks)))


def replaced(text: str, findings: Sequence[Finding]) -> str:
    """`text` with every finding replaced by its suggestion."""
    pieces: list[str] = []
    done = 0
    for finding in findings:
        pieces += (text[done : finding.start], finding.suggestion)
        done = finding.end
    return "".join((*pieces, text[done:]))
