"""The abbreviations that people make of a name: Centrum Seksueel Geweld -> csg, motiverende gespreksvoering -> mgv."""

from __future__ import annotations

from ankerpunt.dutch.compounds import parts
from ankerpunt.dutch.text import clean, spellings, tokens
from ankerpunt.dutch.words import is_word
from ankerpunt.search.analysis_lists import STOP_WORDS

SHORTEST, LONGEST = 3, 5


def initials(name: str) -> frozenset[str]:
    """The abbreviations of a name of two words or more: with and without its small words, compounds whole and split.

    Only those that are no Dutch word and have three to five letters.
    """
    words = [word for token in tokens(clean(name)) for word in spellings(token.raw)[0]]
    full = [word for word in words if word not in STOP_WORDS]
    if len(full) < 2:
        return frozenset()
    split = [part for word in full for part in (parts(word) if len(parts(word)) == 2 else (word,))]
    made = {"".join(word[0] for word in row) for row in (words, full, split)}
    return frozenset(word for word in made if SHORTEST <= len(word) <= LONGEST and not is_word(word))
