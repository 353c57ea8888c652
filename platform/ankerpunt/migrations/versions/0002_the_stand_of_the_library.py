"""The stand of the library; what lists need is all in the item, in the order in which it is shown."""

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
    op.add_column("item", sa.Column("onderbouwing", sa.String(length=60), nullable=True))
    op.execute(_filled())
    op.drop_index("ix_item_gewijzigd_op", "item")
    op.create_index("ix_item_gewijzigd", "item", ["status", "gewijzigd_op"])
    op.create_index("ix_item_titel", "item", ["status", "titel"])


def downgrade() -> None:
    """Undo."""
    op.drop_index("ix_item_titel", "item")
    op.drop_index("ix_item_gewijzigd", "item")
    op.create_index("ix_item_gewijzigd_op", "item", ["gewijzigd_op"])
    with op.batch_alter_table("item") as batch_op:
        batch_op.drop_column("onderbouwing")
    op.drop_table("kennis_stand")


def _filled() -> sa.Update:
    item = sa.table("item", sa.column("id"), sa.column("revisie"), sa.column("onderbouwing"))
    revision = sa.table("revision", sa.column("item_id"), sa.column("nummer"), sa.column("meta", sa.JSON()))
    current = (revision.c.item_id == item.c.id) & (revision.c.nummer == item.c.revisie)
    value = sa.select(revision.c.meta["onderbouwing"].as_string()).where(current).scalar_subquery()
    return sa.update(item).values(onderbouwing=value)
