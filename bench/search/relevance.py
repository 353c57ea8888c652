"""How well does search find the right page? `python -m bench.search.relevance [--failures N]`.

Pages that no question names were written after the grades: they can only push graded ones down, hence the second row.
Measures nDCG@10, success@3 and the share without result on `bench/search_queries.yaml`, for both halves, with the whole
chain and without each of its steps. The chain may be tuned on half a only, so single results of half b are never shown.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from bench.search.relevance_index import PlainIndex
from bench.search.relevance_library import THESAURUS, Question, library, questions
from bench.search.relevance_measures import DEPTH, ndcg, success
from bench.search.relevance_steps import CODE, FIELDS, pages_without, without

from ankerpunt.search.query import parse
from ankerpunt.search.thesaurus import Thesaurus, load
from ankerpunt.search.values import Brontekst

TUNED, KEPT_APART = "a", "b"
WANTED = "wanted: nDCG@10 .80, success@3 .88, without result 1 %"


@dataclass(frozen=True)
class Outcome:
    """One question with its ranking."""

    question: Question
    ranking: Sequence[str]

    @property
    def ndcg(self) -> float:
        """0 to 1."""
        return ndcg(self.ranking, self.question.grades)


def ask(pages: Sequence[Brontekst], asked: Sequence[Question], thesaurus: Thesaurus) -> list[Outcome]:
    """Every question put to an index of `pages`."""
    index = PlainIndex(pages, thesaurus)
    return [Outcome(question, index.search(parse(question.q, thesaurus, index).terms, DEPTH)) for question in asked]


def line(name: str, outcomes: Sequence[Outcome]) -> str:
    """One row of the table: the three measures for each half."""
    cells = []
    for half in (TUNED, KEPT_APART):
        own = [outcome for outcome in outcomes if outcome.question.half == half]
        found = sum(success(outcome.ranking, outcome.question.grades) for outcome in own)
        empty = sum(not outcome.ranking for outcome in own)
        mean = sum(outcome.ndcg for outcome in own) / len(own)
        cells.append(f"{mean:7.3f} {found / len(own):7.3f} {empty / len(own):7.1%}")
    return f"{name:32}" + "   |".join(cells)


def show_failures(outcomes: Sequence[Outcome], count: int) -> None:
    """The worst questions of half a, with what was found and what was wanted."""
    tuned = (outcome for outcome in outcomes if outcome.question.half == TUNED)
    for outcome in sorted(tuned, key=lambda outcome: outcome.ndcg)[:count]:
        print(f"{outcome.ndcg:.2f}  {outcome.question.q}")
        print(f"      found  {', '.join(outcome.ranking[:4])}")
        print(f"      wanted {', '.join(f'{key}:{grade}' for key, grade in outcome.question.grades.items())}")


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--failures", type=int, default=0, metavar="N", help="show the N worst questions of half a")
    chosen = options.parse_args()
    pages = library()
    asked = questions(frozenset(page.sleutel for page in pages))
    with tempfile.TemporaryDirectory() as cache:
        thesaurus = load([THESAURUS], Path(cache)) if THESAURUS.exists() else Thesaurus()
    print(f"{len(pages)} pages, {len(asked)} questions, {len(thesaurus.begrippen)} concepts; {WANTED}\n")
    print(f"{'':32}  nDCG@10   s@3    none   |  nDCG@10   s@3    none   (half a: tuned | half b: kept apart)")
    graded = [page for page in pages if any(page.sleutel in question.grades for question in asked)]
    start = perf_counter()
    whole = ask(pages, asked, thesaurus)
    print(line("whole chain", whole))
    print(line(f"on the {len(graded)} graded pages", ask(graded, asked, thesaurus)))
    print(line("without the thesaurus", ask(pages, asked, Thesaurus())))
    for step in (*CODE, *FIELDS):
        with without(step):
            print(line(f"without {step}", ask(pages_without(step, pages), asked, thesaurus)), flush=True)
    print(f"\n{perf_counter() - start:.0f} s")
    show_failures(whole, chosen.failures)


if __name__ == "__main__":
    main()
