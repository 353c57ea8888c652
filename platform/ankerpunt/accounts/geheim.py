"""Secrets that are handed out once: made here, kept as a hash."""

from __future__ import annotations

import hashlib
import secrets


def make() -> str:
    """A secret that nobody guesses: 256 bits, in letters that fit in an address."""
    return secrets.token_urlsafe(32)


def hashed(secret: str) -> str:
    """What is kept of a secret. It has 50 bits of chance or more, so a quick hash will do (a password has not)."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()
