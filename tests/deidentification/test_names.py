"""Promises of finding people: every form of a name, and no words that only look like one."""

from __future__ import annotations

import pytest

from ankerpunt.deidentification.service import review
from ankerpunt.deidentification.values import Type


def _names(text: str) -> list[str]:
    return [each.text for each in review(text).findings if each.type is Type.NAAM]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Vandaag kwam mevrouw Van der Heijden langs.", "mevrouw Van der Heijden"),
        ("Ik sprak dhr. J.P. de Vries.", "dhr. J.P. de Vries"),
        ("Volgens F. el A. klopt het niet.", "F. el A."),
        ("Gesproken met Sanne de B. over werk.", "Sanne de B."),
        ("De dochter, Berivan Yıldız-de Boer, belt.", "Berivan Yıldız-de Boer"),
        ("Haar man Tesfaye Gebremedhin werkt.", "Tesfaye Gebremedhin"),
        ("Zij woont bij Agnieszka Kowalczyk in huis.", "Agnieszka Kowalczyk"),
        ("Nguyen Thi Lan helpt haar.", "Nguyen Thi Lan"),
        ("Zijn vriend Shailesh Ramdin tolkt.", "Shailesh Ramdin"),
        ("ACHTERBERG, RONALD (52) IS ONTRUIMD.", "ACHTERBERG, RONALD"),
        ("Ze noemt oma Riet vaak.", "oma Riet"),
        ("gisteren belde fatima over de huur, ze huilde", "fatima"),
        ("moeder van karim heeft geappt, komt morgen", "karim"),
        ("Yazans vader komt mee naar Hanneke.", "Yazans"),
        ("Zij heet Roos en woont alleen.", "Roos"),
        ("Oleksandr, haar zoon, is boos.", "Oleksandr"),
    ],
)
def test_a_name_is_found_whole(text: str, name: str) -> None:
    assert name in _names(text)


@pytest.mark.parametrize(
    "text",
    [
        "Wil je dat ik bel? Hoop doet leven. Storm op komst.",
        "Mevrouw wil geen hulp en meneer heeft daar begrip voor.",
        "De gemeente en het wijkteam bellen de huisarts over de indicatie.",
        "Moeder zegt dat vader komt. Cliënt is boos.",
        "Jong en oud komt naar het buurthuis, de bakker ook.",
        "Met vriendelijke groet, de consulent",
        "AANVRAAG HULP BIJ HET HUISHOUDEN IS TOEGEKEND",
    ],
)
def test_words_are_no_names(text: str) -> None:
    assert _names(text) == []


def test_a_name_is_found_again_where_nothing_points_at_it() -> None:
    found = _names("Ik sprak Sietske Pot. Daarna belde zij. Pot stelde een plan voor, en sietske was blij.")
    assert found == ["Sietske Pot", "Pot", "sietske"]
