"""Title and description of a page that says neither."""

from __future__ import annotations

import time

import pytest
from tests.kennis.hostile import texts

from ankerpunt.kennis.transfer.prose import first_heading, first_paragraph, plain, shorten


@pytest.mark.parametrize(
    ("markdown", "level", "title"),
    [
        ("# Een titel", 1, "Een titel"),
        ("#Zonder spatie", 1, "Zonder spatie"),
        ("# Gesloten ##", 1, "Gesloten"),
        ("# C# en F#", 1, "C# en F"),
        ("Onderstreept\n============", 1, "Onderstreept"),
        ("Onderstreept\n---\n\n# Later", 1, "Later"),
        ("## Twee\n\n### Drie", 2, "Twee"),
        ("Twee\n---", 2, "Twee"),
        ("<h1 align='center'>In <b>HTML</b></h1>", 1, "In HTML"),
        ("```sh\n# geen kop\n```\n\n# Wel", 1, "Wel"),
        ("    # code\n\n# Wel", 1, "Wel"),
        ("<!-- # niet -->\n# Wel", 1, "Wel"),
        ("# **Vet** `code` [link](x.md) { #eigen .klasse }", 1, "Vet code link"),
        ("# :material-home: Huis &amp; haard[^1]", 1, "Huis & haard"),
        ("# ![Logo](x.png)", 1, "Logo"),
        ("# ![Logo](x.png) Naam", 1, "Naam"),
        ("# mijn_bestand_naam _schuin_ 2 * 3", 1, "mijn_bestand_naam schuin 2 * 3"),
        ("#\n\n## Twee", 2, "Twee"),
        ('=== "Tab"\n\n    # In de tab\n\n# Wel', 1, "Wel"),
    ],
)
def test_first_heading(markdown: str, level: int, title: str) -> None:
    heading = first_heading(markdown)
    assert heading is not None
    assert (heading.level, heading.title) == (level, title)


@pytest.mark.parametrize("markdown", ["", "tekst", "```\n# a\n```", "a\n\n---\n\nb", "| a |\n|---|", "- a\n---"])
def test_no_heading(markdown: str) -> None:
    assert first_heading(markdown) is None


@pytest.mark.parametrize(
    "before",
    [
        "# Kop\n\n",
        "# Kop\n",
        "Kop\n===\n\n",
        "Kop\n---\n",
        "<h2>Kop</h2>\n",
        "---\n\n",
        "* * *\n\n",
        "```\ncode\n\nmeer code\n```\n\n",
        "    code\n\n",
        "- lijst\n- lijst\n\n",
        "1. lijst\n\n",
        "> citaat\n\n",
        "| a | b |\n|---|---|\n\n",
        "a | b\n--- | ---\nc | d\n\n",
        '!!! note "Let op"\n\n    Tekst.\n\n',
        '??? "x"\n    y\n\n',
        '=== "Tab"\n\n    Tekst.\n\n',
        "<div class='x'>\n<p>html</p>\n</div>\n\n",
        "![plaatje](x.png)\n\n",
        "[![badge](x.png)](y)\n\n",
        "[Terug](../index.md){ .md-button }\n\n",
        "[TOC]\n\n",
        "[^1]: noot\n\n",
        "[ref]: https://a.nl\n\n",
        "*[AVG]: wet\n\n",
        '--8<-- "deel.md"\n\n',
        "{% include 'x' %}\n\n",
        "{{ macro() }}\n\n",
        "/// note\n\n",
        "<!-- opmerking -->\n\n",
    ],
)
def test_description_is_the_first_running_text(before: str) -> None:
    assert first_paragraph(f"{before}De eerste *echte* zin,\nmet [een link](x.md).\n\nNog een.") == (
        "De eerste echte zin, met een link."
    )


def test_paragraph_ends_at_a_heading() -> None:
    assert first_paragraph("Zin.\n## Kop\ntekst") == "Zin."


def test_words_in_code_belong_to_the_sentence() -> None:
    assert first_paragraph("Gebruik `ls -l` hier.") == "Gebruik ls -l hier."


def test_description_is_cut_between_words() -> None:
    text = first_paragraph("woord " * 100)
    assert len(text) <= 160
    assert text.endswith("woord…")
    assert shorten("x" * 500, 10) == "xxxxxxxxx…"


def test_page_without_running_text_has_no_description() -> None:
    assert first_paragraph("# Kop\n\n- a\n") == ""


def test_entities_macros_and_escapes_are_words() -> None:
    assert plain("a &lt; b \\* {{ c }} {% d %} ~~e~~ ==f== <br> :smile: 10:30") == "a < b * e f 10:30"


def test_time_grows_with_the_text_whatever_it_is() -> None:
    slow: list[str] = []
    for text in texts(100_000):
        start = time.process_time()
        first_heading(text)
        first_paragraph(text)
        if time.process_time() - start > 2:
            slow.append(text[:20])
    assert slow == []
