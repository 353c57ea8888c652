"""Anybody who signed in proposes a better text; the vakgroep takes it over or says why not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from ankerpunt import audit
from ankerpunt.accounts.models import Account
from ankerpunt.accounts.reader import Reader
from ankerpunt.errors import BadInput, Forbidden, NotFound
from ankerpunt.kennis.kinds import Key
from ankerpunt.kennis.models import Item
from ankerpunt.kennis.stand import raise_stand
from ankerpunt.redactie.difference import Passage, difference
from ankerpunt.redactie.merging import Keuze, Merged
from ankerpunt.redactie.models import AFGEWEZEN, INGETROKKEN, OPEN, OVERGENOMEN, Voorstel
from ankerpunt.redactie.schrijven import Conflict
from ankerpunt.redactie.toegang import ask, cleaned, found, item_for, may, needs_four_eyes, note, person, text_of
from ankerpunt.redactie.zetten import brought_together, checked, put
from ankerpunt.search.thesaurus import Thesaurus

#: Open proposals that one person may have for one item.
MOST_OPEN = 5
Besluit = Literal["overgenomen", "afgewezen"]


@dataclass(frozen=True)
class Voorgesteld:
    """A proposal as whoever decides sees it: what it changes in the text as it is now."""

    voorstel: Voorstel
    item: Item
    door: str | None
    verschil: list[Passage]
    samen: Merged

    @property
    def intussen_veranderd(self) -> bool:
        """Whether the item got another text since the proposal was made."""
        return self.voorstel.basis != self.item.revisie


def propose(
    session: Session, reader: Reader, key: Key, bron: str, basis: int, now: datetime, toelichting: str = ""
) -> Voorstel:
    """Propose `bron`, made of revision `basis`. Raises BadInput or ContentError for what could never be published."""
    item = item_for(session, reader, key)
    ask(reader, "voorstellen", None)
    bron = cleaned(bron)
    if not 1 <= basis <= item.revisie:
        raise BadInput("Deze versie van de pagina is er niet.")
    if bron == text_of(session, item.id, basis):
        raise BadInput("Je hebt nog niets veranderd.")
    checked(bron, key.soort)
    who = person(reader)
    mine = select(func.count()).where(Voorstel.item_id == item.id, Voorstel.door_id == who, Voorstel.status == OPEN)
    if (session.scalar(mine) or 0) >= MOST_OPEN:
        raise BadInput(f"Je hebt al {MOST_OPEN} voorstellen voor deze pagina. Wacht tot de vakgroep er iets mee doet.")
    made = Voorstel(item_id=item.id, basis=basis, bron=bron, toelichting=note(toelichting, 500), door_id=who, op=now)
    session.add(made)
    session.flush()
    audit.record(session, now, reader, "voorstel gedaan", str(key))
    return made


def proposal(session: Session, reader: Reader, voorstel_id: int) -> Voorgesteld:
    """A proposal with what it changes, for who made it and who may decide."""
    made, item = _found(session, reader, voorstel_id)
    samen = brought_together(session, item, made.bron, made.basis)
    now_there = text_of(session, item.id, item.revisie)
    door = session.scalar(select(Account.naam).where(Account.id == made.door_id))
    return Voorgesteld(made, item, door, difference(now_there, samen.tekst), samen)


def decide(
    session: Session,
    reader: Reader,
    voorstel_id: int,
    besluit: Besluit,
    reden: str,
    now: datetime,
    thesaurus: Thesaurus,
    *,
    keuzes: Sequence[Keuze] | None = None,
    bron: str | None = None,
    revisie: int | None = None,
) -> Voorstel | Conflict:
    """Take a proposal over, which publishes it, or decline it with a reason.

    Where it clashes with what was published meanwhile the answer is a `Conflict`; decide again with its `revisie` and a
    choice for each clash (`keuzes`), or another text (`bron`). With four eyes nobody takes over what they proposed
    themselves, nor puts in words of their own.
    """
    raise_stand(session)
    made, item = _found(session, reader, voorstel_id)
    ask(reader, "voorstel_beslissen", item.vakgroep)
    reden = note(reden)
    if besluit == AFGEWEZEN:
        if not reden:
            raise BadInput("Zeg waarom je het voorstel niet overneemt: wie het deed leest het.")
        return _decided(session, reader, made, item, AFGEWEZEN, reden, now)
    samen = brought_together(session, item, made.bron, made.basis)
    chosen = bron is not None or keuzes is not None
    if (samen.botsingen and not chosen) or (chosen and revisie != item.revisie):
        return Conflict(0, text_of(session, item.id, item.revisie), samen, revisie=item.revisie)
    text = cleaned(bron) if bron is not None else _chosen(samen, keuzes or ())
    kop = checked(text, item.soort)[1]
    ask(reader, "publiceren", item.vakgroep, kop.vakgroep)
    if needs_four_eyes(session, item.vakgroep, kop.vakgroep):
        _check_four_eyes(reader, made, own_words=bron is not None)
    _decided(session, reader, made, item, OVERGENOMEN, reden, now)
    put(session, item, text, thesaurus, now, made.toelichting or "voorstel overgenomen", made.door_id)
    return made


def withdraw_proposal(session: Session, reader: Reader, voorstel_id: int, now: datetime) -> Voorstel:
    """Take back one's own proposal."""
    made, item = _found(session, reader, voorstel_id)
    if made.door_id != person(reader):
        raise Forbidden("Alleen wie het voorstel deed, kan het intrekken.")
    return _decided(session, reader, made, item, INGETROKKEN, "", now)


def _chosen(samen: Merged, keuzes: Sequence[Keuze]) -> str:
    try:
        return samen.resolve(keuzes)
    except (ValueError, KeyError) as error:
        raise BadInput("Kies bij elke plek welke tekst het wordt.") from error


def _check_four_eyes(reader: Reader, made: Voorstel, *, own_words: bool) -> None:
    if made.door_id in (None, reader.account_id):
        raise Forbidden("In deze vakgroep beslist iemand anders dan wie het voorstelde. Vraag het een collega.")
    if own_words:
        raise BadInput("In deze vakgroep kijkt iemand anders mee met wat je zelf schrijft. Kies, of maak een concept.")


def _found(session: Session, reader: Reader, voorstel_id: int) -> tuple[Voorstel, Item]:
    made = found(session, Voorstel, voorstel_id)
    item = session.get(Item, made.item_id, populate_existing=True) if made else None
    if made is None or item is None or not _may_read(reader, made, item):
        raise NotFound("Dit voorstel is er niet, of je mag het niet lezen.")
    return made, item


def _may_read(reader: Reader, made: Voorstel, item: Item) -> bool:
    if reader.account_id is None or item.zichtbaarheid not in reader.zichtbaarheid:
        return False
    return made.door_id == reader.account_id or may(reader, "voorstel_beslissen", item.vakgroep)


def _decided(
    session: Session, reader: Reader, made: Voorstel, item: Item, status: str, reden: str, now: datetime
) -> Voorstel:
    """Once: of two who decide at the same moment the second hears that it was decided."""
    decided = session.execute(
        update(Voorstel)
        .where(Voorstel.id == made.id, Voorstel.status == OPEN)
        .values(status=status, reden=reden, beslist_door_id=person(reader), beslist_op=now)
        .execution_options(synchronize_session=False)
    )
    if not decided.rowcount:  # type: ignore[attr-defined]
        raise BadInput("Over dit voorstel is al beslist.")
    session.refresh(made)
    audit.record(session, now, reader, f"voorstel {status}", str(item.key))
    return made
