"""Checking files without a database: faults and warnings at a line, the same faults that an import would refuse."""

from __future__ import annotations

from pathlib import Path

from tests.kennis.conftest import Library, page, small_library, write

from ankerpunt.kennis.transfer.checking import check
from ankerpunt.settings import library_root


def remarks(*paths: Path) -> list[str]:
    """What is remarked, without the folder in front."""
    return sorted(str(remark).removeprefix(f"{remark.path.parent}/") for remark in check(paths))


def test_faults_and_warnings_are_said_with_file_and_line(tmp_path: Path) -> None:
    write(
        tmp_path / "content/methodes",
        {
            "goed.md": page(),
            "kapot.md": page("Zie [a](weg.md)\n"),
            "bron.md": page(more="onderbouwing: wet-en-regelgeving\n"),
            "vreemd.md": page(more="auteur: Jan\nonderbouwing: onderzocht\nbronnen: [{titel: a}]\n"),
            "kop.md": "---\ntitle: a\n---\n",
        },
    )
    write(tmp_path / "cases_library/casussen", {"echt.md": page(more="onderbouwing: praktijkkennis\n")})
    found = remarks(tmp_path)
    assert found == [
        "bron.md:4: let op: onderbouwing 'wet-en-regelgeving' zonder bronnen",
        found[1],
        "kapot.md:5: de verwijzing 'weg.md' komt nergens uit",
        "kop.md:2: 'description' ontbreekt",
        "vreemd.md:4: let op: de sleutel 'auteur' kent Ankerpunt niet; hij blijft bewaard",
    ]
    assert found[1].startswith("echt.md:4: een casus uit de praktijk komt pas binnen")


def test_faults_are_those_of_an_import(sqlite_library: Library, tmp_path: Path) -> None:
    write(
        tmp_path / "content/methodes",
        {"a.md": page("[a](weg.md)"), "b.md": "x", "c.md": b"\xff", "d.md": page(), "e.md": page(">" * 3000)},
    )
    refused = {one.reason for one in sqlite_library.take_in(tmp_path) if one.status == "refused"}
    assert {str(remark) for remark in check([tmp_path]) if remark.fault} == refused
    assert len(refused) == 4


def test_one_file_may_be_checked_by_itself(tmp_path: Path) -> None:
    root = small_library(tmp_path)
    assert remarks(root / "content/methodes/meldcode.md") == []
    assert remarks(root / "vakgroepen/wonen/urgentie.md") == []


def test_starter_library_has_no_fault() -> None:
    folders = [library_root() / name for name in ("content", "vakgroepen", "cases_library")]
    assert [str(remark) for remark in check(folders) if remark.fault] == []
