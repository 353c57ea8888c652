"""The errors that services raise; `web` maps each to one page or one problem document."""

from __future__ import annotations


class AnkerpuntError(Exception):
    """Base of all errors with a message that may be shown to people, in Dutch.

    `status` is the HTTP status it becomes; `title` its short name in a problem document.
    """

    status = 500
    title = "Er ging iets mis"


class NotFound(AnkerpuntError):
    """There is no such thing, or the reader may not know that there is."""

    status = 404
    title = "Niet gevonden"


class BadInput(AnkerpuntError):
    """What was sent cannot be used; the message says what and what was kept."""

    status = 400
    title = "Ongeldige invoer"


class Forbidden(AnkerpuntError):
    """The reader is known but may not do this."""

    status = 403
    title = "Geen toegang"


class SettingError(AnkerpuntError):
    """A setting has a wrong value; the message names the setting, the fault and an example."""


class ContentError(AnkerpuntError):
    """A content file cannot be taken in; `line` is the line in the file (1-based)."""

    status = 400
    title = "Bestand geweigerd"

    def __init__(self, message: str, line: int = 1) -> None:
        super().__init__(message)
        self.message = message
        self.line = line
