"""Reads a question: which index terms to look for, how heavy each weighs, and what else was searched."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ankerpunt.search.analysis import row, term, token_terms
from ankerpunt.search.analysis_lists import NEGATION, STOP_WORDS, WEAK_WORDS
from ankerpunt.search.analysis_text import clean, spellings, tokens
from ankerpunt.search.analysis_verbs import reunited
from ankerpunt.search.analysis_words import is_word
from ankerpunt.search.spelling import mend
from ankerpunt.search.thesaurus import Begrip, Thesaurus
from ankerpunt.search.thesaurus_match import longest
from ankerpunt.search.values import Vocabulary, WeightedTerm, Zoekvraag

LONGEST_QUESTION = 300
MOST_WORDS = 24
#: Looking for what was meant costs milliseconds a word.
MOST_MENDED = 4
MOST_EXPANSIONS = 6
WEAK = 0.4
MENDED = 0.8
JOINED = 1.0
REUNITED = 1.0
CONCEPT, NARROWER, BROADER, RELATED = 0.7, 0.3, 0.15, 0.15
#: The words of a preferred label, for pages that say it in other words.
LABEL = 0.3


@dataclass(frozen=True, slots=True)
class _Word:
    """One meaningful word of the question: as typed, folded, and as it is searched once its spelling is mended."""

    place: int
    raw: str
    words: tuple[str, ...]
    mended: str | None
    weight: float


class _Terms:
    """Collects the heaviest weight for each (term, group)."""

    def __init__(self) -> None:
        self._weights: dict[tuple[str, int], float] = {}

    def add(self, key: str, weight: float, group: int) -> None:
        self._weights[key, group] = max(weight, self._weights.get((key, group), 0.0))

    def all(self) -> tuple[WeightedTerm, ...]:
        return tuple(WeightedTerm(key, weight, group) for (key, group), weight in self._weights.items())


def parse(vraag: str, thesaurus: Thesaurus, vocabulary: Vocabulary) -> Zoekvraag:
    """The question as weighted index terms; never fails, whatever is typed. No terms: nothing was asked."""
    asked = " ".join(clean(vraag[:LONGEST_QUESTION]).split())
    words = _words(asked, thesaurus, vocabulary)
    found = _Terms()
    for group, word in enumerate(words):
        _add_word(found, word, group)
    _add_joined(found, words, vocabulary)
    _add_separable(found, words, asked)
    begrippen = _add_concepts(found, words, thesaurus)
    terms = found.all()
    return Zoekvraag(
        vraag=asked,
        terms=terms,
        woorden=tuple(word.raw for word in words),
        uitbreidingen=_expansions(begrippen, asked),
        bedoelde_u=_meant(asked, words),
        marks=frozenset(t.term for t in terms) | {key for begrip in begrippen for key in _marks(begrip)},
    )


def _words(asked: str, thesaurus: Thesaurus, vocabulary: Vocabulary) -> list[_Word]:
    """The words that mean something, the first few unknown ones mended."""
    raws = [token.raw for token in tokens(asked)][:MOST_WORDS]
    words = [_word(place, raw) for place, raw in enumerate(raws) if token_terms(raw)]
    doubtful = [word for word in words if len(word.words) == 1 and not _known(word.words[0], thesaurus, vocabulary)]
    mended = {word.place: mend(word.words[0], thesaurus, vocabulary) for word in doubtful[:MOST_MENDED]}
    return [replace(word, mended=mended.get(word.place)) for word in words]


def _word(place: int, raw: str) -> _Word:
    words, _ = spellings(raw)
    light = all(word in WEAK_WORDS or word in NEGATION for word in words)
    return _Word(place, raw, words, None, WEAK if light else 1.0)


def _known(word: str, thesaurus: Thesaurus, vocabulary: Vocabulary) -> bool:
    """Whether the word itself is found, or it is a Dutch word of which a part is found."""
    keys = (term(word),) if not is_word(word) else (key for key, _ in token_terms(word))
    return word in thesaurus.words or any(map(vocabulary.document_frequency, keys))


def _add_word(found: _Terms, word: _Word, group: int) -> None:
    for key, share in token_terms(word.raw):
        found.add(key, word.weight * share, group)
    if word.mended:
        for key, share in token_terms(word.mended):
            found.add(key, MENDED * word.weight * share, group)


def _add_joined(found: _Terms, words: Sequence[_Word], vocabulary: Vocabulary) -> None:
    """huis uitzetting -> huisuitzetting, if that is a word or stands in the index."""
    for group, (left, right) in enumerate(pairwise(words)):
        joined = left.words[-1] + right.words[0]
        key = term(joined)
        if left.place + 1 == right.place and vocabulary.document_frequency(key):
            found.add(key, JOINED, group)
            found.add(key, JOINED, group + 1)


def _add_separable(found: _Terms, words: Sequence[_Word], asked: str) -> None:
    """leg dit eens uit -> uitleggen, in the group of the verb."""
    groups = {word.place: group for group, word in enumerate(words)}
    for place, verb in reunited(asked, list(tokens(asked))[:MOST_WORDS]):
        if place in groups:
            found.add(term(verb), REUNITED, groups[place])


def _add_concepts(found: _Terms, words: Sequence[_Word], thesaurus: Thesaurus) -> list[Begrip]:
    """The concepts named in the question, with those around them at a lower weight."""
    keys, groups = _row(words)
    begrippen: dict[str, Begrip] = {}
    for match in longest(thesaurus.finder.find(keys)):
        begrip = thesaurus.by_sign(match.label.sign)
        if begrip:
            begrippen[begrip.sign] = begrip
            for group in {groups[place] for place in match.places}:
                _add_concept(found, begrip, group, thesaurus)
    return list(begrippen.values())


def _row(words: Sequence[_Word]) -> tuple[list[str], list[int]]:
    pairs = [
        (term(part), group)
        for group, word in enumerate(words)
        for part in ((word.mended,) if word.mended else word.words)
        if part not in STOP_WORDS or part in NEGATION
    ]
    return [key for key, _ in pairs], [group for _, group in pairs]


def _add_concept(found: _Terms, begrip: Begrip, group: int, thesaurus: Thesaurus) -> None:
    found.add(begrip.sign, CONCEPT, group)
    for key in row(begrip.label):
        found.add(key, LABEL, group)
    for around, weight in (
        (thesaurus.narrower(begrip), NARROWER),
        (thesaurus.broader(begrip), BROADER),
        (thesaurus.related(begrip), RELATED),
    ):
        for other in around:
            found.add(other.sign, weight, group)


def _expansions(begrippen: Iterable[Begrip], asked: str) -> tuple[str, ...]:
    typed = asked.casefold()
    labels = dict.fromkeys(label for begrip in begrippen for label in (begrip.label, *begrip.ook))
    return tuple(label for label in labels if label.casefold() not in typed)[:MOST_EXPANSIONS]


def _marks(begrip: Begrip) -> Iterable[str]:
    return (" ".join(row(label)) for label in begrip.labels)


def _meant(asked: str, words: Sequence[_Word]) -> str | None:
    meant = asked
    for word in words:
        if word.mended:
            meant = meant.replace(word.raw, word.mended, 1)
    return meant if meant != asked else None
