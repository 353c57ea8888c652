"""Out and in again: not a byte is lost and nothing changes, whatever a document holds."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.kennis.conftest import Library, files_in, page, small_library, statuses, write

from ankerpunt.kennis.transfer.exporting import export_all
from ankerpunt.settings import library_root

RELAXED = settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
SHOWN = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff\x85\u2028\u2029")
WORDS = st.text(SHOWN, min_size=1, max_size=20).filter(str.strip)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | st.dates() | st.datetimes() | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=5,
)
UNKNOWN = st.dictionaries(WORDS.map(lambda word: f"x {word}"), VALUES, max_size=4)
SCRAPS = ["[a](ander.md) ", "[b](./ander.md#kop) ", '[c](ander.md "titel") ', "[d](<ander.md>) ", "![e](../bestanden/"]
SCRAPS += ["![f](https://a.nl/b.png) ", "## Kop\n\n", "`[g](weg.md)` ", "```\n[h](weg.md)\n```\n", "\n\n", "- lijst\n"]
SCRAPS += ["    code\n", "é🏠 ", "*[AVG]: x\n\n", "[^1] ", "\t", "  \n", "<b>", "&amp;"]
BODIES = st.lists(st.sampled_from(SCRAPS) | WORDS, max_size=12).map("".join)
_numbers = itertools.count()


@RELAXED
@given(title=WORDS, unknown=UNKNOWN, body=BODIES)
def test_any_document_comes_out_as_it_went_in(
    library: Library, tmp_path: Path, title: str, unknown: dict[str, Any], body: str
) -> None:
    number = next(_numbers)
    kop = yaml.safe_dump({"title": title, "description": "d", **unknown}, allow_unicode=True, sort_keys=False)
    root = tmp_path / str(number)
    name = f"content/methodes/{'p' * (number % 5 + 1)}-{number}.md"
    write(root, {"content/methodes/ander.md": page(), name: f"---\n{kop}---\n{body}"})
    outcomes = {one.path.name: one for one in library.take_in(root)}
    outcome = outcomes[Path(name).name]
    if outcome.status == "refused":
        # A link of chance that leads nowhere, or a word that is no word for a title.
        assert "komt nergens uit" in outcome.reason or "'title'" in outcome.reason or "'bestanden" in outcome.reason
        return
    exported = library.export(root / "uit")
    assert exported[name] == (root / name).read_bytes()
    assert set(statuses(library.take_in(root / "uit"))) == {"same"}


def test_small_library_comes_out_with_its_pictures_and_goes_in_elsewhere(
    library: Library, new_library: Callable[[], Library], tmp_path: Path
) -> None:
    library.take_in(small_library(tmp_path / "in"))
    exported = library.export(tmp_path / "uit")
    assert sum(name.startswith("content/bestanden/") for name in exported) == 1
    assert "content/README.md" not in exported
    other = new_library()
    assert set(statuses(other.take_in(tmp_path / "uit"))) == {"new"}
    assert other.export(tmp_path / "uit2") == exported
    assert set(statuses(library.take_in(tmp_path / "uit"))) == {"same"}


def test_windows_line_ends_and_byte_order_mark_are_the_same_text(sqlite_library: Library, tmp_path: Path) -> None:
    unix = page("Een\n\ntwee\n")
    write(tmp_path, {"content/methodes/a.md": unix})
    sqlite_library.take_in(tmp_path)
    write(tmp_path, {"content/methodes/a.md": b"\xef\xbb\xbf" + unix.replace("\n", "\r\n").encode()})
    assert set(statuses(sqlite_library.take_in(tmp_path))) == {"same"}


def test_links_are_written_the_shortest_way_only_where_they_must_change(
    sqlite_library: Library, tmp_path: Path
) -> None:
    body = "[a](./b.md) [b](../methodes/b.md) [c](/content/methodes/b.md) [d](../x/b.md)\n"
    write(
        tmp_path,
        {
            "content/methodes/a.md": page(body),
            "content/methodes/b.md": page(),
            "content/x/b.md": page(more="soort: begrip\n"),
        },
    )
    assert "refused" in statuses(sqlite_library.take_in(tmp_path))
    write(
        tmp_path,
        {"content/x/c.md": page(more="soort: begrip\n"), "content/methodes/a.md": page(body.replace("x/b", "x/c"))},
    )
    sqlite_library.take_in(tmp_path)
    assert sqlite_library.sources()["methode/a"].endswith(
        "[a](./b.md) [b](../methodes/b.md) [c](b.md) [d](../begrippen/c.md)\n"
    )


def test_only_public_items_go_out_when_that_is_asked(sqlite_library: Library, tmp_path: Path) -> None:
    write(
        tmp_path / "in", {"content/methodes/a.md": page(), "content/methodes/b.md": page(more="zichtbaarheid: leden\n")}
    )
    sqlite_library.take_in(tmp_path / "in")
    with sqlite_library.session() as session:
        assert export_all(session, tmp_path / "uit", only_public=True) == 1
    assert set(files_in(tmp_path / "uit")) == {"content/methodes/a.md"}


def test_export_does_not_mix_with_what_is_there(sqlite_library: Library, tmp_path: Path) -> None:
    write(tmp_path / "uit", {"x": ""})
    with pytest.raises(FileExistsError):
        sqlite_library.export(tmp_path / "uit")


def test_starter_library_comes_out_byte_for_byte(sqlite_library: Library, tmp_path: Path) -> None:
    folders = [library_root() / name for name in ("content", "vakgroepen", "cases_library")]
    outcomes = sqlite_library.take_in(*folders)
    assert [str(one) for one in outcomes if one.status != "new"] == []
    exported = sqlite_library.export(tmp_path / "uit")
    theirs = {
        path.relative_to(library_root()).as_posix(): path.read_bytes()
        for folder in folders
        for path in folder.rglob("*.md")
        if path.name != "README.md"
    }
    assert [name for name in theirs if exported.get(name) != theirs[name]] == []
    assert {name for name in exported if name.endswith(".md")} == set(theirs)
    assert Counter(one.status for one in sqlite_library.take_in(*folders)) == {"same": len(theirs)}
