"""Taking a content file apart: every fault with its line, and nothing that can fill the memory."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ankerpunt.errors import ContentError
from ankerpunt.kennis.document import MAX_BYTES, decode, digest, join, parse


def fault(text: str) -> tuple[int, str]:
    with pytest.raises(ContentError) as caught:
        parse(text)
    return caught.value.line, caught.value.message


def meta(kop: str) -> dict[str, Any]:
    return parse(f"---\n{kop}\n---\n").meta


def test_file_without_front_matter_is_all_body() -> None:
    document = parse("# Kop\n\n---\n")
    assert (document.kop, document.body, document.body_line, document.meta) == ("", "# Kop\n\n---\n", 1, {})


def test_body_begins_after_the_second_line_of_dashes() -> None:
    document = parse("---\ntitle: a\n\n# een opmerking\n---\n\n---\ntekst")
    assert (document.body, document.body_line) == ("\n---\ntekst", 6)


@pytest.mark.parametrize("end", ["---", "--- ", "..."])
def test_front_matter_ends_as_it_does_for_mkdocs(end: str) -> None:
    assert parse(f"--- \ntitle: a\n{end}\nb").body == "b"


def test_front_matter_may_be_all_there_is() -> None:
    assert parse("---\ntitle: a\n---").meta == {"title": "a"}


def test_front_matter_that_does_not_end_is_refused() -> None:
    assert fault("---\ntitle: a\n") == (1, "de kop begint met --- maar eindigt nergens met ---")


@pytest.mark.parametrize(
    ("kop", "line", "words"),
    [
        ("title: a\nb: c: d", 3, "dubbele punt"),
        ("title: 'a\nb: c", 4, "niet wordt gesloten"),
        ("title: a\n\tb: c", 3, "tab"),
        ("title: a\ntags: [a, b\nc: d", 4, "haak"),
        ("title: a\nzie: *daar", 3, "\\*"),
        ('title: "a\\qb"', 2, "dubbele aanhalingstekens"),
        ("title: a\n  b: c", 3, "dubbele punt|inspringt"),
        ("- a\n- b", 2, "sleutel: waarde"),
        ("tekst", 2, "sleutel: waarde"),
        ("a: b\ntitle: {{ page.title }}", 3, "geen tekst"),
        ("a: b\n? [c]\n: d", 3, "geen tekst"),
        ('a: b\nc: "d\\0e"', 3, "niet te tonen"),
        ("a: b\nc: d\x01e", 3, "niet te tonen"),
    ],
)
def test_broken_front_matter_is_refused_with_line_and_reason(kop: str, line: int, words: str) -> None:
    with pytest.raises(ContentError, match=words) as caught:
        parse(f"---\n{kop}\n---\n")
    assert caught.value.line == line


def test_keys_have_their_lines_nested_ones_too() -> None:
    document = parse("---\n# opmerking\ntitle: a\nbronnen:\n  - titel: x\n  - titel: y\n    url: z\n---\n")
    assert document.lines["title"] == 3
    assert document.lines["bronnen.2.url"] == 7
    assert document.line("bronnen.2.jaar") == 6
    assert document.line("iets") == 2


def test_repeated_keys_are_noted_with_the_line_of_the_second() -> None:
    document = parse("---\ntitle: a\nhide: [x]\nhide: [y]\n---\n")
    assert document.repeated == (("hide", 4),)
    assert document.meta["hide"] == ["y"]


def test_values_stay_as_they_are_written() -> None:
    kop = "tel: 0201234567\nversie: 1.10\nopen: 9:30\ngetal: 12\ndeel: 0.5\naan: yes\nja: true\nniets: ~\nhex: 0x1F\nlang: 1_000"
    assert meta(kop) == {
        "tel": "0201234567",
        "versie": "1.10",
        "open": "9:30",
        "getal": 12,
        "deel": 0.5,
        "aan": "yes",
        "ja": True,
        "niets": None,
        "hex": "0x1F",
        "lang": "1_000",
    }


def test_days_are_days_and_impossible_ones_are_text() -> None:
    assert meta("a: 2026-11-20\nb: 2026-02-31") == {"a": date(2026, 11, 20), "b": "2026-02-31"}


def test_tags_of_other_programs_are_passed_over() -> None:
    assert meta("a: !ENV [X, y]\nb: !!python/name:os.system ''\nc: !!binary aGk=") == {
        "a": ["X", "y"],
        "b": "",
        "c": "aGk=",
    }


def test_aliases_are_values() -> None:
    assert meta("a: &x [1, 2]\nb: *x") == {"a": [1, 2], "b": [1, 2]}


def test_aliases_of_aliases_do_not_fill_the_memory() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 20)]
    assert fault("---\n" + "\n".join(lines) + "\n---\n")[1] == "de kop is te groot of te diep genest"


@pytest.mark.parametrize(
    "kop", ["a: &a [*a]", "a: &a {b: *a}", "[" * 50_000, "a: " + "[" * 500 + "]" * 500, "- " * 50_000]
)
def test_deep_nesting_is_refused(kop: str) -> None:
    assert "de kop" in fault(f"---\n{kop}\n---\n")[1]


def test_byte_order_mark_and_other_line_ends_go() -> None:
    assert decode(b"\xef\xbb\xbf---\r\ntitle: a\r\n---\rtekst") == "---\ntitle: a\n---\ntekst"


@pytest.mark.parametrize(
    ("raw", "line", "words"),
    [
        (b"a\nb\ncaf\xe9", 3, "geen UTF-8"),
        ("a\nb".encode("utf-16"), 1, "UTF-16"),
        (b"a\n\x89PNG\0\0", 2, "geen tekstbestand"),
        (b"x" * (MAX_BYTES + 1), 1, "te groot; een pagina is hoogstens 2 MB"),
    ],
)
def test_what_is_no_text_is_refused(raw: bytes, line: int, words: str) -> None:
    with pytest.raises(ContentError, match=words) as caught:
        decode(raw)
    assert caught.value.line == line


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
def test_any_body_comes_back(body: str) -> None:
    source = join("title: a\n", body)
    assert parse(source).source == source
    assert parse(source).body == body
    assert len(digest(source)) == 64


@given(st.text(max_size=300))
def test_no_front_matter_breaks_the_parser(kop: str) -> None:
    try:
        parse(f"---\n{kop}\n---\n")
    except ContentError as error:
        assert error.line >= 1
