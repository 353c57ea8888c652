"""The concepts of the thesaurus that a question names, and what else is searched because of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ankerpunt.search.analysis import row, term
from ankerpunt.search.analysis_lists import NEGATION, STOP_WORDS
from ankerpunt.search.query_terms import TermCollector, Word
from ankerpunt.search.thesaurus import Begrip, Thesaurus
from ankerpunt.search.thesaurus_match import Match, longest

#: Weights of a concept that is named, of those around it, and of one of which a long label is named but for one word.
CONCEPT, NARROWER, BROADER, RELATED, NEARLY = 0.7, 0.3, 0.25, 0.1, 0.25
#: The words of a preferred label, for pages that say it in other words.
LABEL = 0.4
MOST_EXPANSIONS = 6


def add_concepts(found: TermCollector, words: Sequence[Word], thesaurus: Thesaurus) -> list[Begrip]:
    """Adds the concepts named in the question, with those around them at a lower weight; returns those named."""
    named: dict[str, Begrip] = {}
    for row_words in _rows(words):
        keys, groups = _row(row_words)
        for match in longest(thesaurus.finder.find(keys)):
            begrip = thesaurus.by_sign(match.label.sign)
            if begrip:
                named[begrip.sign] = begrip
                for group in _groups(match, groups):
                    _add_concept(found, begrip, group, thesaurus)
        for match in thesaurus.finder.find_nearly(keys):
            for group in _groups(match, groups):
                found.add(match.label.sign, NEARLY, group)
    return list(named.values())


def expansions(begrippen: Sequence[Begrip], asked: str) -> tuple[str, ...]:
    """The names that are searched as well, the preferred ones first; what was typed and hidden labels are left out."""
    typed = asked.casefold()
    labels = dict.fromkeys(
        [*(begrip.label for begrip in begrippen), *(ook for begrip in begrippen for ook in begrip.ook)]
    )
    return tuple(label for label in labels if label.casefold() not in typed)[:MOST_EXPANSIONS]


def phrases(begrippen: Iterable[Begrip]) -> Iterator[str]:
    """The labels as terms with spaces between them, for marking."""
    return (" ".join(row(label)) for begrip in begrippen for label in begrip.labels)


def _rows(words: Sequence[Word]) -> Iterator[list[tuple[str, ...]]]:
    """The words as typed (a misspelling may be a hidden label), and as they were mended."""
    yield [word.words for word in words]
    if any(word.mended for word in words):
        yield [(word.mended,) if word.mended else word.words for word in words]


def _row(words: Sequence[tuple[str, ...]]) -> tuple[list[str], list[int]]:
    """The terms of the question in order, and the group of each."""
    pairs = [
        (term(part), group)
        for group, parts in enumerate(words)
        for part in parts
        if part not in STOP_WORDS or part in NEGATION
    ]
    return [key for key, _ in pairs], [group for _, group in pairs]


def _groups(match: Match, groups: Sequence[int]) -> set[int]:
    return {groups[place] for place in match.places}


def _add_concept(found: TermCollector, begrip: Begrip, group: int, thesaurus: Thesaurus) -> None:
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
