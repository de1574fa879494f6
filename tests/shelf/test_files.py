"""Files on the shelf: inspected, kept, handed out, and gone with what they hang on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.drafts import words as draft_words
from bot.kit.personal import Person
from bot.shelf import file_words, words
from tests.discord import answer, text
from tests.shelf import make
from tests.shelf.refused import refused as refused_file

if TYPE_CHECKING:
    from simcord import InteractionResult, MemberActor

    from tests.discord import World

WORD = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
PLAIN = make.word(WORD.format("Weeding in ten steps: look, sort, smile."))
CLASS = make.word(WORD.format("Jayden Smith, a 4th grader in room 12, reads below grade level."))


@pytest.fixture
async def shelf(world: World) -> World:
    """Give a group that has a shelf."""
    await world.switch_on("shelf")
    return world


async def put(
    world: World, content: bytes, name: str = "weeding.docx", by: MemberActor | None = None
) -> InteractionResult:
    """Put a file on the shelf."""
    actor = by or world.dana
    form = await actor.slash(world.channel, "resource add")
    return await actor.submit_modal(form, {"title": "Weeding steps", "file": (name, content)})


async def kept(world: World) -> set[str]:
    """Return the names of all files in the store."""
    return await world.services.pictures.names()


async def test_a_file(shelf: World) -> None:
    """It's kept, found by its name, handed out privately, and goes when it's taken down."""
    added = await put(shelf, PLAIN)
    assert "a Word file" in text(added)
    found = await shelf.luis.slash(shelf.channel, "resource find", words="weeding")
    shown = await shelf.luis.select(answer(found), ["1"], custom_id="shelf:open")
    got = await shelf.luis.click(answer(shown), label=words.GET_FILE)
    assert text(got) == words.HERE_IT_IS.format(title="Weeding steps")
    assert [one.filename for one in answer(got).attachments] == ["weeding.docx"]

    again = await put(shelf, PLAIN, "copy.docx", shelf.luis)
    assert text(again).startswith("Dana Whitehorse put this on the shelf")
    assert len(await kept(shelf)) == 1
    mine = answer(await shelf.dana.slash(shelf.channel, "resource show", resource="1"))
    refused = await shelf.dana.click(mine, label=words.SAY_MORE)
    refused = await shelf.dana.select(answer(refused), ["theirs"], custom_id="shelf:rights:1")
    assert text(refused) == words.THEIRS_NO_FILE
    form = await shelf.dana.click(mine, label=words.CHANGE)
    changed = await shelf.dana.submit_modal(form, {"title": "Weeding, step by step", "link": ""})
    assert "a Word file" in text(changed)
    ask = await shelf.dana.click(answer(changed), label=words.TAKE_DOWN)
    await shelf.dana.click(answer(ask), label=words.TAKE_DOWN_YES)
    assert await kept(shelf) == set()


async def test_a_class_list(shelf: World) -> None:
    """What may name a student is shown with its place before anyone gets it."""
    asked = await put(shelf, CLASS)
    assert text(asked).startswith(words.FILE_FIRST)
    assert "Jayden" in text(asked)
    assert (await shelf.services.shelf.find(shelf.guild.id, "", shelf.clock.now())).documents == []
    added = await shelf.dana.click(answer(asked), label=words.FILE_FINE)
    assert text(added).startswith("On the shelf")


BAD = {
    "macros": "weeding.docm",
    "a zip": "weeding.pdf",
    "a PDF with JavaScript": "weeding.pdf",
    "a PDF with a file inside": "weeding.pdf",
    "an encrypted PDF": "weeding.pdf",
    "an encrypted document": "weeding.docx",
    "a bomb": "weeding.docx",
    "a drawing": "weeding.png",
}


async def test_what_cant_be_kept(shelf: World) -> None:
    """Whatever it's called, it's refused with the reason; the words are safe and go on."""
    files = {case: (name, *refused_file(case)) for case, name in BAD.items()}
    files["empty"] = "weeding.pdf", b"", file_words.EMPTY
    files["large"] = "weeding.docx", b"\0" * (8 * 2**20 + 1), "That file is 9 MB"
    for case, (name, content, why) in files.items():
        refused = await put(shelf, content, name)
        assert why in text(refused), case
        assert text(refused).startswith("Not on the shelf yet."), case
        form = await shelf.dana.click(answer(refused), label=draft_words.CHANGE)
        assert form.modal is not None
        assert "Weeding steps" in str(form.modal), case
        link = f"https://example.org/{case.replace(' ', '-')}"
        added = await shelf.dana.submit_modal(form, {"title": "Weeding steps", "link": link})
        assert text(added).startswith("On the shelf"), case

    assert await kept(shelf) == set()


async def test_forgetting(shelf: World) -> None:
    """A file comes along in the export, and goes with its owner."""
    await put(shelf, PLAIN)
    dana, privacy = Person(shelf.guild.id, shelf.dana.id), shelf.services.privacy
    exported = await privacy.export(dana)
    gone = await privacy.forget(dana, shelf.clock.now())

    assert len(await kept(shelf)) == 1
    assert set(exported.pictures) == set(gone.pictures) == await kept(shelf)
