"""The lines of `ankerpunt deidentify`: a text a line in, what was found in it a line out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from ankerpunt.deidentification.service import review
from ankerpunt.deidentification.stop_list import StopList
from ankerpunt.deidentification.values import Finding, Person
from ankerpunt.errors import BadInput


def answer_lines(lines: Iterable[str], stop_list: StopList) -> Iterator[str]:
    """For each line `{"id", "text"}` (and, if wanted, `"people": [{"name", "role"}]`) one line `{"id", "spans"}`.

    Offsets are Unicode code points. Raises BadInput that names the line, never its text.
    """
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        identifier, text, people = _read(number, line)
        spans = [_span(finding) for finding in review(text, people, stop_list).findings]
        yield json.dumps({"id": identifier, "spans": spans})


def _read(number: int, line: str) -> tuple[object, str, list[Person]]:
    try:
        sent = json.loads(line)
        people = [Person(str(each["name"]), str(each.get("role", ""))) for each in sent.get("people", ())]
        identifier, text = sent["id"], sent["text"]
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise BadInput(f"regel {number} is geen JSON-object met id en text") from None
    if not isinstance(text, str):
        raise BadInput(f"regel {number}: text moet tekst zijn")
    return identifier, text, people


def _span(finding: Finding) -> dict[str, object]:
    return {
        "start": finding.start,
        "end": finding.end,
        "type": finding.type,
        "certainty": finding.certainty,
        "text": finding.text,
        "suggestion": finding.suggestion,
        "reason": finding.reason,
        "key": finding.key,
        "alternatives": finding.alternatives,
    }
