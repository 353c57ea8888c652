"""Make a backup: every row as it was at one moment, while others go on writing."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, Table, Text, cast, inspect, select, text

from ankerpunt.backup.archive import CONTENTS, VERSION, Contents, TableContents, member
from ankerpunt.backup.rows import kind_of, tables_of, to_line
from ankerpunt.errors import BadInput

AT_ONCE = 200


@dataclass(frozen=True)
class Written:
    """What a backup holds: tables, rows, and the checksum of the whole file."""

    tabellen: int
    rijen: int
    sha256: str


def write_backup(engine: Engine, path: Path, now: datetime) -> Written:
    """Write every table to `path`, which only the owner may read; it is there whole or not at all.

    Pictures are in the database and so in the backup; keys of the key store and settings are not.
    Raises BadInput where `path` is there already or there is nothing to keep.
    """
    if path.exists():
        raise BadInput(f"{path} is er al; kies een andere naam")
    if not path.parent.is_dir():
        raise BadInput(f"de map {path.parent} is er niet")
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w+b") as file, _at_one_moment(engine) as connection:
            with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, allowZip64=True) as archive:
                contents = _write(connection, archive, now)
            file.flush()
            os.fsync(file.fileno())
            file.seek(0)
            checksum = hashlib.file_digest(file, "sha256").hexdigest()
        Path(temporary).replace(path)
    finally:
        Path(temporary).unlink(missing_ok=True)
    return Written(len(contents.tabellen), sum(table.rijen for table in contents.tabellen.values()), checksum)


@contextmanager
def _at_one_moment(engine: Engine) -> Iterator[Connection]:
    """A connection that sees the database as it is now, whatever others do; it stops nobody."""
    with engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            connection = connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        else:
            connection.exec_driver_sql("BEGIN")
        yield connection
        connection.rollback()


def _write(connection: Connection, archive: zipfile.ZipFile, now: datetime) -> Contents:
    if not inspect(connection).has_table("alembic_version"):
        raise BadInput("er is nog geen database om te bewaren")
    migration = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one()
    written = {name: _write_table(connection, archive, table) for name, table in tables_of(connection).items()}
    contents = Contents(
        soort="ankerpunt-backup",
        versie=VERSION,
        gemaakt_op=now.isoformat(),
        migratie=migration,
        tabellen=written,
    )
    archive.writestr(CONTENTS, json.dumps(contents.model_dump(), ensure_ascii=False, indent=1))
    return contents


def _write_table(connection: Connection, archive: zipfile.ZipFile, table: Table) -> TableContents:
    columns = [cast(column, Text) if kind_of(column) == "json" else column for column in table.columns]
    rows = connection.execution_options(stream_results=True).execute(select(*columns).order_by(*table.primary_key))
    digest, number = hashlib.sha256(), 0
    with archive.open(member(table.name), "w", force_zip64=True) as file:
        for row in rows.yield_per(AT_ONCE):
            line = to_line(row)
            file.write(line)
            digest.update(line)
            number += 1
    return TableContents(kolommen=[column.name for column in table.columns], rijen=number, sha256=digest.hexdigest())
