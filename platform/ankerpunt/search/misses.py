"""Decides whether a question that found nothing may be counted: only if it can hold nothing about a person.

What is counted is kept, so in doubt it is not: a lost signal costs less than a resident's name in a list
(ARCHITECTURE.md, 'Where things must never be').
"""

from __future__ import annotations

from itertools import pairwise

from ankerpunt.deidentification.lexicon import doubtful_names
from ankerpunt.deidentification.lists import TITLES
from ankerpunt.dutch.text import clean, fold, spellings, tokens
from ankerpunt.dutch.words import is_word
from ankerpunt.search.analysis_lists import STOP_WORDS, WEAK_WORDS
from ankerpunt.search.thesaurus import Thesaurus

#: A longer question tells a story, and a story can be recognised without a name in it.
MOST_WORDS = 8


def may_be_counted(vraag: str, thesaurus: Thesaurus) -> bool:
    """Whether every word of `vraag` is in the thesaurus or the word list and none can be a name.

    Anything with a digit or an at sign may not be counted, nor a capital inside the question.
    """
    asked = clean(vraag)
    raws = [token.raw for token in tokens(asked)]
    if not raws or len(raws) > MOST_WORDS or "@" in asked or any(sign.isdigit() for sign in asked):
        return False
    return (
        all(_harmless(raw, thesaurus) for raw in raws)
        and not any(_capital(raw) and not _in_thesaurus(raw, thesaurus) for raw in raws[1:])
        and not any(fold(title) in TITLES and _perhaps_a_name(raw, thesaurus) for title, raw in pairwise(raws))
    )


def normalised(vraag: str) -> str:
    """How a question that may be counted is written down: lower case, single spaces, signs left out."""
    return " ".join(fold(token.raw) for token in tokens(clean(vraag)))


def _harmless(raw: str, thesaurus: Thesaurus) -> bool:
    words, _ = spellings(raw)
    return all(word in thesaurus.words or (is_word(word) and word not in doubtful_names()) for word in words)


def _capital(raw: str) -> bool:
    """Lvb and WMO are abbreviations; Winter is a name."""
    return raw[0].isupper() and not raw.isupper()


def _in_thesaurus(raw: str, thesaurus: Thesaurus) -> bool:
    return all(word in thesaurus.words for word in spellings(raw)[0])


def _perhaps_a_name(raw: str, thesaurus: Thesaurus) -> bool:
    return fold(raw) not in STOP_WORDS | WEAK_WORDS and not _in_thesaurus(raw, thesaurus)
