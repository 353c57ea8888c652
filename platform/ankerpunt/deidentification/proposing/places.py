"""Invented places, neighbourhoods and streets: one for each, never one that the text names already."""

from __future__ import annotations

from collections.abc import Collection

from ankerpunt.deidentification.lexicon import invented_names
from ankerpunt.deidentification.lists import ARTICLES
from ankerpunt.deidentification.rules.places import HOUSE_NUMBER
from ankerpunt.deidentification.values import Type
from ankerpunt.dutch.text import fold

_ABOUT = {Type.PLAATS: "plaats", Type.WIJK: "wijk", Type.ADRES: "straat"}


def street(core: str) -> str:
    """The folded street of a folded address: without its house number and what follows, written in full."""
    number = HOUSE_NUMBER.search(core)
    name = core[: number.start()] if number else core
    return f"{name}aat" if name.endswith("str") else name


class Places:
    """The invented places of one text, in which the folded words `taken` stand already."""

    def __init__(self, taken: Collection[str]) -> None:
        self._free = {
            about: [name for name in names if not all(fold(word) in taken for word in name.split())]
            for about, names in invented_names().items()
            if about in {*_ABOUT.values(), "plein"}
        }
        self._chosen: dict[tuple[str, str], str] = {}

    def named(self, kind: Type, core: str, written: str) -> str:
        """The invented name for what is called `core`, with an article if it is `written` with one."""
        square = kind is Type.ADRES and "plein" in core
        about = "plein" if square else _ABOUT[kind]
        if (about, core) not in self._chosen:
            free = self._free[about]
            self._chosen[(about, core)] = free.pop(0) if free else f"{about} {len(self._chosen) + 1}"
        article = "het " if square else "de "
        return (article if fold(written.partition(" ")[0]) in ARTICLES else "") + self._chosen[(about, core)]
