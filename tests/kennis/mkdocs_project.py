"""Writes a site as people keep them with MkDocs: several hundred pages, and everything that its authors do."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tests.kennis.conftest import write

PNG = b"\x89PNG\r\n\x1a\n"
TOPICS = ("wonen", "werk-en-inkomen", "Jeugd & gezin", "zorg_thuis", "Ouderen", "meedoen", "veiligheid", "overig.v2")
PER_TOPIC = 40
CONFIG = """site_name: Handboek van het wijkteam
docs_dir: docs
theme: {name: material, language: nl}
markdown_extensions:
  - pymdownx.superfences:
      custom_fences:
        - name: mermaid
          class: mermaid
          format: !!python/name:pymdownx.superfences.fence_code_format
plugins: [search, !ENV [EXTRA, tags]]
nav:
  - Start: index.md
  - ... | **/*.md
"""


@dataclass(frozen=True)
class Project:
    """A written site: its folder, the pages in it, and the links in them that lead nowhere."""

    folder: Path
    pages: int
    broken: frozenset[str]

    @property
    def docs(self) -> Path:
        return self.folder / "docs"


def write_project(folder: Path) -> Project:
    """Write the site; the same one each time."""
    files: dict[str, str | bytes] = {"mkdocs.yml": CONFIG, "README.md": "# Over deze map\n", "buiten.md": "# Buiten\n"}
    files |= {f"docs/{name}": content for name, content in special_pages().items()}
    files |= {"docs/assets/logo.png": PNG + b"logo", "docs/assets/stijl.css": "a{}", "docs/assets/script.js": "1"}
    files |= {"docs/assets/formulier.pdf": b"%PDF-1.7 x", "docs/assets/tekst.csv": "a,b\n", "docs/.pages": "x"}
    for topic in TOPICS:
        for number in range(PER_TOPIC):
            name, text = topic_page(topic, number)
            files[f"docs/{name}"] = text
        files[f"docs/{topic}/img/kaart.png"] = PNG + topic.encode()
    write(folder, files)
    (folder / "docs/map-link").symlink_to("wonen")
    (folder / "docs/buiten.md").symlink_to("../buiten.md")
    pages = sum(name.startswith("docs/") and name.endswith(".md") for name in files)
    return Project(folder, pages, frozenset({"weg.md", "../weg/", "img/weg.png", "assets/tekst.csv", "buiten.md"}))


def topic_page(topic: str, number: int) -> tuple[str, str]:
    """The path and text of one page of a folder; its kind goes round with the number."""
    if number == 0:
        links = "\n".join(f"- [Stap {n}](stap-{n}.md)" for n in range(4, PER_TOPIC, 8))
        return f"{topic}/index.md", f"# {topic.capitalize()}\n\nAlles over {topic}.\n\n{links}\n"
    names = {1: "overzicht.md", 2: "Veel gestelde vragen.md", 3: "sub map/diep/Pagina_3.1.md"}
    name = names.get(number, f"stap-{number}.md")
    up = "../" * name.count("/")
    body = (
        f"Op deze pagina staat wat je doet bij {topic}, stap {number}. Zie [het overzicht]({up}overzicht.md#doen).\n\n"
        f"## Doen\n\n1. Bel. Zie ook [de map]({up}index.md) en [vragen](<{up}Veel gestelde vragen.md>).\n"
        f"2. Ga langs, met [de andere vragen]({up}Veel%20gestelde%20vragen.md) en [wonen]({up}../wonen/overzicht.md?x=1#doen).\n\n"
        f"![Kaart van de wijk]({up}img/kaart.png){{ width=200 }}\n\n[Terug naar boven](#doen) of naar [huis]({up}../index.md).\n"
    )
    return f"{topic}/{name}", front_matter(number) + heading(f"{topic.capitalize()} {number}", number) + body


def front_matter(number: int) -> str:
    """Front matter of many shapes, or none."""
    shapes = (
        "",
        "---\ntags: [wijk, team]\ndate: 2024-03-01\n---\n",
        "---\ntags:\n  - a: b\nauthors: [{name: Jan, url: 'https://a.nl'}]\nhide: [toc]\n---\n\n",
        "---\ntitle: 'Titel: met dubbele punt'\ndescription: >\n  Een zin\n  op twee regels.\n---\n",
        "---\ndate:\n  created: 2024-01-01\n  updated: 2024-02-30\nversie: 1.10\ntelefoon: 0201234567\nconcept: yes\n---\n",
        "---  \n# opmerking\nsoort: blog\nvakgroep: Team Noord\nbronnen: [een, twee]\n...\n",
        "---\n",
    )
    return shapes[number % len(shapes)]


def heading(title: str, number: int) -> str:
    """A title in each of the ways to write one, or none."""
    ways = (
        f"# {title}\n\n",
        f"{title}\n{'=' * len(title)}\n\n",
        f"# {title} #\n",
        f'<h1 align="center">{title}</h1>\n\n',
        f"# **{title}** {{ #eigen-anker .klasse }}\n\n",
        f"<!-- bewerkt -->\n\n# {title}\n\n",
        "",
        f"# :material-home: {title}\n\n",
    )
    return ways[number % len(ways)]


def special_pages() -> dict[str, str]:
    """The pages that use what Markdown and its extensions can do."""
    return {
        "index.md": "# Handboek\n\nWelkom bij [wonen](wonen/index.md), [werk](werk-en-inkomen/), [jeugd](Jeugd%20%26%20gezin/index.md)\n"
        "en [alles](README.md). ![Logo](assets/logo.png) [Formulier](assets/formulier.pdf#page=2)\n",
        "README.md": "# Lees mij\n\nEen [tweede start](index.md).\n",
        "links.md": "# Links\n\n[een][ref] [twee][] [drie]\n\n[ref]: wonen/overzicht.md 'titel'\n[twee]: <wonen/Veel gestelde vragen.md>\n"
        "[drie]:\n    veiligheid/index.md#doen\n\n[![Logo](assets/logo.png)](Ouderen/index.md)\n\n"
        "[adres](../wonen/overzicht/) [adres](/meedoen/stap-4/) [adres](/assets/logo.png) [html](wonen/overzicht.html)\n\n"
        "<a href='../meedoen/'>ruw</a> <img src=\"../assets/logo.png\" alt='ruw'>\n\n"
        "[buiten](https://voorbeeld.nl/x.md) [mail](mailto:a@b.nl) ![ver](https://voorbeeld.nl/x.png)\n",
        "kapot.md": "# Kapot\n\nEen [dode](weg.md) [link](../weg/) ![beeld](img/weg.png) [tabel](assets/tekst.csv) [uit](buiten.md)\n"
        "[macro]({{ adres }})\n",
        "voorbeelden.md": "# Voorbeelden\n\nZo schrijf je `[een link](nergens.md)`:\n\n```md title='a.md'\n# Geen kop\n[x](nergens.md)\n```\n\n"
        "    [y](nergens.md)\n\n- lijst\n\n    [echt](links.md)\n\n<!-- [z](nergens.md) -->\n",
        "alles/opmaak.md": '# Opmaak\n\n!!! warning "Let op [links](../links.md)"\n\n    Zie [kapot](../kapot.md).\n\n???+ note\n    Dicht.\n\n'
        '=== "Een"\n\n    [a](../index.md)\n\n=== "Twee"\n\n    | a | [b](../links.md) |\n    |---|:-:|\n    | c | d |\n\n'
        "- [x] klaar [hier](../links.md)\n- [ ] open\n\nNoot[^1].\n\n[^1]: Zie [links](../links.md).\n\nBegrip\n:   [uitleg](../links.md)\n\n"
        "*[AVG]: Algemene verordening\n\n==mark== ~~weg~~ H~2~O ++ctrl+c++ :smile: {{ macro }} {% if x %}y{% endif %}\n\n"
        '--8<-- "includes/deel.md"\n\n<div class="grid" markdown>\n[a](../index.md)\n</div>\n\n<script>alert(1)</script>\n',
        "includes/deel.md": "Een stukje zonder kop.\n",
        "leeg.md": "",
        "streep.md": "---\n\n# Na een streep\n\nTekst.\n",
        "bom.md": "\ufeff---\r\ntitle: Met BOM\r\n---\r\nTekst\r\n",
        "dubbel.md": "---\ntitle: Een\nhide: [a]\nhide: [b]\n---\nTekst met een \x0b teken.\n",
        "Één naam_met.alles (1).md": "# Vreemde naam\n\nTekst.\n",
        "begrippen/afkorting.md": "AVG\n: De wet.\n",
        "vlak/overzicht.md": "# Nog een overzicht\n\n[vlak](../wonen/overzicht.md)\n",
        "lang.md": f"# Lang\n\n{'woord ' * 20_000}\n",
    }
