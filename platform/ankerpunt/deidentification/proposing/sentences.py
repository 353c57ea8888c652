"""Where a sentence begins: what is put there has the capital that stood there."""

from __future__ import annotations

import re

from ankerpunt.deidentification.proposing.proposals import Proposal
from ankerpunt.deidentification.words import words

_FAR = 80
#: The end of a sentence or line, and what may stand between it and the first word: quotes, a bracket, the sign of a list.
_ENDED = re.compile(r"(?:[.!?…][\"')]{0,3}\s+|\n\s*(?:[-•*]\s{1,3})?|\A\s*)[\"'(]{0,3}\Z")
_SENTENCE_AFTER = re.compile(r"[\"')]{0,3}(?:\s*\Z|\s*\n|\s+[\"'(]{0,3}[^\W\d_a-z])")


def begins_sentence(plain: str, start: int) -> bool:
    """Whether a sentence, line or item of a list begins at `plain[start]`; not so after 'mw.' or an initial."""
    ahead = plain[max(0, start - _FAR) : start]
    ended = _ENDED.search(ahead)
    if ended is None:
        return False
    if ended.group().startswith("."):
        return words(ahead + "X")[-1].begins
    return True


def ends_sentence(plain: str, end: int) -> bool:
    """Whether the point of an initial right before `plain[end]` ends a sentence as well: a capital or nothing follows."""
    match = _SENTENCE_AFTER.match(plain[end : end + _FAR])
    return match is not None and not match.group()[-1:].islower()


def begun(plain: str, start: int, words: Proposal) -> Proposal:
    """`words` as they stand at `plain[start]`: with a capital where a sentence begins, unless a small letter stood there."""
    if plain[start : start + 1].islower() or not begins_sentence(plain, start):
        return words
    return Proposal(_raised(words.suggestion), tuple(map(_raised, words.alternatives)))


def _raised(words: str) -> str:
    return words[:1].upper() + words[1:]
