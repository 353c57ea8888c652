"""The capital-word check: a capital that no sentence explains, or a word that no list knows, is shown to a human."""

from __future__ import annotations

from collections.abc import Iterator

from ankerpunt.deidentification import lexicon
from ankerpunt.deidentification.lexicon import Kind
from ankerpunt.deidentification.lists import ARTICLES, BEFORE_PLACE, CHAT, GENERIC, GREETINGS, ROLES, TUSSENVOEGSELS
from ankerpunt.deidentification.scan import Scan
from ankerpunt.deidentification.values import Certainty, Mark, Type
from ankerpunt.deidentification.words import Word
from ankerpunt.dutch.text import fold

_CAPITAL = "Een hoofdletter midden in de zin: vaak een naam."
_UNKNOWN = "Dit woord staat niet in de woordenlijst: misschien een naam."
_SCRIPT_REASON = "Een woord in een ander schrift kan een naam zijn."
_ACRONYM = 3
_LONGEST = 7
#: In a text without capitals shorter unknown words are mostly abbreviations.
_LONG_ENOUGH = 4
_INSIDE = frozenset({"met", "voor", "of", "the", "and", "for"})
_BEFORE_ORGANISATION = frozenset({"bij", "van", "via", "de", "het"})
_VOWELS = frozenset("aeiouy")
_SHORTENED_ENDS = ("nr",)


def find_capitals(scan: Scan) -> Iterator[Mark]:
    """Runs of words that a capital makes suspect, with the article before them."""
    at = 0
    while at < len(scan.words):
        reason = _suspect(scan, at)
        if reason is None:
            at += 1
            continue
        last = at
        while last - at < _LONGEST and (step := _step(scan, last)) is not None:
            last = step
        first = at - 1 if scan.before(at) in ARTICLES else at
        certainty = _certainty(scan, at)
        yield Mark(scan.words[first].start, scan.words[last].end, _type(scan, at), certainty, reason)
        at = last + 1


def _suspect(scan: Scan, at: int) -> str | None:
    word = scan.words[at]
    if scan.never[at] or word.folded in GENERIC | GREETINGS or scan.kinds(at) & Kind.COUNTRY:
        return None
    if not word.text[0].isascii() and not "À" <= word.text[0] <= "ſ" and len(word.text) > 1:
        return _SCRIPT_REASON
    if not word.capital:
        return _UNKNOWN if _small_and_unknown(scan, at) else None
    if len(word.text) < 2 or _is_acronym(scan, at) or _begins_compound(word) or _glued_to_digits(scan, at):
        return None
    if not scan.ordinary(at):
        return None if word.folded.endswith("nr") else _UNKNOWN
    return None if word.begins or word.upper or scan.before(at) == "'s" else _CAPITAL


def _begins_compound(word: Word) -> bool:
    """V-nummer, DNA-onderzoek, KIES-coach: letters before an ordinary word."""
    head, _, tail = word.text.partition("-")
    return bool(tail) and head.isupper() and tail.islower() and lexicon.is_ordinary(fold(tail))


def _glued_to_digits(scan: Scan, at: int) -> bool:
    """PL1700 and 1013 GE: no word, but part of a number."""
    word = scan.words[at]
    return word.upper and (scan.plain[word.end : word.end + 1].isdigit() or word.gap[-2:-1].isdigit())


def _small_and_unknown(scan: Scan, at: int) -> bool:
    """In a text without capitals: a word of some length that no list knows."""
    word = scan.words[at]
    if scan.cased or len(word.text) < _LONG_ENOUGH or word.folded in CHAT or scan.ordinary(at):
        return False
    shortened = word.folded.endswith(_SHORTENED_ENDS) or any(lexicon.is_ordinary(word.folded + end) for end in "nt")
    return not shortened and len(set(word.folded) & _VOWELS) > 0


def _step(scan: Scan, last: int) -> int | None:
    """The next word of a name in capitals: right after, or past 'met', 'voor' or '&'."""
    nxt = last + 1
    if nxt < len(scan.words) and scan.words[nxt].gap == " & " and _joins(scan, nxt):
        return nxt
    if scan.follows(nxt) and scan.words[nxt].folded in _INSIDE and scan.follows(nxt + 1):
        nxt += 1
    return nxt if scan.follows(nxt) and _joins(scan, nxt) else None


def _is_acronym(scan: Scan, at: int) -> bool:
    """Short and all capitals, where no organisation is named. Two letters can be initials: those are shown."""
    word = scan.words[at]
    return word.upper and 2 < len(word.text) <= _ACRONYM and scan.before(at) not in _BEFORE_ORGANISATION


def _joins(scan: Scan, at: int) -> bool:
    word = scan.words[at]
    if scan.never[at] or not word.capital or (word.upper and scan.ordinary(at)):
        return False
    return word.folded not in GENERIC or word.folded in TUSSENVOEGSELS


def _certainty(scan: Scan, at: int) -> Certainty:
    word = scan.words[at]
    named = not word.begins and not scan.ordinary(at) and scan.before(at) in ROLES
    return Certainty.ZEKER if named else Certainty.CONTROLEER


def _type(scan: Scan, at: int) -> Type:
    before = scan.before(at)
    return Type.PLAATS if before in BEFORE_PLACE else Type.ORGANISATIE if before in ARTICLES else Type.NAAM
