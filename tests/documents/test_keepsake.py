"""A group's keepsake: a zip that opens without the bot, with what may leave and no more."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.documents import keepsake, words
from bot.documents import keepsake_words as said
from bot.documents.leaving import sort_out
from bot.pictures.rules import Picture
from bot.wins.rules import WinDraft
from tests.discord import answer, text
from tests.documents.papers import a_win, dot
from tests.documents.worlds import docx_text, files, share

if TYPE_CHECKING:
    from simcord import InteractionResult

    from bot.wins.rules import Win
    from tests.discord import World

SECRET = "Our own little secret."
FIRST = datetime(2026, 9, 1, 2, tzinfo=UTC)  # still August in Chicago


async def unpacked(result: InteractionResult) -> dict[str, bytes]:
    """Return what's in the zip of an answer."""
    (content,) = (await files(result)).values()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


async def asked(world: World) -> InteractionResult:
    """Ask for it, and press the button."""
    card = await world.marta.slash(world.channel, "coordinator archive")
    assert text(card).startswith("I can put what your group shared into a zip")
    return await world.marta.click(answer(card), label=said.MAKE)


async def _let(world: World, draft: WinDraft) -> None:
    """Share a win, and let it travel with its author's name."""
    wins, now = world.services.wins, world.clock.now()
    done = await wins.share(draft, now)
    await wins.consent(draft.guild_id, done.win.id, draft.author_id, "named")
    await world.advance(minutes=5)


async def _with_photo(world: World, story: str, release: str) -> None:
    services = world.services
    name = await services.pictures.keep(Picture(dot(), ".png", 1, 1))
    draft = WinDraft(world.guild.id, world.dana.id, "Dana Whitehorse", story, picture=name)
    await _let(world, replace(draft, alt="A shelf.", release=release))


async def test_what_is_in(world: World) -> None:
    """A page, a Word file, a spreadsheet, photos; as consent allows, and it says what stays."""
    await share(world, world.dana, "A cart by the doors.")
    await share(world, world.luis, "A whiteboard by the door.", consent="unnamed")
    await share(world, world.marta, SECRET, consent="here")
    await _with_photo(world, "A shelf of new books.", "unrecognizable")
    await _with_photo(world, "A shelf with a class.", "released")
    mai = world.member("Mai Vang")
    await share(world, mai, "A corner with plants.")
    await world.services.members.hide(world.guild.id, mai.id, True, world.clock.now())
    made = await asked(world)
    found = await unpacked(made)
    page = found["What worked.html"].decode()
    sheet = found["What worked.csv"].decode("utf-8-sig")
    readme = found["READ ME.txt"].decode("utf-8-sig")
    pictures = [name for name in found if name.startswith("pictures/")]

    assert "4 wins are included, and 2 were left out" in text(made)
    assert "4 wins are included, and 2 were left out" in readme
    assert "1 photo stays in the group" in page
    for content in (page, sheet, docx_text(found["What worked.docx"])):
        assert "A cart by the doors." in content
        assert "Dana Whitehorse" in content
        assert "A whiteboard by the door." in content
        for stays in ("Luis", SECRET, "plants", "Mai Vang"):
            assert stays not in content
    assert len(pictures) == 1
    assert pictures[0] in sheet
    assert found[pictures[0]] == dot()


async def test_only_coordinators(world: World) -> None:
    """Others don't see the command, and a button from elsewhere doesn't help."""
    pressed = await world.dana.click(await world.post_by_hand("document:keepsake"))

    assert "coordinator" not in world.commands(world.dana)
    assert "Marta Olson can help" in text(pressed)


async def test_nothing_in(world: World) -> None:
    """Where nothing may leave there's no zip, and the reason is said."""
    await share(world, world.dana, SECRET, consent="here")

    assert text(await asked(world)) == said.NOTHING_IN


async def test_a_look_first(world: World) -> None:
    """What may point to a student is shown before there's a file."""
    await share(world, world.dana, "A cart by the doors.")
    (one, *_) = await world.services.wins.mine(world.guild.id, world.dana.id)
    story = "Jayden, a 4th grader, read to us."
    await _let(world, WinDraft(world.guild.id, world.luis.id, "Luis Ortega", story))
    look = await asked(world)
    made = await world.marta.click(answer(look), label=words.MAKE_ANYWAY)

    assert one.story == "A cart by the doors."
    assert "Jayden" in text(look)
    assert not answer(look).attachments
    assert "Jayden" in (await unpacked(made))["What worked.html"].decode()


@pytest.mark.parametrize(
    ("zone", "names"),
    [
        ("America/Chicago", ["August-31-2026 1.jpg", "September-1-2026 2.jpg"]),
        ("Europe/London", ["1-September-2026 1.jpg", "2-September-2026 2.jpg"]),
    ],
)
async def test_photos_have_their_day(zone: str, names: list[str]) -> None:
    """A photo is named by its day on the group's clock, the way the group writes dates."""
    made = keepsake.written(sort_out(_two(), {}, "group"), "Prairie", zone, FIRST)

    assert list(made.photos.values()) == [f"pictures/{name}" for name in names]
    assert [row["File"] for row in made.document.rows] == list(made.photos.values())


async def test_months() -> None:
    """Wins are under their months, by the group's own clock."""
    found = sort_out(_two(), {}, "group")
    made = keepsake.written(found, "Prairie", "America/Chicago", FIRST)

    assert [section.title for section in made.document.sections] == [
        "August 2026",
        "September 2026",
    ]


def _two() -> list[Win]:
    return [
        a_win(
            number + 1,
            created_at=FIRST + timedelta(days=number),
            consent="named",
            picture=f"{number:032x}.jpg",
            alt="A shelf.",
            release="unrecognizable",
        )
        for number in (0, 1)
    ]
