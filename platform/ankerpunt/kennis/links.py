"""Links in Markdown source: found and rewritten where they are links, left alone inside code."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from posixpath import normpath, relpath
from urllib.parse import quote, unquote, urlsplit

CODE = re.compile(
    r"^(?P<fence>[ \t]*(?P<mark>`{3,}|~{3,}))[^\n]*\n(?:.*?\n)??[ \t]*(?P=mark)[`~]*[ \t]*$"
    r"|(?P<tick>(?<!`)`+(?!`))(?:(?!\n\n).)+?(?<!`)(?P=tick)(?!`)",
    re.MULTILINE | re.DOTALL,
)
LINK = re.compile(
    r"(?P<before>\]\(\s*<)(?P<angle>[^<>\n]*)(?=>)"
    r"|(?P<before2>\]\(\s*)(?P<inline>[^()\s<>]+(?:\([^()\s]*\)[^()\s]*)*)"
    r"|(?P<before3>^[ ]{0,3}\[[^\[\]\n]+\]:[ \t]*<?)(?P<reference>[^\s<>]+)"
    r"|(?P<before4><(?:a|img)\b[^<>]*?\s(?:href|src)=[\"'])(?P<html>[^\"'\n]*)",
    re.MULTILINE | re.IGNORECASE,
)
FOOTNOTE = re.compile(r"\s*\[\^")


@dataclass(frozen=True)
class Target:
    """A link target of this site taken apart: `path` decoded and without fragment; `rest` is what follows it."""

    path: str
    rest: str


def rewrite(markdown: str, change: Callable[[str, int], str]) -> str:
    """`markdown` with every link target replaced by `change(target, line)`; line is 1-based. Code stays as it is."""
    pieces: list[str] = []
    position = 0
    for code in CODE.finditer(markdown):
        pieces += [_segment(markdown, position, code.start(), change), code.group()]
        position = code.end()
    pieces.append(_segment(markdown, position, len(markdown), change))
    return "".join(pieces)


def _segment(markdown: str, start: int, end: int, change: Callable[[str, int], str]) -> str:
    text = markdown[start:end]

    def replace(match: re.Match[str]) -> str:
        kind = match.lastgroup or ""
        target = match[kind]
        head = match.group()[: -len(target)] if target else match.group()
        if kind == "reference" and FOOTNOTE.match(head):
            return match.group()
        line = markdown.count("\n", 0, start + match.start(kind)) + 1
        return head + change(target, line) if target else match.group()

    return LINK.sub(replace, text)


def local_target(target: str) -> Target | None:
    """The target taken apart, or None where it leads to another site, to a place on the same page or nowhere."""
    try:
        parts = urlsplit(target)
    except ValueError:
        return None
    if parts.scheme or parts.netloc or not parts.path:
        return None
    rest = (f"?{parts.query}" if parts.query else "") + (f"#{parts.fragment}" if parts.fragment else "")
    return Target(unquote(parts.path), rest)


def relative(target: str, start: str) -> str:
    """The link from the file `start` to the file `target`, both paths in the library."""
    folder = start.rpartition("/")[0]
    return quote(relpath(target, folder or "."))


def absolute(target: str, start: str) -> str:
    """The library path that the relative `target` in the file `start` means; begins with ".." where it leads outside."""
    if target.startswith("/"):
        return normpath(target.lstrip("/") or ".")
    folder = start.rpartition("/")[0]
    return normpath(f"{folder}/{target}" if folder else target)
