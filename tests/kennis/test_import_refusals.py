"""Files that cannot be taken in: refused with file, line and reason, and the rest goes on."""

from __future__ import annotations

from pathlib import Path

from tests.kennis.conftest import PNG, Library, page, small_library, statuses, write


def reasons(library: Library, *paths: Path, as_soort: str | None = None) -> dict[str, str]:
    """What the refused files are told, without the folder in front."""
    outcomes = library.take_in(*paths, as_soort=as_soort)
    return {
        one.path.name: one.reason.removeprefix(f"{one.path.parent}/") for one in outcomes if one.status == "refused"
    }


def test_bad_files_are_refused_with_line_and_reason_and_the_rest_is_kept(
    sqlite_library: Library, tmp_path: Path
) -> None:
    outside = write(tmp_path / "buiten", {"geheim.md": page(), "geheim.png": PNG})
    folder = write(
        tmp_path / "content/methodes",
        {
            "goed.md": page("[a](ook-goed.md)"),
            "ook-goed.md": page("```\n[a](nergens.md)\n```\n\n    [b](nergens.md)\n\n\\[c\\](nergens.md)\n"),
            "zonder-kop.md": "# Alleen tekst\n",
            "open-kop.md": "---\ntitle: a\n",
            "kapotte-kop.md": "---\ntitle: a\nb: c: d\n---\n",
            "leeg.md": "",
            "latin.md": page().encode() + b"\n\ncaf\xe9",
            "binair.md": b"---\n\x00\x01",
            "groot.md": page("x" * 50_000_000),
            "onbekend.md": page(more="soort: recept\n"),
            "verwijst.md": page("Een.\n\n[a](nergens.md)\n"),
            "naar-buiten.md": page("![a](../../buiten/geheim.png)\n"),
            "geen-beeld.md": page("![a](goed.md.png)\n"),
            "goed.md.png": b"tekst",
            "Hoofdletter.md": page(),
            "index.md/diep.md": page(),
        },
    )
    (folder / "uit.md").symlink_to(outside / "geheim.md")
    (folder / "lus.md").symlink_to("lus.md")
    found = reasons(sqlite_library, folder)
    assert found == {
        "zonder-kop.md": "zonder-kop.md:1: 'title' ontbreekt",
        "open-kop.md": "open-kop.md:1: de kop begint met --- maar eindigt nergens met ---",
        "kapotte-kop.md": "kapotte-kop.md:3: de kop is geen geldige YAML: een dubbele punt in een waarde; zet de waarde tussen aanhalingstekens",
        "leeg.md": "leeg.md:1: 'title' ontbreekt",
        "latin.md": "latin.md:8: de tekst is geen UTF-8; sla het bestand op als UTF-8",
        "binair.md": "binair.md:2: dit is geen tekstbestand",
        "groot.md": "groot.md:1: het bestand is te groot; een pagina is hoogstens 2 MB",
        "onbekend.md": found["onbekend.md"],
        "verwijst.md": "verwijst.md:7: de verwijzing 'nergens.md' komt nergens uit",
        "naar-buiten.md": found["naar-buiten.md"],
        "geen-beeld.md": "geen-beeld.md:5: dit is geen afbeelding, pdf of kantoordocument (goed.md.png)",
        "Hoofdletter.md": found["Hoofdletter.md"],
        "diep.md": "diep.md:1: 'soort' ontbreekt en de map zegt het niet",
        "uit.md": "uit.md:1: het bestand staat buiten de map die je opgaf",
        "lus.md": "lus.md:1: het bestand is niet te bereiken, of verwijst naar zichzelf",
    }  # fmt: skip
    assert found["onbekend.md"].startswith("onbekend.md:4: 'recept' is geen soort; kies uit methode")
    assert "is geen slug" in found["Hoofdletter.md"]
    assert set(sqlite_library.sources()) == {"methode/goed", "methode/ook-goed"}


def test_picture_outside_the_library_stays_there(sqlite_library: Library, tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "elders/content/geheim.png": PNG,
            "bieb/content/methodes/a.md": page("![x](../../../elders/content/geheim.png)"),
        },
    )
    outcomes = sqlite_library.take_in(tmp_path / "bieb")
    assert "buiten de map" in outcomes[0].reason


def test_one_file_finds_the_pictures_and_pages_of_its_library(sqlite_library: Library, tmp_path: Path) -> None:
    root = small_library(tmp_path)
    assert statuses(sqlite_library.take_in(root / "content/methodes/meldcode.md")) == {"new": ["meldcode.md"]}
    assert statuses(sqlite_library.take_in(root)) == {
        "new": ["index.md", "urgentie.md", "veilig-thuis.md"],
        "same": ["meldcode.md"],
    }


def test_page_may_lead_to_what_the_library_already_has(sqlite_library: Library, tmp_path: Path) -> None:
    sqlite_library.take_in(small_library(tmp_path / "een"))
    write(tmp_path / "twee", {"content/methodes/b.md": page("[a](meldcode.md) [c](../begrippen/meldcode.md)")})
    assert reasons(sqlite_library, tmp_path / "twee") == {
        "b.md": "b.md:5: de verwijzing '../begrippen/meldcode.md' komt nergens uit"
    }


def test_slug_is_unique_under_its_address(sqlite_library: Library, tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "content/methodes/a.md": page(),
            "content/begrippen/a.md": page(),
            "cases_library/dilemmas/a.md": page(more="polen: [{naam: a, kern: b}, {naam: c, kern: d}]\n"),
        },
    )
    outcomes = sqlite_library.take_in(tmp_path)
    assert statuses(outcomes) == {"new": ["a.md", "a.md"], "refused": ["a.md"]}
    assert "de slug 'a' is al gebruikt door" in next(one.reason for one in outcomes if one.status == "refused")
    again = sqlite_library.take_in(tmp_path / "content/methodes")
    assert again[0].reason.endswith("a.md:1: de slug 'a' is al van begrip/a")


def test_same_name_in_two_vakgroepen_is_refused(sqlite_library: Library, tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "vakgroepen/a/x.md": page(),
            "vakgroepen/b/x.md": page(),
            "vakgroepen/b/y.md": page(more="vakgroep: a\n"),
            "vakgroepen/Met Spatie/z.md": page(),
        },
    )
    found = reasons(sqlite_library, tmp_path)
    assert "de slug 'x' is al gebruikt" in "".join(one.reason for one in sqlite_library.take_in(tmp_path))
    assert found["y.md"] == "y.md:4: de map zegt vakgroep 'b', de kop 'a'"
    assert "is geen slug" in found["z.md"]


def test_casus_from_practice_waits_for_the_locks(sqlite_library: Library, tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "cases_library/casussen/a.md": page(),
            "cases_library/casussen/b.md": page(more="onderbouwing: fictief-voorbeeld\n"),
        },
    )
    found = sqlite_library.take_in(tmp_path)
    assert statuses(found) == {"refused": ["a.md"], "new": ["b.md"]}


def test_file_without_a_library_around_it_says_its_soort(sqlite_library: Library, tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "los.md": page(more="soort: begrip\n"),
            "map/index.md": page(more="soort: methode\n"),
            "index.md": page(more="soort: methode\n"),
        },
    )
    outcomes = sqlite_library.take_in(tmp_path / "los.md", tmp_path / "map/index.md")
    assert statuses(outcomes) == {"new": ["index.md", "los.md"]}
    assert set(sqlite_library.sources()) == {"begrip/los", "methode/map"}


def test_outcome_is_one_line_for_people(sqlite_library: Library, tmp_path: Path) -> None:
    folder = write(tmp_path / "content/methodes", {"a.md": page(), "b.md": "x"})
    assert [str(one) for one in sqlite_library.take_in(folder)] == [
        f"refused {folder}/b.md:1: 'title' ontbreekt",
        f"new {folder}/a.md",
    ]
