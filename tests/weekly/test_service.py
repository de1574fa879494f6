"""The weekly post as it is kept, on both databases."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import update

from bot.agenda.occurrences import Done
from bot.agenda.tables import AgendaRow
from bot.kit.errors import NotFound, Refusal
from bot.school.clock import SchoolYear
from bot.weekly import questions
from bot.weekly.service import WEEK_POST
from tests.conftest import MONDAY as NOW
from tests.weekly.groups import DANA, GROUP, LUIS, OTHER, PRIYA, set_up, share, waiting

if TYPE_CHECKING:
    from bot.groups.service import GroupChange
    from bot.kit.database import Database
    from bot.services import Services

WEEK, NEXT = date(2026, 9, 14), date(2026, 9, 21)
FRIDAY = NOW + timedelta(days=4, hours=4)


async def came(
    services: Services, database: Database, week: date, now: datetime, *, came: bool = True
) -> None:
    """Let the agenda's row of a week end, and be recorded."""
    async with database.write() as connection:
        await connection.execute(
            update(AgendaRow)
            .where(AgendaRow.kind == WEEK_POST, AgendaRow.occurrence == str(week))
            .values(state="done", done_at=now)
        )
        done = Done(5, 20_000 + week.toordinal()) if came else None
        await services.weekly.recorded(connection, GROUP, week, now, done)


async def test_setup_plans_the_next_post(services: Services, database: Database) -> None:
    """A group that is set up has one post waiting, on Friday at noon of its zone."""
    await services.groups.change(GROUP, NOW, zone="America/Chicago")
    before = await waiting(database, WEEK_POST)
    await set_up(services, NOW)
    for guild_id in (GROUP, OTHER):
        await services.groups.go_on(guild_id, NOW)

    assert before == []
    assert await waiting(database, WEEK_POST) == [(GROUP, "2026-09-14", "Fri 18 Sep 17:00")]


@pytest.mark.parametrize(
    ("values", "due"),
    [
        ({"zone": "Europe/London"}, "Fri 18 Sep 11:00"),
        ({"weekly_at": time(14)}, "Fri 18 Sep 19:00"),
        ({"weekly_at": time(7)}, "Fri 18 Sep 12:00"),
    ],
)
async def test_settings_move_it(
    services: Services, database: Database, values: GroupChange, due: str
) -> None:
    """Zone and hour move what waits, and it stays one."""
    await set_up(services, NOW)
    await services.groups.change(GROUP, NOW, **values)

    assert await waiting(database, WEEK_POST) == [(GROUP, "2026-09-14", due)]


async def test_a_four_day_week(services: Services, database: Database) -> None:
    """Where Monday to Thursday are school days, it waits for Thursday."""
    await set_up(services, NOW)
    year = SchoolYear(date(2026, 8, 17), date(2027, 5, 27), weekdays=frozenset(range(4)))
    await services.groups.set_school(GROUP, year, NOW)

    assert await waiting(database, WEEK_POST) == [(GROUP, "2026-09-14", "Thu 17 Sep 17:00")]


async def test_switched_off_and_on(services: Services, database: Database) -> None:
    """Off, nothing waits; on again, the next one does."""
    await set_up(services, NOW)
    await services.groups.change(GROUP, NOW, switched_off={"weekly"})
    off = await waiting(database, WEEK_POST)
    await services.groups.change(GROUP, NOW, switched_off=set())

    assert off == []
    assert len(await waiting(database, WEEK_POST)) == 1


async def test_the_next_one_follows(services: Services, database: Database) -> None:
    """When one came, the next week's waits; moving the hour on that day brings no second one."""
    await set_up(services, NOW)
    await came(services, database, WEEK, FRIDAY)
    await services.groups.change(GROUP, FRIDAY, weekly_at=time(15))

    assert await waiting(database, WEEK_POST) == [(GROUP, "2026-09-21", "Fri 25 Sep 20:00")]


async def test_made_once(services: Services, database: Database) -> None:
    """What a post shows and asks stays the same when it is tried again, and is its group's own."""
    await set_up(services, NOW)
    await set_up(services, NOW, OTHER)
    for author in (DANA, LUIS, PRIYA, DANA):
        await share(services, database, f"By {author}.", NOW, author)
    await share(services, database, "Elsewhere.", NOW, guild_id=OTHER)
    first = await services.weekly.compose(GROUP, WEEK, FRIDAY)
    await share(services, database, "Too late.", FRIDAY)
    again = await services.weekly.compose(GROUP, WEEK, FRIDAY + timedelta(minutes=1))
    other = await services.weekly.compose(OTHER, WEEK, FRIDAY)

    assert first is not None
    assert other is not None
    assert again is not None
    assert sorted(win.author_id for win in first.wins) == [DANA, LUIS, PRIYA]
    assert sorted(win.id for win in again.wins) == sorted(win.id for win in first.wins)
    assert again.question == first.question
    assert [win.story for win in other.wins] == ["Elsewhere."]


async def test_shown_once(services: Services, database: Database) -> None:
    """What one post showed the next does not; what waited comes up then."""
    await set_up(services, NOW)
    ids = [(await share(services, database, f"Win {one}.", NOW)).id for one in range(5)]
    first = await services.weekly.compose(GROUP, WEEK, FRIDAY)
    second = await services.weekly.compose(GROUP, NEXT, FRIDAY + timedelta(weeks=1))

    assert first is not None
    assert second is not None
    assert [win.id for win in first.wins] == ids[:3]
    assert [win.id for win in second.wins] == ids[3:]


async def test_a_post_that_never_came(services: Services, database: Database) -> None:
    """What it would have shown can be shown the week after."""
    await set_up(services, NOW)
    win = await share(services, database, "A cart.", NOW)
    await services.weekly.compose(GROUP, WEEK, FRIDAY)
    await came(services, database, WEEK, FRIDAY, came=False)
    issue = await services.weekly.compose(GROUP, NEXT, FRIDAY + timedelta(weeks=1))

    assert issue is not None
    assert [one.id for one in issue.wins] == [win.id]


async def test_removed_wins_go(services: Services, database: Database) -> None:
    """A win that is removed is in no list of what was shown."""
    await set_up(services, NOW)
    win = await share(services, database, "A cart.", NOW)
    await services.weekly.compose(GROUP, WEEK, FRIDAY)
    await services.wins.remove(GROUP, win.id, DANA, FRIDAY)

    assert await services.weekly.quoted(GROUP, WEEK) == []


async def test_nothing_repeats_within_a_year(services: Services, database: Database) -> None:
    """A school year of posts asks something else each time."""
    await set_up(services, NOW)
    asked, now = [], NOW
    for week in range(52):
        monday = WEEK + timedelta(weeks=week)
        issue = await services.weekly.compose(GROUP, monday, now + timedelta(weeks=week))
        asked.append("" if issue is None else issue.question)

    assert "" not in asked
    assert len(set(asked)) == len(asked)


async def test_the_next_four(services: Services, database: Database) -> None:
    """What coordinators see ahead is what comes, whatever they change beside it."""
    await set_up(services, NOW)
    ahead = await services.weekly.ahead(GROUP, NOW)
    days = [one.post.day for one in ahead]
    swapped = await services.weekly.swap(GROUP, NEXT, NOW)
    after = await services.weekly.ahead(GROUP, NOW)

    assert days == [date(2026, 9, 18), date(2026, 9, 25), date(2026, 10, 2), date(2026, 10, 9)]
    assert len({one.question for one in ahead}) == 4
    assert swapped.question != ahead[1].question
    assert [one.question for one in after] == [
        ahead[0].question,
        swapped.question,
        ahead[2].question,
        ahead[3].question,
    ]
    issue = await services.weekly.compose(GROUP, NEXT, FRIDAY + timedelta(weeks=1))
    assert issue is not None
    assert issue.question == swapped.question


async def test_the_questions_of_a_year_that_was_entered(services: Services) -> None:
    """Where school begins in late September, its first weeks are asked about then."""
    await set_up(services, NOW)
    late = SchoolYear(NEXT, date(2027, 6, 18))
    await services.groups.set_school(GROUP, late, NOW)
    # What fits the season comes first in every other week, and this is one.
    week = NEXT + timedelta(weeks=1)
    asked = {(await services.weekly.swap(GROUP, week, NOW)).question for _ in range(30)}
    fitting = {one.text for one in questions.load() if one.occasion == "first-weeks"}

    assert fitting <= asked


async def test_who_to_follow(services: Services) -> None:
    """Once each September where there's a shelf, in no other group, and it can be swapped."""
    follow = next(one.text for one in questions.load() if one.shelf)
    await set_up(services, NOW)
    await services.groups.change(GROUP, NOW, switched_on=frozenset({"shelf"}))
    await set_up(services, NOW, OTHER)
    ahead = [one.question for one in await services.weekly.ahead(GROUP, NOW)]
    others = [one.question for one in await services.weekly.ahead(OTHER, NOW)]
    swapped = await services.weekly.swap(GROUP, WEEK, NOW)
    again = NOW + timedelta(weeks=50)
    next_year = [one.question for one in await services.weekly.ahead(GROUP, again)]

    assert ahead.count(follow) == next_year.count(follow) == 1
    assert ahead[0] == follow
    assert follow not in others
    assert swapped.question != follow


async def test_an_own_question(services: Services) -> None:
    """It is asked as it was written, and swapping takes it away again."""
    await set_up(services, NOW)
    own = await services.weekly.ask_own(GROUP, WEEK, " Which book  fell apart? ", NOW)
    swapped = await services.weekly.swap(GROUP, WEEK, NOW)

    assert (own.question, own.own) == ("Which book fell apart?", True)
    assert not swapped.own


async def test_skipping(services: Services, database: Database) -> None:
    """A skipped week makes nothing; taken back, it does."""
    await set_up(services, NOW)
    await services.weekly.skip(GROUP, WEEK, NOW, skipped=True)
    skipped = await services.weekly.compose(GROUP, WEEK, FRIDAY)
    await services.weekly.skip(GROUP, WEEK, NOW, skipped=False)

    assert skipped is None
    assert await services.weekly.compose(GROUP, WEEK, FRIDAY) is not None


@pytest.mark.parametrize("week", [date(2026, 9, 7), date(2026, 9, 15), date(2027, 1, 11)])
async def test_no_such_week(services: Services, week: date) -> None:
    """A week that is over, far away or no Monday is not found."""
    await set_up(services, NOW)
    weekly = services.weekly

    for attempt in (
        weekly.one(GROUP, week, NOW),
        weekly.swap(GROUP, week, NOW),
        weekly.ask_own(GROUP, week, "Why?", NOW),
        weekly.skip(GROUP, week, NOW, skipped=True),
        weekly.to_copy(GROUP, week, NOW),
    ):
        with pytest.raises(NotFound):
            await attempt
    with pytest.raises(Refusal):
        await weekly.ask_own(GROUP, WEEK, "x" * 201, NOW)


async def test_which_week_is_copied(services: Services, database: Database) -> None:
    """Until this week's post came it's the coming one; after it, that one until Monday."""
    await set_up(services, NOW)
    await share(services, database, "A cart.", NOW)
    early = await services.weekly.to_copy(GROUP, None, NOW)
    await services.weekly.compose(GROUP, WEEK, FRIDAY)
    await came(services, database, WEEK, FRIDAY)
    after = await services.weekly.to_copy(GROUP, None, FRIDAY + timedelta(hours=3))
    monday = FRIDAY + timedelta(days=3)
    later = await services.weekly.to_copy(GROUP, None, monday)
    last = await services.weekly.to_copy(GROUP, later.before, monday)

    assert early.day == after.day == last.day == date(2026, 9, 18)
    assert early.issue == after.issue == last.issue
    assert [one.story for one in after.issue.wins] == ["A cart."]
    assert (early.before, after.before, last.before) == (None, None, None)
    assert (later.day, later.issue.wins, later.before) == (date(2026, 9, 25), (), WEEK)


async def test_every_win_of_a_week_is_copied(services: Services, database: Database) -> None:
    """Not only what the post shows: each win is in one week's e-mail, and answers with it."""
    await set_up(services, NOW)
    for n in range(6):
        await share(services, database, f"Cart {n}.", NOW + timedelta(hours=n), author=n + 1)
    await share(services, database, "Elsewhere.", NOW, guild_id=OTHER)
    await share(services, database, "On a book day.", NOW, kind="moment")
    hidden = await share(services, database, "Reported.", NOW)
    await services.reports.report(
        GROUP, 99, 5, hidden.message_id or 0, student=True, words=None, now=NOW
    )
    issue = await services.weekly.compose(GROUP, WEEK, FRIDAY)
    await came(services, database, WEEK, FRIDAY)
    shared_after = FRIDAY + timedelta(minutes=5)
    await share(services, database, "A late cart.", shared_after, author=9)
    answers = [
        await share(
            services, database, f"Answer {n}.", shared_after, author=n + 1,
            kind="answer", shared_in=78, answers=str(WEEK),
        )
        for n in range(4)
    ]  # fmt: skip
    monday = FRIDAY + timedelta(days=3)
    last = (await services.weekly.to_copy(GROUP, WEEK, monday)).issue
    this = (await services.weekly.to_copy(GROUP, None, monday)).issue

    assert issue is not None
    assert last.wins[:3] == issue.wins
    assert sorted(one.story for one in last.wins) == [f"Cart {n}." for n in range(6)]
    assert last.answers == ()
    # What waits for an answer is in the next post too, and so in that week's e-mail.
    assert "A late cart." in {one.story for one in this.wins}
    assert [one.id for one in this.answers] == [one.id for one in answers]
    assert this.asked_before == issue.question
