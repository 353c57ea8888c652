"""The Dutch word list: which words exist, which are names, and what their lemma is; one memory-mapped file.

Source: the OpenTaal word list (BSD or CC-BY 3.0, `data/NOTICE.md`) with lemmas by simplemma; made by `build_words`.
"""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

import marisa_trie
from Stemmer import Stemmer

WORDS_FILE = Path(__file__).parent / "data" / "words.marisa"
#: Named in full: in Snowball 3 plain "dutch" is another algorithm (SEARCH.md).
STEMMER = "dutch_porter"
WORD = 1
NAME = 2
FIRST = 4


@cache
def word_list() -> marisa_trie.BytesTrie:
    """The memory-mapped list: folded word -> kind and lemma. Call it before a fork and every worker shares it."""
    return marisa_trie.BytesTrie().mmap(str(WORDS_FILE))


@lru_cache(maxsize=1 << 12)
def _record(word: str) -> bytes:
    found = word_list().get(word)
    return found[0] if found else b"\0"


def is_word(word: str) -> bool:
    """Whether the folded `word` is an ordinary Dutch word (inflected forms included)."""
    return bool(_record(word)[0] & WORD)


def is_name(word: str) -> bool:
    """Whether the folded `word` is written with a capital: a person, place or brand. Some are words as well."""
    return bool(_record(word)[0] & NAME)


def begins_compounds(word: str) -> bool:
    """Whether enough words in the list begin with the folded `word`: huur does, prak (as in praktijk) does not."""
    return bool(_record(word)[0] & FIRST)


def lemma(word: str) -> str:
    """The dictionary form of the folded `word`, or the word itself where it is unknown or has the same stem."""
    record = _record(word)
    if len(record) == 1:
        return word
    cut = record[1]
    return word[: len(word) - cut] + record[2:].decode()


@cache
def _stemmer() -> Stemmer:
    return Stemmer(STEMMER)


def stem(word: str) -> str:
    """The stem of the folded `word` itself, by PyStemmer's `dutch_porter`; words with digits stay whole."""
    return str(_stemmer().stemWord(word)) if word.isalpha() else word
