"""Another address, the archive and old revisions: no link breaks, nothing is found that should not be."""

from __future__ import annotations

import pytest
from tests.redactie.conftest import NOW, POST, THESAURUS, Redactie, page

from ankerpunt.accounts.reader import LEDEN, OPENBAAR
from ankerpunt.errors import BadInput, Forbidden, NotFound
from ankerpunt.kennis import reading
from ankerpunt.kennis.kinds import Key
from ankerpunt.redactie import service
from ankerpunt.redactie.models import Concept
from ankerpunt.redactie.service import Published

NEW = Key("methode", "brieven")
LINKING = Key("begrip", "post-doen")
TODAY = NOW.date()


def linking(redactie: Redactie) -> None:
    redactie.put(
        LINKING,
        page("Zie [post](../methodes/post.md#hoe), `[x](../methodes/post.md)` en [elders](https://x.nl/post.md).\n"),
    )


def test_renamed_page_is_found_at_its_new_address_and_the_old_one_sends_on(redactie: Redactie) -> None:
    linking(redactie)
    with redactie.session() as session:
        before = [row.slug for row in reading.recent(session, OPENBAAR, TODAY)]
        service.rename(session, redactie.leider, POST, "brieven", NOW, THESAURUS)
        session.commit()
        assert reading.moved(session, "kennis", "post", OPENBAAR) == "/kennis/brieven"
        with pytest.raises(NotFound):
            reading.page(session, "kennis", "post", LEDEN, TODAY)
        assert [each.slug for each in reading.backlinks(session, NEW, OPENBAAR)] == ["post-doen"]
        assert len(before) == len(reading.recent(session, OPENBAAR, TODAY))
    assert redactie.text(NEW) == page()
    assert redactie.text(LINKING) == page(
        "Zie [post](../methodes/brieven.md#hoe), `[x](../methodes/post.md)` en [elders](https://x.nl/post.md).\n"
    )
    assert sorted(redactie.found("tafel")) == ["methode/brieven"]


def test_name_given_twice_and_back_leads_nowhere_else(redactie: Redactie) -> None:
    with redactie.session() as session:
        for old, new in (("post", "brieven"), ("brieven", "enveloppen"), ("enveloppen", "post")):
            service.rename(session, redactie.leider, Key("methode", old), new, NOW, THESAURUS)
        session.commit()
        assert reading.page(session, "kennis", "post", OPENBAAR, TODAY).titel == "Post openmaken"
        for slug in ("brieven", "enveloppen"):
            assert reading.moved(session, "kennis", slug, OPENBAAR) == "/kennis/post"
        assert reading.moved(session, "kennis", "post", OPENBAAR) is None


def test_address_that_is_taken_or_no_address_is_refused(redactie: Redactie) -> None:
    redactie.put(Key("begrip", "brieven"), page())
    with redactie.session() as session:
        for slug in ("brieven", "Post!", "", "index", "x" * 200):
            with pytest.raises(BadInput):
                service.rename(session, redactie.leider, POST, slug, NOW, THESAURUS)
        service.rename(session, redactie.leider, POST, "enveloppen", NOW, THESAURUS)
        with pytest.raises(BadInput, match="verwijst"):
            service.rename(session, redactie.leider, Key("begrip", "brieven"), "post", NOW, THESAURUS)
        with pytest.raises(BadInput, match="vakgroep zelf"):
            service.rename(session, redactie.leider, Key("vakgroeppagina", "schulden"), "geld", NOW, THESAURUS)
        with pytest.raises(Forbidden):
            service.rename(session, redactie.lid, Key("methode", "enveloppen"), "post", NOW, THESAURUS)


def test_concept_and_proposal_survive_another_address(redactie: Redactie) -> None:
    with redactie.session() as session:
        made = redactie.approved(session, page("Leg de brieven op stapels.\n"))
        proposed = service.propose(session, redactie.lezer, POST, page("Leg alle brieven op tafel.\n"), 1, NOW)
        service.rename(session, redactie.leider, POST, "brieven", NOW, THESAURUS)
        done = service.publish(session, redactie.lid, made.id, NOW, THESAURUS)
        assert isinstance(done, Published)
        service.decide(session, redactie.lid, proposed.id, "overgenomen", "", NOW, THESAURUS)
        session.commit()
    assert redactie.text(NEW) == page("Leg alle brieven op stapels.\n")


def test_archived_page_is_in_no_list_page_or_search_and_sends_on(redactie: Redactie) -> None:
    linking(redactie)
    redactie.put(NEW, page("Nieuwe tekst.\n", title="Brieven"))
    with redactie.session() as session:
        service.archive(session, redactie.leider, POST, NOW, NEW, THESAURUS)
        session.commit()
        assert reading.moved(session, "kennis", "post", OPENBAAR) == "/kennis/brieven"
        listed = reading.listing(session, reading.Keuze(), LEDEN, TODAY)[1]
        assert "post" not in {row.slug for row in listed}
        assert "post" not in reading.titles_of_soort(session, "methode", LEDEN)
        assert reading.linked(session, [POST], LEDEN, TODAY) == []
        for ask in (
            lambda: reading.page(session, "kennis", "post", LEDEN, TODAY),
            lambda: reading.source_of(session, POST, LEDEN),
            lambda: service.propose(session, redactie.lezer, POST, page("x\n"), 1, NOW),
            lambda: service.history(session, redactie.lezer, POST),
            lambda: service.begin_from(session, redactie.lid, POST, NOW),
        ):
            with pytest.raises(NotFound):
                ask()
        assert len(service.history(session, redactie.lid, POST)) == 1
    assert redactie.found("tafel") == []
    assert "../methodes/brieven.md#hoe" in redactie.text(LINKING)


def test_archived_page_comes_back_as_it_was(redactie: Redactie) -> None:
    with redactie.session() as session:
        service.archive(session, redactie.leider, POST, NOW, Key("vakgroeppagina", "schulden"))
        service.bring_back(session, redactie.leider, POST, NOW, THESAURUS)
        session.commit()
        assert reading.page(session, "kennis", "post", OPENBAAR, TODAY).revisie == 2
        assert reading.moved(session, "kennis", "post", OPENBAAR) is None
        with pytest.raises(NotFound):
            service.bring_back(session, redactie.leider, POST, NOW, THESAURUS)
    assert "methode/post" in redactie.found("tafel")


def test_running_concept_of_an_archived_page_does_not_bring_it_back(redactie: Redactie) -> None:
    with redactie.session() as session:
        made = redactie.approved(session, page("Zombie.\n"))
        service.archive(session, redactie.leider, POST, NOW)
        with pytest.raises(BadInput, match="gearchiveerd"):
            service.publish(session, redactie.lid, made.id, NOW, THESAURUS)
        session.commit()
    assert redactie.found("zombie") == []


def test_nobody_is_sent_to_what_they_may_not_read(redactie: Redactie) -> None:
    with redactie.session() as session:
        service.rename(session, redactie.leider, POST, "brieven", NOW, THESAURUS)
        session.commit()
        redactie.put(NEW, page(more="vakgroep: schulden\nzichtbaarheid: leden\n"))
        assert reading.moved(session, "kennis", "post", OPENBAAR) is None
        assert reading.moved(session, "kennis", "post", LEDEN) == "/kennis/brieven"


def test_history_says_who_did_what_and_hides_what_was_for_members(redactie: Redactie) -> None:
    redactie.put(POST, page("Voor leden.\n", more="vakgroep: schulden\nzichtbaarheid: leden\n"))
    redactie.put(POST, page("Weer open.\n"))
    with redactie.session() as session:
        assert [each.nummer for each in service.history(session, redactie.lezer, POST)] == [3, 2, 1]
        changed = service.compare(session, redactie.lezer, POST, 1, 3)
        assert {each.soort for each in changed} == {"gelijk", "weg", "nieuw"}


def test_old_revision_becomes_the_newest(redactie: Redactie) -> None:
    redactie.put(POST, page("Fout.\n"))
    redactie.four_eyes.clear()
    with redactie.session() as session:
        service.restore(session, redactie.lid, POST, 1, NOW, THESAURUS)
        session.commit()
    assert (redactie.text(), redactie.revisions()) == (page(), 3)


def test_old_revision_is_read_first_where_four_eyes_are_wanted(redactie: Redactie) -> None:
    redactie.put(POST, page("Fout.\n"))
    with redactie.session() as session:
        made = service.restore(session, redactie.lid, POST, 1, NOW, THESAURUS)
        assert isinstance(made, Concept)
        assert made.bron == page()
        session.commit()
    assert redactie.text() == page("Fout.\n")
