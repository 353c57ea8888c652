"""Terms of the thesaurus, explained where a text first uses them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from lxml import html as lxml_html
from lxml.html import HtmlElement

MOST = 4
WORD = re.compile(r"\w+")
SKIP = frozenset({"a", "button", "code", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "abbr", "label", "summary"})


@dataclass(frozen=True)
class Term:
    """A word with its explanation; `url` leads to its page where there is one."""

    label: str
    uitleg: str
    url: str | None = None


class Lexicon:
    """Finds terms in running text, the longest first; abbreviations only as they are written."""

    def __init__(self, terms: Sequence[Term]) -> None:
        self._by_first: dict[str, list[Term]] = {}
        for term in sorted(terms, key=lambda term: -len(term.label)):
            first = WORD.search(term.label)
            if first:
                self._by_first.setdefault(first.group().lower(), []).append(term)

    def find(self, text: str) -> Iterator[tuple[int, int, Term]]:
        """Start, end and term of each use, in order."""
        for word in WORD.finditer(text):
            for term in self._by_first.get(word.group().lower(), ()):
                end = word.start() + len(term.label)
                written = text[word.start() : end]
                same = written == term.label if _abbreviation(term.label) else written.lower() == term.label.lower()
                if same and not text[end : end + 1].isalnum():
                    yield word.start(), end, term
                    break


NO_TERMS = Lexicon(())


def explain(root: HtmlElement, lexicon: Lexicon, besides: Collection[str] = (), most: int = MOST) -> None:
    """Turn the first use of at most `most` terms into a button that opens the explanation; the panels follow the text.

    Needs no script: the panels are popovers. Links, headings and code are left alone, and so are the terms whose label
    (in lower case) or address is among `besides`: what the page itself is about.
    """
    used: list[Term] = []
    for element in list(root.iter()):
        if len(used) >= most:
            break
        if isinstance(element.tag, str) and not _skipped(element, root):
            for after in (None, *element):
                _mark_text(element, after, lexicon, besides, used, most)
    for number, term in enumerate(used, 1):
        root.append(_panel(number, term))


def _abbreviation(label: str) -> bool:
    return any(letter.isupper() for letter in label[1:])


def _skipped(element: HtmlElement, root: HtmlElement) -> bool:
    node: HtmlElement | None = element
    while node is not None and node is not root:
        if node.tag in SKIP:
            return True
        node = node.getparent()
    return False


def _mark_text(
    parent: HtmlElement,
    after: HtmlElement | None,
    lexicon: Lexicon,
    besides: Collection[str],
    used: list[Term],
    most: int,
) -> None:
    """Mark terms in the text of `parent` before its first child, or in that behind the child `after`."""
    text = (parent.text if after is None else after.tail) or ""
    for start, end, term in lexicon.find(text):
        if len(used) >= most or term.url in besides or term.label.lower() in besides:
            continue
        if any(term.uitleg == other.uitleg for other in used):
            continue
        used.append(term)
        button = lxml_html.Element(
            "button", {"type": "button", "class": "term", "popovertarget": f"ap-term-{len(used)}"}
        )
        button.text = text[start:end]
        button.tail = text[end:]
        if after is None:
            parent.text = text[:start]
            parent.insert(0, button)
        else:
            after.tail = text[:start]
            parent.insert(parent.index(after) + 1, button)
        _mark_text(parent, button, lexicon, besides, used, most)
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
