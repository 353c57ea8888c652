"""What the front matter must hold, said in Dutch and with the line."""

from __future__ import annotations

from datetime import date

import pytest

from ankerpunt.errors import ContentError
from ankerpunt.kennis.document import parse
from ankerpunt.kennis.kinds import KINDS
from ankerpunt.kennis.schema import SCHEMAS, Kop, unknown_keys, validate

BASIS = "title: Titel\ndescription: Zin.\n"
ENOUGH = {
    "dilemma": "polen: [{naam: a, kern: b}, {naam: c, kern: d}]\n",
    "intervisiemethode": "stappen: [{naam: a, doe: b}]\n",
    "leerpad": "stappen: [{titel: a}]\n",
    "wijziging": "ingangsdatum: 2027-01-01\n",
}


def check(kop: str, soort: str = "methode") -> Kop:
    return validate(parse(f"---\n{kop}---\n"), soort)


@pytest.mark.parametrize("soort", KINDS)
def test_each_soort_has_a_schema_that_little_satisfies(soort: str) -> None:
    assert check(BASIS + ENOUGH.get(soort, ""), soort).title == "Titel"
    assert soort in SCHEMAS


@pytest.mark.parametrize(
    ("soort", "kop", "line", "message"),
    [
        ("methode", "description: b\n", 2, "'title' ontbreekt"),
        ("methode", "title: a\n", 2, "'description' ontbreekt"),
        ("methode", "description: b\ntitle: ''\n", 3, "'title' is leeg"),
        ("methode", "title: [a]\ndescription: b\n", 2, "'title' moet tekst zijn"),
        ("methode", f"title: {'x' * 501}\ndescription: b\n", 2, "'title' is te lang"),
        ("methode", BASIS + "zichtbaarheid: geheim\n", 4, "'zichtbaarheid' moet een van deze zijn: 'openbaar' of 'leden'"),
        ("methode", BASIS + "leefgebieden: [wonen, zon]\n", 4, "'leefgebieden' 'zon' is geen leefgebied; kies uit inkomen"),
        ("methode", BASIS + "tags: {a: b}\n", 4, "'tags' moet een lijst zijn"),
        ("methode", BASIS + "tags:\n  - a\n  - [b]\n", 6, "'tags.2' moet tekst zijn"),
        ("methode", BASIS + "vakgroep: Schulden en inkomen\n", 4, "'vakgroep' heeft niet de juiste vorm"),
        ("methode", BASIS + "gecontroleerd_op: vorige week\n", 4, "'gecontroleerd_op' moet een datum zijn, zoals 2026-11-20"),
        ("methode", BASIS + "gecontroleerd_op: 2026-02-31\n", 4, "'gecontroleerd_op' moet een datum zijn"),
        ("methode", BASIS + "gecontroleerd_op: 9999-12-31\n", 4, "'gecontroleerd_op' moet een datum zijn"),
        ("methode", BASIS + "gecontroleerd_op: 20261120\n", 4, "'gecontroleerd_op' moet een datum zijn"),
        ("methode", BASIS + "herzien_na: een jaar\n", 4, "'herzien_na' schrijf het aantal maanden"),
        ("methode", BASIS + "onderbouwing: gevoel\n", 4, "'onderbouwing' moet een van deze zijn"),
        ("methode", BASIS + "bronnen: [tekst]\n", 4, "'bronnen.1' moet uit 'sleutel: waarde' bestaan"),
        ("methode", BASIS + "bronnen:\n  - titel: a\n  - {url: 'https://a.nl'}\n", 6, "'bronnen.2.titel' ontbreekt"),
        ("methode", BASIS + "bronnen:\n  - titel: a\n    url: a.nl\n", 6, "'bronnen.1.url' heeft niet de juiste vorm"),
        ("methode", BASIS + "bronnen:\n  - titel: a\n    jaar: [1]\n", 6, "'bronnen.1.jaar' moet een heel getal zijn"),
        ("methode", "title: a\ndescription: b\ntitle: c\n", 4, "de sleutel 'title' staat er twee keer"),
        ("dilemma", BASIS, 2, "'polen' ontbreekt"),
        ("dilemma", BASIS + "polen: [{naam: a, kern: b}]\n", 4, "'polen' heeft te weinig regels"),
        ("dilemma", BASIS + "polen:\n  - naam: a\n    kern: b\n  - naam: c\n", 7, "'polen.2.kern' ontbreekt"),
        ("intervisiemethode", BASIS + "stappen: []\n", 4, "'stappen' heeft te weinig regels"),
        ("intervisiemethode", BASIS + "stappen:\n  - naam: a\n    doe: b\n    minuten: 999\n", 7, "'stappen.1.minuten' is te groot"),
        ("intervisiemethode", BASIS + ENOUGH["intervisiemethode"] + "niveau: hoog\n", 5, "'niveau' moet een van deze zijn"),
        ("leerpad", BASIS + "stappen: [{titel: a, item: x}]\n", 4, "'stappen.1.item' heeft niet de juiste vorm"),
        ("contact", BASIS + "website: voorbeeld.nl\n", 4, "'website' heeft niet de juiste vorm"),
        ("wijziging", BASIS, 2, "'ingangsdatum' ontbreekt"),
        ("wijziging", BASIS + "ingangsdatum: binnenkort\n", 4, "'ingangsdatum' moet een datum zijn"),
        ("recept", "title: a\nsoort: recept\n", 3, "'recept' is geen soort; kies uit methode"),
    ],
)  # fmt: skip
def test_fault_is_said_in_dutch_with_its_line(soort: str, kop: str, line: int, message: str) -> None:
    with pytest.raises(ContentError) as caught:
        check(kop, soort)
    assert (caught.value.line, caught.value.message[: len(message)]) == (line, message)


def test_numbers_and_days_are_text_where_text_is_asked() -> None:
    kop = check("title: 112\ndescription: 2026-11-20\ntags: [24, 2026-01-01]\n")
    assert (kop.title, kop.description, kop.tags) == ("112", "2026-11-20", ["24", "2026-01-01"])


def test_phone_number_keeps_its_zero() -> None:
    assert check(BASIS + "telefoon: 0201234567\n", "contact").model_dump()["telefoon"] == "0201234567"


def test_text_is_one_line() -> None:
    assert check("title: |\n  Een\n  titel\ndescription: b\n").title == "Een titel"


def test_one_word_is_a_list_and_no_word_an_empty_one() -> None:
    kop = check(BASIS + "tags: een\nzoektermen:\n")
    assert (kop.tags, kop.zoektermen) == (["een"], [])


def test_day_may_stand_between_quotes() -> None:
    assert check(BASIS + "gecontroleerd_op: '2026-11-20'\n").gecontroleerd_op == date(2026, 11, 20)


def test_unknown_keys_are_kept() -> None:
    kop = check(BASIS + "auteur: Jan\nvraag: {a: 1}\n")
    assert unknown_keys(kop) == ["auteur", "vraag"]
    assert kop.model_dump()["vraag"] == {"a": 1}


def test_review_interval_is_in_months() -> None:
    assert check(BASIS + "herzien_na: 1 maand\n").months == 1
    assert check(BASIS).months is None
