"""Two forms about one meet-up that one person has open: each has its own words, and saves them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.drafts.words import CHANGE
from bot.meetups import challenge_words, words
from tests.discord import answer, text
from tests.meetups import test_challenge_posts as challenges
from tests.meetups import test_pictures as pictures
from tests.meetups.test_meeting import post, press, ready, set_up
from tests.wins.test_sharing import photo

if TYPE_CHECKING:
    from simcord import InteractionResult

    from tests.discord import World

ABOUT_A_STUDENT = "My student Jayden's drawing."


async def _open(world: World, label: str) -> InteractionResult:
    """Let Dana open one of the forms under what's said of a meet-up."""
    details = await press(world, world.dana, words.DETAILS)
    return await world.dana.click(answer(details), label=label)


@pytest.mark.parametrize("first", ["name", "details"])
async def test_of_different_things(world: World, first: str) -> None:
    """Whichever is handed in first, the other one takes nothing of it back."""
    await ready(world)
    await set_up(world)
    name = await _open(world, words.CHANGE_NAME), {"title": "Tea and books", "kind": ["coffee"]}
    details = await _open(world, words.CHANGE_DETAILS), {"bring": "A mug"}
    for form, given in (name, details) if first == "name" else (details, name):
        assert text(await world.dana.submit_modal(form, given)) == words.CHANGED
    await world.advance(seconds=2)

    assert post(world).content.startswith("**Coffee chat: Tea and books**")
    assert "Bring: A mug" in post(world).content


async def test_of_the_same(world: World) -> None:
    """Both are saved, one after the other."""
    await ready(world)
    await set_up(world)
    forms = [await _open(world, words.CHANGE_DETAILS) for _ in range(2)]
    for form, brought in zip(forms, ("A mug", "A book"), strict=True):
        assert text(await world.dana.submit_modal(form, {"bring": brought})) == words.CHANGED
    await world.advance(seconds=2)

    assert "Bring: A book" in post(world).content


async def test_one_waits_for_an_answer(world: World) -> None:
    """Words that raised a question stay as they are while others are typed and saved."""
    await ready(world)
    await set_up(world)
    form = await _open(world, words.CHANGE_DETAILS)
    asked = await world.dana.submit_modal(form, {"bring": ABOUT_A_STUDENT})
    form = await _open(world, words.CHANGE_NAME)
    await world.dana.submit_modal(form, {"title": "Tea and books", "kind": ["coffee"]})
    form = await _open(world, words.CHANGE_DETAILS)
    await world.dana.submit_modal(form, {"bring": "A mug"})
    again = await world.dana.click(answer(asked), label=CHANGE)
    assert ABOUT_A_STUDENT in str(again.modal)
    saved = await world.dana.submit_modal(again, {"bring": "A drawing."})
    await world.advance(seconds=2)

    assert text(saved) == words.CHANGED
    assert post(world).content.startswith("**Coffee chat: Tea and books**")
    assert "Bring: A drawing." in post(world).content


async def test_a_challenge(world: World) -> None:
    """The same of a challenge, whose form has other boxes."""
    await ready(world)
    await challenges.set_up(world)
    given = challenges.FORM
    forms = [await _open(world, challenge_words.CHANGE) for _ in range(2)]
    for form, target in zip(forms, ("2,000", "3,000"), strict=True):
        assert (
            text(await world.dana.submit_modal(form, given | {"target": target})) == words.CHANGED
        )
    await world.advance(seconds=2)

    (meetup,) = await world.services.meetups.upcoming(world.guild.id)
    assert meetup.target == 3_000


async def test_a_picture_that_never_got_a_description(world: World) -> None:
    """It waits for its own draft's day, and is deleted with that: another one is on the post."""
    await ready(world)
    await pictures.set_up(world)
    (there,) = await world.services.pictures.names()
    form = await _open(world, challenge_words.NEW_PICTURE)
    asked = await world.dana.submit_modal(form, {"alt": "", "picture": photo()})
    assert text(asked) == challenge_words.PICTURE_INCOMPLETE
    form = await _open(world, challenge_words.NEW_PICTURE)
    await world.dana.submit_modal(
        form, {"alt": "Two chairs.", "faces": ["clear"]} | {"picture": photo()}
    )
    left = await world.services.pictures.names()
    (meetup,) = await world.services.meetups.upcoming(world.guild.id)
    assert meetup.picture in left - {there}
    assert len(left) == 2

    await world.until(world.clock.now() + timedelta(days=1, minutes=1))

    assert await world.services.pictures.names() == {meetup.picture}
