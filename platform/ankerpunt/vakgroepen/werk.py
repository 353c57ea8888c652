"""What the page 'werk' of a vakgroep shows; a domain above, which knows the states of pages, fills it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from ankerpunt.accounts.reader import Reader


@dataclass(frozen=True)
class Rij:
    """A page of the vakgroep in some state: what it is, why it is here, and one thing to do with it."""

    titel: str
    url: str
    toelichting: str = ""
    daad: str = ""
    daad_url: str = ""


@dataclass(frozen=True)
class Stapel:
    """The pages of the vakgroep in one state: the first ones, and how many there are."""

    naam: str
    uitleg: str
    rijen: Sequence[Rij]
    aantal: int


#: The pages of a vakgroep by state, for a reader on a day.
Werk = Callable[[Session, Reader, str, date], Sequence[Stapel]]
