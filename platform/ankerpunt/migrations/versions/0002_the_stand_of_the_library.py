"""The stand of the library, and lists of items in the order in which they are shown."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Apply."""
    stand = op.create_table(
        "kennis_stand",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("nummer", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kennis_stand")),
    )
    op.bulk_insert(stand, [{"id": 1, "nummer": 0}])
    op.drop_index("ix_item_gewijzigd_op", "item")
    op.create_index("ix_item_gewijzigd", "item", ["status", "gewijzigd_op"])
    op.create_index("ix_item_titel", "item", ["status", "titel"])


def downgrade() -> None:
    """Undo."""
    op.drop_index("ix_item_titel", "item")
    op.drop_index("ix_item_gewijzigd", "item")
    op.create_index("ix_item_gewijzigd_op", "item", ["gewijzigd_op"])
    op.drop_table("kennis_stand")
