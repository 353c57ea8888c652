"""The stand of the library: a number that every change of an item raises, so that what was made before it is known as old."""

from __future__ import annotations

from datetime import date
from itertools import chain

from sqlalchemy import Engine, event, select, update
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import ORMExecuteState, Session, UOWTransaction

from ankerpunt.clock import today
from ankerpunt.kennis.models import Item, ItemLeefgebied, ItemLink, Revision, Stand

WATCHED = (Item, Revision, ItemLeefgebied, ItemLink)
_READ = select(Stand.nummer)
_RAISE = update(Stand).values(nummer=Stand.nummer + 1)


def read_stand(engine: Engine) -> tuple[int, date] | None:
    """The stand of today (pages say 'gisteren'); None where the database cannot be asked.

    Whoever reads n sees every change up to n.
    """
    try:
        with engine.connect() as connection:
            number = connection.execute(_READ).scalar()
    except SQLAlchemyError:
        return None
    return None if number is None else (number, today())


def raise_stand(session: Session) -> None:
    """Say that pages may look different from the commit on. Until then other changes wait: stands are committed in order.

    Changes that go through a session need not say so: the session tells.
    """
    session.connection().execute(_RAISE)


@event.listens_for(Session, "before_flush")
def _on_flush(session: Session, _context: UOWTransaction, _instances: object) -> None:
    if any(isinstance(each, WATCHED) for each in chain(session.new, session.dirty, session.deleted)):
        raise_stand(session)


@event.listens_for(Session, "do_orm_execute")
def _on_statement(state: ORMExecuteState) -> None:
    writes = state.is_insert or state.is_update or state.is_delete
    if writes and state.bind_mapper is not None and issubclass(state.bind_mapper.class_, WATCHED):
        raise_stand(state.session)
