"""Put a backup back: in one transaction, so that everything is replaced or nothing is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any

from sqlalchemy import (
    JSON,
    Connection,
    Engine,
    MetaData,
    Table,
    Text,
    bindparam,
    cast,
    delete,
    func,
    insert,
    inspect,
    select,
    text,
    update,
)
from sqlalchemy.exc import OperationalError, StatementError
from sqlalchemy.orm import Session

from ankerpunt.backup.archive import UNREADABLE, Archive
from ankerpunt.backup.rows import from_line, kind_of, tables_of
from ankerpunt.errors import BadInput
from ankerpunt.kennis.models import Stand
from ankerpunt.migrations import LOCK, knows, upgrade_to
from ankerpunt.search.service import start_new_series

AT_ONCE = 200
#: Tables with a row in a database that nobody used yet.
ALWAYS_FILLED = frozenset({"kennis_stand", "zoek_merk"})


def restore_backup(engine: Engine, archive: Archive, *, replace: bool) -> int:
    """Put every row of `archive` back and bring the tables to today's version; how many rows.

    Raises BadInput where the database is not empty and `replace` is not given, or where the backup holds what the tables
    do not take; nothing is changed then. Indexes of search are worthless afterwards and are made anew by who notices.
    """
    if not knows(archive.contents.migratie):
        raise archive.refusal("het is gemaakt met een nieuwere Ankerpunt; werk eerst Ankerpunt bij")
    with _alone(engine) as connection:
        if not replace and not _is_empty(connection):
            raise BadInput("hier staat al iets; met --vervang komt de backup ervoor in de plaats")
        stand = _drop_everything(connection)
        upgrade_to(connection, archive.contents.migratie)
        number = _load(connection, archive)
        upgrade_to(connection, "head")
        _tell_caches(connection, stand)
    return number


@contextmanager
def _alone(engine: Engine) -> Iterator[Connection]:
    """A transaction in which nobody else writes or migrates, and in which rows may come in any order."""
    with engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("SET LOCAL lock_timeout = '30s'"))
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
        else:
            connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        try:
            yield connection
            connection.commit()
        finally:
            connection.rollback()
            connection.invalidate()  # it does not heed references


def _is_empty(connection: Connection) -> bool:
    tables = tables_of(connection)
    return not any(
        connection.execute(select(table).limit(1)).first()
        for name, table in tables.items()
        if name not in ALWAYS_FILLED
    )


def _drop_everything(connection: Connection) -> int:
    """The stand of the library that was there; later ones must be higher."""
    known = inspect(connection).has_table(Stand.__tablename__)
    stand = connection.scalar(select(Stand.nummer)) if known else 0
    everything = MetaData()
    everything.reflect(bind=connection)
    everything.drop_all(connection)
    return stand or 0


def _load(connection: Connection, archive: Archive) -> int:
    tables = tables_of(connection)
    if set(tables) != set(archive.contents.tabellen):
        raise archive.refusal("het heeft andere tabellen dan bij die versie horen")
    for name, table in tables.items():
        if [column.name for column in table.columns] != archive.contents.tabellen[name].kolommen:
            raise archive.refusal(f"de tabel {name} heeft andere kolommen dan bij die versie horen")
    references = _without_references(connection)
    try:
        number = sum(_load_table(connection, archive, table) for table in tables.values())
        _with_references(connection, archive, references)
    except OperationalError:
        raise
    except StatementError:
        raise archive.refusal("er staat iets in dat de tabellen niet aannemen") from None
    except UNREADABLE:
        raise archive.refusal("een regel is niet te lezen") from None
    return number


def _load_table(connection: Connection, archive: Archive, table: Table) -> int:
    connection.execute(delete(table))  # a migration may have put something there
    columns = list(table.columns)
    sqlite = connection.dialect.name == "sqlite"
    values: dict[str, Any] = {column.name: bindparam(column.name, type_=column.type) for column in columns}
    for column in columns:
        if kind_of(column) == "json":  # it is text already, and stays as it was written
            raw = bindparam(column.name, type_=Text)
            values[column.name] = raw if sqlite else cast(raw, JSON)
    statement = insert(table).values(values)
    lines, number = archive.lines(table.name), 0
    while some := [from_line(line, columns, naive=sqlite) for line in islice(lines, AT_ONCE)]:
        connection.execute(statement, some)
        number += len(some)
    return number


def _without_references(connection: Connection) -> list[tuple[str, str, str]]:
    """Let rows come before what they refer to; the references (table, name, definition) to make again."""
    if connection.dialect.name == "sqlite":
        return []
    asked = text(
        "SELECT conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid) FROM pg_constraint"
        " WHERE contype = 'f' AND connamespace = current_schema()::regnamespace ORDER BY 1, 2"
    )
    found = [(table, name, definition) for table, name, definition in connection.execute(asked)]
    for table, name, _ in found:
        connection.exec_driver_sql(f"ALTER TABLE {table} DROP CONSTRAINT {name}")
    return found


def _with_references(connection: Connection, archive: Archive, references: list[tuple[str, str, str]]) -> None:
    """Hold every row to its references again, and go on counting after the highest number."""
    if connection.dialect.name == "sqlite":
        if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
            raise archive.refusal("een regel verwijst naar wat er niet is")
        return
    for table, name, definition in references:
        connection.exec_driver_sql(f"ALTER TABLE {table} ADD CONSTRAINT {name} {definition}")
    asked = text(
        "SELECT table_name, column_name, pg_get_serial_sequence(quote_ident(table_name), column_name)"
        " FROM information_schema.columns WHERE table_schema = current_schema()"
        " AND pg_get_serial_sequence(quote_ident(table_name), column_name) IS NOT NULL"
    )
    for table, column, sequence in connection.execute(asked).all():
        highest = f'SELECT setval(\'{sequence}\', coalesce(max("{column}"), 0) + 1, false) FROM "{table}"'  # noqa: S608
        connection.exec_driver_sql(highest)


def _tell_caches(connection: Connection, stand: int) -> None:
    """What was made of the library that was here is old: ready pages, and the indexes of search."""
    highest = max(stand, connection.scalar(select(func.max(Stand.nummer))) or 0)
    connection.execute(update(Stand).values(nummer=highest + 1))
    with Session(connection) as session:
        start_new_series(session)
        session.flush()
