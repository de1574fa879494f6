"""In a quiet week an older win comes back: of the season, once a year, to those who may read it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from bot.kit.dates import week_of
from bot.weekly import rules, words
from cogs.weekly import cards
from tests.conftest import MONDAY as NOW
from tests.weekly.groups import DANA, GROUP, LUIS, OTHER, PRIYA, set_up, share

if TYPE_CHECKING:
    from bot.kit.database import Database
    from bot.services import Services
    from bot.weekly.service import Issue

WEEK = week_of(NOW.date())
FRIDAY = NOW + timedelta(days=4, hours=4)
YEAR = timedelta(weeks=52)


async def composed(services: Services, week: date = WEEK) -> Issue:
    """Settle a week's post."""
    now = FRIDAY + (week - WEEK)
    issue = await services.weekly.compose(GROUP, week, now)
    assert issue is not None
    return issue


async def test_a_quiet_week(services: Services, database: Database) -> None:
    """The win of the same week comes back, said to be a year old; others stay where they are."""
    await set_up(services, NOW)
    await share(services, database, "Too long ago.", NOW - YEAR - timedelta(weeks=6))
    await share(services, database, "Near.", NOW - YEAR - timedelta(weeks=1), author=LUIS)
    old = await share(services, database, "The same week.", NOW - YEAR, author=LUIS)
    await share(services, database, "Elsewhere.", NOW - YEAR, guild_id=OTHER)
    new = await share(services, database, "New.", NOW, author=PRIYA)
    issue = await composed(services)
    body = cards.body(issue, ())

    assert (issue.wins, issue.back) == ((new,), (old,))
    assert f"- **N{LUIS}, a year ago this week:** The same week." in body
    assert "Too long ago." not in body
    assert cards.body(await composed(services), ()) == body
    assert old.id in cards.post(issue, (), late=False).shows.wins
    assert f"- **A colleague, {words.AGO[1][0]}:** The same week." in cards.body(issue, {LUIS})


async def test_a_usual_week(services: Services, database: Database) -> None:
    """Two new wins are enough."""
    await set_up(services, NOW)
    await share(services, database, "Old.", NOW - YEAR)
    for author in (DANA, LUIS):
        await share(services, database, "New.", NOW, author=author)

    assert (await composed(services)).back == ()


async def test_once_a_year(services: Services, database: Database) -> None:
    """What came back doesn't come back next week, nor does anything that was shown lately."""
    await set_up(services, NOW)
    first = await share(services, database, "First.", NOW - YEAR)
    second = await share(services, database, "Second.", NOW - YEAR, author=LUIS)
    issues = [await composed(services, WEEK + timedelta(weeks=n)) for n in range(3)]
    again = await composed(services, WEEK + YEAR)

    assert {issues[0].back, issues[1].back} == {(first,), (second,)}
    assert issues[2].back == ()
    assert again.back in ((first,), (second,))
    assert words.AGO[2][0] in cards.body(again, ())


async def test_what_is_gone_stays_gone(services: Services, database: Database) -> None:
    """A win that was removed or hidden since isn't brought back, nor kept in the post."""
    await set_up(services, NOW)
    removed = await share(services, database, "Removed.", NOW - YEAR)
    hidden = await share(services, database, "Reported.", NOW - YEAR)
    await services.wins.remove(GROUP, removed.id, DANA, NOW)
    message = hidden.message_id or 0
    await services.reports.report(GROUP, 99, 5, message, student=True, words=None, now=NOW)
    empty = (await composed(services)).back
    old = await share(services, database, "Old.", NOW - YEAR + timedelta(weeks=1))
    week = WEEK + timedelta(weeks=1)
    assert (await composed(services, week)).back == (old,)
    await services.wins.remove(GROUP, old.id, DANA, FRIDAY)

    assert empty == ()
    assert (await composed(services, week)).back == ()


def test_how_long_ago() -> None:
    """Whole years, and how many weeks off."""
    week = date(2026, 9, 14)
    assert rules.ago(date(2025, 9, 15), week) == (1, 0)
    assert rules.ago(date(2025, 9, 21), week) == (1, 0)
    assert rules.ago(date(2025, 9, 22), week) == (1, 1)
    assert rules.ago(date(2024, 9, 9), week) == (2, 1)
