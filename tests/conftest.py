"""Fixtures every test may use: settings in a folder of its own, the application, the starter library, a running server."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from ankerpunt import clock
from ankerpunt.accounts import demo
from ankerpunt.app import create_app
from ankerpunt.kennis.library import load_starter
from ankerpunt.migrations import upgrade
from ankerpunt.search.engine import Engine
from ankerpunt.settings import Settings, read_settings
from ankerpunt.vakgroepen import demo as vakgroep_demo
from ankerpunt.web.requests import Database

pytest_plugins = ["tests.postgres", "tests.browser"]
ROOT = Path(__file__).parents[1]
CHROMIUM = Path("/usr/bin/chromium")


def make_settings(folder: Path, **more: str) -> Settings:
    """Settings that touch nothing outside `folder`."""
    return read_settings({"ANKERPUNT_DATA": str(folder), "ANKERPUNT_DEMO": "true", **more})


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings of an installation without anything in it."""
    return make_settings(tmp_path / "data")


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the tables and the demo accounts, made once; copy it before changing anything."""
    folder = tmp_path_factory.mktemp("empty") / "data"
    fill(make_settings(folder), library=False)
    return folder


@pytest.fixture
def app(settings: Settings, empty: Path) -> Flask:
    """An application on an empty, migrated database with the demo accounts."""
    shutil.copytree(empty, settings.data, dirs_exist_ok=True)
    return create_app(make_settings(settings.data))


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """Somebody who did not sign in, on the empty application."""
    return app.test_client()


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the starter library, made once; copy it before changing anything."""
    folder = tmp_path_factory.mktemp("filled") / "data"
    fill(make_settings(folder), library=True)
    return folder


@pytest.fixture
def library_app(filled: Path, tmp_path: Path) -> Flask:
    """An application with the starter library, in a folder of its own."""
    return copied_app(filled, tmp_path / "library")


def copied_app(filled: Path, folder: Path) -> Flask:
    """An application on a copy of `filled` in `folder`."""
    shutil.copytree(filled, folder)
    return create_app(make_settings(folder))


@pytest.fixture
def reader(library_app: Flask) -> FlaskClient:
    """Somebody who did not sign in, on the starter library."""
    return library_app.test_client()


@pytest.fixture(scope="session")
def live_server(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The real server with two workers on the starter library; its address."""
    folder = tmp_path_factory.mktemp("live") / "data"
    shutil.copytree(filled, folder)
    with serving(folder) as address:
        yield address


class serving:  # noqa: N801 - reads as a word in `with serving(folder) as address`
    """Run `ankerpunt serve` on a free port of this machine while the block runs."""

    def __init__(self, folder: Path, **environ: str) -> None:
        self.folder, self.environ = folder, environ
        self.port = free_port()
        self.process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> str:
        self.start()
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start and wait until it is ready."""
        environ = {**os.environ, "ANKERPUNT_DATA": str(self.folder), "ANKERPUNT_DEMO": "true", **self.environ}
        environ["PYTHONPATH"] = str(ROOT / "platform")
        log = (self.folder.parent / "server.log").open("ab")
        command = [sys.executable, "-m", "ankerpunt", "serve", "--port", str(self.port)]
        self.process = subprocess.Popen(command, env=environ, stdout=log, stderr=log, cwd=self.folder.parent)
        wait_until_ready(f"http://127.0.0.1:{self.port}/readyz", self.process)

    def stop(self, how: signal.Signals = signal.SIGTERM) -> None:
        """Stop it; SIGKILL for a sudden death."""
        assert self.process is not None
        self.process.send_signal(how)
        self.process.wait(30)

    def __exit__(self, *_error: object) -> None:
        if self.process is not None and self.process.poll() is None:
            self.stop()


def wait_until_ready(address: str, process: subprocess.Popen[bytes], tries: int = 600) -> None:
    """Ask until the server answers; each try waits in the connection, not in a sleep of a fixed length."""
    waiter = __import__("threading").Event()
    for _ in range(tries):
        assert process.poll() is None, "the server stopped by itself"
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                if answer.status == 200:
                    return
        except OSError:
            waiter.wait(0.1)
    raise AssertionError("the server did not become ready")


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def fill(settings: Settings, *, library: bool) -> None:
    """Make the tables and the demo accounts, and load the starter library with `library`."""
    database = Database(settings.database_url)
    session = database.session()
    upgrade(session.get_bind())  # type: ignore[arg-type]
    engine = Engine(settings, database.session)
    if library:
        outcomes = load_starter(session, engine.thesaurus, clock.now)
        assert [str(one) for one in outcomes if one.status == "refused"] == []
    demo.ensure(session, clock.now())
    vakgroep_demo.ensure(session, clock.now())
    session.commit()
    engine.bring_up_to_date(session)
    session.close()
    database.close()


def missing(part: str) -> None:
    """Skip with the reason; in CI a missing part is a failure."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{part} is missing in CI")
    pytest.skip(f"{part} is not installed")
