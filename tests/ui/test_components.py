"""Functions that are buttons, selects and forms: built, found by their ids, and refused."""

from __future__ import annotations

import asyncio
import gc
from datetime import date
from typing import TYPE_CHECKING

import discord
import pytest

from bot.ui import words
from bot.ui.card import Button, Card
from bot.ui.components import Components, Style, button, form, select
from bot.ui.modal import Answers, Part, box
from tests.discord import answer, buttons, text

if TYPE_CHECKING:
    from bot.ui.card import Item
    from bot.ui.context import Context
    from tests.discord import World


@button("test:day:{day:date}:{note:rest}", label="This day", style=Style.primary)
async def this_day(ctx: Context, day: date, note: str | None = None) -> None:
    """Say which day, and open the next step."""
    pick_one = pick.select(_options(), ctx.member_id)
    await ctx.answer(Card(f"{day:%B %d}: {note}", [Button("test:leaders"), pick_one]))


@button("test:leaders", label="For leaders", coordinator=True, feature="wins")
async def leaders(ctx: Context) -> None:
    """Say whose group it is."""
    await ctx.answer(f"{ctx.group.name}, {ctx.is_coordinator}")


@button("test:ask", label="Ask")
async def ask(ctx: Context) -> None:
    """Open the form."""
    await ctx.open(said.filled("Forty books"), date(2026, 9, 14), True)


@button("test:home:{guild_id:int}", label="Home", works_in_dm=True, feature="plans")
async def home(ctx: Context, guild_id: int) -> None:
    """Say which group it is about."""
    await ctx.answer(f"{ctx.guild_id} {ctx.group.guild_id} {ctx.in_dm}")


@select("test:pick:{row:int}")
async def pick(ctx: Context, values: list[str], row: int) -> None:
    """Say what was chosen."""
    await ctx.show(Card(f"{values} for {row == ctx.member_id}"))


def _asked(value: str) -> list[Part]:
    return [box("said", "What worked?", value=value, limit=100)]


@form("test:said:{day:date}:{late:bool}", _asked, title="A form", private="a test")
async def said(ctx: Context, answers: Answers, day: date, late: bool) -> None:
    """Say what was typed."""
    await ctx.answer(f"{answers.text('said')} {day} {late}")


ALL = (this_day, leaders, ask, home, pick, said)


def _options() -> discord.ui.Select[discord.ui.View]:
    return discord.ui.Select(options=[discord.SelectOption(label=one) for one in ("one", "two")])


@pytest.fixture(autouse=True)
def _registered(world: World) -> None:
    _register(world)


def _register(world: World) -> None:
    world.client.components.add(*ALL)
    pressable = world.client.components.pressable.values()
    world.client.add_dynamic_items(*(one.item for one in pressable))


async def test_a_button_and_what_it_leads_to(world: World) -> None:
    """Ids are typed, labels and styles come from the function, also after a restart."""
    post = await world.post(Card("Press.", [this_day.button(date(2026, 9, 14), "a:b\nc")]))
    assert buttons(post) == {"This day": "test:day:2026-09-14:a:b\nc"}
    first = await world.dana.click(post)
    await world.restart()
    _register(world)
    again = await world.dana.click(post)
    assert text(again).startswith("September 14: a:b\nc")
    chosen = await world.dana.select(answer(again), ["two"])

    assert text(first).startswith("September 14: a:b\nc")
    assert text(chosen) == "['two'] for True"


async def test_who_may(world: World) -> None:
    """The function is not called for people who may not."""
    post = await world.post(Card("Press.", [leaders.button()]))

    assert text(await world.dana.click(post)).startswith("This is for the people who run the group")
    assert text(await world.marta.click(post)).startswith("Prairie School Librarians, True")
    await world.services.groups.change(
        world.guild.id, world.clock.now(), switched_off=frozenset(["wins"])
    )
    assert text(await world.marta.click(post)) == words.SWITCHED_OFF


async def test_in_direct_messages(world: World) -> None:
    """The id says which group a press there is about; only its own members get anything."""
    here = await world.dana.click(await world.post(Card("Press.", [home.button(7)])))
    channel = await world.client.create_dm(discord.Object(world.dana.id))
    with world.env._bot_scope():
        sent = world.client.components.sending(Card("Press.", [home.button(world.guild.id)]))
        mine = await channel.send(**sent)
        sent = world.client.components.sending(Card("Press.", [home.button(7), leaders.button()]))
        other = await channel.send(**sent)
    there = await world.dana.user.click(mine)

    assert text(here).startswith(f"{world.guild.id} {world.guild.id} False")
    assert answer(there).content == f"{world.guild.id} {world.guild.id} True"
    foreign = await world.dana.user.click(other, label="Home")
    assert answer(foreign).content == words.NOT_A_MEMBER
    lost = await world.dana.user.click(other, label="For leaders")
    assert answer(lost).content == words.ONLY_IN_SERVER


async def test_a_form(world: World) -> None:
    """It holds what is known, and what its id says comes back with the words."""
    opened = await world.dana.click(await world.post(Card("Press.", [ask.button()])))
    assert opened.modal is not None
    assert opened.modal["custom_id"] == "test:said:2026-09-14:1"
    assert opened.modal["components"][0]["component"]["value"] == "Forty books"
    handed_in = await world.dana.submit_modal(opened, {"said": "Sixty"})

    assert text(handed_in).startswith("Sixty 2026-09-14 True")


@pytest.mark.parametrize(
    "custom_id",
    [
        "test:day:2026-02-31",
        "test:day",
        "test:day:x",
        "test:gone:1",
        "win:cheer:x",
        "nothing",
        "::",
    ],
)
async def test_one_that_is_outdated_or_forged(world: World, custom_id: str) -> None:
    """Whatever an id says that means nothing (any more), there is one friendly sentence."""
    result = await world.dana.click(await world.post_by_hand(custom_id))

    assert text(result).startswith(words.OUTDATED)


async def test_nothing_stays_in_memory(world: World) -> None:
    """A card or form that was sent leaves no view behind, and unregisters no button."""
    for _ in range(20):
        post = await world.post(Card("Press.", [ask.button(), this_day.button(date(2026, 9, 14))]))
    assert buttons(answer(await world.dana.click(post, label="This day")))
    assert (await world.dana.click(post, label="Ask")).modal is not None
    store = world.client._connection._view_store
    gc.collect()

    assert not store._views
    assert not store._modals
    assert "timeout" not in " ".join(repr(one.get_coro()) for one in asyncio.all_tasks())
    assert not store._synced_message_views
    assert len([one for one in store._dynamic_items if one == ask.template.opening]) == 1


def test_two_that_begin_alike() -> None:
    """No two buttons share the words that their ids begin with; a form may."""

    @button("test:ask:{row:int}", label="Ask")
    async def other(ctx: Context, row: int) -> None:
        """Do nothing."""

    components = Components()
    components.add(ask, said)
    components.add(ask)
    with pytest.raises(ValueError, match="begins as another"):
        components.add(other)


def test_what_an_id_cannot_hold() -> None:
    """A value that couldn't be read again, or a card with an id that leads nowhere, is a fault."""
    with pytest.raises(ValueError, match="is no test:day"):
        this_day.button(date(2026, 9, 14), "x" * 90)
    with pytest.raises(LookupError):
        Components().part(Button("test:ask"))
    with pytest.raises(TypeError, match="parameters"):

        @button("test:wrong:{row:int}", label="Wrong")
        async def wrong(ctx: Context, line: int) -> None:
            """Do nothing."""


@pytest.mark.parametrize(
    "under", ["", "b", "bbbbbb", "sbsb", "bsbbbbb", "ssss" + 5 * "b", 25 * "b"]
)
async def test_what_stands_under_a_card(under: str) -> None:
    """Discord is told of the same buttons and selects, in the same rows, as discord.py would."""
    components, theirs = Components(), discord.ui.View()
    components.add(this_day, pick)
    items: list[Item] = []
    for number, kind in enumerate(under):
        if kind == "s":
            items.append(pick.select(_options(), number))
            theirs.add_item(_options())
            theirs.children[-1].custom_id = items[-1].custom_id  # type: ignore[attr-defined]
        else:
            items.append(Button(f"test:day:2026-09-14:{number}", disabled=number % 2 == 0))
            one = discord.ui.Button[discord.ui.View](label="This day", style=Style.primary)
            one.custom_id, one.disabled = items[-1].custom_id, number % 2 == 0
            theirs.add_item(one)
    view = components.view(Card("Look.", items))

    assert (view.to_components() if view else []) == theirs.to_components()
    assert view is None or view.is_finished()


@pytest.mark.parametrize("under", ["ssssss", "sssss" + "b", 26 * "b"])
def test_too_much_under_a_card(under: str) -> None:
    """What Discord has no room for is a fault, not a message that it refuses."""
    components = Components()
    components.add(ask, pick)
    items = [pick.select(_options(), 1) if one == "s" else Button("test:ask") for one in under]
    with pytest.raises(ValueError, match="6 rows"):
        components.view(Card("Look.", items))
