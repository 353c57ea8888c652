"""Every item has one file and every file one item."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ankerpunt.kennis.kinds import KINDS, Key, is_slug, key_of, parse_key, path_of

SLUGS = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+){0,4}", fullmatch=True).filter(is_slug)


@given(st.sampled_from(sorted(KINDS)), SLUGS, st.none() | SLUGS)
def test_the_file_of_an_item_is_the_file_of_that_item(soort: str, slug: str, vakgroep: str | None) -> None:
    key = Key(soort, slug)
    assert key_of(path_of(key, vakgroep)) == key
    assert parse_key(str(key)) == key


@given(st.sampled_from(sorted(KINDS)), SLUGS)
def test_the_page_of_a_vakgroep_is_the_index_of_its_folder(soort: str, slug: str) -> None:
    assert (path_of(Key(soort, slug), slug).name == "index.md") == (soort == "vakgroeppagina")


@pytest.mark.parametrize(
    ("path", "key"),
    [
        ("content/methodes/meldcode.md", "methode/meldcode"),
        ("cases_library/dilemmas/a-b.md", "dilemma/a-b"),
        ("vakgroepen/wonen/index.md", "vakgroeppagina/wonen"),
        ("vakgroepen/wonen/urgentie.md", "vakgroeppagina/urgentie"),
        ("content/methodes/index.md", "methode/methodes"),
    ],
)
def test_folder_and_name_say_what_a_file_is(path: str, key: str) -> None:
    assert str(key_of(PurePosixPath(path))) == key


@pytest.mark.parametrize(
    "path",
    [
        "content/README.md",
        "content/methodes/README.md",
        "content/methodes/Meldcode.md",
        "content/methodes/a/b.md",
        "content/methodes/a.txt",
        "content/elders/a.md",
        "vakgroepen/wonen.md",
        "vakgroepen/a/b/c.md",
        "vakgroepen/index/index.md",
        "../content/methodes/a.md",
        f"content/methodes/{'a' * 121}.md",
        ".",
    ],
)
def test_other_files_are_no_items(path: str) -> None:
    assert key_of(PurePosixPath(path)) is None


@pytest.mark.parametrize("text", ["methode", "methode/", "recept/a", "methode/A", "methode/index", "methode/a/b", ""])
def test_other_texts_are_no_keys(text: str) -> None:
    assert parse_key(text) is None
