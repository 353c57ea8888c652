"""The numbers for when somebody is not safe: on every installation, whatever its library holds.

Source: rijksoverheid.nl (112, Veilig Thuis) and 113.nl; see `content/contacten` for the addresses that were read.
"""

from __future__ import annotations

from typing import NamedTuple


class Nummer(NamedTuple):
    """Whom to call: `nummer` as people say it, `tel` for the link."""

    naam: str
    uitleg: str
    nummer: str
    tel: str


NUMMERS = (
    Nummer("Direct gevaar", "Politie, brand, ambulance", "112", "112"),
    Nummer("Veilig Thuis", "Dag en nacht, ook voor advies", "0800-2000", "08002000"),
    Nummer("113 Zelfmoordpreventie", "Dag en nacht", "0800-0113", "08000113"),
)
