"""What Discord doesn't take for what it says: its author hears, and can change it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bot.celebrations import own_words
from bot.drafts import words as draft_words
from bot.mentors import words as mentor_words
from bot.plans import words as plan_words
from bot.shown import words as shown_words
from bot.ui import words
from bot.ui.send import why_unfit
from bot.wins import words as win_words
from tests.celebrations.groups import switch_on
from tests.celebrations.test_proposing import FORM, propose
from tests.discord import answer, buttons
from tests.mentors.acting import ask, moments, offer, said, threads
from tests.mentors.acting import switch_on as switch_on_mentors
from tests.ui.telling import chooses, dms
from tests.weekly.test_posts import TO_FRIDAY, share, weekly

if TYPE_CHECKING:
    from simcord import MemberActor

    from tests.discord import World

BAD = 240000
WHY = why_unfit(BAD)
TOMORROW = "September 15, 2026"  # the world begins on Monday, the 14th, at 8:00 AM


def refuse(world: World, **how: Any) -> Any:
    """Let Discord take no message in the wins channel because of what it says."""
    posts = f"/channels/{world.channel.id}/messages"
    return world.env.inject_error("POST", posts, status=400, code=BAD, **how)


async def a_day(world: World, who: MemberActor, when: str = TOMORROW) -> None:
    """Let someone propose a day of the group's own, which a coordinator approves."""
    await switch_on(world)
    await chooses(world, who, reach="dm")
    await propose(world, who, when=when)
    today = await world.marta.slash(world.general, "coordinator today")
    await world.marta.click(answer(today), label=own_words.APPROVE_NAME.format(name=FORM["name"]))
    await world.tick()


async def test_a_book_day(world: World) -> None:
    """Who proposed it reads why and changes it; a coordinator looks, and it's posted that day."""
    await a_day(world, world.dana)
    refuse(world)
    await world.advance(hours=24)
    await world.advance(minutes=5)
    told = dms(world.dana)[-1]
    await world.advance(hours=1)
    meanwhile = [one.content for one in world.posts() if FORM["name"] in one.content]
    form = await world.dana.user.click(told, label=draft_words.CHANGE)
    typed = str(form.modal)
    other = FORM | {"when": TOMORROW, "why": "We all read."}
    changed = answer(await world.dana.user.submit_modal(form, other)).content
    today = await world.marta.slash(world.general, "coordinator today")
    label = own_words.APPROVE_NAME.format(name=FORM["name"])
    await world.marta.click(answer(today), label=label)
    await world.advance(minutes=1)
    posts = [one for one in world.posts() if FORM["name"] in one.content and buttons(one)]

    assert told.content.startswith(own_words.UNFIT.format(name=FORM["name"], why=WHY))
    assert meanwhile == []
    assert FORM["why"] in typed
    assert changed.startswith(own_words.CHANGED_WAITS.partition("{")[0])
    assert len(posts) == 1


async def test_what_rides_on_the_nudge(world: World) -> None:
    """A nudge's line isn't kept from the channel by a day that would ride on it."""
    await a_day(world, world.dana, "September 21, 2026")  # the next Monday
    await world.advance(days=6, hours=23)
    refuse(world)
    await world.advance(minutes=20)
    await world.advance(hours=1)
    (nudge,) = [one for one in world.posts() if plan_words.MY_NUDGE in buttons(one)]
    day = [one for one in world.posts() if FORM["name"] in one.content and buttons(one)]

    assert FORM["name"] not in nudge.content
    assert len(day) == 1  # its own post


async def test_a_question_of_the_week(world: World) -> None:
    """Coordinators hear that the week's post wasn't taken, and ask something else."""
    now, services = world.clock.now(), world.services
    await services.groups.change(world.guild.id, now, coordinator_channel_id=world.desk.id)
    monday = now.date()
    await services.weekly.ask_own(world.guild.id, monday, "See http://bad.example?", now)
    await share(world, "dana", "Two readers swapped books.")
    await world.advance(days=4)
    refuse(world)
    await world.advance(hours=4)
    await world.advance(minutes=1)
    told = [one for one in world.posts(world.desk) if WHY in one.content]
    meanwhile = weekly(world)
    form = await world.marta.click(told[0], label=draft_words.CHANGE)
    typed = str(form.modal)
    await world.marta.submit_modal(form, {"question": "What made you laugh?"})
    await world.advance(minutes=1)

    assert len(told) == 1
    assert told[0].content.startswith("**The weekly post didn't go out:**")
    assert meanwhile == []
    assert "bad.example" in typed
    assert ["What made you laugh?" in one.content for one in weekly(world)] == [True]


async def test_nobodys_words(world: World) -> None:
    """Where nobody wrote it, those who run the group hear, in the way that's left."""
    await share(world, "dana", "Two readers swapped books.")
    await chooses(world, world.marta, reach="dm")
    await world.advance(days=4)
    refuse(world)
    await world.advance(hours=4)
    await world.advance(minutes=1)
    (told,) = [one for one in dms(world.marta) if WHY in one.content]

    assert words.SEE_WEEK in buttons(told)


async def test_an_edit_that_comes_late(world: World) -> None:
    """An author who had their answer before Discord said no hears it, and changes it again."""
    await chooses(world, world.dana, reach="dm")
    shared = await world.dana.slash(world.channel, "win share", story="Two readers swapped books.")
    edits = f"/channels/{world.channel.id}/messages/*"
    world.env.inject_error("PATCH", edits, status=503)
    form = await world.dana.click(answer(shared), label=win_words.EDIT)
    await world.dana.submit_modal(form, {"story": "See http://bad.example"})
    world.env.inject_error("PATCH", edits, status=400, code=BAD)
    await world.advance(minutes=5)
    (told,) = [one for one in dms(world.dana) if WHY in one.content]
    again = await world.dana.user.click(told, label=draft_words.CHANGE)

    assert "bad.example" in str(again.modal)
    assert "swapped" in world.posts()[0].content


async def test_what_was_to_go_does_not_stay(world: World) -> None:
    """A post that Discord doesn't take as it would be now doesn't go on quoting what's removed."""
    await share(world, "dana", "Two readers swapped books.")
    await share(world, "luis", "A puppet checked out a book.")
    await world.advance(**TO_FRIDAY)
    (post,) = weekly(world)
    edits = f"/channels/{world.channel.id}/messages/{post.id}"
    world.env.inject_error("PATCH", edits, status=400, code=BAD)
    win, *_ = await world.services.wins.mine(world.guild.id, world.dana.id)
    await world.services.wins.remove(world.guild.id, win.id, world.dana.id, world.clock.now())
    await world.advance(minutes=2)
    now = next(one.content for one in world.posts() if one.id == post.id)

    assert now == shown_words.TAKEN_BACK


async def test_introductions(world: World) -> None:
    """Two who are matched are introduced without what Discord doesn't take, and hear why."""
    await switch_on_mentors(world)
    await offer(world, world.dana, text="Write to http://bad.example")
    card = await ask(world, world.luis)
    label = mentor_words.ASK_NUMBER.format(number=1)
    await world.luis.click(answer(card), label=label)
    await moments(world)
    asked = next(one for one in said(world, world.dana) if mentor_words.HELP in buttons(one))
    world.env.inject_error("POST", "/channels/*/messages", status=400, code=BAD)
    await world.dana.click(asked, label=mentor_words.HELP)
    await moments(world)
    pair = [one for one in threads(world) if "private thread" not in str(one.name)]
    first = [message.content for message in pair[0].history(viewer=world.luis)]

    assert len(first) == 1
    assert "bad.example" not in first[0]
    assert "Dana Whitehorse" in first[0]
    for actor in (world.dana, world.luis):
        assert [one for one in said(world, actor) if WHY in one.content]


@pytest.mark.parametrize("late", [False, True])
async def test_a_request_to_a_mentor(world: World, late: bool) -> None:
    """Who asks reads why a mentor can't read it; once it's changed, the mentor does."""
    await switch_on_mentors(world)
    await offer(world, world.dana)
    reaching, now = world.services.reaching, world.clock.now()
    await reaching.choose(world.guild.id, world.dana.id, "mentor", "dm", now)
    card = await ask(world, world.luis, text="See http://bad.example")
    label = mentor_words.ASK_NUMBER.format(number=1)
    await world.luis.click(answer(card), label=label)
    danas = f"/channels/{world.dana.user.dm_channel.id}/messages"
    world.env.inject_error("POST", danas, status=400, code=BAD)
    await moments(world)
    told = [one for one in said(world, world.luis) if WHY in one.content]
    if late:
        await world.advance(hours=3)
    form = await world.luis.click(told[0], label=draft_words.CHANGE)
    filled = {"topics": ["weeding"], "sizes": ["weeks"], "words": "See our shelf."}
    await world.luis.submit_modal(form, filled | {"sentence": "", "level": []})
    await moments(world)
    asked = [one for one in dms(world.dana) if mentor_words.HELP in buttons(one)]

    assert len(told) == 1
    assert len(asked) == 1
    assert "See our shelf." in asked[0].content
