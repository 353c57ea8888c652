"""Servers to measure: Ankerpunt itself and a bare Flask route, each as a process of its own on a free port of this machine."""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

ROOT = Path(__file__).parents[2]
PATIENCE_S = 900
STOPPING_S = 30
KIB_PER_MB = 1024


@dataclass(frozen=True)
class Command:
    """How to run Ankerpunt's commands on one data folder."""

    data: Path

    @property
    def environ(self) -> dict[str, str]:
        """The environment of such a process."""
        paths = os.pathsep.join((str(ROOT / "platform"), str(ROOT)))
        return {**os.environ, "ANKERPUNT_DATA": str(self.data), "ANKERPUNT_DEMO": "true", "PYTHONPATH": paths}

    def start(self, *arguments: str, module: str = "ankerpunt") -> subprocess.Popen[str]:
        """Start a command; its output is for whoever started it."""
        command = [sys.executable, "-m", module, *arguments]
        return subprocess.Popen(command, env=self.environ, cwd=self.data, stdout=subprocess.PIPE, text=True)


class Serving:
    """A server while the block runs: `python -m module … --port`, ready when it enters and stopped when it leaves."""

    def __init__(self, command: Command, *arguments: str, module: str = "ankerpunt", ready: str = "/readyz") -> None:
        self.port = free_port()
        self._command, self._arguments, self._module, self._ready = command, arguments, module, ready

    def __enter__(self) -> Serving:
        arguments = (*self._arguments, "--port", str(self.port))
        self._process = self._command.start(*arguments, module=self._module)
        deadline = time.monotonic() + PATIENCE_S
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"{self._module} did not start")
            time.sleep(0.2)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._process.terminate()
        self._process.wait(STOPPING_S)

    @property
    def pid(self) -> int:
        """The process that started the workers."""
        return self._process.pid

    def pss(self) -> float:
        """Memory of the process and its workers in MB (PSS: what several share is counted once)."""
        return sum(_pss(pid) for pid in (self.pid, *children(self.pid))) / KIB_PER_MB

    def _answers(self) -> bool:
        try:
            connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
            connection.request("GET", self._ready)
            return connection.getresponse().status == 200
        except OSError:
            return False


def children(pid: int) -> list[int]:
    """The processes that `pid` started."""
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _pss(pid: int) -> int:
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
