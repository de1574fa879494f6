"""One feature at a time is suggested to coordinators, each in its season."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.celebrations import words as celebration_words
from bot.coffee import words as coffee_words
from bot.groups import words as group_words
from bot.groups.service import Group
from bot.groups.suggesting import suggestion
from bot.mentors import coordinator_words
from tests.discord import answer, buttons, text
from tests.groups.panels import panel_of
from tests.switches import OPTIONAL, SWITCHES

if TYPE_CHECKING:
    from tests.discord import World

JOINED = datetime(2026, 9, 1, 12, tzinfo=UTC)
# What is suggested first, in any month; then what has its season. Others don't come between.
WITHOUT_SEASON = frozenset({"celebrations", "documents", "coffee", "meetups", "shelf"})
SUGGESTED = {
    name: one
    for name, one in SWITCHES.items()
    if name in WITHOUT_SEASON | {"mentors", "questions"} or not one.optional
}
HERE = Group(1, zone="America/Chicago", wins_channel_id=5, joined_at=JOINED, switches=SUGGESTED)

CASES = [
    ("the first days", HERE, 13, None),
    ("the third week", HERE, 14, "celebrations"),
    ("not chosen yet", HERE, 60, "celebrations"),
    ("declined", replace(HERE, declined=frozenset({"celebrations"})), 20, None),
    ("one on", replace(HERE, switched_on=frozenset({"celebrations"})), 28, "documents"),
    (
        "two seen to",
        replace(HERE, switched_on=frozenset({"celebrations"}), declined=frozenset({"documents"})),
        35,
        "meetups",
    ),
    (
        "no season for mentors",
        replace(HERE, switched_on=WITHOUT_SEASON),
        60,
        None,
    ),
    (
        "January",
        replace(HERE, switched_on=WITHOUT_SEASON | {"questions"}),
        130,
        "mentors",
    ),
    (
        "ten weeks",
        replace(HERE, switched_on=WITHOUT_SEASON),
        70,
        "questions",
    ),
    ("everything on", replace(HERE, switched_on=OPTIONAL), 130, None),
    ("not set up", replace(HERE, wins_channel_id=None), 130, None),
]


def test_a_small_group_is_offered_the_chat_alone() -> None:
    """Under eight members, coffee in twos and threes isn't suggested: a meet-up is for everyone."""
    seen_to = replace(HERE, declined=frozenset({"celebrations", "documents"}))
    more = replace(seen_to, declined=seen_to.declined | {"meetups"})
    then = JOINED + timedelta(days=35)

    assert [suggestion(seen_to, then, members) for members in (7, 8)] == ["meetups", "meetups"]
    assert [suggestion(more, then, members) for members in (7, 8)] == [None, "coffee"]


@pytest.mark.parametrize(("group", "days", "wanted"), [case[1:] for case in CASES])
def test_in_its_season(group: Group, days: int, wanted: str | None) -> None:
    """What is suggested follows how long a group is there, and what it has or declined."""
    assert suggestion(group, JOINED + timedelta(days=days), 25) == wanted


def test_every_optional_feature_has_its_turn() -> None:
    """A group that declines one suggestion after the other has heard of all of them in a year."""
    group, heard = replace(HERE, switches=SWITCHES), list[str]()
    for days in range(365):
        feature = suggestion(group, JOINED + timedelta(days=days), 25)
        if feature is not None:
            heard.append(feature)
            group = replace(group, declined=group.declined | {feature})

    assert sorted(heard) == sorted(OPTIONAL)
    assert heard[0] == "celebrations"


def test_one_that_nobody_declared_is_off() -> None:
    """A name from an older version, or a forged one, switches nothing on."""
    group = replace(HERE, switched_on=frozenset({"podcasts"}))

    assert not group.has("podcasts")
    assert "podcasts" not in group.labels(on=True) + group.labels(on=False)


async def test_switched_on_from_the_list(world: World) -> None:
    """A coordinator reads the suggestion under what waits, and one tap switches it on."""
    world.clock.advance(timedelta(days=15))
    card = answer(await world.marta.slash(world.general, "coordinator today"))
    shown = card.content
    told = text(await world.marta.click(card, label=group_words.SUGGEST_YES))
    group = await world.services.groups.get(world.guild.id)
    again = answer(await world.marta.slash(world.general, "coordinator today"))

    assert celebration_words.SUGGESTION in shown
    assert told.startswith(group_words.SUGGEST_ON.format(feature="book days"))
    assert "**Next:** next month's book days, <t:" in told
    assert group.has("celebrations")
    assert group_words.SUGGEST_YES not in buttons(again)


@pytest.mark.parametrize(
    ("feature", "label", "wanted"),
    [
        ("celebrations", celebration_words.CHANGE, celebration_words.CHOOSE_FIRST),
        ("coffee", coffee_words.SETTINGS, coffee_words.SETTINGS_HEAD),
        ("mentors", coordinator_words.OPEN_BOARD, coordinator_words.BOARD_NONE),
    ],
)
async def test_leads_to_its_first_step(world: World, feature: str, label: str, wanted: str) -> None:
    """What was switched on can be chosen from at once, from the list and from setup."""
    now = world.clock.now()
    for number in range(8):  # as many as coffee is suggested to
        await world.services.members.arrive(world.guild.id, 900 + number, "Priya", now)
    declined = OPTIONAL - {feature}
    await world.services.groups.change(world.guild.id, now, declined=declined)
    world.clock.advance(datetime(2027, 1, 12, 16, tzinfo=UTC) - now)
    card = answer(await world.marta.slash(world.general, "coordinator today"))
    on = answer(await world.marta.click(card, label=group_words.SUGGEST_YES))
    opened = text(await world.marta.click(on, label=label))
    panel = await panel_of(world)
    more = answer(await world.marta.click(panel, label=group_words.MORE_SETTINGS))
    await world.marta.select(more, [feature], custom_id="setup:feature")
    again = text(await world.marta.click(more, label=label))

    assert wanted in opened
    assert wanted in again


async def test_declined(world: World) -> None:
    """What a group does not want is not suggested again, also after a restart."""
    world.clock.advance(timedelta(days=15))
    card = answer(await world.marta.slash(world.general, "coordinator today"))
    told = text(await world.marta.click(card, label=group_words.SUGGEST_NO))
    await world.restart()
    again = answer(await world.marta.slash(world.general, "coordinator today"))

    assert told == group_words.SUGGEST_DECLINED
    assert group_words.SUGGEST_NO not in buttons(again)


async def test_not_by_a_member(world: World) -> None:
    """Who does not run the group switches nothing on, however they come by the button."""
    world.clock.advance(timedelta(days=15))
    card = answer(await world.marta.slash(world.general, "coordinator today"))
    world.env.backend.get_message(card.channel_id, card.id).flags = 0
    result = await world.dana.click(card, label=group_words.SUGGEST_YES)
    group = await world.services.groups.get(world.guild.id)

    assert "Marta Olson can help" in text(result)
    assert not group.has("celebrations")
