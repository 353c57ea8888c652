"""Who may do what: one table. Services ask it, pages and calls follow it, a test walks every route with it."""

from __future__ import annotations

from typing import Literal, get_args

from ankerpunt.accounts.reader import Reader
from ankerpunt.errors import Forbidden

Rol = Literal["lezer", "vakgroeplid", "vakgroepleider", "gespreksleider", "ervaringsdeskundige", "beheerder"]
Recht = Literal[
    "mensen_zien",
    "eigen_profiel",
    "eigen_sleutels",
    "mensen_uitnodigen",
    "mensen_beheren",
    "teams_beheren",
    "stoplijst_beheren",
    "schrijven",
    "beoordelen",
    "publiceren",
    "bevestigen",
    "archiveren",
    "voorstellen",
    "voorstel_beslissen",
    "melden",
    "vakgroep_inrichten",
    "leden_beheren",
    "lid_worden",
    "vakgroep_zien",
    "rooster_invullen",
    "contacten_lezen",
    "contacten_bijhouden",
    "beheren",
]

IEDEREEN: frozenset[Rol] = frozenset(get_args(Rol))
LID: frozenset[Rol] = frozenset({"vakgroeplid", "vakgroepleider", "beheerder"})
LEIDER: frozenset[Rol] = frozenset({"vakgroepleider", "beheerder"})
BEHEERDER: frozenset[Rol] = frozenset({"beheerder"})

#: A right, and the roles that have it. vakgroeplid and vakgroepleider have theirs in their own vakgroep only.
#: IEDEREEN is everybody who signed in; what is open to others is decided by the zichtbaarheid of an item.
RECHTEN: dict[Recht, frozenset[Rol]] = {
    "mensen_zien": IEDEREEN,
    "eigen_profiel": IEDEREEN,
    "eigen_sleutels": IEDEREEN,
    "mensen_uitnodigen": BEHEERDER,
    "mensen_beheren": BEHEERDER,
    "teams_beheren": BEHEERDER,
    "stoplijst_beheren": BEHEERDER,
    "schrijven": LID,
    "beoordelen": LID | {"ervaringsdeskundige"},
    "publiceren": LID,
    "bevestigen": LID,
    "archiveren": LEIDER,
    "voorstellen": IEDEREEN,
    "voorstel_beslissen": LID,
    "melden": IEDEREEN,
    "vakgroep_inrichten": LEIDER,
    "leden_beheren": LEIDER,
    "lid_worden": IEDEREEN,
    "vakgroep_zien": IEDEREEN,
    "rooster_invullen": LID,
    "contacten_lezen": LID,
    "contacten_bijhouden": LID,
    "beheren": BEHEERDER,
}
IN_A_VAKGROEP: frozenset[Rol] = frozenset({"vakgroeplid", "vakgroepleider"})
NO = "Dit mag je niet. Vraag het aan de beheerder van Ankerpunt, of aan de leider van je vakgroep."


def mag(reader: Reader, recht: Recht, vakgroep: str | None = None) -> bool:
    """Whether `reader` has `recht`; with `vakgroep` (a slug) in that vakgroep, without it anywhere."""
    roles = RECHTEN[recht] & reader.rollen
    if vakgroep is None or roles - IN_A_VAKGROEP:
        return bool(roles)
    return (vakgroep in reader.lid_van and "vakgroeplid" in roles) or (
        vakgroep in reader.leidt and "vakgroepleider" in roles
    )


def vraag(reader: Reader, recht: Recht, vakgroep: str | None = None) -> None:
    """Raise Forbidden unless `reader` has `recht`."""
    if not mag(reader, recht, vakgroep):
        raise Forbidden(NO)
