"""The bot's machine was off for three weeks of school: no flood, and everything goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.wire.due import WEEK
from tests.wire.server import until

if TYPE_CHECKING:
    from tests.wire.due import Due

WEEKLY = {"week.nudge", "week.post", "plan.dm"}


def waiting(due: Due) -> dict[str, str]:
    """Return when each recurring thing comes next."""
    rows = due.group.rows("SELECT kind, due_at FROM agenda WHERE state = 'waiting'")
    assert len([row for row in rows if row["kind"] in WEEKLY]) <= len(WEEKLY)  # one of each
    return {row["kind"]: row["due_at"] for row in rows if row["kind"] in WEEKLY}


async def test_three_weeks_away(due: Due) -> None:
    """Each weekly thing is dropped once, with its reason, and comes next week; a win is late."""
    due.nudge(0)
    await due.start()
    await due.settled()
    await until(lambda: waiting(due).keys() == WEEKLY)
    await due.group.bot.terminate()
    before, missed, number = due.posted(), waiting(due), len(due.rows())
    due.post(1)  # shared in the moment in which the machine went off
    due.later(3 * WEEK)
    await due.start()
    await due.settled()
    await until(lambda: all(waiting(due).get(kind, "") > at for kind, at in missed.items()))
    ended = due.group.rows("SELECT kind, due_at, state, error FROM agenda WHERE state = 'dropped'")

    late = [(row["kind"], row["error"]) for row in ended if row["due_at"] in missed.values()]
    assert sorted(late) == [(kind, "its time had passed") for kind in sorted(WEEKLY)]
    assert len(due.posted()) == len(before) + 1
    assert len(due.rows()) == number + 1
    (post,) = [one for one in due.wire.posts(due.school.channel) if one.id not in before]
    assert "Number 1." in post.content
    now = f"{due.now:%Y-%m-%d}"
    assert all(at > now for at in waiting(due).values())
