"""The editorial life of an item: concepts, remarks, proposals, redirects, and who published a revision."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
RUNNING = sa.text("status IN ('concept', 'ter_beoordeling', 'goedgekeurd', 'gepland')")

#: In the order in which they can be dropped.
TABLES = (
    "opmerking",
    "concept_versie",
    "concept_schrijver",
    "bewaarde_tekst",
    "voorstel",
    "melding",
    "doorverwijzing",
    "concept",
    "bevestiging",
)


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "bevestiging",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("revisie", sa.Integer(), nullable=False),
        sa.Column("door_id", sa.Integer(), nullable=True),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("notitie", sa.String(length=500), nullable=False),
        sa.ForeignKeyConstraint(
            ["door_id"], ["account.id"], name=op.f("fk_bevestiging_door_id_account"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_bevestiging_item_id_item"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bevestiging")),
    )
    op.create_index(op.f("ix_bevestiging_item_id"), "bevestiging", ["item_id"], unique=False)

    op.create_table(
        "concept",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("soort", sa.String(length=30), nullable=False),
        sa.Column("slug", sa.String(length=120), nullable=False),
        sa.Column("titel", sa.String(length=500), nullable=False),
        sa.Column("vakgroep", sa.String(length=120), nullable=True),
        sa.Column("bron", sa.Text(), nullable=False),
        sa.Column("basis", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.Column("schrijver_id", sa.Integer(), nullable=True),
        sa.Column("gewijzigd_door_id", sa.Integer(), nullable=True),
        sa.Column("goedgekeurd_door_id", sa.Integer(), nullable=True),
        sa.Column("publiceer_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("toelichting", sa.String(length=500), nullable=False),
        sa.Column("gemaakt_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("gewijzigd_op", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["gewijzigd_door_id"],
            ["account.id"],
            name=op.f("fk_concept_gewijzigd_door_id_account"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["goedgekeurd_door_id"],
            ["account.id"],
            name=op.f("fk_concept_goedgekeurd_door_id_account"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_concept_item_id_item"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["schrijver_id"], ["account.id"], name=op.f("fk_concept_schrijver_id_account"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_concept")),
    )
    op.create_index("ix_concept_publiceer_op", "concept", ["publiceer_op"], unique=False)
    op.create_index(op.f("ix_concept_schrijver_id"), "concept", ["schrijver_id"], unique=False)
    op.create_index("ix_concept_status", "concept", ["status", "vakgroep"], unique=False)
    op.create_index(
        "uq_concept_lopend", "concept", ["item_id"], unique=True, sqlite_where=RUNNING, postgresql_where=RUNNING
    )

    op.create_table(
        "doorverwijzing",
        sa.Column("prefix", sa.String(length=30), nullable=False),
        sa.Column("slug", sa.String(length=120), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["item_id"], ["item.id"], name=op.f("fk_doorverwijzing_item_id_item"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("prefix", "slug", name=op.f("pk_doorverwijzing")),
    )
    op.create_index(op.f("ix_doorverwijzing_item_id"), "doorverwijzing", ["item_id"], unique=False)

    op.create_table(
        "melding",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("tekst", sa.Text(), nullable=False),
        sa.Column("door_id", sa.Integer(), nullable=True),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("antwoord", sa.Text(), nullable=False),
        sa.Column("gesloten_door_id", sa.Integer(), nullable=True),
        sa.Column("gesloten_op", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["door_id"], ["account.id"], name=op.f("fk_melding_door_id_account"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["gesloten_door_id"], ["account.id"], name=op.f("fk_melding_gesloten_door_id_account"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_melding_item_id_item"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_melding")),
    )
    op.create_index(op.f("ix_melding_door_id"), "melding", ["door_id"], unique=False)
    op.create_index(op.f("ix_melding_item_id"), "melding", ["item_id"], unique=False)
    op.create_index("ix_melding_status", "melding", ["status", "item_id"], unique=False)

    op.create_table(
        "voorstel",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("basis", sa.Integer(), nullable=False),
        sa.Column("bron", sa.Text(), nullable=False),
        sa.Column("toelichting", sa.String(length=500), nullable=False),
        sa.Column("door_id", sa.Integer(), nullable=True),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("reden", sa.Text(), nullable=False),
        sa.Column("beslist_door_id", sa.Integer(), nullable=True),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("beslist_op", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["beslist_door_id"], ["account.id"], name=op.f("fk_voorstel_beslist_door_id_account"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["door_id"], ["account.id"], name=op.f("fk_voorstel_door_id_account"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_voorstel_item_id_item"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_voorstel")),
    )
    op.create_index(op.f("ix_voorstel_door_id"), "voorstel", ["door_id"], unique=False)
    op.create_index(op.f("ix_voorstel_item_id"), "voorstel", ["item_id"], unique=False)
    op.create_index("ix_voorstel_status", "voorstel", ["status", "item_id"], unique=False)

    op.create_table(
        "bewaarde_tekst",
        sa.Column("concept_id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.Column("bron", sa.Text(), nullable=False),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_bewaarde_tekst_account_id_account"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["concept_id"], ["concept.id"], name=op.f("fk_bewaarde_tekst_concept_id_concept"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("concept_id", "account_id", name=op.f("pk_bewaarde_tekst")),
    )
    op.create_table(
        "concept_schrijver",
        sa.Column("concept_id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_concept_schrijver_account_id_account"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["concept_id"], ["concept.id"], name=op.f("fk_concept_schrijver_concept_id_concept"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("concept_id", "account_id", name=op.f("pk_concept_schrijver")),
    )
    op.create_table(
        "concept_versie",
        sa.Column("concept_id", sa.Integer(), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.Column("bron", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["concept_id"], ["concept.id"], name=op.f("fk_concept_versie_concept_id_concept"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("concept_id", "versie", name=op.f("pk_concept_versie")),
    )
    op.create_table(
        "opmerking",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("concept_id", sa.Integer(), nullable=False),
        sa.Column("citaat", sa.Text(), nullable=False),
        sa.Column("tekst", sa.Text(), nullable=False),
        sa.Column("door_id", sa.Integer(), nullable=True),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("opgelost", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["concept_id"], ["concept.id"], name=op.f("fk_opmerking_concept_id_concept"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["door_id"], ["account.id"], name=op.f("fk_opmerking_door_id_account"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opmerking")),
    )
    op.create_index(op.f("ix_opmerking_concept_id"), "opmerking", ["concept_id"], unique=False)

    with op.batch_alter_table("revision") as revision:
        revision.add_column(sa.Column("door_id", sa.Integer(), nullable=True))
        revision.create_foreign_key(
            op.f("fk_revision_door_id_account"), "account", ["door_id"], ["id"], ondelete="SET NULL"
        )


def downgrade() -> None:
    """Take back."""
    with op.batch_alter_table("revision") as revision:
        revision.drop_constraint(op.f("fk_revision_door_id_account"), type_="foreignkey")
        revision.drop_column("door_id")
    for table in TABLES:
        op.drop_table(table)
