"""The pages of a vakgroep by state: all of them, in few queries, for who writes there only."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import event
from tests.redactie.conftest import NOW, POST, Redactie, page

from ankerpunt.errors import Forbidden
from ankerpunt.kennis.kinds import Key
from ankerpunt.redactie import service
from ankerpunt.redactie.werk import MOST, by_state

CHECKED = "vakgroep: schulden\ngecontroleerd_op: 2025-11-01\nherzien_na: 12 maanden\n"
TODAY = NOW.date()


def piles(redactie: Redactie) -> dict[str, list[str]]:
    with redactie.session() as session:
        return {
            pile.naam: [rij.titel for rij in pile.rijen] for pile in by_state(session, redactie.lid, "schulden", TODAY)
        }


def test_each_text_stands_in_the_pile_of_its_state(redactie: Redactie) -> None:
    redactie.put(Key("methode", "oud"), page(title="Oud", more=CHECKED))
    redactie.put(Key("methode", "bijna"), page(title="Bijna", more=CHECKED.replace("2025-11-01", "2025-12-10")))
    redactie.put(Key("methode", "weg"), page(title="Weg"))
    with redactie.session() as session:
        asked = service.begin(session, redactie.lid, "begrip", "schulden", "Ter inzage", NOW)
        service.ask_review(session, redactie.lid, asked.id, NOW)
        service.begin(session, redactie.lid, "begrip", "schulden", "Nog bezig", NOW)
        aside = service.begin(session, redactie.lid, "begrip", "schulden", "Opzij", NOW)
        service.withdraw(session, redactie.lid, aside.id, NOW)
        service.flag(session, redactie.lezer, POST, "Het nummer is veranderd.", NOW)
        service.propose(session, redactie.lezer, POST, page("Leg samen alles op tafel.\n"), 1, NOW, "Samen.")
        service.archive(session, redactie.leider, Key("methode", "weg"), NOW, None)
        session.commit()
    found = piles(redactie)
    assert found["Om te beoordelen"] == ["Ter inzage"]
    assert found["In bewerking"] == ["Nog bezig"]
    assert found["Opzij gelegd"] == ["Opzij"]
    assert found["Voorstellen van collega’s"] == found["Klopt niet meer"] == ["Post openmaken"]
    assert found["Te laat nagekeken"] == ["Oud"]
    assert found["Binnenkort na te kijken"] == ["Bijna"]
    assert found["Nog nooit getoetst"] == ["Post openmaken", "Schulden"]
    assert found["In het archief"] == ["Weg"]


def test_who_does_not_write_there_does_not_see_it(redactie: Redactie) -> None:
    with redactie.session() as session:
        for reader in (redactie.lezer, redactie.ander, redactie.ervaren):
            with pytest.raises(Forbidden):
                by_state(session, reader, "schulden", TODAY)


def test_many_cost_as_much_as_few_and_are_counted(redactie_op_sqlite: Redactie) -> None:
    redactie, asked = redactie_op_sqlite, []
    event.listen(redactie.engine, "before_cursor_execute", lambda *args: asked.append(args[2]))
    counts = []
    for more in (3, MOST):
        with redactie.session() as session:
            for number in range(more):
                moment = NOW + timedelta(minutes=number)
                service.begin(session, redactie.lid, "begrip", "schulden", f"Woord {more} {number}", moment)
            session.commit()
            asked.clear()
            found = by_state(session, redactie.lid, "schulden", TODAY)
            counts.append(len(asked))
    bezig = next(pile for pile in found if pile.naam == "In bewerking")
    assert (len(bezig.rijen), bezig.aantal) == (MOST, MOST + 3)
    assert counts[0] == counts[1] <= 7
