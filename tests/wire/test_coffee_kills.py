"""Killed at every step of opening a table's thread: one thread, each once in it, one message."""

from __future__ import annotations

import os
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.wire.coffee import Table
from tests.wire.due import a_due_group

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tests.wire.faults import When
    from tests.wire.members import Wire
    from tests.wire.school import School

LONG = bool(os.environ.get("TORTURE"))
THREAD, MEMBER = "POST /channels/*/threads", "PUT /channels/*/thread-members/*"
MESSAGE = "POST /channels/*/messages"
STEPS = [
    pytest.param(THREAD, "before", 1, id="before the thread"),
    pytest.param(THREAD, "after", 1, id="between the thread and its record"),
    pytest.param(MEMBER, "before", 1, id="before the first member"),
    pytest.param(MEMBER, "after", 1, id="between the first member and its record"),
    pytest.param(MEMBER, "after", 2, id="after the second member"),
    pytest.param(MEMBER, "after", 3, id="after the last member"),
    pytest.param(MESSAGE, "before", 1, id="before the message"),
    pytest.param(MESSAGE, "after", 1, id="between the message and its record"),
]


@pytest.fixture
async def table(
    wire: Wire, school: School, sqlite_template: Path, tmp_path: Path
) -> AsyncIterator[Table]:
    """A table whose bot is stopped."""
    async with a_due_group(wire, school, sqlite_template, tmp_path) as due:
        yield Table(due)


def check_once(table: Table) -> None:
    """Hold that there is one thread with everyone and one message, and that the books say so."""
    (thread,) = table.threads
    (message,) = table.messages
    (room,) = table.due.group.rows("SELECT * FROM rooms")
    seats = table.due.group.rows("SELECT * FROM room_seats")
    made = table.due.wire.requests_to("POST", "/threads")

    assert table.missing() == []
    assert (room["thread_id"], room["message_id"]) == (thread.id, message.id)
    assert [row["added"] for row in seats] == [1, 1, 1]
    assert all(one.json["invitable"] is False and one.json["type"] == 12 for one in made)
    assert len(table.due.group.rows("SELECT * FROM coffee_groups")) == 1


async def test_killed_on_and_on(table: Table) -> None:
    """Killed once at each step, each time taken up where it stood: everything is there once.

    Meanwhile Discord archives the thread and forgets the nonces: the thread is found by the mark
    in its name, woken and completed.
    """
    for what, nth in ((THREAD, 1), (MEMBER, 1), (MEMBER, 2), (MEMBER, 2), (MESSAGE, 1)):
        await table.dies_at(what, "after", nth)
        (thread,) = table.threads
        table.due.wire.backend.edit_channel(thread.id, {}, thread_metadata={"archived": True})
        table.due.later(timedelta(minutes=10))
        table.due.wire.rules.forget_nonces()
    await table.comes_back()

    check_once(table)


@pytest.mark.torture
@pytest.mark.parametrize(("what", "when", "nth"), STEPS if LONG else STEPS[4:5])
async def test_killed(table: Table, what: str, when: When, nth: int) -> None:
    """Killed at one step alone, and back after Discord has forgotten the nonce."""
    await table.dies_at(what, when, nth)
    table.due.later(timedelta(minutes=30))
    table.due.wire.rules.forget_nonces()
    await table.comes_back()

    check_once(table)
