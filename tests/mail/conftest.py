"""A database with the tables of mail on both databases, and a mail server of the tests' own that does as it is told."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest
from sqlalchemy.orm import Session
from tests.conftest import make_settings

from ankerpunt.database import make_engine, make_sessions
from ankerpunt.migrations import upgrade
from ankerpunt.settings import Settings


@dataclass
class MailServer:
    """Takes mail. `answers` are what it says to the next recipients instead of yes; `drop_after_data` hangs up unanswered."""

    port: int = 0
    received: list[EmailMessage] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)
    drop_after_data: int = 0

    def settings(self, folder: Path) -> Settings:
        """Settings that send here."""
        return make_settings(folder, ANKERPUNT_MAIL_URL=f"smtp://127.0.0.1:{self.port}")


class Conversation(socketserver.StreamRequestHandler):
    """One client talking to `told`."""

    told: MailServer

    def handle(self) -> None:
        self.say("220 hallo")
        while line := self.rfile.readline():
            verb = line[:4].upper()
            if verb == b"DATA":
                if not self.take():
                    return
            elif verb == b"RCPT" and self.told.answers:
                self.say(self.told.answers.pop(0))
            else:
                self.say("221 dag" if verb == b"QUIT" else "250 goed")

    def take(self) -> bool:
        self.say("354 zeg het maar")
        lines = []
        while (line := self.rfile.readline()) not in {b".\r\n", b""}:
            lines.append(line)
        self.told.received.append(message_from_bytes(b"".join(lines), policy=policy.default))  # type: ignore[arg-type]
        if self.told.drop_after_data:
            self.told.drop_after_data -= 1
            return False
        self.say("250 goed")
        return True

    def say(self, text: str) -> None:
        self.wfile.write(f"{text}\r\n".encode())


@pytest.fixture
def mail_server() -> Iterator[MailServer]:
    """A mail server on this machine."""
    server = MailServer()
    handler = type("Handler", (Conversation,), {"told": server})
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), handler) as tcp:
        tcp.daemon_threads = True
        server.port = tcp.server_address[1]
        threading.Thread(target=tcp.serve_forever, daemon=True).start()
        yield server
        tcp.shutdown()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def new_session(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[], Session]]:
    """Sessions on a database with its tables."""
    on_file = request.param == "sqlite"
    engine = make_engine(f"sqlite:///{tmp_path / 'mail.db'}" if on_file else request.getfixturevalue("postgres_url"))
    upgrade(engine)
    yield make_sessions(engine)
    engine.dispose()
