"""Builds `data/words.marisa` from a Dutch word list and simplemma's lemmas.

Run as `python -m ankerpunt.dutch.build_words LIST`. Needed only to renew the committed file: nothing else imports this
module, and simplemma is needed here alone. `LIST` is the OpenTaal list, one word a line (Debian package `wdutch`).
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import marisa_trie
import simplemma
from simplemma.strategies.dictionaries.dictionary_factory import DEFAULT_DICTIONARY_FACTORY

from ankerpunt.dutch.compounds import DERIVING, LINKERS, SHORTEST_PART
from ankerpunt.dutch.text import fold
from ankerpunt.dutch.words import FIRST, NAME, WORD, WORDS_FILE

LONGEST_ACRONYM = 5
#: From this length on a word that begins others is no accident; below it, this many must begin with it.
LONG_ENOUGH = 7
ENOUGH = {3: 100, 4: 35, 5: 35, 6: 12}


def kind(entry: str) -> int:
    """WORD or NAME by the capitals of one line of the list: 'NAVO' is a word, 'Utrecht' is a name."""
    if entry.islower() or (entry.isupper() and len(entry) <= LONGEST_ACRONYM):
        return WORD
    return NAME


def edit(word: str, lemma: str) -> bytes:
    """How to make `lemma` out of `word`: the number of letters to cut, then the letters to add."""
    shared = next(at for at in range(len(word), -1, -1) if lemma.startswith(word[:at]))
    return bytes((len(word) - shared,)) + lemma[shared:].encode()


def usable(entry: str) -> bool:
    """Single words of letters; spaces, hyphens and apostrophes are the tokeniser's work."""
    return entry.isalpha() and len(entry) < 64


def lemma_of(word: str, lemmas: dict[str, str]) -> str:
    """The lemma of `word`; of an inflected participle (verwarde) that of the participle (verward -> verwarren)."""
    lemma = lemmas.get(word, word)
    if lemma.endswith(("de", "te")) and lemmas.get(lemma[:-1], lemma).endswith("en"):
        return lemmas[lemma[:-1]]
    return lemma


def verb(lemma: str, kinds: dict[str, int]) -> str:
    """melding -> melden: a noun in -ing is searched as the verb it comes from, where there is one."""
    infinitive = lemma.removesuffix("ing") + "en"
    return infinitive if lemma.endswith("ing") and kinds.get(infinitive, 0) & WORD else lemma


def beginnings(words: frozenset[str]) -> frozenset[str]:
    """The words that may begin a compound: long ones, and those that many words of the list begin with.

    A word counts if what follows, with or without a linking letter, is a word, and if it is not a derivation itself.
    """
    counts: Counter[str] = Counter()
    for word in words:
        if not any(word.startswith(prefix) and word[len(prefix) :] in words for prefix in DERIVING):
            for cut in range(3, len(word) - SHORTEST_PART + 1):
                if word[cut:] in words:
                    counts.update({word[:cut].removesuffix(linker) for linker in ("", *LINKERS)} & words)
    return frozenset(word for word in words if len(word) >= LONG_ENOUGH or counts[word] >= ENOUGH.get(len(word), 1000))


def records(entries: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """(folded word, kind and edit) for the word list and for simplemma's own forms.

    A form that is neither word nor name is kept only for its edit.
    """
    kinds: dict[str, int] = {}
    lemmas: dict[str, str] = {}
    for entry in filter(usable, entries):
        key = fold(entry)
        kinds[key] = kinds.get(key, 0) | kind(entry)
        if entry.islower():
            lemmas[key] = fold(simplemma.lemmatize(entry, lang="nl"))
    for entry, lemma in DEFAULT_DICTIONARY_FACTORY.get_dictionary("nl").items():
        if usable(entry) and entry.islower():
            lemmas.setdefault(fold(entry), fold(lemma))
    lemmas = {key: verb(lemma_of(key, lemmas), kinds) for key in lemmas}
    for key in beginnings(frozenset(key for key in kinds if kinds[key] & WORD)):
        kinds[key] |= FIRST
    for key in sorted(kinds.keys() | lemmas.keys()):
        lemma = lemmas.get(key, key)
        changes = lemma != key and lemma.isalpha()
        if changes or key in kinds:
            yield key, bytes((kinds.get(key, 0),)) + (edit(key, lemma) if changes else b"")


def main() -> None:
    """Read the list named on the command line and write the file beside this module."""
    entries = Path(sys.argv[1]).read_text(encoding="utf-8").split("\n")
    trie = marisa_trie.BytesTrie(records(entries))
    trie.save(str(WORDS_FILE))
    sys.stdout.write(f"{WORDS_FILE.name}: {len(trie)} words, {WORDS_FILE.stat().st_size} bytes\n")


if __name__ == "__main__":
    main()
