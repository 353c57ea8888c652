"""How mail leaves: to a mail server, or as files in the outbox where none is set."""

from __future__ import annotations

import os
import smtplib
import socket
import ssl
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from email.message import EmailMessage
from pathlib import Path
from typing import Protocol
from urllib.parse import unquote, urlsplit

from ankerpunt.settings import Settings

TIMEOUT_S = 20
#: Answers of a mail server from here on say that trying again will not help (RFC 5321, 4.2.1).
PERMANENT = 500


class ServerDown(Exception):
    """No mail can be sent now, whatever it is. `kind` says what the trouble is, never to whom or what."""

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = f"mailserver niet bereikbaar ({kind})"


class NotTaken(Exception):
    """The server does not take this message. Says with which number; `permanent` is what the server thinks of it."""

    def __init__(self, code: int) -> None:
        super().__init__(f"SMTP {code}")
        self.permanent = code >= PERMANENT


class Line(Protocol):
    """An open way out."""

    def send(self, message: EmailMessage) -> None:
        """Hand it over; when this returns it is somebody else's to deliver. Raises NotTaken or ServerDown."""


class Outbox:
    """A folder with a file for each message; a message that is sent again replaces its file."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def send(self, message: EmailMessage) -> None:
        """As Line. A file is there whole or not at all."""
        name = message["Message-ID"].strip("<>").partition("@")[0]
        try:
            self._folder.mkdir(mode=0o700, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=self._folder, suffix=".tmp", delete=False) as file:
                file.write(message.as_bytes())
                file.flush()
                os.fsync(file.fileno())
            Path(file.name).replace(self._folder / f"{name}.eml")
        except OSError as error:
            raise ServerDown(type(error).__name__) from None


class SmtpLine:
    """A conversation with a mail server."""

    def __init__(self, client: smtplib.SMTP) -> None:
        self._client = client

    def send(self, message: EmailMessage) -> None:
        """As Line."""
        try:
            self._client.send_message(message)
        except smtplib.SMTPRecipientsRefused as error:
            raise NotTaken(max(code for code, _ in error.recipients.values())) from None
        except smtplib.SMTPResponseException as error:
            if error.smtp_code == 421:  # the server is about to stop (RFC 5321, 3.8)
                raise ServerDown("SMTP 421") from None
            raise NotTaken(error.smtp_code) from None
        except smtplib.SMTPNotSupportedError:
            raise NotTaken(PERMANENT) from None
        except OSError as error:
            raise ServerDown(type(error).__name__) from None


@contextmanager
def open_line(settings: Settings) -> Iterator[Line]:
    """A way out, as ANKERPUNT_MAIL_URL says. Raises ServerDown where there is none."""
    if not settings.mail_url:
        yield Outbox(settings.data / "outbox")
        return
    try:
        client = _connect(settings.mail_url)
    except smtplib.SMTPResponseException as error:
        raise ServerDown(f"SMTP {error.smtp_code}") from None
    except OSError as error:
        raise ServerDown(type(error).__name__) from None
    try:
        yield SmtpLine(client)
    finally:
        with suppress(OSError):
            client.quit()
        client.close()


def _connect(url: str) -> smtplib.SMTP:
    """A server that we may send to. A password crosses only a line that is encrypted to a server that proves its name."""
    parts = urlsplit(url)
    host, name = parts.hostname or "", socket.gethostname()
    if parts.scheme == "smtps":
        secure = ssl.create_default_context()
        client: smtplib.SMTP = smtplib.SMTP_SSL(host, parts.port or 465, name, timeout=TIMEOUT_S, context=secure)
    else:
        client = smtplib.SMTP(host, parts.port or (587 if parts.username else 25), name, timeout=TIMEOUT_S)
    try:
        client.ehlo_or_helo_if_needed()
        if parts.scheme == "smtp" and (parts.username or client.has_extn("starttls")):
            client.starttls(context=_context(proven=bool(parts.username)))
            client.ehlo()
        if parts.username:
            client.login(unquote(parts.username), unquote(parts.password or ""))
    except OSError:
        client.close()
        raise
    return client


def _context(*, proven: bool) -> ssl.SSLContext:
    """Without a password any encryption is better than none: relays inside often have a certificate of their own."""
    context = ssl.create_default_context()
    if not proven:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    return context
