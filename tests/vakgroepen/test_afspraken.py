"""Agreements and local contacts: who reads and writes them, and nobody is overwritten."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy.orm import Session
from tests.vakgroepen.conftest import GROEP, NOW, World

from ankerpunt.accounts.reader import anonymous
from ankerpunt.errors import BadInput, Forbidden, NotFound
from ankerpunt.vakgroepen import afspraken, contacten, service
from ankerpunt.vakgroepen.afspraken import Afspraken, Changed, parts
from ankerpunt.vakgroepen.contacten import Gegevens

LOKET = Gegevens("Loket Zuid", "Aanmelden voor schuldhulp", "014 010", "Zuid")


def test_until_something_is_agreed_one_pair_of_eyes_and_a_year(session: Session) -> None:
    assert service.four_eyes(session, GROEP) is False
    assert service.review_interval(session, GROEP) == 12


def test_a_leader_writes_the_agreements_and_everybody_signed_in_reads_them(world: World, session: Session) -> None:
    wanted = Afspraken("Elke pagina\n\n- heeft een lid", vier_ogen=True, herzien_maanden=6)
    afspraken.write(session, world.reader("Lena"), GROEP, wanted, NOW)
    assert service.four_eyes(session, GROEP) is True
    assert service.review_interval(session, GROEP) == 6
    found = afspraken.read(session, world.reader("Lot"), GROEP)
    assert (found.tekst, found.versie, found.door) == (wanted.tekst, 1, "Lena")
    with pytest.raises(Forbidden):
        afspraken.read(session, anonymous(public_reading=True), GROEP)


@pytest.mark.parametrize("who", ["Lot", "Max", "Eve"])
def test_only_a_leader_writes_them(world: World, session: Session, who: str) -> None:
    with pytest.raises(Forbidden):
        afspraken.write(session, world.reader(who), GROEP, Afspraken("x"), NOW)


def test_who_saves_over_a_newer_text_is_shown_it(world: World, session: Session) -> None:
    lena = world.reader("Lena")
    afspraken.write(session, lena, GROEP, Afspraken("eerst"), NOW)
    with pytest.raises(Changed) as caught:
        afspraken.write(session, lena, GROEP, Afspraken("ook"), NOW)
    assert caught.value.now.tekst == "eerst"
    afspraken.write(session, lena, GROEP, Afspraken("ook", versie=1), NOW)


def test_two_who_save_at_once_are_one_saved_and_one_asked(world: World) -> None:
    lena = world.reader("Lena")
    given = world.together(
        lambda session: afspraken.write(session, lena, GROEP, Afspraken("een"), NOW),
        lambda session: afspraken.write(session, lena, GROEP, Afspraken("twee"), NOW),
    )
    assert sorted(type(one).__name__ for one in given) == ["Changed", "NoneType"]


def test_an_unknown_term_and_too_much_text_are_refused(world: World, session: Session) -> None:
    for wrong in (Afspraken(herzien_maanden=5), Afspraken("x" * 8001), Afspraken("bel over BSN 123456782")):
        with pytest.raises(BadInput):
            afspraken.write(session, world.reader("Lena"), GROEP, wrong, NOW)


def test_dashes_are_a_list_and_empty_lines_part_paragraphs() -> None:
    assert parts("een\ntwee\n- a\n* b\n\ndrie") == [(False, ["een", "twee"]), (True, ["a", "b"]), (False, ["drie"])]
    assert parts("") == []


def test_members_write_and_read_contacts_and_others_do_not(world: World, session: Session) -> None:
    made = contacten.add(session, world.reader("Max"), GROEP, LOKET, NOW)
    assert [one.naam for one in contacten.listed(session, world.reader("Lena"), GROEP)] == ["Loket Zuid"]
    for who in ("Lot", "Eve"):
        reader = world.reader(who)
        for refused in (
            lambda reader=reader: contacten.listed(session, reader, GROEP),
            lambda reader=reader: contacten.find(session, reader, GROEP, made.id),
            lambda reader=reader: contacten.add(session, reader, GROEP, LOKET, NOW),
            lambda reader=reader: contacten.change(session, reader, GROEP, made.id, LOKET, 1, NOW),
            lambda reader=reader: contacten.remove(session, reader, GROEP, made.id, NOW),
        ):
            with pytest.raises(Forbidden):
                refused()


def test_a_contact_of_elsewhere_is_not_found(world: World, session: Session) -> None:
    made = contacten.add(session, world.reader("Max"), GROEP, LOKET, NOW)
    with pytest.raises(NotFound):
        contacten.change(session, world.reader("Eve"), "wonen-en-dakloosheid", made.id, LOKET, 1, NOW)


def test_two_who_change_a_contact_at_once_do_not_overwrite_each_other(world: World) -> None:
    with world.sessions() as session:
        made = contacten.add(session, world.reader("Max"), GROEP, LOKET, NOW)
        session.commit()
    max_ = world.reader("Max")

    def change(session: Session, gebied: str) -> None:
        contacten.change(session, max_, GROEP, made.id, LOKET._replace(gebied=gebied), 1, NOW)

    given = world.together(lambda session: change(session, "Noord"), lambda session: change(session, "West"))
    assert sorted(type(one).__name__ for one in given) == ["BadInput", "NoneType"]


@pytest.mark.parametrize(
    "wrong",
    [LOKET._replace(naam=" "), LOKET._replace(waarvoor="x" * 301), LOKET._replace(telefoon="06-abc"),
     LOKET._replace(waarvoor="schuld van BSN 123456782")],
)  # fmt: skip
def test_a_contact_that_cannot_be_is_refused(world: World, session: Session, wrong: Gegevens) -> None:
    with pytest.raises(BadInput):
        contacten.add(session, world.reader("Max"), GROEP, wrong, NOW)


def test_a_version_that_was_not_read_is_refused(world: World, session: Session) -> None:
    afspraken.write(session, world.reader("Lena"), GROEP, Afspraken("een"), NOW)
    found = afspraken.read(session, world.reader("Lena"), GROEP)
    with pytest.raises(Changed):
        afspraken.write(session, world.reader("Lena"), GROEP, replace(found, versie=2), NOW)
