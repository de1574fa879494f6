"""The answer itself goes wrong: cut off, filtered, or kept waiting by another program."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from bot.ui import words as ui_words
from tests.wire.clock import AT_MOST
from tests.wire.group import DATABASE
from tests.wire.server import until

if TYPE_CHECKING:
    from typing import Literal

    from tests.wire.group import Group

CALLBACK = "POST /interactions/*/*/callback"
POST = "POST /channels/*/messages"
STORY = "The cart was empty by noon."


@pytest.mark.parametrize("when", ["before", "after"])
async def test_only_the_answer_is_cut(patient: Group, when: Literal["before", "after"]) -> None:
    """The win is posted, and its author reads that it is: once, and nothing else."""
    group = patient
    group.wire.faults.cut(CALLBACK, when=when)
    told = await group.share(STORY)
    await group.settled()

    assert told.message.content.startswith("Posted.")
    assert told.followups == []
    assert group.posted() == {STORY: 1}


async def test_another_program_holds_the_database(group: Group) -> None:
    """A press is acknowledged all the same; nobody claims to know more than they do."""
    with closing(sqlite3.connect(group.data / DATABASE, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        (sharing,) = group.sharing(STORY)
        told = await asyncio.wait_for(asyncio.shield(sharing), AT_MOST)
        await until(lambda: any(ui_words.UNSURE in one for one in told.shown))
        waiting = told.message.content
        other.execute("ROLLBACK")
        await until(lambda: told.message.content.startswith(("Posted.", "Saved.")))
    await group.settled()

    assert not told.failed
    assert STORY in waiting
    assert not any(ui_words.BUG in one for one in told.shown)
    assert group.posted() == {STORY: 1}


@pytest.mark.parametrize("status", [200, 404])
async def test_a_filter_in_the_place_of_discord(group: Group, status: int) -> None:
    """A page is no answer, whatever its status: it's tried again, and is no fault in the log."""
    group.wire.faults.filtered(POST, status)
    told = await group.share(STORY)
    await until(lambda: [row for row in group.owed() if row["error"]])
    await group.retried()  # its own wait is twenty seconds

    assert told.message.content.startswith("Saved.")
    assert group.posted() == {STORY: 1}
    assert not [line for line in group.bot.log if "Traceback" in line or "agenda.fault" in line]
