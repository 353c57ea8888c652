"""From the text of an item to what is kept with its revision."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

import nh3
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html

from ankerpunt.errors import ContentError
from ankerpunt.kennis.kinds import Key
from ankerpunt.kennis.rendering import Rendered, plain_text, render
from ankerpunt.kennis.terms import MOST, Lexicon, Term
from ankerpunt.web.markdown import ATTRIBUTES, TAGS

HOME = PurePosixPath("content/methodes/meldcode.md")
PICTURE = "0123456789abcdef01234567.png"


def made(body: str, *terms: Term, besides: frozenset[str] = frozenset()) -> Rendered:
    return render(body, HOME, Lexicon(terms), besides)


def test_link_to_a_file_leads_to_its_page() -> None:
    rendered = made("[a](../begrippen/avg.md#wat) [b](../../vakgroepen/wonen/index.md) [c](../begrippen/avg.md?x=y)")
    assert '<a href="/kennis/avg#wat" class="naar-begrip">' in rendered.html
    assert '<a href="/vakgroepen/wonen" class="naar-vakgroeppagina">' in rendered.html
    assert rendered.links == [Key("begrip", "avg"), Key("vakgroeppagina", "wonen")]


def test_picture_of_the_library_is_served_and_has_words() -> None:
    html = made(f"![kaart](../bestanden/{PICTURE}){{ width=200 }} ![](../bestanden/{PICTURE})").html
    assert f'<img alt="kaart" src="/bestanden/{PICTURE}" width="200" loading="lazy">' in html
    assert html.count("alt=") == 2


@pytest.mark.parametrize(
    "target", ["../bestanden/x.png", "../bestanden/%00", "../bestanden/%0a.png", "../../x.png", "../a.md", "%01"]
)
def test_picture_that_is_not_there_becomes_its_words(target: str) -> None:
    assert made(f"![kaart]({target})").html == "<p><span>[afbeelding: kaart]</span></p>"


@pytest.mark.parametrize(
    "target", ["../../buiten.md", "../../../x/y.md", "bijlage.zip", "../bestanden/%00.pdf", "/elders/"]
)
def test_link_that_leads_nowhere_is_no_link(target: str) -> None:
    html = made(f"[a]({target})").html
    assert "href" not in html
    assert 'class="nergens"' in html


def test_other_hosts_learn_nothing_and_send_nothing() -> None:
    html = made("[a](https://a.nl/b) ![c](https://a.nl/c.png) [![d](https://a.nl/d.png)](https://a.nl/e)").html
    assert "<img" not in html
    assert html.count('rel="noopener noreferrer"') == 3
    assert '<a href="https://a.nl/c.png" rel="noopener noreferrer">c</a>' in html
    assert '<a href="https://a.nl/e" rel="noopener noreferrer"><span>[afbeelding: d]</span></a>' in html


def test_places_on_the_page_phone_and_mail_stay_links() -> None:
    html = made("[a](#b) [c](tel:112) [d](mailto:e@f.nl)").html
    assert re.findall('href="([^"]*)"', html) == ["#b", "tel:112", "mailto:e@f.nl"]


def test_box_without_a_type_goes_and_boxes_of_lists_and_tabs_stay() -> None:
    html = made('- [x] a\n\n<input name="b"> tekst\n\n=== "c"\n    d\n').html
    assert re.findall('type="([^"]*)"', html) == ["checkbox", "radio"]
    assert "<input name" not in html
    assert "tekst" in html


def test_only_the_title_of_the_item_is_a_heading_of_level_one() -> None:
    assert re.findall("<(h[1-6])", made("# a\n\n## b\n\n###### c").html) == ["h2", "h3", "h6"]
    assert re.findall("<(h[1-6])", made("## b\n\n### c").html) == ["h2", "h3"]


def test_contents_are_the_headings_of_two_levels() -> None:
    assert made("## Een *twee*\n\n### Drie\n\n#### Vier").inhoud == [(2, "een-twee", "Een twee"), (3, "drie", "Drie")]


def test_known_sections_are_marked_and_their_items_kept() -> None:
    rendered = made(
        "Vooraf.\n\n## In het kort\n\n1. **Bel.** Nu.\n2. Wacht [even](../begrippen/avg.md)\n\n## Anders\n\nx"
    )
    assert re.findall(r'<section class="deel"(?: data-deel="(\w+)")?>', rendered.html) == ["doe", ""]
    assert rendered.html.startswith("<p>Vooraf.</p>")
    assert rendered.delen == {
        "doe": ["<strong>Bel.</strong> Nu.", 'Wacht <a href="/kennis/avg" class="naar-begrip">even</a>']
    }


def test_section_without_a_list_is_its_paragraphs() -> None:
    assert made("## Volgende stap\n\nBel *vandaag*.\n\nEn morgen.").delen == {
        "volgende": ["Bel <em>vandaag</em>.", "En morgen."]
    }


def test_the_first_of_two_equal_sections_counts() -> None:
    assert made("## In het kort\n\n- a\n\n## In het kort\n\n- b").delen == {"doe": ["a"]}


def test_text_behind_a_heading_keeps_its_place() -> None:
    rendered = made("<div><h3>x</h3></div>\n\n<h2>Kop</h2>\n\nEerst.\n\n<p>Dan.</p>")
    assert rendered.tekst == "x Kop Eerst. Dan."


def test_when_and_when_not_are_a_pair() -> None:
    html = made("## Wanneer wel, wanneer niet\n\nVooraf.\n\n### Wel\n\n- a\n\n### Niet, of anders\n\n- b").html
    root = lxml_html.fragment_fromstring(html)
    assert root.get("data-deel") == "wanneer"
    halves = root.xpath("./div[@class='paar']/div")
    assert [half.get("class") for half in halves] == ["wel", "niet"]
    assert [half.find(".//li").text for half in halves] == ["a", "b"]


AVG = Term("AVG", "De wet over gegevens.", "/kennis/avg")
MELDCODE = Term("Meldcode", "Vijf stappen.")
SCHULD = Term("problematische schulden", "Meer dan je kunt betalen.")


def test_term_is_explained_where_it_is_first_used() -> None:
    html = made("Volgens de AVG en de AVG, en de meldcode.", AVG, MELDCODE).html
    assert html.count("<button") == 2
    assert re.findall(r'popovertarget="([^"]*)">([^<]*)<', html) == [("ap-term-1", "AVG"), ("ap-term-2", "meldcode")]
    assert '<div popover="" id="ap-term-1" class="uitleg"><p><strong>AVG</strong> De wet over gegevens.</p>' in html
    assert '<a href="/kennis/avg">Lees meer over AVG</a>' in html


def test_explanation_is_not_part_of_contents_words_or_card() -> None:
    rendered = made("## In het kort\n\n- Denk aan de AVG", AVG)
    assert rendered.tekst == "In het kort Denk aan de AVG"
    assert rendered.delen == {"doe": ["Denk aan de AVG"]}


@pytest.mark.parametrize(
    "body",
    [
        "## AVG",
        "[AVG](x.md)",
        "`AVG`",
        "    AVG",
        "[zie **AVG**](../begrippen/x.md)",
        "Een AVGs en xAVG",
        "een avg",
        '??? note "AVG"\n    x',
        "AVG\n\n*[AVG]: x",
    ],
)
def test_term_is_left_alone_in_links_headings_code_and_other_words(body: str) -> None:
    assert "<button" not in made(body, AVG).html


def test_longest_term_wins_over_its_part() -> None:
    assert (
        ">problematische schulden</button>" in made("Bij problematische schulden.", Term("schulden", "x"), SCHULD).html
    )


def test_page_does_not_explain_itself() -> None:
    assert (
        "<button"
        not in made("De AVG en de meldcode.", AVG, MELDCODE, besides=frozenset({"/kennis/avg", "meldcode"})).html
    )


def test_few_terms_are_explained() -> None:
    terms = [Term(f"woord{number}", f"uitleg {number}") for number in range(9)]
    html = made(" ".join(term.label for term in terms), *terms).html
    assert html.count("<button") == html.count('class="uitleg"') == MOST


def test_words_are_kept_apart_by_blocks_only() -> None:
    root = lxml_html.fragment_fromstring("<div>a<p>b<b>c</b>d</p><ul><li>e</li><li>f</li></ul>g<br>h<!-- i -->j</div>")
    assert plain_text(root) == "a bcd e f g hj"


def test_empty_text_is_an_empty_page() -> None:
    assert made("<!-- niets -->\n") == Rendered("", [], {}, [], "")


@given(st.text(max_size=200))
@settings(max_examples=150)
def test_any_text_is_shown_or_refused(body: str) -> None:
    try:
        rendered = made(body, AVG)
    except ContentError:
        return
    assert lxml_html.fragment_fromstring(rendered.html, create_parent="div").tag == "div"


PIECES = [
    "a",
    "&#1;",
    "<b>",
    "</b>",
    "&lt;",
    "\x0b",
    "é",
    "<p>",
    "<li>",
    "<a name=x>",
    "\ufffe",
    " AVG ",
    "<table><td>",
    "</td>",
]
PIECES += [
    "<details>",
    "<summary>",
    "<hr>",
    "<br>",
    "\n\n",
    "## a\n",
    "- b\n",
    "<h2>",
    "<dl><dt>",
    '<input type="checkbox">',
]


@given(st.lists(st.sampled_from(PIECES), max_size=12))
def test_browser_reads_the_saved_html_as_it_was_meant(pieces: list[str]) -> None:
    html = made("".join(pieces), AVG).html
    attributes = ATTRIBUTES | {"*": ATTRIBUTES["*"] | {"popover", "popovertarget", "data-deel", "type", "rel"}}
    read = nh3.clean(html, tags=TAGS | {"button"}, attributes=attributes, link_rel=None)
    assert re.findall(r"<[a-z0-9]+", read) == re.findall(r"<[a-z0-9]+", html)
    assert re.sub(r"<[^>]*>", "", read).split() == re.sub(r"<[^>]*>", "", html).split()
