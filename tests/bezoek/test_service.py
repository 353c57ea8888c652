"""Making a card from the database: what goes in, who may see it, and how often the database is asked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session
from tests.conftest import fill, make_settings

from ankerpunt.accounts.reader import NIETS, OPENBAAR
from ankerpunt.bezoek.service import Vraag, make_kaart, section_kaart
from ankerpunt.clock import today
from ankerpunt.kennis.kinds import Key
from ankerpunt.search.engine import Engine
from ankerpunt.web.requests import Database

PRESENTIE = Key("methode", "presentie")
EENZAAM = Key("methode", "eenzaamheid")


@contextmanager
def counting(session: Session) -> Iterator[list[str]]:
    statements: list[str] = []
    engine = session.get_bind()

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        statements.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    yield statements
    event.remove(engine, "before_cursor_execute", note)


def test_items_that_were_asked_for_come_first_in_that_order(library: tuple[Session, Engine]) -> None:
    kaart = make_kaart(*library, Vraag(sleutels=(EENZAAM, PRESENTIE)), OPENBAAR, today())
    assert [bron.key for bron in kaart.bronnen][:2] == ["methode/eenzaamheid", "methode/presentie"]


def test_a_leefgebied_alone_gives_its_best_items(library: tuple[Session, Engine]) -> None:
    kaart = make_kaart(*library, Vraag(leefgebieden=("inkomen",)), OPENBAAR, today())
    assert len(kaart.doe) >= 3
    assert 2 <= len(kaart.bronnen) <= 5


def test_words_and_a_leefgebied_give_both(library: tuple[Session, Engine]) -> None:
    words = Vraag("eenzaam")
    both = Vraag("eenzaam", ("inkomen",))
    more = (
        make_kaart(*library, both, OPENBAAR, today()).sleutels - make_kaart(*library, words, OPENBAAR, today()).sleutels
    )
    assert more


def test_a_child_in_the_house_brings_a_page_about_children(library: tuple[Session, Engine]) -> None:
    without = make_kaart(*library, Vraag("huurachterstand"), OPENBAAR, today())
    with_child = make_kaart(*library, Vraag("huurachterstand, drie kinderen"), OPENBAAR, today())
    assert "vakgroeppagina/kinderen-in-armoede" in with_child.sleutels - without.sleutels


def test_a_begrip_a_contact_and_a_dilemma_have_their_own_place(library: tuple[Session, Engine]) -> None:
    keys = (Key("begrip", "briefadres"), Key("contact", "geldfit"), Key("dilemma", "snel-of-zorgvuldig"))
    kaart = make_kaart(*library, Vraag(sleutels=keys), OPENBAAR, today())
    assert [line.bron.slug for line in (*kaart.lezen, *kaart.bellen, *kaart.wringt)] == [
        "briefadres",
        "geldfit",
        "snel-of-zorgvuldig",
    ]


def test_who_may_see_nothing_gets_an_empty_card(library: tuple[Session, Engine]) -> None:
    assert make_kaart(*library, Vraag("huurschuld", ("wonen",), (PRESENTIE,)), NIETS, today()).leeg
    assert section_kaart(library[0], PRESENTIE, "doe", NIETS, today()).leeg


def test_an_item_that_is_not_there_is_left_out(library: tuple[Session, Engine]) -> None:
    assert make_kaart(*library, Vraag(sleutels=(Key("methode", "bestaat-niet"),)), OPENBAAR, today()).leeg


def test_words_that_mean_nothing_find_nothing_and_words_are_never_too_strange(library: tuple[Session, Engine]) -> None:
    for words in ("xqzwv", "' OR 1=1 --", "<script>", "🙂", "%_%", "\x00"):
        make_kaart(*library, Vraag(words), OPENBAAR, today())
    assert make_kaart(*library, Vraag("xqzwvk"), OPENBAAR, today()).leeg


@pytest.mark.postgres
def test_postgresql_gives_the_same_card(library: tuple[Session, Engine], postgres_url: str, tmp_path: Path) -> None:
    settings = make_settings(tmp_path / "data", ANKERPUNT_DATABASE_URL=postgres_url)
    fill(settings, library=True)
    database = Database(settings.database_url)
    session = database.session()
    other = (session, Engine(settings, database.session))
    for vraag in (Vraag("huurschuld en kinderen", ("wonen",)), Vraag(leefgebieden=("inkomen", "veiligheid"))):
        ids = [line.id for line in make_kaart(*library, vraag, OPENBAAR, today()).onderdelen]
        assert [line.id for line in make_kaart(*other, vraag, OPENBAAR, today()).onderdelen] == ids
    session.close()
    database.close()


def test_the_database_is_asked_as_often_for_one_item_as_for_many(library: tuple[Session, Engine]) -> None:
    session, engine = library
    make_kaart(session, engine, Vraag("huurschuld"), OPENBAAR, today())
    with counting(session) as few:
        make_kaart(session, engine, Vraag(sleutels=(PRESENTIE,)), OPENBAAR, today())
    with counting(session) as many:
        make_kaart(session, engine, Vraag(sleutels=(PRESENTIE, EENZAAM, Key("methode", "meldcode"))), OPENBAAR, today())
    with counting(session) as words:
        make_kaart(session, engine, Vraag("huurschuld en kinderen", ("wonen",)), OPENBAAR, today())
    assert len(few) == len(many) == 3
    assert len(words) <= 10
