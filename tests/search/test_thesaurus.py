"""Promises of the thesaurus: what is read from SKOS, what is found in a question, and what a wrong file says."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.search.chain_fixtures import small_thesaurus

from ankerpunt.errors import SettingError
from ankerpunt.search.analysis import row
from ankerpunt.search.thesaurus import Thesaurus, load
from ankerpunt.search.thesaurus_match import longest
from ankerpunt.settings import library_root

FIRST = """
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix b: <https://ankerpunt.nl/begrip/> .
b:schulden a skos:Concept ; skos:prefLabel "schulden"@nl, "debts"@en ; skos:narrower b:huurschuld .
b:huurschuld a skos:Concept ; skos:prefLabel "huurachterstand"@nl ; skos:altLabel "huurschuld"@nl ;
  skos:hiddenLabel "huur  niet betaald"@nl ; skos:definition "Huur die nog betaald moet worden."@nl .
b:leeg a skos:Concept ; skos:prefLabel "only English"@en .
"""
SECOND = """
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix b: <https://ankerpunt.nl/begrip/> .
b:huurschuld skos:altLabel "achterstallige huur"@nl .
b:lokaal a skos:Concept ; skos:prefLabel "buurtkamer" ; skos:related b:schulden .
"""


def signs(thesaurus: Thesaurus, text: str) -> set[str]:
    return {match.label.sign for match in thesaurus.finder.find(row(text))}


def written(folder: Path, name: str, text: str) -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def test_labels_definition_and_hierarchy_are_read_in_dutch(tmp_path: Path) -> None:
    thesaurus = load([written(tmp_path, "a.ttl", FIRST)], tmp_path / "cache")
    assert [begrip.label for begrip in thesaurus.begrippen] == ["huurachterstand", "schulden"]
    huur, schulden = thesaurus.begrippen
    assert huur.labels == ("huurachterstand", "huurschuld", "huur niet betaald")
    assert huur.definitie.startswith("Huur die")
    assert thesaurus.broader(huur) == (schulden,)
    assert thesaurus.narrower(schulden) == (huur,)
    assert thesaurus.get("huurschuld") is huur


def test_another_file_adds_concepts_and_labels(tmp_path: Path) -> None:
    files = [written(tmp_path, "a.ttl", FIRST), written(tmp_path, "b.ttl", SECOND)]
    thesaurus = load(files, tmp_path / "cache")
    assert {"lokaal", "huurschuld", "schulden"} == {begrip.slug for begrip in thesaurus.begrippen}
    assert signs(thesaurus, "achterstallige huur") == {"#huurschuld"}
    lokaal = thesaurus.get("lokaal")
    assert lokaal is not None
    assert [begrip.slug for begrip in thesaurus.related(lokaal)] == ["schulden"]


def test_the_second_start_reads_the_compiled_file_and_a_change_is_seen(tmp_path: Path) -> None:
    file = written(tmp_path, "a.ttl", FIRST)
    first = load([file], tmp_path / "cache")
    compiled = list((tmp_path / "cache").glob("thesaurus-*.json"))
    assert load([file], tmp_path / "cache").begrippen == first.begrippen
    assert list((tmp_path / "cache").glob("thesaurus-*.json")) == compiled
    changed = load([written(tmp_path, "a.ttl", FIRST + SECOND.split("begrip/> .")[1])], tmp_path / "cache")
    assert changed.fingerprint != first.fingerprint
    assert changed.get("lokaal")


@pytest.mark.parametrize("content", ["this is no turtle", "\x00\x01\x02", "@prefix skos: <"])
def test_a_file_that_is_no_skos_stops_with_one_line_that_names_it(tmp_path: Path, content: str) -> None:
    file = written(tmp_path, "stuk.ttl", content)
    with pytest.raises(SettingError, match=r"stuk\.ttl") as caught:
        load([file], tmp_path / "cache")
    assert "\n" not in str(caught.value)


def test_a_missing_file_stops_with_one_line_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match=r"weg\.ttl"):
        load([tmp_path / "weg.ttl"], tmp_path / "cache")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("mevrouw wil geen hulp", {"#zorgmijding"}),
        ("verstandelijk beperkt", {"#lvb"}),
        ("mensen met een verstandelijke beperking", {"#lvb"}),
        ("lvb", {"#lvb"}),
        ("hij raakt steeds de weg kwijt", {"#dementie"}),
        ("huur en schuld", {"#huurschuld", "#schulden"}),
        ("de weg kwijtraken", {"#dementie"}),
        ("een beperking", set()),
        ("", set()),
    ],
)
def test_labels_are_found_as_phrases_over_lemmas(text: str, expected: set[str]) -> None:
    assert signs(small_thesaurus(), text) == expected


def test_the_words_of_a_label_may_change_places_but_not_stray() -> None:
    thesaurus = small_thesaurus()
    assert signs(thesaurus, "beperking, verstandelijk") == {"#lvb"}
    assert signs(thesaurus, "verstandelijk en verder gaat het over wonen werken leren beperking") == set()


def test_a_label_inside_a_longer_one_does_not_count_in_a_question() -> None:
    found = list(small_thesaurus().finder.find(row("problematische schulden")))
    assert {match.label.terms for match in longest(found)} == {row("problematische schulden")}
    assert len(longest(found)) < len(found)


def test_an_empty_thesaurus_finds_nothing() -> None:
    assert signs(Thesaurus(), "schulden") == set()


@pytest.mark.parametrize(
    ("text", "sign"),
    [("uithuisgezet volgende week", "#ontruiming"), ("alleen sinds de dood van zijn vrouw", "#rouw")],
)
def test_the_shipped_thesaurus_knows_how_colleagues_say_it(tmp_path: Path, text: str, sign: str) -> None:
    assert sign in signs(load([library_root() / "content" / "thesaurus.ttl"], tmp_path / "cache"), text)
