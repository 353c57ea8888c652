"""A fresh process that loads one engine and measures it: `python -m bench.deidentification.worker JOB ANSWER`.

Both are pickled files. The answer is written again after every step, so that what was measured outlives a time limit.
"""

from __future__ import annotations

import importlib
import pickle
import sys
from pathlib import Path
from time import perf_counter, process_time

from bench.deidentification.job import Answer, Find, Job, Took


def main() -> None:
    """Load, then the pieces while no word is known yet, the texts, and the grown texts."""
    job: Job = pickle.loads(Path(sys.argv[1]).read_bytes())
    before, watch = status_mb("VmRSS"), Watch()
    find: Find = importlib.import_module(job.module).load(job.cache)
    answer = Answer(watch.took(), status_mb("VmRSS") - before)
    save(answer)
    for piece in job.pieces:
        watch = Watch()
        find(piece, ())
        answer.pieces.append(watch.took(len(piece.split()) / 1000))
    answer.plain = [find(each.text, ()) for each in job.texts]
    answer.asked = [find(each.text, each.people) for each in job.texts] if job.ask else []
    save(answer)
    for grown in job.grown:
        answer.grown.append([])
        for _ in range(grown.times):
            watch = Watch()
            find(grown.text, ())
            answer.grown[-1].append(watch.took().clock)
        save(answer)


def save(answer: Answer) -> None:
    """Whole or not at all."""
    answer.peak_address_mb, answer.peak_resident_mb = status_mb("VmPeak"), status_mb("VmHWM")
    path = Path(sys.argv[2])
    beside = path.with_suffix(".new")
    beside.write_bytes(pickle.dumps(answer))
    beside.replace(path)


class Watch:
    """Runs from the moment it is made."""

    def __init__(self) -> None:
        self.clock, self.processor = perf_counter(), process_time()

    def took(self, share: float = 1) -> Took:
        """Until now, divided by `share`."""
        return Took((perf_counter() - self.clock) / share, (process_time() - self.processor) / share)


def status_mb(name: str) -> float:
    """A size of this process in millions of bytes, as the kernel keeps it."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(f"{name}:")) * 1024 / 1e6


if __name__ == "__main__":
    main()
