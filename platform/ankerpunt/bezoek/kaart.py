"""The bezoekkaart as a value: its lines, each with the item it comes from, and what it is made of."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from string import ascii_uppercase

from markupsafe import Markup

from ankerpunt.kennis.verwijzing import Verwijzing

DELEN = ("doe", "zeg", "vragen", "veiligheid")
POINTERS = frozenset({"wringt", "weten", "bellen", "lezen"})
NOT_DIALLED = re.compile(r"[^\d+]")


@dataclass(frozen=True)
class Thema:
    """An item that the card is made of: its sections as inner HTML per part, and where its text leads to, in order."""

    verwijzing: Verwijzing
    delen: Mapping[str, Sequence[str]]
    links: Sequence[str] = ()


@dataclass(frozen=True)
class Doel:
    """What items lead to: a dilemma, a contact, a vakgroep, or an item that is only pointed at."""

    verwijzing: Verwijzing
    telefoon: str | None = None
    voor: str | None = None
    wanneer: str | None = None


@dataclass(frozen=True)
class Onderdeel:
    """One line of the card. `bron` is the item it comes from; `via` are the keys of the items that brought it here.

    `html` is safe: it was sanitised when the item was saved.
    """

    lijst: str
    bron: Verwijzing
    html: Markup
    via: tuple[str, ...]
    uitleg: str = ""
    telefoon: str | None = None

    @property
    def id(self) -> str:
        """The same line has the same id in every answer, so that a browser can add it once and remove it."""
        digest = hashlib.blake2s(f"{self.lijst} {self.bron.key} {self.html}".encode(), digest_size=6)
        return f"{self.lijst}-{digest.hexdigest()}"

    @property
    def wijst(self) -> bool:
        """It only points at its item; the others say something themselves."""
        return self.lijst in POINTERS

    @property
    def tel(self) -> str | None:
        """The number as a telephone dials it."""
        return NOT_DIALLED.sub("", self.telefoon) if self.telefoon else None


@dataclass(frozen=True)
class Kaart:
    """What stands on the card, list by list. `bronnen` are the items whose words stand on it, best first."""

    bronnen: tuple[Verwijzing, ...] = ()
    doe: tuple[Onderdeel, ...] = ()
    zeg: tuple[Onderdeel, ...] = ()
    vragen: tuple[Onderdeel, ...] = ()
    veiligheid: tuple[Onderdeel, ...] = ()
    meldcode: tuple[Onderdeel, ...] = ()
    wringt: tuple[Onderdeel, ...] = ()
    weten: tuple[Onderdeel, ...] = ()
    bellen: tuple[Onderdeel, ...] = ()
    lezen: tuple[Onderdeel, ...] = ()

    @property
    def leeg(self) -> bool:
        """Nothing was found."""
        return not any(self.onderdelen)

    @property
    def telling(self) -> str:
        """How many items it was made of, and how many of these a vakgroep has checked."""
        count, checked = len(self.bronnen), sum(1 for bron in self.bronnen if bron.gecontroleerd_op)
        return f"{count} {'pagina' if count == 1 else 'pagina’s'}, {checked or 'nog geen'} door een vakgroep getoetst"

    @property
    def letters(self) -> dict[str, str]:
        """In print a letter behind a line says from which item it comes."""
        return dict(zip((bron.key for bron in self.bronnen), ascii_uppercase, strict=False))

    @property
    def onderdelen(self) -> Iterator[Onderdeel]:
        """Every line, in the order of the card."""
        yield from chain(self.doe, self.zeg, self.vragen, self.veiligheid, self.meldcode)
        yield from chain(self.wringt, self.weten, self.bellen, self.lezen)

    @property
    def sleutels(self) -> frozenset[str]:
        """The keys of every item that has a word on it."""
        return frozenset(deel.bron.key for deel in self.onderdelen) | {bron.key for bron in self.bronnen}


@dataclass(frozen=True)
class Materiaal:
    """Everything a card may be made of. `themas` best first; `doelen` by key; `extra` are items found that have no parts.

    `meldcode` are the titles of the sections of the Meldcode page.
    """

    themas: Sequence[Thema] = ()
    doelen: Mapping[str, Doel] = field(default_factory=dict)
    extra: Sequence[Verwijzing] = ()
    meldcode: Sequence[str] = ()
