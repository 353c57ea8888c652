"""Members of vakgroepen, what they agreed, their duty rosters and local contacts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "lidmaatschap",
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("vakgroep", sa.String(length=120), nullable=False),
        sa.Column("leider", sa.Boolean(), nullable=False),
        sa.Column("sinds", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_lidmaatschap_account_id_account"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("account_id", "vakgroep", name=op.f("pk_lidmaatschap")),
    )
    op.create_index(op.f("ix_lidmaatschap_vakgroep"), "lidmaatschap", ["vakgroep"], unique=False)
    op.create_table(
        "lokaal_contact",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("vakgroep", sa.String(length=120), nullable=False),
        sa.Column("naam", sa.String(length=120), nullable=False),
        sa.Column("waarvoor", sa.String(length=300), nullable=False),
        sa.Column("telefoon", sa.String(length=40), nullable=False),
        sa.Column("gebied", sa.String(length=120), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.Column("door_id", sa.Integer(), nullable=True),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["door_id"], ["account.id"], name=op.f("fk_lokaal_contact_door_id_account"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lokaal_contact")),
    )
    op.create_index(op.f("ix_lokaal_contact_vakgroep"), "lokaal_contact", ["vakgroep"], unique=False)
    op.create_table(
        "rooster_blok",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("vakgroep", sa.String(length=120), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("weekdag", sa.Integer(), nullable=False),
        sa.Column("van", sa.Time(), nullable=False),
        sa.Column("tot", sa.Time(), nullable=False),
        sa.Column("telefoon", sa.String(length=40), nullable=False),
        sa.Column("vanaf", sa.Date(), nullable=False),
        sa.Column("tot_en_met", sa.Date(), nullable=True),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_rooster_blok_account_id_account"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rooster_blok")),
    )
    op.create_index(op.f("ix_rooster_blok_account_id"), "rooster_blok", ["account_id"], unique=False)
    op.create_index(op.f("ix_rooster_blok_vakgroep"), "rooster_blok", ["vakgroep"], unique=False)
    op.create_table(
        "rooster_sleutel",
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_rooster_sleutel_account_id_account"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("account_id", name=op.f("pk_rooster_sleutel")),
        sa.UniqueConstraint("digest", name=op.f("uq_rooster_sleutel_digest")),
    )
    op.create_table(
        "toetreding",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("vakgroep", sa.String(length=120), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("soort", sa.String(length=20), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("bericht", sa.String(length=500), nullable=False),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reden", sa.String(length=500), nullable=False),
        sa.Column("beslist_door_id", sa.Integer(), nullable=True),
        sa.Column("beslist_op", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_toetreding_account_id_account"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["beslist_door_id"], ["account.id"], name=op.f("fk_toetreding_beslist_door_id_account"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_toetreding")),
    )
    op.create_index(op.f("ix_toetreding_account_id"), "toetreding", ["account_id"], unique=False)
    op.create_index(
        "uq_toetreding_open",
        "toetreding",
        ["vakgroep", "account_id"],
        unique=True,
        postgresql_where=sa.text("status = 'open'"),
        sqlite_where=sa.text("status = 'open'"),
    )
    op.create_table(
        "vakgroep_instelling",
        sa.Column("vakgroep", sa.String(length=120), nullable=False),
        sa.Column("afspraken", sa.Text(), nullable=False),
        sa.Column("vier_ogen", sa.Boolean(), nullable=False),
        sa.Column("herzien_maanden", sa.Integer(), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.Column("beurt", sa.Integer(), nullable=False),
        sa.Column("door_id", sa.Integer(), nullable=True),
        sa.Column("op", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["door_id"], ["account.id"], name=op.f("fk_vakgroep_instelling_door_id_account"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("vakgroep", name=op.f("pk_vakgroep_instelling")),
    )
    op.create_table(
        "rooster_afwijking",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("vakgroep", sa.String(length=120), nullable=False),
        sa.Column("datum", sa.Date(), nullable=False),
        sa.Column("blok_id", sa.Integer(), nullable=True),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("van", sa.Time(), nullable=False),
        sa.Column("tot", sa.Time(), nullable=False),
        sa.Column("telefoon", sa.String(length=40), nullable=False),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_rooster_afwijking_account_id_account"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["blok_id"], ["rooster_blok.id"], name=op.f("fk_rooster_afwijking_blok_id_rooster_blok"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rooster_afwijking")),
        sa.UniqueConstraint("blok_id", "datum", name=op.f("uq_rooster_afwijking_blok_id")),
    )
    op.create_index(op.f("ix_rooster_afwijking_account_id"), "rooster_afwijking", ["account_id"], unique=False)
    op.create_index(op.f("ix_rooster_afwijking_vakgroep"), "rooster_afwijking", ["vakgroep"], unique=False)


def downgrade() -> None:
    """Take back."""
    op.drop_table("rooster_afwijking")
    op.drop_table("vakgroep_instelling")
    op.drop_table("toetreding")
    op.drop_table("rooster_sleutel")
    op.drop_table("rooster_blok")
    op.drop_table("lokaal_contact")
    op.drop_table("lidmaatschap")
