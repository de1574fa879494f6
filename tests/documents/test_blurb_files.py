"""A blurb as a file: what is in it, what stays, and that it is written down."""

from __future__ import annotations

import html
import io
from typing import TYPE_CHECKING, Any

import docx
import pytest

from bot.documents import blurb_words as words
from bot.kit.personal import Person
from bot.students import words as student_words
from bot.wins import words as win_words
from tests.discord import answer, buttons, text
from tests.documents.test_blurb_cards import blurb, documents_are_on, note, share, share_photo

if TYPE_CHECKING:
    from tests.discord import World

__all__ = ["documents_are_on"]  # a fixture for each test here


async def test_as_a_file(world: World) -> None:
    """A page and a Word file with every piece; what left is written down, under no name."""
    await share_photo(world)
    await world.services.wins.consent(world.guild.id, 1, world.dana.id, "unnamed")
    card = await blurb(world)
    given = await world.dana.click(answer(card), label=words.FILE)

    assert text(given).startswith(words.FILE_MADE)
    page, paper = [await one.read() for one in answer(given).message.attachments]
    assert b"A red cart of books" in page
    assert b"data:image" in page
    paragraphs = [one.text for one in docx.Document(io.BytesIO(paper)).paragraphs]
    assert [one for one in words.PIECES.values() if one not in paragraphs] == []
    assert "Whitehorse" not in page.decode() + "\n".join(paragraphs)
    exported = await world.services.privacy.export(Person(world.guild.id, world.dana.id))
    (left,) = exported.sheets["my documents"]
    assert (left["kind"], left["audience"], left["wins"]) == ("blurb", "anyone", "1")


@pytest.mark.parametrize("what", ["consent", "hides", "removed", "reported"])
async def test_what_changes_while_it_is_made(
    world: World, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    """A file with what may not leave any more is not given, and nothing is written down."""
    await share(world)
    services, mine = world.services, (world.guild.id, world.dana.id)
    (post,) = world.posts()
    await services.wins.consent(world.guild.id, 1, world.dana.id, "named")
    real, now = services.documents.make, world.clock.now()

    async def meanwhile(*given: Any) -> object:
        made = await real(*given)
        if what == "consent":
            await services.wins.consent(world.guild.id, 1, world.dana.id, "unnamed")
        elif what == "hides":
            await services.members.hide(*mine, True, now)
        elif what == "removed":
            await services.wins.remove(world.guild.id, 1, world.dana.id, now)
        else:
            where = (world.guild.id, world.luis.id, world.channel.id, post.id)
            await services.reports.report(*where, student=True, words=None, now=now)
        return made

    card = await blurb(world)
    monkeypatch.setattr(services.documents, "make", meanwhile)
    refused = await world.dana.click(answer(card), label=words.FILE)

    said = {"removed": win_words.NO_WIN, "reported": words.HIDDEN}.get(what, words.FILE_CHANGED)
    assert text(refused).startswith(said)
    assert answer(refused).attachments == []
    exported = await services.privacy.export(Person(*mine))
    assert "my documents" not in exported.sheets


async def test_a_photo_that_is_gone(world: World) -> None:
    """The file is made without it, and says so."""
    await share_photo(world)
    await world.services.wins.consent(world.guild.id, 1, world.dana.id, "named")
    (picture,) = await world.services.wins.pictures()
    await world.services.pictures.remove(picture)
    given = await world.dana.click(answer(await blurb(world)), label=words.FILE)

    assert "photo is no longer available" in text(given)
    assert b"data:image" not in await answer(given).message.attachments[0].read()


async def test_a_photo_with_a_release_stays(world: World) -> None:
    """Its description may be a caption; the photo itself is not in the file, and that is said."""
    await share_photo(world, student_words.PHOTO_RELEASE)
    await world.services.wins.consent(world.guild.id, 1, world.dana.id, "named")
    card = await world.dana.click(answer(await blurb(world)), label=words.PIECES["caption"])
    assert words.PHOTO_STAYS in note(card)
    given = await world.dana.click(answer(card), label=words.FILE)

    page = await answer(given).message.attachments[0].read()
    assert b"data:image" not in page
    assert words.PHOTO_LEFT_OUT in html.unescape(page.decode())


async def test_no_file_of_what_stays_here(world: World) -> None:
    """It asks how far the win may travel; the words can be copied all the same."""
    await share(world)
    card = await blurb(world)
    refused = await world.dana.click(answer(card), label=words.FILE)

    assert text(refused).startswith(words.FILE_HERE)
    ways = buttons(answer(refused))
    assert [win_words.CONSENT["unnamed"], win_words.CONSENT["named"]] == list(ways)
    freed = await world.dana.click(answer(refused), label=win_words.CONSENT["named"])
    given = await world.dana.click(answer(freed), label=words.MAKE)
    assert words.NAMED.format(name="Dana Whitehorse") in note(given)
