"""What Discord doesn't take because of what it says: its author changes it, and nobody waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import aiohttp
import discord
import pytest

from bot.agenda.occurrences import Failed, Retry
from bot.drafts import words as draft_words
from bot.ui.send import Cause, Refused, cause_of, outcome_of, why_unfit
from bot.wins import words
from tests.discord import answer, buttons, text

if TYPE_CHECKING:
    from tests.discord import World

STORY = "The kids found a page: http://free-books.example"
BETTER = "The kids found a page with free books."
POSTS = "/channels/*/messages"


def error(status: int, code: int) -> discord.HTTPException:
    """Return what discord.py raises for an answer."""
    kinds: dict[int, type[discord.HTTPException]] = {403: discord.Forbidden, 404: discord.NotFound}
    response: object = type("Response", (), {"status": status, "reason": ""})()
    return kinds.get(status, discord.HTTPException)(response, {"code": code, "message": "No."})


@pytest.mark.parametrize(
    ("raised", "cause"),
    [
        (error(400, 240000), Cause.CONTENT),
        (error(400, 200000), Cause.CONTENT),
        (error(403, 20009), Cause.CONTENT),
        (error(400, 50035), Cause.CONTENT),
        (error(413, 0), Cause.CONTENT),
        (error(403, 50013), Cause.PERMISSION),
        (error(403, 50001), Cause.PERMISSION),
        (error(404, 10003), Cause.CHANNEL),
        (error(400, 30046), Cause.LIMIT),
        (error(429, 0), Cause.LIMIT),
        (discord.RateLimited(40), Cause.LIMIT),
        (error(503, 0), Cause.AWAY),
        (aiohttp.ServerDisconnectedError(), Cause.AWAY),
        (TimeoutError(), Cause.AWAY),
    ],
)
def test_causes(raised: Exception, cause: Cause) -> None:
    """What it says, a permission, a missing place, a limit and Discord away are told apart."""
    assert cause_of(raised) is cause


def test_not_tried_unchanged() -> None:
    """A permission may come back, and so may a channel; words stay what they are."""
    permission = outcome_of(Refused("No.", 50013))
    place = outcome_of(Refused("No.", 10003, Cause.CHANNEL))
    content = outcome_of(Refused("No.", 240000, Cause.CONTENT))

    assert isinstance(permission, Retry)
    assert isinstance(place, Retry)
    assert (permission.no_channel, place.no_channel) == (False, True)
    assert isinstance(content, Failed)
    assert content.unfit == 240000


@pytest.mark.parametrize("code", [240000, 200000, 20009, 50035])
async def test_told_and_changed(world: World, code: int) -> None:
    """The author reads why, nothing is tried meanwhile, and what they change is posted once."""
    world.env.inject_error("POST", POSTS, status=400, code=code)
    said = await world.dana.slash(world.channel, "win share", story=STORY)
    read, ways = text(said), list(buttons(answer(said)))
    await world.advance(hours=9)
    meanwhile = world.posts()
    form = await world.dana.click(answer(said), label=draft_words.CHANGE)
    typed = str(form.modal)
    await world.dana.submit_modal(form, {"story": BETTER})
    await world.advance(minutes=1)

    assert read.startswith("Saved, but not posted: ")
    assert why_unfit(code) in read
    assert ways[:2] == [draft_words.CHANGE, words.REMOVE]
    assert meanwhile == []
    assert STORY in typed
    assert [one.content.count(BETTER) for one in world.posts()] == [1]


async def test_still_unfit(world: World) -> None:
    """Who changes it into something Discord doesn't take either hears so at their next press."""
    world.env.inject_error("POST", POSTS, status=400, code=240000, times=2)
    said = await world.dana.slash(world.channel, "win share", story=STORY)
    form = await world.dana.click(answer(said), label=draft_words.CHANGE)
    await world.dana.submit_modal(form, {"story": f"{STORY}/again"})
    await world.advance(minutes=1)
    news = await world.dana.slash(world.channel, "win find", words="nothing")
    shown = await world.dana.click(answer(news), label="Show me")

    assert why_unfit(240000) in text(shown)
    assert draft_words.CHANGE in buttons(answer(shown))
    assert world.posts() == []


async def test_an_edit_that_is_unfit(world: World) -> None:
    """The post keeps what it said, and its author reads that at once."""
    said = await world.dana.slash(world.channel, "win share", story=BETTER)
    world.env.inject_error("PATCH", "/channels/*/messages/*", status=400, code=240000)
    form = await world.dana.click(answer(said), label=words.EDIT)
    changed = await world.dana.submit_modal(form, {"story": STORY})
    await world.advance(hours=1)

    assert text(changed).startswith("Saved, but the post still shows what it said before: ")
    assert BETTER in world.posts()[0].content


async def test_a_channel_that_is_gone(world: World) -> None:
    """Its author doesn't read of a permission where the channel was deleted."""
    world.env.backend.delete_channel(world.channel.id)
    said = await world.dana.slash(world.general, "win share", story=BETTER)

    assert text(said).startswith("Saved, but not posted yet: the channel it was meant for isn't")
