"""Nothing about a person is kept outside export and forget."""

from __future__ import annotations

from collections import Counter

from bot.kit.columns import Base
from bot.kit.feature import personal_data_of
from bot.services import FEATURES
from bot.tables import TABLES, metadata

PEOPLE = {
    "member_id",
    "about_id",
    "author_id",
    "reporter_id",
    "user_id",
    "person_id",
    "greeter_id",
    "organizer_id",
    "mentor_id",
    "mentee_id",
    "owner_id",
}
# Tables without a group's id, and why: what has one is removed with its group, and moves with it.
NO_GROUPS = {
    "identity": "the program's own",
    "search_indexes": "the same",
    "search_postings": "each is a stem's, which has a group",
    "dm_channels": "each is a person's, in every group",
    "celebration_host_dates": "the host's, for every group",
}
# Ids of what is not a person. A new id column has to be put here or among people.
THINGS = {
    "id",
    "guild_id",
    "channel_id",
    "message_id",
    "thread_id",
    "win_id",
    "subject_id",
    "wins_channel_id",
    "asks_channel_id",
    "shelf_channel_id",
    "coordinator_channel_id",
    "coordinator_role_id",
    "start_channel_id",
    "start_message_id",
    "question_id",
    "gathering_id",
    "room_id",
    "round_id",
    "group_id",
    "request_id",
    "pair_id",
    "stem_id",
    "document_id",
    "shown_id",
    "application_id",
    "resource_id",
    "meetup_id",
    "source_id",
}


def test_every_id_is_known() -> None:
    """Each column that ends in _id is known to hold a person, or known not to."""
    columns = {
        column.name
        for table in metadata.sorted_tables
        for column in table.columns
        if column.name == "id" or column.name.endswith("_id")
    }

    assert columns <= PEOPLE | THINGS, "put a new id among this file's PEOPLE or THINGS"


def test_every_table_says_whose_group_it_is() -> None:
    """Each table has a `guild_id`, by which a group is removed and moved, or is of no group."""
    without = {one.name for one in metadata.sorted_tables if "guild_id" not in one.columns}

    assert without - NO_GROUPS.keys() == set(), "it needs a guild_id"
    assert NO_GROUPS.keys() - without == set()


def test_every_table_about_a_person_has_one_owner() -> None:
    """Exactly one feature exports and forgets each table that holds a person's id."""
    about_people = {
        table.name
        for table in metadata.sorted_tables
        if PEOPLE & {column.name for column in table.columns}
    }
    owned = Counter(name for owner in personal_data_of(FEATURES) for name in owner.tables)

    assert set(owned) == about_people
    assert set(owned.values()) == {1}


def test_every_table_is_a_features() -> None:
    """Each table is declared by exactly one feature, or the kit's."""
    declared = Counter(
        row.__tablename__
        for module in TABLES
        for row in vars(module).values()
        if isinstance(row, type) and issubclass(row, Base) and row.__module__ == module.__name__
    )

    assert set(declared) == set(metadata.tables)
    assert set(declared.values()) == {1}
