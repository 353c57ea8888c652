"""The commands: what cannot be done is one clear line and a non-zero exit, never a stack trace."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from tests.conftest import ROOT


def run(data: Path, *words: str, **environ: str) -> subprocess.CompletedProcess[str]:
    """Run a command as somebody at a terminal does."""
    env = {**os.environ, "ANKERPUNT_DATA": str(data), "PYTHONPATH": str(ROOT / "platform"), **environ}
    command = [sys.executable, "-m", "ankerpunt", *words]
    return subprocess.run(command, env=env, capture_output=True, text=True, check=False, timeout=120)


def assert_one_line(done: subprocess.CompletedProcess[str], *parts: str) -> None:
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith("ankerpunt: ")
    assert done.stderr.count("\n") == 1
    assert [part for part in parts if part not in done.stderr] == []


@pytest.mark.parametrize(
    "url", ["sqlite:////bestaat/niet/x.db", "postgresql+psycopg://iemand:geheim@127.0.0.1:1/ankerpunt"]
)
def test_database_that_cannot_be_opened_is_told_in_one_line_without_the_password(tmp_path: Path, url: str) -> None:
    done = run(tmp_path, "doctor", ANKERPUNT_DATABASE_URL=url)
    assert_one_line(done, "database", "ANKERPUNT_DATABASE_URL")
    assert "geheim" not in done.stderr


def test_database_file_with_something_else_in_it_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "ankerpunt.db").write_text("geen database")
    assert_one_line(run(tmp_path, "doctor"), "not a database")


def test_folder_that_cannot_be_written_is_told_in_one_line(filled: Path, tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("")
    target = tmp_path / "bestand" / "uit"
    assert_one_line(run(filled, "export", str(target)), str(target))


def test_port_that_is_taken_is_told_before_anything_is_made(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = run(tmp_path / "data", "serve", "--port", str(taken.getsockname()[1]))
    assert_one_line(done, "--port")
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize("words", [("--port", "99999"), ("--workers", "0")])
def test_impossible_port_and_number_of_workers_are_refused(tmp_path: Path, words: tuple[str, ...]) -> None:
    done = run(tmp_path, "serve", *words)
    assert done.returncode == 2
    assert words[0] in done.stderr
    assert "Traceback" not in done.stderr


def test_one_result_is_counted_as_one(empty: Path) -> None:
    assert run(empty, "search", "zwaluwstaart").stdout == "0 resultaten\n"
    assert run(empty, "check", str(ROOT / "nergens.md")).stdout.endswith("\n1 fout, 0 waarschuwingen\n")
