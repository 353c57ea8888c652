"""Terms of the thesaurus, explained where a text first uses them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from lxml import html as lxml_html
from lxml.html import HtmlElement

MOST = 6
SKIP = frozenset({"a", "button", "code", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "abbr", "label", "summary"})


@dataclass(frozen=True)
class Term:
    """A word with its explanation; `url` leads to its page where there is one."""

    label: str
    uitleg: str
    url: str | None = None


def explain(root: HtmlElement, terms: Sequence[Term], most: int = MOST) -> None:
    """Turn the first use of at most `most` terms into a button that opens the explanation; the panels follow the text.

    Needs no script: the panels are popovers. Links, headings and code are left alone.
    """
    if not terms:
        return
    pattern, by_label = _pattern(tuple(terms))
    used: list[Term] = []
    for element in list(root.iter()):
        if len(used) >= most:
            break
        if isinstance(element.tag, str) and not _skipped(element, root):
            _mark_in(element, pattern, by_label, used, most)
    for number, term in enumerate(used, 1):
        root.append(_panel(number, term))


@lru_cache(maxsize=4)
def _pattern(terms: tuple[Term, ...]) -> tuple[re.Pattern[str], dict[str, Term]]:
    by_label = {term.label.lower(): term for term in terms}
    longest_first = sorted(by_label, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b", re.IGNORECASE), by_label


def _skipped(element: HtmlElement, root: HtmlElement) -> bool:
    node: HtmlElement | None = element
    while node is not None and node is not root:
        if node.tag in SKIP:
            return True
        node = node.getparent()
    return False


def _mark_in(
    element: HtmlElement, pattern: re.Pattern[str], by_label: dict[str, Term], used: list[Term], most: int
) -> None:
    """Mark terms in the text directly inside `element`: before its first child and after each."""
    _mark_text(element, None, pattern, by_label, used, most)
    for child in list(element):
        _mark_text(element, child, pattern, by_label, used, most)


def _mark_text(
    parent: HtmlElement,
    after: HtmlElement | None,
    pattern: re.Pattern[str],
    by_label: dict[str, Term],
    used: list[Term],
    most: int,
) -> None:
    text = (parent.text if after is None else after.tail) or ""
    for match in pattern.finditer(text):
        term = by_label[match.group().lower()]
        if len(used) >= most or term in used:
            continue
        used.append(term)
        button = lxml_html.Element(
            "button", {"type": "button", "class": "term", "popovertarget": f"ap-term-{len(used)}"}
        )
        button.text = match.group()
        button.tail = text[match.end() :]
        if after is None:
            parent.text = text[: match.start()]
            parent.insert(0, button)
        else:
            after.tail = text[: match.start()]
            parent.insert(parent.index(after) + 1, button)
        _mark_text(parent, button, pattern, by_label, used, most)
        return


def _panel(number: int, term: Term) -> HtmlElement:
    panel = lxml_html.Element("div", {"popover": "", "id": f"ap-term-{number}", "class": "uitleg"})
    paragraph = lxml_html.Element("p")
    strong = lxml_html.Element("strong")
    strong.text = term.label
    strong.tail = f" {term.uitleg}"
    paragraph.append(strong)
    panel.append(paragraph)
    if term.url:
        more = lxml_html.Element("p")
        link = lxml_html.Element("a", {"href": term.url})
        link.text = f"Lees meer over {term.label}"
        more.append(link)
        panel.append(more)
    return panel
