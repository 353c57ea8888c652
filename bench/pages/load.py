"""Asking a server: one client for latency, eight at once for throughput (wrk where it is installed)."""

from __future__ import annotations

import http.client
import itertools
import re
import shutil
import subprocess
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence

CONNECTIONS = 8
RATE = re.compile(r"Requests/sec:\s*([\d.]+)")
FAULTS = re.compile(r"(Non-2xx or 3xx responses: \d+|Socket errors: .+)")
WRK = shutil.which("wrk")
SCRIPT = """local paths, turn = {{ {paths} }}, 0
request = function() turn = turn % #paths + 1; return wrk.format("GET", paths[turn]) end
"""


class Client:
    """One reader with one open connection."""

    def __init__(self, port: int, headers: Mapping[str, str] | None = None) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self._headers = dict(headers or {})

    def get(self, path: str, **headers: str) -> tuple[http.client.HTTPResponse, bytes]:
        """Ask for a page; the answer with its body."""
        return self.send("GET", path, None, headers)

    def send(
        self, method: str, path: str, body: str | None, headers: Mapping[str, str]
    ) -> tuple[http.client.HTTPResponse, bytes]:
        """Send any request; the answer with its body."""
        self._connection.request(method, path, body, {**self._headers, **headers})
        answer = self._connection.getresponse()
        return answer, answer.read()


def latency(
    port: int, paths: Sequence[str], headers: Mapping[str, str] | None = None, warm: Sequence[str] = ()
) -> list[float]:
    """Seconds per answer for one client that asks for each of `paths`, after `warm`. Raises RuntimeError for an error."""
    client = Client(port, headers)
    seconds = []
    for path in (*warm, *paths):
        begin = time.perf_counter()
        answer, _ = client.get(path)
        seconds.append(time.perf_counter() - begin)
        if answer.status >= 400:
            raise RuntimeError(f"{answer.status} for {path}")
    return seconds[len(warm) :]


def throughput(port: int, paths: Sequence[str], seconds: float, headers: Mapping[str, str] | None = None) -> float:
    """Answers a second to eight clients that ask for `paths` in turn. Raises RuntimeError where answers are errors."""
    return _wrk(port, paths, seconds, headers or {}) if WRK else _own(port, paths, seconds, headers or {})


def _wrk(port: int, paths: Sequence[str], seconds: float, headers: Mapping[str, str]) -> float:
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        script.write(SCRIPT.format(paths=", ".join(f'"{path}"' for path in paths)))
        script.flush()
        said = [part for name, value in headers.items() for part in ("-H", f"{name}: {value}")]
        command = [str(WRK), "-t1", f"-c{CONNECTIONS}", f"-d{max(1, round(seconds))}s", "-s", script.name, *said]
        output = subprocess.run(
            [*command, f"http://127.0.0.1:{port}/"], capture_output=True, text=True, check=True
        ).stdout
    faults = FAULTS.search(output)
    if faults:
        raise RuntimeError(faults[1])
    return float(RATE.search(output)[1])  # type: ignore[index]


def _own(port: int, paths: Sequence[str], seconds: float, headers: Mapping[str, str]) -> float:
    counts = [0] * CONNECTIONS
    end = time.monotonic() + seconds

    def ask(number: int) -> None:
        client = Client(port, headers)
        for path in itertools.cycle(paths):
            if time.monotonic() > end:
                return
            client.get(path)
            counts[number] += 1

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(CONNECTIONS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(counts) / seconds


def tool() -> str:
    """What throughput is measured with."""
    return "wrk" if WRK else "a client of our own"
