"""Fields and front matter: only what somebody changed is written, everything else stays as it stands."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ankerpunt.errors import BadInput
from ankerpunt.kennis.document import parse
from ankerpunt.redactie.sjablonen import template
from ankerpunt.redactie.velden import Bron, Velden, read, terms, write

BRON = """---
title: Post openmaken  # zo heet het
description: >-
  Samen
  de post doen.
zoektermen: [post, "brief, dicht"]
herkomst: Utrecht
bronnen:
  - titel: Wet
    url: https://voorbeeld.nl
    nota: bewaar mij
onderbouwing: praktijkkennis
---
Tekst.
"""
LINE = st.text(st.characters(blacklist_categories=("Cc", "Cs", "Cn", "Co")), max_size=60).map(
    lambda text: " ".join(text.split())
)


def fields(bron: str, soort: str = "methode") -> Velden:
    found = read(parse(bron), soort)
    assert found is not None
    return found


@pytest.mark.parametrize("soort", ["methode", "casus", "contact", "wijziging", "dilemma"])
def test_unchanged_fields_leave_every_sign_as_it_was(soort: str) -> None:
    for bron in (BRON, template(soort, 'Een "titel": met # tekens', "schulden")):
        assert write(bron, soort, fields(bron, soort)) == bron


def test_one_changed_field_changes_its_own_lines() -> None:
    assert write(BRON, "methode", replace(fields(BRON), description="Kort.")) == BRON.replace(
        "description: >-\n  Samen\n  de post doen.\n", 'description: "Kort."\n'
    )


def test_a_source_keeps_what_the_form_does_not_show() -> None:
    sources = (Bron("Wet", "https://voorbeeld.nl", "2024"), Bron("Boek"))
    changed = write(BRON, "methode", replace(fields(BRON), bronnen=sources))
    assert parse(changed).meta["bronnen"] == [
        {"titel": "Wet", "url": "https://voorbeeld.nl", "jaar": 2024, "nota": "bewaar mij"},
        {"titel": "Boek"},
    ]


def test_an_empty_field_goes() -> None:
    changed = write(BRON, "methode", replace(fields(BRON), zoektermen=(), onderbouwing=""))
    assert changed == BRON.replace('zoektermen: [post, "brief, dicht"]\n', "").replace(
        "onderbouwing: praktijkkennis\n", ""
    )


def test_a_term_with_a_comma_that_stood_there_stays_one() -> None:
    assert terms("post\nbrief, dicht\n geld ,  werk\n", ("post", "brief, dicht")) == (
        "post",
        "brief, dicht",
        "geld",
        "werk",
    )


@pytest.mark.parametrize("kop", ["title: [a]", "bronnen: x: y", "bronnen: [los]", "title: a\ntitle: b", "- lijst"])
def test_another_shape_is_refused_or_shown_as_markdown(kop: str) -> None:
    with pytest.raises(BadInput):
        write(f"---\n{kop}\n---\nTekst.\n", "methode", Velden(title="Nieuw"))


@given(LINE, LINE, st.lists(LINE.filter(bool), max_size=3))
def test_any_words_come_back_as_they_were_typed(title: str, zin: str, zoektermen: list[str]) -> None:
    wanted = replace(fields(BRON), title=title, description=zin, zoektermen=tuple(zoektermen))
    assert fields(write(BRON, "methode", wanted)) == wanted
