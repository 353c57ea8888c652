"""Starts the measuring processes, each with a limit of its own, and says in words what went wrong."""

from __future__ import annotations

import os
import pickle
import resource
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from bench.deidentification.job import Answer, Job

LIMIT_S = 600
_ROOT = Path(__file__).parents[2]
#: Below the folder of the package, where deduce keeps its lists; it adds the folder and file of the cache itself.
_LISTS = Path("data") / "lookup"
_CACHE = Path("cache")


@dataclass(frozen=True)
class Outcome:
    """What a process measured, as far as it came, and what stopped it."""

    answer: Answer | None
    trouble: str = ""


def run(job: Job) -> Outcome:
    """One fresh process for `job`, stopped after `LIMIT_S` seconds; its log is thrown away."""
    with tempfile.TemporaryDirectory(prefix="ankerpunt-deidentification-") as folder:
        asked, answered = Path(folder) / "job", Path(folder) / "answer"
        asked.write_bytes(pickle.dumps(job))
        command = [sys.executable, "-m", "bench.deidentification.worker", str(asked), str(answered)]
        try:
            done = subprocess.run(
                command, cwd=_ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, timeout=LIMIT_S
            )
            trouble = _trouble(done)
        except subprocess.TimeoutExpired:
            trouble = f"stopped after {LIMIT_S} s"
        return Outcome(pickle.loads(answered.read_bytes()) if answered.exists() else None, trouble)


def _trouble(done: subprocess.CompletedProcess[str]) -> str:
    if not done.returncode:
        return ""
    last = (done.stderr.strip().splitlines() or ["no message"])[-1]
    return f"ended with code {done.returncode}: {last} (address space allowed: {allowed()})"


def allowed() -> str:
    """The address space a process may have here."""
    soft, _ = resource.getrlimit(resource.RLIMIT_AS)
    return "without limit" if soft == resource.RLIM_INFINITY else f"{soft / 1e6:,.0f} MB"


def deduce_cache(spare: Path) -> Path:
    """Where deduce as shipped keeps what it builds, or `spare` if it may not write there."""
    spec = find_spec("deduce")
    if spec is None or spec.origin is None:
        return spare
    shipped = Path(spec.origin).parent / _LISTS
    return shipped if os.access(shipped / _CACHE, os.W_OK) else spare


def is_built(cache: Path) -> bool:
    """Whether deduce has started before with this cache."""
    return any((cache / _CACHE).glob("*.pickle"))
