"""What stands right before and right after a place in a text: bounded, so that a rule never reads far."""

from __future__ import annotations

NEAR = 60


def before(plain: str, start: int, width: int = NEAR) -> str:
    """The `width` signs before `start`, in small letters."""
    return plain[max(0, start - width) : start].lower()


def after(plain: str, end: int, width: int = NEAR) -> str:
    """The `width` signs from `end` on, in small letters."""
    return plain[end : end + width].lower()
