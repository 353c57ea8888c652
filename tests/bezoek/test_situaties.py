"""Twenty situations before a visit: each gets a card that somebody can go out with."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from sqlalchemy.orm import Session

from ankerpunt.accounts.reader import OPENBAAR
from ankerpunt.bezoek.kaart import Kaart
from ankerpunt.bezoek.service import Vraag, make_kaart
from ankerpunt.clock import today
from ankerpunt.search.engine import Engine

SITUATIES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "situaties.yaml").read_text())["situaties"]
FOUND_OF_EXPECTED = 0.85


def card(library: tuple[Session, Engine], words: str) -> Kaart:
    session, engine = library
    return make_kaart(session, engine, Vraag(words), OPENBAAR, today())


def test_there_are_twenty_situations() -> None:
    assert len(SITUATIES) == 20


@pytest.mark.parametrize("situatie", SITUATIES, ids=lambda situatie: situatie["woorden"][:40])
def test_the_card_says_what_to_do_to_say_to_ask_and_whom_to_call(
    library: tuple[Session, Engine], situatie: dict[str, Any]
) -> None:
    kaart = card(library, situatie["woorden"])
    assert len(kaart.doe) >= 3
    assert kaart.zeg
    assert kaart.vragen
    assert kaart.veiligheid
    assert any(line.telefoon for line in kaart.bellen)
    assert kaart.wringt
    assert kaart.weten
    assert kaart.sleutels & set(situatie["verwacht"])


def test_nearly_every_page_that_a_colleague_expects_is_on_the_card(library: tuple[Session, Engine]) -> None:
    expected = [(situatie["woorden"], key) for situatie in SITUATIES for key in situatie["verwacht"]]
    missing = [(words, key) for words, key in expected if key not in card(library, words).sleutels]
    assert len(missing) <= (1 - FOUND_OF_EXPECTED) * len(expected), missing


def test_suspected_abuse_brings_the_meldcode_and_nobody_stands_alone_with_it(library: tuple[Session, Engine]) -> None:
    kaart = card(library, "juf ziet striemen bij jongetje, vermoeden van mishandeling")
    assert len(kaart.meldcode) == 5
    assert "methode/meldcode" in {bron.key for bron in kaart.bronnen}


def test_every_line_leads_to_a_page_that_is_there(library: tuple[Session, Engine]) -> None:
    kaart = card(library, "huurachterstand en kinderen")
    assert all(line.bron.url.startswith("/") for line in kaart.onderdelen)
    assert {line.bron.key for line in kaart.onderdelen} <= kaart.sleutels
