"""Reads a question: which index terms to look for, how heavy each weighs, and what else was searched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ankerpunt.dutch.text import clean, spellings, tokens
from ankerpunt.dutch.words import is_word
from ankerpunt.search.analysis import term, token_terms
from ankerpunt.search.analysis_lists import NEGATION, WEAK_WORDS
from ankerpunt.search.analysis_verbs import reunited
from ankerpunt.search.query_concepts import add_concepts, expansions, phrases
from ankerpunt.search.query_terms import TermCollector, Word
from ankerpunt.search.spelling import mend
from ankerpunt.search.thesaurus import Thesaurus
from ankerpunt.search.values import Vocabulary, Zoekvraag

LONGEST_QUESTION = 300
MOST_WORDS = 24
#: Looking for what was meant costs milliseconds a word.
MOST_MENDED = 4
#: Words of asking; words whose spelling was mended; neighbours joined to one word; separable verbs put together.
WEAK, MENDED, JOINED, REUNITED = 0.4, 0.8, 1.0, 1.0


def parse(vraag: str, thesaurus: Thesaurus, vocabulary: Vocabulary) -> Zoekvraag:
    """The question as weighted index terms; never fails, whatever is typed. No terms: nothing was asked."""
    asked = " ".join(clean(vraag[:LONGEST_QUESTION]).split())
    words = _words(asked, thesaurus, vocabulary)
    found = TermCollector()
    for group, word in enumerate(words):
        _add_word(found, word, group)
    _add_joined(found, words, vocabulary)
    _add_separable(found, words, asked)
    begrippen = add_concepts(found, words, thesaurus)
    terms = found.all()
    return Zoekvraag(
        vraag=asked,
        terms=terms,
        woorden=tuple(word.raw for word in words),
        uitbreidingen=expansions(begrippen, asked),
        bedoelde_u=_meant(asked, words),
        marks=_marks(words) | frozenset(phrases(begrippen)),
    )


def _words(asked: str, thesaurus: Thesaurus, vocabulary: Vocabulary) -> list[Word]:
    """The words that mean something, the first few unknown ones mended."""
    raws = [token.raw for token in tokens(asked)][:MOST_WORDS]
    words = [_word(place, raw) for place, raw in enumerate(raws) if token_terms(raw)]
    doubtful = [word for word in words if len(word.words) == 1 and not _known(word.words[0], thesaurus, vocabulary)]
    mended = {word.place: mend(word.words[0], thesaurus, vocabulary) for word in doubtful[:MOST_MENDED]}
    return [replace(word, mended=mended.get(word.place)) for word in words]


def _word(place: int, raw: str) -> Word:
    words, _ = spellings(raw)
    light = all(word in WEAK_WORDS or word in NEGATION for word in words)
    return Word(place, raw, words, WEAK if light else 1.0)


def _known(word: str, thesaurus: Thesaurus, vocabulary: Vocabulary) -> bool:
    """Whether the word itself is found, or it is a Dutch word that is in the thesaurus or of which a part is found.

    A hidden label may be a misspelling that the thesaurus foresaw; it is mended as well, so that more is found.
    """
    if not is_word(word):
        return word in thesaurus.shown_words or vocabulary.document_frequency(term(word)) > 0
    return word in thesaurus.words or any(vocabulary.document_frequency(key) for key, _ in token_terms(word))


def _add_word(found: TermCollector, word: Word, group: int) -> None:
    for key, share in token_terms(word.raw):
        found.add(key, word.weight * share, group)
    if word.mended:
        for key, share in token_terms(word.mended):
            found.add(key, MENDED * word.weight * share, group)


def _add_joined(found: TermCollector, words: Sequence[Word], vocabulary: Vocabulary) -> None:
    """huis uitzetting -> huisuitzetting, if that stands in the index."""
    for group, (left, right) in enumerate(pairwise(words)):
        key = term(left.words[-1] + right.words[0])
        if left.place + 1 == right.place and vocabulary.document_frequency(key):
            found.add(key, JOINED, group)
            found.add(key, JOINED, group + 1)


def _add_separable(found: TermCollector, words: Sequence[Word], asked: str) -> None:
    """leg dit eens uit -> uitleggen, in the group of the verb."""
    groups = {word.place: group for group, word in enumerate(words)}
    for place, verb in reunited(asked, list(tokens(asked))[:MOST_WORDS]):
        if place in groups:
            found.add(term(verb), REUNITED, groups[place])


def _marks(words: Sequence[Word]) -> frozenset[str]:
    """The terms of the words themselves; those of words of asking only if there is nothing else."""
    heavy = [word for word in words if word.weight == 1.0] or words
    written = (raw for word in heavy for raw in (word.raw, word.mended) if raw)
    return frozenset(key for raw in written for key, _ in token_terms(raw))


def _meant(asked: str, words: Sequence[Word]) -> str | None:
    meant = asked
    for word in words:
        if word.mended:
            meant = meant.replace(word.raw, word.mended, 1)
    return meant if meant != asked else None
