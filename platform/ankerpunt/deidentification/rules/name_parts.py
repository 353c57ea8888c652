"""How far a name reaches: past tussenvoegsels to the surname, and the point after an initial."""

from __future__ import annotations

from ankerpunt.deidentification.lexicon import Kind
from ankerpunt.deidentification.lists import GENERIC, TUSSENVOEGSELS
from ankerpunt.deidentification.scan import Scan
from ankerpunt.dutch.text import listed

_LONGEST_NAME = 7
_YOUNGER = listed("jr sr junior senior")
_PERSON = Kind.FIRST | Kind.SURNAME


def past_tussenvoegsels(scan: Scan, at: int) -> int | None:
    """The first word from `at` that is no tussenvoegsel; None after more than three of them."""
    for index in range(at, min(at + 4, len(scan.words))):
        if index > at and not scan.follows(index):
            return None
        if scan.words[index].folded not in TUSSENVOEGSELS:
            return index
    return None


def extended(scan: Scan, at: int) -> int:
    """The last word of the name that has `words[at]` in it."""
    last = at
    while last - at < _LONGEST_NAME:
        step = _next_part(scan, last)
        if step is None:
            return last
        last = step
    return last


def _next_part(scan: Scan, last: int) -> int | None:
    nxt = last + 1
    if nxt >= len(scan.words) or not scan.follows(nxt):
        return None
    if scan.words[nxt].folded in _YOUNGER:
        return nxt
    core = past_tussenvoegsels(scan, nxt)
    if core is None or core >= len(scan.words):
        return None
    word = scan.words[core]
    if scan.never[core] or word.folded in GENERIC:
        return None
    if core > nxt:
        return core if _surname_after_tussenvoegsel(scan, nxt, core) else None
    if not word.capital:
        small = not scan.cased and not scan.ordinary(core) and scan.kinds(core) & Kind.SURNAME
        return core if small else None
    shouted = word.upper and len(word.text) > 1 and scan.words[last].upper
    if shouted and scan.ordinary(core) and not scan.kinds(core) & _PERSON:
        return None
    return core


def _surname_after_tussenvoegsel(scan: Scan, nxt: int, core: int) -> bool:
    """'Karim el Amrani', but not 'Karim van Moeder' nor 'Karim in Utrecht'."""
    small = scan.words[nxt].folded
    if small in {"in", "op", "bij", "aan", "uit", "tot", "voor", "over", "onder"} and core == nxt + 1:
        return False
    word = scan.words[core]
    known = bool(scan.kinds(core) & Kind.SURNAME)
    if not word.capital:
        return not scan.cased and known and (core - nxt > 1 or not scan.ordinary(core))
    if len(word.text) == 1:
        return True
    if small == "van" and core == nxt + 1 and scan.kinds(core) & Kind.FIRST and not known:
        return False
    return known or not scan.ordinary(core) or small not in {"de", "het", "van", "over"}


def with_point(scan: Scan, last: int) -> int:
    """The end of the mention; the point after an initial belongs to it."""
    end = scan.words[last].end
    initial = len(scan.words[last].text) == 1 and scan.plain[end : end + 1] == "."
    return end + 1 if initial else end
