"""Links in Markdown source: found and rewritten where they are links, left alone inside code."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from posixpath import normpath, relpath
from urllib.parse import quote, unquote, urlsplit

from ankerpunt.kennis.markdown_code import without_code

#: One word of a target, with brackets in pairs; Markdown allows spaces between the words. Possessive quantifiers (`*+`)
#: keep the time linear: no run of spaces is divided in more than one way.
WORD = r"(?:[^\s()<>\x00]|\([^()\n]*\))++"
GAP = r"[ \t]*+(?:\n[ \t]*+)?"
TITLE = r"""(?:(?:"[^"\n]*"|'[^'\n]*')[ \t]*+)?"""
TITLE_OF_REFERENCE = r"""(?:(?:\n[ \t]*+)?(?:"[^\n]*"|'[^\n]*'|\([^\n]*\))[ \t]*+)?"""
LINK = re.compile(
    rf"(?<!\\)\]\({GAP}"
    rf"(?:<(?P<angle>[^<>\n]*)>|(?P<inline>{WORD}(?:[ ]++(?![\"']){WORD})*)(?={GAP}{TITLE}\)))"
    rf"|^[ \t>]*+\[(?!\^)[^\[\]\n]+\]:{GAP}(?:<(?P<bracketed>[^<>\n]*)>|(?P<reference>[^\s<>]+))"
    rf"(?=[ \t]*+{TITLE_OF_REFERENCE}$)"
    r"""|<(?:a|img)\b[^<>]*?\s(?:href|src)\s*+=\s*+(?:"(?P<double>[^"\n]*)"|'(?P<single>[^'\n]*)')""",
    re.MULTILINE | re.IGNORECASE,
)
ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


@dataclass(frozen=True)
class Target:
    """A link target of this site taken apart: `path` decoded and without fragment; `rest` is what follows it."""

    path: str
    rest: str


def rewrite(markdown: str, change: Callable[[str, int], str]) -> str:
    """`markdown` with every link target replaced by `change(target, line)`; line is 1-based. Code stays as it is."""
    pieces: list[str] = []
    position, line = 0, 1
    for match in LINK.finditer(without_code(markdown)):
        start, end = match.span(match.lastgroup or 0)
        line += markdown.count("\n", position, start)
        target = markdown[start:end]
        pieces += [markdown[position:start], change(target, line) if target else ""]
        position = end
    return "".join((*pieces, markdown[position:]))


def local_target(target: str) -> Target | None:
    """The target taken apart, or None where it leads to another site, to a place on the same page or nowhere."""
    try:
        parts = urlsplit(ESCAPED.sub(r"\1", target))
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
