"""'Klopt nog' in one click, and what is asked of whom."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.redactie.conftest import LATER, NOW, POST, THESAURUS, Redactie, page

from ankerpunt.accounts.reader import anonymous
from ankerpunt.errors import BadInput, ContentError, Forbidden
from ankerpunt.kennis.document import parse
from ankerpunt.kennis.reading import page as read
from ankerpunt.redactie import service
from ankerpunt.redactie.bevestigen import checked_on
from ankerpunt.redactie.service import Published

DATED = page(more="vakgroep: schulden\ngecontroleerd_op: 2026-01-10  # toen\nherzien_na: 12 maanden\n")
MEMBERS = frozenset({"openbaar", "leden"})


def test_page_is_due_after_a_year_and_fresh_after_one_click(redactie: Redactie) -> None:
    redactie.put(POST, DATED)
    with redactie.session() as session:
        assert read(session, "kennis", "post", MEMBERS, LATER.date()).verouderd
        assert [each.slug for each in service.waiting(session, redactie.lid, LATER).na_te_kijken] == ["post"]
        assert service.waiting(session, redactie.ander, LATER).na_te_kijken == []
        made = service.confirm(session, redactie.lid, POST, LATER, THESAURUS, "Bedragen nagekeken.", revisie=2)
        session.commit()
        assert made.revisie == 3
        assert not read(session, "kennis", "post", MEMBERS, LATER.date()).verouderd
        assert service.waiting(session, redactie.lid, LATER).na_te_kijken == []
    assert redactie.text() == DATED.replace("2026-01-10  # toen", LATER.date().isoformat())


def test_second_click_on_the_same_day_changes_nothing(redactie: Redactie) -> None:
    with redactie.session() as session:
        for who in (redactie.lid, redactie.collega):
            service.confirm(session, who, POST, NOW, THESAURUS)
        session.commit()
    assert redactie.revisions() == 2


def test_only_the_vakgroep_confirms_and_only_what_it_looked_at(redactie: Redactie) -> None:
    with redactie.session() as session:
        for who in (redactie.ander, redactie.lezer, redactie.ervaren, anonymous(public_reading=True)):
            with pytest.raises(Forbidden):
                service.confirm(session, who, POST, NOW, THESAURUS)
        with pytest.raises(BadInput, match="intussen"):
            service.confirm(session, redactie.lid, POST, NOW, THESAURUS, revisie=7)


def test_confirming_does_not_stand_in_the_way_of_a_concept(redactie: Redactie) -> None:
    redactie.put(POST, DATED)
    with redactie.session() as session:
        made = redactie.approved(session, DATED.replace("tafel", "stapels"))
        service.confirm(session, redactie.leider, POST, NOW, THESAURUS)
        assert isinstance(service.publish(session, redactie.lid, made.id, NOW, THESAURUS), Published)
        session.commit()
    assert redactie.text() == DATED.replace("tafel", "stapels").replace("2026-01-10  # toen", "2026-11-24")


@given(
    st.lists(
        st.sampled_from(
            ["vakgroep: x\n", "gecontroleerd_op: 2020-02-02\n", "'gecontroleerd_op': 2020-02-02\n", "gecontroleerd_op:\n  2020-02-02\n",
             "gecontroleerd_op : 2020-02-02\n", "tekst: |\n  gecontroleerd_op: ja\n", "bronnen:\n  - {titel: x}\n", "# gecontroleerd_op: ooit\n"]
        ),
        unique=True, max_size=5,
    ),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=40),
)  # fmt: skip
def test_confirming_changes_that_key_and_nothing_else_or_says_so(lines: list[str], body: str) -> None:
    source = page(f"{body}\n", more="".join(lines))
    day = date(2026, 11, 24)
    try:
        changed = checked_on(source, day)
    except ContentError:
        assert any("gecontroleerd_op" in line and not line.startswith("gecontroleerd_op: ") for line in lines)
        return
    assert parse(changed).body == parse(source).body
    assert parse(changed).meta == {**parse(source).meta, "gecontroleerd_op": day}


def test_waiting_shows_each_what_is_asked_of_them(redactie: Redactie) -> None:
    with redactie.session() as session:
        made = service.begin_from(session, redactie.lid, POST, NOW)
        assert [each.id for each in service.waiting(session, redactie.lid, NOW).mijn_concepten] == [made.id]
        assert service.waiting(session, redactie.collega, NOW).leeg
        service.ask_review(session, redactie.lid, made.id, NOW)
        for who in (redactie.collega, redactie.ervaren, redactie.beheerder):
            assert [each.id for each in service.waiting(session, who, NOW).te_beoordelen] == [made.id]
        assert service.waiting(session, redactie.lid, NOW).te_beoordelen == []
        for who in (redactie.ander, redactie.lezer, anonymous(public_reading=True)):
            assert service.waiting(session, who, NOW).leeg
        service.remark(session, redactie.collega, made.id, "", "Mooi, maar langer.", NOW)
        assert [each.id for each in service.waiting(session, redactie.lid, NOW).mijn_concepten] == [made.id]
        service.approve(session, redactie.collega, made.id, 1, NOW)
        assert [each.id for each in service.waiting(session, redactie.leider, NOW).te_publiceren] == [made.id]
        service.publish(session, redactie.leider, made.id, NOW, THESAURUS)
        assert service.waiting(session, redactie.leider, NOW).leeg


def test_what_became_of_it_is_told_for_a_month(redactie: Redactie) -> None:
    with redactie.session() as session:
        made = service.flag(session, redactie.lezer, POST, "Klopt niet", NOW)
        service.close_flag(session, redactie.lid, made.id, NOW)
        assert not service.waiting(session, redactie.lezer, NOW + timedelta(days=29)).leeg
        assert service.waiting(session, redactie.lezer, NOW + timedelta(days=31)).leeg
