"""Is it still true: 'klopt niet meer' by any reader, 'klopt nog' by the vakgroep."""

from __future__ import annotations

import re
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from ankerpunt import audit
from ankerpunt.accounts.reader import Reader
from ankerpunt.clock import AMSTERDAM
from ankerpunt.errors import BadInput, ContentError, NotFound
from ankerpunt.kennis.document import join, parse
from ankerpunt.kennis.kinds import Key
from ankerpunt.kennis.models import Item
from ankerpunt.kennis.stand import raise_stand
from ankerpunt.redactie.models import OPEN, OPGELOST, Bevestiging, Melding
from ankerpunt.redactie.toegang import ask, found, item_for, may, note, person, text_of
from ankerpunt.redactie.zetten import put
from ankerpunt.search.thesaurus import Thesaurus

CHECKED = "gecontroleerd_op"
_LINE = re.compile(rf"^{CHECKED}[ \t]*:.*\n", re.MULTILINE)


def flag(session: Session, reader: Reader, key: Key, tekst: str, now: datetime) -> Melding:
    """Say that an item is no longer right; saying more later is added to the same melding."""
    item = item_for(session, reader, key)
    ask(reader, "melden", None)
    who, tekst = person(reader), note(tekst)
    open_one = select(Melding).where(Melding.item_id == item.id, Melding.door_id == who, Melding.status == OPEN)
    made = session.scalars(open_one.order_by(Melding.id)).first()
    if made is None:
        made = Melding(item_id=item.id, tekst=tekst, door_id=who, op=now)
        session.add(made)
        audit.record(session, now, reader, "klopt niet meer", str(key))
    elif tekst and tekst not in made.tekst:
        made.tekst = note(f"{made.tekst}\n{tekst}")
    session.flush()
    return made


def close_flag(session: Session, reader: Reader, melding_id: int, now: datetime, antwoord: str = "") -> Melding:
    """The vakgroep has dealt with a melding; who made it reads the answer."""
    made = found(session, Melding, melding_id)
    item = session.get(Item, made.item_id, populate_existing=True) if made else None
    if made is None or item is None or not may(reader, "voorstel_beslissen", item.vakgroep):
        raise NotFound("Deze melding is er niet, of je mag haar niet lezen.")
    if made.status == OPEN:
        made.status, made.antwoord, made.gesloten_op = OPGELOST, note(antwoord), now
        made.gesloten_door_id = person(reader)
        session.flush()
        audit.record(session, now, reader, "melding gesloten", str(item.key))
    return made


def confirm(
    session: Session,
    reader: Reader,
    key: Key,
    now: datetime,
    thesaurus: Thesaurus,
    notitie: str = "",
    *,
    revisie: int | None = None,
) -> Bevestiging:
    """Say that an item is still right: a new revision with the same text, checked today.

    `revisie` is what the reader looked at; another one is refused. A second click on the same day changes nothing.
    """
    raise_stand(session)
    item = item_for(session, reader, key)
    ask(reader, "bevestigen", item.vakgroep)
    if revisie is not None and revisie != item.revisie:
        raise BadInput("De pagina is intussen veranderd. Lees haar nog eens en klik dan op ‘klopt nog’.")
    notitie = note(notitie, 500)
    bron = checked_on(text_of(session, item.id, item.revisie), now.astimezone(AMSTERDAM).date())
    item = put(session, item, bron, thesaurus, now, notitie or "klopt nog", person(reader))
    made = Bevestiging(item_id=item.id, revisie=item.revisie, door_id=person(reader), op=now, notitie=notitie)
    session.add(made)
    session.flush()
    audit.record(session, now, reader, "klopt nog", str(key))
    return made


def checked_on(bron: str, day: date) -> str:
    """The same text with that day as `gecontroleerd_op`. Raises ContentError where its front matter has another shape."""
    document = parse(bron)
    line = f"{CHECKED}: {day.isoformat()}\n"
    kop = _LINE.sub(line, document.kop, count=1) if CHECKED in document.meta else document.kop + line
    changed = join(kop, document.body)
    if parse(changed).meta != {**document.meta, CHECKED: day}:
        raise ContentError(f"zet zelf '{CHECKED}: {day.isoformat()}' in de kop", document.line(CHECKED))
    return changed
