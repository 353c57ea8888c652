"""Joins what belongs together: an organisation with its street or place, a function with what it is the function of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ankerpunt.deidentification.values import Certainty, Mark, Type

_BETWEEN = re.compile(r" (?:aan|in|op|bij|van|te|uit)(?: de| het| den| 't)? ")
_HEADS = frozenset({Type.ORGANISATIE, Type.WERKGEVER, Type.SCHOOL, Type.BEROEP})
_TAILS = frozenset({Type.ADRES, Type.PLAATS, Type.WIJK, Type.ORGANISATIE, Type.SCHOOL})


def join(plain: str, marks: Iterable[Mark]) -> Iterator[Mark]:
    """The marks, in order, with 'de Jumbo in de Kerkstraat' and 'koster van de Pniëlkerk' as one each."""
    head: Mark | None = None
    for mark in marks:
        if head and head.type in _HEADS and mark.type in _TAILS and _BETWEEN.fullmatch(plain, head.end, mark.start):
            both = {head.certainty, mark.certainty} == {Certainty.ZEKER}
            head = replace(head, end=mark.end, certainty=Certainty.ZEKER if both else Certainty.CONTROLEER)
            continue
        if head:
            yield head
        head = mark
    if head:
        yield head
