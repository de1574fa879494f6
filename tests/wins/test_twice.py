"""The same words, handed in twice, become one win."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.drafts import words as draft_words
from bot.wins import posts, words
from bot.wins.rules import WinDraft
from tests.discord import answer, buttons, text

if TYPE_CHECKING:
    from bot.services import Services
    from tests.conftest import StandingClock
    from tests.discord import World

STORY = "Our lunch club finished its first graphic novel today."
DANA = WinDraft(1_001, 11, "Dana Whitehorse", STORY)


async def test_a_form_handed_in_twice(world: World) -> None:
    """The second time leads to the post of the first."""
    shown = await world.dana.slash(world.channel, "win share")
    await world.dana.submit_modal(shown, {"story": STORY})
    again = await world.dana.slash(world.channel, "win share", story=f" {STORY}\n")

    (post,) = world.posts()
    assert text(again).startswith(words.POSTED.format(link=post.jump_url))


async def test_equal_words_within_ten_minutes(services: Services, clock: StandingClock) -> None:
    """The first win is the answer, and no second post is owed; its draft is done as well."""
    first = await services.wins.share(DANA, clock.now())
    clock.advance(timedelta(minutes=9))
    kept = await services.win_drafts.keep(DANA, clock.now())
    second = await services.wins.share(kept, clock.now())

    assert second.win == first.win
    assert second.due is None
    assert await services.win_drafts.asked(DANA.guild_id, kept.id) is None


async def test_equal_words_in_the_same_instant(services: Services, clock: StandingClock) -> None:
    """However close together they come, one win is kept, and one post owed."""
    shared = await asyncio.gather(*(services.wins.share(DANA, clock.now()) for _ in range(6)))

    assert len({one.win.id for one in shared}) == 1
    assert sum(one.due is not None for one in shared) == 1


@pytest.mark.parametrize(
    "other",
    [{"author_id": 12}, {"guild_id": 2_002}, {"story": "Another one."}, {"behalf": "Ruth"}],
)
async def test_what_only_looks_equal(
    services: Services, clock: StandingClock, other: dict[str, str]
) -> None:
    """Another person's, another group's, other words, or for someone else: a win of its own."""
    first = await services.wins.share(DANA, clock.now())
    second = await services.wins.share(replace(DANA, **other), clock.now())  # type: ignore[arg-type] # a test's own values

    assert second.win.id != first.win.id
    assert second.due is not None
    assert second.due.kind == posts.POST


async def test_equal_words_later(services: Services, clock: StandingClock) -> None:
    """After ten minutes someone means it."""
    first = await services.wins.share(DANA, clock.now())
    clock.advance(timedelta(minutes=11))

    assert (await services.wins.share(DANA, clock.now())).win.id != first.win.id


async def test_changing_a_draft_that_was_posted(world: World) -> None:
    """New words in a form of a draft that is done are asked about, not posted."""
    message = await world.dana.send(world.general, STORY)
    asked = await world.dana.context_menu(world.general, words.SAVE_AS_WIN, message)
    form = await world.dana.click(answer(asked), label=draft_words.CHANGE)
    await world.dana.click(answer(asked), label=draft_words.POST_IT)
    result = await world.dana.submit_modal(form, {"story": "The club finished its first book."})

    assert text(result).startswith(words.POSTED_MAYBE)
    assert "finished its first book" in text(result)
    assert {draft_words.POST_IT, words.NO_THANKS} <= set(buttons(answer(result)))
    assert len(world.posts()) == 1

    await world.dana.click(answer(result), label=draft_words.POST_IT)

    assert "finished its first book" in world.posts()[-1].content


async def test_changing_an_edit_that_is_done(world: World) -> None:
    """An edit never becomes a win of its own: its author is told, and gets the words back."""
    await world.dana.slash(world.channel, "win share", story=STORY)
    edit = await world.dana.slash(world.channel, "win edit", win="1")
    looked = await world.dana.submit_modal(edit, {"story": "jayden in 4th grade read to us."})
    form = await world.dana.click(answer(looked), label=draft_words.CHANGE)
    again = await world.dana.click(answer(looked), label="Not a student, post it")
    result = await world.dana.submit_modal(form, {"story": "A student read to us."})

    assert text(again).startswith("Changed.")
    assert text(result).startswith(words.EDIT_GONE)
    assert "A student read to us." in text(result)
    assert len(world.posts()) == 1
    assert await world.services.wins.totals(world.guild.id, world.dana.id) == (1, 0)


async def test_one_message_saved_twice(world: World) -> None:
    """Of one message there is one draft, and its author is asked once."""
    message = await world.dana.send(world.general, STORY)
    for _ in range(2):
        await world.luis.context_menu(world.general, words.SAVE_AS_WIN, message)
        await world.tick()
    news = await world.dana.slash(world.channel, "win mine")
    own = await world.dana.context_menu(world.general, words.SAVE_AS_WIN, message)
    asked = await world.dana.click(answer(news), label="Show me")

    assert buttons(answer(own))[draft_words.POST_IT] == buttons(answer(asked))[draft_words.POST_IT]
    assert await world.services.members.notices(world.guild.id, world.dana.id) == []


async def test_a_message_that_was_posted_already(world: World) -> None:
    """Saving a message again, right after its win was posted, leads to that post."""
    message = await world.dana.send(world.general, STORY)
    for _ in range(2):
        asked = await world.dana.context_menu(world.general, words.SAVE_AS_WIN, message)
        result = await world.dana.click(answer(asked), label=draft_words.POST_IT)

    (post,) = world.posts()
    assert post.jump_url in text(result)


async def test_a_draft_that_is_gone(services: Services, clock: StandingClock) -> None:
    """Writing one down that is not there any more makes a new one, which is found."""
    kept = await services.win_drafts.keep(DANA, clock.now())
    await services.drafts.drop(kept.guild_id, kept.id, kept.author_id)
    again = await services.win_drafts.keep(replace(kept, thanks="the crew"), clock.now())

    assert again.id != kept.id
    assert await services.win_drafts.get(again.guild_id, again.id, again.author_id) == again
