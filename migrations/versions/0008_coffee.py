"""Coffee, and what coffee and mentors share: who met whom, and their rooms."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "coffee_members",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("member_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("way", sa.String(), nullable=False),
        sa.Column("joined_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("waiting_since", sa.DateTime(timezone=True), nullable=True),
        sa.Column("skips", sa.Date(), nullable=True),
        sa.Column("rested_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("guild_id", "member_id", name=op.f("pk_coffee_members")),
    )
    op.create_table(
        "coffee_rounds",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("left_out", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_coffee_rounds")),
        sa.UniqueConstraint("guild_id", "day", name=op.f("uq_coffee_rounds_guild_id_day")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "coffee_settings",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("rhythm", sa.String(), nullable=False),
        sa.Column("week", sa.Integer(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("district", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("guild_id", name=op.f("pk_coffee_settings")),
    )
    op.create_table(
        "meetings",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("member_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("person_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("ref", sa.String(), nullable=False),
        sa.Column("matched_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("met_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint(
            "guild_id", "member_id", "person_id", "kind", "ref", name=op.f("pk_meetings")
        ),
    )
    with op.batch_alter_table("meetings", schema=None) as batch_op:
        batch_op.create_index(
            "ix_meetings_guild_id_person_id", ["guild_id", "person_id"], unique=False
        )
    op.create_table(
        "not_with",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("member_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("person_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("guild_id", "member_id", "person_id", name=op.f("pk_not_with")),
    )
    with op.batch_alter_table("not_with", schema=None) as batch_op:
        batch_op.create_index(
            "ix_not_with_guild_id_person_id", ["guild_id", "person_id"], unique=False
        )
    op.create_table(
        "rooms",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("ref", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("channel_id", sa.BigInteger(), nullable=True),
        sa.Column("thread_id", sa.BigInteger(), nullable=True),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("in_messages", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rooms")),
        sa.UniqueConstraint("guild_id", "kind", "ref", name=op.f("uq_rooms_guild_id_kind_ref")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "coffee_groups",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("round_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("asks_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("times", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["round_id"],
            ["coffee_rounds.id"],
            name=op.f("fk_coffee_groups_round_id_coffee_rounds"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_coffee_groups")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("coffee_groups", schema=None) as batch_op:
        batch_op.create_index(
            "ix_coffee_groups_guild_id_made_at", ["guild_id", "made_at"], unique=False
        )
    op.create_table(
        "room_seats",
        sa.Column("room_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("member_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("added", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["room_id"], ["rooms.id"], name=op.f("fk_room_seats_room_id_rooms"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("room_id", "member_id", name=op.f("pk_room_seats")),
    )
    with op.batch_alter_table("room_seats", schema=None) as batch_op:
        batch_op.create_index(
            "ix_room_seats_guild_id_member_id", ["guild_id", "member_id"], unique=False
        )
    op.create_table(
        "coffee_seats",
        sa.Column("group_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("member_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("suits", sa.String(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answer", sa.String(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["group_id"],
            ["coffee_groups.id"],
            name=op.f("fk_coffee_seats_group_id_coffee_groups"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("group_id", "member_id", name=op.f("pk_coffee_seats")),
    )
    with op.batch_alter_table("coffee_seats", schema=None) as batch_op:
        batch_op.create_index(
            "ix_coffee_seats_guild_id_member_id", ["guild_id", "member_id"], unique=False
        )


def downgrade() -> None:
    """Go back."""
    with op.batch_alter_table("coffee_seats", schema=None) as batch_op:
        batch_op.drop_index("ix_coffee_seats_guild_id_member_id")
    op.drop_table("coffee_seats")
    with op.batch_alter_table("room_seats", schema=None) as batch_op:
        batch_op.drop_index("ix_room_seats_guild_id_member_id")
    op.drop_table("room_seats")
    with op.batch_alter_table("coffee_groups", schema=None) as batch_op:
        batch_op.drop_index("ix_coffee_groups_guild_id_made_at")
    op.drop_table("coffee_groups")
    op.drop_table("rooms")
    with op.batch_alter_table("not_with", schema=None) as batch_op:
        batch_op.drop_index("ix_not_with_guild_id_person_id")
    op.drop_table("not_with")
    with op.batch_alter_table("meetings", schema=None) as batch_op:
        batch_op.drop_index("ix_meetings_guild_id_person_id")
    op.drop_table("meetings")
    op.drop_table("coffee_settings")
    op.drop_table("coffee_rounds")
    op.drop_table("coffee_members")
