"""Puts separable verbs together again: 'leg het kort uit' is about uitleggen, 'raakt de weg kwijt' about kwijtraken."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from ankerpunt.dutch.text import Token, fold, listed
from ankerpunt.dutch.words import is_word, lemma
from ankerpunt.search.analysis_lists import STOP_WORDS

#: These are particles wherever they stand; the others are prepositions as well, and particles at the end of a clause
#: ('trekt bij zijn moeder in') or before a participle ('uit huis gezet').
ADVERBS = listed("dicht klaar kwijt langs los mee neer open samen terug thuis vast weg")
PARTICLES = ADVERBS | listed("aan achter af bij door in na om onder op over rond tegen toe uit voor voorbij")
#: A verb and its particle stand at most this many words apart.
REACH = 7
_ENDS = frozenset(".,;:!?)\n")


def reunited(text: str, words: Sequence[Token]) -> Iterator[tuple[int, str]]:
    """(place of the verb in `words`, infinitive) for each verb and particle in one clause of `text`."""
    for place, token in enumerate(words):
        if len(token.raw) <= 8 and (particle := fold(token.raw)) in PARTICLES:
            yield from _verbs(text, words, place, particle)


def _verbs(text: str, words: Sequence[Token], place: int, particle: str) -> Iterator[tuple[int, str]]:
    anywhere = particle in ADVERBS or ends_clause(text, words[place])
    for other in _before(text, words, place):
        if anywhere and (verb := _infinitive(particle, fold(words[other].raw))):
            yield other, verb
    for other in range(place + 1, min(len(words), place + REACH + 1)):
        if _ENDS.intersection(text[words[other - 1].end : words[other].start]):
            return
        word = fold(words[other].raw)
        if (anywhere or word.startswith("ge")) and (verb := _infinitive(particle, word)):
            yield other, verb


def _before(text: str, words: Sequence[Token], place: int) -> Iterator[int]:
    for other in range(place - 1, max(-1, place - REACH - 1), -1):
        if _ENDS.intersection(text[words[other].end : words[other + 1].start]):
            return
        yield other


def ends_clause(text: str, token: Token) -> bool:
    """Whether the text ends after the token, or a sign follows that ends a clause."""
    following = text[token.end : token.end + 1]
    return not following or following in _ENDS


@lru_cache(maxsize=1 << 12)
def _infinitive(particle: str, word: str) -> str:
    """kwijt, raakt -> kwijtraken; uit, gezet -> uitzetten; voor, deur -> ''."""
    if word in STOP_WORDS or word in PARTICLES or not is_word(word):
        return ""
    found = lemma(word)
    if found.endswith("en") and found != word and is_word(particle + found):
        return particle + found
    joined = particle + word
    found = lemma(joined)
    return found if is_word(joined) and found.endswith("en") and found.startswith(particle) else ""
