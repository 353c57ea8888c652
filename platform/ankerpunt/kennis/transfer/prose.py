"""What Markdown says in plain words: its first heading and its first paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

from ankerpunt.kennis.markdown_code import COVER, without_code
from ankerpunt.web.signs import UNSHOWABLE

HEADING = re.compile(
    r"^(?:(?P<atx>#{1,6})(?P<text>[^\n]*)$"
    r"|(?P<under>[^\s#>|=\-+*][^\n]*)\n(?P<line>=+|-+)[ \t]*$"
    r"|[ \t]*<h(?P<tag>[1-6])\b[^>]*>(?P<inside>(?:(?!</h)[\s\S]){0,300})</h[1-6]>)",
    re.MULTILINE | re.IGNORECASE,
)
PARAGRAPH = re.compile(r"(?:^(?!#)[^\S\n]*\S[^\n]*(?:\n|\Z))+", re.MULTILINE)
#: How a block begins that is no running text: code, lists, quotes, tables, HTML, admonitions, tabs, notes, macros, rules.
NO_PROSE = re.compile(
    rf"(?: {{4}}|\t|\s*(?:{COVER}|[-*+][ \t]|\d+[.)][ \t]|[>|<:]|!!!|!\[|\?\?\?|===|///|\[\^?[^\]\n]*\]:|\[\[|\*\["
    r"|--8<--|\{[%{#:]|\[TOC\]|(?:[-*_][ \t]*){3,}$))"
)
TABLE = re.compile(r"[^\n]*\n[ \t]*+:?-++:?[ \t]*+(?:\|[ \t]*+:?-*+:?[ \t]*+)++(?:\n|\Z)")
MACRO = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{[^}\n]*\}|:[a-z][a-z0-9_+-]*:(?!\w)|\[\^[^\]\n]*\]", re.IGNORECASE)
IMAGE = re.compile(r"!\[(?P<alt>[^\]\n]*)\](?:\([^)\n]*\)|\[[^\]\n]*\])?")
LINK = re.compile(r"\[(?P<text>[^\[\]]*)\](?:\([^)\n]*\)|\[[^\]\n]*\])?")
MARKS = re.compile(r"\\(?P<kept>[!-/:-@\[-`{-~])|<[^<>]*>|(?<!\w)_+|_+(?!\w)|(?<!\s)\*+|\*+(?!\s)|`+|==|~~|\^\^|\+\+")
LOOK_AT = 2000
DESCRIPTION = 160
LONGEST = 500


@dataclass(frozen=True)
class Heading:
    """A heading: its level, its words, and where it starts and ends in the text."""

    level: int
    title: str
    start: int
    end: int


def first_heading(markdown: str) -> Heading | None:
    """The first heading of level 1 that says something; without one the first of any level."""
    first: Heading | None = None
    for match in HEADING.finditer(without_code(markdown)):
        heading = _heading(match, markdown)
        if heading.title and heading.level == 1:
            return heading
        if heading.title and first is None:
            first = heading
    return first


def first_paragraph(markdown: str) -> str:
    """The first paragraph that is more than a link, as one line of at most 160 signs; empty where there is none."""
    covered = without_code(markdown)
    for match in PARAGRAPH.finditer(covered):
        start = match.start()
        while heading := HEADING.match(covered, start, match.end()):
            start = min(heading.end() + 1, match.end())
        if start < match.end() and not NO_PROSE.match(covered, start) and not TABLE.match(covered, start):
            text = markdown[start : match.end()]
            if any(sign.isalpha() for sign in LINK.sub("", IMAGE.sub("", MACRO.sub("", text[:LOOK_AT])))):
                return shorten(plain(text), DESCRIPTION)
    return ""


def plain(markdown: str) -> str:
    """The words of a piece of Markdown, on one line. Of a long piece only the beginning."""
    text = MACRO.sub("", markdown[:LOOK_AT])
    words = IMAGE.sub("", text)
    if not any(sign.isalnum() for sign in words):
        words = IMAGE.sub(lambda match: match["alt"], text)
    words = LINK.sub(lambda match: match["text"], words)
    words = unescape(MARKS.sub(lambda match: match["kept"] or "", words))
    return " ".join(UNSHOWABLE.sub(" ", words).split())


def shorten(text: str, most: int) -> str:
    """`text` in at most `most` signs, cut off between words."""
    return text if len(text) <= most else text[: most - 1].rsplit(" ", 1)[0] + "…"


def _heading(match: re.Match[str], markdown: str) -> Heading:
    part = next(name for name in ("text", "under", "inside") if match[name] is not None)
    if part == "under":
        level = 1 if match["line"].startswith("=") else 2
    else:
        level = len(match["atx"]) if match["atx"] else int(match["tag"])
    written = markdown[slice(*match.span(part))].strip()
    title = plain(written.rstrip("#") if match["atx"] else written)
    return Heading(level, shorten(title, LONGEST), match.start(), match.end())
