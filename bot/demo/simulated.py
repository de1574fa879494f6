"""The simulated Discord, and the time that passes there."""

from __future__ import annotations

import asyncio
from copy import deepcopy
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import simcord
import simcord._dpy_internals as internals
import simcord._runtime as runtime
import simcord.components
import simcord.gateway
import simcord.http.router
import simcord.preview
import simcord.preview._markdown as markdown
import simcord.results

from bot.demo.fonts import Server
from bot.demo.presses import Preview

if TYPE_CHECKING:
    from collections.abc import Mapping

    from markdown_it import MarkdownIt

SIMCORD_STARTS = datetime(2026, 1, 1, tzinfo=UTC)
LOOKS_EVERY = 0.005  # seconds
PLAIN = frozenset({str, int, bool, float, type(None)})


def copied(value: object) -> object:
    """Return a copy of a payload, in under half of the time `deepcopy` takes: it is a tree."""
    if type(value) in PLAIN:
        return value
    if type(value) is dict:
        return {key: copied(one) for key, one in value.items()}
    if type(value) is list:
        return [copied(one) for one in value]
    return deepcopy(value)


# SimCord copies each payload on its way in and out.
for module in (simcord.gateway, simcord.http.router):
    vars(module)["copy"] = SimpleNamespace(deepcopy=copied)
for module in (simcord.components, simcord.results):
    vars(module)["deepcopy"] = copied

looked_through = internals.is_sleep_waiter


def is_sleep_waiter(waiter: object, loop: Any, deadline: float) -> bool:
    """Return what SimCord would, which asks each of the loop's timers what it calls.

    It does so for every task at every look, and most timers there are long canceled.
    """
    timers = [one for one in loop._scheduled if one._args and one._args[0] is waiter]
    return bool(timers) and looked_through(waiter, SimpleNamespace(_scheduled=timers), deadline)


selected = runtime._selected_env


def monotonic() -> float:
    """Return the time that SimCord would, which imports what it asks for that, at each look.

    Every turn of the loop looks at its clock twice.
    """
    env = selected(driver=False)
    now: float = internals._REAL_MONOTONIC() if env is None else env._virtual_time
    return now


made = markdown._markdown_parser
# By policy; with each, what a text may name.
parsers: dict[int, tuple[MarkdownIt, dict[str, object]]] = {}


def parser(policy: Mapping[str, bool | str], context: Mapping[str, object]) -> MarkdownIt:
    """Return the parser that SimCord makes again for each text of a page, at each press.

    What differs is what a text may name, such as members, and it's read off at once.
    """
    if id(policy) not in parsers:
        names: dict[str, object] = {}
        parsers[id(policy)] = made(policy, names), names
    found, names = parsers[id(policy)]
    names.clear()
    names.update(context)
    return found


vars(internals)["_clock_monotonic"] = monotonic
vars(internals)["is_sleep_waiter"] = is_sleep_waiter
vars(markdown)["_markdown_parser"] = parser
vars(simcord.preview)["Preview"] = Preview  # what `Env.preview` makes
vars(simcord.preview)["PreviewServer"] = Server  # what that makes


class Env(simcord.Env):
    """SimCord, which looks more often whether the bot has come to rest: every action waits for it.

    Its own 50 ms are most of what an action takes; each look takes a fifth of a millisecond. What
    comes to its end is noticed at once, whatever this is. A start may take as long as an action:
    SimCord's five seconds are too few on a busy or a slow computer.
    """

    def __init__(self, *given: Any, **options: Any) -> None:
        super().__init__(*given, **options)
        self.alone = asyncio.Lock()  # held by what it does: it refuses a second thing meanwhile

    async def _settle_internal(self, **options: Any) -> None:
        await super()._settle_internal(**options | {"idle": LOOKS_EVERY, "timeout": None})


class SimClock:
    """Reads SimCord's clock, so that the bot and its Discord agree."""

    def __init__(self) -> None:
        self.env: Env | None = None

    def now(self) -> datetime:
        """Return the present instant there; before SimCord runs, the one it will start at."""
        return SIMCORD_STARTS if self.env is None else self.env.now()
