"""Sharing a win, as members see it."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from bot.drafts import words as draft_words
from bot.students import words as student_words
from bot.wins import words
from tests.discord import answer, buttons, text

if TYPE_CHECKING:
    from tests.discord import World

STORY = "We put a blind date with a book cart by the doors. 41 checkouts in two days."


def photo() -> tuple[str, bytes]:
    """A small picture."""
    from PIL import Image

    buffer = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(buffer, "JPEG")
    return "cart.jpg", buffer.getvalue()


async def test_a_story_on_the_command_line(world: World) -> None:
    """`/win share story:` posts at once and says where."""
    result = await world.dana.slash(
        world.channel, "win share", story=STORY, thanks="the lunch crew"
    )

    (post,) = world.posts()
    assert post.content == (
        "**Dana Whitehorse** shared something that worked:\n"
        f"{STORY}\n"
        "With help from: the lunch crew"
    )
    assert list(buttons(post)) == [words.CHEER, words.TRYING, words.TALK, words.SHARE_YOURS]
    assert text(result).startswith(words.POSTED.format(link=post.jump_url))


async def test_the_form(world: World) -> None:
    """Without a story the form opens; what was filled in is posted."""
    shown = await world.dana.slash(world.channel, "win share")
    result = await world.dana.submit_modal(
        shown, {"story": STORY, "kind": ["learned"], "thanks": "", "alt": ""}
    )

    (post,) = world.posts()
    assert post.content.startswith("**Dana Whitehorse** tried something that didn't work")
    assert words.BEEN_THERE in buttons(post)
    assert text(result).startswith("Posted.")


async def test_a_student_is_named(world: World) -> None:
    """The check shows the words, and "a student" can stand for them."""
    story = "jayden in 4th grade finished his first chapter book."
    looked = await world.dana.slash(world.channel, "win share", story=story)

    assert text(looked).startswith(draft_words.FIRST["post"])
    assert '"jayden"' in text(looked)
    assert world.posts() == []

    read = await world.dana.click(answer(looked), label=student_words.USE_A_STUDENT)
    assert text(read).startswith(draft_words.REWRITTEN["post"])
    assert "jayden" not in text(read).lower()
    assert world.posts() == []

    result = await world.dana.click(answer(read), label=draft_words.THIS["post"])

    (post,) = world.posts()
    assert "jayden" not in post.content.lower()
    assert "student" in post.content
    assert text(result).startswith("Posted.")


async def test_not_a_student(world: World) -> None:
    """The group remembers the full name of who isn't a student."""
    story = "Big thanks to Kaylee Johnson for the puppets."
    looked = await world.dana.slash(world.channel, "win share", story=story)
    await world.dana.click(answer(looked), label=draft_words.NOT_A_STUDENT["post"])
    again = await world.luis.slash(world.channel, "win share", story=story)

    assert len(world.posts()) == 2
    assert text(again).startswith("Posted.")


async def test_change_my_text(world: World) -> None:
    """The form that opens has the text in it, and the new text is looked at again."""
    looked = await world.dana.slash(
        world.channel, "win share", story="jayden in 4th grade read to us."
    )
    shown = await world.dana.click(answer(looked), label=draft_words.CHANGE)
    assert shown.modal is not None
    box = shown.modal["components"][0]["component"]

    assert box["value"] == "jayden in 4th grade read to us."

    result = await world.dana.submit_modal(shown, {"story": "A student read to us."})

    assert text(result).startswith("Posted.")
    assert "A student read to us." in world.posts()[0].content


async def test_a_photo(world: World) -> None:
    """A photo needs a description and a look; then both are posted."""
    shown = await world.dana.slash(world.channel, "win share")
    asked = await world.dana.submit_modal(shown, {"story": STORY, "photo": photo()})
    assert text(asked).startswith(words.DESCRIBE)

    form = await world.dana.click(answer(asked), label=words.DESCRIBE_BUTTON)
    looked = await world.dana.submit_modal(form, {"alt": "A rolling cart of books."})
    assert text(looked) == student_words.PHOTO

    await world.dana.click(answer(looked), label=student_words.PHOTO_CLEAR)

    (post,) = world.posts()
    (picture,) = post.attachments
    assert picture.description == "A rolling cart of books."


async def test_without_the_photo(world: World) -> None:
    """*Post without it* posts the words, and the picture is deleted."""
    shown = await world.dana.slash(world.channel, "win share")
    asked = await world.dana.submit_modal(shown, {"story": STORY, "photo": photo()})
    await world.dana.click(answer(asked), label=words.POST_WITHOUT)

    (post,) = world.posts()
    assert post.attachments == []
    assert await world.services.pictures.names() == set()


@pytest.mark.parametrize("story", ["", "   \n ", "\u200b\u200d\u2060"])
async def test_nothing_in_it(world: World, story: str) -> None:
    """Nothing typed is nothing posted, and the way out is a button."""
    shown = await world.dana.slash(world.channel, "win share")
    result = await world.dana.submit_modal(shown, {"story": story or " "})

    assert text(result).startswith(words.EMPTY)
    assert list(buttons(answer(result))) == [draft_words.CHANGE]
    assert world.posts() == []


async def test_too_long(world: World) -> None:
    """1,601 characters are refused with both numbers, and kept in the form."""
    result = await world.dana.slash(world.channel, "win share", story="a" * 1_601)

    sentence = words.STORY_TOO_LONG.format(limit="1,600", length="1,601")
    assert text(result).startswith(sentence)

    shown = await world.dana.click(answer(result), label=draft_words.CHANGE)
    assert shown.modal is not None
    assert shown.modal["components"][0]["component"]["value"] == "a" * 1_601


async def test_a_group_that_keeps_no_photos(world: World) -> None:
    """The photo is posted and no copy stays here; an edit leaves Discord's own in place."""
    await world.services.groups.change(world.guild.id, world.clock.now(), keep_photos=False)
    shown = await world.dana.slash(world.channel, "win share")
    looked = await world.dana.submit_modal(
        shown, {"story": STORY, "photo": photo(), "alt": "A rolling cart of books."}
    )
    await world.dana.click(answer(looked), label=student_words.PHOTO_CLEAR)
    assert await world.services.pictures.names() == set()

    edit = await world.dana.slash(world.channel, "win edit", win="1")
    await world.dana.submit_modal(edit, {"story": "Now with 51 checkouts.", "alt": "A cart."})

    (post,) = world.posts()
    assert "51 checkouts" in post.content
    assert len(post.attachments) == 1
