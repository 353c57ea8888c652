"""The static editions: complete, safe, Dutch, with links that hold and nothing of another host."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from posixpath import join, normpath
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html as lxml_html
from lxml.html import HtmlElement
from sqlalchemy.orm import Session
from tests.conftest import ROOT, fill, make_settings

from ankerpunt import clock
from ankerpunt.app import create_app
from ankerpunt.kennis.static_edition import StaticEditionError, build
from ankerpunt.kennis.transfer.importing import import_paths

pytest.importorskip("mkdocs")
pytest.importorskip("material")

LOADING = {
    "script": "src",
    "img": "src",
    "link": "href",
    "iframe": "src",
    "source": "src",
    "video": "src",
    "object": "data",
}
LICENCES = re.compile(
    r"https?://(?:clipboardjs\.com|lunrjs\.com|tartarus\.org|bit\.ly|fontawesome\.com|www\.w3\.org|snowball\.tartarus\.org"
    r"|www\.mozilla\.org/MPL|github\.com/MihaiValentin|code\.google\.com/p/urim)"
)
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360f8cf500f0003860181"
    "5a34eb870000000049454e44ae426082"
)


@pytest.fixture(scope="session")
def plain_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `mkdocs build --strict` makes of the repository."""
    site = tmp_path_factory.mktemp("plain") / "site"
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site)]
    environ = {**os.environ, "PYTHONPATH": str(ROOT / "platform"), "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "WARNING" not in done.stderr
    return site


@pytest.fixture(scope="session")
def library_site(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `ankerpunt static` makes of the starter library in a database."""
    folder = tmp_path_factory.mktemp("library")
    shutil.copytree(filled, folder / "data")
    with create_app(make_settings(folder / "data")).extensions["ankerpunt.database"].session() as session:
        return built(session, folder)


@pytest.fixture(scope="session")
def mixed_site(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An edition of pages as people write them in a browser: wrong links, scripts, pictures, some for members."""
    folder = tmp_path_factory.mktemp("mixed")
    shutil.copytree(filled / "cache", folder / "data" / "cache")
    settings = make_settings(folder / "data")
    fill(settings, library=False)
    library = folder / "content"
    for name, text in PAGES.items():
        (library / name).parent.mkdir(parents=True, exist_ok=True)
        (library / name).write_text(text)
    (library / "methodes" / "open.png").write_bytes(PIXEL)
    (library / "methodes" / "dicht.png").write_bytes(PIXEL + b" ")
    app = create_app(settings)
    with app.extensions["ankerpunt.database"].session() as session:
        thesaurus = app.extensions["ankerpunt.search"].thesaurus
        outcomes = list(import_paths(session, [library, folder / "vakgroepen"], clock.now, thesaurus))
        assert [str(one) for one in outcomes if one.status != "new"] == []
        return built(session, folder)


PAGES = {
    "methodes/open.md": """---
title: "Open & <vrij> [1] *ster*"
description: "Zo * doe _je_ dat | <b>goed</b>."
template: bestaat-niet.html
icon: bestaat/niet
herkomst: elders/open.md
gecontroleerd_op: 2020-01-01
herzien_na: 12 maanden
eigenaar: "de _ploeg_"
onderbouwing: onderzocht
bronnen:
  - {titel: "Bron [een] *ster*", url: "https://voorbeeld.nl/a_b_c?x=<y>", jaar: 2021}
  - {titel: "Zonder adres"}
---
# Kop van niveau een

Tekst [1](#bron-1) en [2](#bron-2). Zie [het geheim](dicht.md#kop), [het **vette** geheim][weg], <a href="dicht.md">nog eens</a>,
[nergens](../../../elders/x.md), [een map](map/) en [een adres](/kennis/dicht). Wel: <a href="buur.md">de buur</a> en [ook](buur.md).

![plaatje](open.png) ![ver](https://elders.example/x.png) ![ook ver](//elders.example/y.png) ![weg](weg.png)

<script src="https://elders.example/x.js"></script><iframe src="https://elders.example/"></iframe>
<p onclick="alert(1)" style="background: url(https://elders.example/z.png)">Blijft staan.</p>

```mermaid
graph LR
```

[weg]: dicht.md
""",
    "methodes/buur.md": "---\ntitle: De buur\ndescription: Woont ernaast.\n---\nTerug naar [open](open.md).\n",
    "methodes/dicht.md": "---\ntitle: Geheim\ndescription: Voor leden.\nzichtbaarheid: leden\n---\nZwijgwoord. ![p](dicht.png)\n",
    "methodes/streken.md": """---
title: "</title><script>stout()</script> &lt;script&gt;stout()&lt;/script&gt;"
description: "\\"><script>stout()</script> &lt;script&gt;stout()&lt;/script&gt;"
vakgroep: streken
---
&lt;script&gt;stout()&lt;/script&gt;
""",
    "leerpaden/pad.md": "---\ntitle: Pad\ndescription: Leer.\nstappen:\n  - {titel: Lees open, item: methode/open, minuten: 10}\n"
    "  - {titel: Lees geheim, item: methode/dicht}\n---\nBegin.\n",
    "../vakgroepen/streken/index.md": "---\ntitle: <script>stout()</script>\ndescription: Let op.\n---\nWij.\n",
    "wijzigingen/nieuw.md": "---\ntitle: Nieuwe wet\ndescription: Let op.\ningangsdatum: 2027-01-01\nwet: Wet Iets\n---\nWat.\n",
    "contacten/bel.md": "---\ntitle: Bel\ndescription: Bel ons.\ntelefoon: 113 of 0800-0113\nmail: a@b.nl\nvoor: alles\n---\nBel.\n",
}  # fmt: skip


def built(session: Session, folder: Path) -> Path:
    (folder / "work").mkdir()
    build(session, folder / "site", folder / "work")
    return folder / "site"


def page(site: Path, name: str) -> HtmlElement:
    return lxml_html.parse(site / name / "index.html").getroot().find_class("md-content")[0]


def words(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


@pytest.fixture(params=["plain_site", "library_site", "mixed_site"])
def site(request: pytest.FixtureRequest) -> Path:
    """Each of the editions."""
    path: Path = request.getfixturevalue(request.param)
    return path


def test_every_link_and_anchor_leads_somewhere(site: Path) -> None:
    trees = {path: lxml_html.parse(path).getroot() for path in site.rglob("*.html")}
    anchors = {path: {one.get("id") or one.get("name") for one in tree.iter()} for path, tree in trees.items()}
    lost = []
    for path, tree in trees.items():
        for element in tree.iter("a", "img", "link", "script"):
            address = urlsplit(element.get("href") or element.get("src") or "")
            if address.scheme or address.netloc:
                continue
            here = path.relative_to(site).parent.as_posix()
            wanted = site / normpath(join(here, unquote(address.path)).lstrip("/")) if address.path else path
            wanted = wanted / "index.html" if wanted.is_dir() else wanted
            ours = unquote(address.fragment) in anchors.get(wanted, set()) or not address.fragment
            if not wanted.is_file() or not ours:
                lost.append((here, address.geturl()))
    assert lost == []


def test_pages_load_nothing_from_another_host(site: Path) -> None:
    for path in site.rglob("*.html"):
        text = path.read_text()
        for element in lxml_html.fromstring(text).iter(*LOADING):
            address = urlsplit(element.get(LOADING[element.tag]) or "")
            assert not address.netloc and address.scheme in {"", "data"}, (path, element.tag)
            assert element.get("srcset") is None
        assert not re.search(r"url\(\s*['\"]?(?:https?:)?//", text)


def test_scripts_and_styles_know_no_other_host(site: Path) -> None:
    for path in [*site.rglob("*.css"), *site.rglob("*.js")]:
        if path.parent.name in {"min", "lunr"} and path.name != "lunr.nl.min.js":
            continue  # other languages, which a Dutch search never asks for
        found = re.findall(r"(?:https?:)?//[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}[^\s\"'`)]*", path.read_text())
        assert [one for one in found if not LICENCES.match(one) and not one.startswith("//i.test")] == [], path.name
    assert list(site.rglob("*.map")) == []


def test_interface_and_search_are_dutch(site: Path) -> None:
    text = (site / "index.html").read_text()
    assert '<html lang="nl"' in text
    assert "Zoeken" in text
    assert "Made with" not in text
    assert json.loads((site / "search" / "search_index.json").read_text())["config"]["lang"] == ["nl"]
    assert (site / "assets" / "javascripts" / "lunr" / "min" / "lunr.nl.min.js").is_file()


@pytest.mark.parametrize("name", ["plain_site", "library_site"])
def test_page_shows_its_sources_and_whether_it_was_checked(request: pytest.FixtureRequest, name: str) -> None:
    shown = page(request.getfixturevalue(name), "content/contacten/veilig-thuis")
    assert shown.get_element_by_id("bron-1").tag == "li"
    assert "Nog niet door een vakgroep getoetst" in words(shown)
    assert "Eigenaar: redactie Ankerpunt" in words(shown)
    assert shown.xpath(".//a[@href='tel:08002000']")


@pytest.mark.parametrize("name", ["plain_site", "library_site"])
def test_lists_lead_to_every_page(request: pytest.FixtureRequest, name: str) -> None:
    site: Path = request.getfixturevalue(name)
    for folder in ("content/methodes", "content/begrippen", "cases_library/dilemmas", "vakgroepen"):
        listed = {anchor.get("href") for anchor in page(site, folder).iter("a")}
        there = {f"{path.parent.relative_to(site / folder)}/" for path in (site / folder).glob("*/index.html")}
        assert there <= listed


def test_both_editions_hold_the_same_pages(plain_site: Path, library_site: Path) -> None:
    pages = [{path.relative_to(site) for path in site.rglob("index.html")} for site in (plain_site, library_site)]
    assert pages[0] == pages[1]
    assert len(pages[0]) > 150


def test_decisions_and_notes_for_authors_are_not_in_the_edition(plain_site: Path) -> None:
    assert not (plain_site / "decisions").exists()
    assert not (plain_site / "hooks.py").exists()
    assert list(plain_site.rglob("*README*")) == []


def test_what_is_for_members_is_nowhere_in_the_edition(mixed_site: Path) -> None:
    texts = [path.read_text() for path in mixed_site.rglob("*") if path.suffix in {".html", ".json", ".xml"}]
    assert not any("Zwijgwoord" in text or "methodes/dicht" in text for text in texts)
    assert not (mixed_site / "content" / "methodes" / "dicht").exists()
    pictures = [path.read_bytes() for path in (mixed_site / "content" / "bestanden").iterdir()]
    assert pictures == [PIXEL]


def test_links_to_what_is_not_there_are_plain_text(mixed_site: Path) -> None:
    shown = page(mixed_site, "content/methodes/open")
    text = words(shown)
    for word in ("het geheim", "het vette geheim", "nog eens", "nergens", "een map", "een adres"):
        assert word in text
    local = [one.get("href") for one in shown.iter("a") if not urlsplit(one.get("href")).scheme]
    assert [one for one in local if not one.startswith("#")] == ["../", "../buur/", "../buur/"]


def test_nothing_that_runs_or_fetches_survives_from_a_text(mixed_site: Path) -> None:
    shown = page(mixed_site, "content/methodes/open")
    assert "Blijft staan." in words(shown)
    assert not list(shown.iter("script", "iframe", "style"))
    assert not [one for one in shown.iter() if one.get("onclick") or one.get("style")]
    assert [one.get("alt") for one in shown.iter("img")] == ["plaatje"]
    assert "https://elders.example/x.png" in [one.get("href") for one in shown.iter("a")]


def test_signs_in_front_matter_are_only_themselves(mixed_site: Path) -> None:
    tree = lxml_html.parse(mixed_site / "content" / "methodes" / "open" / "index.html").getroot()
    shown = tree.find_class("md-content")[0]
    assert [words(one) for one in shown.iter("h1")] == ["Open & ‹vrij› [1] *ster*"]
    assert "Zo * doe _je_ dat | <b>goed</b>." in words(shown)
    assert "Eigenaar: de _ploeg_" in words(shown)
    assert words(shown.get_element_by_id("bron-1")) == "Bron [een] *ster*, 2021"
    assert shown.get_element_by_id("bron-1").find(".//a").get("href") == "https://voorbeeld.nl/a_b_c?x=%3Cy%3E"


def test_title_or_summary_cannot_bring_a_script_in(mixed_site: Path) -> None:
    for path in mixed_site.rglob("*.html"):
        scripts = [one.text or "" for one in lxml_html.parse(path).getroot().iter("script")]
        assert not any("stout" in script for script in scripts), path
    index = json.loads((mixed_site / "search" / "search_index.json").read_text())
    found = [one for one in index["docs"] if "stout" in one["title"]]
    assert found
    assert not any("<script" in one["title"] + one["text"] for one in index["docs"])


def test_page_that_was_to_be_reviewed_says_so(mixed_site: Path) -> None:
    assert "Gecontroleerd op 1 januari 2020, moet opnieuw" in words(page(mixed_site, "content/methodes/open"))


def test_each_soort_shows_what_only_it_has(mixed_site: Path, library_site: Path) -> None:
    leerpad = page(mixed_site, "content/leerpaden/pad")
    assert [one.get("href") for one in leerpad.xpath(".//ol//a")] == ["../../methodes/open/"]
    assert "Lees open (10 minuten) Lees geheim" in words(leerpad)
    assert "Vanaf: 1 januari 2027" in words(page(mixed_site, "content/wijzigingen/nieuw"))
    contact = page(mixed_site, "content/contacten/bel")
    assert [one.get("href") for one in contact.xpath(".//li/a[starts-with(@href, 'tel:')]")] == [
        "tel:113",
        "tel:08000113",
    ]
    dilemma = words(page(library_site, "cases_library/dilemmas/melden-of-vertrouwen"))
    assert "Fase:" in dilemma
    intervisie = page(library_site, "content/intervisiemethoden/balintmethode")
    assert "5 minuten, deelnemer" in words(intervisie.xpath(".//ol/li")[0])
    assert "Minuten zonder bron zijn een voorstel." in words(intervisie)


def test_vakgroep_lists_its_pages(library_site: Path) -> None:
    shown = page(library_site, "vakgroepen/schulden-en-inkomen")
    assert "../../content/methodes/vroegsignalering-van-schulden/" in [one.get("href") for one in shown.iter("a")]


def test_folder_with_something_else_is_left_alone(app: object, tmp_path: Path) -> None:
    target = tmp_path / "mine"
    target.mkdir()
    (target / "brief.txt").write_text("bewaar mij")
    session = create_app(make_settings(tmp_path / "data")).extensions["ankerpunt.database"].session()
    with session, pytest.raises(StaticEditionError, match="iets anders"):
        build(session, target, tmp_path)
    assert (target / "brief.txt").read_text() == "bewaar mij"


def test_new_edition_replaces_the_old_one(mixed_site: Path, filled: Path, tmp_path: Path) -> None:
    target = tmp_path / "site"
    shutil.copytree(mixed_site, target)
    shutil.copytree(filled, tmp_path / "data")
    (tmp_path / "work").mkdir()
    with create_app(make_settings(tmp_path / "data")).extensions["ankerpunt.database"].session() as session:
        build(session, target, tmp_path / "work")
    assert not (target / "content" / "methodes" / "open").exists()
    assert (target / "content" / "methodes" / "meldcode" / "index.html").is_file()
