"""What comes, one day, and their files, as members see them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import vobject

from bot.celebrations import words
from bot.ui import words as ui_words
from bot.ui.card import Button, Card
from tests.celebrations.groups import switch_on
from tests.discord import answer, buttons, text

if TYPE_CHECKING:
    from tests.discord import World

NOVEMBER = datetime(2026, 11, 24, 14, 0, tzinfo=UTC)


async def celebrating(world: World, base: str = "usual") -> None:
    """Let the group have a list, in November."""
    world.clock.at = NOVEMBER
    await switch_on(world)
    await world.services.selections.take_list(world.guild.id, base, NOVEMBER)
    # What a first press is told besides is not asked for here.
    await world.dana.slash(world.channel, "celebrate upcoming")


async def test_what_comes(world: World) -> None:
    """Ten on a page, in order, what has no date by name; each can be looked at."""
    await celebrating(world)
    shown = await world.dana.slash(world.channel, "celebrate upcoming")
    first, ways = text(shown), list(buttons(answer(shown)))
    lines = first.split("\n")
    second = text(await world.dana.click(answer(shown), label=words.LATER)).split("\n")
    earlier = await world.dana.click(answer(shown), label=words.EARLIER)

    assert lines[0] == words.UPCOMING
    assert lines[1] == "- **All November:** International Games Month"
    assert lines[3] == (
        "- **Thursday, December 24:** Jólabókaflóð (Icelandic Christmas Book Flood)"
    )
    assert len([line for line in lines if line.startswith("- ")]) == 10
    assert lines[-1] == "**No date yet:** National Library Week."
    assert ways == [words.LATER, words.FILE, words.PAGE, words.PROPOSE]
    assert not set(lines[1:]) & set(second[1:])
    assert text(earlier) == first


async def test_the_coordinators_way_back(world: World) -> None:
    """Anyone who runs the group can change the list from there."""
    await celebrating(world)
    shown = await world.marta.slash(world.channel, "celebrate upcoming")

    assert words.CHANGE in buttons(answer(shown))


async def test_one_day(world: World) -> None:
    """What it is, when, an idea, where the date was read; days before and after are a tap away."""
    await celebrating(world)
    upcoming = await world.dana.slash(world.channel, "celebrate upcoming")
    shown = await world.dana.select(
        answer(upcoming), ["world-read-aloud-day"], custom_id="celebrate:look"
    )
    first = text(shown)
    after = text(await world.dana.click(answer(shown), label=words.LATER))
    before = text(await world.dana.click(answer(shown), label=words.EARLIER))
    back = text(await world.dana.click(answer(shown), label=words.BACK_TO_LIST))

    lines = first.split("\n")
    assert lines[0] == "**World Read Aloud Day:** Wednesday, February 3, 2027."
    assert lines[2] == "Got ten minutes? Read one page in three voices and let the class vote."
    assert words.SURE["high"] in first
    assert lines[-1] == words.CELEBRATED
    assert after.startswith("**Take Your Child to the Library Day:**")
    assert before == first
    assert back.startswith(words.UPCOMING)


async def test_by_name(world: World) -> None:
    """The command completes names, takes them as typed, and says when it knows none."""
    await celebrating(world)
    offered = await world.dana.autocomplete(world.channel, "celebrate show", "day", "poetry day")
    typed = await world.dana.slash(world.channel, "celebrate show", day="roald dahl")
    empty = await world.dana.slash(world.channel, "celebrate show")
    unknown = await world.dana.slash(world.channel, "celebrate show", day="Zebra **day**")

    assert [one["value"] for one in offered] == [
        "poetry-day-ireland",
        "world-poetry-day",
        "haiku-poetry-day",
        "bad-poetry-day",
        "national-poetry-day-nz",
        "national-poetry-day-uk",
        "black-poetry-day",
    ]
    assert "Good to know: Roald Dahl said antisemitic things" in text(typed)
    assert "Instead: International Dot Day" in text(typed)
    assert text(typed).endswith(words.NOT_CELEBRATED)
    assert text(empty).startswith("**International Games Month:**")
    assert text(unknown) == words.NOT_FOUND.format(typed="Zebra \\*\\*day\\*\\*")


async def test_not_for_our_group(world: World) -> None:
    """Anyone who runs the group takes a day off, and on again, where they read about it."""
    await celebrating(world)
    day = "world-read-aloud-day"
    shown = await world.marta.slash(world.channel, "celebrate show", day=day)
    off = text(await world.marta.click(answer(shown), label=words.REMOVE))
    choice = await world.services.celebrations.choice(world.guild.id)
    on = text(await world.marta.click(answer(shown), label=words.ADD))
    member = await world.dana.slash(world.channel, "celebrate show", day=day)

    assert off.startswith(words.REMOVED.format(name="World Read Aloud Day"))
    assert choice is not None
    assert day in choice.removed
    assert on.startswith(words.ADDED.format(name="World Read Aloud Day"))
    assert words.REMOVE not in buttons(answer(member))


async def test_a_file_for_ones_calendar(world: World) -> None:
    """The list and a single day are given as files that another program reads."""
    await celebrating(world)
    upcoming = await world.dana.slash(world.channel, "celebrate upcoming")
    every = answer(await world.dana.click(answer(upcoming), label=words.FILE))
    shown = await world.dana.slash(world.channel, "celebrate show", day="world-read-aloud-day")
    one = answer(await world.dana.click(answer(shown), label=words.FILE))
    counts = []
    for message in (every, one):
        (file,) = message.attachments
        content = await file.read()
        counts.append(len(vobject.readOne(content.decode()).vevent_list))

        assert file.filename == words.ICS_NAME

    assert counts == [25, 1]
    assert every.content == words.ICS_READY.format(count=25)
    assert every.ephemeral
    assert one.content.startswith("Here's **World Read Aloud Day**")


async def test_a_page_for_the_door(world: World) -> None:
    """Next month as a page, with the group's name; a month without any has its sentence."""
    await celebrating(world, "calm")
    upcoming = await world.dana.slash(world.channel, "celebrate upcoming")
    given = answer(await world.dana.click(answer(upcoming), label=words.PAGE))
    (file,) = given.attachments
    html = (await file.read()).decode()
    post = await world.post(Card("Press.", [Button("celebrate:page:2027-07-01")]))
    july = await world.dana.click(post)

    assert given.content == words.PAGE_READY.format(month="December 2026")
    assert file.filename == "coming-up-December-2026.html"
    assert "<h1>Book days in December 2026</h1>" in html
    assert "From Prairie School Librarians" in html
    assert text(july) == words.PAGE_NOTHING.format(month="July 2027")


async def test_switched_off(world: World) -> None:
    """Where book days are off the command is not there, and an old button says so."""
    off = await world.post(Card("Press.", [Button("celebrate:upcoming")]))
    told = await world.dana.click(off)

    assert "celebrate" not in world.commands(world.dana)
    assert text(told).startswith(ui_words.SWITCHED_OFF)
    await switch_on(world)
    assert "celebrate" in world.commands(world.dana)


async def test_what_is_not_there(world: World) -> None:
    """A day that is in no calendar, or in another group's, is not found."""
    await celebrating(world)
    for tail in ("own-1", "no-such-day"):
        for button in (f"celebrate:show:later:{tail}", f"celebrate:ics:{tail}"):
            post = await world.post(Card("Press.", [Button(button)]))
            told = await world.dana.click(post)

            assert text(told) == words.NOT_THERE
