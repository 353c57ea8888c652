"""An ordinary MkDocs project comes in whole, stays the same when it comes again, and goes out and in without a change."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html as lxml_html
from sqlalchemy import select
from tests.kennis.conftest import Library, statuses, write
from tests.kennis.mkdocs_project import PER_TOPIC, TOPICS, Project, write_project

from ankerpunt.kennis.models import Bestand, Item, Revision
from ankerpunt.kennis.transfer.importing import Outcome


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return write_project(tmp_path_factory.mktemp("project") / "handboek")


@pytest.fixture(scope="module")
def outcomes(shared_library: Library, project: Project) -> list[Outcome]:
    return shared_library.take_in(project.folder, as_soort="methode")


def pages(library: Library) -> dict[str, lxml_html.HtmlElement]:
    """The HTML of every page by the file it came from."""
    with library.session() as session:
        rows = session.execute(
            select(Revision.meta["herkomst"].as_string(), Revision.html)
            .join(Item, (Revision.item_id == Item.id) & (Revision.nummer == Item.revisie))
        )  # fmt: skip
        return {
            str(name).removeprefix("Handboek van het wijkteam: "): lxml_html.fragment_fromstring(html, "div")
            for name, html in rows
        }


def addresses(library: Library) -> dict[str, str]:
    """The address of the page of each file."""
    with library.session() as session:
        rows = session.execute(
            select(Item, Revision.meta["herkomst"].as_string()).join(Revision, Revision.item_id == Item.id)
        )
        return {str(name).removeprefix("Handboek van het wijkteam: "): item.url for item, name in rows}


def hrefs(page: lxml_html.HtmlElement) -> list[str]:
    return [str(anchor.get("href")) for anchor in page.iter("a") if anchor.get("href")]


def test_every_page_comes_in_and_what_leads_outside_is_refused(
    shared_library: Library, project: Project, outcomes: list[Outcome]
) -> None:
    found = statuses(outcomes)
    assert len(found["new"]) == project.pages == len(shared_library.sources()) > 300
    assert found["refused"] == ["buiten.md", "map-link"]
    assert set(found) == {"new", "refused"}


def test_links_between_the_pages_lead_to_their_items(
    shared_library: Library, project: Project, outcomes: list[Outcome]
) -> None:
    at, made = addresses(shared_library), pages(shared_library)
    for topic in TOPICS:
        assert f"{at[f'{topic}/overzicht.md']}#doen" in hrefs(made[f"{topic}/stap-9.md"])
        deep = hrefs(made[f"{topic}/sub map/diep/Pagina_3.1.md"])
        assert [at[f"{topic}/index.md"], at[f"{topic}/Veel gestelde vragen.md"]] == deep[1:3]
        assert [at[f"{topic}/Veel gestelde vragen.md"], f"{at['wonen/overzicht.md']}?x=1#doen"] == deep[3:5]
        assert deep[-2:] == ["#doen", at["index.md"]]
    assert hrefs(made["links.md"]) == [
        at["wonen/overzicht.md"],
        at["wonen/Veel gestelde vragen.md"],
        f"{at['veiligheid/index.md']}#doen",
        at["Ouderen/index.md"],
        at["wonen/overzicht.md"],
        at["meedoen/stap-4.md"],
        next(href for href in hrefs(made["links.md"]) if href.startswith("/bestanden/")),
        at["wonen/overzicht.md"],
        at["meedoen/index.md"],
        "https://voorbeeld.nl/x.md",
        "mailto:a@b.nl",
        "https://voorbeeld.nl/x.png",
    ]
    assert set(hrefs(made["alles/opmaak.md"])) >= {at["links.md"], at["kapot.md"], at["index.md"]}
    assert hrefs(made["voorbeelden.md"]) == [at["links.md"]]


def test_only_broken_links_are_no_links(shared_library: Library, project: Project, outcomes: list[Outcome]) -> None:
    known = set(addresses(shared_library).values())
    for name, page in pages(shared_library).items():
        dead = [anchor for anchor in page.iter("a") if "nergens" in anchor.classes]
        assert len(dead) == (4 if name == "kapot.md" else 0) + (name == "kapot.md"), name
        for href in hrefs(page):
            if href.startswith("/kennis/"):
                assert re.split("[?#]", href)[0] in known, (name, href)
    told = [
        warning
        for one in outcomes
        for warning in one.warnings
        if "komt nergens uit" in warning or "geen afbeelding" in warning
    ]
    assert len(told) == len(project.broken)
    assert all(any(target in warning for warning in told) for target in project.broken)
    assert all(warning.startswith("regel 3:") for warning in told)


def test_pictures_and_downloads_are_served_under_the_name_of_their_content(
    shared_library: Library, project: Project, outcomes: list[Outcome]
) -> None:
    with shared_library.session() as session:
        held = set(session.scalars(select(Bestand.naam)))
    assert len(held) == len(TOPICS) + 2
    made = pages(shared_library)
    shown = [str(image.get("src")) for page in made.values() for image in page.iter("img")]
    assert len(shown) == len(TOPICS) * (PER_TOPIC - 1) + 3
    assert {source.removeprefix("/bestanden/") for source in shown} < held
    assert made["wonen/stap-9.md"].find(".//img").get("width") == "200"
    assert re.fullmatch(r"/bestanden/[0-9a-f]{24}\.pdf#page=2", hrefs(made["index.md"])[-1])


def test_titles_descriptions_and_tags_are_said_or_derived(shared_library: Library, outcomes: list[Outcome]) -> None:
    def meta(slug: str) -> dict[str, object]:
        return shared_library.revision("methode", slug).meta

    assert meta("stap-8")["title"] == "Jeugd & gezin 8"
    assert meta("wonen-stap-10")["title"] == "Titel: met dubbele punt"
    assert meta("wonen-stap-10")["description"] == "Een zin op twee regels."
    assert meta("wonen-stap-9")["oorspronkelijk_tags"] == [{"a": "b"}]
    assert meta("wonen-stap-11")["telefoon"] == "0201234567"
    assert meta("wonen-stap-5")["oorspronkelijk_vakgroep"] == "Team Noord"
    assert meta("wonen-stap-7")["description"] == (
        "Op deze pagina staat wat je doet bij wonen, stap 7. Zie het overzicht."
    )
    assert meta("wonen-stap-7")["tags"] == ["wonen"]
    assert meta("wonen-stap-7")["afgeleid"] == ["title", "description", "tags"]
    assert meta("docs")["title"] == "Handboek"
    assert meta("streep")["title"] == "Na een streep"
    assert meta("bom")["title"] == "Met BOM"
    assert meta("leeg")["title"] == "leeg"


def test_same_names_get_their_folder_in_front_and_are_reported(outcomes: list[Outcome]) -> None:
    renamed = [warning for one in outcomes for warning in one.warnings if "was al in gebruik" in warning]
    assert len(renamed) == (len(TOPICS) - 1) * (PER_TOPIC - 1) + 2
    assert "de naam 'overzicht' was al in gebruik; dit wordt 'vlak-overzicht'" in renamed


def test_headings_below_the_title_keep_their_ids(shared_library: Library, outcomes: list[Outcome]) -> None:
    page = pages(shared_library)["wonen/stap-8.md"]
    assert [(heading.tag, heading.get("id")) for heading in page.iter("h1", "h2")] == [("h2", "doen")]


def test_second_import_is_the_same(shared_library: Library, project: Project, outcomes: list[Outcome]) -> None:
    again = shared_library.take_in(project.docs, as_soort="methode")
    assert Counter(one.status for one in again) == {"same": project.pages, "refused": 2}


def test_out_and_in_gives_the_same_items_elsewhere_and_here(
    shared_library: Library,
    new_library: Callable[[], Library],
    project: Project,
    outcomes: list[Outcome],
    tmp_path: Path,
) -> None:
    exported = shared_library.export(tmp_path / "uit")
    other = new_library()
    assert Counter(one.status for one in other.take_in(tmp_path / "uit")) == {"new": project.pages}
    assert other.sources() == shared_library.sources()
    assert other.export(tmp_path / "nog-eens") == exported
    assert Counter(one.status for one in shared_library.take_in(tmp_path / "uit")) == {"same": project.pages}
    ours, theirs = pages(shared_library), pages(other)
    assert all(lxml_html.tostring(theirs[name]) == lxml_html.tostring(page) for name, page in ours.items())


def test_pages_of_two_sites_do_not_replace_each_other(sqlite_library: Library, tmp_path: Path) -> None:
    for name in ("een", "twee"):
        write(
            tmp_path / name,
            {"mkdocs.yml": f"site_name: {name}\n", "docs/index.md": f"# {name}\n", "docs/a.md": f"# A {name}\n"},
        )
        assert set(statuses(sqlite_library.take_in(tmp_path / name, as_soort="methode"))) == {"new"}
    assert set(sqlite_library.sources()) == {"methode/docs", "methode/docs-2", "methode/a", "methode/a-2"}
    assert set(statuses(sqlite_library.take_in(tmp_path / "een", tmp_path / "twee", as_soort="methode"))) == {"same"}


def test_site_that_grows_keeps_its_names(sqlite_library: Library, tmp_path: Path) -> None:
    write(tmp_path, {"b/x.md": "# B", "c/x.md": "# C"})
    sqlite_library.take_in(tmp_path, as_soort="methode")
    write(tmp_path, {"a/x.md": "# A", "x.md": "# X", "b/x.md": "# B nieuw"})
    assert statuses(sqlite_library.take_in(tmp_path, as_soort="methode")) == {
        "new": ["x.md", "x.md"],
        "changed": ["x.md"],
        "same": ["x.md"],
    }
    titles = {key: re.search("title: (.*)", source)[1] for key, source in sqlite_library.sources().items()}  # type: ignore[index]
    assert titles == {"methode/x": "B nieuw", "methode/c-x": "C", "methode/a-x": "A", "methode/x-2": "X"}


def test_one_page_of_a_site_comes_in_again_with_its_links(sqlite_library: Library, tmp_path: Path) -> None:
    write(tmp_path, {"mkdocs.yml": "site_name: x\n", "docs/map/a.md": "# A\n\n[b](../b.md#c)", "docs/b.md": "# B"})
    sqlite_library.take_in(tmp_path, as_soort="methode")
    assert statuses(sqlite_library.take_in(tmp_path / "docs/map", as_soort="methode")) == {"same": ["a.md"]}
    write(tmp_path, {"docs/map/a.md": "# A\n\nNieuw: [b](../b.md#c)"})
    assert statuses(sqlite_library.take_in(tmp_path / "docs/map/a.md", as_soort="methode")) == {"changed": ["a.md"]}
    assert 'href="/kennis/b#c"' in sqlite_library.revision("methode", "a").html


def test_items_of_our_own_are_not_replaced(sqlite_library: Library, tmp_path: Path) -> None:
    write(
        tmp_path / "bieb",
        {
            "content/methodes/a.md": "---\ntitle: Eigen\ndescription: b\n---\n",
            "content/begrippen/b.md": "---\ntitle: Eigen\ndescription: b\n---\n",
        },
    )
    write(tmp_path / "site", {"a.md": "# Vreemd\n\n[b](b.md)", "b.md": "# Vreemd"})
    sqlite_library.take_in(tmp_path / "bieb")
    sqlite_library.take_in(tmp_path / "site", as_soort="methode")
    assert set(sqlite_library.sources()) == {"methode/a", "begrip/b", "methode/a-2", "methode/b-2"}
    assert 'href="/kennis/b-2"' in sqlite_library.revision("methode", "a-2").html


def test_broken_link_does_not_lead_to_another_page_by_chance(sqlite_library: Library, tmp_path: Path) -> None:
    write(tmp_path / "site", {"map/a.md": "# A\n\n[x](../begrippen/avg.md) ![y](../../z.png)"})
    sqlite_library.take_in(tmp_path / "site", as_soort="methode")
    assert sqlite_library.sources()["methode/a"].endswith("[x](/begrippen/avg.md) ![y](/z.png)")
    assert "href" not in sqlite_library.revision("methode", "a").html


def test_pages_of_a_vakgroep_come_in_and_out(
    sqlite_library: Library, new_library: Callable[[], Library], tmp_path: Path
) -> None:
    write(tmp_path / "site", {"a.md": "# A\n\n[b](b.md)", "b.md": "---\nvakgroep: wonen\n---\n# B\n\n[a](a.md)"})
    sqlite_library.take_in(tmp_path / "site", as_soort="vakgroeppagina")
    assert set(sqlite_library.export(tmp_path / "uit")) == {"vakgroepen/a/index.md", "vakgroepen/wonen/b.md"}
    assert set(statuses(sqlite_library.take_in(tmp_path / "uit"))) == {"same"}
    other = new_library()
    other.take_in(tmp_path / "uit")
    assert other.sources() == sqlite_library.sources()
