"""Texts that no person writes, made to make a parser slow: one short piece over and over."""

from __future__ import annotations

PIECES = [
    "[", "]", "](", "![", "[a](", "[a](b ", '[a](b "', "[a](( ", "](<", "](a(b", "[a][b] ", "[[a]]", "[a]: b\n", "[^a]: b\n\n",
    "`", "` ", "`` ` ", "```\n", "~~~x\n", "```x\n\n", "`a\n\n", "<", "<a ", '<a href="', "<img src='", "<!--", "<!-- -->",
    "<div>\n\n", "<h1>", "<p", "</", "&#x", "*", "*a ", "**a ", "_", "***a", "> ", ">", "- a\n", "- ", "1. ", "|", "|a|b|\n",
    "---\n", "a\n-\n", "# ", "#", "# a #", " ", "\n", "\t", "\\", ": ", "    a\n\n", "{", "{{", "{%", "{: ", "::", ":a", "=", "~",
    "a", "woord ", "http://", "\x02wzxhzdk:0\x03", "!!! note\n", '=== "a"\n', "href=", " href = ",
]  # fmt: skip
LONG = 200_000


def texts(length: int = LONG) -> list[str]:
    """Each piece until it is `length` signs long, and runs of backticks that grow."""
    growing = " ".join("`" * size for size in range(1, int((2 * length) ** 0.5)))
    spaces = f"[a](b{' ' * length}c"
    return [
        *(piece * (length // len(piece)) for piece in PIECES),
        growing,
        spaces,
        f"# a{' ' * length}b",
        f"<a {'x ' * length}",
    ]
