"""What a vakgroep agreed about its knowledge: in words, four eyes or not, and how often pages are looked at again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from ankerpunt import audit
from ankerpunt.accounts.models import Account
from ankerpunt.accounts.reader import Reader
from ankerpunt.accounts.rechten import vraag
from ankerpunt.errors import AnkerpuntError, BadInput
from ankerpunt.vakgroepen.leden import take_turn
from ankerpunt.vakgroepen.models import HERZIEN_MAANDEN, VakgroepInstelling
from ankerpunt.vakgroepen.teksten import paragraphs

LONGEST = 8_000
MAANDEN = (3, 6, 12, 18, 24, 36)


@dataclass(frozen=True)
class Afspraken:
    """What was agreed. `versie` is raised at each change; 0: nothing was agreed yet."""

    tekst: str = ""
    vier_ogen: bool = False
    herzien_maanden: int = HERZIEN_MAANDEN
    versie: int = 0
    door: str | None = None
    op: datetime | None = None

    @property
    def delen(self) -> list[tuple[bool, list[str]]]:
        """The text in parts: (whether it is a list, its lines)."""
        return parts(self.tekst)


class Changed(AnkerpuntError):
    """Somebody else changed the agreements meanwhile; `now` is what they are."""

    status = 409
    title = "Intussen veranderd"

    def __init__(self, now: Afspraken) -> None:
        super().__init__("Iemand anders heeft de afspraken intussen veranderd.")
        self.now = now


def read(session: Session, reader: Reader, vakgroep: str) -> Afspraken:
    """The agreements of a vakgroep. Raises Forbidden for who did not sign in."""
    vraag(reader, "vakgroep_zien")
    return _read(session, vakgroep)


def write(session: Session, reader: Reader, vakgroep: str, wanted: Afspraken, now: datetime) -> None:
    """Change the agreements; `wanted.versie` is the one that was looked at. Raises Forbidden, BadInput, or Changed."""
    vraag(reader, "vakgroep_inrichten", vakgroep)
    text = paragraphs(session, wanted.tekst, "de afspraken", LONGEST)
    if wanted.herzien_maanden not in MAANDEN:
        raise BadInput("Kies uit de lijst hoe vaak jullie een pagina nakijken.")
    take_turn(session, vakgroep)
    current = _read(session, vakgroep)
    if current.versie != wanted.versie:
        raise Changed(current)
    row = session.get(VakgroepInstelling, vakgroep, populate_existing=True)
    assert row is not None, "take_turn makes it"
    row.afspraken, row.vier_ogen, row.herzien_maanden = text, wanted.vier_ogen, wanted.herzien_maanden
    row.versie, row.door_id, row.op = current.versie + 1, reader.account_id, now
    session.flush()
    audit.record(session, now, reader, "wijzigde afspraken", vakgroep)


def parts(text: str) -> list[tuple[bool, list[str]]]:
    """Paragraphs and lists: lines that begin with a dash or a star are items of a list."""
    found: list[tuple[bool, list[str]]] = []
    fresh = True
    for row in text.split("\n"):
        plain = row.strip()
        is_item = plain[:2] in {"- ", "* "}
        if not plain:
            fresh = True
        elif not fresh and found[-1][0] == is_item:
            found[-1][1].append(plain[2:].strip() if is_item else plain)
        else:
            found.append((is_item, [plain[2:].strip() if is_item else plain]))
            fresh = False
    return found


def _read(session: Session, vakgroep: str) -> Afspraken:
    row = session.execute(
        select(
            VakgroepInstelling.afspraken,
            VakgroepInstelling.vier_ogen,
            VakgroepInstelling.herzien_maanden,
            VakgroepInstelling.versie,
            Account.naam,
            VakgroepInstelling.op,
        )
        .join(Account, Account.id == VakgroepInstelling.door_id, isouter=True)
        .where(VakgroepInstelling.vakgroep == vakgroep)
    ).first()
    return Afspraken(*row) if row else Afspraken()
