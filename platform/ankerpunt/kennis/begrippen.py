"""The begrippenlijst: every name of every concept of the thesaurus, by letter."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from typing import NamedTuple

from ankerpunt.dutch.text import fold
from ankerpunt.kennis.kinds import Key
from ankerpunt.search.thesaurus import Thesaurus


class Regel(NamedTuple):
    """A name in the list: its explanation, its page, or the name under which to look."""

    label: str
    uitleg: str | None
    url: str | None
    zie: str | None


def letters(thesaurus: Thesaurus, pages: Mapping[str, tuple[str, str]]) -> list[tuple[str, list[Regel]]]:
    """The list by first letter. `pages` maps the slug of each begrip with a page to its title and description.

    A concept is in the list if it is explained or has a page; a page is, whether or not the thesaurus knows it.
    """
    listed = [begrip for begrip in thesaurus.begrippen if begrip.definitie or begrip.slug in pages]
    rows = [Regel(begrip.label, begrip.definitie or None, _url(begrip.slug, pages), None) for begrip in listed]
    unknown = pages.keys() - {begrip.slug for begrip in listed}
    rows += [Regel(*pages[slug], _url(slug, pages), None) for slug in sorted(unknown)]
    known = {fold(row.label) for row in rows}
    for begrip in listed:
        others = [name for name in begrip.ook if name[:1].isupper() and fold(name) not in known]
        rows += [Regel(name, None, _url(begrip.slug, pages), begrip.label) for name in others]
    rows.sort(key=lambda row: (fold(row.label), row.zie or ""))
    return [(letter, list(found)) for letter, found in groupby(rows, key=_letter)]


def _url(slug: str, pages: Mapping[str, object]) -> str | None:
    return Key("begrip", slug).url if slug in pages else None


def _letter(row: Regel) -> str:
    first = fold(row.label)[:1].upper()
    return first if first.isalpha() else "0-9"
