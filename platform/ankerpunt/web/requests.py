"""One database session per request: it opens at the first use, commits when the answer is ready, rolls back on an error."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Flask, Response, current_app, g
from sqlalchemy import Connection, Engine
from sqlalchemy.orm import Session, sessionmaker

from ankerpunt.database import make_engine, make_sessions


@dataclass
class Database:
    """The engine of this process, opened at the first use so that it never crosses a fork."""

    url: str
    _engine: Engine | None = None
    _sessions: sessionmaker[Session] | None = None

    def session(self) -> Session:
        """A new session."""
        if self._sessions is None:
            self._sessions = make_sessions(self.engine)
        return self._sessions()

    @property
    def engine(self) -> Engine:
        """The engine of this process."""
        if self._engine is None:
            self._engine = make_engine(self.url)
        return self._engine

    def close(self) -> None:
        """Give every connection back."""
        if self._engine is not None:
            self._engine.dispose()
        self._engine = self._sessions = None


def init_app(app: Flask, database: Database) -> None:
    """Give every request of `app` its session."""
    app.extensions["ankerpunt.database"] = database
    app.after_request(_commit)
    app.teardown_request(_close)


def db() -> Session:
    """The session of this request."""
    if "db" not in g:
        database: Database = current_app.extensions["ankerpunt.database"]
        g.db = database.session()
    session: Session = g.db
    return session


def connection() -> Connection:
    """A connection for what is only read: it costs a third of a session. That of the session if this request has one."""
    if "db" in g:
        return db().connection()
    if "connection" not in g:
        database: Database = current_app.extensions["ankerpunt.database"]
        g.connection = database.engine.connect()
    found: Connection = g.connection
    return found


def _commit(response: Response) -> Response:
    """Confirm nothing that is not kept: the answer is sent after the commit."""
    session: Session | None = g.get("db")
    if session is not None:
        if response.status_code < 400:
            session.commit()
        else:
            session.rollback()
    return response


def _close(_error: BaseException | None) -> None:
    for name in ("db", "connection"):
        if (opened := g.pop(name, None)) is not None:
            opened.close()
