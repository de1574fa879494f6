"""The school year: a group's dates, days and hours, and what a member has of their own."""

from datetime import time

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

# Name, type, and what a group that is there already gets.
SETTINGS = (
    ("school_days", sa.String(), "01234"),
    ("opens", sa.Time(), time(7)),
    ("closes", sa.Time(), time(17)),
    ("nudge_at", sa.Time(), time(7, 15)),
    ("weekly_at", sa.Time(), time(12)),
)


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "school_years",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("guild_id", "first_day", name=op.f("pk_school_years")),
    )
    op.create_table(
        "breaks",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("guild_id", "first", "last", "name", name=op.f("pk_breaks")),
    )
    op.create_table(
        "member_breaks",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("member_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint(
            "guild_id", "member_id", "first", "last", name=op.f("pk_member_breaks")
        ),
    )
    with op.batch_alter_table("groups", schema=None) as batch_op:
        for name, type_, usual in SETTINGS:
            default = sa.text(f"'{usual}'")
            batch_op.add_column(sa.Column(name, type_, nullable=False, server_default=default))
        batch_op.add_column(sa.Column("school_draft", sa.String(), nullable=True))
    with op.batch_alter_table("groups", schema=None) as batch_op:
        for name, type_, _usual in SETTINGS:
            batch_op.alter_column(name, existing_type=type_, server_default=None)
    with op.batch_alter_table("members", schema=None) as batch_op:
        batch_op.add_column(sa.Column("opens", sa.Time(), nullable=True))
        batch_op.add_column(sa.Column("closes", sa.Time(), nullable=True))


def downgrade() -> None:
    """Go back."""
    with op.batch_alter_table("members", schema=None) as batch_op:
        batch_op.drop_column("closes")
        batch_op.drop_column("opens")
    with op.batch_alter_table("groups", schema=None) as batch_op:
        batch_op.drop_column("school_draft")
        for name, _type, _usual in reversed(SETTINGS):
            batch_op.drop_column(name)
    op.drop_table("member_breaks")
    op.drop_table("breaks")
    op.drop_table("school_years")
