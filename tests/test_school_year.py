"""A whole school year of a group of eight, as everyone in it would see it, against a table."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from bot.kit.dates import week_of
from bot.plans import words as plan_words
from bot.plans.schedule import RESTART
from bot.wins.rules import WinDraft
from cogs.weekly.jobs import GREET
from tests.conftest import StandingClock
from tests.discord import ZONE, buttons
from tests.plans.planned import come
from tests.ui.telling import dms, waiting
from tests.year_tables import DAYS_OFF, USUAL, YEARS, table

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence
    from datetime import date

    import discord
    from simcord import MemberActor

    from bot.reaching.rules import Method
    from tests.discord import World

SUNDAY = datetime(2026, 8, 9, 12, tzinfo=UTC)
JUNE = datetime(2027, 6, 15, 12, tzinfo=UTC)
PAUSED, BACK = datetime(2026, 11, 1, 6, tzinfo=UTC), datetime(2026, 12, 1, 13, tzinfo=UTC)
LEFT = datetime(2027, 2, 10, 18, tzinfo=UTC)
BY_DM = {"dana": ZONE, "priya": "America/Denver", "ruth": ZONE, "sam": ZONE}

# When, whose, what, and in which week's post it is shown.
WINS = (
    (datetime(2026, 9, 15, 15, tzinfo=UTC), "dana", "Forty books on a cart.", "Fri 18 Sep"),
    (datetime(2026, 10, 6, 15, tzinfo=UTC), "dana", "Two book talks at noon.", "Fri 09 Oct"),
    (datetime(2026, 11, 23, 16, tzinfo=UTC), "luis", "Poems in the lunch line.", "Tue 24 Nov"),
    (datetime(2026, 12, 21, 15, tzinfo=UTC), "ana", "A shelf of winter reads.", "Mon 21 Dec"),
    (datetime(2027, 2, 12, 20, tzinfo=UTC), "priya", "A blind date with a book.", "Fri 19 Feb"),
    (datetime(2027, 3, 25, 15, tzinfo=UTC), "marta", "The budget was kept.", "Fri 26 Mar"),
)
KINDS = {
    "new school year": "year",
    "behind the button": "nudge",
    plan_words.REMINDED: "reminder",
    "One small thing this week": "nudge",
    "week's question:": "week",
}


@pytest.fixture
def clock() -> StandingClock:
    """The evening of the last school day of the year before."""
    return StandingClock(datetime(2026, 5, 29, 23, tzinfo=UTC))


async def share(world: World, author: MemberActor, story: str) -> None:
    """Let someone have shared something."""
    draft = WinDraft(world.guild.id, author.id, author.name, story)
    changed = await world.services.wins.share(draft, world.clock.now())
    assert changed.due is not None
    with world.env._bot_scope():
        posting = world.client.agenda.begin(changed.due)
    await posting


def unasked(world: World) -> list[discord.Message]:
    """Return what the bot posted of its own accord, in any channel, oldest first."""
    channels = (world.general, world.channel, world.desk)
    posts = [post for one in channels for post in world.posts(one)]
    return [post for post in posts if "Cheer" not in buttons(post)]


def kind(post: discord.Message) -> str:
    """Return what a post is; its words where that is not known."""
    return next((kind for mark, kind in KINDS.items() if mark in post.content), post.content)


def told(posts: Sequence[discord.Message], zone: str) -> list[str]:
    """Return when each post came, on the clocks there, and what it is."""
    there = ZoneInfo(zone)
    return [f"{post.created_at.astimezone(there):%a %d %b %H:%M} {kind(post)}" for post in posts]


def assert_in_school_hours(posts: Sequence[discord.Message], zone: str) -> None:
    """Let nothing have come outside 07:00 to 17:00 on school days."""
    for post in posts:
        moment = post.created_at.astimezone(ZoneInfo(zone))

        assert 7 <= moment.hour < 17, moment
        assert moment.weekday() < 5, moment
        assert f"{moment:%d %b}" not in DAYS_OFF, moment


def expected(name: str) -> list[str]:
    """Return the direct messages of someone in the year, reminders aside."""
    days = [line.replace("year", "nudge") for line in table(USUAL) if "week" not in line]
    days.insert(1, "Tue 18 Aug 07:15 year")
    if name == "ruth":
        return [line for line in days if " Nov " not in line]
    return days[: days.index("Mon 08 Feb 07:15 nudge") + 1] if name == "sam" else days


def monday(post: discord.Message) -> date:
    """Return the Monday of a post's week."""
    return week_of(post.created_at.astimezone(ZoneInfo(ZONE)).date())


async def eight(world: World) -> dict[str, MemberActor]:
    """Let eight people be in the group, seven of them with a plan from the year before."""
    others = ("Priya Shah", "Ruth Berg", "Sam Ito", "Ana Cruz", "Joe Kay")
    people = {name.split()[0].lower(): world.member(name) for name in others}
    people |= {"marta": world.marta, "dana": world.dana, "luis": world.luis}
    services, guild_id, now = world.services, world.guild.id, world.clock.now()
    await come(world, *people.values())
    for name, one in people.items():
        if name != "joe":
            method: Method = "dm" if name in BY_DM else "here"
            await services.reaching.choose(guild_id, one.id, "nudge", method, now)
    await services.plans.change(guild_id, people["dana"].id, now, volume="standard")
    await services.members.reschedule(guild_id, people["priya"].id, now, zone="America/Denver")
    await services.greeters.toggle(guild_id, people["luis"].id, now)
    return people


async def a_year(world: World, people: dict[str, MemberActor]) -> None:
    """Let the year go by: wins, a new plan in August, November off, someone gone in February."""
    services, guild_id = world.services, world.guild.id
    joe, ruth = people["joe"].id, people["ruth"].id
    happens: list[tuple[datetime, Callable[[], Awaitable[object]]]] = [
        (SUNDAY, lambda: services.plans.change(guild_id, joe, SUNDAY, weekly="teacher")),
        (PAUSED, lambda: services.members.reschedule(guild_id, ruth, PAUSED, paused_until=BACK)),
        (LEFT, lambda: leave(world, people["sam"])),
    ]
    for moment, who, story, _ in WINS:
        happens.append((moment, partial(share, world, people[who], story)))
    for moment, happening in sorted(happens, key=lambda one: one[0]):
        await world.until(moment)
        await happening()
    await world.until(JUNE)


async def leave(world: World, person: MemberActor) -> None:
    """Let someone leave the server; no event says so."""
    world.guild.remove_member(person)
    await world.env.settle()


def assert_reminded(found: Sequence[discord.Message]) -> None:
    """Let there be one reminder on the third school day, where nothing was done before it."""
    nudged = {monday(post): post.created_at for post in found if kind(post) == "nudge"}
    reminded = {monday(post): post.created_at for post in found if kind(post) == "reminder"}
    waits = Counter((at.date() - nudged[week].date()).days for week, at in reminded.items())
    without = sorted(f"{week:%d %b}" for week in nudged.keys() - reminded.keys())

    assert without == ["05 Oct", "14 Sep", "21 Dec", "23 Nov"]
    # In the week of Veterans Day it is the Thursday.
    assert waits == {2: 35, 3: 1}


async def test_a_group_of_eight(world: World) -> None:
    """Two posts a week, each on its day; nobody hears twice, or while they are away."""
    people = await eight(world)
    await a_year(world, people)
    posts = unasked(world)
    letters = {name: dms(people[name]) for name in BY_DM}
    notes = {name: await waiting(world, one) for name, one in people.items()}
    kinds = {name: Counter(note.kind for note in found) for name, found in notes.items()}
    sam = await world.services.members.get(world.guild.id, people["sam"].id)

    assert told(posts, ZONE) == table(USUAL)
    assert max(Counter(map(monday, posts)).values()) <= 3
    assert_in_school_hours(posts, ZONE)
    for name, zone in BY_DM.items():
        found = letters[name]
        nudges = [post for post in found if kind(post) == "nudge"]
        assert_in_school_hours(found, zone)
        assert told([post for post in found if kind(post) != "reminder"], zone) == expected(name)
        assert len(set(map(monday, nudges))) == len(nudges)
    for _, _, story, shown in WINS:
        assert told([one for one in posts if story in one.content], ZONE) == [f"{shown} 12:00 week"]
    # Who presses nothing finds one question of the new year, and what a greeter was shown.
    here = {"marta": 1, "luis": 1, "ana": 1}
    assert {name: found[RESTART] for name, found in kinds.items() if found[RESTART]} == here
    assert {name: found[GREET] for name, found in kinds.items() if found[GREET]} == {"luis": 5}
    assert sam is None
    assert_reminded(letters["dana"])


@pytest.mark.parametrize("name", YEARS)
async def test_other_years(world: World, name: str) -> None:
    """A year that begins in January, and one of four days a week: the same two posts."""
    zone, years, lines, until = YEARS[name]
    world.clock.at = SUNDAY
    for year in years:
        await world.services.groups.set_school(world.guild.id, year, SUNDAY)
    await world.services.groups.change(world.guild.id, SUNDAY, zone=zone)
    await world.until(until)

    assert told(unasked(world), zone) == table(lines)
