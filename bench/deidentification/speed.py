"""The table of speed and size, and the machine it was measured on."""

from __future__ import annotations

import os
import platform
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from statistics import median

from bench.deidentification.job import Answer, Grown, Took
from bench.deidentification.processes import allowed


def machine() -> str:
    """What the figures were measured on."""
    kib = int(Path("/proc/meminfo").read_text(encoding="ascii").split()[1])
    return (
        f"{os.cpu_count()} cores, {kib / 2**20:.0f} GB of memory, load {os.getloadavg()[0]:.1f}, "
        f"Python {platform.python_version()}, address space {allowed()}"
    )


def table(answers: Mapping[str, Answer], grown: Sequence[Grown]) -> Iterator[str]:
    """The lines; one column per engine."""
    each = list(answers.values())
    yield _line("", list(answers), "wanted")
    yield _line("to load, s (of processor)", [_took(answer.load) for answer in each], "at most 3")
    yield _line("resident after minus before, MB", [f"{answer.resident_mb:,.0f}" for answer in each], "at most 200")
    yield _line("largest resident, MB", [f"{answer.peak_resident_mb:,.0f}" for answer in each], "")
    yield _line("largest address space, MB", [f"{answer.peak_address_mb:,.0f}" for answer in each], "")
    yield _line("1,000 words once loaded, s", [_pieces(answer, median) for answer in each], "at most 0.1")
    yield _line("  slowest of them", [_pieces(answer, max) for answer in each], "")
    for at, text in enumerate(grown):
        name = f"{text.name}, {text.words:,} words, s"
        yield _line(name, [_grown(answer, at, text.words) for answer in each], "linear" if text.name == "8x" else "")


def _took(took: Took) -> str:
    return f"{took.clock:.2f} ({took.processor:.2f})"


def _pieces(answer: Answer, choose: Callable[[Sequence[float]], float]) -> str:
    if not answer.pieces:
        return "-"
    clock, processor = (choose([getattr(took, name) for took in answer.pieces]) for name in ("clock", "processor"))
    return f"{clock:.3f} ({processor:.3f})"


def _grown(answer: Answer, at: int, words: int) -> str:
    if at >= len(answer.grown) or not answer.grown[at]:
        return "-"
    seconds = median(answer.grown[at])
    return f"{seconds:.2f}: {seconds / words * 1e6:,.0f} µs a word"


def _line(name: str, cells: Sequence[str], wanted: str) -> str:
    return f"{name:36}" + "".join(f"{cell:>24}" for cell in cells) + f"   {wanted}".rstrip()
