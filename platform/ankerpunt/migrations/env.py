"""Alembic's entry: migrates over the connection that `upgrade` opened, in its transaction."""

from __future__ import annotations

from alembic import context

from ankerpunt.migrations.metadata import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
