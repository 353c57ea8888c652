"""From the text of an item to what is kept with its revision: HTML, contents, the parts for the bezoekkaart, links, plain text."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from html import escape
from pathlib import PurePosixPath

from lxml import html as lxml_html
from lxml.html import HtmlElement

from ankerpunt.kennis.kinds import Key, key_of
from ankerpunt.kennis.links import absolute, local_target
from ankerpunt.kennis.terms import NO_TERMS, Lexicon, explain
from ankerpunt.kennis.transfer.files import FOLDER, NAME
from ankerpunt.web.markdown import render as render_markdown

FILES = f"{FOLDER}/"
PARTS = {
    "in het kort": "doe",
    "zo kun je het zeggen": "zeg",
    "de vraag achter de vraag": "vragen",
    "let op veiligheid": "veiligheid",
    "volgende stap": "volgende",
    "wanneer wel, wanneer niet": "wanneer",
    "hoort hierbij": "hoort",
}
HEADINGS = ("h2", "h3", "h4")
NO_BREAK = "\u00a0"
SPACE = re.compile(r"\s+")
BLOCKS = frozenset("p li h1 h2 h3 h4 h5 h6 td th dt dd div section blockquote pre br tr summary figcaption".split())


@dataclass(frozen=True)
class Rendered:
    """What is made of a text when it is saved.

    `inhoud`: headings as (level, id, title); `delen`: inner HTML of the list items (or paragraphs) per known section;
    `links`: the items it leads to, in order and once; `tekst`: plain text for search.
    """

    html: str
    inhoud: list[tuple[int, str, str]]
    delen: dict[str, list[str]]
    links: list[Key]
    tekst: str


def render(
    body: str, path: PurePosixPath, lexicon: Lexicon = NO_TERMS, besides: Collection[str] = frozenset()
) -> Rendered:
    """Render the Markdown `body` of the file at `path`; the first use of each term is explained (see `terms.explain`).

    Raises ContentError for a text that cannot be shown.
    """
    root = lxml_html.fragment_fromstring(render_markdown(body), create_parent="div")
    _drop_text_boxes(root)
    _glue_source_numbers(root)
    links = list(_resolve_links(root, str(path)))
    _lower_headings(root)
    inhoud = _contents(root)
    tekst = plain_text(root)
    _sections(root)
    delen = _parts(root)
    explain(root, lexicon, besides)
    return Rendered(inner_html(root), inhoud, delen, list(dict.fromkeys(links)), tekst)


def inner_html(element: HtmlElement) -> str:
    """The HTML inside `element`."""
    parts = [escape(element.text or "", quote=False)]
    parts += [lxml_html.tostring(child, encoding="unicode") for child in element]
    return "".join(parts).strip()


def plain_text(element: HtmlElement) -> str:
    """The words of `element`, with white space folded and blocks kept apart."""
    pieces: list[str] = []
    stack: list[HtmlElement | str] = [element]
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            pieces.append(node)
        elif isinstance(node.tag, str):
            gap = " " if node.tag in BLOCKS else ""
            pieces += [gap, node.text or ""]
            stack.append(gap)
            stack.extend(part for child in reversed(node) for part in (child.tail or "", child))
    return SPACE.sub(" ", "".join(pieces)).strip()


def _drop_text_boxes(root: HtmlElement) -> None:
    """An input of no type would be a box to type in; only those of task lists and tabs have a meaning here."""
    for box in list(root.iter("input")):
        if box.get("type") is None:
            box.drop_tree()
        elif box.get("type") == "checkbox":
            box.set("aria-label", SPACE.sub(" ", box.getparent().text_content()).strip() or "taak")


def _glue_source_numbers(root: HtmlElement) -> None:
    """The number of a source stays on the line of the word it belongs to."""
    for link in root.iter("a"):
        if not (link.get("href") or "").startswith("#bron-"):
            continue
        before, parent = link.getprevious(), link.getparent()
        if before is not None and (before.tail or "").endswith(" "):
            before.tail = before.tail.rstrip(" ") + NO_BREAK
        elif before is None and parent is not None and (parent.text or "").endswith(" "):
            parent.text = parent.text.rstrip(" ") + NO_BREAK


def _resolve_links(root: HtmlElement, path: str) -> Iterator[Key]:
    for element in list(root.iter("a", "img")):
        name = "href" if element.tag == "a" else "src"
        value = element.get(name)
        target = local_target(value) if value else None
        if target is None or not value:
            _outward(element, value or "")
            continue
        where = absolute(target.path, path)
        key = key_of(PurePosixPath(where))
        if key and element.tag == "a":
            element.set(name, key.url + target.rest)
            element.classes.add(f"naar-{key.soort}")
            yield key
        elif where.startswith(FILES) and NAME.fullmatch(where, len(FILES)):
            element.set(name, f"/bestanden/{where[len(FILES) :]}{target.rest}")
            _picture(element)
        elif element.tag == "img":
            _as_text(element)
        else:
            del element.attrib[name]
            element.classes.add("nergens")


def _picture(element: HtmlElement) -> None:
    if element.tag == "img":
        element.set("loading", "lazy")
        element.set("alt", element.get("alt") or "")


def _outward(element: HtmlElement, value: str) -> None:
    """A link to another site says nothing about where it came from; a picture there becomes a link: no page asks another host."""
    if element.tag == "a":
        if value.startswith(("http://", "https://")):
            element.set("rel", "noopener noreferrer")
        return
    if not value.startswith(("http://", "https://")) or next(element.iterancestors("a"), None) is not None:
        _as_text(element)
        return
    element.tag = "a"
    element.text = element.get("alt") or "afbeelding op een andere site"
    element.set("href", value)
    element.set("rel", "noopener noreferrer")
    del element.attrib["src"]
    element.attrib.pop("alt", None)


def _as_text(element: HtmlElement) -> None:
    alt = element.attrib.pop("alt", "")
    element.tag = "span"
    element.text = f"[afbeelding: {alt}]" if alt else ""
    element.attrib.pop("src", None)


def _lower_headings(root: HtmlElement) -> None:
    """The title of the item is the only heading of level 1."""
    if root.find(".//h1") is None:
        return
    for heading in root.iter("h1", "h2", "h3", "h4", "h5"):
        heading.tag = f"h{int(heading.tag[1]) + 1}"


def _contents(root: HtmlElement) -> list[tuple[int, str, str]]:
    found: list[tuple[int, str, str]] = []
    for heading in root.iter("h2", "h3"):
        title = SPACE.sub(" ", heading.text_content()).strip()
        if heading.get("id") and title:
            found.append((int(heading.tag[1]), heading.get("id") or "", title))
    return found


def _sections(root: HtmlElement) -> None:
    """Wrap each heading of level 2 with what follows it in a section, so that style and print can treat it as one."""
    section: HtmlElement | None = None
    for child in list(root):
        if child.tag == "h2":
            section = lxml_html.Element("section", {"class": "deel"})
            title = SPACE.sub(" ", child.text_content()).strip().lower()
            part = PARTS.get(title)
            if part:
                section.set("data-deel", part)
            root.replace(child, section)
            section.append(child)
        elif section is not None:
            section.append(child)


def _parts(root: HtmlElement) -> dict[str, list[str]]:
    delen: dict[str, list[str]] = {}
    for section in root.iterchildren("section"):
        part = section.get("data-deel")
        if not part or part in delen:
            continue
        if part == "wanneer":
            _pair(section)
            continue
        items = section.xpath("./ul/li | ./ol/li") or section.xpath("./p")
        delen[part] = [_item_html(item) for item in items]
    return delen


def _item_html(item: HtmlElement) -> str:
    paragraph = item.find("p")
    return inner_html(paragraph if paragraph is not None and not (item.text or "").strip() else item)


def _pair(section: HtmlElement) -> None:
    """Wrap the two halves of 'wanneer wel, wanneer niet', each with its heading."""
    half: HtmlElement | None = None
    pair = lxml_html.Element("div", {"class": "paar"})
    for child in list(section):
        if child.tag == "h3":
            half = lxml_html.Element(
                "div", {"class": "niet" if child.text_content().lower().startswith("niet") else "wel"}
            )
            pair.append(half)
        if half is not None:
            half.append(child)
    if len(pair):
        section.append(pair)
