"""Front matter for Markdown that was written elsewhere: what was there is kept, what is missing is derived and marked."""

from __future__ import annotations

from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ankerpunt.kennis.document import Document, parse
from ankerpunt.kennis.kinds import is_slug
from ankerpunt.kennis.schema import validate
from ankerpunt.kennis.transfer.foreign import adopt
from ankerpunt.kennis.transfer.slugs import slug_of, slugify
from ankerpunt.kennis.transfer.sources import Source


def source(name: str, site: str = "", root: str = "/site/docs") -> Source:
    return Source(Path(root) / name, Path(root), PurePosixPath(name), site)


def adopted(text: str, name: str = "onderwerp/sub-map/pagina.md", soort: str = "methode") -> Document:
    return adopt(parse(text), source(name), soort)


def test_all_is_derived_and_marked_where_nothing_was_said() -> None:
    document = adopted("# Een titel\n\nEen zin.\n")
    assert document.meta == {
        "title": "Een titel",
        "description": "Een zin.",
        "tags": ["onderwerp", "sub map"],
        "soort": "methode",
        "herkomst": "onderwerp/sub-map/pagina.md",
        "afgeleid": ["title", "description", "tags"],
    }
    assert document.body == "Een zin.\n"


def test_what_was_said_is_kept_as_it_is() -> None:
    kop = "title: Titel\ndescription: Zin.\ntags: [a, b]\nauteur: {naam: Jan, sinds: 2020-01-01}\nversie: 1.10\nhide:\n  - toc\nleeg:\n"
    meta = adopted(f"---\n{kop}---\n# Kop\n").meta
    assert "afgeleid" not in meta
    assert meta["tags"] == ["a", "b"]
    assert (meta["auteur"], meta["versie"], meta["hide"]) == (
        {"naam": "Jan", "sinds": date(2020, 1, 1)},
        "1.10",
        ["toc"],
    )
    assert meta["leeg"] is None


@pytest.mark.parametrize(
    ("said", "kept", "derived"),
    [
        ("title: [a]", {"oorspronkelijk_title": ["a"]}, {"title": "Kop"}),
        ("title: ''", {"oorspronkelijk_title": ""}, {"title": "Kop"}),
        ("zichtbaarheid: team", {"oorspronkelijk_zichtbaarheid": "team", "zichtbaarheid": "leden"}, {"title": "Kop"}),
        ("zichtbaarheid:", {}, {"title": "Kop"}),
        ("title:", {}, {"title": "Kop"}),
        ("tags: {a: b}", {"oorspronkelijk_tags": {"a": "b"}}, {"tags": ["map"]}),
        ("tags: een, twee", {"tags": "een, twee"}, {}),
        ("tags: []", {"tags": []}, {}),
        ("tags:", {}, {"tags": ["map"]}),
        ("vakgroep: Wonen en zo", {"oorspronkelijk_vakgroep": "Wonen en zo"}, {}),
        ("soort: blog", {"oorspronkelijk_soort": "blog"}, {"soort": "methode"}),
        ("bronnen: https://a.nl", {"oorspronkelijk_bronnen": "https://a.nl"}, {}),
        ("leefgebieden: [iets]", {"oorspronkelijk_leefgebieden": ["iets"]}, {}),
        ("gecontroleerd_op: ooit", {"oorspronkelijk_gecontroleerd_op": "ooit"}, {}),
        ("gecontroleerd_op: 2026-01-02", {"gecontroleerd_op": date(2026, 1, 2)}, {}),
        ("herkomst: elders", {}, {"herkomst": "map/a.md"}),
    ],
)
def test_key_that_means_something_else_goes_under_another_name(
    said: str, kept: dict[str, Any], derived: dict[str, Any]
) -> None:
    meta = adopted(f"---\n{said}\n---\n# Kop\n", "map/a.md").meta
    assert {key: meta[key] for key in kept | derived} == kept | derived
    assert set(derived) - {"soort", "herkomst"} <= set(meta["afgeleid"])


def test_keys_are_judged_by_the_soort_they_come_in_as() -> None:
    text = "---\nook: {a: b}\ntelefoon: [1]\n---\n# Kop\n"
    assert {"oorspronkelijk_ook", "telefoon"} <= set(adopted(text, soort="begrip").meta)
    assert {"ook", "oorspronkelijk_telefoon"} <= set(adopted(text, soort="contact").meta)


def test_too_long_a_description_is_kept_and_shortened() -> None:
    meta = adopted(f"---\ndescription: {'woord ' * 200}\n---\n# Kop\n").meta
    assert len(meta["description"]) <= 500
    assert len(meta["oorspronkelijk_description"]) > 1000
    assert "description" in meta["afgeleid"]


def test_heading_that_is_the_title_goes_and_another_stays() -> None:
    assert adopted("\n# Titel\n\nZin.").body == "Zin."
    assert adopted("---\ntitle: Titel\n---\nTitel\n=====\nZin.").body == "Zin."
    assert adopted("---\ntitle: Anders\n---\n# Titel\n\nZin.").body == "# Titel\n\nZin."
    assert adopted("Vooraf.\n\n# Titel\n").body == "Vooraf.\n\n# Titel\n"
    assert adopted("## Titel\n\nZin.").body == "## Titel\n\nZin."


def test_page_without_heading_is_called_after_its_file() -> None:
    assert adopted("Zin.", "a/wat-doe_je.md").meta["title"] == "wat doe je"
    assert adopted("Zin.", "Mijn map/index.md").meta["title"] == "Mijn map"
    assert adopted("", "index.md").meta["title"] == "docs"


def test_lines_are_those_of_the_file_that_was_read() -> None:
    document = adopted("---\nauteur: x\nvakgroep: wonen\n---\n\n# Titel\n\nEerste.\nTweede.")
    assert document.body.split("\n")[0] == "Eerste."
    assert document.body_line == 8
    assert document.lines["vakgroep"] == 3


def test_site_is_part_of_where_a_page_comes_from() -> None:
    assert source("a/b.md", "Handboek").herkomst == "Handboek: a/b.md"


@pytest.mark.parametrize(
    ("name", "slugs"),
    [
        ("a/b/c.md", ["c", "b-c", "a-b-c"]),
        ("a/b/index.md", ["b", "a-b"]),
        ("a/b/README.md", ["b", "a-b"]),
        ("index.md", ["docs"]),
        ("Mijn Map/Één & twee_3.v1.2.md", ["een-twee-3-v1-2", "mijn-map-een-twee-3-v1-2"]),
        ("привет.md", ["pagina"]),
        ("index/index.md", ["pagina"]),
        (f"{'a' * 300}.md", ["a" * 120]),
    ],
)
def test_slug_comes_from_the_path(name: str, slugs: list[str]) -> None:
    assert [slug_of(source(name), depth) for depth in range(1, len(slugs) + 1)] == slugs


@given(st.text(max_size=200))
def test_any_name_makes_a_slug(text: str) -> None:
    assert is_slug(slugify(text))


WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=20)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**6), 10**6) | st.dates() | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=6,
)
KEYS = st.sampled_from(
    ["title", "description", "tags", "vakgroep", "bronnen", "herzien_na", "date", "authors", "é", "a b", "1", ""]
)


@given(st.dictionaries(KEYS, VALUES, max_size=6), st.text(max_size=80))
@settings(max_examples=150)
def test_whatever_was_said_makes_a_valid_page(meta: dict[str, Any], body: str) -> None:
    document = adopt(Document("x", body, meta=meta), source("a/b.md"), "methode")
    kop = validate(document, "methode")
    assert kop.title
    assert kop.description
    assert parse(document.source).meta == document.meta
