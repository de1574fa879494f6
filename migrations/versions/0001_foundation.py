"""The foundation: groups, members, wins, the agenda, and the search over wins."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

# Every word carries its group: a search reads the lists of one group, however many there are.
SEARCH = (
    """
    CREATE VIRTUAL TABLE wins_search
    USING fts5(words, tokenize='unicode61 remove_diacritics 2')
    """,
    """
    CREATE TRIGGER wins_search_insert AFTER INSERT ON wins BEGIN
        INSERT INTO wins_search(rowid, words) VALUES (
            new.id,
            'g' || new.guild_id || 'x' || replace(new.words, ' ', ' g' || new.guild_id || 'x')
        );
    END
    """,
    """
    CREATE TRIGGER wins_search_update AFTER UPDATE OF words ON wins BEGIN
        UPDATE wins_search
        SET words =
            'g' || new.guild_id || 'x' || replace(new.words, ' ', ' g' || new.guild_id || 'x')
        WHERE rowid = new.id;
    END
    """,
    """
    CREATE TRIGGER wins_search_delete AFTER DELETE ON wins BEGIN
        DELETE FROM wins_search WHERE rowid = old.id;
    END
    """,
)


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "agenda",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("occurrence", sa.String(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("use_by", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("claimed_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("first_claimed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("channel_id", sa.BigInteger(), nullable=True),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("error", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agenda")),
        sa.UniqueConstraint(
            "kind",
            "guild_id",
            "subject",
            "occurrence",
            name=op.f("uq_agenda_kind_guild_id_subject_occurrence"),
        ),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("agenda", schema=None) as batch_op:
        batch_op.create_index("ix_agenda_guild_id_kind", ["guild_id", "kind"], unique=False)
        batch_op.create_index("ix_agenda_state_due_at", ["state", "due_at"], unique=False)

    op.create_table(
        "coordinators",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("member_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("guild_id", "member_id", name=op.f("pk_coordinators")),
    )
    op.create_table(
        "dm_channels",
        sa.Column("member_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("channel_id", sa.BigInteger(), nullable=True),
        sa.Column("refused_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("member_id", name=op.f("pk_dm_channels")),
    )
    op.create_table(
        "drafts",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("member_id", sa.BigInteger(), nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.Column("picture", sa.String(), nullable=True),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_drafts")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("drafts", schema=None) as batch_op:
        batch_op.create_index(
            "ix_drafts_guild_id_member_id", ["guild_id", "member_id"], unique=False
        )

    op.create_table(
        "familiar_words",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("word", sa.String(), nullable=False),
        sa.Column("member_id", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("guild_id", "word", name=op.f("pk_familiar_words")),
    )
    op.create_table(
        "groups",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("zone", sa.String(), nullable=True),
        sa.Column("wins_channel_id", sa.BigInteger(), nullable=True),
        sa.Column("coordinator_channel_id", sa.BigInteger(), nullable=True),
        sa.Column("coordinator_role_id", sa.BigInteger(), nullable=True),
        sa.Column("start_channel_id", sa.BigInteger(), nullable=True),
        sa.Column("start_message_id", sa.BigInteger(), nullable=True),
        sa.Column("switched_off", sa.String(), nullable=False),
        sa.Column("keep_photos", sa.Boolean(), nullable=False),
        sa.Column("commands_hash", sa.String(), nullable=True),
        sa.Column("joined_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("guild_id", name=op.f("pk_groups")),
    )
    op.create_table(
        "members",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("member_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("zone", sa.String(), nullable=True),
        sa.Column("level", sa.String(), nullable=True),
        sa.Column("school", sa.String(), nullable=True),
        sa.Column("district", sa.String(), nullable=True),
        sa.Column("town", sa.String(), nullable=True),
        sa.Column("print_name", sa.String(), nullable=True),
        sa.Column("reach", sa.String(), nullable=False),
        sa.Column("hidden", sa.Boolean(), nullable=False),
        sa.Column("paused_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("first_seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("left_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("guild_id", "member_id", name=op.f("pk_members")),
    )
    op.create_table(
        "notes",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("member_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notes")),
        sa.UniqueConstraint(
            "guild_id",
            "member_id",
            "kind",
            "subject",
            name=op.f("uq_notes_guild_id_member_id_kind_subject"),
        ),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("notes", schema=None) as batch_op:
        batch_op.create_index(
            "ix_notes_guild_id_member_id", ["guild_id", "member_id"], unique=False
        )

    op.create_table(
        "tombstones",
        sa.Column("win_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("win_id", name=op.f("pk_tombstones")),
    )
    op.create_table(
        "wins",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("author_id", sa.BigInteger(), nullable=False),
        sa.Column("author_name", sa.String(), nullable=False),
        sa.Column("behalf", sa.String(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("story", sa.String(), nullable=False),
        sa.Column("thanks", sa.String(), nullable=True),
        sa.Column("picture", sa.String(), nullable=True),
        sa.Column("alt", sa.String(), nullable=True),
        sa.Column("release", sa.String(), nullable=True),
        sa.Column("consent", sa.String(), nullable=False),
        sa.Column("hidden", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("channel_id", sa.BigInteger(), nullable=True),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("thread_id", sa.BigInteger(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("edited_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("words", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wins")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("wins", schema=None) as batch_op:
        batch_op.create_index("ix_wins_guild_id_author_id", ["guild_id", "author_id"], unique=False)
        batch_op.create_index("ix_wins_message_id", ["message_id"], unique=False)

    op.create_table(
        "cheers",
        sa.Column("win_id", sa.BigInteger(), nullable=False),
        sa.Column("member_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["win_id"], ["wins.id"], name=op.f("fk_cheers_win_id_wins"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("win_id", "member_id", name=op.f("pk_cheers")),
    )
    with op.batch_alter_table("cheers", schema=None) as batch_op:
        batch_op.create_index(
            "ix_cheers_guild_id_member_id", ["guild_id", "member_id"], unique=False
        )

    op.create_table(
        "reports",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("reporter_id", sa.BigInteger(), nullable=False),
        sa.Column("win_id", sa.BigInteger(), nullable=True),
        sa.Column("channel_id", sa.BigInteger(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=False),
        sa.Column("student", sa.Boolean(), nullable=False),
        sa.Column("words", sa.String(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["win_id"], ["wins.id"], name=op.f("fk_reports_win_id_wins"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reports")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("reports", schema=None) as batch_op:
        batch_op.create_index(
            "ix_reports_guild_id_closed_at", ["guild_id", "closed_at"], unique=False
        )

    op.create_table(
        "tries",
        sa.Column("win_id", sa.BigInteger(), nullable=False),
        sa.Column("member_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answer", sa.String(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["win_id"], ["wins.id"], name=op.f("fk_tries_win_id_wins"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("win_id", "member_id", name=op.f("pk_tries")),
    )
    with op.batch_alter_table("tries", schema=None) as batch_op:
        batch_op.create_index(
            "ix_tries_guild_id_member_id", ["guild_id", "member_id"], unique=False
        )
    if op.get_bind().dialect.name == "sqlite":
        for statement in SEARCH:
            op.execute(statement)
    else:
        op.execute("CREATE INDEX wins_search ON wins USING gin (to_tsvector('simple', words))")


def downgrade() -> None:
    """Go back."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE wins_search")

    with op.batch_alter_table("tries", schema=None) as batch_op:
        batch_op.drop_index("ix_tries_guild_id_member_id")

    op.drop_table("tries")
    with op.batch_alter_table("reports", schema=None) as batch_op:
        batch_op.drop_index("ix_reports_guild_id_closed_at")

    op.drop_table("reports")
    with op.batch_alter_table("cheers", schema=None) as batch_op:
        batch_op.drop_index("ix_cheers_guild_id_member_id")

    op.drop_table("cheers")
    with op.batch_alter_table("wins", schema=None) as batch_op:
        batch_op.drop_index("ix_wins_message_id")
        batch_op.drop_index("ix_wins_guild_id_author_id")

    op.drop_table("wins")
    op.drop_table("tombstones")
    with op.batch_alter_table("notes", schema=None) as batch_op:
        batch_op.drop_index("ix_notes_guild_id_member_id")

    op.drop_table("notes")
    op.drop_table("members")
    op.drop_table("groups")
    op.drop_table("familiar_words")
    with op.batch_alter_table("drafts", schema=None) as batch_op:
        batch_op.drop_index("ix_drafts_guild_id_member_id")

    op.drop_table("drafts")
    op.drop_table("dm_channels")
    op.drop_table("coordinators")
    with op.batch_alter_table("agenda", schema=None) as batch_op:
        batch_op.drop_index("ix_agenda_state_due_at")
        batch_op.drop_index("ix_agenda_guild_id_kind")

    op.drop_table("agenda")
