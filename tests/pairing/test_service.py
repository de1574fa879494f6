"""Who may be paired, who stays apart, who met when, on both databases."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from bot.kit.errors import Refusal
from bot.kit.personal import Person
from bot.members.rules import Member
from bot.pairing import rules, words
from bot.pairing.rules import Standing
from bot.reaching.rules import DmChannel
from bot.school.clock import SchoolClock
from tests.conftest import MONDAY as NOW

if TYPE_CHECKING:
    from datetime import datetime

    from bot.kit.database import Database
    from bot.services import Services

GROUP, OTHER = 1_001, 2_002
DANA, LUIS, PRIYA, RUTH = 11, 12, 13, 14
SUMMER = NOW.replace(month=7, day=1)


async def a_group(services: Services, *members: int, guild_id: int = GROUP) -> None:
    """Let people be known in a group."""
    await services.groups.change(guild_id, NOW, zone="America/Chicago", wins_channel_id=5)
    for one in members:
        await services.members.arrive(guild_id, one, f"N{one}", NOW)


def _member(**values: Any) -> Member:
    return Member(GROUP, DANA, "Dana", NOW, **values)


@pytest.mark.parametrize(
    ("standing", "now", "threads", "why"),
    [
        (Standing(_member(), "thread"), NOW, True, None),
        (Standing(_member(), "dm"), NOW, False, None),
        (Standing(_member(), "dm", dm_refused=True), NOW, True, None),
        (Standing(_member(), "dm", dm_refused=True), NOW, False, "unreachable"),
        (Standing(_member(), "thread"), NOW, False, "unreachable"),
        (Standing(None, "thread"), NOW, True, "left"),
        (Standing(_member(left_at=NOW), "thread"), NOW, True, "left"),
        (Standing(_member(paused_until=NOW + timedelta(days=1)), "dm"), NOW, True, "paused"),
        (Standing(_member(paused_until=NOW), "dm"), NOW, True, None),
        (Standing(_member(), "thread", resting=True), NOW, True, "resting"),
        (Standing(_member(), "thread"), SUMMER, True, "summer"),
        (Standing(_member(zone="Pacific/Auckland"), "thread"), SUMMER, True, "summer"),
    ],
)
def test_who_may_be_paired(
    standing: Standing, now: datetime, threads: bool, why: str | None
) -> None:
    """Here, not paused, not resting, not in summer, and reachable."""
    group = SchoolClock("America/Chicago")

    assert rules.bar(standing, group, now, threads=threads) == why
    assert rules.eligible(standing, group, now, threads=threads) == (why is None)


async def test_eligible_as_kept(services: Services) -> None:
    """The same from what is kept; closed direct messages count, another group does not."""
    await a_group(services, DANA)
    await services.reaching.choose(GROUP, DANA, "coffee", "dm", NOW)
    ask = services.pairing.bar

    assert await ask(GROUP, DANA, "coffee", NOW, threads=False) is None
    assert await ask(OTHER, DANA, "coffee", NOW, threads=True) == "left"
    await services.reaching.keep_channel(DANA, DmChannel(7, NOW))
    assert await ask(GROUP, DANA, "coffee", NOW, threads=False) == "unreachable"
    await services.members.leave(GROUP, DANA, NOW)
    assert await ask(GROUP, DANA, "coffee", NOW, threads=True) == "left"


async def test_not_with(services: Services) -> None:
    """A member's own list is kept and replaced; it holds both ways, and in this group only."""
    await a_group(services, DANA, LUIS, PRIYA, RUTH)
    pairing = services.pairing
    await pairing.keep_not_with(GROUP, RUTH, {DANA, LUIS}, NOW)
    await pairing.keep_not_with(GROUP, RUTH, {DANA}, NOW)

    assert await pairing.not_with(GROUP, RUTH) == [DANA]
    assert await pairing.not_with(GROUP, DANA) == []
    assert (await pairing.ground(GROUP)).apart == {(DANA, RUTH)}
    assert (await pairing.ground(OTHER)).apart == frozenset()
    await pairing.keep_not_with(GROUP, RUTH, (), NOW)
    assert await pairing.not_with(GROUP, RUTH) == []


@pytest.mark.parametrize(
    ("others", "sentence"),
    [
        ({DANA, LUIS}, words.NOT_WITH_SELF),
        ({LUIS, PRIYA, RUTH}, words.NOT_WITH_EVERYONE),
        (set(range(100, 126)), words.NOT_WITH_MANY.format(limit=25)),
    ],
)
async def test_lists_that_are_not_kept(services: Services, others: set[int], sentence: str) -> None:
    """Oneself, everybody and too many: a sentence each, and nothing changed."""
    await a_group(services, DANA, LUIS, PRIYA, RUTH)
    await services.pairing.keep_not_with(GROUP, DANA, {LUIS}, NOW)
    with pytest.raises(Refusal) as refused:
        await services.pairing.keep_not_with(GROUP, DANA, others, NOW)

    assert refused.value.message == sentence
    assert refused.value.ways == ("pair:list",)
    assert await services.pairing.not_with(GROUP, DANA) == [LUIS]


async def test_history(services: Services, database: Database) -> None:
    """Two who were put together are remembered by the last time; twice the same is once."""
    await a_group(services, DANA, LUIS, PRIYA)
    later = NOW + timedelta(days=30)
    pairing = services.pairing
    async with database.write() as connection:
        for _ in range(2):
            await pairing.together(connection, GROUP, [PRIYA, DANA, LUIS], "coffee", "1", NOW)
        await pairing.together(connection, GROUP, [LUIS, DANA], "mentor", "1", later)

    assert (await pairing.ground(GROUP)).last == {
        (DANA, LUIS): later,
        (DANA, PRIYA): NOW,
        (LUIS, PRIYA): NOW,
    }
    assert (await pairing.ground(OTHER)).last == {}


async def test_own_data(services: Services, database: Database) -> None:
    """A member's own list is exported, never another's; forgetting takes both, and the history."""
    await a_group(services, DANA, LUIS, PRIYA)
    await services.pairing.keep_not_with(GROUP, DANA, {LUIS}, NOW)
    await services.pairing.keep_not_with(GROUP, PRIYA, {DANA}, NOW)
    async with database.write() as connection:
        await services.pairing.together(connection, GROUP, [DANA, LUIS], "coffee", "1", NOW)
        await services.rooms.add(connection, GROUP, "coffee", "1", "Coffee", [DANA, LUIS], NOW)
    dana = Person(GROUP, DANA)
    exported = (await services.privacy.export(dana)).sheets
    luis = (await services.privacy.export(Person(GROUP, LUIS))).sheets
    await services.privacy.forget(dana, NOW)

    apart = exported["people I'd rather not be paired with"]
    assert apart == [{"person_id": LUIS, "since": NOW}]
    assert exported["people I was paired with"] == [
        {"person_id": LUIS, "for": "coffee", "since": NOW}
    ]
    assert "people I'd rather not be paired with" not in luis
    ground = await services.pairing.ground(GROUP)
    assert ground.apart == frozenset()
    assert ground.last == {}
    room = await services.rooms.get(GROUP, "coffee", "1")
    assert room is not None
    assert room.members == (LUIS,)
