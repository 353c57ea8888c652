"""What a writer hears while writing, whatever they write."""

from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis
from hypothesis import strategies as st
from tests.redactie.conftest import Redactie, page

from ankerpunt.redactie.nakijken import LONG_SENTENCE, Fault, Hint, check

LONG = " ".join(["woord"] * (LONG_SENTENCE + 1))


def heard(redactie_op_sqlite: Redactie, bron: str, soort: str = "methode") -> list[tuple[str, int, str]]:
    with redactie_op_sqlite.session() as session:
        return [
            (each.soort, each.regel, each.citaat) if isinstance(each, Hint) else ("fout", each.regel, each.melding)
            for each in check(session, soort, bron)
        ]


def test_good_text_is_left_alone(redactie_op_sqlite: Redactie) -> None:
    assert (
        heard(redactie_op_sqlite, page("Leg de post op tafel. Bel samen.\n", more="onderbouwing: praktijkkennis\n"))
        == []
    )


def test_each_hint_says_where(redactie_op_sqlite: Redactie) -> None:
    body = f"Kort. {LONG}.\n\n- Teneinde te bellen.\n- Mevrouw Jansen-de Vries belde.\n"
    found = heard(redactie_op_sqlite, page(body, more="onderbouwing: onderzocht\n"))
    assert {(soort, line) for soort, line, _ in found} == {("bron", 4), ("zin", 6), ("woord", 8), ("persoon", 9)}


def test_fault_is_told_with_its_line_and_hints_go_on(redactie_op_sqlite: Redactie) -> None:
    found = heard(redactie_op_sqlite, page("Teneinde.\n").replace("description: Samen de post doen.\n", ""))
    assert found[0] == ("fout", 2, "'description' ontbreekt")
    assert ("woord", 5, "Teneinde") in found


def test_code_links_and_headings_are_no_sentences(redactie_op_sqlite: Redactie) -> None:
    body = f"## {LONG}\n\n`{LONG}`\n\n[Lees](https://x.nl/{'a-' * 40}b) dit.\n\n| {LONG} |\n"
    assert [each for each in heard(redactie_op_sqlite, page(body)) if each[0] == "zin"] == []


def test_list_of_short_lines_is_no_long_sentence(redactie_op_sqlite: Redactie) -> None:
    assert [each for each in heard(redactie_op_sqlite, page("- een twee drie\n" * 20)) if each[0] == "zin"] == []


@given(st.text(max_size=200))
@hypothesis(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_any_text_is_answered(redactie_op_sqlite: Redactie, text: str) -> None:
    with redactie_op_sqlite.session() as session:
        for found in check(session, "methode", text):
            assert 1 <= found.regel <= text.count("\n") + 2
            assert isinstance(found, Fault | Hint)


@pytest.mark.parametrize("text", ["a. " * 300_000, "(" * 1_000_000, "x\n- " * 250_000, "\x00" * 1_000_000], ids="azlc")
def test_a_megabyte_is_answered_in_seconds(redactie_op_sqlite: Redactie, text: str) -> None:
    begun = time.process_time()
    heard(redactie_op_sqlite, page(text))
    assert time.process_time() - begun < 20
