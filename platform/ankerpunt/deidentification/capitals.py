"""The capital-word check: a capital that no sentence explains, or a word that no list knows, is shown to a human."""

from __future__ import annotations

from collections.abc import Iterator

from ankerpunt.deidentification.lexicon import Kind
from ankerpunt.deidentification.lists import ARTICLES, BEFORE_PLACE, GENERIC, ROLES
from ankerpunt.deidentification.scan import Scan
from ankerpunt.deidentification.values import Certainty, Mark, Type

_CAPITAL = "Een hoofdletter midden in de zin: vaak een naam."
_UNKNOWN = "Dit woord staat niet in de woordenlijst: misschien een naam."
_SCRIPT_REASON = "Een woord in een ander schrift kan een naam zijn."
_ACRONYM = 3


def find_capitals(scan: Scan) -> Iterator[Mark]:
    """Runs of words that a capital makes suspect, with the article before them."""
    at = 0
    while at < len(scan.words):
        reason = _suspect(scan, at)
        if reason is None:
            at += 1
            continue
        last = at
        while last + 1 < len(scan.words) and scan.follows(last + 1) and _joins(scan, last + 1):
            last += 1
        first = at - 1 if scan.before(at) in ARTICLES else at
        certainty = _certainty(scan, at)
        yield Mark(scan.words[first].start, scan.words[last].end, _type(scan, at), certainty, reason)
        at = last + 1


def _suspect(scan: Scan, at: int) -> str | None:
    word = scan.words[at]
    if scan.never[at] or word.folded in GENERIC or scan.kinds(at) & (Kind.INVENTED | Kind.COUNTRY):
        return None
    if not word.text[0].isascii() and not "À" <= word.text[0] <= "ſ" and len(word.text) > 1:
        return _SCRIPT_REASON
    if not word.capital or len(word.text) < 2 or _is_acronym(scan, at):
        return None
    if not scan.ordinary(at):
        return _UNKNOWN
    return None if word.begins or word.upper or scan.before(at) == "'s" else _CAPITAL


def _is_acronym(scan: Scan, at: int) -> bool:
    """Short and all capitals. Two letters can be initials: those are shown."""
    word = scan.words[at]
    return word.upper and 2 < len(word.text) <= _ACRONYM


def _joins(scan: Scan, at: int) -> bool:
    return not scan.never[at] and scan.words[at].capital and scan.words[at].folded not in GENERIC


def _certainty(scan: Scan, at: int) -> Certainty:
    word = scan.words[at]
    named = not word.begins and not scan.ordinary(at) and scan.before(at) in ROLES
    return Certainty.ZEKER if named else Certainty.CONTROLEER


def _type(scan: Scan, at: int) -> Type:
    before = scan.before(at)
    return Type.PLAATS if before in BEFORE_PLACE else Type.ORGANISATIE if before in ARTICLES else Type.NAAM
