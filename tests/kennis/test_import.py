"""Taking content files in: new, changed and same; refused with file, line and reason, and the rest goes on."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from threading import Thread

from sqlalchemy import select
from tests.kennis.conftest import NOW, PNG, Library, page, small_library, statuses, write

from ankerpunt.kennis.models import Bestand, Item, ItemLink
from ankerpunt.kennis.terms import Term
from ankerpunt.kennis.transfer.importing import Outcome, import_paths
from ankerpunt.search.models import ZoekDocument
from ankerpunt.search.thesaurus import Thesaurus


def test_new_then_same_then_changed(library: Library, tmp_path: Path) -> None:
    root = small_library(tmp_path)
    everything = ["index.md", "meldcode.md", "urgentie.md", "veilig-thuis.md"]
    assert statuses(library.take_in(root)) == {"new": everything}
    assert statuses(library.take_in(root)) == {"same": everything}
    path = root / "content/methodes/meldcode.md"
    path.write_text(path.read_text().replace("title: Meldcode", "title: De meldcode"))
    assert statuses(library.take_in(root)) == {"same": ["index.md", "urgentie.md", "veilig-thuis.md"], "changed": ["meldcode.md"]}  # fmt: skip
    assert library.revision("methode", "meldcode").nummer == 2


def test_item_has_what_lists_links_and_search_need(library: Library, tmp_path: Path) -> None:
    library.take_in(small_library(tmp_path))
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
    root = small_library(tmp_path)
    library.take_in(root)
    with library.session() as session:
        name = session.scalars(select(Bestand.naam)).one()
    assert f'src="/bestanden/{name}"' in library.revision("methode", "meldcode").html
    assert f"](../bestanden/{name})" in library.sources()["methode/meldcode"]
    (root / "content/bestanden/kaart.png").write_bytes(PNG + b"1")
    assert statuses(library.take_in(root))["changed"] == ["meldcode.md"]


def test_dry_run_says_the_same_and_writes_nothing(library: Library, tmp_path: Path) -> None:
    root = small_library(tmp_path)
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


def test_two_imports_at_once_take_turns(library: Library, tmp_path: Path) -> None:
    """As when two hosts start on an empty database and both load the starter library."""
    root = small_library(tmp_path)
    second: list[Outcome] = []
    other = Thread(target=lambda: second.extend(library.take_in(root)))
    with library.session() as session:
        first = import_paths(session, [root], lambda: NOW, Thesaurus())
        commit, session.commit = session.commit, lambda: None  # type: ignore[method-assign]
        assert {one.status for one in first} == {"new"}
        other.start()
        other.join(1)
        assert other.is_alive()
        commit()
    other.join(30)
    assert len(second) == 4
    assert len(library.sources()) == 4
