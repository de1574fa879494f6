"""A picture on a meet-up's post: with a description, and gone when its meet-up or person goes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.kit.personal import Person
from bot.meetups import challenge_words as words
from bot.meetups import words as meetup_words
from bot.pictures.bar import HEIGHT, WIDTH, bar
from bot.students.words import PHOTO_OUT
from tests.discord import answer, buttons, text
from tests.meetups.test_meeting import post, press, read_back, ready
from tests.wins.test_sharing import photo

if TYPE_CHECKING:
    import discord

    from tests.discord import World

ALT = "A table with tea and picture books."
GIVEN: dict[str, Any] = {"alt": ALT, "faces": ["clear"]}


async def set_up(world: World) -> discord.Message:
    """Let Dana set a meet-up up with a picture, and return its post."""
    shown = await read_back(world)
    form = await world.dana.click(answer(shown), label=words.ADD_PICTURE)
    read = await world.dana.submit_modal(form, GIVEN | {"picture": photo()})
    assert words.PICTURE_WITH.format(alt=ALT) in text(read)
    await world.dana.click(answer(read), label="Post it")
    await world.tick()
    return post(world)


async def test_with_its_post(world: World) -> None:
    """It's tidied, described, kept with the meet-up, and still there after an answer."""
    await ready(world)
    found = await set_up(world)
    (shown,) = found.attachments
    assert (shown.filename, shown.description) == ("picture.jpg", ALT)
    kept = await world.services.pictures.names()
    assert kept == await world.services.meetups.pictures()
    await press(world, world.luis, meetup_words.COME)
    await world.advance(seconds=2)
    assert "Coming: 1." in post(world).content
    assert [one.description for one in post(world).attachments] == [ALT]

    details = await press(world, world.dana, meetup_words.DETAILS)
    form = await world.dana.click(answer(details), label=words.NEW_PICTURE)
    changed = GIVEN | {"picture": photo(), "alt": "Two chairs and a lamp."}
    await world.dana.submit_modal(form, changed)
    await world.advance(seconds=2)
    assert [one.description for one in post(world).attachments] == ["Two chairs and a lamp."]
    assert len(await world.services.pictures.names()) == 1
    details = await press(world, world.dana, meetup_words.DETAILS)
    form = await world.dana.click(answer(details), label=meetup_words.CHANGE_DETAILS)
    await world.dana.submit_modal(form, {"bring": "A mug"})
    await world.advance(seconds=2)
    assert [one.description for one in post(world).attachments] == ["Two chairs and a lamp."]
    details = await press(world, world.dana, meetup_words.DETAILS)
    gone = await world.dana.click(answer(details), label=words.NO_PICTURE)
    await world.advance(seconds=2)
    assert text(gone) == words.PICTURE_GONE
    assert post(world).attachments == []
    assert await world.services.pictures.names() == set()


async def test_goes_with_its_person(world: World) -> None:
    """Exported, and forgotten with the member: the meet-up stays without it."""
    await ready(world)
    await set_up(world)
    dana = Person(world.guild.id, world.dana.id)
    exported = await world.services.privacy.export(dana)
    assert {*exported.pictures} == await world.services.meetups.pictures()
    await world.services.privacy.forget(dana, world.clock.now())
    await world.advance(seconds=2)

    assert await world.services.meetups.pictures() == set()
    assert post(world).attachments == []


async def test_goes_when_called_off(world: World) -> None:
    """A meet-up that's called off needs no picture."""
    await ready(world)
    await set_up(world)
    details = await press(world, world.dana, meetup_words.DETAILS)
    asked = await world.dana.click(answer(details), label=meetup_words.CANCEL_DATE)
    await world.dana.click(answer(asked), label=meetup_words.CANCEL_DATE)
    await world.advance(seconds=2)

    assert post(world).attachments == []
    assert await world.services.pictures.names() == set()


async def test_incomplete(world: World) -> None:
    """What's missing is asked for; the picture and the words are safe, and nothing is posted."""
    await ready(world)
    shown = await read_back(world)
    form = await world.dana.click(answer(shown), label=words.ADD_PICTURE)
    told = await world.dana.submit_modal(form, {"alt": ALT, "picture": ("a.txt", b"no picture")})
    assert "I couldn't find a picture in that file." in text(told)
    form = await world.dana.click(answer(told), label=words.ADD_PICTURE)
    asked = await world.dana.submit_modal(form, {"alt": "", "picture": photo()})
    assert text(asked) == words.PICTURE_INCOMPLETE
    refused = await world.dana.click(answer(shown), label="Post it")
    assert text(refused) == words.PICTURE_INCOMPLETE
    assert len(await world.services.pictures.names()) == 1
    form = await world.dana.click(answer(asked), label=words.ADD_PICTURE)
    read = await world.dana.submit_modal(form, GIVEN)
    assert words.PICTURE_WITH.format(alt=ALT) in text(read)
    form = await world.dana.click(answer(read), label=words.NEW_PICTURE)
    asked = await world.dana.submit_modal(form, {"alt": ALT, "picture": photo()})
    left = await world.dana.click(answer(asked), label=PHOTO_OUT)
    assert words.PICTURE_WITH.format(alt="")[:12] not in text(left)
    assert await world.services.pictures.names() == set()
    assert world.posts() == []


async def test_where_photos_are_not_kept(world: World) -> None:
    """A post is written again and again, so a group that keeps no photos has no pictures on it."""
    await ready(world)
    await world.services.groups.change(world.guild.id, world.clock.now(), keep_photos=False)

    assert words.ADD_PICTURE not in buttons(answer(await read_back(world)))


def test_bar() -> None:
    """A bar is as full as it says, and small."""
    from io import BytesIO

    from PIL import Image

    for percent, filled in ((0, 0), (35, 35), (100, 100)):
        content = bar(percent)
        with Image.open(BytesIO(content)) as image:
            assert image.size == (WIDTH, HEIGHT)
            row = [image.convert("RGB").getpixel((x, HEIGHT // 2)) for x in range(WIDTH)]
        blue = sum(one == (0x2F, 0x6F, 0x8F) for one in row)
        assert abs(blue * 100 // WIDTH - filled) <= 2
        assert len(content) < 5_000
