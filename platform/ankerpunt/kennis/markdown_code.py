"""Code in Markdown: where it stands, so that nothing in it is taken for a link or a heading. Linear in the text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

#: What stands for a sign of code; no Markdown has it.
COVER = "\0"
FENCE = re.compile(r"[ \t>]*(?P<mark>`{3,}|~{3,})(?P<info>[^\n]*)")
TICKS = re.compile(r"(?<!\\)`+")
#: Code between backticks ends with its paragraph: at a blank line, or where a list item, heading, table row or block begins.
PARAGRAPH_END = re.compile(r"\n(?=[ \t]*(?:\n|[-*+][ \t]|\d+[.)][ \t]|#|\||>|!!!|\?\?\?|===))")
#: A line whose indented followers are its content and not code.
CONTAINER = re.compile(r" {0,3}(?:[-*+][ \t]|\d+[.)][ \t]|!!!|\?\?\?|===|:[ \t]|\[\^|<|>|///)")
INK = re.compile(r"\S")


def without_code(markdown: str) -> str:
    """`markdown` with every sign inside code and comments covered; same length and same lines."""
    lines = markdown.split("\n")
    for first, last in _fences(lines):
        lines[first : last + 1] = [_cover(line) for line in lines[first : last + 1]]
    for number in list(_indented(lines)):
        lines[number] = _cover(lines[number])
    return _without_comments(_without_spans("\n".join(lines)))


def _cover(text: str) -> str:
    return INK.sub(COVER, text)


def _fences(lines: list[str]) -> Iterator[tuple[int, int]]:
    """First and last line of each fenced block; a fence that is never closed is text."""
    closing: dict[str, list[int]] = {}
    opening: list[tuple[int, str]] = []
    for number, line in enumerate(lines):
        match = FENCE.fullmatch(line)
        if match and not (match["mark"][0] == "`" and "`" in match["info"]):
            opening.append((number, match["mark"]))
            if not match["info"].strip():
                closing.setdefault(match["mark"], []).append(number)
    end = -1
    for number, mark in opening:
        ends = closing.get(mark, [])
        after = bisect_right(ends, number)
        if number > end and after < len(ends):
            end = ends[after]
            yield number, end


def _indented(lines: list[str]) -> Iterator[int]:
    """The lines that are code because they are indented, outside lists and other blocks with content."""
    blank, code, container = True, False, False
    for number, line in enumerate(lines):
        if not line.strip():
            blank = True
            continue
        if line.startswith(("    ", "\t")):
            code = not container and (blank or code)
            if code:
                yield number
        else:
            code = False
            container = bool(CONTAINER.match(line)) or (container and not blank)
        blank = False


def _without_spans(text: str) -> str:
    pieces: list[str] = []
    position = 0
    for start, end in _spans(text):
        pieces += [text[position:start], _cover(text[start:end])]
        position = end
    return "".join((*pieces, text[position:]))


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of what stands between runs of as many backticks in one paragraph."""
    start = 0
    while start < len(text):
        found = PARAGRAPH_END.search(text, start)
        end = found.end() if found else len(text)
        yield from _spans_between([match.span() for match in TICKS.finditer(text, start, end)])
        start = end


def _spans_between(runs: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    later: dict[int, list[int]] = {}
    for number in range(len(runs) - 1, -1, -1):
        later.setdefault(runs[number][1] - runs[number][0], []).append(number)
    covered = -1
    for number, (start, end) in enumerate(runs):
        same = later[end - start]
        while same and same[-1] <= max(number, covered):
            same.pop()
        if number > covered and same:
            covered = same[-1]
            yield start, runs[covered][1]


def _without_comments(text: str) -> str:
    pieces: list[str] = []
    position = 0
    while (start := text.find("<!--", position)) >= 0 and (end := text.find("-->", start)) >= 0:
        pieces += [text[position:start], _cover(text[start : end + 3])]
        position = end + 3
    return "".join((*pieces, text[position:]))
