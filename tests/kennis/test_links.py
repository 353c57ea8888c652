"""Links in Markdown source: all of them found, nothing else touched, in a time that grows with the text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.kennis.hostile import texts

from ankerpunt.kennis.links import Target, absolute, local_target, relative, rewrite


def found(markdown: str) -> list[tuple[str, int]]:
    seen: list[tuple[str, int]] = []

    def note(target: str, line: int) -> str:
        seen.append((target, line))
        return "NIEUW"

    rewrite(markdown, note)
    return seen


def targets(markdown: str) -> list[str]:
    return [target for target, _ in found(markdown)]


@pytest.mark.parametrize(
    ("markdown", "target"),
    [
        ("[a](b.md)", "b.md"),
        ("![a](b.png)", "b.png"),
        ("[a]( b.md )", "b.md"),
        ("[a](<b c.md>)", "b c.md"),
        ("[a](b c.md)", "b c.md"),
        ("[a](b%20c.md)", "b%20c.md"),
        ('[a](b.md "titel")', "b.md"),
        ("[a](b.md 'titel (x)')", "b.md"),
        ('[a](b c.md "titel")', "b c.md"),
        ("[a](b_(c).md)", "b_(c).md"),
        ("[a](b.md#c?d)", "b.md#c?d"),
        ("[a](b.md?c=d&e#f)", "b.md?c=d&e#f"),
        ("[a](foto's/é.md)", "foto's/é.md"),
        ("[a\nb](c.md)", "c.md"),
        ("[a](\nb.md)", "b.md"),
        ("![](b.png){ width=100 }", "b.png"),
        ("[a]: b.md", "b.md"),
        ("[a b]: <b c.md>", "b c.md"),
        ('  [a]: b.md "titel"', "b.md"),
        ("[a]:\n    b.md", "b.md"),
        ("> [a]: b.md", "b.md"),
        ('<img src="b.png" alt="x">', "b.png"),
        ("<a class='x'\n   href='b.md'>a</a>", "b.md"),
        ('<A HREF = "b.md">a</A>', "b.md"),
        ("1. x\n\n    [a](b.md)", "b.md"),
        ('!!! note "zie"\n\n    [a](b.md)', "b.md"),
        ("[^1]: Zie [a](b.md).", "b.md"),
        ("| [a](b.md) | ` |\n| ` | c |", "b.md"),
        ("``[a](x.md)`` [a](b.md)", "b.md"),
        ("een ` tik [a](b.md)", "b.md"),
        ("\\`[a](b.md)`", "b.md"),
        ("```\nnooit gesloten\n\n[a](b.md)", "b.md"),
        ("~~~~\n```\n[a](x.md)\n~~~~\n[a](b.md)", "b.md"),
    ],
)
def test_link_is_found(markdown: str, target: str) -> None:
    assert targets(markdown) == [target]


@pytest.mark.parametrize(
    "markdown",
    [
        "`[a](b.md)`",
        "`` ` [a](b.md) ``",
        "```\n[a](b.md)\n```",
        "```` md\n```\n[a](b.md)\n```\n````",
        "~~~ {.md}\n[a]: b.md\n~~~",
        "- x\n\n    ```\n    [a](b.md)\n    ```",
        "> ```\n> [a](b.md)\n> ```",
        "tekst\n\n    [a](b.md)\n\n    <a href='b.md'>",
        "\t[a](b.md)",
        "<!-- [a](b.md) -->",
        "\\[a\\](b.md)",
        "[a] (b.md)",
        "[^1]: tekst",
        "*[AVG]: Algemene verordening",
        "[Let op]: dit is gewone tekst",
        "[a]",
        "[a]()",
    ],
)
def test_what_is_no_link_is_left_alone(markdown: str) -> None:
    assert targets(markdown) == []


def test_picture_in_a_link_is_two_links() -> None:
    assert targets("[![a](b.png)](c.md)") == ["b.png", "c.md"]


def test_several_links_have_their_lines() -> None:
    assert found("[a](b)\n\n`x`\n[c](d) [e](f)\n<a href='g'>") == [("b", 1), ("d", 4), ("f", 4), ("g", 5)]


def test_only_the_target_changes() -> None:
    markdown = '[a](b.md "x") ![c](<d e.png>){ .f }\n[g]: h.md \'i\'\n<a id="j" href="k">'
    expected = '[a](N "x") ![c](<N>){ .f }\n[g]: N \'i\'\n<a id="j" href="N">'
    assert rewrite(markdown, lambda _target, _line: "N") == expected


SCRAPS = ["[a](b.md)", "![", "](", "c d.png", ")", "`", "```\n", "~~~\n", "\n", "\n\n", "    ", "- ", "<a href='", "'>"]
SCRAPS += ["[e]: f\n", "<!--", "-->", "\\", "é", "🏠", "\x85", '"', " "]
MARKDOWN = st.lists(st.sampled_from(SCRAPS), max_size=40).map("".join)


@given(MARKDOWN | st.text(max_size=300))
def test_rewriting_to_the_same_changes_nothing(markdown: str) -> None:
    assert rewrite(markdown, lambda target, _line: target) == markdown


@given(MARKDOWN)
def test_line_is_that_of_the_target(markdown: str) -> None:
    lines = markdown.split("\n")
    assert all(target in lines[line - 1] for target, line in found(markdown))


def test_time_grows_with_the_text_whatever_it_is() -> None:
    slow: list[tuple[str, float]] = []
    for text in texts():
        start = time.process_time()
        rewrite(text, lambda target, _line: target)
        taken = time.process_time() - start
        if taken > 2:
            slow.append((text[:20], taken))
    assert slow == []


@pytest.mark.parametrize(
    ("target", "parts"),
    [
        ("b.md", Target("b.md", "")),
        ("../b%20c/d.md?e=f#g", Target("../b c/d.md", "?e=f#g")),
        ("/b/", Target("/b/", "")),
        ("b\\_c.md", Target("b_c.md", "")),
        ("caf%C3%A9.md", Target("café.md", "")),
        ("#a", None),
        ("", None),
        ("?a=b", None),
        ("https://a.nl/b.md", None),
        ("//a.nl/b", None),
        ("mailto:a@b.nl", None),
        ("javascript:alert(1)", None),
        ("http://[a", None),
    ],
)
def test_only_links_on_this_site_are_taken_apart(target: str, parts: Target | None) -> None:
    assert local_target(target) == parts


PATHS = st.lists(st.from_regex(r"[a-z0-9é ]{1,8}", fullmatch=True), min_size=1, max_size=4).map("/".join)


@given(PATHS, PATHS)
def test_relative_link_leads_back(target: str, start: str) -> None:
    local = local_target(relative(f"x{target}.md", f"{start}.md"))
    assert local is not None
    assert absolute(local.path, f"{start}.md") == f"x{target}.md"


def test_absolute_link_starts_at_the_root_and_others_may_lead_outside() -> None:
    assert absolute("/a/b.md", "c/d.md") == "a/b.md"
    assert absolute("../../a.md", "c/d.md") == "../a.md"
