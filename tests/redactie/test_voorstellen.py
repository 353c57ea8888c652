"""Proposals and 'klopt niet meer': anybody may say it, the vakgroep decides, whoever said it hears."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.redactie.conftest import NOW, POST, THESAURUS, Redactie, page

from ankerpunt.accounts.reader import anonymous
from ankerpunt.errors import AnkerpuntError, BadInput, ContentError, Forbidden, NotFound
from ankerpunt.kennis.kinds import Key
from ankerpunt.redactie import service
from ankerpunt.redactie.models import Voorstel
from ankerpunt.redactie.service import Conflict

BETTER = page("Leg alle brieven op tafel.\n")


def test_proposal_of_any_reader_is_shown_as_a_difference_and_published(redactie: Redactie) -> None:
    with redactie.session() as session:
        made = service.propose(session, redactie.lezer, POST, BETTER, 1, NOW, "alle, niet sommige")
        seen = service.proposal(session, redactie.lid, made.id)
        assert [each.tekst for each in seen.verschil if each.soort != "gelijk"] == ["de ", "alle "]
        assert (seen.door, seen.intussen_veranderd) == ("Lezer", False)
        assert service.decide(session, redactie.lid, made.id, "overgenomen", "", NOW, THESAURUS) is made
        session.commit()
        newest = service.history(session, redactie.lezer, POST)[0]
        assert (newest.door, newest.toelichting) == ("Lezer", "alle, niet sommige")
        told = service.waiting(session, redactie.lezer, NOW + timedelta(days=1)).besloten
        assert [(each.titel, each.status) for each in told] == [("Post openmaken", "overgenomen")]
    assert redactie.text() == BETTER


def test_proposal_keeps_what_was_published_meanwhile(redactie: Redactie) -> None:
    with redactie.session() as session:
        made = service.propose(session, redactie.lezer, POST, BETTER, 1, NOW)
        session.commit()
        redactie.put(POST, page("Leg de brieven op stapels.\n"))
        seen = service.proposal(session, redactie.lid, made.id)
        assert seen.intussen_veranderd
        assert [each.tekst for each in seen.verschil if each.soort != "gelijk"] == ["de ", "alle "]
        service.decide(session, redactie.lid, made.id, "overgenomen", "", NOW, THESAURUS)
        session.commit()
    assert redactie.text() == page("Leg alle brieven op stapels.\n")


def test_proposal_that_clashes_is_chosen(redactie: Redactie) -> None:
    with redactie.session() as session:
        made = service.propose(session, redactie.lezer, POST, BETTER, 1, NOW)
        session.commit()
        redactie.put(POST, page("Leg geen brieven op tafel.\n"))
        answer = service.decide(session, redactie.lid, made.id, "overgenomen", "", NOW, THESAURUS)
        assert isinstance(answer, Conflict)
        assert answer.revisie == 2
        for keuzes in ([], ["mijn", "mijn"], ["anders"]):
            with pytest.raises(BadInput):
                service.decide(session, redactie.lid, made.id, "overgenomen", "", NOW, THESAURUS, keuzes=keuzes, revisie=2)  # type: ignore[arg-type]  # fmt: skip
        stale = service.decide(session, redactie.lid, made.id, "overgenomen", "", NOW, THESAURUS, keuzes=["mijn"], revisie=1)  # fmt: skip
        assert isinstance(stale, Conflict)
        with pytest.raises(BadInput, match="zelf schrijft"):
            service.decide(session, redactie.lid, made.id, "overgenomen", "", NOW, THESAURUS, bron=page("Eigen.\n"), revisie=2)  # fmt: skip
        service.decide(session, redactie.lid, made.id, "overgenomen", "", NOW, THESAURUS, keuzes=["mijn"], revisie=2)
        session.commit()
    assert redactie.text() == BETTER


def test_declining_needs_a_reason_that_the_proposer_reads(redactie: Redactie) -> None:
    with redactie.session() as session:
        made = service.propose(session, redactie.lezer, POST, BETTER, 1, NOW)
        with pytest.raises(BadInput, match="waarom"):
            service.decide(session, redactie.lid, made.id, "afgewezen", " ", NOW, THESAURUS)
        service.decide(session, redactie.lid, made.id, "afgewezen", "Niet alle brieven zijn nodig.", NOW, THESAURUS)
        with pytest.raises(BadInput, match="al beslist"):
            service.decide(session, redactie.collega, made.id, "overgenomen", "", NOW, THESAURUS)
        assert [each.tekst for each in service.waiting(session, redactie.lezer, NOW).besloten] == [
            "Niet alle brieven zijn nodig."
        ]
    assert redactie.text() == page()


def test_only_the_vakgroep_decides_and_not_on_ones_own(redactie: Redactie) -> None:
    with redactie.session() as session:
        made = service.propose(session, redactie.lid, POST, BETTER, 1, NOW)
        for who in (redactie.ander, redactie.lezer, anonymous(public_reading=True)):
            with pytest.raises(NotFound):
                service.decide(session, who, made.id, "overgenomen", "", NOW, THESAURUS)
        with pytest.raises(Forbidden):
            service.decide(session, redactie.lid, made.id, "overgenomen", "", NOW, THESAURUS)
        assert service.withdraw_proposal(session, redactie.lid, made.id, NOW).status == "ingetrokken"


def test_proposal_cannot_take_a_page_to_another_vakgroep(redactie: Redactie) -> None:
    with redactie.session() as session:
        made = service.propose(session, redactie.lezer, POST, page(more="vakgroep: wonen\n"), 1, NOW)
        with pytest.raises(Forbidden):
            service.decide(session, redactie.lid, made.id, "overgenomen", "", NOW, THESAURUS)


def test_what_cannot_be_a_proposal_is_refused(redactie: Redactie) -> None:
    with redactie.session() as session:
        for who, text, basis, error in (
            (redactie.lezer, page(), 1, BadInput),
            (redactie.lezer, BETTER, 2, BadInput),
            (redactie.lezer, BETTER, 0, BadInput),
            (redactie.lezer, "geen kop", 1, ContentError),
            (anonymous(public_reading=True), BETTER, 1, AnkerpuntError),
        ):
            with pytest.raises(error):
                service.propose(session, who, POST, text, basis, NOW)
        for _ in range(5):
            service.propose(session, redactie.lezer, POST, BETTER, 1, NOW)
        with pytest.raises(BadInput, match="al 5"):
            service.propose(session, redactie.lezer, POST, BETTER, 1, NOW)
        assert session.query(Voorstel).count() == 5


@pytest.mark.parametrize("number", [-1, 0, 999, 2**31, 2**70])
def test_number_of_nothing_is_not_found(redactie: Redactie, number: int) -> None:
    with redactie.session() as session:
        for ask in (
            lambda: service.proposal(session, redactie.lid, number),
            lambda: service.close_flag(session, redactie.lid, number, NOW),
            lambda: service.concept_for(session, redactie.lid, number),
            lambda: service.resolve_remark(session, redactie.lid, number, NOW),
            lambda: service.revision_text(session, redactie.lid, POST, number),
        ):
            with pytest.raises(NotFound):
                ask()


def test_flag_reaches_the_vakgroep_and_its_answer_who_flagged(redactie: Redactie) -> None:
    with redactie.session() as session:
        made = service.flag(session, redactie.lezer, POST, "", NOW)
        assert service.flag(session, redactie.lezer, POST, "Het nummer is anders.", NOW).id == made.id
        assert [each.tekst.strip() for each in service.waiting(session, redactie.collega, NOW).meldingen] == [
            "Het nummer is anders."
        ]
        assert service.waiting(session, redactie.ander, NOW).leeg
        with pytest.raises(NotFound):
            service.close_flag(session, redactie.lezer, made.id, NOW)
        service.close_flag(session, redactie.collega, made.id, NOW, "Aangepast, dank je.")
        assert [each.tekst for each in service.waiting(session, redactie.lezer, NOW).besloten] == [
            "Aangepast, dank je."
        ]
        assert service.waiting(session, redactie.collega, NOW).meldingen == []


def test_item_that_may_not_be_read_cannot_be_proposed_on_or_flagged(redactie: Redactie) -> None:
    secret = Key("methode", "geheim")
    redactie.put(secret, page(more="vakgroep: schulden\nzichtbaarheid: leden\n"))
    nobody = anonymous(public_reading=True)
    with redactie.session() as session:
        for ask in (
            lambda: service.propose(session, nobody, secret, BETTER, 1, NOW),
            lambda: service.flag(session, nobody, secret, "", NOW),
        ):
            with pytest.raises(NotFound):
                ask()
