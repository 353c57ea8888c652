"""What mail needs to be sent, the jobs, and the audit log."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def _mail_columns() -> tuple[sa.Column[object], ...]:
    return (
        sa.Column("soort", sa.String(length=30), nullable=True),
        sa.Column("message_id", sa.String(length=200), nullable=True),
        sa.Column("pogingen", sa.Integer(), server_default="0", nullable=False),
        sa.Column("volgende_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("uitkomst", sa.String(length=20), nullable=True),
        sa.Column("fout", sa.String(length=60), server_default="", nullable=False),
    )


def upgrade() -> None:
    """Apply."""
    for column in _mail_columns():
        op.add_column("mail_bericht", column)
    op.create_index("ix_mail_bericht_te_doen", "mail_bericht", ["uitkomst", "volgende_op"], unique=False)
    op.create_table(
        "mail_afmelding",
        sa.Column("wie", sa.String(length=64), nullable=False),
        sa.Column("soort", sa.String(length=30), nullable=False),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("wie", "soort", name=op.f("pk_mail_afmelding")),
    )
    op.create_table(
        "job",
        sa.Column("naam", sa.String(length=40), nullable=False),
        sa.Column("houder", sa.String(length=120), nullable=True),
        sa.Column("bezet_tot", sa.DateTime(timezone=True), nullable=True),
        sa.Column("volgende_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("begonnen_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("klaar_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("aantal", sa.Integer(), nullable=False),
        sa.Column("mislukt", sa.Integer(), nullable=False),
        sa.Column("fout", sa.String(length=80), nullable=False),
        sa.PrimaryKeyConstraint("naam", name=op.f("pk_job")),
    )
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("wie_id", sa.Integer(), nullable=True),
        sa.Column("wie_naam", sa.String(length=120), nullable=False),
        sa.Column("daad", sa.String(length=60), nullable=False),
        sa.Column("waarop", sa.String(length=300), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit")),
    )
    for name in ("op", "wie_id", "daad", "waarop"):
        op.create_index(op.f(f"ix_audit_{name}"), "audit", [name], unique=False)


def downgrade() -> None:
    """Take back."""
    for table in ("audit", "job", "mail_afmelding"):
        op.drop_table(table)
    op.drop_index("ix_mail_bericht_te_doen", table_name="mail_bericht")
    for column in _mail_columns():
        op.drop_column("mail_bericht", column.name)
