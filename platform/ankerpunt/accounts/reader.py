"""What a reader may see: nothing, what is public, or what is for members too."""

from __future__ import annotations

from dataclasses import dataclass

OPENBAAR = frozenset({"openbaar"})
LEDEN = frozenset({"openbaar", "leden"})
NIETS: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Reader:
    """Who reads (None: somebody who did not sign in), which items that person may see, and in which role."""

    naam: str | None
    zichtbaarheid: frozenset[str]
    rol: str | None = None


def anonymous(*, public_reading: bool) -> Reader:
    """Somebody who did not sign in."""
    return Reader(None, OPENBAAR if public_reading else NIETS)


def member(naam: str, rol: str = "lezer") -> Reader:
    """Somebody who did."""
    return Reader(naam, LEDEN, rol)
