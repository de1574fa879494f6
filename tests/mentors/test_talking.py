"""What comes while two people are matched, as both see it, to the finish date and after."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from bot.drafts import words as draft_words
from bot.kit.safe import safe_name
from bot.mentors import content, pair_words, words
from bot.plans import hours_words
from bot.plans import words as plan_words
from bot.reaching import words as reaching_words
from bot.school.clock import SchoolYear
from bot.school.holidays import Break
from cogs.pairing.watching import PrivateThreads
from tests.discord import answer, buttons, text
from tests.mentors.acting import later, moments, said, threads
from tests.mentors.matched import what_of

if TYPE_CHECKING:
    import discord
    import pytest
    from simcord import MemberActor

    from tests.discord import World


def last(world: World, actor: MemberActor) -> discord.Message:
    """Return what the bot wrote last into a member's own thread."""
    return said(world, actor)[-1]


async def ideas(world: World, actor: MemberActor) -> int:
    """Return how many ideas for the month a member read in their own thread, or waits to read."""
    notes = await world.services.members.notices(world.guild.id, actor.id)
    read = sum(pair_words.AGENDA_MONTH in one.content for one in said(world, actor))
    return read + [what_of(one) for one in notes].count("month")


async def test_a_check_in(matched: World) -> None:
    """After two school weeks both are asked privately; *We met* counts, with a line."""
    await later(matched, days=14, minutes=2)
    asked = [last(matched, one) for one in (matched.dana, matched.luis)]
    met = await matched.luis.click(asked[1], label=pair_words.MET)
    told = text(met)
    form = await matched.luis.click(answer(met), label=pair_words.ADD_LINE)
    kept = await matched.luis.submit_modal(form, {"line": "Start with the 600s."})
    plan = await matched.luis.slash(matched.general, "plan show")

    assert "How is it going with **Luis Ortega**?" in asked[0].content
    assert list(buttons(asked[0])) == [
        pair_words.MET,
        pair_words.PLANNING,
        pair_words.NEED_HELP,
        pair_words.TIME_TO_STOP,
        pair_words.SOMEONE_ELSE,
        reaching_words.STOP,
    ]
    assert told.startswith(pair_words.MET_DONE)
    assert hours_words.MAY_COUNT in told
    assert text(kept) == pair_words.LINE_KEPT
    assert plan_words.SOURCES["mentor"] in text(plan)


async def test_the_month(matched: World) -> None:
    """On the first school day of a month an idea for it stands in the thread, once."""
    thread = threads(matched)[-1]
    await later(matched, days=17)
    posts = [one.content for one in thread.history(viewer=matched.luis)]
    october = content.monthly("US")[3]

    assert [one.startswith(pair_words.AGENDA_MONTH) for one in posts] == [False, True]
    assert all(question in posts[1] for question in october.questions)


async def test_whoever_hides(matched: World) -> None:
    """Their name is out of what the bot writes from then on, for a mentor and on *Pairs* too."""
    now, guild_id = matched.clock.now(), matched.guild.id
    await matched.services.members.hide(guild_id, matched.luis.id, True, now)
    await later(matched, days=14, minutes=2)
    today = await matched.marta.slash(matched.general, "coordinator today")
    panel = text(await matched.marta.click(answer(today), custom_id="pair:board"))
    status = text(await matched.dana.slash(matched.general, "mentor status"))

    assert "How is it going with **A colleague**?" in last(matched, matched.dana).content
    assert "Dana Whitehorse and A colleague: six weeks" in panel
    assert "**A colleague** is your mentee" in status
    assert not any("Luis" in one for one in (panel, status))


async def test_an_idea_past_the_end(matched: World) -> None:
    """A month's idea that a new break put off past the finish date does not come any more."""
    thread, now = threads(matched)[-1], matched.clock.now()
    usual = SchoolYear.default(now.date())
    away = Break(date(2026, 10, 1), date(2026, 10, 30), "Repairs")
    year = replace(usual, breaks=(*usual.breaks, away))
    await matched.services.groups.set_school(matched.guild.id, year, now)
    for _ in range(7):
        await later(matched, days=7)
    (pair,) = await matched.services.mentor_pairs.of_group(matched.guild.id)
    posts = [one.content for one in thread.history(viewer=matched.luis)]

    assert pair.state == "active"
    assert matched.clock.now() > pair.finish_at
    assert not any(pair_words.AGENDA_MONTH in one for one in posts)


async def test_the_month_without_the_thread(matched: World) -> None:
    """Where a moderator deleted the thread, each reads the month's idea in their own."""
    matched.env.backend.delete_channel(threads(matched)[-1].id)
    await moments(matched)  # they read of that weeks before
    await later(matched, days=17)

    for one in (matched.dana, matched.luis):
        ideas = [text for text in said(matched, one) if pair_words.AGENDA_MONTH in text.content]
        assert len(ideas) == 1


async def test_a_deleted_thread(matched: World) -> None:
    """Both read once that their thread is gone and how they write to each other; it goes on."""
    matched.env.backend.delete_channel(threads(matched)[-1].id)
    await moments(matched)
    await later(matched, days=17)
    mentions = f"<@{matched.luis.id}>", f"<@{matched.dana.id}>"
    both = zip((matched.dana, matched.luis), ("Luis Ortega", "Dana Whitehorse"), strict=True)
    status = await matched.luis.slash(matched.general, "mentor status")

    for (one, name), person in zip(both, mentions, strict=True):
        sentence = pair_words.THREAD_LOST.format(name=name, person=person)
        assert sum(sentence in post.content for post in said(matched, one)) == 1
    assert words.PAIR_NO_THREAD in text(status)


async def test_a_deleted_thread_of_somebody_who_hides(matched: World) -> None:
    """The other one can still write to them: that's what they both agreed to."""
    luis, now = matched.luis.id, matched.clock.now()
    await matched.services.members.hide(matched.guild.id, luis, True, now)
    matched.env.backend.delete_channel(threads(matched)[-1].id)
    await moments(matched)
    await later(matched, days=17)

    assert sum(f"<@{luis}>" in post.content for post in said(matched, matched.dana)) == 1


async def test_a_deleted_channel(matched: World) -> None:
    """A thread that slept goes with its channel, of which no event says so; both read it once."""
    await later(matched, days=10)
    now, guild_id = matched.clock.now(), matched.guild.id
    matched.env.backend.delete_channel(matched.channel.id)
    await matched.services.groups.change(guild_id, now, wins_channel_id=matched.general.id)
    matched.channel = matched.general
    await later(matched, days=1)
    status = await matched.luis.slash(matched.general, "mentor status")

    for one in (matched.dana, matched.luis):
        told = [post.content for post in said(matched, one)]
        assert sum("was deleted. Your match continues" in text for text in told) == 1
    assert words.PAIR_NO_THREAD in text(status)


async def test_a_thread_deleted_while_the_bot_was_away(matched: World) -> None:
    """They read it when the month's idea comes, since no event said so.

    After a check-in and that, the idea may be the third thing of the week: it waits, then.
    """
    (room,) = [one for one in threads(matched) if "together" in str(one.name)]
    await matched.client.remove_cog(PrivateThreads.__name__)
    matched.env.backend.delete_channel(room.id)
    await later(matched, days=17)

    for one in (matched.dana, matched.luis):
        told = [post.content for post in said(matched, one)]
        assert sum("was deleted. Your match continues" in text for text in told) == 1
        assert await ideas(matched, one) == 1


async def test_time_to_stop(matched: World) -> None:
    """It asks no reason, thanks both, and the other cannot tell it from *someone else*."""
    await later(matched, days=14, minutes=2)
    stopped = await matched.luis.click(last(matched, matched.luis), label=pair_words.TIME_TO_STOP)
    await moments(matched)
    told = last(matched, matched.dana).content
    status = await matched.luis.slash(matched.general, "mentor status")

    assert text(stopped) == pair_words.STOP_DONE
    assert pair_words.ENDED.format(name="Luis Ortega") in told
    assert "**Dana Whitehorse**" not in text(status)


async def test_someone_else_and_a_late_press(matched: World) -> None:
    """The request is open again; a button of the match that ended says so."""
    await later(matched, days=14, minutes=2)
    asked = last(matched, matched.luis)
    changed = await matched.luis.click(asked, label=pair_words.SOMEONE_ELSE)
    late = await matched.luis.click(asked, label=pair_words.MET)
    await moments(matched)
    request = await matched.services.mentors.open_request(matched.guild.id, matched.luis.id)

    assert text(changed) == pair_words.ELSE_DONE
    assert text(late).startswith(pair_words.ENDED_ALREADY)
    assert pair_words.ENDED.format(name="Luis Ortega") in last(matched, matched.dana).content
    assert request is not None


async def test_the_finish_date(matched: World) -> None:
    """Both are asked; closing thanks both; a win is posted once the other agrees."""
    await later(matched, days=14)  # a check-in, answered
    await matched.luis.click(last(matched, matched.luis), label=pair_words.PLANNING)
    await later(matched, days=28, minutes=5)
    asked = last(matched, matched.luis)
    closed = await matched.luis.click(asked, label=pair_words.CLOSE_IT)
    said_then = text(closed)
    await moments(matched)
    form = await matched.luis.click(answer(closed), label=pair_words.SHARE_WIN)
    proposed = await matched.luis.submit_modal(form, {"words": "We weeded 400 books together."})
    await moments(matched)
    before = [one.content for one in matched.posts()]
    shown = last(matched, matched.dana)
    posted = await matched.dana.click(shown, label=pair_words.POST_BOTH)
    again = await matched.dana.click(shown, label=pair_words.POST_BOTH)

    assert asked.content.startswith(f"<@{matched.luis.id}> Today is the last day of your match")
    assert "is complete" in said_then
    assert text(proposed) == pair_words.WIN_ASKED.format(name="Dana Whitehorse")
    assert not any("400 books" in one for one in before)
    assert "We weeded 400 books together." in shown.content
    assert text(posted) == pair_words.WIN_POSTED
    assert "**Luis Ortega** shared something that worked" in matched.posts()[-1].content
    assert "Dana Whitehorse" in matched.posts()[-1].content
    assert text(again) == pair_words.WIN_GONE


async def test_a_win_that_fails_once(matched: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Words that could not be kept as a win are not lost: the same button posts them later."""
    guild_id, now = matched.guild.id, matched.clock.now()
    (pair,) = await matched.services.mentor_pairs.of_group(guild_id)
    course, matched.expects_faults = matched.services.mentor_course, True
    await course.propose_win(guild_id, pair.id, matched.luis.id, "We weeded 400 books.", now)
    await moments(matched)
    shown = last(matched, matched.dana)

    async def breaks(*_: object) -> None:
        raise RuntimeError("the disk is full")

    with monkeypatch.context() as broken:
        broken.setattr(matched.services.wins, "share", breaks)
        failed = await matched.dana.click(shown, label=pair_words.POST_BOTH)
    posted = await matched.dana.click(shown, label=pair_words.POST_BOTH)

    assert pair_words.WIN_POSTED not in text(failed)
    assert text(posted) == pair_words.WIN_POSTED
    assert "We weeded 400 books." in matched.posts()[-1].content


async def test_a_win_is_handed_over_in_one_step(
    matched: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A crash right after it's kept leaves nothing that a second tap could post again."""
    guild_id, now = matched.guild.id, matched.clock.now()
    (pair,) = await matched.services.mentor_pairs.of_group(guild_id)
    course, matched.expects_faults = matched.services.mentor_course, True
    await course.propose_win(guild_id, pair.id, matched.luis.id, "We weeded 400 books.", now)
    await moments(matched)
    shown, share = last(matched, matched.dana), matched.services.wins.share

    async def dies(*given: Any, **named: Any) -> None:
        await share(*given, **named)
        raise RuntimeError("killed")

    with monkeypatch.context() as broken:
        broken.setattr(matched.services.wins, "share", dies)
        await matched.dana.click(shown, label=pair_words.POST_BOTH)
    await matched.advance(minutes=11)
    again = await matched.dana.click(shown, label=pair_words.POST_BOTH)
    await moments(matched)

    assert text(again).startswith(pair_words.WIN_GONE)
    assert sum("We weeded 400 books." in one.content for one in matched.posts()) == 1


async def test_a_win_about_a_student(matched: World) -> None:
    """What both would share passes the student check before the other reads it."""
    pair = (await matched.services.mentor_pairs.of_group(matched.guild.id))[0]
    await matched.services.mentor_pairs.stop(
        matched.guild.id, pair.id, matched.dana.id, matched.clock.now()
    )
    form = await matched.luis.click(await _closing(matched), label=pair_words.SHARE_WIN)
    looked = await matched.luis.submit_modal(form, {"words": "jayden in 4th grade reads now."})
    told = text(looked)
    read = await matched.luis.click(answer(looked), label='Use "a student"')
    used = await matched.luis.click(answer(read), label=draft_words.THIS["send"])
    found = await matched.services.mentor_pairs.get(matched.guild.id, pair.id)

    assert '"jayden"' in told
    assert text(used).startswith("Done. Nothing is posted yet")
    assert found.win is not None
    assert "jayden" not in found.win


async def _closing(world: World) -> discord.Message:
    from cogs.mentors.talk_cards import closed

    pair = (await world.services.mentor_pairs.of_group(world.guild.id))[0]
    return await world.post(closed(pair, safe_name("Dana")))


async def test_the_month_waits_where_enough_was_told(matched: World) -> None:
    """After two messages that week it waits for their next press; their thread stays theirs."""
    (room,) = [one for one in threads(matched) if "together" in str(one.name)]
    await matched.client.remove_cog(PrivateThreads.__name__)
    matched.env.backend.delete_channel(room.id)
    then = matched.clock.now() + timedelta(days=17)
    for _ in range(2):
        await matched.services.reaching.count_contact(matched.guild.id, matched.dana.id, then)
    rooms = len(threads(matched))
    await later(matched, days=17)
    await moments(matched)

    assert len(threads(matched)) == rooms
    assert not any(pair_words.AGENDA_MONTH in one.content for one in said(matched, matched.dana))
    assert [await ideas(matched, one) for one in (matched.dana, matched.luis)] == [1, 1]
