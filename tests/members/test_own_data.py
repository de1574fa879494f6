"""Taking your own data away, and being forgotten, as a member sees it."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from bot.kit.personal import Person
from bot.members import words
from bot.members.rules import Notice
from bot.pictures.rules import Picture
from tests.discord import answer, text
from tests.members.acting import me, share

if TYPE_CHECKING:
    from tests.discord import World


async def test_an_export(world: World) -> None:
    """A member's own words and pictures come as a zip, privately."""
    name = await world.services.pictures.keep(Picture(b"pixels", ".jpg", 1, 1))
    await share(world, "A cart by the doors.", picture=name, alt="A cart.")
    done = answer(await me(world, "export"))
    content = await done.attachments[0].read()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
        wins = archive.read("my wins.csv").decode("utf-8-sig")

    assert done.ephemeral
    assert done.attachments[0].filename == "my-data-1.zip"
    assert "pictures/my wins 1.jpg" in names
    assert "A cart by the doors." in wins


async def test_an_export_in_parts(world: World) -> None:
    """More than Discord takes at once comes in several files."""
    for number in range(3):
        picture = Picture(bytes([number]) * 5 * 2**20, ".jpg", 1, 1)
        name = await world.services.pictures.keep(picture)
        await share(world, f"Win {number}.", picture=name, alt="A cart.")
    done = await me(world, "export")

    assert done.response is not None
    assert [one.attachments[0].filename for one in (done.response, *done.followups)] == [
        "my-data-1.zip",
        "my-data-2.zip",
        "my-data-3.zip",
    ]


async def test_thinking_about_being_forgotten(world: World) -> None:
    """What would go is said first, and nothing is removed by asking."""
    await share(world, "A cart by the doors.")
    asked = answer(await me(world, "forget"))
    said = asked.content
    kept = await world.dana.click(asked, label=words.FORGET_NO)

    assert said.startswith("**Nothing is removed yet.**")
    assert "your settings, 1 win and 1 entry in your plan." in said
    assert "30 days" in said
    assert text(kept) == words.FORGET_KEPT
    assert len(world.posts()) == 1


async def test_being_forgotten(world: World) -> None:
    """Everything goes, posts and pictures too, and the posts still to go are counted."""
    for number in range(2):
        name = await world.services.pictures.keep(Picture(b"pixels", ".jpg", 1, 1))
        await share(world, f"Win {number}.", picture=name, alt="A cart.")
    notice = Notice(world.guild.id, world.dana.id, "a.kind", 5)
    await world.services.members.let_wait(notice, world.clock.now())
    asked = answer(await me(world, "forget"))
    done = text(await world.dana.click(asked, label=words.FORGET_YES))
    await world.advance(minutes=1)

    assert done.startswith(f"{words.FORGET_DONE}\n2 posts will be gone in the next minute.")
    assert world.posts() == []
    assert await world.services.pictures.names() == set()
    assert (await world.services.privacy.export(Person(world.guild.id, world.dana.id))).sheets == {}


async def test_pressing_after_being_forgotten(world: World) -> None:
    """Who presses something again is new."""
    asked = answer(await me(world, "forget"))
    await world.dana.click(asked, label=words.FORGET_YES)
    again = text(await me(world, "show"))

    assert words.WELCOME in again
    assert "What I keep about you: nothing yet." in again


async def test_what_isnt_a_win_is_counted(world: World) -> None:
    """Whatever is kept is said, by each feature in its own words: here a thing on the shelf."""
    await world.switch_on("shelf")
    link = {"title": "Weeding without tears", "link": "https://example.org/weeding"}
    await world.dana.slash(world.channel, "resource add", **link)
    shown, asked = text(await me(world, "show")), text(await me(world, "forget"))

    assert "What I keep about you: 1 thing you put on the shelf" in shown
    assert "your settings, 1 thing you put on the shelf" in asked
