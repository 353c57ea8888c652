"""Writing: no word is lost and nobody is overwritten, whoever saves when."""

from __future__ import annotations

import pytest
from tests.redactie.conftest import NOW, POST, Redactie, page

from ankerpunt.errors import BadInput, Forbidden, NotFound
from ankerpunt.kennis.document import parse
from ankerpunt.kennis.kinds import KINDS, Key
from ankerpunt.redactie import service
from ankerpunt.redactie.models import BewaardeTekst, Concept, ConceptVersie
from ankerpunt.redactie.schrijven import RECENT
from ankerpunt.redactie.service import Closed, Conflict, Saved
from ankerpunt.redactie.sjablonen import template


def test_new_concept_has_the_headings_of_its_soort(redactie: Redactie) -> None:
    with redactie.session() as session:
        made = service.begin(session, redactie.lid, "methode", "schulden", 'Samen "rekenen": zo', NOW)
        assert parse(made.bron).meta["title"] == 'Samen "rekenen": zo'
        assert "## In het kort" in made.bron
        assert (made.slug, made.versie, made.status, made.basis) == ("samen-rekenen-zo", 1, "concept", 0)


@pytest.mark.parametrize("soort", KINDS)
def test_every_template_is_a_file_with_front_matter(soort: str) -> None:
    assert parse(template(soort, "Een: titel #1", "schulden")).meta["vakgroep"] == "schulden"


def test_second_page_of_one_title_gets_a_number(redactie: Redactie) -> None:
    with redactie.session() as session:
        slugs = [service.begin(session, redactie.lid, "methode", "schulden", "Post", NOW).slug for _ in range(2)]
        slugs.append(service.begin(session, redactie.lid, "casus", "schulden", "Post", NOW).slug)
    assert slugs == ["post-2", "post-3", "post"]


@pytest.mark.parametrize("who", ["ander", "lezer", "ervaren"])
def test_only_the_vakgroep_writes(redactie: Redactie, who: str) -> None:
    with redactie.session() as session:
        with pytest.raises(Forbidden):
            service.begin(session, getattr(redactie, who), "methode", "schulden", "Titel", NOW)
        with pytest.raises(Forbidden):
            service.begin_from(session, getattr(redactie, who), POST, NOW)
        with pytest.raises(Forbidden):
            service.begin(session, redactie.lid, "methode", None, "Van niemand", NOW)


def test_concept_of_others_is_not_there_for_who_may_not_read_it(redactie: Redactie) -> None:
    with redactie.session() as session:
        made = service.begin_from(session, redactie.lid, POST, NOW)
        for who in (redactie.ander, redactie.lezer, redactie.ervaren):
            with pytest.raises(NotFound):
                service.save(session, who, made.id, "x", made.versie, NOW)
            with pytest.raises(NotFound):
                service.concept_for(session, who, made.id)
        service.ask_review(session, redactie.lid, made.id, NOW)
        assert service.concept_for(session, redactie.ervaren, made.id).id == made.id


def test_everybody_writes_in_the_one_concept_of_an_item(redactie: Redactie) -> None:
    with redactie.session() as session:
        first = service.begin_from(session, redactie.lid, POST, NOW).id
        session.commit()
    with redactie.session() as session:
        assert service.begin_from(session, redactie.collega, POST, NOW).id == first


@pytest.mark.parametrize("text", ["", "---\ntitle: [\n", "geen kop", "---\nsoort: onbekend\n---\n", "x" * 1_000_000])
def test_text_that_breaks_the_schema_is_kept(redactie: Redactie, text: str) -> None:
    with redactie.session() as session:
        made = service.begin_from(session, redactie.lid, POST, NOW)
        assert service.save(session, redactie.lid, made.id, text, 1, NOW) == Saved(2, "concept")
        session.commit()
    with redactie.session() as session:
        assert session.get_one(Concept, made.id).bron == text


def test_signs_that_no_database_holds_cost_no_words(redactie: Redactie) -> None:
    with redactie.session() as session:
        made = service.begin_from(session, redactie.lid, POST, NOW)
        service.save(session, redactie.lid, made.id, "een\x00 twee\ud800\r\ndrie\x07", 1, NOW)
        session.commit()
        assert made.bron == "een twee\ndrie"


def test_text_that_is_too_long_leaves_what_was_kept(redactie: Redactie) -> None:
    with redactie.session() as session:
        made = service.begin_from(session, redactie.lid, POST, NOW)
        with pytest.raises(BadInput, match="er nog"):
            service.save(session, redactie.lid, made.id, "é" * 1_500_000, 1, NOW)
        assert made.bron == page()


def test_second_writer_sees_what_the_first_changed_and_overwrites_nothing(redactie: Redactie) -> None:
    with redactie.session() as session:
        made = service.begin_from(session, redactie.lid, POST, NOW)
        session.commit()
    with redactie.session() as first, redactie.session() as second:
        mine, theirs = page("Leg alle brieven op tafel.\n"), page("Leg de brieven op stapels.\n")
        assert service.save(first, redactie.lid, made.id, theirs, 1, NOW) == Saved(2, "concept")
        first.commit()
        answer = service.save(second, redactie.collega, made.id, mine, 1, NOW)
        second.commit()
        assert isinstance(answer, Conflict)
        assert (answer.versie, answer.huidig, answer.door, answer.samen.botsingen) == (2, theirs, "Lid", ())
        assert answer.samen.tekst == page("Leg alle brieven op stapels.\n")
        assert second.get_one(Concept, made.id, populate_existing=True).bron == theirs
        kept = service.kept_text(second, redactie.collega, made.id)
        assert kept is not None
        assert kept.bron == mine
        assert service.save(second, redactie.collega, made.id, answer.samen.tekst, answer.versie, NOW) == Saved(
            3, "concept"
        )


def test_same_sentence_changed_by_both_must_be_chosen(redactie: Redactie) -> None:
    with redactie.session() as session:
        made = service.begin_from(session, redactie.lid, POST, NOW)
        service.save(session, redactie.lid, made.id, page("Leg de rekeningen op tafel.\n"), 1, NOW)
        answer = service.save(session, redactie.collega, made.id, page("Leg de enveloppen op tafel.\n"), 1, NOW)
        assert isinstance(answer, Conflict)
        assert [(clash.mijn.strip(), clash.ander.strip()) for clash in answer.samen.botsingen] == [
            ("enveloppen", "rekeningen")
        ]
        chosen = answer.samen.resolve(["mijn"])
        assert service.save(session, redactie.collega, made.id, chosen, answer.versie, NOW) == Saved(3, "concept")
        assert service.kept_text(session, redactie.collega, made.id) is None


def test_kept_text_goes_only_with_its_words_or_at_a_word(redactie: Redactie) -> None:
    with redactie.session() as session:
        made = service.begin_from(session, redactie.lid, POST, NOW)
        service.save(session, redactie.lid, made.id, page("Anders.\n"), 1, NOW)
        service.save(session, redactie.collega, made.id, page("Kostbaar.\n"), 1, NOW)
        service.save(session, redactie.collega, made.id, page("Iets anders.\n"), 2, NOW)
        assert service.kept_text(session, redactie.collega, made.id) is not None
        service.drop_kept_text(session, redactie.collega, made.id)
        assert service.kept_text(session, redactie.collega, made.id) is None
        assert service.kept_text(session, redactie.lid, made.id) is None


@pytest.mark.parametrize("versie", [-5, 0, 2, 99, 2**31])
def test_versie_that_never_was_overwrites_nothing(redactie: Redactie, versie: int) -> None:
    with redactie.session() as session:
        made = service.begin_from(session, redactie.lid, POST, NOW)
        assert isinstance(service.save(session, redactie.lid, made.id, page("Weg.\n"), versie, NOW), Conflict)
        assert made.bron == page()


def test_same_text_again_is_no_change(redactie: Redactie) -> None:
    with redactie.session() as session:
        made = service.begin_from(session, redactie.lid, POST, NOW)
        for _ in range(2):
            assert service.save(session, redactie.lid, made.id, page("Nieuw.\n"), 1, NOW) == Saved(2, "concept")


def test_change_after_approval_must_be_approved_again(redactie: Redactie) -> None:
    with redactie.session() as session:
        made = redactie.approved(session, page("Goed.\n"))
        assert made.status == "goedgekeurd"
        assert service.save(session, redactie.lid, made.id, page("Toch anders.\n"), made.versie, NOW) == Saved(
            3, "concept"
        )
        assert made.goedgekeurd_door_id is None


def test_old_versions_are_thinned_and_still_merge(redactie: Redactie) -> None:
    with redactie.session() as session:
        made = service.begin_from(session, redactie.lid, POST, NOW)
        for number in range(1, RECENT + 60):
            service.save(session, redactie.lid, made.id, page(f"Leg de brieven {number} keer op tafel.\n"), number, NOW)
        kept = {each.versie for each in session.query(ConceptVersie).filter_by(concept_id=made.id)}
        assert len(kept) <= RECENT + 3
        assert {1, 50} <= kept
        answer = service.save(session, redactie.collega, made.id, page("Leg samen de brieven op tafel.\n"), 30, NOW)
        assert isinstance(answer, Conflict)
        assert answer.samen.tekst == page(f"Leg samen de brieven {RECENT + 59} keer op tafel.\n")


def test_text_for_a_concept_that_was_published_meanwhile_is_kept(redactie: Redactie) -> None:
    redactie.four_eyes.clear()
    with redactie.session() as session:
        made = service.begin_from(session, redactie.lid, POST, NOW)
        service.withdraw(session, redactie.lid, made.id, NOW)
        assert service.save(session, redactie.collega, made.id, page("Te laat.\n"), 1, NOW) == Closed("ingetrokken")
        session.commit()
        assert session.get_one(BewaardeTekst, (made.id, redactie.collega.account_id)).bron == page("Te laat.\n")


def test_withdrawn_concept_comes_back_unless_there_is_another(redactie: Redactie) -> None:
    with redactie.session() as session:
        made = service.begin_from(session, redactie.lid, POST, NOW)
        service.withdraw(session, redactie.lid, made.id, NOW)
        assert service.reopen(session, redactie.lid, made.id, NOW).status == "concept"
        service.withdraw(session, redactie.lid, made.id, NOW)
        service.begin_from(session, redactie.lid, POST, NOW)
        with pytest.raises(BadInput, match="ander concept"):
            service.reopen(session, redactie.lid, made.id, NOW)


@pytest.mark.parametrize(("soort", "titel"), [("roman", "x"), ("methode", "  "), ("methode", "x" * 600)])
def test_concept_needs_a_soort_and_a_title(redactie: Redactie, soort: str, titel: str) -> None:
    with redactie.session() as session, pytest.raises(BadInput):
        service.begin(session, redactie.lid, soort, "schulden", titel, NOW)


def test_item_that_is_not_there_has_no_concept(redactie: Redactie) -> None:
    with redactie.session() as session, pytest.raises(NotFound):
        service.begin_from(session, redactie.lid, Key("begrip", "post"), NOW)
