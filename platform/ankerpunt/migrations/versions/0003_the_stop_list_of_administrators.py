"""The terms that administrators add to the stop list."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "nooit_een_persoon",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("term", sa.String(length=80), nullable=False),
        sa.Column("woorden", sa.String(length=80), nullable=False),
        sa.Column("voorbeelden", sa.JSON(), nullable=False),
        sa.Column("door", sa.String(length=120), nullable=False),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_nooit_een_persoon")),
        sa.UniqueConstraint("woorden", name=op.f("uq_nooit_een_persoon_woorden")),
    )


def downgrade() -> None:
    """Take back."""
    op.drop_table("nooit_een_persoon")
