"""A PostgreSQL server of the tests' own: in a temporary folder, on this machine only, gone afterwards."""

from __future__ import annotations

import itertools
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

UNPRIVILEGED = "nobody"
HOST = "127.0.0.1"
#: Durable enough for a server that lives as long as the tests.
OPTIONS = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c unix_socket_directories=''"
_numbers = itertools.count(1)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The address of a server without databases of ours, without a database name: add '/name'."""
    programs = _programs()
    folder = Path(tempfile.mkdtemp(prefix="ankerpunt-postgres-", dir="/tmp"))
    try:
        _hand_over(folder)
        data, port = folder / "data", _free_port()
        _run(
            programs / "initdb",
            "-D",
            data,
            "-U",
            "ankerpunt",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
            "--no-sync",
        )
        _run(
            programs / "pg_ctl", "-D", data, "-w", "-t", "60", "-l", folder / "log",
            "-o", f"-h {HOST} -p {port} {OPTIONS}", "start",
        )  # fmt: skip
        try:
            yield f"postgresql+psycopg://ankerpunt@{HOST}:{port}"
        finally:
            _run(programs / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def new_postgres_database(postgres_server: str) -> Callable[[], str]:
    """Makes an empty database at each call; its address as the setting ANKERPUNT_DATABASE_URL takes it."""

    def make() -> str:
        name = f"test_{os.getpid()}_{next(_numbers)}"
        with psycopg.connect(f"{_plain(postgres_server)}/postgres", autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}"')
        return f"{postgres_server}/{name}"

    return make


@pytest.fixture
def postgres_url(new_postgres_database: Callable[[], str]) -> str:
    """The address of an empty PostgreSQL database."""
    return new_postgres_database()


def _programs() -> Path:
    """Where Debian keeps the newest server; elsewhere whatever is on the path."""
    found = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    on_path = shutil.which("initdb")
    if found:
        return max(found, key=lambda path: float(path.parent.name))
    if on_path:
        return Path(on_path).parent
    reason = "PostgreSQL is not installed"
    if os.environ.get("CI") == "true":
        pytest.fail(f"{reason}, and CI must test it")
    pytest.skip(reason)


def _run(program: Path, *arguments: str | Path) -> None:
    """Run a program of the server, which refuses to run as root. The server would hold a pipe for its output open."""
    unprivileged = ["setpriv", f"--reuid={UNPRIVILEGED}", f"--regid={_group()}", "--clear-groups"] if _root() else []
    command = [*unprivileged, str(program), *map(str, arguments)]
    done = subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        timeout=120,
        cwd="/",
        check=False,
    )
    if done.returncode:
        pytest.fail(f"{program.name} ended with {done.returncode}")


def _hand_over(folder: Path) -> None:
    if _root():
        nobody = pwd.getpwnam(UNPRIVILEGED)
        os.chown(folder, nobody.pw_uid, nobody.pw_gid)


def _group() -> int:
    return pwd.getpwnam(UNPRIVILEGED).pw_gid


def _root() -> bool:
    return os.geteuid() == 0


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port


def _plain(address: str) -> str:
    return address.replace("postgresql+psycopg://", "postgresql://")
