"""How fast are the pages? `python -m bench.pages [--quick]`.

Made-up libraries of 1,000 and 10,000 pages, the real server with two workers, and beside it a bare Flask route under
the same server in the same rounds: on a busy machine the ratios are what counts. `--quick`: 1,000 pages only.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from bench.pages.load import tool
from bench.pages.measure import Results, measure

SIZES = (1_000, 10_000)
WANTED = """wanted: page at least 35 % of bare Flask, 10,000 pages no slower than 1.2 times 1,000; search p95 at most 60 ms
and suggestions 30 ms at 10,000; 1,000 pages imported within 10 s, 10,000 within 12 times that; 150 MB in all at
10,000; a page of at most 15 KB; a first visit of at most 75 KB in 6 requests; found within 0.5 s."""


def main() -> None:
    """Print what was measured."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--quick", action="store_true", help="1,000 pages only")
    sizes = SIZES[:1] if options.parse_args().quick else SIZES
    print(f"{machine()}; throughput with {tool()}\n", flush=True)
    done = []
    for size in sizes:
        with tempfile.TemporaryDirectory(prefix="ankerpunt-pages-") as folder:
            done.append(measure(size, Path(folder)))
        show(done[-1])
    if len(done) > 1:
        compare(*done)
    print(WANTED)


def show(results: Results) -> None:
    """One library."""
    print(f"{results.size:,} pages")
    print(f"  {'imported and indexed':34} {results.import_s:9.1f} s  ({results.import_cpu_s:.1f} s of processor)")
    print(f"\n  {'eight clients':34} {'a second':>9} {'of bare':>9}")
    for name, rates in results.rates.items():
        print(f"  {name:34} {median(rates):9.0f} {results.ratio(name):9.0%}")
    print(f"\n  {'one client (ms)':34} {'median':>9} {'p95':>9}")
    for name, seconds in results.seconds.items():
        print(f"  {name:34} {median(seconds) * 1000:9.1f} {p95(seconds) * 1000:9.1f}")
    print(f"\n  {'saved by another process -> found':34} {median(results.found_s):9.2f} s")
    print(
        f"  {'memory, master and two workers':34} {results.pss_mb[1]:9.0f} MB  ({results.pss_mb[0]:.0f} before the load)"
    )
    print(
        f"  {'HTML of a page':34} {median(results.html_bytes) / 1000:9.1f} KB  (largest {max(results.html_bytes) / 1000:.1f})"
    )
    if results.visit:
        parts = ", ".join(f"{Path(path).name or '/'} {size / 1000:.1f}" for path, size in results.visit.answers)
        print(
            f"  {'first visit':34} {results.visit.bytes / 1000:9.1f} KB in {len(results.visit.answers)} requests: {parts}"
        )
    print(flush=True)


def compare(small: Results, large: Results) -> None:
    """The large library beside the small one."""
    print(f"{large.size:,} beside {small.size:,} pages")
    print(f"  {'import takes':34} {large.import_cpu_s / small.import_cpu_s:9.1f} times as long (processor)")
    for name in small.rates:
        print(f"  {name:34} {small.ratio(name) / large.ratio(name):9.2f} times slower")
    print()


def p95(seconds: Sequence[float]) -> float:
    """What 95 of 100 answers stay below."""
    return sorted(seconds)[int(len(seconds) * 0.95)]


def machine() -> str:
    """What the figures were measured on."""
    kib = int(Path("/proc/meminfo").read_text(encoding="ascii").split()[1])
    return f"{os.cpu_count()} cores, {kib / 2**20:.0f} GB of memory, load {os.getloadavg()[0]:.1f}"


if __name__ == "__main__":
    main()
