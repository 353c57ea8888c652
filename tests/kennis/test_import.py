"""Taking content files in: new, changed and same; refused with file, line and reason, and the rest goes on."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select
from tests.kennis.conftest import Library, page, statuses, write

from ankerpunt.kennis.models import Bestand, Item, ItemLink
from ankerpunt.kennis.terms import Term
from ankerpunt.search.models import ZoekDocument

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 20
MELDCODE = page(
    "## In het kort\n\n1. Bel [Veilig Thuis](../contacten/veilig-thuis.md#nummer).\n\n![Kaart](../bestanden/kaart.png)\n",
    title="Meldcode",
    more="leefgebieden: [veiligheid, wonen]\ngecontroleerd_op: 2026-11-20\nherzien_na: 12 maanden\n",
)


def small(root: Path) -> Path:
    """A library of four items and a picture."""
    return write(
        root,
        {
            "content/methodes/meldcode.md": MELDCODE,
            "content/contacten/veilig-thuis.md": page("Bel.\n", title="Veilig Thuis", more="telefoon: 0800-2000\n"),
            "content/bestanden/kaart.png": PNG,
            "vakgroepen/wonen/index.md": page(title="Wonen"),
            "vakgroepen/wonen/urgentie.md": page("[Terug](index.md) en [code](../../content/methodes/meldcode.md)\n"),
            "content/README.md": "Uitleg.",
        },
    )


def reasons(library: Library, *paths: Path, as_soort: str | None = None) -> dict[str, str]:
    """What the refused files are told, without the folder in front."""
    outcomes = library.take_in(*paths, as_soort=as_soort)
    return {
        one.path.name: one.reason.removeprefix(f"{one.path.parent}/") for one in outcomes if one.status == "refused"
    }


def test_new_then_same_then_changed(library: Library, tmp_path: Path) -> None:
    root = small(tmp_path)
    everything = ["index.md", "meldcode.md", "urgentie.md", "veilig-thuis.md"]
    assert statuses(library.take_in(root)) == {"new": everything}
    assert statuses(library.take_in(root)) == {"same": everything}
    path = root / "content/methodes/meldcode.md"
    path.write_text(path.read_text().replace("title: Meldcode", "title: De meldcode"))
    assert statuses(library.take_in(root)) == {"same": ["index.md", "urgentie.md", "veilig-thuis.md"], "changed": ["meldcode.md"]}  # fmt: skip
    assert library.revision("methode", "meldcode").nummer == 2


def test_item_has_what_lists_links_and_search_need(library: Library, tmp_path: Path) -> None:
    library.take_in(small(tmp_path))
    with library.session() as session:
        item = session.scalars(select(Item).where(Item.slug == "meldcode")).one()
        assert (item.titel, item.prefix, item.gecontroleerd_op) == ("Meldcode", "kennis", date(2026, 11, 20))
        links = session.execute(select(ItemLink.soort, ItemLink.slug).order_by(ItemLink.item_id, ItemLink.volgorde))
        assert {tuple(link) for link in links} == {
            ("contact", "veilig-thuis"),
            ("vakgroeppagina", "wonen"),
            ("methode", "meldcode"),
        }
        document = session.scalars(select(ZoekDocument).where(ZoekDocument.sleutel == "methode/meldcode")).one()
        assert document.herzien_voor == date(2027, 11, 20)
        urgentie = session.scalars(select(Item).where(Item.slug == "urgentie")).one()
        assert (urgentie.vakgroep, urgentie.url) == ("wonen", "/vakgroepen/urgentie")
    assert '<a href="/kennis/veilig-thuis#nummer"' in library.revision("methode", "meldcode").html


def test_picture_comes_along_once_under_the_name_of_its_content(library: Library, tmp_path: Path) -> None:
    root = small(tmp_path)
    library.take_in(root)
    with library.session() as session:
        name = session.scalars(select(Bestand.naam)).one()
    assert f'src="/bestanden/{name}"' in library.revision("methode", "meldcode").html
    assert f"](../bestanden/{name})" in library.sources()["methode/meldcode"]
    (root / "content/bestanden/kaart.png").write_bytes(PNG + b"1")
    assert statuses(library.take_in(root))["changed"] == ["meldcode.md"]


def test_dry_run_says_the_same_and_writes_nothing(library: Library, tmp_path: Path) -> None:
    root = small(tmp_path)
    write(root, {"content/methodes/kapot.md": "---\ntitle: a\n---\n"})
    told = statuses(library.take_in(root, dry_run=True))
    assert library.sources() == {}
    assert statuses(library.take_in(root)) == told


def test_changing_leefgebieden_back_and_forth_is_kept(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "content/methodes/a.md"
    for areas in ("[wonen, inkomen]", "[inkomen, veiligheid]", "[]", "[wonen]"):
        write(tmp_path, {"content/methodes/a.md": page(more=f"leefgebieden: {areas}\n")})
        assert [one.status for one in library.take_in(path)] in (["new"], ["changed"])
    assert library.revision("methode", "a").meta["leefgebieden"] == ["wonen"]


def test_page_that_moves_to_another_vakgroep_changes(library: Library, tmp_path: Path) -> None:
    write(tmp_path / "een", {"vakgroepen/wonen/a.md": page()})
    write(tmp_path / "twee", {"vakgroepen/jeugd/a.md": page()})
    library.take_in(tmp_path / "een")
    assert statuses(library.take_in(tmp_path / "twee")) == {"changed": ["a.md"]}
    assert "vakgroepen/jeugd/a.md" in library.export(tmp_path / "uit")


def test_bad_files_are_refused_with_line_and_reason_and_the_rest_is_kept(library: Library, tmp_path: Path) -> None:
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
    found = reasons(library, folder)
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
    assert set(library.sources()) == {"methode/goed", "methode/ook-goed"}


def test_picture_outside_the_library_stays_there(library: Library, tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "elders/content/geheim.png": PNG,
            "bieb/content/methodes/a.md": page("![x](../../../elders/content/geheim.png)"),
        },
    )
    outcomes = library.take_in(tmp_path / "bieb")
    assert "buiten de map" in outcomes[0].reason


def test_one_file_finds_the_pictures_and_pages_of_its_library(library: Library, tmp_path: Path) -> None:
    root = small(tmp_path)
    assert statuses(library.take_in(root / "content/methodes/meldcode.md")) == {"new": ["meldcode.md"]}
    assert statuses(library.take_in(root)) == {
        "new": ["index.md", "urgentie.md", "veilig-thuis.md"],
        "same": ["meldcode.md"],
    }


def test_page_may_lead_to_what_the_library_already_has(library: Library, tmp_path: Path) -> None:
    library.take_in(small(tmp_path / "een"))
    write(tmp_path / "twee", {"content/methodes/b.md": page("[a](meldcode.md) [c](../begrippen/meldcode.md)")})
    assert reasons(library, tmp_path / "twee") == {
        "b.md": "b.md:5: de verwijzing '../begrippen/meldcode.md' komt nergens uit"
    }


def test_slug_is_unique_under_its_address(library: Library, tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "content/methodes/a.md": page(),
            "content/begrippen/a.md": page(),
            "cases_library/dilemmas/a.md": page(more="polen: [{naam: a, kern: b}, {naam: c, kern: d}]\n"),
        },
    )
    outcomes = library.take_in(tmp_path)
    assert statuses(outcomes) == {"new": ["a.md", "a.md"], "refused": ["a.md"]}
    assert "de slug 'a' is al gebruikt door" in next(one.reason for one in outcomes if one.status == "refused")
    again = library.take_in(tmp_path / "content/methodes")
    assert again[0].reason.endswith("a.md:1: de slug 'a' is al van begrip/a")


def test_same_name_in_two_vakgroepen_is_refused(library: Library, tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "vakgroepen/a/x.md": page(),
            "vakgroepen/b/x.md": page(),
            "vakgroepen/b/y.md": page(more="vakgroep: a\n"),
            "vakgroepen/Met Spatie/z.md": page(),
        },
    )
    found = reasons(library, tmp_path)
    assert "de slug 'x' is al gebruikt" in "".join(one.reason for one in library.take_in(tmp_path))
    assert found["y.md"] == "y.md:4: de map zegt vakgroep 'b', de kop 'a'"
    assert "is geen slug" in found["z.md"]


def test_casus_from_practice_waits_for_the_locks(library: Library, tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "cases_library/casussen/a.md": page(),
            "cases_library/casussen/b.md": page(more="onderbouwing: fictief-voorbeeld\n"),
        },
    )
    found = library.take_in(tmp_path)
    assert statuses(found) == {"refused": ["a.md"], "new": ["b.md"]}


def test_file_without_a_library_around_it_says_its_soort(library: Library, tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "los.md": page(more="soort: begrip\n"),
            "map/index.md": page(more="soort: methode\n"),
            "index.md": page(more="soort: methode\n"),
        },
    )
    outcomes = library.take_in(tmp_path / "los.md", tmp_path / "map/index.md")
    assert statuses(outcomes) == {"new": ["index.md", "los.md"]}
    assert set(library.sources()) == {"begrip/los", "methode/map"}


def test_keys_of_other_soorten_are_just_kept(library: Library, tmp_path: Path) -> None:
    more = "stappen: 5\npolen: [a]\nvraag: {b: c}\nwet: [d]\nook: e\nafkorting: {f: g}\nmodel_dump: h\ncopy: i\n"
    write(tmp_path, {"content/methodes/a.md": page(more=more)})
    assert statuses(library.take_in(tmp_path)) == {"new": ["a.md"]}
    assert library.revision("methode", "a").meta["polen"] == ["a"]


def test_own_page_does_not_explain_itself(library: Library, tmp_path: Path) -> None:
    write(
        tmp_path, {"content/begrippen/avg.md": page("De AVG.", title="AVG"), "content/methodes/a.md": page("De AVG.")}
    )
    library.take_in(tmp_path, terms=[Term("AVG", "De wet.", "/kennis/avg")])
    assert "<button" in library.revision("methode", "a").html
    assert "<button" not in library.revision("begrip", "avg").html


@pytest.mark.parametrize("library", ["sqlite"], indirect=True)
def test_outcome_is_one_line_for_people(library: Library, tmp_path: Path) -> None:
    folder = write(tmp_path / "content/methodes", {"a.md": page(), "b.md": "x"})
    assert [str(one) for one in library.take_in(folder)] == [
        f"refused {folder}/b.md:1: 'title' ontbreekt",
        f"new {folder}/a.md",
    ]
