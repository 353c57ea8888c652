"""Rows as lines of text and back: the same text from both databases, and nothing that a column does not take."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime, time
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Connection,
    Date,
    DateTime,
    Float,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Time,
)
from sqlalchemy.types import TypeEngine

#: What lives for a moment only or belongs to a running server, and is not put back: who signs in again has a new session.
LEFT_OUT = frozenset({"alembic_version", "sessie", "poging", "wachtwoord_herstel", "job"})
INTEGERS = range(-(2**63), 2**63)
KINDS: tuple[tuple[type[TypeEngine[Any]], str], ...] = (
    (JSON, "json"),
    (Boolean, "boolean"),
    (DateTime, "moment"),
    (Date, "date"),
    (Time, "time"),
    (BigInteger, "integer"),
    (Integer, "integer"),
    (Float, "number"),
    (LargeBinary, "bytes"),
    (String, "text"),
)


def tables_of(connection: Connection) -> dict[str, Table]:
    """The tables that a backup holds, as they are in this database, by name."""
    found = MetaData()
    found.reflect(bind=connection)
    return {name: table for name, table in sorted(found.tables.items()) if name not in LEFT_OUT}


def kind_of(column: Column[Any]) -> str:
    """What a column holds, as the backup knows it."""
    return next(kind for type_, kind in KINDS if isinstance(column.type, type_))


def to_line(values: Sequence[Any]) -> bytes:
    """A row as one line."""
    plain = [value if value is None else _plain(value) for value in values]
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def from_line(line: bytes, columns: Sequence[Column[Any]], *, naive: bool) -> dict[str, Any]:
    """A row for these columns; with `naive` moments without a time zone, as SQLite keeps them. Raises ValueError."""
    values = json.loads(line, parse_constant=_refuse)
    if not isinstance(values, list) or len(values) != len(columns):
        raise ValueError("a row of another length")
    row = {}
    for column, value in zip(columns, values, strict=True):
        made = None if value is None else MAKE[kind_of(column)](value)
        row[column.name] = made.replace(tzinfo=None) if naive and isinstance(made, datetime) else made
    return row


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return (value if value.tzinfo else value.replace(tzinfo=UTC)).astimezone(UTC).isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, (bytes, memoryview)):
        return base64.b64encode(value).decode()
    return value


def _refuse(value: str) -> float:
    raise ValueError(f"{value} is no number")


def _integer(value: Any) -> int:
    if type(value) is not int or value not in INTEGERS:
        raise ValueError("no integer")
    return value


def _number(value: Any) -> float:
    if type(value) not in {int, float}:
        raise ValueError("no number")
    return float(value)


def _boolean(value: Any) -> bool:
    if type(value) is not bool:
        raise ValueError("neither true nor false")
    return value


def _text(value: Any) -> str:
    if type(value) is not str:
        raise ValueError("no text")
    value.encode()
    return value


def _json(value: Any) -> str:
    json.loads(_text(value))
    return _text(value)


def _bytes(value: Any) -> bytes:
    return base64.b64decode(_text(value), validate=True)


def _moment(value: Any) -> datetime:
    moment = datetime.fromisoformat(_text(value))
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone")
    return moment.astimezone(UTC)


def _time(value: Any) -> time:
    return time.fromisoformat(_text(value))


def _date(value: Any) -> date:
    return date.fromisoformat(_text(value))


MAKE: Mapping[str, Callable[[Any], Any]] = {
    "json": _json,
    "boolean": _boolean,
    "moment": _moment,
    "date": _date,
    "time": _time,
    "integer": _integer,
    "number": _number,
    "bytes": _bytes,
    "text": _text,
}
