"""The production server: everything that can be shared is loaded once, then the workers fork."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication

THREADS = 8
TIMEOUT_S = 60


@dataclass(frozen=True)
class ServeOptions:
    """How to serve: where, with how many worker processes, and whether to restart when code changes."""

    host: str = "127.0.0.1"
    port: int = 8000
    workers: int = 2
    reload: bool = False


class Server(BaseApplication):  # type: ignore[misc]
    """Gunicorn around one application object."""

    def __init__(self, app: Flask, options: ServeOptions) -> None:
        self._app = app
        self._options = options
        super().__init__()

    def load_config(self) -> None:
        """Threads for slow readers, processes for cores; the application is loaded before the fork.

        The access log is off: it would hold what people searched.
        """
        chosen: dict[str, Any] = {
            "bind": f"{self._options.host}:{self._options.port}",
            "workers": self._options.workers,
            "worker_class": "gthread",
            "threads": THREADS,
            "timeout": TIMEOUT_S,
            "preload_app": not self._options.reload,
            "reload": self._options.reload,
            "loglevel": "warning",
            "proc_name": "ankerpunt",
            "limit_request_line": 8190,
            "control_socket_disable": True,
        }
        for name, value in chosen.items():
            if name in self.cfg.settings:
                self.cfg.set(name, value)

    def load(self) -> Flask:
        """The application that the workers serve."""
        return self._app
