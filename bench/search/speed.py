"""Measures how fast search is: `python -m bench.search.speed [--pages N …]`.

All engines answer the same questions in turn, in one process, so that a busy machine is equally unkind to each: the
ratios are what counts. Our own index gives totals, facets and visibility as well; the others only the best ten.
"""

from __future__ import annotations

import argparse
import base64
import os
import pickle
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from time import perf_counter, process_time, thread_time
from typing import Any

from bench.search.relevance_library import THESAURUS, library, questions
from bench.search.speed_engines import EVERYBODY, Engine, Ours, engines
from bench.search.speed_pages import SEED, pages

from ankerpunt.search import service
from ankerpunt.search.query import parse
from ankerpunt.search.thesaurus import Thesaurus, load
from ankerpunt.search.values import Zoekvraag

SIZES = (1_000, 10_000)
ROUNDS = 3
SAVES = 25
WORKERS = 2
KB = 1024


def main() -> None:
    """Print what was measured."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--pages", type=int, nargs="+", default=SIZES, metavar="N")
    for size in options.parse_args().pages:
        with tempfile.TemporaryDirectory(prefix="ankerpunt-speed-") as folder:
            measure(size, Path(folder))


def measure(size: int, folder: Path) -> None:
    """Everything for one number of pages."""
    print(f"\n{size:,} pages; {machine()}")
    thesaurus = load([THESAURUS], folder / "cache")
    start = process_time()
    prepared = [service.prepare(page, thesaurus) for page in pages(size)]
    spent = (process_time() - start) / size * 1000
    postings = sum(len(each.impacts) for each in prepared)
    print(f"language chain {spent:.1f} ms of processor a page; {postings / size:.0f} index terms a page")
    running = engines(folder)
    print(f"\n{'building (seconds of processor)':42}")
    for engine in running:
        start = process_time()
        engine.build(prepared)
        print(f"  {engine.name:40} {process_time() - start:8.1f}", flush=True)
    ours = next(engine for engine in running if isinstance(engine, Ours))
    asked = parsed(ours, thesaurus)
    show_searching(running, asked)
    show_whole_question(ours, thesaurus, asked)
    show_typeahead(running, [page.titel for page in library()])
    show_saving(running, prepared, asked, thesaurus)
    show_memory(ours, asked)


def parsed(ours: Ours, thesaurus: Thesaurus) -> list[Zoekvraag]:
    """The graded questions as the chain understands them."""
    vocabulary = ours.index.vocabulary(ours.session, EVERYBODY.zichtbaarheid)
    known = frozenset(page.sleutel for page in library())
    asked = [parse(question.q, thesaurus, vocabulary) for question in questions(known)]
    random.Random(SEED).shuffle(asked)
    terms = sorted(len(vraag.terms) for vraag in asked)
    print(f"\n{len(asked)} questions, {terms[len(terms) // 2]} weighted terms each (median), {terms[-1]} at most")
    return asked


def show_searching(running: Sequence[Engine], asked: Sequence[Zoekvraag]) -> None:
    """The index alone."""
    head("best ten from the index")
    show({engine.name: engine.search for engine in running}, asked, ROUNDS)


def show_whole_question(ours: Ours, thesaurus: Thesaurus, asked: Sequence[Zoekvraag]) -> None:
    """From the typed words to results with fragments."""
    head("whole question: parse, search, fragments")

    def find(vraag: Zoekvraag) -> None:
        service.find(ours.session, ours.index, thesaurus, vraag.vraag, EVERYBODY)

    show({ours.name: find}, asked, ROUNDS)


def show_typeahead(running: Sequence[Engine], titles: Sequence[str]) -> None:
    """What somebody sees after each of the first letters."""
    head("typeahead")
    typed = [title[:length] for title in titles for length in (1, 2, 3, 5, 8) if title[:length].isalpha()]
    random.Random(SEED).shuffle(typed)
    able = [engine for engine in running if engine.suggest("a") is not None]
    show({engine.name: engine.suggest for engine in able}, typed[:300], 1)


def show_saving(
    running: Sequence[Engine], prepared: Sequence[service.Prepared], asked: Sequence[Zoekvraag], thesaurus: Thesaurus
) -> None:
    """From the start of saving until another search finds the new word; the writer behind our index is not awaited."""
    head("one page saved -> found")
    times = {engine.name: Times() for engine in running}
    for n in range(SAVES):
        word = f"nieuwwoord{'abcdefghijklmnopqrstuvwxyz'[n % 26]}q"
        bron = replace(prepared[n].bron, tekst=f"{prepared[n].bron.tekst} {word}")
        changed = service.prepare(bron, thesaurus)
        vraag = replace(asked[0], vraag=word, terms=(replace(asked[0].terms[0], term=word, weight=1.0, group=0),))
        new = next(term for term in changed.impacts if term not in prepared[n].impacts)
        vraag = replace(vraag, terms=(replace(vraag.terms[0], term=new),))
        for engine in running:
            with times[engine.name].measured():
                engine.save(changed)
                found = engine.search(vraag)
            assert len(found) == 1, f"{engine.name} does not find what was saved"
    for name, spent in times.items():
        row(name, spent)
    for engine in running:
        if isinstance(engine, Ours):
            start = perf_counter()
            count = engine.index.bring_up_to_date(engine.session)
            print(f"  {engine.name}: then {count} changes taken in by the writer in {perf_counter() - start:.2f} s")


def show_memory(ours: Ours, asked: Sequence[Zoekvraag]) -> None:
    """What the index adds to each of two workers that both answer all questions."""
    arguments = base64.b64encode(pickle.dumps((ours.kind, ours.url, ours.folder, list(asked)))).decode()
    command = [sys.executable, "-m", "bench.search.speed_worker"]
    workers = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _ in range(WORKERS)
    ]
    before, after = (_said(workers, line) for line in (arguments, "go"))
    _said(workers, "stop")
    file = sum(path.stat().st_size for path in ours.folder.glob("*.arrays")) / KB / KB
    print(f"\nmemory: {(after - before) / KB:.1f} MB more (PSS) in {WORKERS} workers together; {file:.1f} MB of arrays")


def _said(workers: Sequence[subprocess.Popen[str]], line: str) -> int:
    """Give each worker a line; the sum of what they answer."""
    for worker in workers:
        print(line, file=worker.stdin, flush=True)
    return sum(int(worker.stdout.readline() or 0) for worker in workers if worker.stdout)


@dataclass
class Times:
    """Seconds by the clock, and of the processor: on a busy machine the first say little."""

    clock: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)

    @contextmanager
    def measured(self, counts: bool = True) -> Iterator[None]:
        """Time the block, and keep the times if it `counts`."""
        start, started = perf_counter(), thread_time()
        yield
        if counts:
            self.clock.append(perf_counter() - start)
            self.processor.append(thread_time() - started)


def show(askers: Mapping[str, Callable[[Any], object]], inputs: Sequence[object], rounds: int) -> None:
    """Put every input to each in turn; the first round only warms up."""
    times = {name: Times() for name in askers}
    for turn in range(rounds + 1):
        for each in inputs:
            for name, ask in askers.items():
                with times[name].measured(counts=turn > 0):
                    ask(each)
    for name, spent in times.items():
        row(name, spent)


def head(title: str) -> None:
    """The head of a table of times."""
    print(f"\n{title + ' (ms)':42} {'p50':>8} {'p95':>8} {'max':>8}   processor p50, p95")


def row(name: str, times: Times) -> None:
    """One engine's times."""
    clock, processor = sorted(times.clock), sorted(times.processor)
    middle, late = len(clock) // 2, int(len(clock) * 0.95)
    marks = (clock[middle], clock[late], clock[-1])
    print(f"  {name:40} {' '.join(f'{mark * 1000:8.2f}' for mark in marks)}", end="")
    print(f"   {processor[middle] * 1000:8.2f} {processor[late] * 1000:8.2f}", flush=True)


def machine() -> str:
    """What the figures were measured on."""
    memory = int(Path("/proc/meminfo").read_text(encoding="ascii").split()[1]) / KB / KB
    return f"{os.cpu_count()} cores, {memory:.0f} GB of memory, load {os.getloadavg()[0]:.1f}"


if __name__ == "__main__":
    main()
