"""The two weeks, day by day: what people do, and what goes wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.coffee import words as coffee_words
from bot.drafts import words as draft_words
from bot.groups import trouble_words
from bot.groups import words as group_words
from bot.mentors import pair_words
from bot.plans import words as plan_words
from bot.wins import words
from tests.fortnight.group import Fortnight

if TYPE_CHECKING:
    from tests.discord import World

LUIS_SAID = "Puppets at the checkout desk. Even the eighth graders talk to the raccoon."
HARMFUL = "Our book club page is up: http://free-books.example"
MENDED = "Our book club page is up. Ask me for the link."
IN_DOUBT = "I moved the returns cart to the front door, and it fills itself."
REPORTED = "One reader laughed so hard at her desk that the whole class joined in."
ASKED = "Could we move the coffee to the afternoon?"


async def live(world: World) -> Fortnight:
    """Let the two weeks happen; return the group with its transcript."""
    group = Fortnight(world)
    await group.prepare()
    group.begin()
    world.expects_faults = True  # Discord is away for a day
    await first_monday(group)
    await first_tuesday(group)
    await first_wednesday(group)
    await first_thursday(group)
    await first_friday(group)
    await second_monday(group)
    await second_tuesday(group)
    await second_wednesday(group)
    await second_thursday(group)
    await second_friday(group)
    return group


async def first_monday(group: Fortnight) -> None:
    """An ordinary day: the nudge, shares and cheers."""
    await group.go_to(19, 7, 40)
    nudge = await group.press("Priya", group.last(label=plan_words.MY_NUDGE), plan_words.MY_NUDGE)
    await group.press("Priya", nudge, plan_words.DID)
    await group.press("Ruth", group.dm("Ruth", plan_words.DID), plan_words.DID)
    await group.go_to(19, 12, 10)
    await group.slash("Luis", "win share", story=LUIS_SAID)
    await group.press("Dana", group.post_of(LUIS_SAID), words.CHEER)
    await group.press("Sam", group.post_of(LUIS_SAID), words.TRYING)
    await group.press("Dana", group.post_of(LUIS_SAID), words.TALK)
    await group.go_to(19, 15)
    await group.slash("Ruth", "win share", story=REPORTED)
    await group.press("Ana", group.post_of(REPORTED), words.CHEER)
    await group.go_to(19, 20)
    await group.slash("Marta", "coordinator today")


async def first_tuesday(group: Fortnight) -> None:
    """The bot loses Send Messages in the wins channel; members share meanwhile."""
    await group.go_to(20, 8, 20)
    group.transcript.happens("Someone takes Send Messages from the bot in #whats-working.")
    group.may_post(allowed=False)
    await group.go_to(20, 11)
    await group.slash("Dana", "win share", story="Book bingo cards at the desk: 30 taken by noon.")
    await group.go_to(20, 16)
    await group.slash("Priya", "win share", story="Fiction by genre: shelving takes half as long.")


async def first_wednesday(group: Fortnight) -> None:
    """Somebody needs help with a match, somebody asks a coordinator; nobody answers."""
    await group.go_to(21, 8, 10)
    trouble = group.last(label=trouble_words.HOW_TO_FIX, channel=group.world.desk)
    await group.press("Marta", trouble, trouble_words.HOW_TO_FIX)
    await group.go_to(21, 9, 30)
    await group.press("Tess", group.corner("Tess", pair_words.NEED_HELP), pair_words.NEED_HELP)
    await group.go_to(21, 12)
    help_ = await group.slash("Ana", "help")
    form = await group.press("Ana", help_, group_words.ASK_LABEL)
    await group.fill("Ana", form, words=ASKED)
    await group.go_to(21, 16)
    await group.slash("Priya", "win mine")


async def first_thursday(group: Fortnight) -> None:
    """The coordinators' channel is deleted, and Joel closes his direct messages."""
    await group.go_to(22, 13)
    group.transcript.happens("Someone deletes the channel #coordinators.")
    group.world.env.backend.delete_channel(group.world.desk.id)
    group.transcript.happens("Joel closes his direct messages.")
    group.close_dms("Joel")
    await group.go_to(22, 16)
    await group.slash("Luis", "win share", story="A shelf of books about moving to a new town.")


async def first_friday(group: Fortnight) -> None:
    """Discord is away from 11 AM to 8 PM; the weekly post is due at noon."""
    await group.go_to(23, 9, 30)
    await group.slash("Joel", "help")
    await group.go_to(23, 11)
    group.transcript.happens("Discord is away.")
    with group.fault("*", "*", status=503):
        await group.go_to(23, 20)
    group.transcript.happens("Discord is back.")
    await group.back()
    await group.go_to(24, 9)
    group.transcript.happens("The person who hosts the bot updates and restarts it.")
    await group.world.restart()
    await group.go_to(24, 23)
    form_of = await group["Sam"].context_menu(
        group.world.channel, words.TELL_COORDINATOR, group.post_of(REPORTED)
    )
    group.transcript.does("Sam", "presses and holds Ruth's post, and picks Tell a coordinator")
    await group.fill("Sam", form_of, about=["student"], words="It's clear who she is.")


async def second_monday(group: Fortnight) -> None:
    """Luis uses /me forget; Marta looks at the list; Joel presses something."""
    await group.go_to(26, 7, 50)
    today = await group.slash("Marta", "coordinator today")
    shown = await group.press("Marta", today, "Look at")
    await group.press("Marta", shown, words.KEEP_HIDDEN)
    await group.go_to(26, 9)
    await group.slash("Joel", "help")
    await group.go_to(26, 10)
    sure = await group.slash("Luis", "me forget")
    await group.press("Luis", sure, "Yes, forget me")
    await group.go_to(26, 11)
    await group.press("Dana", group.dm("Dana", plan_words.ANOTHER), plan_words.ANOTHER)
    await group.go_to(26, 12)
    help_ = await group.slash("Priya", "help")
    await group.press("Priya", help_, plan_words.MY_NUDGE)
    await group.go_to(26, 15)
    await group.slash("Dana", "win mine")


async def second_tuesday(group: Fortnight) -> None:
    """Amina, a mentor, leaves the server."""
    await group.go_to(27, 9)
    group.transcript.happens("Amina leaves the server.")
    group.world.guild.remove_member(group["Amina"])
    await group.world.env.settle()
    await group.go_to(27, 12)
    mine = await group.slash("Ruth", "win mine")
    await group.press("Ruth", mine, "Show me")
    await group.go_to(27, 13)
    await group.slash("Luis", "help")
    await group.press("Ana", group.coffee(), coffee_words.WE_MET)
    await group.go_to(27, 15)


async def second_wednesday(group: Fortnight) -> None:
    """Marta gives the permission back and picks a new channel for coordinators."""
    await group.go_to(28, 8, 30)
    await group.slash("Joel", "help")
    await group.go_to(28, 10)
    group.transcript.happens("Marta gives the bot Send Messages in #whats-working again.")
    group.may_post(allowed=True)
    await group.go_to(28, 10, 20)
    desk = group.world.guild.create_text_channel("coordinators-new")
    group.transcript.desks.add(desk.id)
    setup = await group.slash("Marta", "setup")
    more = await group.press("Marta", setup, group_words.MORE_SETTINGS)
    group.transcript.does("Marta", "picks #coordinators-new as the coordinators' channel")
    assert more.response is not None
    await group["Marta"].select(more.response, [desk], custom_id="setup:desk")
    group.world.desk = desk
    await group.go_to(28, 11)
    await group.slash("Joel", "help")
    await group.go_to(28, 15)
    await group.slash("Sam", "mentor status")
    await group.go_to(28, 15, 10)
    gone = group.corner("Sam", pair_words.FIND_ELSE)
    await group.press("Sam", gone, pair_words.FIND_ELSE)


async def second_thursday(group: Fortnight) -> None:
    """Discord refuses a link; a post is in doubt, and its author removes the win."""
    await group.go_to(29, 9)
    with group.fault(
        "POST", f"/channels/{group.world.channel.id}/messages", status=400, code=240000
    ):
        told = await group.slash("Dana", "win share", story=HARMFUL)
    await group.go_to(29, 9, 10)
    form = await group.press("Dana", told, draft_words.CHANGE)
    await group.fill("Dana", form, story=MENDED)
    await group.go_to(29, 9, 30)
    posts = f"/channels/{group.world.channel.id}/messages"
    group.transcript.happens("Discord takes what's posted, its answers are lost until 11 AM.")
    with group.fault("GET", posts, status=503):
        with group.lost_answers():
            await group.slash("Priya", "win share", story=IN_DOUBT)
        await group.go_to(29, 9, 40)
        (win, *_) = await group.world.services.wins.mine(group.world.guild.id, group["Priya"].id)
        asked = await group.slash("Priya", "win remove", win=str(win.id))
        await group.press("Priya", asked, words.REMOVE_YES)
        await group.go_to(29, 11)
    await group.go_to(29, 15)
    await group.slash("Sam", "help")


async def second_friday(group: Fortnight) -> None:
    """The weekly post, and the end."""
    await group.go_to(30, 12, 30)
    await group.slash("Marta", "coordinator today")
    await group.slash("Marta", "coordinator week")
    await group.slash("Ana", "help")
    await group.go_to(30, 17, 30)
