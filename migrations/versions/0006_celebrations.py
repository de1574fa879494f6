"""Book days: what a group chose, its own dates and days, drafts of them."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "celebration_choices",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("base", sa.String(), nullable=False),
        sa.Column("packs", sa.String(), nullable=False),
        sa.Column("weekly_cap", sa.Integer(), nullable=True),
        sa.Column("chosen_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("guild_id", name=op.f("pk_celebration_choices")),
    )
    op.create_table(
        "celebration_picks",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("added", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("guild_id", "slug", name=op.f("pk_celebration_picks")),
    )
    op.create_table(
        "celebration_dates",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("guild_id", "slug", "year", name=op.f("pk_celebration_dates")),
    )
    _create_days()
    op.create_table(
        "celebration_drafts",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("member_id", sa.BigInteger(), nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_celebration_drafts")),
        sqlite_autoincrement=True,
    )


def _create_days() -> None:
    op.create_table(
        "celebration_days",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("member_id", sa.BigInteger(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("alike", sa.String(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("first", sa.Date(), nullable=True),
        sa.Column("last", sa.Date(), nullable=True),
        sa.Column("rule", sa.String(), nullable=True),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("activity", sa.String(), nullable=False),
        sa.Column("counter", sa.String(), nullable=False),
        sa.Column("link", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_celebration_days")),
        sa.UniqueConstraint("guild_id", "alike", name=op.f("uq_celebration_days_guild_id_alike")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("celebration_days", schema=None) as batch_op:
        batch_op.create_index("ix_celebration_days_guild_id_state", ["guild_id", "state"])


def downgrade() -> None:
    """Go back."""
    with op.batch_alter_table("celebration_days", schema=None) as batch_op:
        batch_op.drop_index("ix_celebration_days_guild_id_state")
    op.drop_table("celebration_days")
    op.drop_table("celebration_drafts")
    op.drop_table("celebration_dates")
    op.drop_table("celebration_picks")
    op.drop_table("celebration_choices")
