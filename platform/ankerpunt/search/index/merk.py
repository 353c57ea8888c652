"""The one row that puts all changes in order."""

from __future__ import annotations

import uuid

from sqlalchemy import select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from ankerpunt.database import Base
from ankerpunt.search.models import ZoekMerk


def lock_merk(session: Session) -> ZoekMerk:
    """The row of `zoek_merk`, locked until the transaction ends; made when there is none yet.

    An update that changes nothing takes the lock on both databases; SQLite knows no SELECT … FOR UPDATE.
    """
    touch = update(ZoekMerk).values(hoogste=ZoekMerk.hoogste).returning(ZoekMerk.id)
    if session.execute(touch).first() is None:
        row = {"id": 1, "reeks": uuid.uuid4().hex, "hoogste": 0, "documenten": 0, "met_postings": False, "keten": ""}
        session.execute(upsert(session, ZoekMerk).values(row).on_conflict_do_nothing())
        session.execute(touch)
    return session.scalars(select(ZoekMerk).execution_options(populate_existing=True)).one()


def upsert(session: Session, table: type[Base]) -> postgresql.Insert | sqlite.Insert:
    """An `INSERT` that may say what to do `ON CONFLICT`; both databases have it, SQLAlchemy gives each its own."""
    on_postgresql = session.get_bind().dialect.name == "postgresql"
    return postgresql.insert(table) if on_postgresql else sqlite.insert(table)
