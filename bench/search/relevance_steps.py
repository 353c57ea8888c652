"""The search chain with one of its steps taken out: what is each step worth?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from unittest.mock import patch

from ankerpunt.dutch import compounds
from ankerpunt.search import analysis, query, query_concepts, query_scoring
from ankerpunt.search.thesaurus import Thesaurus
from ankerpunt.search.values import Brontekst


def _as_written(word: str) -> str:
    return word


def _no_parts(word: str) -> tuple[str, ...]:
    return ()


def _no_mending(word: str, thesaurus: Thesaurus, vocabulary: object) -> None:
    return None


def _no_initials(name: str) -> frozenset[str]:
    return frozenset()


def _none(*_: object) -> tuple[tuple[int, str], ...]:
    return ()


def _no_joining(*_: object) -> None:
    return None


#: What a step replaces in the modules of the chain.
CODE: Mapping[str, Mapping[tuple[object, str], object]] = {
    "lemma and stem": {(module, "term"): _as_written for module in (analysis, query, query_concepts)},
    "decompounding": {(analysis, "parts"): _no_parts},
    "joining neighbours": {(query, "_add_joined"): _no_joining},
    "separable verbs": {(analysis, "reunited"): _none, (query, "reunited"): _none},
    "abbreviations of titles": {(analysis, "initials"): _no_initials},
    "typing errors": {(query, "mend"): _no_mending},
    "light words of asking": {(query, "WEAK"): 1.0},
    "coverage of the question": {(query_scoring, "COVERAGE_FLOOR"): 1.0},
    "best synonym first": {(query_scoring, "TIE"): 1.0},
    "neighbouring concepts": {(query_concepts, name): 0.0 for name in ("NARROWER", "BROADER", "RELATED", "NEARLY")},
}

#: What a step takes out of the pages.
FIELDS: Mapping[str, Callable[[Brontekst], Brontekst]] = {
    "tags": lambda page: replace(page, tags=()),
    "zoektermen": lambda page: replace(page, zoektermen=()),
}


@contextmanager
def without(step: str) -> Iterator[None]:
    """Runs the chain without one step of `CODE`; what was remembered with the step is forgotten before and after."""
    with ExitStack() as changed:
        changed.callback(_forget)
        for (module, name), value in CODE.get(step, {}).items():
            changed.enter_context(patch.object(module, name, value))
        _forget()
        yield


def pages_without(step: str, pages: Sequence[Brontekst]) -> Sequence[Brontekst]:
    """The pages without the field that `step` names, if it names one."""
    return [FIELDS[step](page) for page in pages] if step in FIELDS else pages


def _forget() -> None:
    remembered = (analysis.token_terms, analysis._token_row, analysis.term, compounds._split)
    for function in remembered:
        getattr(function, "cache_clear", _no_joining)()
