"""Initials: with a surname, after a title, or a letter with a point for a whole name."""

from __future__ import annotations

from ankerpunt.deidentification.lexicon import Kind
from ankerpunt.deidentification.lists import GENERIC, ROLES, TITLES
from ankerpunt.deidentification.rules.name_parts import extended, past_call_name, past_tussenvoegsels
from ankerpunt.deidentification.scan import Scan
from ankerpunt.deidentification.values import Certainty
from ankerpunt.dutch.text import listed

#: A mention of a person: the places of its first and last word, how sure, and why.
Mention = tuple[int, int, Certainty, str]
_LONG_INITIALS = listed("th ch ph tj sj fr chr joh jac wm alb")
_INITIALS = "Voorletters met een achternaam wijzen één persoon aan."
AFTER_TITLE = "Na een aanspreekvorm staat een naam."


def initials(scan: Scan, at: int) -> Mention | None:
    """'J.P. de Vries', 'F. el A.', 'JP Jansen', and a letter with a point for a whole name."""
    last = at
    while _is_initial(scan, last) and last - at < 5 and (last == at or scan.words[last].gap in {".", ". "}):
        last += 1
    letters = last - at
    if letters == 0:
        return _joined_initials(scan, at)
    last = past_call_name(scan, last)
    core = past_tussenvoegsels(scan, last) if last < len(scan.words) else None
    if core is not None and scan.words[last].gap in {". ", ".", " ", ") "} and can_be_surname(scan, core):
        return at, extended(scan, core), Certainty.ZEKER, _INITIALS
    pointed = scan.plain[scan.words[last - 1].end : scan.words[last - 1].end + 1] == "."
    before = scan.before(at)
    if before in ROLES | TITLES and (pointed or letters > 1):
        return at - (before in TITLES), last - 1, Certainty.ZEKER, AFTER_TITLE
    alone = pointed and scan.words[at].capital and not scan.never[at]
    return (at, last - 1, Certainty.CONTROLEER, _INITIALS) if alone else None


def _is_initial(scan: Scan, at: int) -> bool:
    """A single capital (or Th., Chr.), or in a text without capitals a single letter with a point."""
    if at >= len(scan.words):
        return False
    word = scan.words[at]
    if word.folded in _LONG_INITIALS and word.capital and scan.plain[word.end : word.end + 1] == ".":
        return True
    if len(word.text) != 1:
        return False
    return word.capital or (not scan.cased and scan.plain[word.end : word.end + 1] == ".")


def _joined_initials(scan: Scan, at: int) -> Mention | None:
    word = scan.words[at]
    if (
        not (word.upper and 2 <= len(word.text) <= 3)
        or scan.never[at]
        or scan.ordinary(at)
        or at + 1 >= len(scan.words)
    ):
        return None
    core = past_tussenvoegsels(scan, at + 1)
    if core is None or core == at + 1 or not scan.follows(at + 1) or not can_be_surname(scan, core):
        return None
    return at, extended(scan, core), Certainty.ZEKER, _INITIALS


def can_be_surname(scan: Scan, at: int) -> bool:
    """Whether `words[at]` can be the surname after initials or a first name."""
    if at >= len(scan.words):
        return False
    word = scan.words[at]
    if scan.never[at] or word.folded in GENERIC or not (word.capital or not scan.cased):
        return False
    if not word.capital:
        return bool(scan.kinds(at) & Kind.SURNAME)
    return bool(scan.kinds(at) & Kind.SURNAME) or not scan.ordinary(at) or len(word.text) == 1
