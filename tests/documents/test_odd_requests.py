"""What is asked for and is not there: no wins, no such days, no photo; and two at once."""

from __future__ import annotations

import asyncio
import html
from typing import TYPE_CHECKING

import pytest

from bot.documents import printed, words
from bot.documents.choices import MY_YEAR
from tests.discord import answer, buttons, text
from tests.documents.worlds import files, share

if TYPE_CHECKING:
    from tests.discord import World

CART = "A cart by the cafeteria doors. It was empty by noon."
BOARD = "A whiteboard by the door, and a marker on a string."


async def test_nothing_to_put_on_paper(world: World) -> None:
    """An empty period is a sentence, and pressing an old button for it too."""
    await world.switch_on("documents")
    card = await world.dana.slash(world.channel, "document my-year")
    await share(world, world.dana, CART)
    full = await world.dana.slash(world.channel, "document my-year")
    await world.services.wins.remove(world.guild.id, 1, world.dana.id, world.clock.now())
    pressed = await world.dana.click(answer(full), label=words.MAKE)

    assert words.CARD_EMPTY in text(card)
    assert words.MAKE not in buttons(answer(card))
    assert words.NOTHING_IN in text(pressed)
    assert words.BACK in buttons(answer(pressed))


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("whenever", words.PERIOD_NOT_UNDERSTOOD.format(typed="whenever")),
        ("2010-01-01 to 2026-09-01", words.PERIOD_TOO_LONG),
        ("2027-01-01 to 2027-02-01", words.PERIOD_TO_COME),
        ("2016-09-15 to 2026-09-14", "September 15, 2016 \u2013 September 14, 2026"),
        ("last spring", words.PERIOD_NOT_UNDERSTOOD.format(typed="last spring")),
    ],
)
async def test_periods(world: World, typed: str, says: str) -> None:
    """What is no period has its sentence; ten years are fine."""
    await world.switch_on("documents")

    assert says in text(await world.dana.slash(world.channel, "document my-year", period=typed))


async def test_other_days(world: World) -> None:
    """Days typed into the form are kept, also through a restart."""
    await world.switch_on("documents")
    await share(world, world.dana, CART)
    card = await world.dana.slash(world.channel, "document my-year")
    form = await world.dana.click(answer(card), label=words.OTHER_DAYS)
    set_ = await world.dana.submit_modal(form, {"days": "2026-09-01 to 2026-09-13"})
    assert "**Days:** September 1\u201313, 2026" in text(set_)
    assert words.CARD_EMPTY in text(set_)
    await world.restart()
    term = await world.dana.select(
        answer(set_), ["2026-08-17 to 2027-01-03"], custom_id="document:period:my-year"
    )

    assert "Fall semester 2026-27" in text(term)
    assert "1 win is included" in text(term)


async def test_autocomplete(world: World) -> None:
    """This year comes first, what is typed before it."""
    await world.switch_on("documents")
    days = "2026-09-01 to 2026-09-05"
    asked = (world.channel, "document my-year", "period")
    offered = await world.dana.autocomplete(*asked, "")
    typed = await world.dana.autocomplete(*asked, days)

    assert offered[0]["name"] == "School year 2026-27"
    assert typed[0]["value"] == days


async def test_a_photo_whose_file_is_gone(world: World) -> None:
    """The words are in, and it is said that the photo is not."""
    await world.switch_on("documents")
    await share(world, world.dana, CART)
    async with world.services.wins._database.write() as connection:
        gone = ("f" * 32 + ".jpg", "A red cart.", "unrecognizable")
        await connection.exec_driver_sql("UPDATE wins SET picture=?, alt=?, release=?", gone)
    card = await world.dana.slash(world.channel, "document my-year")
    made = await world.dana.click(answer(card), label=words.MAKE)

    assert printed.PHOTOS_GONE[0] in text(made)
    assert printed.PHOTOS_GONE[0] in html.unescape((await files(made))["html"].decode())


async def test_two_at_once(world: World) -> None:
    """Two documents asked for in the same moment are both right."""
    await world.switch_on("documents")
    await share(world, world.dana, CART)
    await share(world, world.luis, BOARD)
    documents, now = world.services.documents, world.clock.now()
    drafts = []
    for who in (world.dana.id, world.luis.id):
        choice = await documents.choices.get(world.guild.id, who, MY_YEAR, now)
        drafts.append(await documents.my_year(choice, "Prairie", now))
    dana, luis = await asyncio.gather(
        *(documents.make(world.guild.id, one.document, ("html",)) for one in drafts)
    )

    assert CART in dana.files["html"][0].decode()
    assert BOARD not in dana.files["html"][0].decode()
    assert BOARD in luis.files["html"][0].decode()
