"""The production server: everything that can be shared is loaded once, then the workers fork.

Run as a program (`python -m ankerpunt.serve`, which `ankerpunt serve` does when all is prepared) it has nothing in memory
but what readers need.
"""

from __future__ import annotations

import gc
import json
import logging
import os
import re
import socket
import sys
from dataclasses import asdict, dataclass
from typing import Any, NoReturn
from wsgiref.util import setup_testing_defaults

from flask import Flask
from gunicorn.app.base import BaseApplication
from gunicorn.glogging import Logger

from ankerpunt.app import create_app
from ankerpunt.errors import BadInput
from ankerpunt.jobs import Runner
from ankerpunt.schedule import jobs_of
from ankerpunt.settings import lean_environment

#: Threads of a worker: one computes at a time, the others wait for the disk or a slow reader.
THREADS = 4
TIMEOUT_S = 60
#: What a worker would do at its first requests is done once for all; the first page that the list leads to belongs to it.
WARM = ("/", "/vakgroepen", "/begrippen", "/zoeken?q=hulp", "/api/v1/zoekresultaten?q=hulp", "/api/v1/suggesties?q=hu")
LIST = "/kennis"
FIRST = re.compile(r'href="(/kennis/[a-z0-9-]+)"')


@dataclass(frozen=True)
class ServeOptions:
    """How to serve: where, with how many worker processes, and whether to restart when code changes."""

    host: str = "127.0.0.1"
    port: int = 8000
    workers: int = 2
    reload: bool = False


class DiscreetLog(Logger):  # type: ignore[misc]
    """Gunicorn's log without what somebody sent: it quotes requests that it cannot read, and those that break it."""

    def setup(self, cfg: Any) -> None:
        """As in Logger."""
        super().setup(cfg)
        self.error_log.addFilter(discreet)


def discreet(record: logging.LogRecord) -> bool:
    """Take what was sent out of a line of Gunicorn's log, and keep the line."""
    if str(record.msg).startswith("Invalid request from"):
        record.msg, record.args = "a request that cannot be read was refused", ()
    elif str(record.msg).startswith("Error handling request"):
        kind = record.exc_info[0] if record.exc_info else None
        record.msg, record.args = f"{kind.__name__ if kind else 'an error'} outside the application", ()
        record.exc_info = record.exc_text = None
    return True


class Server(BaseApplication):  # type: ignore[misc]
    """Gunicorn around one application object."""

    def __init__(self, app: Flask, options: ServeOptions) -> None:
        self._app = app
        self._options = options
        self._runner: Runner | None = None
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
            "logger_class": DiscreetLog,
            "proc_name": "ankerpunt",
            "limit_request_line": 8190,
            "control_socket_disable": True,
            "post_worker_init": self._start_jobs,
            "worker_exit": self._stop_jobs,
        }
        for name, value in chosen.items():
            if name in self.cfg.settings:
                self.cfg.set(name, value)

    def load(self) -> Flask:
        """The application that the workers serve."""
        return self._app

    def _start_jobs(self, _worker: object) -> None:
        """Every worker runs jobs: threads do not survive a fork, and one worker may die."""
        database, engine = self._app.extensions["ankerpunt.database"], self._app.extensions["ankerpunt.search"]
        todo = jobs_of(self._app.extensions["ankerpunt.settings"], lambda: engine.thesaurus, engine.poke)
        self._runner = Runner(database.session, todo)
        self._runner.start()

    def _stop_jobs(self, _server: object, _worker: object) -> None:
        """Finish the job that is under way, within a few seconds."""
        if self._runner is not None:
            self._runner.stop()


def claim(options: ServeOptions) -> None:
    """Raise BadInput where nobody can listen on this address: before a database is made, in one line."""
    family = socket.AF_INET6 if ":" in options.host else socket.AF_INET
    try:
        with socket.create_server((options.host.strip("[]"), options.port), family=family):
            pass
    except OSError as error:
        message = f"op {options.host}, poort {options.port}, kan niet worden geluisterd ({error.strerror}); kies een andere met --port"
        raise BadInput(message) from error


def replace_process(options: ServeOptions) -> NoReturn:
    """Become a server that does not remember the preparations: migrating and importing need twice its memory."""
    sys.stdout.flush()
    program = [sys.executable, "-m", "ankerpunt.serve", json.dumps(asdict(options))]
    os.execve(sys.executable, program, lean_environment())  # noqa: S606


def warm(app: Flask) -> None:
    """Load what all workers can share, then forget what may not cross a fork.

    Frozen objects are not visited by the garbage collector, which would write to the memory that they share.
    """
    database = app.extensions["ankerpunt.database"]
    with database.session() as session:
        app.extensions["ankerpunt.search"].warm(session)
    for name in app.jinja_env.list_templates(extensions=["html", "xml"]):
        app.jinja_env.get_template(name)
    for address in (*WARM, *FIRST.findall(_ask(app, LIST))[:1]):
        _ask(app, address)
    database.engine.dispose()
    gc.collect()
    gc.freeze()


def _ask(app: Flask, address: str) -> str:
    path, _, query = address.partition("?")
    environ: dict[str, Any] = {"PATH_INFO": path, "QUERY_STRING": query}
    setup_testing_defaults(environ)
    return b"".join(app(environ, lambda *_: lambda _: None)).decode()


if __name__ == "__main__":
    chosen = ServeOptions(**json.loads(sys.argv[1]))
    application = create_app()
    if not chosen.reload:
        warm(application)
    Server(application, chosen).run()
