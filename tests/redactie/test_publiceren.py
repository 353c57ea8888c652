"""Publishing: with search in one transaction, by the rules of the vakgroep, and never over somebody's words."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.redactie.conftest import NOW, POST, THESAURUS, Redactie, page

from ankerpunt.errors import AnkerpuntError, BadInput, ContentError, Forbidden
from ankerpunt.kennis.kinds import Key
from ankerpunt.redactie import service
from ankerpunt.redactie.models import Concept
from ankerpunt.redactie.service import Conflict, Planned, Published, Saved

SOON = NOW + timedelta(days=3)
BODY = "Leg de brieven op tafel. Maak daarna een lijst.\n\nBel samen.\n"


def test_page_is_read_and_found_when_it_is_published_and_not_before(redactie: Redactie) -> None:
    with redactie.session() as session:
        made = redactie.approved(session, page("Zoek de kanarievogel.\n"))
        session.commit()
        assert redactie.text() == page()
        assert redactie.found("kanarievogel") == []
        assert isinstance(service.publish(session, redactie.lid, made.id, NOW, THESAURUS), Published)
        assert redactie.text() == page()
        session.commit()
    assert redactie.text() == page("Zoek de kanarievogel.\n")
    assert redactie.found("kanarievogel") == ["methode/post"]


def test_new_page_gets_its_address(redactie: Redactie) -> None:
    redactie.four_eyes.clear()
    with redactie.session() as session:
        made = service.begin(session, redactie.lid, "methode", "schulden", "Buurtkas", NOW)
        with pytest.raises(ContentError, match="description"):
            service.publish(session, redactie.lid, made.id, NOW, THESAURUS)
        service.rename_concept(session, redactie.lid, made.id, "kas-van-de-buurt", NOW)
        service.save(session, redactie.lid, made.id, page(title="Buurtkas"), made.versie, NOW)
        done = service.publish(session, redactie.lid, made.id, NOW, THESAURUS)
        assert isinstance(done, Published)
        assert done.item.url == "/kennis/kas-van-de-buurt"
        session.commit()
        assert [each.door for each in service.history(session, redactie.lezer, done.item.key)] == ["Lid"]


def test_nobody_publishes_what_nobody_else_read(redactie: Redactie) -> None:
    with redactie.session() as session:
        made = service.begin_from(session, redactie.lid, POST, NOW)
        service.save(session, redactie.lid, made.id, page("Zomaar.\n"), 1, NOW)
        with pytest.raises(BadInput, match="iemand anders"):
            service.publish(session, redactie.leider, made.id, NOW, THESAURUS)
        service.ask_review(session, redactie.lid, made.id, NOW)
        with pytest.raises(Forbidden):
            service.approve(session, redactie.lid, made.id, made.versie, NOW)
        service.approve(session, redactie.ervaren, made.id, made.versie, NOW)
        assert isinstance(service.publish(session, redactie.lid, made.id, NOW, THESAURUS), Published)


def test_who_wrote_along_cannot_approve(redactie: Redactie) -> None:
    with redactie.session() as session:
        made = service.begin_from(session, redactie.lid, POST, NOW)
        service.save(session, redactie.collega, made.id, page("Van een collega.\n"), 1, NOW)
        service.ask_review(session, redactie.lid, made.id, NOW)
        assert not service.may_approve(session, redactie.collega, made)
        with pytest.raises(Forbidden):
            service.approve(session, redactie.collega, made.id, made.versie, NOW)
        assert service.may_approve(session, redactie.leider, made)


def test_approval_is_of_the_text_that_was_read(redactie: Redactie) -> None:
    with redactie.session() as session:
        made = service.begin_from(session, redactie.lid, POST, NOW)
        service.ask_review(session, redactie.lid, made.id, NOW)
        service.save(session, redactie.lid, made.id, page("Intussen anders.\n"), 1, NOW)
        assert made.status == "ter_beoordeling"
        with pytest.raises(BadInput, match="intussen veranderd"):
            service.approve(session, redactie.collega, made.id, 1, NOW)


def test_own_approval_from_before_the_rule_does_not_count(redactie: Redactie) -> None:
    redactie.four_eyes.clear()
    with redactie.session() as session:
        made = service.begin_from(session, redactie.lid, POST, NOW)
        service.ask_review(session, redactie.lid, made.id, NOW)
        service.approve(session, redactie.lid, made.id, 1, NOW)
        redactie.four_eyes.add("schulden")
        with pytest.raises(BadInput, match="iemand anders"):
            service.publish(session, redactie.lid, made.id, NOW, THESAURUS)


def test_text_cannot_choose_another_vakgroep_to_escape_the_rules(redactie: Redactie) -> None:
    with redactie.session() as session:
        made = service.begin_from(session, redactie.lid, POST, NOW)
        for more in ("vakgroep: wonen\n", ""):
            service.save(session, redactie.lid, made.id, page("Weg hier.\n", more=more), made.versie, NOW)
            with pytest.raises(AnkerpuntError):
                service.publish(session, redactie.lid, made.id, NOW, THESAURUS)
    assert redactie.text() == page()


def test_new_page_never_takes_the_place_of_another(redactie: Redactie) -> None:
    redactie.four_eyes.clear()
    with redactie.session() as session:
        made = service.begin(session, redactie.lid, "methode", "schulden", "Buurtkas", NOW)
        service.save(session, redactie.lid, made.id, page("Van mij.\n"), 1, NOW)
        session.commit()
        redactie.put(Key("begrip", "buurtkas"), page("Van een ander.\n"))
        with pytest.raises(BadInput, match="al een pagina"):
            service.publish(session, redactie.lid, made.id, NOW, THESAURUS)
    assert redactie.text(Key("begrip", "buurtkas")) == page("Van een ander.\n")


def test_casus_from_practice_is_not_published(redactie: Redactie) -> None:
    redactie.four_eyes.clear()
    with redactie.session() as session:
        made = service.begin(session, redactie.lid, "casus", "schulden", "Een echt verhaal", NOW)
        service.save(session, redactie.lid, made.id, page(), 1, NOW)
        with pytest.raises(ContentError, match="sloten"):
            service.publish(session, redactie.lid, made.id, NOW, THESAURUS)


def test_what_was_published_meanwhile_is_brought_together(redactie: Redactie) -> None:
    redactie.put(POST, page(BODY))
    with redactie.session() as session:
        made = redactie.approved(session, page(BODY.replace("tafel", "stapels")))
        session.commit()
        redactie.put(POST, page(BODY.replace("Bel samen", "Bel straks")))
        assert isinstance(service.publish(session, redactie.lid, made.id, NOW, THESAURUS), Published)
        session.commit()
    assert redactie.text() == page(BODY.replace("tafel", "stapels").replace("Bel samen", "Bel straks"))


def test_what_clashes_with_the_page_is_chosen_and_approved_again(redactie: Redactie) -> None:
    with redactie.session() as session:
        made = redactie.approved(session, page("Leg de rekeningen op tafel.\n"))
        session.commit()
        redactie.put(POST, page("Leg de enveloppen op tafel.\n"))
        answer = service.publish(session, redactie.lid, made.id, NOW, THESAURUS)
        assert isinstance(answer, Conflict)
        assert answer.huidig == redactie.text() == page("Leg de enveloppen op tafel.\n")
        assert answer.revisie == 2
        chosen = answer.samen.resolve(["mijn"])
        assert service.catch_up(session, redactie.lid, made.id, chosen, answer.versie, 2, NOW) == Saved(2, "concept")
        service.ask_review(session, redactie.lid, made.id, NOW)
        service.approve(session, redactie.collega, made.id, made.versie, NOW)
        assert isinstance(service.publish(session, redactie.lid, made.id, NOW, THESAURUS), Published)
        session.commit()
    assert redactie.text() == page("Leg de rekeningen op tafel.\n")


def test_concept_is_published_once(redactie: Redactie) -> None:
    with redactie.session() as session:
        made = redactie.approved(session, page("Een keer.\n"))
        service.publish(session, redactie.lid, made.id, NOW, THESAURUS)
        with pytest.raises(BadInput, match="al gepubliceerd"):
            service.publish(session, redactie.collega, made.id, NOW, THESAURUS)
        session.commit()
    assert redactie.revisions() == 2


def test_planned_page_waits_for_its_date(redactie: Redactie) -> None:
    with redactie.session() as session:
        made = redactie.approved(session, page("Op tijd.\n"))
        assert service.publish(session, redactie.lid, made.id, NOW, THESAURUS, SOON) == Planned(SOON)
        assert service.publish_due(session, SOON - timedelta(minutes=1), THESAURUS) == []
        assert [item.slug for item in service.publish_due(session, SOON, THESAURUS)] == ["post"]
        assert service.publish_due(session, SOON, THESAURUS) == []
        session.commit()
    assert redactie.text() == page("Op tijd.\n")


def test_planned_page_that_clashes_goes_back_with_the_reason_and_stops_no_other(redactie: Redactie) -> None:
    other = Key("methode", "bellen")
    redactie.put(other, page(title="Bellen"))
    with redactie.session() as session:
        for key, text in ((POST, "Leg de rekeningen op tafel.\n"), (other, "Bel.\n")):
            made = redactie.approved(session, page(text), key)
            service.publish(session, redactie.lid, made.id, NOW, THESAURUS, SOON)
        session.commit()
        redactie.put(POST, page("Leg de enveloppen op tafel.\n"))
        assert [item.slug for item in service.publish_due(session, SOON, THESAURUS)] == ["bellen"]
        session.commit()
        back = session.query(Concept).filter_by(slug="post").one()
        assert (back.status, back.publiceer_op) == ("ter_beoordeling", None)
        assert "lukte niet" in service.remarks(session, redactie.lid, back.id)[0].opmerking.tekst


def test_planned_page_of_a_vakgroep_that_got_four_eyes_is_not_published_unread(redactie: Redactie) -> None:
    redactie.four_eyes.clear()
    with redactie.session() as session:
        made = service.begin_from(session, redactie.lid, POST, NOW)
        service.save(session, redactie.lid, made.id, page("Ongelezen.\n"), 1, NOW)
        service.publish(session, redactie.lid, made.id, NOW, THESAURUS, SOON)
        redactie.four_eyes.add("schulden")
        assert service.publish_due(session, SOON, THESAURUS) == []
        session.commit()
    assert redactie.text() == page()


def test_typing_in_a_planned_page_takes_it_from_the_plan(redactie: Redactie) -> None:
    redactie.four_eyes.clear()
    with redactie.session() as session:
        made = service.begin_from(session, redactie.lid, POST, NOW)
        service.publish(session, redactie.lid, made.id, NOW, THESAURUS, SOON)
        assert service.save(session, redactie.lid, made.id, page("Half\n"), 1, NOW) == Saved(2, "concept")
        assert service.publish_due(session, SOON, THESAURUS) == []


def test_publishing_what_one_did_not_see_is_refused(redactie: Redactie) -> None:
    redactie.four_eyes.clear()
    with redactie.session() as session:
        made = service.begin_from(session, redactie.lid, POST, NOW)
        service.save(session, redactie.collega, made.id, page("Ongezien.\n"), 1, NOW)
        with pytest.raises(BadInput, match="veranderd"):
            service.publish(session, redactie.lid, made.id, NOW, THESAURUS, versie=1)
        with pytest.raises(BadInput, match="twee jaar"):
            service.publish(session, redactie.lid, made.id, NOW, THESAURUS, NOW + timedelta(days=900))


def test_remarks_are_made_by_who_reviews_and_ticked_off_by_who_writes(redactie: Redactie) -> None:
    with redactie.session() as session:
        made = service.begin_from(session, redactie.lid, POST, NOW)
        service.ask_review(session, redactie.lid, made.id, NOW)
        said = service.remark(session, redactie.ervaren, made.id, "op tafel", "Welke tafel?", NOW)
        assert [(each.door, each.staat_er) for each in service.remarks(session, redactie.lid, made.id)] == [
            ("Ervaren", True)
        ]
        assert service.resolve_remark(session, redactie.lid, said.id, NOW).opgelost
        with pytest.raises(BadInput):
            service.remark(session, redactie.collega, made.id, "", "  ", NOW)
        with pytest.raises(AnkerpuntError):
            service.remark(session, redactie.lezer, made.id, "", "Hoi", NOW)
        assert service.send_back(session, redactie.collega, made.id, NOW).status == "concept"
