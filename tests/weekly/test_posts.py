"""The post on the last school day of the week, as members see it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text as sql

from bot.school.clock import SchoolYear
from bot.school.holidays import Break
from bot.weekly import openings, words
from bot.weekly.service import WEEK_POST
from bot.wins import answer_words
from bot.wins import words as win_words
from tests.discord import WEEKLY, answer, buttons, text

if TYPE_CHECKING:
    import discord

    from tests.discord import World

TO_FRIDAY = {"days": 4, "hours": 4}  # from Monday 8:00 to noon
STORY = "We put a blind date with a book cart by the doors.\nForty-one checkouts."


def weekly(world: World) -> list[discord.Message]:
    """The weekly posts, oldest first."""
    return [post for post in world.posts() if WEEKLY in post.content]


async def share(world: World, who: str, story: str) -> None:
    """Let someone share a win."""
    await getattr(world, who).slash(world.channel, "win share", story=story)


async def test_a_week(world: World) -> None:
    """On Friday at noon one post: the first line alone, the wins, the question, no pressure."""
    await share(world, "dana", STORY)
    await share(world, "luis", "A book talk flopped, and I know why.")
    await world.advance(days=4, hours=3, minutes=59)
    early = weekly(world)
    await world.advance(minutes=1)

    assert early == []
    (post,) = weekly(world)
    lines = post.content.split("\n")
    wins = world.posts()
    assert lines[0] in [one.text for one in openings.load("opener")]
    assert lines[1] == words.WORTH
    assert lines[2] == words.SHOWN.format(
        name="Dana Whitehorse",
        line="We put a blind date with a book cart by the doors. Forty-one checkouts.",
        link=wins[0].jump_url,
    )
    assert "Luis Ortega" in lines[3]
    assert lines[4] == ""
    assert lines[5].startswith("**This week's question:** ")
    assert lines[6] in [one.text for one in openings.load("closer")]
    assert list(buttons(post)) == [win_words.SHARE, answer_words.OF_WEEK, words.TRY]
    assert post.embeds == []
    assert not post.flags.silent


async def test_a_quiet_week(world: World) -> None:
    """Without wins the second paragraph is absent, and so is what leads to them."""
    await world.advance(**TO_FRIDAY)

    (post,) = weekly(world)
    assert words.WORTH not in post.content
    assert len(post.content.split("\n")) == 3
    assert list(buttons(post)) == [win_words.SHARE, answer_words.OF_WEEK]


async def test_its_buttons_after_a_restart(world: World) -> None:
    """*Share a win* opens the form; *Try one of these* lists the wins privately, each to try."""
    await share(world, "dana", STORY)
    await share(world, "luis", "A book talk flopped.")
    await world.advance(**TO_FRIDAY)
    await world.restart()
    (post,) = weekly(world)
    form = await world.marta.click(post, label=win_words.SHARE)
    listed = await world.marta.click(post, label=words.TRY)
    tried = await world.marta.click(answer(listed), label=words.TRY_NUMBER.format(number=2))

    assert form.modal is not None
    assert "1. **Dana Whitehorse:**" in text(listed)
    assert text(tried) == win_words.TRY_NOTED.format(name="Luis Ortega")


async def test_a_win_that_is_gone(world: World) -> None:
    """What was removed since is not in the list; when nothing is left, that is said."""
    await share(world, "dana", STORY)
    await world.advance(**TO_FRIDAY)
    (post,) = weekly(world)
    asked = await world.dana.slash(world.channel, "win remove", win="1")
    await world.dana.click(answer(asked), label=win_words.REMOVE_YES)
    gone = await world.luis.click(post, label=words.TRY)

    assert text(gone).startswith(words.TRY_GONE)


async def test_once(world: World) -> None:
    """Ticks, a restart and a changed hour on that day bring no second one."""
    await world.advance(**TO_FRIDAY)
    for _ in range(3):
        await world.advance(minutes=2)
    await world.restart()
    await world.advance(minutes=2)
    await world.services.groups.change(world.guild.id, world.clock.now(), zone="America/Denver")
    await world.advance(hours=2)

    assert len(weekly(world)) == 1


async def test_found_again(world: World) -> None:
    """A post whose answer was lost is found by its button, and not posted twice."""
    await share(world, "dana", STORY)
    await world.advance(**TO_FRIDAY)
    (post,) = weekly(world)
    async with world.client.agenda._database.write() as connection:
        await connection.execute(
            sql("UPDATE agenda SET state = 'waiting' WHERE kind = :kind AND message_id = :id"),
            {"kind": WEEK_POST, "id": post.id},
        )
    await world.advance(hours=1)

    assert [one.id for one in weekly(world)] == [post.id]


async def test_late(world: World) -> None:
    """After a while without the bot it comes the same day and says so; a day later it does not."""
    await world.env.advance_time(timedelta(days=4, hours=6).total_seconds())
    await world.tick()
    (post,) = weekly(world)
    await world.env.advance_time(timedelta(days=7, hours=12).total_seconds())
    await world.tick()
    await world.advance(days=3)
    await world.advance(days=3, hours=10)

    assert post.content.startswith(words.LATE.partition("{")[0])
    # The second Friday was missed altogether; the third is on time.
    (third,) = weekly(world)[1:]
    assert third.content.split("\n")[0] in [one.text for one in openings.load("opener")]


async def test_a_holiday_on_friday(world: World) -> None:
    """The school day before takes the post."""
    first, last, off = date(2026, 8, 17), date(2027, 5, 28), date(2026, 9, 18)
    year = SchoolYear(first, last, (Break(off, off, "Fair"),))
    await world.services.groups.set_school(world.guild.id, year, world.clock.now())
    await world.advance(days=3, hours=4)
    thursday = len(weekly(world))
    await world.advance(days=2)

    assert thursday == 1
    assert len(weekly(world)) == 1


async def test_winter_break(world: World) -> None:
    """No post from 22 December to 2 January; the day before it is the last of its week."""
    await world.advance(days=91, hours=5, minutes=30)  # Monday 14 December, half past noon
    for _ in range(28):
        await world.advance(days=1)

    days = [f"{post.created_at:%d %b}" for post in weekly(world)]
    assert days == ["18 Dec", "21 Dec", "08 Jan"]


async def test_switched_off(world: World) -> None:
    """Off, nothing comes, and what led to it is not shown; on again, it comes."""
    groups, guild_id = world.services.groups, world.guild.id
    await groups.change(guild_id, world.clock.now(), switched_off={"weekly"})
    helped = await world.dana.slash(world.channel, "help")
    today = await world.marta.slash(world.channel, "coordinator today")
    await world.advance(**TO_FRIDAY)
    off = weekly(world)
    await groups.change(guild_id, world.clock.now(), switched_off=set())
    await world.advance(days=7)

    assert off == []
    assert words.GREET not in buttons(answer(helped))
    assert words.PLAN not in buttons(answer(today))
    assert len(weekly(world)) == 1


async def test_a_hidden_name(world: World) -> None:
    """Who hides is "A colleague" in the post and in the list."""
    await share(world, "dana", STORY)
    await world.dana.slash(world.channel, "me hide")
    await world.advance(**TO_FRIDAY)
    (post,) = weekly(world)
    listed = await world.luis.click(post, label=words.TRY)

    assert "Dana" not in post.content
    assert "Dana" not in text(listed)
    assert "- **A colleague:** We put" in post.content


@pytest.mark.parametrize("story", ["@everyone **look** [here](https://example.org/) # big"])
async def test_as_typed(world: World, story: str) -> None:
    """No ping, no formatting, no masked link out of a member's words."""
    await share(world, "dana", story)
    await world.advance(**TO_FRIDAY)
    (post,) = weekly(world)

    assert "@everyone" not in post.content
    assert "\\*\\*look" in post.content
    assert "\\[here]" in post.content


async def test_the_settings_say_what_it_is(world: World) -> None:
    """It is among the features that a coordinator can switch off."""
    switches = (await world.services.groups.get(world.guild.id)).switches

    assert switches["weekly"].label == "the weekly post"
    assert switches["weekly"].hint


async def test_answering_the_question(world: World) -> None:
    """The form has the question in it; the answer is in a thread under the post, and is quoted."""
    await world.advance(**TO_FRIDAY)
    (post,) = weekly(world)
    question = post.content.partition("question:** ")[2].partition("\n")[0]
    form = await world.luis.click(post, label=answer_words.OF_WEEK)
    assert form.modal is not None
    await world.luis.submit_modal(form, {"story": "jayden in 4th grade emptied it."})
    (again,) = weekly(world)
    form = await world.luis.click(again, label=answer_words.OF_WEEK)
    told = await world.luis.submit_modal(form, {"story": "The spooky shelf. It was gone by noon."})
    (thread,) = world.channel.threads
    said = [one.content for one in thread.history() if one.author.id == world.client.own_id]

    assert "jayden" not in " ".join(said)
    assert text(told).startswith("Posted.")
    assert thread.id == post.id
    assert question.startswith(str(thread.name).rstrip("…"))
    assert any("The spooky shelf." in one for one in said)

    await world.advance(days=7)
    later = weekly(world)[-1]
    assert words.ANSWERED.partition("{")[0] in later.content
    assert "- **Luis Ortega:** The spooky shelf. It was gone by noon." in later.content

    await world.luis.slash(world.channel, "me hide")
    await world.advance(seconds=30)
    hidden = weekly(world)[-1]
    assert "Luis" not in hidden.content
    removing = await world.luis.slash(world.channel, "win remove", win="1")
    await world.luis.click(answer(removing), label=win_words.REMOVE_YES)
    await world.tick()
    assert "spooky" not in weekly(world)[-1].content


async def test_sharing_knows_the_question(world: World) -> None:
    """The form that *Share a win* opens shows what the post asked."""
    await world.advance(**TO_FRIDAY)
    (post,) = weekly(world)
    question = post.content.partition("question:** ")[2].partition("\n")[0]
    form = await world.luis.click(post, label=win_words.SHARE)

    assert form.modal is not None
    assert question[:60] in form.modal["components"][0]["description"]


async def test_only_what_can_be_tried(world: World) -> None:
    """A funny moment is no idea to try, and neither is what went wrong."""
    await world.dana.slash(
        world.channel, "win share", story="The fish ate the flyer.", kind="funny"
    )
    await world.advance(**TO_FRIDAY)
    (post,) = weekly(world)

    assert "The fish ate the flyer." in post.content
    assert list(buttons(post)) == [win_words.SHARE, answer_words.OF_WEEK]
