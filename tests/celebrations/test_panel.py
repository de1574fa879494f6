"""Choosing book days, as coordinators see it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from bot.celebrations import own_words, saying, words
from bot.celebrations.observances import load
from bot.groups import words as group_words
from bot.kit.dates import month_end, say_day
from bot.kit.text import shorten
from bot.ui import words as ui_words
from bot.ui.card import Button, Card
from bot.ui.template import SLUG_LIMIT
from cogs.celebrations import month_views, upcoming_views
from tests.celebrations.groups import switch_on
from tests.discord import answer, buttons, text

if TYPE_CHECKING:
    from simcord import InteractionResult, ResponseMessage

    from tests.discord import World

LIST, PACKS = "celebrate:list", "celebrate:packs"
NOVEMBER = datetime(2026, 11, 24, 14, 0, tzinfo=UTC)
FEATURES = ["wins", "plans", "weekly", "celebrations"]


def options(message: ResponseMessage, custom_id: str) -> dict[str, bool]:
    """Return the values of a menu and whether each is chosen."""
    parts = [part for row in message.components for part in row["components"]]
    (menu,) = (part for part in parts if part.get("custom_id") == custom_id)
    return {one["value"]: one.get("default", False) for one in menu["options"]}


async def panel(world: World) -> InteractionResult:
    """Open the panel by the command, in November."""
    world.clock.at = NOVEMBER
    await switch_on(world)
    return await world.marta.slash(world.channel, "celebrate upcoming")


async def choose(world: World, base: str) -> InteractionResult:
    """Choose a list on it."""
    return await world.marta.select(answer(await panel(world)), [base], custom_id=LIST)


async def test_from_setup_to_next_month(world: World) -> None:
    """Switched on in setup, a list is two taps away; the answer shows what next month brings."""
    world.clock.at = NOVEMBER
    setup = answer(await world.marta.slash(world.general, "setup"))
    more = answer(await world.marta.click(setup, label=group_words.MORE_SETTINGS))
    assert words.CHANGE not in buttons(more)
    more = answer(await world.marta.select(more, FEATURES, custom_id="setup:features"))
    shown = await world.marta.click(more, label=words.CHANGE)
    assert text(shown).endswith(words.CHOOSE_FIRST)
    chosen = await world.marta.select(answer(shown), ["calm"], custom_id=LIST)

    assert text(chosen).split("\n")[1:] == [
        "**You celebrate:** the calm list. As many posts as come up.",
        "**December 2026:** 1 post.",
        "- Monday, December 21: Jólabókaflóð (Icelandic Christmas Book Flood), "
        "for Thursday, December 24",
        "",
        words.EARLY_WHY,
    ]
    assert options(answer(chosen), LIST) == {
        "calm": True,
        "usual": False,
        "everything": False,
        "none": False,
    }


async def test_nothing_is_celebrated_until_then(world: World) -> None:
    """Members are told who can choose; coordinators find it on their list; after a restart too."""
    await panel(world)
    told = await world.dana.slash(world.channel, "celebrate upcoming")
    today = await world.marta.slash(world.channel, "coordinator today")
    assert own_words.DESK_CHOOSE.format(number=1) in text(today)
    await world.restart()
    opened = await world.marta.click(answer(today), label=words.CHANGE)
    chosen = await world.marta.select(answer(opened), ["usual"], custom_id=LIST)
    after = await world.marta.slash(world.channel, "coordinator today")

    assert text(told).startswith("This group hasn't chosen its book days yet")
    assert "Marta Olson can choose" in text(told)
    assert list(buttons(answer(told))) == [words.PROPOSE]
    assert "**December 2026:** 1 post." in text(chosen)
    assert "Book days are on" not in text(after)


async def test_everything_says_what_is_skipped(world: World) -> None:
    """One post a week, the best of each; what is left out is named with the reason."""
    shown = await choose(world, "everything")
    for _ in range(2):
        shown = await world.marta.click(answer(shown), label=words.MONTH_AFTER)
    february = text(shown)
    lines = february.split("\n")
    posts = [line for line in lines if line.startswith("- ")]
    two = await world.marta.select(answer(shown), ["2"], custom_id="celebrate:cap:1")

    assert lines[1].endswith(
        "everything for your country that isn't contested. At most one post a week."
    )
    assert lines[2] == "**February 2027:** 3 posts."
    assert posts[0] == "- Wednesday, February 3: World Read Aloud Day"
    assert words.SKIPPED["cap"].partition("{")[0] + "Langston Hughes's Birthday" in february
    assert "Library Lovers' Day" not in february  # it's Australia's
    assert options(answer(two), "celebrate:cap:2") == {"1": False, "2": True, "0": False}


@pytest.mark.parametrize(
    ("zone", "calm", "usual", "more"),
    [
        ("America/Chicago", 12, 24, 12),
        ("Europe/London", 12, 23, 11),
        ("Pacific/Auckland", 10, 16, 6),
        ("Asia/Kolkata", 8, 11, 3),
    ],
)
async def test_lists_say_how_many(
    world: World, zone: str, calm: int, usual: int, more: int
) -> None:
    """The menu says how many days a list has in the group's own country."""
    await world.services.groups.change(world.guild.id, NOVEMBER, zone=zone)
    (menu,) = (
        part
        for row in answer(await panel(world)).components
        for part in row["components"]
        if part.get("custom_id") == LIST
    )
    labels = {one["value"]: one["label"] for one in menu["options"]}
    hints = {one["value"]: one["description"] for one in menu["options"]}

    assert labels["calm"] == f"Calm: {calm} book days"
    assert labels["usual"] == f"Usual: {usual} book days"
    assert hints["usual"] == f"The same and {more} more"


async def test_a_group_that_moved(world: World) -> None:
    """The panel says that the list is from elsewhere; a press brings the country's own days."""
    chosen = await choose(world, "usual")
    assert words.MOVED not in text(chosen)
    assert words.TAKE_COUNTRY not in buttons(answer(chosen))
    await world.services.groups.change(world.guild.id, NOVEMBER, zone="Europe/London")
    shown = await world.marta.click(answer(await panel(world)), label=words.CHANGE)
    assert words.MOVED in text(shown)
    assert not any(options(answer(shown), LIST).values())  # each of them would change the list
    taken = await world.marta.click(answer(shown), label=words.TAKE_COUNTRY)
    choice = await world.services.celebrations.choice(world.guild.id)

    assert choice is not None
    assert (choice.base, choice.country) == ("usual", "GB")
    assert words.MOVED not in text(taken)
    assert words.TAKE_COUNTRY not in buttons(answer(taken))
    assert options(answer(taken), LIST)["usual"]


async def test_the_preview_is_what_comes(world: World) -> None:
    """In each month of the year the panel names exactly what is posted, on its days."""
    shown = await choose(world, "everything")
    celebrations, names = world.services.celebrations, {one.slug: one.name for one in load()}
    month = date(2026, 12, 1)
    for _ in range(12):
        lines = [line for line in text(shown).split("\n") if line.startswith("- ")]
        last = month_end(month)
        posts = await celebrations.posts_between(world.guild.id, month, last)

        assert len(lines) == len(posts)
        for line, post in zip(lines, posts, strict=True):
            assert line.startswith(f"- {say_day(post.day, 'US', weekday=True)}: ")
            assert all(shorten(names[one.slug], 70) in line for one in post.occurrences)
        month = saying.month_after(month)
        if month < date(2027, 12, 1):
            shown = await world.marta.click(answer(shown), label=words.MONTH_AFTER)


async def test_where_nothing_can_come(world: World) -> None:
    """Without a channel the preview says so; where book days are off there is none."""
    chosen = await choose(world, "calm")
    assert words.NO_CHANNEL not in text(chosen)
    guild_id = world.guild.id
    await world.services.groups.change(guild_id, NOVEMBER, wins_channel_id=None)
    later = text(await world.marta.click(answer(chosen), label=words.MONTH_AFTER))
    await world.services.groups.change(guild_id, NOVEMBER, switched_on=frozenset())
    post = await world.post(Card("Press.", [Button("celebrate:choose")]))
    off = await world.marta.click(post)

    assert later.endswith(words.NO_CHANNEL)
    assert text(off).startswith(ui_words.SWITCHED_OFF)


async def test_what_packs_say(world: World) -> None:
    """Each pack says how much is in it, and names one of it."""
    chosen = answer(await choose(world, "calm"))
    parts = [part for row in chosen.components for part in row["components"]]
    (menu,) = (part for part in parts if part.get("custom_id") == PACKS)
    hints = {one["value"]: one["description"] for one in menu["options"]}

    assert hints["ca"] == "10 days, such as Family Literacy Day (Canada)"
    assert len(hints) == 11


async def test_packs(world: World) -> None:
    """Packs are added to the list, and taken off again."""
    chosen = answer(await choose(world, "calm"))
    with_packs = await world.marta.select(chosen, ["uk", "funny"], custom_id=PACKS)
    assert "the calm list and the packs United Kingdom and Funny days" in text(with_packs)
    on = {name for name, chosen in options(answer(with_packs), PACKS).items() if chosen}
    choice = await world.services.celebrations.choice(world.guild.id)
    without = await world.marta.select(answer(with_packs), [], custom_id=PACKS)

    assert choice is not None
    assert choice.packs == {"uk", "funny"}
    assert on == {"uk", "funny"}
    assert not any(options(answer(without), PACKS).values())


async def test_a_month_is_changed(world: World) -> None:
    """What is ticked is celebrated, what is not is not; the page next door stays as it is."""
    chosen = answer(await choose(world, "calm"))
    december = answer(
        await world.marta.click(chosen, label=words.BY_MONTH.format(month="December"))
    )
    tick = "celebrate:tick:12:0"
    assert options(december, tick) == {
        "jason-reynolds-birthday": False,
        "computer-science-education-week": False,
        "storywalk-week": False,
        "jane-austen-birthday": False,
        "jolabokaflod": True,
    }

    saved = await world.marta.select(december, ["jane-austen-birthday"], custom_id=tick)
    assert text(saved).startswith(words.MONTH_SAVED)
    after = options(answer(saved), tick)
    back = await world.marta.click(answer(saved), label=words.PREVIEW)
    choice = await world.services.celebrations.choice(world.guild.id)
    assert after == {
        "jason-reynolds-birthday": False,
        "computer-science-education-week": False,
        "storywalk-week": False,
        "jane-austen-birthday": True,
        "jolabokaflod": False,
    }
    assert "- Wednesday, December 16: Jane Austen's Birthday" in text(back)
    assert "Jólabókaflóð" not in text(back)
    assert "and 1 picked by hand, without 1 that you left out" in text(back)
    assert choice is not None
    assert choice.added == {"jane-austen-birthday"}
    assert choice.removed == {"jolabokaflod"}


async def test_contested_days_are_chosen_one_by_one(world: World) -> None:
    """They are in no menu; beside the note and something instead stands a button each."""
    chosen = answer(await choose(world, "everything"))
    shown = await world.marta.click(chosen, label=words.BY_MONTH.format(month="December"))
    december, ticks = text(shown), options(answer(shown), "celebrate:tick:12:0")
    add = words.CONTESTED_ADD.format(name="Dewey Decimal System Day")
    added = text(await world.marta.click(answer(shown), label=add))
    remove = words.CONTESTED_REMOVE.format(name="Dewey Decimal System Day")
    assert remove in buttons(answer(shown))
    after = text(await world.marta.click(answer(shown), label=words.PREVIEW))
    await world.marta.click(answer(shown), label=words.BY_MONTH.format(month="December"))
    removed = text(await world.marta.click(answer(shown), label=remove))

    assert "dewey-decimal-system-day" not in ticks
    assert "took his name off its medal" in december
    assert "Instead: Dictionary Day" in december
    assert "is on: you chose it" in added
    assert "- Thursday, December 10: Dewey Decimal System Day" in after
    assert "is off unless you choose it" in removed


async def test_pages_on_screen(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """A tick on the second page leaves the first as it was."""
    monkeypatch.setattr(month_views, "SHOWN", 5)
    chosen = answer(await choose(world, "calm"))
    month = await world.marta.click(chosen, label=words.BY_MONTH.format(month="December"))
    month = await world.marta.click(answer(month), label="November")
    second = await world.marta.click(answer(month), label=words.LATER)
    page = options(answer(second), "celebrate:tick:11:1")
    await world.restart()
    saved = await world.marta.select(answer(second), list(page), custom_id="celebrate:tick:11:1")
    choice = await world.services.celebrations.choice(world.guild.id)

    assert "Page 2 of" in text(saved)
    assert choice is not None
    assert choice.added == set(page) - {"picture-book-month"}
    assert choice.removed == frozenset()


async def test_members_cannot_choose(world: World) -> None:
    """A forwarded panel answers others with who can, and changes nothing."""
    await choose(world, "calm")
    await world.dana.slash(world.channel, "celebrate upcoming")
    change = ("celebrate:choose", "celebrate:month:12:0", "celebrate:import", "celebrate:proposals")
    for custom_id in change:
        post = await world.post(Card("Press.", [Button(custom_id)]))
        told = await world.dana.click(post)

        assert text(told) == ui_words.COORDINATORS_ONLY.format(names="Marta Olson")


@pytest.mark.parametrize(
    ("custom_id", "sentence"),
    [
        ("celebrate:posted:2027-13-01", ui_words.OUTDATED),
        ("celebrate:posted:99", ui_words.OUTDATED),
        ("celebrate:month:13:99", words.OTHER_MONTH),
        ("celebrate:month:0:0", words.OTHER_MONTH),
    ],
)
async def test_forged_months(world: World, custom_id: str, sentence: str) -> None:
    """A month that is none has its sentence."""
    await choose(world, "calm")
    told = await world.marta.click(await world.post_by_hand(custom_id))

    assert text(told) == sentence


def test_every_button_has_room() -> None:
    """The longest slug fits into each button that carries one."""
    longest = max((one.slug for one in load()), key=len)

    assert len(longest) <= SLUG_LIMIT
    assert upcoming_views.keep.custom_id(True, longest).endswith(longest)
