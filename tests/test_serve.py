"""The server's own log: it never holds what somebody sent."""

from __future__ import annotations

import logging
import socket
from pathlib import Path

import pytest
from tests.conftest import serving

from ankerpunt.serve import discreet

UNREADABLE = (
    b"GET /zoeken?q=mevrouw Jansen HTTP/1.1\r\nHost: x\r\n\r\n",
    b"GET /zoeken?q=\xc3\xa9Jansen HTTP/1.1\r\nHost: x\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: x\r\nJansen zonder dubbele punt\r\n\r\n",
)


def test_request_that_cannot_be_read_is_not_quoted_in_the_log(empty: Path, tmp_path: Path) -> None:
    server = serving(tmp_path / "data", ANKERPUNT_DATABASE_URL=f"sqlite:///{tmp_path / 'kopie.db'}")
    server.folder.mkdir()
    with server:
        for sent in UNREADABLE:
            with socket.create_connection(("127.0.0.1", server.port), timeout=30) as connection:
                connection.sendall(sent)
                assert connection.recv(1000).startswith(b"HTTP/1.1 400")
    log = (tmp_path / "server.log").read_text()
    assert log.count("a request that cannot be read was refused") == len(UNREADABLE)
    assert "Jansen" not in log


def test_request_that_breaks_the_server_is_logged_by_kind_only() -> None:
    try:
        raise ValueError("Jansen")
    except ValueError as error:
        told = (type(error), error, error.__traceback__)
    line = logging.LogRecord("x", logging.ERROR, "", 1, "Error handling request %s %s", ("GET", "/?q=Jansen"), told)
    assert discreet(line)
    assert "Jansen" not in logging.Formatter().format(line)
    assert "ValueError" in line.getMessage()


@pytest.mark.parametrize("message", ["Worker (pid:1) was sent SIGKILL!", "Listening"])
def test_other_lines_stay_as_they_are(message: str) -> None:
    line = logging.LogRecord("x", logging.WARNING, "", 1, message, (), None)
    assert discreet(line)
    assert line.getMessage() == message
