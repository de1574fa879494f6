"""The nudge as members see it: the line in the channel, the card, and what is pressed on it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.drafts import words as draft_words
from bot.plans import hours_words, words
from bot.plans.attending import Went
from bot.plans.schedule import NUDGE
from bot.wins import words as win_words
from cogs.plans.views import LINE
from tests.discord import answer, buttons, text
from tests.members.acting import share
from tests.plans.planned import come, go_to, nudge_line, rows

if TYPE_CHECKING:
    import discord

    from tests.discord import World

# 07:15 in Chicago on the Monday after the one on which the clock stands.
NEXT = datetime(2026, 9, 21, 12, 15, tzinfo=UTC)
CARD = [words.DID, words.ANOTHER, words.NOT_THIS_WEEK, words.MORE]


@pytest.fixture
async def line(world: World) -> discord.Message:
    """The line of a Monday morning, in the channel."""
    await go_to(world, NEXT)
    return nudge_line(world)


async def test_the_line(world: World) -> None:
    """On the first school day at 07:15 there is one line, the same for everyone."""
    await go_to(world, NEXT - timedelta(seconds=1))
    before = world.posts()  # last week's post, which came late
    await go_to(world, NEXT)
    await world.tick()

    assert not any(post.content in words.NUDGES for post in before)
    (line,) = world.posts()[len(before) :]
    assert line.content in words.NUDGES
    assert list(buttons(line)) == [words.MY_NUDGE]
    assert [row[1] for row in await rows(world, NUDGE)] == ["2026-09-28"]


async def test_without_a_plan(world: World, line: discord.Message) -> None:
    """The card starts with the guide's own three, and says so; nobody else sees it."""
    pressed = await world.dana.click(line, label=words.MY_NUDGE)

    assert text(pressed).startswith("One small thing this week: ")
    assert words.NO_PLAN in text(pressed)
    assert words.ONLY_YOU in text(pressed)
    assert list(buttons(answer(pressed)))[:4] == CARD


async def test_without_a_plan_later(world: World) -> None:
    """That there's no plan yet is said once, not week after week, and stays on that week's card."""
    explained, weeks = [], 5
    for week in range(weeks):
        await go_to(world, NEXT + timedelta(weeks=week))
        line = nudge_line(world)
        for _ in range(2):
            explained.append(
                words.NO_PLAN in text(await world.dana.click(line, label=words.MY_NUDGE))
            )
    await world.advance(days=7 * 5)
    line = nudge_line(world)
    after_a_while = text(await world.dana.click(line, label=words.MY_NUDGE))

    assert explained == [True] * 2 + [False] * 2 * (weeks - 1)
    assert words.NO_PLAN in after_a_while


async def test_someone_to_write_to(world: World, line: discord.Message) -> None:
    """The card names one person with the reason, from what everyone can read."""
    await come(world, world.dana)
    await share(world, "We sorted fiction by genre; checkouts doubled.")
    pressed = await world.luis.click(line, label=words.MY_NUDGE)

    assert text(pressed).startswith(words.COMPANY.format(name="Dana Whitehorse"))
    assert world.posts()[-1].jump_url in text(pressed)


@pytest.mark.parametrize("days", [0, 7])
async def test_a_try_is_news_once(world: World, line: discord.Message, days: int) -> None:
    """Who tries the reader's idea is a reason to write to them until a card has said so.

    A card may say so in the very week in which they began to, or in a later one.
    """
    await come(world, world.dana)
    await share(world, "We sorted fiction by genre; checkouts doubled.")
    post = world.posts()[-1]
    await come(world, world.luis)
    story = "A seed library in the old card catalog."
    await share(world, story, author_id=world.luis.id, author_name="Luis Ortega")
    await world.advance(days=7)
    await world.luis.click(post, label=win_words.TRYING)
    await world.advance(days=days)
    first = text(await world.dana.click(line, label=words.MY_NUDGE))
    again = text(await world.dana.click(line, label=words.MY_NUDGE))
    await world.advance(days=7 * 5)
    later = text(await world.dana.click(line, label=words.MY_NUDGE))

    assert "We sorted fiction by genre; checkouts doubled." in first
    assert "We sorted fiction by genre; checkouts doubled." in again
    assert "Luis" in later
    assert "We sorted fiction" not in later


async def test_a_try_is_told_though_another_card_was_asked_for(
    world: World, line: discord.Message
) -> None:
    """It was said once, also where the week's card ended with another person."""
    await come(world, world.dana)
    await share(world, "We sorted fiction by genre; checkouts doubled.")
    post = world.posts()[-1]
    for who, story in ((world.luis, "A seed library."), (world.marta, "A puzzle table.")):
        await come(world, who)
        await share(world, story, author_id=who.id, author_name=who.name)
    await world.luis.click(post, label=win_words.TRYING)
    await world.advance(days=7)
    pressed = await world.dana.click(line, label=words.MY_NUDGE)
    told = text(pressed)
    for _ in range(2):
        pressed = await world.dana.click(answer(pressed), label=words.ANOTHER)
    await world.advance(days=7 * 5)
    later = text(await world.dana.click(line, label=words.MY_NUDGE))

    assert "We sorted fiction by genre; checkouts doubled." in told
    assert "A puzzle table." in text(pressed)
    assert "We sorted fiction" not in later


@pytest.mark.parametrize("whose", ["reader", "named"])
async def test_who_stays_apart(world: World, line: discord.Message, whose: str) -> None:
    """Who is on the other's list, either way, isn't named, also on a card that did name them."""
    await come(world, world.dana)
    await share(world, "We sorted fiction by genre; checkouts doubled.")
    before = text(await world.luis.click(line, label=words.MY_NUDGE))
    one, other = (world.luis, world.dana) if whose == "reader" else (world.dana, world.luis)
    await world.services.pairing.keep_not_with(
        world.guild.id, one.id, [other.id], world.clock.now()
    )
    card = await world.luis.click(line, label=words.MY_NUDGE)
    after = text(card)
    another = text(await world.luis.click(answer(card), label=words.ANOTHER))

    assert "Dana" in before
    assert "Dana" not in after
    assert "Dana" not in another


async def test_done(world: World, line: discord.Message) -> None:
    """*Did it* counts, and from then on the card says so instead of asking."""
    card = await world.dana.click(line, label=words.MY_NUDGE)
    did = await world.dana.click(answer(card), label=words.DID)
    again = await world.dana.click(line, label=words.MY_NUDGE)
    plan = await world.dana.slash(world.general, "plan show")
    await world.advance(days=2)
    later = await world.dana.click(line, label=words.MY_NUDGE)

    assert text(did).startswith(words.LOVELY["weekly"])
    assert list(buttons(answer(did))) == [words.ADD_LINE, words.SHARE]
    what = words.WHAT["own"].format(day=words.TODAY)
    assert text(again).startswith(words.DONE.format(what=what))
    assert words.WHAT["own"].format(day=words.ON_DAY.format(day="Monday")) in text(later)
    assert list(buttons(answer(again))) == [words.ANOTHER, words.MORE]
    assert words.REACHED_OUT_ONCE in text(plan)


async def test_pressed_twice(world: World, line: discord.Message) -> None:
    """The same card counts once."""
    card = answer(await world.dana.click(line, label=words.MY_NUDGE))
    await world.dana.click(card, label=words.DID)
    other = answer(await world.dana.click(line, label=words.MY_NUDGE))
    again = await world.dana.click(other, label=words.ANOTHER)
    await world.dana.click(answer(again), label=words.DID)
    plan = await world.dana.slash(world.general, "plan show")

    assert words.REACHED_OUT_ONCE in text(plan)


async def test_a_line_becomes_a_win(world: World, line: discord.Message) -> None:
    """What happened is kept for oneself, and stands in the form for a win."""
    card = await world.dana.click(line, label=words.MY_NUDGE)
    did = await world.dana.click(answer(card), label=words.DID)
    form = await world.dana.click(answer(did), label=words.ADD_LINE)
    told = {"about": "Priya", "note": "We swapped shelf labels over lunch."}
    kept = await world.dana.submit_modal(form, told)
    said = text(kept)
    opened = await world.dana.click(answer(kept), label=words.SHARE)
    posted = await world.dana.submit_modal(opened, {"story": told["note"]})
    plan = await world.dana.slash(world.general, "plan show")

    assert said == words.LINE_KEPT
    assert text(posted).startswith("Posted.")
    assert told["note"] in world.posts()[-1].content
    assert "Priya" in text(plan)


async def test_a_line_too_long(world: World, line: discord.Message) -> None:
    """The form reopens with what was typed, until it's kept."""
    card = await world.dana.click(line, label=words.MY_NUDGE)
    did = await world.dana.click(answer(card), label=words.DID)
    form = await world.dana.click(answer(did), label=words.ADD_LINE)
    long = {"about": "Priya", "note": "labels " * 90 + "."}
    refused = await world.dana.submit_modal(form, long)
    said = text(refused)
    form = await world.dana.click(answer(refused), label=draft_words.CHANGE)
    opened = str(form.modal)
    kept = await world.dana.submit_modal(form, {"about": "Priya", "note": "Labels."})
    left = await world.services.drafts.of(world.guild.id, world.dana.id, LINE, "1")

    assert said.startswith(words.NOTE_TOO_LONG.format(limit=500, length=631))
    assert all(f"'value': '{one}'" in opened for one in long.values())
    assert text(kept) == words.LINE_KEPT
    assert left is None


async def test_a_length_that_is_none(world: World) -> None:
    """The form for how long it took reopens with what was typed, until it's kept."""
    went = Went("Library day", "pd", world.clock.now().date(), 360)
    guild_id, dana = world.guild.id, world.dana.id
    entry, _already = await world.services.hours.went(guild_id, dana, went, world.clock.now())
    await world.services.hours.took(entry.id, dana, 45)
    ways = await world.post_by_hand(f"plan:length:{entry.id}")
    form = await world.dana.click(ways, custom_id=f"plan:length:{entry.id}")
    known = str(form.modal)
    refused = await world.dana.submit_modal(form, {"minutes": "ages"})
    form = await world.dana.click(answer(refused), label=draft_words.CHANGE)
    typed = str(form.modal)
    kept = await world.dana.submit_modal(form, {"minutes": "an hour"})
    form = await world.dana.click(answer(kept), label=hours_words.OTHER_LENGTH)

    assert "'value': '45'" in known
    assert "'value': 'ages'" in typed
    assert "'value': '60'" in str(form.modal)


async def test_a_shared_win_is_enough(world: World, line: discord.Message) -> None:
    """A win that was shared this week counts; the card says so."""
    await share(world, "Forty books on a cart by the doors.")
    pressed = await world.dana.click(line, label=words.MY_NUDGE)

    what = words.WHAT["win"].format(day=words.TODAY)
    assert text(pressed).startswith(words.DONE.format(what=what))


@pytest.mark.parametrize("how", ["cheer", "try"])
async def test_a_quiet_press_is_enough(world: World, line: discord.Message, how: str) -> None:
    """The card says so without saying what it was, and offers an idea."""
    await come(world, world.luis)
    await share(world, "Forty books on a cart by the doors.")
    post = world.posts()[-1]
    await world.luis.click(post, label=win_words.CHEER if how == "cheer" else win_words.TRYING)
    card = await world.luis.click(line, label=words.MY_NUDGE)
    said, offered = text(card), list(buttons(answer(card)))
    more = await world.luis.click(answer(card), label=words.ANOTHER)
    shown = text(await world.luis.slash(world.general, "plan show"))

    assert said.startswith(f"{words.CONNECTED}\n{words.DONE_MORE}")
    assert "cart" not in said
    assert offered[:2] == [words.ANOTHER, words.MORE]
    assert text(more).startswith("One small thing this week: ")
    assert "This week" not in shown


async def test_another_idea(world: World, line: discord.Message) -> None:
    """Another one is shown in its place, and stays until a third is asked for."""
    first = await world.dana.click(line, label=words.MY_NUDGE)
    before = text(first).splitlines()[0]
    second = await world.dana.click(answer(first), label=words.ANOTHER)
    again = await world.dana.click(line, label=words.MY_NUDGE)

    assert text(second).splitlines()[0] != before
    assert text(again) == text(second)


async def test_not_this_week(world: World, line: discord.Message) -> None:
    """It costs nothing, and the next one is named."""
    card = await world.dana.click(line, label=words.MY_NUDGE)
    skipped = await world.dana.click(answer(card), label=words.NOT_THIS_WEEK)

    assert text(skipped) == words.SEE_YOU_NEXT.format(weekday="Monday")


async def test_off_this_week(world: World, line: discord.Message) -> None:
    """*We're off this week* is one tap under *More*."""
    card = await world.dana.click(line, label=words.MY_NUDGE)
    more = await world.dana.click(answer(card), label=words.MORE)
    offered = list(buttons(answer(more)))
    off = await world.dana.click(answer(more), label=words.WE_ARE_OFF)
    later = await world.dana.click(line, label=words.MY_NUDGE)

    assert offered[:3] == [words.TOMORROW, words.WE_ARE_OFF, words.SETTINGS]
    assert text(off) == words.ENJOY
    assert text(later).startswith(words.WEEK_OFF)


async def test_weeks_later(world: World, line: discord.Message) -> None:
    """An old line and an old card still work, after a restart too."""
    card = await world.dana.click(line, label=words.MY_NUDGE)
    await world.restart()
    await world.advance(days=21)
    fresh = await world.dana.click(line, label=words.MY_NUDGE)
    did = await world.dana.click(answer(card), label=words.DID)
    overview = await world.services.plans.overview(world.guild.id, world.dana.id, world.clock.now())

    assert text(fresh).startswith("One small thing this week: ")
    then = words.LOVELY_THEN["weekly"].format(day="September 21", month="September")
    assert text(did).startswith(then)
    assert (overview.done["weekly"], overview.reached_out) == ([], 1)


async def test_switched_off(world: World, line: discord.Message) -> None:
    """Where the nudge is off nothing comes, and its buttons say so."""
    now = world.clock.now()
    await world.services.groups.change(world.guild.id, now, switched_off=frozenset({"plans"}))
    pressed = await world.dana.click(line, label=words.MY_NUDGE)
    await world.advance(days=14)

    assert "switched off" in text(pressed)
    assert await rows(world, NUDGE) == []
    assert sum(post.content in words.NUDGES for post in world.posts()) == 1


async def test_presenting_here(world: World) -> None:
    """Three boxes become one post with a thread, and the quarter's goal is met."""
    plan = await world.dana.slash(world.general, "plan show")
    form = await world.dana.click(answer(plan), label=win_words.PRESENT)
    told = {"tried": "Shelving by genre.", "happened": "It took a week.", "change": ""}
    posted = await world.dana.submit_modal(form, told)
    await world.advance(seconds=15)
    guild = world.client.get_guild(world.guild.id)
    shown = await world.dana.slash(world.general, "plan show")

    assert text(posted).startswith("Posted.")
    assert "What I tried: Shelving by genre.\nWhat happened: It took a week." in (
        world.posts()[0].content
    )
    assert guild is not None
    assert len(guild.threads) == 1
    assert words.SOURCES["presented"] in text(shown)


async def test_presenting_about_a_student(world: World) -> None:
    """The check looks at all three boxes before anything is posted."""
    plan = await world.dana.slash(world.general, "plan show")
    form = await world.dana.click(answer(plan), label=win_words.PRESENT)
    told = {"tried": "Book talks.", "happened": "jayden in 4th grade read two.", "change": ""}
    looked = await world.dana.submit_modal(form, told)

    assert '"jayden"' in text(looked)
    assert world.posts() == []
