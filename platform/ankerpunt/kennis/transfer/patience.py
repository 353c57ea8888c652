"""How long one file may take: some texts that no person writes cost the Markdown parser hours."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from ankerpunt.errors import ContentError

SECONDS = 20.0


@contextmanager
def patience(seconds: float | None = None) -> Iterator[None]:
    """Stop the block after `seconds` (20 by default) with a ContentError.

    Uses the alarm of the process, which only its main thread can set: that is where commands and their workers do their
    work. In another thread there is no limit.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGALRM, _stop)
    # It repeats, because an extension of the parser may swallow the first.
    signal.setitimer(signal.ITIMER_REAL, SECONDS if seconds is None else seconds, 0.5)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise ContentError("de tekst is te ingewikkeld om weer te geven; het duurde te lang")
