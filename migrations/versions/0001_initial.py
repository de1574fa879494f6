"""Every table."""

import secrets

import sqlalchemy as sa
from alembic import op

revision = "0001_initial"
down_revision = None
branch_labels = None
depends_on = None

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Go forward."""
    _identity()
    _agenda()
    _shown()
    _groups()
    _removed()
    _reaching()
    _members()
    _students()
    _wins()
    _questions()
    _plans()
    _weekly()
    _celebrations()
    _meetups()
    _turnouts()
    _totals()
    _calendars()
    _pairing()
    _coffee()
    _mentors()
    _documents()
    _shelf()
    _search()


def _identity() -> None:
    identity = op.create_table(
        "identity",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("application_id", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_identity"),
    )
    op.bulk_insert(identity, [{"id": secrets.token_hex(16)}])


def _agenda() -> None:
    op.create_table(
        "agenda",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("subject_id", sa.BigInteger(), nullable=False),
        sa.Column("member_id", sa.BigInteger(), nullable=False),
        sa.Column("occurrence", sa.String(), nullable=False),
        sa.Column("payload", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("due_at", INSTANT, nullable=False),
        sa.Column("use_by", INSTANT, nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("claimed_until", INSTANT, nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("first_claimed_at", INSTANT, nullable=True),
        sa.Column("tried_in", sa.JSON(), nullable=False),
        sa.Column("done_at", INSTANT, nullable=True),
        sa.Column("channel_id", sa.BigInteger(), nullable=True),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("error", sa.String(), nullable=True),
        sa.Column("trouble", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_agenda"),
        sa.UniqueConstraint(
            "kind",
            "guild_id",
            "subject_id",
            "member_id",
            "occurrence",
            name="uq_agenda_kind_guild_id_subject_id_member_id_occurrence",
        ),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_agenda_guild_id_member_id", "agenda", ["guild_id", "member_id"])
    op.create_index("ix_agenda_state_due_at", "agenda", ["state", "due_at"])


def _shown() -> None:
    op.create_table(
        "shown",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("subject_id", sa.BigInteger(), nullable=False),
        sa.Column("member_id", sa.BigInteger(), nullable=False),
        sa.Column("occurrence", sa.String(), nullable=False),
        sa.Column("payload", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("due_at", INSTANT, nullable=False),
        sa.Column("composed_at", INSTANT, nullable=True),
        sa.Column("channel_id", sa.BigInteger(), nullable=True),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("outdated", sa.Boolean(), nullable=False),
        sa.Column("blocked", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_shown"),
    )
    op.create_index("ix_shown_guild_id_member_id", "shown", ["guild_id", "member_id"])
    op.create_index("ix_shown_message_id", "shown", ["message_id"])
    op.create_table(
        "shown_subjects",
        sa.Column("shown_id", sa.BigInteger(), nullable=False),
        sa.Column("win_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("person_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["shown_id"], ["shown.id"], name="fk_shown_subjects_shown_id_shown", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("shown_id", "win_id", "person_id", name="pk_shown_subjects"),
    )
    for other in ("win_id", "person_id"):
        index = f"ix_shown_subjects_guild_id_{other}"
        op.create_index(index, "shown_subjects", ["guild_id", other])


def _groups() -> None:
    op.create_table(
        "breaks",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("guild_id", "first", "last", "name", name="pk_breaks"),
    )
    op.create_table(
        "inquiries",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("member_id", sa.BigInteger(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("answer", sa.String(), nullable=True),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("answered_at", INSTANT, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_inquiries"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_inquiries_guild_id_answered_at", "inquiries", ["guild_id", "answered_at"])
    op.create_table(
        "coordinators",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("member_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("guild_id", "member_id", name="pk_coordinators"),
    )
    op.create_table(
        "groups",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("zone", sa.String(), nullable=True),
        sa.Column("state", sa.String(), nullable=True),
        sa.Column("wins_channel_id", sa.BigInteger(), nullable=True),
        sa.Column("coordinator_channel_id", sa.BigInteger(), nullable=True),
        sa.Column("coordinator_role_id", sa.BigInteger(), nullable=True),
        sa.Column("asks_channel_id", sa.BigInteger(), nullable=True),
        sa.Column("shelf_channel_id", sa.BigInteger(), nullable=True),
        sa.Column("start_channel_id", sa.BigInteger(), nullable=True),
        sa.Column("start_message_id", sa.BigInteger(), nullable=True),
        sa.Column("switched_off", sa.String(), nullable=False),
        sa.Column("switched_on", sa.String(), nullable=False),
        sa.Column("declined", sa.String(), nullable=False),
        sa.Column("keep_photos", sa.Boolean(), nullable=False),
        sa.Column("commands_hash", sa.String(), nullable=True),
        sa.Column("joined_at", INSTANT, nullable=False),
        sa.Column("school_days", sa.String(), nullable=False),
        sa.Column("opens", sa.Time(), nullable=False),
        sa.Column("closes", sa.Time(), nullable=False),
        sa.Column("nudge_at", sa.Time(), nullable=False),
        sa.Column("weekly_at", sa.Time(), nullable=False),
        sa.Column("answers_in", sa.String(), nullable=False),
        sa.Column("school_draft", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("guild_id", name="pk_groups"),
    )
    op.create_table(
        "school_years",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("guild_id", "first_day", name="pk_school_years"),
    )


def _removed() -> None:
    op.create_table(
        "removed",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("removed_at", INSTANT, nullable=False),
        sa.Column("made_at", INSTANT, nullable=True),
        sa.Column("author_id", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("key", name="pk_removed"),
    )


def _reaching() -> None:
    op.create_table(
        "dm_channels",
        sa.Column("member_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("channel_id", sa.BigInteger(), nullable=True),
        sa.Column("refused_at", INSTANT, nullable=True),
        sa.Column("refusal_read", sa.Boolean(), nullable=False),
        sa.Column("contacts", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("member_id", name="pk_dm_channels"),
    )
    op.create_table(
        "reaches",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("member_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("topic", sa.String(), nullable=False),
        sa.Column("method", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("guild_id", "member_id", "topic", name="pk_reaches"),
    )


def _members() -> None:
    op.create_table(
        "member_breaks",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("member_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("guild_id", "member_id", "first", "last", name="pk_member_breaks"),
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
        sa.Column("in_mail", sa.Boolean(), nullable=True),
        sa.Column("hidden", sa.Boolean(), nullable=False),
        sa.Column("paused_until", INSTANT, nullable=True),
        sa.Column("first_seen_at", INSTANT, nullable=False),
        sa.Column("left_at", INSTANT, nullable=True),
        sa.Column("opens", sa.Time(), nullable=True),
        sa.Column("closes", sa.Time(), nullable=True),
        sa.PrimaryKeyConstraint("guild_id", "member_id", name="pk_members"),
    )
    op.create_table(
        "waiting_notices",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("member_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("subject_id", sa.BigInteger(), nullable=False),
        sa.Column("about_id", sa.BigInteger(), nullable=False),
        sa.Column("occurrence", sa.String(), nullable=False),
        sa.Column("payload", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_waiting_notices"),
        sa.UniqueConstraint(
            "guild_id",
            "member_id",
            "kind",
            "subject_id",
            "about_id",
            "occurrence",
            name="uq_waiting_notices",
        ),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_waiting_notices_guild_id_about_id", "waiting_notices", ["guild_id", "about_id"]
    )
    op.create_index(
        "ix_waiting_notices_guild_id_member_id", "waiting_notices", ["guild_id", "member_id"]
    )


def _students() -> None:
    op.create_table(
        "familiar_words",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("word", sa.String(), nullable=False),
        sa.Column("member_id", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("guild_id", "word", name="pk_familiar_words"),
    )


def _wins() -> None:
    op.create_table(
        "drafts",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("member_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=True),
        sa.Column("content", sa.String(), nullable=False),
        sa.Column("picture", sa.String(), nullable=True),
        sa.Column("looked_at", sa.String(), nullable=False),
        sa.Column("expires_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_drafts"),
        sa.UniqueConstraint(
            "guild_id",
            "member_id",
            "kind",
            "subject",
            name="uq_drafts_guild_id_member_id_kind_subject",
        ),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "sweeps",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("certain_until", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("guild_id", name="pk_sweeps"),
    )
    op.create_table(
        "wins",
        sa.Column("id", ROW_ID, nullable=False),
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
        sa.Column("refused_picture", sa.String(), nullable=True),
        sa.Column("channel_id", sa.BigInteger(), nullable=True),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("thread_id", sa.BigInteger(), nullable=True),
        sa.Column("shared_in", sa.BigInteger(), nullable=True),
        sa.Column("recap", sa.Boolean(), nullable=True),
        sa.Column("answers", sa.String(), nullable=True),
        sa.Column("question_id", sa.BigInteger(), nullable=True),
        sa.Column("credit", sa.Boolean(), nullable=True),
        sa.Column("source", sa.BigInteger(), nullable=True),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("edited_at", INSTANT, nullable=True),
        sa.Column("words", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_wins"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_wins_guild_id_author_id", "wins", ["guild_id", "author_id"])
    op.create_index("ix_wins_guild_id_created_at", "wins", ["guild_id", "created_at"])
    for column in ("message_id", "shared_in", "question_id", "source"):
        given = sa.text(f"{column} IS NOT NULL")
        op.create_index(f"ix_wins_{column}", "wins", [column], sqlite_where=given)
    op.create_table(
        "cheers",
        sa.Column("win_id", sa.BigInteger(), nullable=False),
        sa.Column("member_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["win_id"], ["wins.id"], name="fk_cheers_win_id_wins", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("win_id", "member_id", name="pk_cheers"),
    )
    op.create_index("ix_cheers_guild_id_member_id", "cheers", ["guild_id", "member_id"])
    op.create_table(
        "reports",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("reporter_id", sa.BigInteger(), nullable=False),
        sa.Column("win_id", sa.BigInteger(), nullable=True),
        sa.Column("channel_id", sa.BigInteger(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=False),
        sa.Column("student", sa.Boolean(), nullable=False),
        sa.Column("words", sa.String(), nullable=True),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("closed_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(
            ["win_id"], ["wins.id"], name="fk_reports_win_id_wins", ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_reports"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_reports_guild_id_closed_at", "reports", ["guild_id", "closed_at"])
    op.create_table(
        "tries",
        sa.Column("win_id", sa.BigInteger(), nullable=False),
        sa.Column("member_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("answer", sa.String(), nullable=True),
        sa.Column("answered_at", INSTANT, nullable=True),
        sa.Column("line", sa.String(), nullable=True),
        sa.Column("thanked_at", INSTANT, nullable=True),
        sa.Column("told_in", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["win_id"], ["wins.id"], name="fk_tries_win_id_wins", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("win_id", "member_id", name="pk_tries"),
    )
    op.create_index("ix_tries_guild_id_member_id", "tries", ["guild_id", "member_id"])
    op.create_table(
        "win_details",
        sa.Column("win_id", sa.BigInteger(), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("helped", sa.String(), nullable=True),
        sa.Column("changed", sa.String(), nullable=True),
        sa.Column("number", sa.String(), nullable=True),
        sa.Column("skipped", sa.String(), nullable=False),
        sa.Column("cleared", sa.String(), nullable=False),
        sa.Column("piece", sa.String(), nullable=True),
        sa.Column("wordings", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["win_id"], ["wins.id"], name="fk_win_details_win_id_wins", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("win_id", name="pk_win_details"),
    )


def _questions() -> None:
    op.create_table(
        "questions",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("member_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("unnamed", sa.Boolean(), nullable=False),
        sa.Column("asked", sa.String(), nullable=False),
        sa.Column("topic", sa.String(), nullable=False),
        sa.Column("level", sa.String(), nullable=False),
        sa.Column("hidden", sa.String(), nullable=True),
        sa.Column("channel_id", sa.BigInteger(), nullable=True),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("answered_at", INSTANT, nullable=True),
        sa.Column("summed_up", sa.Boolean(), nullable=False),
        sa.Column("taken", sa.Boolean(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_questions"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_questions_guild_id_member_id", "questions", ["guild_id", "member_id"])
    op.create_index("ix_questions_message_id", "questions", ["message_id"])
    op.create_table(
        "curious",
        sa.Column("question_id", sa.BigInteger(), nullable=False),
        sa.Column("member_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["question_id"],
            ["questions.id"],
            name="fk_curious_question_id_questions",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("question_id", "member_id", name="pk_curious"),
    )
    op.create_index("ix_curious_guild_id_member_id", "curious", ["guild_id", "member_id"])
    op.create_table(
        "summary_pieces",
        sa.Column("win_id", sa.BigInteger(), nullable=False),
        sa.Column("question_id", sa.BigInteger(), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("left_out", sa.Boolean(), nullable=False),
        sa.Column("short", sa.String(), nullable=True),
        sa.Column("of", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["win_id"], ["wins.id"], name="fk_summary_pieces_win_id_wins", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["question_id"],
            ["questions.id"],
            name="fk_summary_pieces_question_id_questions",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("win_id", name="pk_summary_pieces"),
    )
    op.create_index("ix_summary_pieces_question_id", "summary_pieces", ["question_id"])
    op.create_table(
        "knows",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("member_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("topics", sa.String(), nullable=False),
        sa.Column("agreed", sa.Boolean(), nullable=True),
        sa.Column("asked_at", INSTANT, nullable=True),
        sa.PrimaryKeyConstraint("guild_id", "member_id", name="pk_knows"),
    )


def _plans() -> None:
    op.create_table(
        "nudges",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("member_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("week", sa.Date(), nullable=False),
        sa.Column("idea", sa.String(), nullable=True),
        sa.Column("person_id", sa.BigInteger(), nullable=True),
        sa.Column("win_id", sa.BigInteger(), nullable=True),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("connected", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("guild_id", "member_id", "week", name="pk_nudges"),
    )
    op.create_index("ix_nudges_guild_id_person_id", "nudges", ["guild_id", "person_id"])
    op.create_table(
        "plan_entries",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("member_id", sa.BigInteger(), nullable=False),
        sa.Column("goal", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("ref", sa.String(), nullable=True),
        sa.Column("kind", sa.String(), nullable=True),
        sa.Column("about", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("heading", sa.String(), nullable=True),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_plan_entries"),
        sa.UniqueConstraint(
            "guild_id",
            "member_id",
            "goal",
            "source",
            "ref",
            name="uq_plan_entries_guild_id_member_id_goal_source_ref",
        ),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_plan_entries_guild_id_member_id_day", "plan_entries", ["guild_id", "member_id", "day"]
    )
    op.create_table(
        "plans",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("member_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("weekly", sa.String(), nullable=False),
        sa.Column("monthly", sa.String(), nullable=False),
        sa.Column("quarterly", sa.String(), nullable=False),
        sa.Column("weekly_own", sa.String(), nullable=True),
        sa.Column("monthly_own", sa.String(), nullable=True),
        sa.Column("quarterly_own", sa.String(), nullable=True),
        sa.Column("volume", sa.String(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("changed_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("guild_id", "member_id", name="pk_plans"),
    )


def _weekly() -> None:
    op.create_table(
        "greeters",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("member_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("since", INSTANT, nullable=False),
        sa.Column("last_turn_at", INSTANT, nullable=True),
        sa.PrimaryKeyConstraint("guild_id", "member_id", name="pk_greeters"),
    )
    op.create_table(
        "weekly_questions",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("week", sa.Date(), nullable=False),
        sa.Column("question_id", sa.String(), nullable=True),
        sa.Column("own", sa.String(), nullable=True),
        sa.Column("skipped", sa.Boolean(), nullable=False),
        sa.Column("made_at", INSTANT, nullable=True),
        sa.Column("channel_id", sa.BigInteger(), nullable=True),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("guild_id", "week", name="pk_weekly_questions"),
    )
    op.create_table(
        "unanswered",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("win_id", sa.BigInteger(), nullable=False),
        sa.Column("greeter_id", sa.BigInteger(), nullable=True),
        sa.Column("since", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(
            ["win_id"], ["wins.id"], name="fk_unanswered_win_id_wins", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("guild_id", "win_id", name="pk_unanswered"),
    )
    op.create_table(
        "weekly_wins",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("win_id", sa.BigInteger(), nullable=False),
        sa.Column("week", sa.Date(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["win_id"], ["wins.id"], name="fk_weekly_wins_win_id_wins", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("guild_id", "win_id", "week", name="pk_weekly_wins"),
    )
    op.create_index("ix_weekly_wins_guild_id_week", "weekly_wins", ["guild_id", "week"])


def _celebrations() -> None:
    op.create_table(
        "celebration_choices",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("base", sa.String(), nullable=False),
        sa.Column("country", sa.String(), nullable=False),
        sa.Column("packs", sa.String(), nullable=False),
        sa.Column("weekly_cap", sa.Integer(), nullable=True),
        sa.Column("chosen_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("guild_id", name="pk_celebration_choices"),
    )
    op.create_table(
        "celebration_dates",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("guild_id", "slug", "year", name="pk_celebration_dates"),
    )
    op.create_table(
        "celebration_host_dates",
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("slug", "year", name="pk_celebration_host_dates"),
    )
    op.create_table(
        "celebration_days",
        sa.Column("id", ROW_ID, nullable=False),
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
        sa.Column("created_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_celebration_days"),
        sa.UniqueConstraint("guild_id", "alike", name="uq_celebration_days_guild_id_alike"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_celebration_days_guild_id_state", "celebration_days", ["guild_id", "state"])
    op.create_table(
        "celebration_picks",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("added", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("guild_id", "slug", name="pk_celebration_picks"),
    )
    op.create_table(
        "day_notes",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("channel_id", sa.BigInteger(), nullable=True),
        sa.Column("made_at", INSTANT, nullable=False),
        sa.Column("seen_at", INSTANT, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_day_notes"),
        sa.UniqueConstraint("guild_id", "why", "subject", name="uq_day_notes_guild_id_why_subject"),
    )
    op.create_table(
        "gatherings",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.Column("carrier", sa.String(), nullable=False),
        sa.Column("silent", sa.Boolean(), nullable=False),
        sa.Column("channel_id", sa.BigInteger(), nullable=True),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("thread_id", sa.BigInteger(), nullable=True),
        sa.Column("thread_deleted", sa.Boolean(), nullable=False),
        sa.Column("opened_at", INSTANT, nullable=True),
        sa.Column("recap_at", INSTANT, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_gatherings"),
        sa.UniqueConstraint("guild_id", "day", name="uq_gatherings_guild_id_day"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_gatherings_thread_id", "gatherings", ["thread_id"])
    op.create_table(
        "helpers",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("member_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("guild_id", "slug", "first", "member_id", name="pk_helpers"),
    )
    op.create_table(
        "gathered",
        sa.Column("gathering_id", sa.BigInteger(), nullable=False),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("counter", sa.String(), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["gathering_id"],
            ["gatherings.id"],
            name="fk_gathered_gathering_id_gatherings",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("gathering_id", "slug", name="pk_gathered"),
    )
    op.create_index("ix_gathered_guild_id_slug", "gathered", ["guild_id", "slug"])
    op.create_table(
        "took_part",
        sa.Column("gathering_id", sa.BigInteger(), nullable=False),
        sa.Column("member_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("joined_at", INSTANT, nullable=True),
        sa.Column("did_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(
            ["gathering_id"],
            ["gatherings.id"],
            name="fk_took_part_gathering_id_gatherings",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("gathering_id", "member_id", name="pk_took_part"),
    )
    op.create_index("ix_took_part_guild_id_member_id", "took_part", ["guild_id", "member_id"])


def _turnouts() -> None:
    op.create_table(
        "meetup_turnouts",
        sa.Column("meetup_id", sa.BigInteger(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meetup_id"],
            ["meetups.id"],
            name="fk_meetup_turnouts_meetup_id_meetups",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("meetup_id", "day", name="pk_meetup_turnouts"),
    )


def _totals() -> None:
    op.create_table(
        "counted",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("gathering_id", sa.BigInteger(), nullable=True),
        sa.Column("meetup_id", sa.BigInteger(), nullable=True),
        sa.Column("member_id", sa.BigInteger(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(
            ["gathering_id"],
            ["gatherings.id"],
            name="fk_counted_gathering_id_gatherings",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["meetup_id"],
            ["meetups.id"],
            name="fk_counted_meetup_id_meetups",
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_counted"),
    )
    op.create_index("ix_counted_gathering_id", "counted", ["gathering_id"])
    op.create_index("ix_counted_meetup_id", "counted", ["meetup_id"])
    op.create_index("ix_counted_guild_id_member_id", "counted", ["guild_id", "member_id"])
    op.create_index("ix_counted_guild_id_at", "counted", ["guild_id", "at"])


def _calendars() -> None:
    op.create_table(
        "calendar_feeds",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("token", sa.String(), nullable=False),
        sa.Column("made_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("guild_id", name="pk_calendar_feeds"),
        sa.UniqueConstraint("token", name="uq_calendar_feeds_token"),
    )
    op.create_table(
        "calendar_sources",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("link", sa.String(), nullable=False),
        sa.Column("read_at", INSTANT, nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("trouble", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_calendar_sources"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_calendar_sources_guild_id", "calendar_sources", ["guild_id"])
    op.create_table(
        "calendar_dates",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("source_id", sa.BigInteger(), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("event", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.Column("starts_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(
            ["source_id"],
            ["calendar_sources.id"],
            name="fk_calendar_dates_source_id_calendar_sources",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_calendar_dates"),
    )
    for name, columns in (
        ("ix_calendar_dates_source_id_first", ["source_id", "first"]),
        ("ix_calendar_dates_guild_id_first", ["guild_id", "first"]),
    ):
        op.create_index(name, "calendar_dates", columns)
    op.create_table(
        "calendar_picks",
        sa.Column("source_id", sa.BigInteger(), nullable=False),
        sa.Column("event", sa.String(), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["source_id"],
            ["calendar_sources.id"],
            name="fk_calendar_picks_source_id_calendar_sources",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("source_id", "event", name="pk_calendar_picks"),
    )


def _meetups() -> None:
    op.create_table(
        "meetup_settings",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("names", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("guild_id", name="pk_meetup_settings"),
    )
    op.create_table(
        "meetups",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("organizer_id", sa.BigInteger(), nullable=True),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("place_known", sa.String(), nullable=True),
        sa.Column("audience", sa.String(), nullable=False),
        sa.Column("bring", sa.String(), nullable=False),
        sa.Column("spots", sa.Integer(), nullable=True),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("target", sa.Integer(), nullable=True),
        sa.Column("picture", sa.String(), nullable=True),
        sa.Column("alt", sa.String(), nullable=False),
        sa.Column("dates", sa.String(), nullable=False),
        sa.Column("next_day", sa.Date(), nullable=True),
        sa.Column("next_at", INSTANT, nullable=True),
        sa.Column("ends_at", INSTANT, nullable=True),
        sa.Column("ended_at", INSTANT, nullable=True),
        sa.Column("announced_at", INSTANT, nullable=True),
        sa.Column("changes", sa.Integer(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("changed_at", INSTANT, nullable=False),
        sa.Column("channel_id", sa.BigInteger(), nullable=True),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("post_lost_at", INSTANT, nullable=True),
        sa.Column("thread_id", sa.BigInteger(), nullable=True),
        sa.Column("thread_lost_at", INSTANT, nullable=True),
        sa.Column("threadless", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_meetups"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_meetups_guild_id_next_at", "meetups", ["guild_id", "next_at"])
    op.create_index("ix_meetups_guild_id_organizer_id", "meetups", ["guild_id", "organizer_id"])
    op.create_index("ix_meetups_guild_id_message_id", "meetups", ["guild_id", "message_id"])
    op.create_table(
        "meetup_dates",
        sa.Column("meetup_id", sa.BigInteger(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("to_day", sa.Date(), nullable=True),
        sa.Column("at", sa.Time(), nullable=True),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meetup_id"],
            ["meetups.id"],
            name="fk_meetup_dates_meetup_id_meetups",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("meetup_id", "day", name="pk_meetup_dates"),
    )
    op.create_table(
        "meetup_rsvps",
        sa.Column("meetup_id", sa.BigInteger(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("member_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("knows", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(
            ["meetup_id"],
            ["meetups.id"],
            name="fk_meetup_rsvps_meetup_id_meetups",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("meetup_id", "day", "member_id", name="pk_meetup_rsvps"),
    )
    op.create_table(
        "meetup_talks",
        sa.Column("meetup_id", sa.BigInteger(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("member_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("size", sa.String(), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meetup_id"],
            ["meetups.id"],
            name="fk_meetup_talks_meetup_id_meetups",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("meetup_id", "day", "member_id", name="pk_meetup_talks"),
    )
    op.create_index("ix_meetup_talks_guild_id_member_id", "meetup_talks", ["guild_id", "member_id"])
    op.create_index("ix_meetup_rsvps_guild_id_member_id", "meetup_rsvps", ["guild_id", "member_id"])


def _pairing() -> None:
    op.create_table(
        "meetings",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("member_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("person_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("ref", sa.String(), nullable=False),
        sa.Column("matched_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint(
            "guild_id", "member_id", "person_id", "kind", "ref", name="pk_meetings"
        ),
    )
    op.create_index("ix_meetings_guild_id_person_id", "meetings", ["guild_id", "person_id"])
    op.create_table(
        "not_with",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("member_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("person_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("since", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("guild_id", "member_id", "person_id", name="pk_not_with"),
    )
    op.create_index("ix_not_with_guild_id_person_id", "not_with", ["guild_id", "person_id"])
    op.create_table(
        "rooms",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("ref", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("made_at", INSTANT, nullable=False),
        sa.Column("channel_id", sa.BigInteger(), nullable=True),
        sa.Column("thread_id", sa.BigInteger(), nullable=True),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("in_messages", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_rooms"),
        sa.UniqueConstraint("guild_id", "kind", "ref", name="uq_rooms_guild_id_kind_ref"),
        sa.UniqueConstraint("guild_id", "thread_id", name="uq_rooms_guild_id_thread_id"),
    )
    op.create_table(
        "room_seats",
        sa.Column("room_id", ROW_ID, nullable=False),
        sa.Column("member_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("added", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["room_id"], ["rooms.id"], name="fk_room_seats_room_id_rooms", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("room_id", "member_id", name="pk_room_seats"),
    )
    op.create_index("ix_room_seats_guild_id_member_id", "room_seats", ["guild_id", "member_id"])


def _coffee() -> None:
    op.create_table(
        "coffee_members",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("member_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("joined_at", INSTANT, nullable=False),
        sa.Column("waiting_since", INSTANT, nullable=True),
        sa.Column("skips", sa.Date(), nullable=True),
        sa.Column("rested_at", INSTANT, nullable=True),
        sa.PrimaryKeyConstraint("guild_id", "member_id", name="pk_coffee_members"),
    )
    op.create_table(
        "coffee_rounds",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("made_at", INSTANT, nullable=False),
        sa.Column("left_out", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_coffee_rounds"),
        sa.UniqueConstraint("guild_id", "day", name="uq_coffee_rounds_guild_id_day"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "coffee_settings",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("rhythm", sa.String(), nullable=False),
        sa.Column("week", sa.Integer(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("district", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("guild_id", name="pk_coffee_settings"),
    )
    op.create_table(
        "coffee_groups",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("round_id", ROW_ID, nullable=True),
        sa.Column("made_at", INSTANT, nullable=False),
        sa.Column("asks_at", INSTANT, nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("times", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["round_id"],
            ["coffee_rounds.id"],
            name="fk_coffee_groups_round_id_coffee_rounds",
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_coffee_groups"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_coffee_groups_guild_id_made_at", "coffee_groups", ["guild_id", "made_at"])
    op.create_table(
        "coffee_seats",
        sa.Column("group_id", ROW_ID, nullable=False),
        sa.Column("member_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("suits", sa.String(), nullable=False),
        sa.Column("asked_at", INSTANT, nullable=True),
        sa.Column("answer", sa.String(), nullable=True),
        sa.Column("answered_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(
            ["group_id"],
            ["coffee_groups.id"],
            name="fk_coffee_seats_group_id_coffee_groups",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("group_id", "member_id", name="pk_coffee_seats"),
    )
    op.create_index("ix_coffee_seats_guild_id_member_id", "coffee_seats", ["guild_id", "member_id"])


def _mentors() -> None:
    op.create_table(
        "mentor_boards",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("seen", sa.String(), nullable=False),
        sa.Column("made_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("guild_id", name="pk_mentor_boards"),
    )
    op.create_table(
        "mentor_offers",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("member_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("level", sa.String(), nullable=True),
        sa.Column("topics", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("sizes", sa.String(), nullable=False),
        sa.Column("sentence", sa.String(), nullable=False),
        sa.Column("capacity", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("back_at", INSTANT, nullable=True),
        sa.Column("missed", sa.Integer(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("guild_id", "member_id", name="pk_mentor_offers"),
    )
    op.create_table(
        "mentor_threads",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("member_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("room", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("guild_id", "member_id", name="pk_mentor_threads"),
    )
    op.create_table(
        "mentor_requests",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("member_id", sa.BigInteger(), nullable=False),
        sa.Column("level", sa.String(), nullable=True),
        sa.Column("topics", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("size", sa.String(), nullable=False),
        sa.Column("sentence", sa.String(), nullable=False),
        sa.Column("district", sa.String(), nullable=False),
        sa.Column("by_coordinator", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("pick_until", INSTANT, nullable=True),
        sa.Column("question_id", sa.BigInteger(), nullable=True),
        sa.Column("seen_at", INSTANT, nullable=True),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(
            ["question_id"],
            ["questions.id"],
            name="fk_mentor_requests_question_id_questions",
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_mentor_requests"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_mentor_requests_guild_id_state", "mentor_requests", ["guild_id", "state"])
    op.create_index("ix_mentor_requests_question_id", "mentor_requests", ["question_id"])
    op.create_table(
        "mentor_settings",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("approves", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("guild_id", name="pk_mentor_settings"),
    )
    op.create_table(
        "mentor_asks",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("request_id", sa.BigInteger(), nullable=False),
        sa.Column("mentor_id", sa.BigInteger(), nullable=False),
        sa.Column("picked", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("asked_at", INSTANT, nullable=False),
        sa.Column("expires_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(
            ["request_id"],
            ["mentor_requests.id"],
            name="fk_mentor_asks_request_id_mentor_requests",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_mentor_asks"),
        sa.UniqueConstraint("request_id", "mentor_id", name="uq_mentor_asks_request_id_mentor_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_mentor_asks_guild_id_mentor_id", "mentor_asks", ["guild_id", "mentor_id"])
    op.create_table(
        "mentor_board_pairs",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("request_id", sa.BigInteger(), nullable=False),
        sa.Column("mentor_id", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["request_id"],
            ["mentor_requests.id"],
            name="fk_mentor_board_pairs_request_id_mentor_requests",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("guild_id", "request_id", name="pk_mentor_board_pairs"),
    )
    op.create_table(
        "mentor_pairs",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("request_id", sa.BigInteger(), nullable=False),
        sa.Column("mentor_id", sa.BigInteger(), nullable=False),
        sa.Column("mentee_id", sa.BigInteger(), nullable=False),
        sa.Column("size", sa.String(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("began_at", INSTANT, nullable=False),
        sa.Column("finish_at", INSTANT, nullable=False),
        sa.Column("quiet", sa.Integer(), nullable=False),
        sa.Column("mentor_renews", sa.Boolean(), nullable=False),
        sa.Column("mentee_renews", sa.Boolean(), nullable=False),
        sa.Column("win", sa.String(), nullable=True),
        sa.Column("win_by", sa.String(), nullable=True),
        sa.Column("help_at", INSTANT, nullable=True),
        sa.Column("ended_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(
            ["request_id"],
            ["mentor_requests.id"],
            name="fk_mentor_pairs_request_id_mentor_requests",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_mentor_pairs"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_mentor_pairs_guild_id_mentee_id", "mentor_pairs", ["guild_id", "mentee_id"])
    op.create_index("ix_mentor_pairs_guild_id_mentor_id", "mentor_pairs", ["guild_id", "mentor_id"])
    op.create_table(
        "mentor_checkins",
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("pair_id", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("asked_at", INSTANT, nullable=False),
        sa.Column("mentor_answer", sa.String(), nullable=True),
        sa.Column("mentee_answer", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["pair_id"],
            ["mentor_pairs.id"],
            name="fk_mentor_checkins_pair_id_mentor_pairs",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("pair_id", "number", name="pk_mentor_checkins"),
    )


def _documents() -> None:
    op.create_table(
        "document_requests",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("member_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.Column("audience", sa.String(), nullable=False),
        sa.Column("wins", sa.String(), nullable=True),
        sa.Column("by_heading", sa.Boolean(), nullable=False),
        sa.Column("headings", sa.String(), nullable=True),
        sa.Column("reflections", sa.Boolean(), nullable=False),
        sa.Column("released", sa.Boolean(), nullable=False),
        sa.Column("changed_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("guild_id", "member_id", "kind", name="pk_document_requests"),
    )
    op.create_table(
        "document_rubrics",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("headings", sa.String(), nullable=False),
        sa.Column("changed_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("guild_id", name="pk_document_rubrics"),
    )
    op.create_table(
        "documents",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("member_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("audience", sa.String(), nullable=False),
        sa.Column("first", sa.Date(), nullable=True),
        sa.Column("last", sa.Date(), nullable=True),
        sa.Column("wins", sa.String(), nullable=False),
        sa.Column("left_out", sa.Integer(), nullable=False),
        sa.Column("made_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_documents"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_documents_guild_id_member_id", "documents", ["guild_id", "member_id"])
    op.create_table(
        "document_headings",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("win_id", sa.BigInteger(), nullable=False),
        sa.Column("heading", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["win_id"], ["wins.id"], name="fk_document_headings_win_id_wins", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("guild_id", "win_id", name="pk_document_headings"),
    )


def _shelf() -> None:
    op.create_table(
        "resources",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("owner_id", sa.BigInteger(), nullable=False),
        sa.Column("owner_name", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("link", sa.String(), nullable=False),
        sa.Column("file", sa.String(), nullable=True),
        sa.Column("file_name", sa.String(), nullable=True),
        sa.Column("file_size", sa.Integer(), nullable=True),
        sa.Column("same", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=True),
        sa.Column("levels", sa.String(), nullable=False),
        sa.Column("topics", sa.String(), nullable=False),
        sa.Column("rights", sa.String(), nullable=True),
        sa.Column("used", sa.String(), nullable=True),
        sa.Column("body", sa.String(), nullable=True),
        sa.Column("opens", sa.Boolean(), nullable=True),
        sa.Column("consent", sa.String(), nullable=False),
        sa.Column("hidden", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("starter", sa.String(), nullable=True),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("edited_at", INSTANT, nullable=True),
        sa.Column("looked_at", INSTANT, nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_resources"),
        sa.UniqueConstraint("guild_id", "same", name="uq_resources_guild_id_same"),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_resources_guild_id_looked_at_starter",
        "resources",
        ["guild_id", "looked_at", "starter"],
    )
    op.create_index("ix_resources_guild_id_id", "resources", ["guild_id", "id"])
    op.create_index("ix_resources_guild_id_owner_id", "resources", ["guild_id", "owner_id"])
    op.create_table(
        "resource_uses",
        sa.Column("resource_id", sa.BigInteger(), nullable=False),
        sa.Column("member_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("line", sa.String(), nullable=True),
        sa.Column("answer", sa.String(), nullable=True),
        sa.Column("answered_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(
            ["resource_id"],
            ["resources.id"],
            name="fk_resource_uses_resource_id_resources",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("resource_id", "member_id", name="pk_resource_uses"),
    )
    op.create_index(
        "ix_resource_uses_guild_id_member_id", "resource_uses", ["guild_id", "member_id"]
    )
    op.create_table(
        "resource_checks",
        sa.Column("resource_id", sa.BigInteger(), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("link", sa.String(), nullable=False),
        sa.Column("looked_at", INSTANT, nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("broken_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(
            ["resource_id"],
            ["resources.id"],
            name="fk_resource_checks_resource_id_resources",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("resource_id", name="pk_resource_checks"),
    )
    op.create_index("ix_resource_checks_looked_at", "resource_checks", ["looked_at"])
    op.create_table(
        "resource_reports",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("reporter_id", sa.BigInteger(), nullable=False),
        sa.Column("resource_id", sa.BigInteger(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=True),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("closed_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(
            ["resource_id"],
            ["resources.id"],
            name="fk_resource_reports_resource_id_resources",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_resource_reports"),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_resource_reports_guild_id_closed_at", "resource_reports", ["guild_id", "closed_at"]
    )


def _search() -> None:
    op.create_table(
        "search_indexes",
        sa.Column("collection", sa.String(), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("collection", name="pk_search_indexes"),
    )
    op.create_table(
        "search_waiting",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("collection", sa.String(), nullable=False),
        sa.Column("below", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("guild_id", "collection", name="pk_search_waiting"),
    )
    op.create_table(
        "search_stems",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("collection", sa.String(), nullable=False),
        sa.Column("stem", sa.String(), nullable=False),
        sa.Column("documents", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_search_stems"),
    )
    op.create_index(
        "ix_search_stems_guild_id_collection_stem",
        "search_stems",
        ["guild_id", "collection", "stem"],
        unique=True,
    )
    op.create_table(
        "search_postings",
        sa.Column("stem_id", sa.BigInteger(), nullable=False),
        sa.Column("document_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["stem_id"],
            ["search_stems.id"],
            name="fk_search_postings_stem_id_search_stems",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("stem_id", "document_id", name="pk_search_postings"),
        sqlite_with_rowid=False,
    )
