"""The words of a cleaned text, with what the rules ask of each: its capital, and whether a sentence begins there."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ankerpunt.dutch.text import fold, listed

#: 't, 's and 'n stand alone or before a hyphen ('s-Hertogenbosch); other apostrophes and hyphens stand inside a word.
_WORD = re.compile(r"'[tsn](?:-[^\W\d_]+)?(?![^\W\d_])|[^\W\d_]+(?:['-][^\W\d_]+)*")
_ENDS = re.compile(r"[.!?:;\n•|*>=]|^\s*-|\n\s*-")
#: After these a point ends no sentence.
_SHORTENED = listed(
    """
    mw mevr mr dhr hr dr drs ir ing prof ds fam st nr tel blz evt bijv bv o a d w z i v m n t p jr sr ca resp incl
    excl o.a gem gesch geb plm art lid min max mej br zr wed
    """
)
_GENITIVE = re.compile(r"'s?$")


@dataclass(frozen=True, slots=True)
class Word:
    """One word: `plain[start:end]`. A genitive 's is not part of it."""

    start: int
    end: int
    text: str
    folded: str
    #: Begins with a capital, or has one after a hyphen.
    capital: bool
    #: All capitals, two letters or more.
    upper: bool
    #: A sentence, line or cell begins here, so that a capital says nothing.
    begins: bool
    #: What stands between the word before and this one.
    gap: str


def words(plain: str) -> list[Word]:
    """All words, in order."""
    found: list[Word] = []
    before = 0
    for match in _WORD.finditer(plain):
        written = match.group()
        text = _GENITIVE.sub("", written) if "'" in written[1:] else written
        gap = plain[before : match.start()][:80]
        begins = not found or (_ENDS.search(gap) is not None and not _after_shortened(found[-1], gap))
        start, end = match.start(), match.start() + len(text)
        shouted = len(text) > 1 and text.isupper()
        found.append(Word(start, end, text, fold(text), _has_capital(text), shouted, begins, gap))
        before = match.end()
    return found


def _after_shortened(word: Word, gap: str) -> bool:
    return gap in {".", ". "} and (word.folded in _SHORTENED or (len(word.text) == 1 and word.capital))


def _has_capital(text: str) -> bool:
    """At its beginning or after a hyphen: Fatima, al-Masri, 's-Hertogenbosch."""
    return any(part[:1].isupper() for part in text.lstrip("'").split("-"))
