"""Two forms about one meet-up that one person has open: each has its own words, and saves them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.drafts.rules import Draft
from bot.drafts.words import CHANGE, NOT_A_STUDENT
from bot.meetups import challenge_words, words
from bot.meetups.changing import DETAILS, NAME, ChangedMeanwhile, known_of, typed_of
from cogs.meetups.create_views import KIND
from tests.discord import answer, text
from tests.meetups import test_challenge_posts as challenges
from tests.meetups import test_pictures as pictures
from tests.meetups.test_meeting import post, press, ready, set_up
from tests.wins.test_sharing import photo

if TYPE_CHECKING:
    from simcord import InteractionResult

    from tests.discord import World

Given = dict[str, str | list[str]]  # what's filled into a form
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


@pytest.mark.parametrize(
    ("label", "first", "second", "says"),
    [
        (
            words.CHANGE_DETAILS,
            {"bring": "A *mug*"},
            {"bring": "A book", "audience": "New teachers"},
            ["> Who it's for: nothing", r"> What to bring: A \*mug\*"],
        ),
        (
            words.CHANGE_NAME,
            {"title": "Tea and books", "kind": ["cohort"]},
            {"title": "Coffee and books", "kind": ["cohort"]},
            ["> What: Tea and books"],
        ),
    ],
)
async def test_of_the_same(
    world: World, label: str, first: Given, second: Given, says: list[str]
) -> None:
    """The second isn't saved over the first unseen: it's told, and its own words wait."""
    await ready(world)
    await set_up(world)
    forms = [await _open(world, label) for _ in range(2)]
    saved = await world.dana.submit_modal(forms[0], first)
    refused = await world.dana.submit_modal(forms[1], second)
    told = text(refused)
    await world.advance(seconds=2)
    before = post(world).content
    form = await world.dana.click(answer(refused), label=CHANGE)
    opened = str(form.modal)
    again = await world.dana.submit_modal(form, second)
    await world.advance(seconds=2)

    assert text(saved) == words.CHANGED
    assert told == words.CHANGED_MEANWHILE.format(now="\n".join(says))
    typed = [one for one in second.values() if isinstance(one, str)]
    assert not [one for one in typed if one in before]
    assert all(f"'value': '{one}'" in opened for one in typed)
    assert text(again) == words.CHANGED
    assert typed[0] in post(world).content


async def test_in_one_moment(world: World) -> None:
    """What both checks saw unchanged is saved once, and nothing of another part is taken back."""
    await ready(world)
    await set_up(world)
    meetups, dana = world.services.meetups, world.dana.id
    (meetup,) = await meetups.upcoming(world.guild.id)
    key, now = (world.guild.id, meetup.id, dana), world.clock.now()
    mug, book = (
        replace(typed_of(meetup, DETAILS), bring=one, known=known_of(meetup, DETAILS))
        for one in ("A mug", "A book")
    )
    name = replace(typed_of(meetup, NAME), title="Tea", known=known_of(meetup, NAME))
    kept = await world.services.drafts.keep(Draft(world.guild.id, dana, KIND, book), now)
    for one in (mug, name):
        await meetups.edit(*key, one, now, runs=False)
    with pytest.raises(ChangedMeanwhile, match="A mug"):
        await meetups.edit(*key, book, now, runs=False, draft_id=kept.id)
    (after,) = await meetups.upcoming(world.guild.id)

    assert (after.title, after.bring) == ("Tea", "A mug")
    assert await world.services.drafts.find(world.guild.id, kept.id) is not None


async def test_changed_once_more(world: World) -> None:
    """What was told is what's there: another change after that is told, too."""
    await ready(world)
    await set_up(world)
    forms = [await _open(world, words.CHANGE_DETAILS) for _ in range(2)]
    await world.dana.submit_modal(forms[0], {"bring": "A mug"})
    refused = await world.dana.submit_modal(forms[1], {"bring": "A book"})
    form = await world.dana.click(answer(refused), label=CHANGE)
    third = await _open(world, words.CHANGE_DETAILS)
    await world.dana.submit_modal(third, {"bring": "A chair"})
    refused = await world.dana.submit_modal(form, {"bring": "A book"})

    assert text(refused) == words.CHANGED_MEANWHILE.format(now="> What to bring: A chair")


async def test_the_same_words(world: World) -> None:
    """Handed in twice, they're saved twice: nothing is lost that way."""
    await ready(world)
    await set_up(world)
    forms = [await _open(world, words.CHANGE_DETAILS) for _ in range(2)]
    for form in forms:
        assert text(await world.dana.submit_modal(form, {"bring": "A mug"})) == words.CHANGED


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
    refused = await world.dana.submit_modal(again, {"bring": "A drawing."})
    told = text(refused)
    again = await world.dana.click(answer(refused), label=CHANGE)
    saved = await world.dana.submit_modal(again, {"bring": "A drawing."})
    await world.advance(seconds=2)

    assert told == words.CHANGED_MEANWHILE.format(now="> What to bring: A mug")

    assert text(saved) == words.CHANGED
    assert post(world).content.startswith("**Coffee chat: Tea and books**")
    assert "Bring: A drawing." in post(world).content


async def test_changed_while_a_question_waited(world: World) -> None:
    """Who says that it's no student is told once of what changed meanwhile, then it's saved."""
    await ready(world)
    await set_up(world)
    form = await _open(world, words.CHANGE_DETAILS)
    asked = await world.dana.submit_modal(form, {"bring": ABOUT_A_STUDENT})
    form = await _open(world, words.CHANGE_DETAILS)
    await world.dana.submit_modal(form, {"bring": "A mug"})
    refused = await world.dana.click(answer(asked), label=NOT_A_STUDENT["post"])
    told = text(refused)
    again = await world.dana.click(answer(refused), label=CHANGE)
    saved = await world.dana.submit_modal(again, {"bring": "A drawing."})

    assert told == words.CHANGED_MEANWHILE.format(now="> What to bring: A mug")
    assert text(saved) == words.CHANGED


async def test_a_challenge(world: World) -> None:
    """The same of a challenge, whose form has other boxes."""
    await ready(world)
    await challenges.set_up(world)
    given = challenges.FORM
    forms = [await _open(world, challenge_words.CHANGE) for _ in range(2)]
    saved = await world.dana.submit_modal(forms[0], given | {"target": "2,000"})
    refused = await world.dana.submit_modal(forms[1], given | {"target": "3,000"})
    told = text(refused)
    (before,) = await world.services.meetups.upcoming(world.guild.id)
    form = await world.dana.click(answer(refused), label=CHANGE)
    again = await world.dana.submit_modal(form, given | {"target": "3,000"})
    (meetup,) = await world.services.meetups.upcoming(world.guild.id)

    assert text(saved) == text(again) == words.CHANGED
    assert f"> {challenge_words.TARGET_LABEL}: 2,000" in told
    assert (before.target, meetup.target) == (2_000, 3_000)


async def test_two_pictures(world: World) -> None:
    """The second one isn't put in place of the first unseen, and is kept until it is."""
    await ready(world)
    await pictures.set_up(world)
    forms = [await _open(world, challenge_words.NEW_PICTURE) for _ in range(2)]
    for form, alt in zip(forms, ("Two chairs.", "A door."), strict=True):
        given = {"alt": alt, "faces": ["clear"], "picture": photo()}
        refused = await world.dana.submit_modal(form, given)
    told = text(refused)
    (before,) = await world.services.meetups.upcoming(world.guild.id)
    form = await world.dana.click(answer(refused), label=CHANGE)
    saved = await world.dana.submit_modal(form, {"alt": "A red door.", "faces": ["clear"]})
    (after,) = await world.services.meetups.upcoming(world.guild.id)

    assert told == words.CHANGED_MEANWHILE.format(
        now=f"> {challenge_words.PICTURE_LABEL}: Two chairs."
    )
    assert before.alt == "Two chairs."
    assert text(saved) == words.CHANGED
    assert after.alt == "A red door."
    assert await world.services.pictures.names() == {after.picture}


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
