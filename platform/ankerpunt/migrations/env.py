"""Alembic's entry: migrates over the connection that `upgrade` opened, in its transaction."""

from __future__ import annotations

from typing import Any, Literal

from alembic import context
from sqlalchemy.types import TypeDecorator

from ankerpunt.migrations.metadata import METADATA


def _plain_type(kind: str, value: Any, _context: Any) -> str | Literal[False]:
    """A migration must not change when our types do: it names the plain type that the database keeps."""
    if kind == "type" and isinstance(value, TypeDecorator):
        if type(value).__name__ == "BytewiseText":
            return "sa.Text().with_variant(sa.Text(collation='C'), 'postgresql')"
        return f"sa.{value.impl!r}"
    return False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,
    compare_type=True,
    render_item=_plain_type,
)
with context.begin_transaction():
    context.run_migrations()
