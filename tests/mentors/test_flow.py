"""Mentors as members see them, from the form to the thread."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from bot.mentors import words
from bot.pairing import words as pairing_words
from bot.reaching import words as reaching_words
from bot.ui import words as ui_words
from bot.ui.card import Button, Card
from tests.discord import answer, buttons, text
from tests.mentors.acting import (
    QUESTION,
    ask,
    fill,
    is_in,
    moments,
    offer,
    own_thread,
    said,
    switch_on,
    threads,
)

if TYPE_CHECKING:
    import discord

    from tests.discord import World

NEW_TERM = datetime(2027, 1, 5, 15, tzinfo=UTC)  # school is on in Chicago, and winter break over


async def test_switched_off(world: World) -> None:
    """Where mentors are off the command is not in the picker, and says so from elsewhere."""
    before = world.commands(world.dana)
    refused = await world.dana.click(await _post(world, "mentor:status:0"))
    await switch_on(world)

    assert "mentor" not in before
    assert text(refused).startswith(ui_words.SWITCHED_OFF)
    assert "mentor" in world.commands(world.dana)


async def test_one_question(on: World) -> None:
    """Asked without a name, taken by the first, introduced in a private thread with both names."""
    await offer(on, on.dana, sentence="Ten years in one room.")
    saved = await ask(on, on.luis, text=QUESTION, sizes=("question",))
    await moments(on)
    asked = said(on, on.dana)[-1]
    yes = await on.dana.click(asked, label=words.HELP)
    told = text(yes)
    await moments(on)
    thread = threads(on)[-1]
    first = next(iter(thread.history(viewer=on.luis)))
    again = await on.dana.click(asked, label=words.HELP)
    status = await on.luis.slash(on.general, "mentor status")

    assert words.REQUEST_SOON in text(saved)
    assert f"<@{on.dana.id}> A colleague has **one question** about weeding." in asked.content
    assert QUESTION in asked.content
    assert "Luis" not in asked.content
    assert list(buttons(asked)) == [
        words.HELP,
        words.NOT_NOW,
        words.REST_ME,
        reaching_words.STOP,
    ]
    assert told.startswith(words.MATCHED)
    assert thread.name == "Weeding: one question"
    assert first.content.startswith("Only the two of you and this server's moderators can read")
    assert "**Dana Whitehorse** and **Luis Ortega**, please meet: one question" in first.content
    assert "Ten years in one room." in first.content
    assert QUESTION in first.content
    assert all(is_in(on, thread, one) for one in (on.dana, on.luis))
    assert not is_in(on, thread, on.marta)
    assert text(again).startswith(words.YOU_SAID_YES)
    assert f"/{thread.id})" in text(status)


async def test_a_school_year_picked(on: World) -> None:
    """The three best stand without names; the pick counts as a yes; the first agenda is there."""
    await offer(on, on.dana, topics=("weeding", "budget"))
    await offer(on, on.marta)
    fits = await ask(on, on.luis, topics=("weeding", "budget"), sizes=("year",))
    shown = text(fits)
    picked = await on.luis.click(answer(fits), label=words.ASK_NUMBER.format(number=1))
    await moments(on)
    asked = said(on, on.dana)[-1]
    yes = text(await on.dana.click(asked, label=words.HELP))
    await moments(on)
    first = next(iter(threads(on)[-1].history(viewer=on.luis)))

    assert "**1.** You both marked weeding and budget and money." in shown
    assert "**2.** You both marked weeding." in shown
    assert not any(name in shown for name in ("Dana", "Marta"))
    assert all(str(on.dana.id) not in one for one in buttons(answer(fits)).values())
    assert words.PICKED.partition("{")[0] in text(picked)
    assert yes.startswith(words.MATCHED)
    assert "**Your first meeting**" in first.content
    assert first.content.count("\n- ") == 3


async def test_six_weeks_by_a_round(on: World) -> None:
    """Anyone who picks nobody is asked about the best one a school day later, and says yes last."""
    await offer(on, on.dana, text="I have weeded 4,000 books.")
    await ask(on, on.luis, text="Weeding scares me.")
    await on.advance(days=1, minutes=1)
    await moments(on)
    asked = said(on, on.dana)[-1]
    first = text(await on.dana.click(asked, label=words.HELP))
    await moments(on)
    agreed = said(on, on.luis)[-1]
    status = await on.luis.slash(on.general, "mentor status")
    seen = await on.luis.click(answer(status), label=words.SEE_IT)
    before = len(threads(on))
    matched = text(await on.luis.click(agreed, label=words.YES_PLEASE))
    await moments(on)

    assert first.startswith(words.THANKS_YES)
    assert "Someone would like to be your mentor: six weeks" in agreed.content
    assert "I have weeded 4,000 books." in agreed.content
    assert "Dana" not in agreed.content
    assert text(seen).startswith("Someone would like to be your mentor")
    assert matched.startswith(words.MATCHED)
    assert len(threads(on)) == before + 1


async def test_by_direct_message(on: World) -> None:
    """Direct messages are tried when they are chosen; what they ask can be answered there."""
    filled = await fill(on, on.dana, "offer", sizes=())
    chosen = await on.dana.click(answer(filled), label=words.WAY_DM)
    await ask(on, on.luis, text=QUESTION, sizes=("question",))
    await moments(on)
    asked = on.dana.user.dm_channel.history()[-1]
    yes = await on.dana.user.click(asked, label=words.HELP)

    assert text(chosen).startswith(reaching_words.DM_WORKS)
    assert asked.content.startswith("A colleague has **one question**")
    assert (yes.response or yes.followups[-1]).content.startswith(words.MATCHED)
    assert not any(is_in(on, one, on.dana) for one in threads(on)[:-1])


async def test_without_private_threads(world: World) -> None:
    """Where the bot may make none, that is said at once, and a match talks by direct message."""
    await switch_on(world, threads=False)
    filled = await fill(world, world.dana, "offer", sizes=())
    refused = await world.dana.click(answer(filled), label=words.WAY_THREAD)
    told = text(refused)
    await world.dana.click(answer(refused), label=words.WAY_DM)
    form = await fill(world, world.luis, "request", text=QUESTION, sizes=("question",))
    await world.luis.click(answer(form), label=words.WAY_DM)
    await moments(world)
    await world.dana.user.click(world.dana.user.dm_channel.history()[-1], label=words.HELP)
    await moments(world)
    last = [one.user.dm_channel.history()[-1].content for one in (world.dana, world.luis)]

    assert told.startswith(words.WAY_THREADS_NOT)
    assert threads(world) == []
    assert all("please meet: one question" in one for one in last)
    assert all(one.startswith(pairing_words.IN_MESSAGES) for one in last)
    others = (world.luis.id, world.dana.id)
    assert all(f"Tap <@{one}>" in text for one, text in zip(others, last, strict=True))


async def test_after_a_restart(on: World) -> None:
    """Every button of an ask works after the bot came back."""
    await offer(on, on.dana)
    await ask(on, on.luis, text=QUESTION, sizes=("question",))
    await moments(on)
    asked = said(on, on.dana)[-1]
    await on.restart()
    no = await on.dana.click(asked, label=words.NOT_NOW)

    assert text(no) == words.THANKS_NO
    assert own_thread(on, on.dana) is not None


async def test_full_away_and_back(on: World) -> None:
    """*I'm full* and *Back in August* are one tap each, and so is the way back."""
    card = await offer(on, on.dana)
    full = text(await on.dana.click(answer(card), label=words.FULL))
    back = await on.dana.click(answer(card), label=words.OPEN_AGAIN)
    welcome = text(back)
    away = text(await on.dana.click(answer(back), label=words.AWAY))
    found = await on.services.mentors.offer(on.guild.id, on.dana.id)

    assert words.OFFER_STATES["full"] in full
    assert welcome.startswith(words.WELCOME_BACK)
    assert words.OFFER_STATES["away"].format(day="August 16") in away
    assert found is not None
    assert not found.is_open(on.clock.now())
    assert found.is_open(on.clock.now() + timedelta(days=340))


async def test_still_available(on: World) -> None:
    """In the new term a mentor is asked once, and each answer works, also after a restart."""
    await offer(on, on.dana)
    await moments(on)
    on.clock.at = NEW_TERM
    await moments(on)
    asked = [one for one in said(on, on.dana) if words.STILL_HERE in buttons(one)]
    await on.restart()
    still = text(await on.dana.click(asked[0], label=words.STILL_HERE))
    full = text(await on.dana.click(asked[0], label=words.FULL))
    await moments(on)
    again = [one for one in said(on, on.dana) if words.STILL_HERE in buttons(one)]

    assert len(asked) == len(again) == 1
    assert still == words.TERM_YES
    assert words.OFFER_STATES["full"] in full


async def test_stopping(on: World) -> None:
    """`/mentor stop` names what there is, and each is one tap."""
    nothing = text(await on.luis.slash(on.general, "mentor stop"))
    await offer(on, on.dana)
    await ask(on, on.luis)
    offering = await on.dana.slash(on.general, "mentor stop")
    asking = await on.luis.slash(on.general, "mentor stop")
    ends = [
        text(await on.dana.click(answer(offering), label=words.STOP_OFFER)),
        text(await on.luis.click(answer(asking), label=words.STOP_REQUEST)),
    ]

    assert nothing.startswith(words.STOP_NOTHING)
    assert ends == [words.OFFER_STOPPED, words.REQUEST_STOPPED]
    assert await on.services.mentors.offer(on.guild.id, on.dana.id) is None


async def _post(world: World, custom_id: str) -> discord.Message:
    return await world.post(Card("Press.", [Button(custom_id)]))
