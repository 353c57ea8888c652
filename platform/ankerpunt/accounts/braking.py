"""The brake on guessing in a request: each step in a transaction of its own, which stays when the answer is a refusal."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from flask import current_app, request
from sqlalchemy.orm import Session

from ankerpunt.accounts import rem
from ankerpunt.clock import now
from ankerpunt.web.requests import Database


@contextmanager
def apart() -> Iterator[Session]:
    """A session beside that of the request; commits at the end. Only where the request has written nothing yet."""
    database: Database = current_app.extensions["ankerpunt.database"]
    with database.session() as session:
        yield session
        session.commit()


def attempt(brake: rem.Brake, whose: str | int) -> str:
    """Count an attempt; the key to forget it by (`rem.clear`) when it succeeds. Raises TooMany; an attempt that was refused does not count again."""
    sleutel = rem.key(current_app.config["SECRET_KEY"], brake, str(whose))
    with apart() as session:
        rem.write(session, sleutel, now())
    try:
        with apart() as session:
            rem.judge(session, brake, sleutel, now())
    except rem.TooMany:
        with apart() as session:
            rem.clear_last(session, sleutel)
        raise
    return sleutel


def address() -> str:
    """Where this request comes from."""
    return rem.address(request.remote_addr, request.headers.get("X-Forwarded-For"))
