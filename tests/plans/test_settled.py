"""What settles a week, and which idea then comes, on both databases."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.kit.errors import NotYours
from bot.kit.personal import Person
from bot.plans.ideas import Idea
from bot.plans.presets import GOALS
from bot.wins.rules import ANSWER, PRESENTED
from tests.conftest import MONDAY
from tests.plans.people import DANA, GUILD, LUIS, PRIYA, win

if TYPE_CHECKING:
    from bot.services import Services

DAY, WEEK = timedelta(days=1), timedelta(weeks=1)
TODAY = date(2026, 9, 14)

pytestmark = pytest.mark.usefixtures("group")


async def test_done_from_elsewhere(services: Services) -> None:
    """A win shared this week is this week's entry; what was presented counts for the quarter."""
    plans = services.plans
    before = await plans.settled(GUILD, DANA, MONDAY)
    await win(services, DANA, "What I tried: a cart.", kind=PRESENTED)
    await win(services, PRIYA, "For Ruth.", behalf="Ruth")
    found = await plans.overview(GUILD, DANA, MONDAY)
    sources = {goal: [entry.source for entry in entries] for goal, entries in found.done.items()}

    assert not before
    assert sources == {"weekly": ["win"], "monthly": [], "quarterly": ["presented"]}
    assert await plans.settled(GUILD, DANA, MONDAY)
    assert not await plans.settled(GUILD, DANA, MONDAY + WEEK)
    # What was entered for somebody else is not the coordinator's own.
    assert not await plans.settled(GUILD, PRIYA, MONDAY)


@pytest.mark.parametrize("how", ["cheer", "try", "answer"])
async def test_taking_part_quietly(services: Services, how: str) -> None:
    """A press settles its week, and stands nowhere in the record; reading alone doesn't."""
    plans, reactions = services.plans, services.reactions
    win_id = await win(services, LUIS, "A cart by the doors.")
    await plans.nudge(GUILD, DANA, MONDAY)
    before = await plans.settled(GUILD, DANA, MONDAY)
    if how == "cheer":
        await reactions.cheer(GUILD, win_id, DANA, "Dana", MONDAY)
    elif how == "try":
        await reactions.try_it(GUILD, win_id, DANA, "Dana", MONDAY, MONDAY + 2 * WEEK)
    else:
        await win(services, DANA, "The returns bin.", kind=ANSWER, answers=str(TODAY))
    card = await plans.nudge(GUILD, DANA, MONDAY)
    another = await plans.nudge(GUILD, DANA, MONDAY, another=True)
    found = await plans.overview(GUILD, DANA, MONDAY)
    exported = (await services.privacy.export(Person(GUILD, DANA))).sheets

    assert not before
    assert (card.connected, another.connected, list(card.done)) == (True, True, [])
    assert (found.done, found.reached_out) == ({goal: [] for goal in GOALS}, 0)
    assert "what I did" not in exported
    assert [(row["week"], row["connected"]) for row in exported["my nudges"]] == [(TODAY, True)]
    assert await plans.settled(GUILD, DANA, MONDAY + 6 * DAY)
    assert not await plans.settled(GUILD, DANA, MONDAY + WEEK)
    # Who shared what was cheered did nothing this time but share it.
    assert await plans.settled(GUILD, PRIYA, MONDAY) is False


async def test_what_is_taken_back_or_refused(services: Services) -> None:
    """What a member didn't press for themselves settles nothing; where it's off nothing is kept."""
    win_id = await win(services, LUIS, "A cart by the doors.", MONDAY - WEEK)
    with pytest.raises(NotYours):
        await services.reactions.cheer(GUILD, win_id, LUIS, "Luis", MONDAY)
    await services.groups.change(GUILD, MONDAY, switched_off=frozenset({"plans"}))
    await services.reactions.cheer(GUILD, win_id, DANA, "Dana", MONDAY)
    await services.groups.change(GUILD, MONDAY, switched_off=frozenset())

    assert not await services.plans.settled(GUILD, LUIS, MONDAY)
    assert not await services.plans.settled(GUILD, DANA, MONDAY)


async def test_quiet_before_the_first_card(services: Services) -> None:
    """Someone who took part before they ever saw a card is greeted by their first one."""
    plans, october = services.plans, datetime(2026, 10, 12, 13, tzinfo=UTC)
    win_id = await win(services, DANA, "A cart.", october - 61 * DAY)
    await services.reactions.cheer(GUILD, win_id, LUIS, "Luis", october)
    first = await plans.nudge(GUILD, LUIS, october + WEEK)

    assert isinstance(first.chosen, Idea)
    assert (first.connected, first.chosen.goal) == (False, "weekly")


@pytest.mark.parametrize("how", ["cheer", "done"])
async def test_the_month_comes_once_the_week_is_settled(services: Services, how: str) -> None:
    """A week that's settled before its card was opened asks nothing, and keeps the month's idea."""
    plans, now = services.plans, datetime(2026, 10, 19, 13, tzinfo=UTC)
    await plans.nudge(GUILD, LUIS, now - WEEK)
    if how == "cheer":
        win_id = await win(services, DANA, "A cart.", now - 61 * DAY)
        await services.reactions.cheer(GUILD, win_id, LUIS, "Luis", now)
    else:
        await plans.done(GUILD, LUIS, "weekly", now.date(), now)
    asks = (await plans.nudge(GUILD, LUIS, now)).chosen
    offered = [(await plans.nudge(GUILD, LUIS, now, another=True)).chosen for _ in range(2)]

    assert asks is None
    assert [one.goal for one in offered if isinstance(one, Idea)] == ["monthly", "weekly"]


async def test_the_month_and_the_quarter_come_too(services: Services) -> None:
    """Their ideas are offered in their week, *Another idea* is a weekly one, and it counts."""
    plans, october = services.plans, datetime(2026, 10, 12, 13, tzinfo=UTC)
    first = await plans.nudge(GUILD, LUIS, october)
    month = await plans.nudge(GUILD, LUIS, october + timedelta(weeks=1))
    wider = await plans.wider_goal_of(GUILD, LUIS, date(2026, 10, 19))
    other = await plans.nudge(GUILD, LUIS, october + timedelta(weeks=1), another=True)
    quarter = await plans.nudge(GUILD, LUIS, datetime(2026, 12, 14, 14, tzinfo=UTC))

    assert isinstance(month.chosen, Idea)
    assert isinstance(quarter.chosen, Idea)
    assert (month.chosen.goal, wider, quarter.chosen.goal) == ("monthly", "monthly", "quarterly")
    assert all(
        not isinstance(one.chosen, Idea) or one.chosen.goal == "weekly" for one in (first, other)
    )
