"""The Dutch analysis: from a written word to index terms, and from a document to its fixed impacts.

Pure: the same text gives the same terms in every process. What is indexed depends on this file, the word list and
`analysis_lists`; raise `CHAIN` when any of them changes, so that an existing index is built again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from ankerpunt.dutch.compounds import parts
from ankerpunt.dutch.text import Token, clean, spellings, tokens
from ankerpunt.dutch.words import is_word, lemma, stem
from ankerpunt.search.analysis_initials import initials
from ankerpunt.search.analysis_lists import NEGATION, OVERRIDES, STOP_WORDS
from ankerpunt.search.analysis_verbs import reunited
from ankerpunt.search.thesaurus_match import LabelFinder
from ankerpunt.search.values import Brontekst

CHAIN = "2"
#: A part of a compound counts half of a word that is written in full.
PART = 0.5

#: Occurrences in a field count this many times.
TITLE, SUMMARY, BODY, TAGS, ZOEKTERMEN = 5.0, 1.5, 1.0, 1.5, 2.0
#: BM25: how soon more occurrences stop helping, how much length counts, and the length that counts as usual, in words.
#: These and the weights of the fields were tuned on half a of the questions of `bench/search`; the optimum is flat.
K1, B, USUAL_LENGTH = 4.0, 0.4, 400.0

#: Words kept analysed: all that usual pages and questions hold, in a few megabytes.
REMEMBERED = 1 << 13
NO_LABELS = LabelFinder(())
_DOUBLED_END = re.compile(r"([bdfgklmnprst])\1$")


@lru_cache(maxsize=REMEMBERED)
def term(word: str) -> str:
    """The index term of one folded word: override, else lemma and stem: huurschulden -> huurschuld."""
    base = lemma(word)
    override = OVERRIDES.get(word) or OVERRIDES.get(base)
    if override:
        return override
    if base == word and not is_word(word):
        base = _by_last_part(word)
    return _even(stem(base))


def _by_last_part(word: str) -> str:
    """A compound that no list knows takes the lemma of its last part: gezinsmoeilijkheden -> gezinsmoeilijkheid."""
    found = parts(word)
    last = next((part for part in found if word.endswith(part)), "")
    return word.removesuffix(last) + lemma(last) if last else word


def _even(stemmed: str) -> str:
    """One spelling for stems that Dutch writes in two ways: vall and val, dakloz and daklos, verslav and verslaf."""
    short = _DOUBLED_END.sub(r"\1", stemmed)
    if len(short) > 3 and short[-1] in "vz":
        return short[:-1] + {"v": "f", "z": "s"}[short[-1]]
    return short


def word_terms(word: str) -> tuple[tuple[str, float], ...]:
    """(index term, share) of one folded word: itself 1.0, each part of a compound `PART`."""
    shares = {term(part): PART for part in parts(word) if part not in STOP_WORDS}
    shares[term(word)] = 1.0
    return tuple(shares.items())


@lru_cache(maxsize=REMEMBERED)
def token_terms(raw: str) -> tuple[tuple[str, float], ...]:
    """(index term, share) of a token as written; () for a stop word. A hyphenated word counts split and joined."""
    words, joined = spellings(raw)
    shares: dict[str, float] = {}
    for word in words:
        if _means_something(word):
            for key, share in word_terms(word):
                shares[key] = max(share, shares.get(key, 0.0))
    if joined:
        shares.setdefault(term(joined), 1.0)
    return tuple(shares.items())


def row(text: str) -> tuple[str, ...]:
    """The index terms of the words that mean something, one for each word, in order."""
    return _row([token.raw for token in tokens(clean(text))])


def label_rows(label: str) -> tuple[tuple[str, ...], ...]:
    """The `row` of a label, and that of its compounds split: 'schuldhulp' is also said as 'hulp bij schulden'."""
    words = [word for token in tokens(clean(label)) for word in spellings(token.raw)[0] if _means_something(word)]
    split = [part for word in words for part in _halves(word)]
    rows = (words, [part for part in split if _means_something(part)])
    return tuple(dict.fromkeys(tuple(term(word) for word in row) for row in rows))


def _halves(word: str) -> tuple[str, ...]:
    found = parts(word)
    return found if len(found) == 2 else (word,)


def _row(raws: Iterable[str]) -> tuple[str, ...]:
    return tuple(key for raw in raws for key in _token_row(raw))


@lru_cache(maxsize=REMEMBERED)
def _token_row(raw: str) -> tuple[str, ...]:
    return tuple(term(word) for word in spellings(raw)[0] if _means_something(word))


def _means_something(word: str) -> bool:
    return word not in STOP_WORDS or word in NEGATION


def impacts(bron: Brontekst, finder: LabelFinder = NO_LABELS) -> dict[str, float]:
    """Index term -> impact between 0 and 1: BM25 saturation of its occurrences, weighted by field.

    `finder` adds a term for each concept of the thesaurus whose label stands in the text. The usual length is a
    constant and not the average of an index, so that a document's impacts never change when others come and go
    (Robertson & Zaragoza 2009, 'The Probabilistic Relevance Framework', BM25F).
    """
    counts: dict[str, float] = {}
    length = 0
    for weight, texts in _fields(bron):
        for text in texts:
            found = list(tokens(cleaned := clean(text)))
            length += len(found)
            for key, share in _shares(cleaned, found, finder):
                counts[key] = counts.get(key, 0.0) + weight * share
    for weight, names in ((TITLE, (bron.titel,)), (TAGS, bron.tags)):
        for key in frozenset().union(*map(initials, names)):
            counts[key] = counts.get(key, 0.0) + weight
    norm = K1 * (1.0 - B + B * length / USUAL_LENGTH)
    return {key: count / (count + norm) for key, count in counts.items()}


def _shares(text: str, words: Sequence[Token], finder: LabelFinder) -> Iterator[tuple[str, float]]:
    """(index term, share) of every word, separated verb and concept in one text."""
    for token in words:
        yield from token_terms(token.raw)
    for _, verb in reunited(text, words):
        yield term(verb), 1.0
    for match in finder.find(_row([token.raw for token in words])):
        yield match.label.sign, 1.0


def surface_words(bron: Brontekst) -> frozenset[str]:
    """The folded words of title, description, tags and zoektermen as written; what a typing error may be mended to."""
    texts = (bron.titel, bron.samenvatting, *bron.tags, *bron.zoektermen)
    words = (word for text in texts for token in tokens(clean(text)) for word in spellings(token.raw)[0])
    return frozenset(word for word in words if word.isalpha() and word not in STOP_WORDS)


def _fields(bron: Brontekst) -> tuple[tuple[float, tuple[str, ...]], ...]:
    return (
        (TITLE, (bron.titel,)),
        (SUMMARY, (bron.samenvatting,)),
        (TAGS, bron.tags),
        (ZOEKTERMEN, bron.zoektermen),
        (BODY, (bron.tekst,)),
    )
