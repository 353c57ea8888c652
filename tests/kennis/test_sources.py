"""Finding files: everything below a folder once, nothing outside it, and a reason for what is passed over."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from tests.kennis.conftest import write

from ankerpunt.errors import ContentError
from ankerpunt.kennis.transfer.mkdocs_site import Site, site_of
from ankerpunt.kennis.transfer.sources import Refused, Source, find


@contextmanager
def nobody() -> Iterator[None]:
    """Root may read everything; in this block the tests are somebody who may not."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def names(*paths: Path, library: bool = False) -> list[str]:
    return [str(one.name) for one in find(paths, library=library) if isinstance(one, Source)]


def refusals(*paths: Path, library: bool = False) -> dict[str, str]:
    return {one.path.name: one.reason for one in find(paths, library=library) if isinstance(one, Refused)}


def test_markdown_is_found_in_a_fixed_order(tmp_path: Path) -> None:
    write(
        tmp_path,
        {"b/x.md": "", "a.md": "", "b/index.md": "", "C.MD": "", "d.markdown": "", "e.txt": "", "f.md.bak": ""},
    )
    assert names(tmp_path) == ["C.MD", "a.md", "d.markdown", "b/index.md", "b/x.md"]


def test_hidden_and_installed_files_are_passed_over(tmp_path: Path) -> None:
    write(tmp_path, {".git/a.md": "", "node_modules/b.md": "", ".c.md": "", "d.md": ""})
    assert names(tmp_path) == ["d.md"]


def test_names_of_a_library_begin_at_its_folders(tmp_path: Path) -> None:
    write(
        tmp_path / "content/x/bieb",
        {"content/methodes/a.md": "", "vakgroepen/wonen/index.md": "", "los.md": "", "content/README.md": ""},
    )
    assert names(tmp_path / "content/x/bieb", library=True) == [
        "content/x/bieb/los.md",
        "content/methodes/a.md",
        "vakgroepen/wonen/index.md",
    ]
    assert names(tmp_path / "content/x/bieb/content/methodes/a.md", library=True) == ["content/methodes/a.md"]


def test_file_that_is_given_twice_comes_once(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": "", "b/c.md": ""})
    assert names(tmp_path, tmp_path / "a.md", tmp_path / "b") == ["a.md", "b/c.md"]


def test_folder_that_is_called_like_a_file_is_a_folder(tmp_path: Path) -> None:
    write(tmp_path, {"x.md/a.md": ""})
    assert names(tmp_path) == names(tmp_path / "x.md/..") == ["x.md/a.md"]


def test_what_was_asked_for_and_is_not_there_is_said(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": "", "README.md": ""})
    assert refusals(tmp_path / "weg.md", tmp_path / "weg", tmp_path / "a.txt") == {
        "weg.md": "dit bestand is er niet",
        "weg": "dit bestand of deze map is er niet",
        "a.txt": "dit is geen Markdown-bestand van een pagina",
    }
    assert "README.md" in refusals(tmp_path / "README.md", library=True)


def test_links_that_lead_outside_or_nowhere_are_refused(tmp_path: Path) -> None:
    write(tmp_path, {"buiten.md": "", "elders/a.md": "", "map/goed.md": ""})
    (tmp_path / "map/uit.md").symlink_to("../buiten.md")
    (tmp_path / "map/weg.md").symlink_to("nergens.md")
    (tmp_path / "map/zelf.md").symlink_to("zelf.md")
    (tmp_path / "map/heen.md").symlink_to("weer.md")
    (tmp_path / "map/weer.md").symlink_to("heen.md")
    (tmp_path / "map/elders").symlink_to("../elders")
    (tmp_path / "map/lus").symlink_to(".")
    assert names(tmp_path / "map") == ["goed.md"]
    found = refusals(tmp_path / "map")
    assert found["uit.md"] == "het bestand staat buiten de map die je opgaf"
    assert found["weg.md"] == "een verwijzing die nergens uitkomt"
    assert {found[name] for name in ("zelf.md", "heen.md", "weer.md")} == {
        "het bestand is niet te bereiken, of verwijst naar zichzelf"
    }
    assert found["lus"] == found["elders"] == "een verwijzing naar een andere map wordt niet gevolgd"


def test_link_within_the_folder_is_the_same_page(tmp_path: Path) -> None:
    write(tmp_path, {"z.md": "", "b/a.md": ""})
    (tmp_path / "b/y.md").symlink_to("a.md")
    assert names(tmp_path) == ["z.md", "b/a.md"]


def test_folder_may_be_reached_by_a_link(tmp_path: Path) -> None:
    write(tmp_path, {"echt/a.md": ""})
    (tmp_path / "link").symlink_to("echt")
    assert names(tmp_path / "link") == ["a.md"]


def test_pipe_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pijp.md")
    assert refusals(tmp_path) == {"pijp.md": "dit is geen gewoon bestand"}


def test_name_that_is_no_utf8_can_be_printed(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.md")).write_text("x")
    assert refusals(tmp_path) == {"caf\ufffd.md": "de naam van het bestand is geen UTF-8"}


def test_what_may_not_be_read_is_refused_with_the_reason() -> None:
    with TemporaryDirectory() as name:
        folder = write(Path(name), {"dicht.md": "x", "map/a.md": "x", "goed.md": "x"})
        folder.chmod(0o755)
        for closed in ("dicht.md", "map"):
            (folder / closed).chmod(0)
        with nobody():
            found = list(find([folder], library=False))
            for source in found[:1]:
                assert isinstance(source, Source)
                with pytest.raises(ContentError, match="niet te lezen"):
                    source.read()
        (folder / "map").chmod(0o700)
    assert [Path(one.path).name for one in found] == ["dicht.md", "goed.md", "map"]
    assert str(found[2]).endswith("map:1: de map is niet te lezen (Permission denied)")


@pytest.mark.parametrize("docs_dir", [None, "tekst"])
def test_mkdocs_project_is_known_by_its_settings(tmp_path: Path, docs_dir: str | None) -> None:
    folder = docs_dir or "docs"
    config = "site_name: Mijn  handboek\nextra: !ENV [A, b]\nplugins:\n  - x: !!python/name:y\n"
    write(
        tmp_path,
        {"mkdocs.yml": config + (f"docs_dir: {docs_dir}\n" if docs_dir else ""), f"{folder}/a.md": "", "README.md": ""},
    )
    assert site_of(tmp_path) == site_of(tmp_path / folder) == Site(tmp_path / folder, "Mijn handboek")
    assert names(tmp_path) == ["a.md"]


@pytest.mark.parametrize("config", [": kapot: [", "- a", "site_name: x\ndocs_dir: weg\n", "\xff"])
def test_folder_without_usable_settings_is_just_a_folder(tmp_path: Path, config: str) -> None:
    write(tmp_path / "site", {"mkdocs.yml": config.encode("latin-1"), "docs/a.md": ""})
    assert site_of(tmp_path / "site") == Site(tmp_path / "site", "site")
    assert names(tmp_path / "site") == ["docs/a.md"]


def test_site_without_a_name_is_called_after_its_folder(tmp_path: Path) -> None:
    write(tmp_path, {"handboek/docs/a.md": "", "wiki/a.md": "", "los/mkdocs.yml": "plugins: []", "los/docs/a.md": ""})
    assert site_of(tmp_path / "handboek/docs").name == "handboek"
    assert site_of(tmp_path / "wiki").name == "wiki"
    assert site_of(tmp_path / "los").name == "los"


def test_part_of_a_site_knows_its_site(tmp_path: Path) -> None:
    write(tmp_path, {"mkdocs.yml": "site_name: x\n", "docs/map/a.md": "", "docs/b.md": "", "wiki/c.md": ""})
    assert names(tmp_path / "docs/map") == names(tmp_path / "docs/map/a.md") == ["map/a.md"]
    assert site_of(tmp_path / "docs/map/a.md") == Site(tmp_path / "docs", "x")
    assert site_of(tmp_path / "wiki") == Site(tmp_path / "wiki", "wiki")
