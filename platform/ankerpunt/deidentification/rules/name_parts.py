"""How far a name reaches: past tussenvoegsels to the surname, and the point after an initial."""

from __future__ import annotations

from ankerpunt.deidentification.lexicon import Kind
from ankerpunt.deidentification.lists import GENERIC, TUSSENVOEGSELS
from ankerpunt.deidentification.scan import Scan
from ankerpunt.dutch.text import listed

_LONGEST_NAME = 7
_PREPOSITIONS = listed("in op bij aan uit tot voor over onder")
_YOUNGER = listed("jr sr junior senior")
#: What a person can be called by.
PERSON = Kind.FIRST | Kind.SURNAME


def past_tussenvoegsels(scan: Scan, at: int) -> int | None:
    """The first word from `at` that is no tussenvoegsel; None after more than three of them, and after a preposition."""
    if at < len(scan.words) and _is_preposition(scan, at):
        return None
    for index in range(at, min(at + 4, len(scan.words))):
        if index > at and not scan.follows(index):
            return None
        if scan.words[index].folded not in TUSSENVOEGSELS:
            return index
    return None


def past_call_name(scan: Scan, at: int) -> int:
    """The word after '(Ad) ' if `words[at]` stands in such brackets, else `at`."""
    if at + 1 >= len(scan.words) or scan.words[at].gap not in {" (", ". ("} or not scan.words[at].capital:
        return at
    return at + 1 if scan.words[at + 1].gap == ") " else at


def _is_preposition(scan: Scan, at: int) -> bool:
    """'in de Lidl' and 'bij Karim', but not 'op den Camp' and 'in 't Veld'."""
    word = scan.words[at]
    if word.folded not in _PREPOSITIONS or word.capital:
        return False
    return not (scan.follows(at + 1) and scan.words[at + 1].folded in {"den", "'t", "t", "der"})


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
    if nxt < len(scan.words) and len(scan.words[last].text) == 1 and past_call_name(scan, nxt) > nxt:
        return past_tussenvoegsels(scan, past_call_name(scan, nxt))
    if nxt >= len(scan.words) or not scan.follows(nxt):
        return None
    if scan.words[nxt].folded in _YOUNGER:
        return nxt
    core = past_tussenvoegsels(scan, nxt)
    return core if core is not None and core < len(scan.words) and _goes_on(scan, last, core) else None


def _goes_on(scan: Scan, last: int, core: int) -> bool:
    """Whether the name that reaches to `words[last]` has `words[core]` in it too."""
    word = scan.words[core]
    if word.folded in GENERIC or (scan.never[core] and not _surname_all_the_same(scan, last, core)):
        return False
    if core > last + 1:
        return _surname_after_tussenvoegsel(scan, last + 1, core)
    if not word.capital:
        return not scan.cased and not scan.ordinary(core) and bool(scan.kinds(core) & Kind.SURNAME)
    shouted = word.upper and len(word.text) > 1 and scan.words[last].upper
    return not shouted or not scan.ordinary(core) or bool(scan.kinds(core) & PERSON)


def _surname_all_the_same(scan: Scan, last: int, core: int) -> bool:
    """'Hassan Down', 'Piet Parkinson': right after a first name a term of one word is a surname."""
    single = scan.never[core] == 1 and scan.words[core].capital
    return single and core == last + 1 and bool(scan.kinds(last) & Kind.FIRST)


def _surname_after_tussenvoegsel(scan: Scan, nxt: int, core: int) -> bool:
    """'Karim el Amrani', but not 'Karim van Moeder' nor 'Karim in Utrecht'."""
    small = scan.words[nxt].folded
    word = scan.words[core]
    known = bool(scan.kinds(core) & Kind.SURNAME)
    if scan.kinds(core) & Kind.STREET and not known:
        return False
    if not word.capital:
        return not scan.cased and known and (core - nxt > 1 or not scan.ordinary(core))
    if len(word.text) == 1:
        return True
    if small == "van" and core == nxt + 1 and scan.kinds(core) & Kind.FIRST and not known:
        return False
    if core - nxt > 1:
        return True
    return known or not scan.ordinary(core) or small not in {"de", "het", "van", "over"}


def with_point(scan: Scan, last: int) -> int:
    """The end of the mention; the point after an initial belongs to it."""
    end = scan.words[last].end
    initial = len(scan.words[last].text) == 1 and scan.plain[end : end + 1] == "."
    return end + 1 if initial else end
