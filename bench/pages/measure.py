"""The measurements of one library: import, page views, search, memory, sizes."""

from __future__ import annotations

import json
import random
import re
import resource
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from urllib.parse import quote_plus, urlencode

from bench.pages.library import SEED, Page, questions, write_library
from bench.pages.load import Client, latency, throughput
from bench.pages.server import Command, Serving
from bench.pages.visit import Visit, first_visit

from ankerpunt.accounts.demo import PASSWORD

#: Pages that readers ask for in turn; half of what a worker keeps ready.
SAMPLE = 200
ROUNDS, ROUND_S = 5, 2
BARE = "bare Flask"
#: A cookie that is not ours: such a page is made anew each time.
SOME_COOKIE = {"Cookie": "elders=1"}
BROWSER = {"Accept-Encoding": "gzip, deflate, br, zstd"}
NEW = """---
title: Kwispelaar {number}
description: Een pagina die net is bewaard.
onderbouwing: praktijkkennis
---
Hier staat kwispelwoord{word} voor het eerst.
"""


@dataclass
class Results:
    """What was measured with `size` pages. `rates`: answers a second, per round."""

    size: int
    import_s: float = 0.0
    import_cpu_s: float = 0.0
    rates: dict[str, list[float]] = field(default_factory=dict)
    seconds: dict[str, list[float]] = field(default_factory=dict)
    found_s: list[float] = field(default_factory=list)
    pss_mb: tuple[float, float] = (0.0, 0.0)
    html_bytes: list[int] = field(default_factory=list)
    visit: Visit | None = None

    def ratio(self, name: str) -> float:
        """Throughput beside that of bare Flask, the medians of all rounds.

        Not round by round: eight connections are not always shared evenly by two workers, which halves a single rate.
        """
        return median(self.rates[name]) / median(self.rates[BARE])


def measure(size: int, folder: Path) -> Results:
    """Make a library of `size` pages below `folder`, import it, serve it and measure."""
    results = Results(size)
    pages = write_library(folder / "library", size)
    data = folder / "data"
    data.mkdir()
    command = Command(data)
    _import(command, folder / "library", results)
    with Serving(command, "serve") as served, Serving(command, module="bench.pages.bare", ready="/") as bare:
        before = served.pss()
        paths = _addresses(served.port, pages)
        member = _sign_in(served.port)
        _latencies(served.port, bare.port, paths, member, results)
        _throughputs(served.port, bare.port, paths, member, results)
        results.found_s = [_save_and_find(command, served.port, number) for number in range(3)]
        results.pss_mb = (before, served.pss())
        client = Client(served.port)
        results.html_bytes = [len(client.get(path)[1]) for path in paths]
        results.visit = first_visit(served.port, paths[0])
    return results


def _import(command: Command, library: Path, results: Results) -> None:
    before, begin = _spent(), time.perf_counter()
    process = command.start("import", str(library))
    output, _ = process.communicate()
    if process.returncode or output.count("new ") != results.size:
        raise RuntimeError(f"import: {output[-500:]}")
    results.import_s, results.import_cpu_s = time.perf_counter() - begin, _spent() - before


def _spent() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def _addresses(port: int, pages: Sequence[Page]) -> list[str]:
    """Pages that everybody may read, spread over the library."""
    client, dice = Client(port), random.Random(SEED)
    found: list[str] = []
    for page in dice.sample(pages, min(len(pages), 2 * SAMPLE)):
        prefix = "vakgroepen" if page.path.parts[0] == "vakgroepen" else "kennis"
        path = f"/{prefix}/{page.path.stem}"
        if page.path.stem != "index" and client.get(path)[0].status == 200:
            found.append(path)
    return found[:SAMPLE]


def _sign_in(port: int) -> dict[str, str]:
    """The cookie of somebody who signed in."""
    client = Client(port)
    answer, body = client.get("/inloggen")
    token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', body.decode())
    cookie = str(answer.getheader("Set-Cookie")).partition(";")[0]
    form = urlencode({"email": "lezer@voorbeeld.nl", "wachtwoord": PASSWORD, "csrf_token": token[1] if token else ""})
    headers = {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}
    answer, _ = client.send("POST", "/inloggen", form, headers)
    if answer.status != 302:
        raise RuntimeError(f"signing in: {answer.status}")
    return {"Cookie": str(answer.getheader("Set-Cookie")).partition(";")[0]}


def _latencies(port: int, bare: int, paths: Sequence[str], member: Mapping[str, str], results: Results) -> None:
    asked = [quote_plus(question) for question in questions(SAMPLE)]
    typed = [quote_plus(question[:length]) for question in questions(50) for length in (2, 3, 5, 8)]
    kinds: dict[str, tuple[int, list[str], Mapping[str, str]]] = {
        BARE: (bare, ["/"] * SAMPLE, {}),
        "page, made anew": (port, list(paths), {**BROWSER, **SOME_COOKIE}),
        "page, ready": (port, list(paths), BROWSER),
        "page, signed in": (port, list(paths), {**BROWSER, **member}),
        "home": (port, ["/"] * 50, BROWSER),
        "list of everything": (port, ["/kennis"] * 30, {**BROWSER, **SOME_COOKIE}),
        "/zoeken": (port, [f"/zoeken?q={question}" for question in asked], BROWSER),
        "/api/v1/zoekresultaten": (port, [f"/api/v1/zoekresultaten?q={question}" for question in asked], BROWSER),
        "/api/v1/suggesties": (port, [f"/api/v1/suggesties?q={start}" for start in typed], BROWSER),
    }
    for name, (to, asked_for, headers) in kinds.items():
        warm = asked_for if "ready" in name else asked_for[:20]
        results.seconds[name] = latency(to, asked_for, headers, warm)


def _throughputs(port: int, bare: int, paths: Sequence[str], member: Mapping[str, str], results: Results) -> None:
    """In rounds, so that a busy machine is equally unkind to each; the bare route has its turn before each kind."""
    tag = Client(port).get(paths[0])[0].getheader("ETag")
    kinds: dict[str, tuple[Sequence[str], Mapping[str, str]]] = {
        "page": (paths, {}),
        "page, compressed": (paths, BROWSER),
        "page, not changed (304)": (paths[:1], {"If-None-Match": str(tag)}),
        "page, made anew": (paths, SOME_COOKIE),
        "page, signed in": (paths, member),
        "home": (["/"], {}),
    }
    for _ in range(ROUNDS):
        for name, (asked, headers) in kinds.items():
            results.rates.setdefault(BARE, []).append(throughput(bare, ["/"], ROUND_S / 2))
            results.rates.setdefault(name, []).append(throughput(port, asked, ROUND_S, headers))
    searches = [f"/zoeken?q={quote_plus(question)}" for question in questions(SAMPLE)]
    results.rates["/zoeken"] = [throughput(port, searches, ROUND_S)]


def _save_and_find(command: Command, port: int, number: int) -> float:
    """Seconds from the commit of another process until this server finds what it saved."""
    word = "abc"[number]
    file = command.data / f"kwispelaar-{number}.md"
    file.write_text(NEW.format(number=number, word=word), encoding="utf-8")
    process = command.start("import", str(file), "--as", "methode")
    assert process.stdout is not None
    process.stdout.readline()
    begin, client = time.perf_counter(), Client(port)
    while not json.loads(client.get(f"/api/v1/zoekresultaten?q=kwispelwoord{word}")[1])["totaal"]:
        if time.perf_counter() - begin > 30:
            raise RuntimeError("what was saved is not found")
    seconds = time.perf_counter() - begin
    process.communicate()
    return seconds
