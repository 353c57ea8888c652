"""People: sessions, attempts, invitations, the second step, keys, teams and profiles; the first columns of mail."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
#: What was one role becomes a list. Columns are added and dropped in place: other tables point at this one.
ACCOUNT = sa.table("account", sa.column("rol", sa.String), sa.column("rollen", sa.JSON))


def upgrade() -> None:
    """Apply."""
    op.add_column("account", sa.Column("rollen", sa.JSON(), nullable=False, server_default="[]"))
    op.add_column("account", sa.Column("totp_geheim", sa.String(length=64), nullable=True))
    op.add_column("account", sa.Column("totp_teller", sa.Integer(), nullable=False, server_default="0"))
    for (rol,) in op.get_bind().execute(sa.select(ACCOUNT.c.rol).distinct()).all():
        op.execute(sa.update(ACCOUNT).where(ACCOUNT.c.rol == rol).values(rollen=[rol]))
    op.execute("ALTER TABLE account DROP COLUMN rol")
    op.create_table(
        "gemeente",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("naam", sa.String(length=80), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_gemeente")),
        sa.UniqueConstraint("naam", name=op.f("uq_gemeente_naam")),
    )
    op.create_table(
        "poging",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sleutel", sa.String(length=64), nullable=False),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_poging")),
    )
    op.create_index(op.f("ix_poging_op"), "poging", ["op"], unique=False)
    op.create_index(op.f("ix_poging_sleutel"), "poging", ["sleutel"], unique=False)
    op.create_table(
        "api_sleutel",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("sleutel", sa.String(length=64), nullable=False),
        sa.Column("begin", sa.String(length=12), nullable=False),
        sa.Column("naam", sa.String(length=60), nullable=False),
        sa.Column("gemaakt_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("gebruikt_op", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_api_sleutel_account_id_account"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_api_sleutel")),
        sa.UniqueConstraint("sleutel", name=op.f("uq_api_sleutel_sleutel")),
    )
    op.create_index(op.f("ix_api_sleutel_account_id"), "api_sleutel", ["account_id"], unique=False)
    op.create_table(
        "herstelcode",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("sleutel", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_herstelcode_account_id_account"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_herstelcode")),
        sa.UniqueConstraint("sleutel", name=op.f("uq_herstelcode_sleutel")),
    )
    op.create_index(op.f("ix_herstelcode_account_id"), "herstelcode", ["account_id"], unique=False)
    op.create_table(
        "sessie",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("sleutel", sa.String(length=64), nullable=False),
        sa.Column("vorige", sa.String(length=64), nullable=True),
        sa.Column("vorige_tot", sa.DateTime(timezone=True), nullable=True),
        sa.Column("vernieuwen", sa.Boolean(), nullable=False),
        sa.Column("apparaat", sa.String(length=80), nullable=False),
        sa.Column("begonnen_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("gezien_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("geldig_tot", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_sessie_account_id_account"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sessie")),
        sa.UniqueConstraint("sleutel", name=op.f("uq_sessie_sleutel")),
    )
    op.create_index(op.f("ix_sessie_account_id"), "sessie", ["account_id"], unique=False)
    op.create_index(op.f("ix_sessie_vorige"), "sessie", ["vorige"], unique=False)
    op.create_table(
        "team",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("gemeente_id", sa.Integer(), nullable=False),
        sa.Column("naam", sa.String(length=80), nullable=False),
        sa.ForeignKeyConstraint(["gemeente_id"], ["gemeente.id"], name=op.f("fk_team_gemeente_id_gemeente")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_team")),
        sa.UniqueConstraint("gemeente_id", "naam", name=op.f("uq_team_gemeente_id")),
    )
    op.create_table(
        "uitnodiging",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sleutel", sa.String(length=64), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("naam", sa.String(length=120), nullable=False),
        sa.Column("rollen", sa.JSON(), nullable=False),
        sa.Column("door_id", sa.Integer(), nullable=True),
        sa.Column("gemaakt_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("geldig_tot", sa.DateTime(timezone=True), nullable=False),
        sa.Column("gebruikt_op", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["door_id"], ["account.id"], name=op.f("fk_uitnodiging_door_id_account"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_uitnodiging")),
        sa.UniqueConstraint("sleutel", name=op.f("uq_uitnodiging_sleutel")),
    )
    op.create_index(op.f("ix_uitnodiging_email"), "uitnodiging", ["email"], unique=False)
    op.create_table(
        "wachtwoord_herstel",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sleutel", sa.String(length=64), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("geldig_tot", sa.DateTime(timezone=True), nullable=False),
        sa.Column("gebruikt_op", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_wachtwoord_herstel_account_id_account"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wachtwoord_herstel")),
        sa.UniqueConstraint("sleutel", name=op.f("uq_wachtwoord_herstel_sleutel")),
    )
    op.create_index(op.f("ix_wachtwoord_herstel_account_id"), "wachtwoord_herstel", ["account_id"], unique=False)
    op.create_table(
        "profiel",
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=True),
        sa.Column("specialist_in", sa.JSON(), nullable=False),
        sa.Column("generalist_in", sa.JSON(), nullable=False),
        sa.Column("te_vragen_voor", sa.JSON(), nullable=False),
        sa.Column("over_mij", sa.Text(), nullable=False),
        sa.Column("bereikbaar", sa.String(length=120), nullable=False),
        sa.Column("toont", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_profiel_account_id_account"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_profiel_team_id_team"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("account_id", name=op.f("pk_profiel")),
    )
    op.create_index(op.f("ix_profiel_team_id"), "profiel", ["team_id"], unique=False)
    op.create_table(
        "mail_bericht",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uniek", sa.String(length=120), nullable=False),
        sa.Column("aan", sa.String(length=254), nullable=False),
        sa.Column("onderwerp", sa.String(length=200), nullable=False),
        sa.Column("tekst", sa.Text(), nullable=False),
        sa.Column("html", sa.Text(), nullable=True),
        sa.Column("gemaakt_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("verstuurd_op", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mail_bericht")),
        sa.UniqueConstraint("uniek", name=op.f("uq_mail_bericht_uniek")),
    )
    op.create_index(op.f("ix_mail_bericht_verstuurd_op"), "mail_bericht", ["verstuurd_op"], unique=False)


def downgrade() -> None:
    """Take back."""
    op.drop_table("mail_bericht")
    op.drop_index(op.f("ix_profiel_team_id"), table_name="profiel")
    op.drop_table("profiel")
    op.drop_index(op.f("ix_wachtwoord_herstel_account_id"), table_name="wachtwoord_herstel")
    op.drop_table("wachtwoord_herstel")
    op.drop_index(op.f("ix_uitnodiging_email"), table_name="uitnodiging")
    op.drop_table("uitnodiging")
    op.drop_table("team")
    op.drop_index(op.f("ix_sessie_vorige"), table_name="sessie")
    op.drop_index(op.f("ix_sessie_account_id"), table_name="sessie")
    op.drop_table("sessie")
    op.drop_index(op.f("ix_herstelcode_account_id"), table_name="herstelcode")
    op.drop_table("herstelcode")
    op.drop_index(op.f("ix_api_sleutel_account_id"), table_name="api_sleutel")
    op.drop_table("api_sleutel")
    op.drop_index(op.f("ix_poging_sleutel"), table_name="poging")
    op.drop_index(op.f("ix_poging_op"), table_name="poging")
    op.drop_table("poging")
    op.drop_table("gemeente")
    op.add_column("account", sa.Column("rol", sa.String(length=30), nullable=False, server_default="lezer"))
    for column in ("rollen", "totp_geheim", "totp_teller"):
        op.execute(f"ALTER TABLE account DROP COLUMN {column}")
