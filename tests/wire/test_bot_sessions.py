"""The gateway lost and found again, and what was on members' screens before a restart."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bot.drafts import words as draft_words
from bot.members.words import WELCOME
from bot.students import words as student_words
from bot.wins import words
from tests.wire.group import promised
from tests.wire.server import until

if TYPE_CHECKING:
    from tests.wire.group import Group

STORY = "A quiet corner with two chairs is never empty."


async def test_gateway_cut_under_load(group: Group) -> None:
    """Cut off three times among fifty shares, the bot resumes and loses no command."""
    sharing = []
    for cut in range(3):
        sharing += group.sharing(*(f"Book cart {cut} {n} was empty." for n in range(17)))
        await asyncio.sleep(0.1)
        group.wire.gateway.cut()
        await until(lambda: group.wire.gateway.resumed > cut)  # noqa: B023 - awaited here
    answers = await asyncio.gather(*sharing)
    await until(lambda: len(group.kept()) == len(answers), every=0.1)
    await group.settled()

    assert group.wire.gateway.identified == 1
    assert group.posted() == group.kept()
    assert set(group.kept().values()) == {1}
    await until(lambda: any(map(promised, answers)))


async def test_asked_to_reconnect_under_load(group: Group) -> None:
    """Asked by Discord to reconnect, the bot loses no command either."""
    sharing = group.sharing(*(f"Book cart {n} was empty." for n in range(50)))
    group.wire.gateway.reconnect()
    await asyncio.gather(*sharing)
    await until(lambda: len(group.kept()) == 50, every=0.1)
    await group.settled()

    assert group.wire.gateway.identified == 1
    assert group.posted() == group.kept()


async def test_button_pressed_after_a_restart(group: Group) -> None:
    """What stands under a post works for as long as the post is there."""
    await group.share(STORY)
    await group.settled()
    await group.bot.restart()
    (post,) = group.posts()
    cheered = await group.wire.press(group.school.coordinator, post, words.CHEER)

    told = words.CHEERED.format(name="Dana") + "\n\n" + WELCOME
    await until(lambda: cheered.text.startswith(told))
    counted = words.COUNTED.format(label=words.CHEER, count=1)
    await until(lambda: counted in post.labels)


async def test_private_card_pressed_after_a_restart(group: Group) -> None:
    """The question before a post outlives a restart, and the draft behind it too."""
    asked = await group.share("jayden in 4th grade finished his first chapter book.")
    await group.bot.restart()
    read = await group.wire.press(group.school.dana, asked, student_words.USE_A_STUDENT)
    await group.wire.press(group.school.dana, read, draft_words.THIS["post"])
    await until(lambda: group.posts())

    (post,) = group.posts()
    assert "jayden" not in post.content.casefold()


async def test_form_handed_in_after_a_restart(group: Group) -> None:
    """A form that was open while the bot was restarted is taken, photo included."""
    form = await group.wire.slash(group.school.dana, group.school.channel, "win share")
    await group.bot.restart()
    answer = await group.wire.submit(group.school.dana, form, {words.STORY_LABEL: STORY})
    await until(lambda: promised(answer))
    await group.settled()

    assert group.posted() == group.kept() == {STORY: 1}


async def test_form_from_a_draft_handed_in_after_a_restart(group: Group) -> None:
    """*Change my text* opened before a restart changes the same draft after it."""
    refused = await group.share("x" * 1_601)
    form = await group.wire.press(group.school.dana, refused, draft_words.CHANGE)
    await group.bot.restart()
    await group.wire.submit(group.school.dana, form, {words.STORY_LABEL: STORY})
    await until(lambda: group.posts())

    assert group.posted() == {STORY: 1}
    assert group.rows("SELECT id FROM drafts") == []


async def test_post_deleted_while_the_bot_was_away(group: Group) -> None:
    """A post that a moderator deletes takes its win along, also when nobody was looking."""
    for story in ("The first.", STORY):
        await group.share(story)
    await group.settled()
    group.bot.kill()
    await group.bot.exited()
    group.wire.backend.delete_message(group.school.channel.id, group.posts()[0].id)
    await group.bot.start()
    await until(lambda: group.kept() == {STORY: 1}, every=0.1)

    assert group.posted() == {STORY: 1}
