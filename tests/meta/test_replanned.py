"""Whatever a coordinator changes, what waits has moved along: nothing is left to plan again."""

from __future__ import annotations

from collections import Counter, deque
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

import discord
import pytest
from simcord.components import walk_components
from sqlalchemy import select

from bot.agenda.tables import AgendaRow
from bot.app import FEATURES
from bot.groups.service import GroupChange
from bot.ui.card import Card, Select
from bot.ui.template import verb_of
from tests.components import everything
from tests.conftest import MONDAY
from tests.discord import answer
from tests.meta.handing_in import hand_in
from tests.switches import SWITCHES
from tests.ui.fuzzing import BUTTON, CHANNELS, STRINGS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from discord.ui.select import BaseSelect
    from simcord import InteractionResult

    from bot.kit.database import Connection
    from tests.discord import World

    Waits = set[tuple[object, ...]]

DEPTH = 3  # cards, one after the other
MOST = 2  # choices in a menu
SOON = timedelta(minutes=1)  # what's edited once it's known is no plan
# What isn't any text.
OTHER = {"zone": "America/New_York", "school_days": "0123"}


class TakenBack(Exception):
    """Nothing that was planned again is to stay."""


@dataclass(frozen=True)
class Step:
    """A button to press, or a menu and what's chosen in it."""

    custom_id: str
    depth: int
    kind: int = BUTTON
    options: tuple[str, ...] = ()
    chosen: tuple[str, ...] = ()


@dataclass
class Walk:
    """Goes through all that a coordinator is shown in settings, and hands in what opens."""

    world: World
    ahead: deque[Step] = field(default_factory=deque)
    seen: Counter[object] = field(default_factory=Counter)
    written: bool = False

    async def begin(self) -> None:
        """Look at setup, and at what each feature begins with."""
        world = self.world
        database: Any = world.client.agenda._database
        write = database.write

        def writing(**how: object) -> object:
            self.written = True
            return write(**how)

        database.write = writing
        self._note(await world.marta.slash(world.channel, "setup"), 1)
        self.ahead += [Step(one.first_step, 1) for one in FEATURES if one.first_step]

    async def go(self, step: Step) -> bool:
        """Go one step, and note what can be done after it; return whether anything was written."""
        self.written = False
        result = await self._done(step)
        if step.depth < DEPTH and result.modal is None and (result.response or result.followups):
            self._note(result, step.depth + 1)
        return self.written

    async def _done(self, step: Step) -> InteractionResult:
        world = self.world
        if step.kind == BUTTON:
            post = await world.post_by_hand(step.custom_id)
            result = await world.marta.click(post)
        else:
            post = await world.post(Card("Choose.", [Select(step.custom_id, _menu(step))]))
            result = await world.marta.select(post, [*step.chosen] or [world.desk])
        if result.modal is not None:
            verb = verb_of(result.modal["custom_id"])
            if self._is_new(f"form {verb}", 1):
                form = everything().forms[verb]
                known = form.template.read(result.modal["custom_id"])
                return await hand_in(world, world.marta, form, uploaded=True, **known)
        return result

    def _note(self, result: InteractionResult, depth: int) -> None:
        for part in walk_components(answer(result).components):
            for step in _steps(part, depth):
                # Of a button once, whatever it's about.
                alike = verb_of(step.custom_id) if step.kind == BUTTON else step.custom_id
                most = 1 if step.kind == BUTTON else MOST
                if self._is_new((step.custom_id, step.chosen), 1) and self._is_new(alike, most):
                    self.ahead.append(step)

    def _is_new(self, what: object, most: int) -> bool:
        self.seen[what] += 1
        return self.seen[what] <= most


def _steps(part: dict[str, Any], depth: int) -> Iterator[Step]:
    """Yield what can be done with a part of a card."""
    custom_id, kind = part.get("custom_id"), part["type"]
    options = tuple(one["value"] for one in part.get("options") or ())
    if custom_id is None or kind not in (BUTTON, STRINGS, CHANNELS):
        return
    if part.get("max_values", 1) > 1:
        chosen = [options[:1], options]
    else:
        chosen = [(one,) for one in options] or [()]
    for one in chosen:
        yield Step(custom_id, depth, kind, options, one)


def _menu(step: Step) -> BaseSelect[discord.ui.View]:
    if step.kind == CHANNELS:
        return discord.ui.ChannelSelect()
    options = [discord.SelectOption(label=one[:100], value=one) for one in step.options]
    return discord.ui.Select(options=options, max_values=len(options))


async def _waiting(connection: Connection, world: World) -> Waits:
    """Return what waits for a later moment."""
    row = AgendaRow
    key = row.kind, row.subject_id, row.member_id, row.occurrence, row.due_at, row.use_by
    later = row.state == "waiting", row.due_at > world.clock.now() + SOON
    return {tuple(one) for one in await connection.execute(select(*key).where(*later))}


async def _left(world: World) -> tuple[Waits, Waits]:
    """Return what waits, and what would be different if it were planned again; it's taken back."""
    before, after = set(), set()
    try:
        async with world.client.agenda._database.write() as connection:
            before = await _waiting(connection, world)
            await world.services.groups._replan(connection, world.guild.id, world.clock.now())
            after = await _waiting(connection, world)
            raise TakenBack
    except TakenBack:
        return before, before ^ after


@pytest.fixture
async def settled(world: World) -> World:
    """A group that has everything, and where each thing that comes again came once."""
    await world.switch_on()
    agenda, guild_id = world.client.agenda, world.guild.id
    for one in await agenda.coming(guild_id, agenda._handlers, datetime.max.replace(tzinfo=UTC)):
        await agenda.skip(guild_id, one.id, [one.kind])
    await world.switch_on()  # what was skipped is planned for the next time
    return world


async def test_what_waits_moves_along(settled: World) -> None:
    """Whatever is pressed, chosen or filled in: to plan all of it once more changes nothing."""
    walk, moved = Walk(settled), set[object]()
    await walk.begin()
    waiting, left = await _left(settled)
    assert left == set()
    while walk.ahead:
        step, before = walk.ahead.popleft(), waiting
        if await walk.go(step):
            waiting, left = await _left(settled)
            moved |= {one[0] for one in before ^ waiting}

        assert left == set(), f"{step.custom_id}: what keeps it calls replan() in its transaction"
    assert moved >= {"week.post", "week.nudge", "coffee.round", "day.post", "celebration.dates"}


async def test_each_value_of_a_group(settled: World) -> None:
    """Whatever is changed of a group's own, and nothing else with it: what waits moves along."""
    groups, guild_id, now = settled.services.groups, settled.guild.id, settled.clock.now()
    known = await groups.get(guild_id)
    for name in GroupChange.__annotations__:
        value = getattr(known, name)
        for changed in (_other(name, value), value):
            given: Any = {name: changed}
            await groups.change(guild_id, now, **given)
            _, left = await _left(settled)

            assert left == set(), f"put {name} into MOVING, in bot/groups/service.py"


def _other(name: str, value: object) -> object:
    """Return another value of a group's own."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, time):
        return (datetime.combine(MONDAY, value) + timedelta(minutes=90)).time()
    if isinstance(value, frozenset):
        return value ^ {*SWITCHES}
    if isinstance(value, datetime):
        return value + timedelta(days=1)
    if isinstance(value, str):
        return OTHER.get(name, "something")
    return 1 if value is None else None
