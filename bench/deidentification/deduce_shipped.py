"""The engine of the package deduce, as it is shipped; it has one tier and its own rules decide everything."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from bench.deidentification.job import Find
from bench.deidentification.measures import Flag
from deduce import Deduce  # type: ignore[import-untyped]

from ankerpunt.deidentification.values import Person


def load(cache: Path) -> Find:
    """Builds its lists and keeps them in `cache`, or reads them there."""
    engine = Deduce(cache_path=cache)

    def find(text: str, _people: Sequence[Person]) -> list[Flag]:
        found = engine.deidentify(text).annotations
        return [Flag(each.start_char, each.end_char, True) for each in found]

    return find
