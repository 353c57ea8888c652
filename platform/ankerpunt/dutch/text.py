"""From raw text to tokens: one spelling for what is written in many ways, with positions in the text kept."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

LONGEST_TOKEN = 64

_MARKS = dict.fromkeys(range(0x300, 0x370))
_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "ı": "i", "’": "'", "‘": "'"})
#: Soft hyphens, zero-width signs and signs that turn the direction of writing: they part no words.
_UNSEEN = re.compile(r"[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_CONTROL = re.compile(r"[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029]")
_TOKEN = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]?")
_JOINT = re.compile(r"[.&-]")
_APOSTROPHE = re.compile(r"'(?:s|er|je|tje)?(?=$|[.&-])|'")


class Token(NamedTuple):
    """One written word with its place in the text: `text[start:end]`, letters and joints as written."""

    start: int
    end: int
    raw: str


def listed(text: str) -> frozenset[str]:
    """The words of a list that is written as running text."""
    return frozenset(text.split())


def clean(text: str) -> str:
    """NFC without invisible signs and with a space for each control character; what fragments are cut from."""
    return _CONTROL.sub(" ", _UNSEEN.sub("", unicodedata.normalize("NFC", text)))


def fold(word: str) -> str:
    """Lower case without accents: 'Coördinatie' -> 'coordinatie'. Letters outside Latin stay as they are."""
    lowered = word.casefold()
    if lowered.isascii():
        return lowered
    plain = unicodedata.normalize("NFKD", lowered).casefold().translate(_LETTERS).translate(_MARKS)
    return unicodedata.normalize("NFKC", plain)


def tokens(text: str) -> Iterator[Token]:
    """The words of a `clean` text; 'ex-partner' and 'w.s.n.p.' are one token each (see `spellings`)."""
    for match in _TOKEN.finditer(text):
        yield Token(match.start(), match.end(), match.group())


def spellings(raw: str) -> tuple[tuple[str, ...], str | None]:
    """The folded words in one token, and the same joined where a hyphen or point held them together.

    'ex-partner' -> (ex, partner), expartner; "foto's" -> (foto), None; 'w.s.n.p' -> (wsnp), None.
    """
    word = fold(raw).replace(" ", "")  # some Arabic signs come apart into a space and a mark
    if _DOTTED.fullmatch(word):
        return (word.replace(".", ""),), None
    word = _APOSTROPHE.sub("", word)
    parts = tuple(part[:LONGEST_TOKEN] for part in _JOINT.split(word) if part)
    return parts, "".join(parts)[:LONGEST_TOKEN] if len(parts) > 1 else None
