"""What does de-identification find, and at what cost? `python -m bench.deidentification [--half a|b|all] [--misses]`.

Our engine, without and with the people a writer lists beforehand ('asked first'), beside deduce as shipped, over the
same texts in one run. A label counts as found only if every letter of it is covered; disputable labels count neither
way. The rules may be tuned on half a only, so single misses of half b are never shown. `--no-deduce` leaves deduce out,
which is slow.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from time import perf_counter

from bench.deidentification import material, reach, speed
from bench.deidentification.job import Answer, Job
from bench.deidentification.labelled import Labelled, load
from bench.deidentification.measures import Flag, measure
from bench.deidentification.processes import LIMIT_S, deduce_cache, is_built, run

TUNED, KEPT_APART = "a", "b"
APART = "half b is kept apart: its single misses are never shown (--misses works with half a)"
OURS, ASKED, DEDUCE = "ours", "asked first", "deduce"
MODULES = {OURS: "bench.deidentification.ours", DEDUCE: "bench.deidentification.deduce_shipped"}


def main() -> None:
    """Print the tables."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--half", choices=(TUNED, KEPT_APART, "all"), default="all")
    options.add_argument("--misses", action="store_true", help="list what was missed and falsely flagged in half a")
    options.add_argument("--no-deduce", action="store_true", help="our engine only")
    chosen = options.parse_args()
    if chosen.misses and chosen.half == KEPT_APART:
        sys.exit(APART)
    started = perf_counter()
    halves = {half: load(half) for half in (TUNED, KEPT_APART) if chosen.half in (half, "all")}
    texts = [text for half in halves.values() for text in half]
    print(f"{speed.machine()}\n", flush=True)
    answers = measured((OURS,) if chosen.no_deduce else (OURS, DEDUCE), texts)
    done = 0
    for half, own in halves.items():
        show(half, own, columns(answers, own, slice(done, done + len(own))), misses=chosen.misses)
        done += len(own)
    print("speed and size, each in a fresh process")
    print(*speed.table(answers, material.grown(texts)), sep="\n")
    print(f"\n{perf_counter() - started:.0f} s")


def measured(names: Sequence[str], texts: Sequence[Labelled]) -> dict[str, Answer]:
    """What each engine answered; one that gave nothing is left out, with a line that says why."""
    answers = {}
    with tempfile.TemporaryDirectory(prefix="ankerpunt-deduce-") as spare:
        cache = deduce_cache(Path(spare))
        for name in names:
            if name == DEDUCE and not is_built(cache):
                first_start(cache)
            pieces, grown = material.pieces(texts), material.grown(texts)
            outcome = run(Job(MODULES[name], cache, name == OURS, pieces, texts, grown))
            if outcome.trouble:
                print(f"{name}: {outcome.trouble}\n", flush=True)
            if outcome.answer:
                answers[name] = outcome.answer
    return answers


def first_start(cache: Path) -> None:
    """Let deduce build what later starts only read, and say what that takes."""
    outcome = run(Job(MODULES[DEDUCE], cache))
    if outcome.answer:
        built = outcome.answer
        took, space = f"{built.load.clock:.0f} s", f"{built.peak_address_mb:,.0f} MB of address space"
        print(f"deduce's first start built its cache in {took}, with {space}\n", flush=True)
    else:
        print(f"deduce's first start (limit {LIMIT_S} s): {outcome.trouble}\n", flush=True)


def columns(answers: Mapping[str, Answer], texts: Sequence[Labelled], place: slice) -> list[reach.Column]:
    """The detectors over one half, whose texts stand at `place` in the answers."""
    rows: list[tuple[str, Sequence[Sequence[Flag]], int]] = []
    if OURS in answers:
        rows += [(OURS, answers[OURS].plain, 2), (ASKED, answers[OURS].asked, 2)]
    if DEDUCE in answers:
        rows.append((DEDUCE, answers[DEDUCE].plain, 1))
    return [reach.Column(name, measure(texts, flags[place]), tiers) for name, flags, tiers in rows if flags]


def show(half: str, texts: Sequence[Labelled], found: Sequence[reach.Column], *, misses: bool) -> None:
    """The tables of one half, and its misses if that is asked and allowed."""
    listed = sum(bool(text.people) for text in texts)
    words = sum(len(text.text.split()) for text in texts)
    kind = "tuned on" if half == TUNED else "kept apart"
    print(f"half {half} ({kind}): {len(texts)} texts, {words:,} words; people are listed for {listed} of them")
    if not found:
        print("nothing was measured\n")
        return
    print(*reach.overall(found), "", *reach.per_type(found), "", sep="\n", flush=True)
    if misses and half == KEPT_APART:
        print(f"{APART}\n")
    elif misses:
        print(*reach.misses(found[0].measured), "", sep="\n")


if __name__ == "__main__":
    main()
