"""Who reads: what that person may see, in which roles, and in which vakgroepen."""

from __future__ import annotations

from dataclasses import dataclass

OPENBAAR = frozenset({"openbaar"})
LEDEN = frozenset({"openbaar", "leden"})
NIETS: frozenset[str] = frozenset()
#: All roles, from the one that opens least.
ROLLEN = ("lezer", "vakgroeplid", "vakgroepleider", "gespreksleider", "ervaringsdeskundige", "beheerder")
#: Roles that are given to a person; the other two follow from being a member of a vakgroep.
ALGEMEEN = frozenset({"lezer", "gespreksleider", "ervaringsdeskundige", "beheerder"})


@dataclass(frozen=True)
class Reader:
    """Somebody who reads; `account_id` and `naam` are None for who did not sign in.

    `lid_van` and `leidt` are slugs of vakgroepen; who leads one is a member of it too.
    """

    account_id: int | None
    naam: str | None
    zichtbaarheid: frozenset[str]
    rollen: frozenset[str] = NIETS
    lid_van: frozenset[str] = NIETS
    leidt: frozenset[str] = NIETS

    @property
    def rol(self) -> str | None:
        """The role that opens most; None for who did not sign in."""
        return next((rol for rol in reversed(ROLLEN) if rol in self.rollen), None)


def anonymous(*, public_reading: bool) -> Reader:
    """Somebody who did not sign in."""
    return Reader(None, None, OPENBAAR if public_reading else NIETS)


def member(
    account_id: int,
    naam: str,
    rollen: frozenset[str] = NIETS,
    lid_van: frozenset[str] = NIETS,
    leidt: frozenset[str] = NIETS,
) -> Reader:
    """Somebody who did. Everybody is a lezer; who is in a vakgroep has that role by being there, not by being given it."""
    found = {"lezer"} | (rollen & ALGEMEEN)
    if lid_van | leidt:
        found.add("vakgroeplid")
    if leidt:
        found.add("vakgroepleider")
    return Reader(account_id, naam, LEDEN, frozenset(found), lid_van | leidt, leidt)
