"""Killed while coordinators are asked, a proposer told, a draft forgotten: each happens once."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from tests.wire.due import TAKEN, _text
from tests.wire.dying_bot import STEPS

if TYPE_CHECKING:
    from tests.wire.due import Due

ASK, ASK_ONE = "celebration.dates", "celebration.ask"
KINDS = (ASK, ASK_ONE, "celebration.answer", "draft.expiry")
ROUND = "this-round"
ZONE = ZoneInfo("America/Chicago")


def _january(now: datetime) -> datetime:
    """Return ten in the morning there on a Tuesday in mid-January, years ahead."""
    day = datetime(now.year + 4, 1, 14).date()
    day += timedelta(days=(1 - day.weekday()) % 7)
    return datetime.combine(day, time(10), ZONE).astimezone(UTC)


def _owe(due: Due) -> None:
    """Let two coordinators run the group, Dana having proposed a day; one of each kind is due."""
    guild_id, dana, rosa = due.school.guild.id, due.school.dana, due.school.coordinator
    now = _text(due.now)
    due.execute("UPDATE groups SET switched_on = 'celebrations', switched_off = 'plans,weekly'")
    chosen = {"base": "usual", "country": "US", "packs": "", "chosen_at": now}
    due._add("celebration_choices", guild_id=guild_id, **chosen)
    for one, name in ((dana, "Dana"), (rosa, "Rosa")):
        due._add("coordinators", guild_id=guild_id, member_id=one.id, name=name)
    own = {"member_id": dana.id, "state": "declined", "name": "Reading Day", "days": 1}
    own |= {"first": "2020-03-04", "last": "2020-03-04", "created_at": now}
    own |= dict.fromkeys(("why", "activity", "counter", "link"), "")
    day_id = due._add("celebration_days", guild_id=guild_id, **own)
    draft = due._add(
        "drafts",
        guild_id=guild_id,
        member_id=dana.id,
        kind="celebration.day",
        content="{}",
        looked_at="",
        expires_at=now,
    )
    due.plan(ASK, 0, ROUND)
    due.plan(ASK_ONE, 0, ROUND, member_id=dana.id)
    due.plan("celebration.answer", day_id, member_id=dana.id)
    due.plan("draft.expiry", draft, member_id=dana.id)


@pytest.mark.parametrize("step", [*STEPS, TAKEN])
async def test_killed(due: Due, step: str) -> None:
    """Some January, in which National Library Week has no date; back an hour later.

    No nonce is remembered then: one message each, and one next asking.
    """
    due.later(_january(due.now) - due.now)
    _owe(due)
    await due.killed(step, KINDS)
    await due.back(*KINDS, count=5)

    told = sorted(one.content.splitlines()[0] for one in due.wire.dms(due.school.dana))
    notes = due.group.rows("SELECT member_id, kind, occurrence FROM waiting_notices")
    waits = due.group.rows(f"SELECT id FROM agenda WHERE kind = '{ASK}' AND state = 'waiting'")
    assert len(told) == 2
    assert sum("Reading Day" in one for one in told) == 1
    assert [tuple(one) for one in notes] == [(due.school.coordinator.id, ASK_ONE, ROUND)]
    assert due.group.rows("SELECT id FROM drafts") == []
    assert len(waits) == 1
