"""Markdown to safe HTML, the same as MkDocs makes of it."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html
from markdown import Markdown

from ankerpunt.errors import ContentError
from ankerpunt.settings import library_root
from ankerpunt.web.markdown import ATTRIBUTES, TAGS, render

ATTACKS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '<a href="javascript:alert(1)">x</a>',
    '<a href=" &#106;avascript:alert(1)">x</a>',
    "[x](javascript:alert(1))",
    "[x](<data:text/html,<script>alert(1)</script>>)",
    "![x](data:image/svg+xml;base64,AAAA)",
    "<style>body{display:none}</style>",
    '<p style="position:fixed">x</p>',
    "<svg><script>alert(1)</script><a xlink:href='javascript:x'>x</a></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    '<iframe src="https://a.nl"></iframe>',
    '<form action="https://a.nl"><button>x</button><textarea></textarea></form>',
    '<meta http-equiv="refresh" content="0;url=https://a.nl">',
    '<base href="https://a.nl/">',
    '<object data="x"></object><embed src="x">',
    "x{ onclick=alert(1) style=color:red }",
    "# x { onmouseover='alert(1)' }",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "```js\n<script>alert(1)</script>\n```\n<script>alert(2)</script>",
    "\x02klzzwxh:0001\x03<script>alert(1)</script>",
    '[x](y "a\\" onclick=\\"alert(1)")',
    "<a href='vbscript:x'>y</a>",
]  # fmt: skip


def assert_safe(html: str) -> None:
    """Nothing but known elements and attributes, and no address that is a program."""
    for element in lxml_html.fragment_fromstring(html, create_parent="div").iterdescendants():
        assert element.tag in TAGS
        assert set(element.attrib) <= ATTRIBUTES["*"] | ATTRIBUTES.get(element.tag, set())
        for name in {"href", "src"} & set(element.attrib):
            scheme = re.match(r"\s*([a-z]+):", element.attrib[name], re.IGNORECASE)
            assert scheme is None or scheme[1].lower() in {"http", "https", "mailto", "tel"}


@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_in_a_text_runs_or_hides(attack: str) -> None:
    assert_safe(render(attack))
    assert "alert(2)" not in render(attack)


@given(
    st.lists(
        st.sampled_from([*ATTACKS, "\n\n", "> ", "- ", "`", "<b>", "</p>", "<!--", "<![CDATA[", "]]>"]), max_size=8
    )
)
@settings(max_examples=60)
def test_no_mixture_runs_either(pieces: list[str]) -> None:
    assert_safe(render("".join(pieces)))


def test_own_ids_of_the_page_cannot_be_taken() -> None:
    html = render('<p id="ap-kaart" class="ap-x">a</p>\n\n## b { #ap-menu }\n\n## c { #mijn }')
    assert 'id="ap-' not in html
    assert 'id="mijn"' in html


def test_a_box_to_type_in_becomes_a_box_to_tick() -> None:
    assert 'type="password"' not in render('<input type="password" name="x">')


def test_what_authors_need_stays() -> None:
    html = render(
        '!!! warning "Let op"\n    Tekst.\n\n'
        "??? note\n    Dicht.\n\n"
        '=== "Een"\n    a\n\n=== "Twee"\n    b\n\n'
        "- [x] klaar\n- [ ] open\n\n"
        "| a | b |\n|:--|--:|\n| c | d |\n\n"
        "Noot[^1] en ==mark== ~~weg~~ ^^erbij^^ H~2~O.\n\n[^1]: Uitleg.\n\n"
        "*[AVG]: Algemene verordening\n\nAVG en [x](y.md){ .knop title='t' }\n\nbegrip\n:   uitleg\n"
    )
    for part in (
        'class="admonition warning"',
        "<details",
        'class="tabbed-set',
        'type="checkbox"',
        'align="right"',
        'class="footnote',
        "<mark>",
        "<del>",
        "<ins>",
        "<sub>",
        "<abbr title=",
        'class="knop"',
        "<dt>",
    ):
        assert part in html


@pytest.mark.parametrize(
    "header",
    ["py", 'py title="a.py"', 'py hl_lines="1 2"', 'py linenums="1"', "{ .py .annotate }", "onbekend iets", ""],
)
def test_fenced_code_is_code_whatever_stands_behind_the_fence(header: str) -> None:
    assert "<pre" in render(f"``` {header}\n# geen kop\n```\n")


def test_signs_that_no_page_can_show_are_left_out() -> None:
    assert "".join(render("a\x0bb\x01c &#1; &#xFFFE; \ufffe d").split()) == "<p>abcd</p>"


@pytest.mark.parametrize(
    "text",
    [
        "<div>" * 300 + "x",
        "<div>" * 100_000,
        "<b>" * 3_000 + "x" + "</b>" * 3_000,
        ">" * 3_000 + "x",
        "".join("    " * depth + "- a\n" for depth in range(300)),
        "1. " * 5_000,
    ],
    ids=["div", "many-div", "b", "quote", "list", "numbers"],
)
def test_text_that_nests_too_deep_is_refused_and_not_cut_off(text: str) -> None:
    with pytest.raises(ContentError, match="te diep genest"):
        render(text)
    assert render("gewoon") == "<p>gewoon</p>"


def test_deep_but_readable_text_is_shown_to_its_end() -> None:
    assert "diep" in render("<div>" * 150 + "diep" + "</div>" * 150)
    assert "einde" in render("".join("    " * depth + "- a\n" for depth in range(40)) + "\n\neinde")


def test_texts_do_not_leak_into_each_other_in_threads_either() -> None:
    first = render("# Kop\n\nZie [a].[^1]\n\n[a]: b.md\n[^1]: Noot.\n")
    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(render, ["# Kop\n\nZie [a].[^1]\n\n[a]: b.md\n[^1]: Noot.\n"] * 20)) == {first}
    assert 'id="kop"' in render("# Kop\n")
    assert "href" not in render("Zie [a].")


HEADINGS = [
    "In het kort",
    "Wat doe je?",
    "Café & thee",
    "1. Eerst",
    "A/B (c)",
    "In het kort",
    "`code` **vet**",
    "Ünïcode — streep",
    "😀",
    "[x](y.md)",
]


def test_headings_get_the_ids_that_mkdocs_gives() -> None:
    text = "\n\n".join(f"## {heading}" for heading in HEADINGS)
    config = yaml.load((library_root() / "mkdocs.yml").read_text(), Loader=yaml.BaseLoader)
    names = [entry if isinstance(entry, str) else next(iter(entry)) for entry in config["markdown_extensions"]]
    assert "toc" in names
    theirs = Markdown(extensions=["toc", "tables", "fenced_code", "attr_list"]).convert(text)
    found = re.compile(r'<h2 id="([^"]*)"')
    assert found.findall(render(text)) == found.findall(theirs)
    assert len(found.findall(theirs)) == len(HEADINGS)


@pytest.mark.parametrize("path", sorted(library_root().glob("content/methodes/*.md"))[:10], ids=lambda path: path.stem)
def test_page_of_the_library_reads_the_same_in_mkdocs(path: object) -> None:
    """MkDocs adds its own three extensions before those of the file; the words and headings must not differ."""
    body = str(path.read_text()).split("---\n", 2)[2]  # type: ignore[attr-defined]
    config = yaml.load((library_root() / "mkdocs.yml").read_text(), Loader=yaml.BaseLoader)
    names, options = ["toc", "tables", "fenced_code"], {}
    for entry in config["markdown_extensions"]:
        name = entry if isinstance(entry, str) else next(iter(entry))
        names += [] if name in names else [name]
        if not isinstance(entry, str):
            options[name] = {
                key: {"true": True, "false": False}.get(value, value) for key, value in entry[name].items()
            }
    theirs = lxml_html.fragment_fromstring(Markdown(extensions=names, extension_configs=options).convert(body), "div")
    ours = lxml_html.fragment_fromstring(render(body), "div")
    assert ours.text_content().split() == theirs.text_content().split()
    assert [(element.tag, element.get("id")) for element in ours.iter("h2", "h3", "li", "a")] == [
        (element.tag, element.get("id")) for element in theirs.iter("h2", "h3", "li", "a")
    ]
