"""The vakgroep of the demo accounts of `make run`: members, a leader, a roster, agreements and a contact."""

from __future__ import annotations

from datetime import datetime, time

from sqlalchemy import select
from sqlalchemy.orm import Session

from ankerpunt.accounts import reader as readers
from ankerpunt.accounts.lidmaatschap import Lidmaatschap
from ankerpunt.accounts.models import Account
from ankerpunt.clock import AMSTERDAM
from ankerpunt.vakgroepen import afspraken, contacten, roosteren, toetreden
from ankerpunt.vakgroepen.afspraken import Afspraken
from ankerpunt.vakgroepen.contacten import Gegevens

VAKGROEP = "schulden-en-inkomen"
LEADER, MEMBER, ASKING = "vakgroepleider@voorbeeld.nl", "vakgroeplid@voorbeeld.nl", "gespreksleider@voorbeeld.nl"
TEXT = """Zo houden wij onze kennis bij:

- Elke pagina heeft één lid dat haar in de gaten houdt.
- Twee keer per jaar lopen we alle pagina's na.
- Wat collega's zoeken en niet vinden, is ons volgende onderwerp."""


def ensure(session: Session, now: datetime) -> None:
    """Fill the vakgroep of the demo, unless somebody is in it already. Needs the demo accounts."""
    people = {row.email: row for row in session.scalars(select(Account).where(Account.actief.is_(True)))}
    taken = session.scalar(select(Lidmaatschap.account_id).where(Lidmaatschap.vakgroep == VAKGROEP).limit(1))
    if taken is not None or not {LEADER, MEMBER, ASKING} <= people.keys():
        return
    leader, member = people[LEADER], people[MEMBER]
    for one in (leader, member):
        session.add(Lidmaatschap(vakgroep=VAKGROEP, account_id=one.id, leider=one is leader, sinds=now))
    session.flush()
    reader = readers.member(leader.id, leader.naam, leidt=frozenset({VAKGROEP}))
    today = now.astimezone(AMSTERDAM).date()
    for day in range(5):
        roosteren.add_blok(
            session,
            reader,
            VAKGROEP,
            (leader, member)[day % 2].id,
            weekdag=day,
            van=time(9),
            tot=time(17),
            telefoon="06 00 00 00 0" + str(1 + day % 2),
            vanaf=today,
            tot_en_met=None,
            now=now,
        )
    afspraken.write(session, reader, VAKGROEP, Afspraken(TEXT, vier_ogen=True), now)
    contact = Gegevens("Loket Voorbeeldstad", "Aanmelden voor schuldhulp", "014 000", "Voorbeeldstad")
    contacten.add(session, reader, VAKGROEP, contact, now)
    asking = people[ASKING]
    toetreden.ask(session, readers.member(asking.id, asking.naam), VAKGROEP, "Ik denk graag mee over geldzorgen.", now)
