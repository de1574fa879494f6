"""When Discord, or what was uploaded, will not have it."""

from __future__ import annotations

import asyncio
import io
from typing import TYPE_CHECKING, cast

import discord
import pytest

from bot.drafts import words as draft_words
from bot.ui.permissions import INVITE
from bot.ui.photo import keep_photo
from bot.wins import words
from tests.discord import answer, buttons, text
from tests.pictures.make import saved, two_halves

if TYPE_CHECKING:
    from tests.discord import World

STORY = "A reader asked for the next one before lunch."


async def test_no_permission_to_post(world: World) -> None:
    """The win is kept, its author told, a coordinator sees it, and it is posted later, once."""
    silent = discord.Permissions(INVITE.value & ~discord.Permissions(send_messages=True).value)
    world.limit_everyone(silent | discord.Permissions(use_application_commands=True))
    world.limit_bot(silent)
    result = await world.dana.slash(world.channel, "win share", story=STORY)
    assert text(result).startswith(words.SAVED_REFUSED.format(channel=world.channel.id))

    today = await world.marta.slash(world.channel, "coordinator today")
    assert "Dana Whitehorse" in text(today)
    world.limit_bot(INVITE)
    await world.marta.click(answer(today), label=words.RETRY)
    await world.tick()

    (post,) = world.posts()
    assert STORY in post.content
    nothing = await world.marta.slash(world.channel, "coordinator today")
    assert "Nothing is waiting" in text(nothing)


async def test_the_channel_is_gone(world: World) -> None:
    """A deleted wins channel keeps the win and says so; another channel takes it."""
    gone = world.channel
    await world.dana.slash(world.general, "win share", story="The first one.")
    with world.env._bot_scope():
        channel = world.client.get_channel(gone.id)
        assert isinstance(channel, discord.TextChannel)
    world.env.backend.delete_channel(gone.id)
    await world.env.settle()
    result = await world.dana.slash(world.general, "win share", story=STORY)
    assert "Saved" in text(result)
    kept = await world.services.wins.totals(world.guild.id, world.dana.id)
    assert kept == (2, 0)

    await world.services.groups.change(
        world.guild.id, world.clock.now(), wins_channel_id=world.general.id
    )
    await world.advance(minutes=5)

    assert [STORY in post.content for post in world.posts(world.general)] == [True]


async def test_a_draft_expires(world: World) -> None:
    """After a day the draft and its picture are gone, and the button says so."""
    asked = await world.dana.slash(
        world.channel, "win share", story="jayden in 4th grade read to us."
    )
    await world.advance(hours=25)
    result = await world.dana.click(answer(asked), label=draft_words.CHANGE)

    assert text(result).startswith(draft_words.GONE)


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("virus.png", b"MZ\x90\x00" + b"\x00" * 200, "couldn't find a picture"),
        ("drawing.svg", b"<svg xmlns='http://www.w3.org/2000/svg'></svg>", "SVG"),
        ("cut.jpg", b"\xff\xd8\xff\xe0" + b"\x00" * 50, "damaged"),
    ],
)
async def test_what_is_no_photo(world: World, name: str, content: bytes, says: str) -> None:
    """The reason is said, nothing is stored, and the words are safe behind the buttons."""
    shown = await world.dana.slash(world.channel, "win share")
    result = await world.dana.submit_modal(shown, {"story": STORY, "photo": (name, content)})

    assert text(result).startswith("Not posted yet.")
    assert says in text(result)
    assert list(buttons(answer(result))) == [
        words.ANOTHER_PHOTO,
        draft_words.POST_IT,
        draft_words.CHANGE,
    ]
    assert await world.services.pictures.names() == set()

    await world.dana.click(answer(result), label=draft_words.POST_IT)
    assert STORY in world.posts()[0].content


async def test_a_photo_with_a_place(world: World) -> None:
    """What is posted holds no place, although the photo did."""
    from PIL import Image

    image = Image.new("RGB", (60, 40), "teal")
    exif = Image.Exif()
    exif[0x8825] = {1: "N", 2: (43.0, 32.0, 0.0), 3: "W", 4: (96.0, 44.0, 0.0)}
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", exif=exif)
    assert b"Exif" in buffer.getvalue()
    shown = await world.dana.slash(world.channel, "win share")
    looked = await world.dana.submit_modal(
        shown, {"story": STORY, "photo": ("p.jpg", buffer.getvalue()), "alt": "A shelf."}
    )
    await world.dana.click(answer(looked), label="No student can be recognized")

    (picture,) = world.posts()[0].attachments
    assert b"Exif" not in await picture.read()


async def test_for_someone_else(world: World) -> None:
    """A coordinator may enter a win for a member who asked; a member may not."""
    refused = await world.dana.slash(
        world.channel, "win share", **{"story": STORY, "for": "Ruth, by e-mail"}
    )
    assert text(refused).startswith(words.BEHALF_COORDINATORS)
    form = await world.dana.click(answer(refused), label=draft_words.CHANGE)
    own = await world.dana.submit_modal(form, {"story": "My own words.", "behalf": ""})
    assert text(own).startswith("Posted.")
    await world.marta.slash(
        world.channel, "win share", **{"story": STORY, "for": "Ruth, by e-mail"}
    )

    _, post = world.posts()
    assert post.content.startswith("**Ruth, by e-mail** shared something that worked:")
    assert post.content.endswith("Entered by Marta Olson.")


async def test_outside_school_hours(world: World) -> None:
    """What is shared on a Saturday goes out without a sound."""
    await world.dana.slash(world.channel, "win share", story=STORY)
    await world.env.advance_time(5 * 86_400)
    await world.dana.slash(world.channel, "win share", story="On Saturday.")

    assert [post.flags.silent for post in world.posts()] == [False, True]


async def test_setup_was_never_run(new_world: World) -> None:
    """Anyone who presses first is told who can set it up."""
    result = await new_world.dana.slash(new_world.channel, "win share", story=STORY)

    assert "isn't set up yet" in text(result)


async def test_many_photos_at_once(world: World) -> None:
    """Twenty people upload in the same minute: two photos are in memory, and all are kept."""
    held, most = 0, 0

    class Upload:
        """A photo whose bytes take a moment to come."""

        size = 1_000

        async def read(self) -> bytes:
            nonlocal held, most
            held += 1
            most = max(most, held)
            await asyncio.sleep(0)
            return saved(two_halves(), "PNG")

    async def keep() -> str:
        nonlocal held
        name = await keep_photo(world.client, cast("discord.Attachment", Upload()))
        held -= 1
        return name

    names = await asyncio.gather(*(keep() for _ in range(20)))

    assert most == 2
    assert await world.services.pictures.names() == set(names)
    assert len(set(names)) == 20
