"""The text as the rules read it: without signs that hide letters, each letter with its place in the text as given."""

from __future__ import annotations

import re
import unicodedata
from array import array
from dataclasses import dataclass
from functools import lru_cache

#: Everything but the signs a Dutch text is made of: those pass unread.
_UNUSUAL = re.compile(r"[^\n\x20-\x5f\x61-\x7e\u00c0-\u0131\u0134-\u017e€]")
#: Letters of other scripts that look like a Latin one; read as such only in a word that has Latin letters too.
_LOOKALIKES = str.maketrans(
    "АВЕЅІЈКМНОРСТУХаеѕіјорсухһԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧαινορυ",
    "ABESIJKMHOPCTYXaesijopcyxhdqwABEZHIKMNOPTYXaivopu",
)
_SIGNS = {
    **dict.fromkeys("’‘ʼ`´′", "'"),
    **dict.fromkeys("“”„«»", '"'),
    **dict.fromkeys("‐‑‒−", "-"),
    **dict.fromkeys("\v\f\x85\u2028\u2029", "\n"),
    "\t": " ",
    "\r": "\n",
}
_OTHER_SCRIPT = re.compile(r"[\u0370-\u04ff\u0500-\u052f]")
_MIXED = re.compile(r"[^\W\d_]{1,64}")
_DIGITS_APART = re.compile(r"(\d ?)[–—]( ?\d)")


@dataclass(frozen=True)
class Reading:
    """`plain` is what the rules read; `original` leads their offsets back to the text as it was given."""

    text: str
    plain: str
    #: For each sign of `plain` its place in `text`; None where both are the same.
    places: array[int] | None

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The offsets in `text` (code points) of `plain[start:end]`, combining marks after its last letter included."""
        if self.places is None or start >= end:
            return start, end
        first, last = self.places[start], self.places[end - 1] + 1
        after = self.places[end] if end < len(self.places) else len(self.text)
        while last < after and unicodedata.combining(self.text[last]):
            last += 1
        return first, last


def read(text: str) -> Reading:
    """Clean `text` for the rules. Linear; never raises, whatever the text holds."""
    if _UNUSUAL.search(text) is None:
        return Reading(text, text, None)
    pieces: list[str] = []
    places = array("l")
    done = 0
    for match in _UNUSUAL.finditer(text):
        at = match.start()
        if at > done:
            pieces += (text[done : at - 1], text[at - 1])  # the last letter apart: a mark may follow
            places.extend(range(done, at))
        done = at + 1
        if unicodedata.combining(match.group()) and pieces:
            pieces[-1] = _composed(pieces[-1], match.group())
            continue
        shown = "" if text.startswith("\r\n", at) else _shown(match.group())
        if shown:
            pieces.append(shown)
            places.extend([at] * len(shown))
    pieces.append(text[done:])
    places.extend(range(done, len(text)))
    plain = _DIGITS_APART.sub(r"\1-\2", "".join(pieces))
    return Reading(text, _latin(plain), places)


def _composed(letters: str, mark: str) -> str:
    """`letters` with `mark` on the last one; a mark that no letter can bear is left out."""
    whole = unicodedata.normalize("NFC", letters + mark)
    return whole if len(whole) == len(letters) else letters


@lru_cache(maxsize=1 << 12)
def _shown(sign: str) -> str:
    """What a reader sees of one unusual sign: nothing, or one or more plain signs."""
    if sign in _SIGNS:
        return _SIGNS[sign]
    category = unicodedata.category(sign)
    if category in {"Cc", "Cf", "Mn", "Me"}:
        return ""
    if category == "Zs":
        return " "
    if category == "Nd":
        return str(unicodedata.digit(sign))
    if category in {"Cs", "Co", "Cn"}:
        return "\ufffd"
    return unicodedata.normalize("NFKC", sign) or sign


def _latin(plain: str) -> str:
    if _OTHER_SCRIPT.search(plain) is None:
        return plain
    return _MIXED.sub(lambda match: _without_lookalikes(match.group()), plain)


def _without_lookalikes(word: str) -> str:
    mixed = _OTHER_SCRIPT.search(word) and any(sign < "\u0250" for sign in word)
    return word.translate(_LOOKALIKES) if mixed else word
