"""Whatever a feature has, it declares: what's forgotten would be there and never be reached."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord.ext import commands

from bot import app, services
from bot.agenda.agenda import Handler
from bot.kit.feature import Feature
from bot.ui.channel_post import ChannelPost
from bot.ui.components import Component
from bot.ui.feature import DiscordFeature
from tests.components import listed, surfaces
from tests.meta.source import features, loaded, packages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.discord import World


def _made_in(folder: str, kind: type[Any]) -> Iterator[tuple[str, Any]]:
    """Yield what the modules below a folder make of a kind, and where."""
    for module in loaded(folder):
        for name, found in vars(module).items():
            if isinstance(found, kind):
                yield f"{module.__name__}.{name}", found


def _classes(folder: str, kind: type[Any]) -> Iterator[type[Any]]:
    """Yield the classes of a kind that the modules below a folder define."""
    for module in loaded(folder):
        for found in vars(module).values():
            is_one = isinstance(found, type) and issubclass(found, kind)
            if is_one and found.__module__ == module.__name__:
                yield found


def _where(found: type[Any]) -> str:
    return f"{found.__module__}.{found.__qualname__}"


def test_every_feature_is_joined() -> None:
    """Each half of a feature is in its list: `bot/services.py`, and `bot/app.py`."""
    halves = dict(_made_in("bot", Feature))
    faces = dict(_made_in("cogs", DiscordFeature))

    assert {where for where, one in halves.items() if one not in services.FEATURES} == set()
    assert {where for where, one in faces.items() if one not in app.FEATURES} == set()
    assert {f"bot.{name}.feature.FEATURE" for name in features()} - halves.keys() <= {
        "bot.backup.feature.FEATURE",  # the host's: it keeps nothing of its own, and shows nothing
        "bot.school.feature.FEATURE",  # pure
    }
    assert {f"cogs.{name}.feature.FEATURE" for name in packages("cogs")} <= faces.keys()
    assert {one.name for one in app.FEATURES} <= {one.name for one in services.FEATURES}


async def test_every_handler_is_declared(world: World) -> None:
    """Each class with a kind of occurrence delivers it: it's in `handlers` of its feature."""
    at_work = {type(one) for one in world.client.agenda._handlers.values()}
    every = [one for folder in ("bot", "cogs") for one in _classes(folder, Handler)]
    forgotten = {_where(one) for one in every if hasattr(one, "kind") and one not in at_work}

    assert len(at_work) > 90
    assert forgotten == set()


def test_every_cog_is_declared() -> None:
    """Each cog is in `cogs` of its feature, so that its commands are there."""
    declared = {one for feature in app.FEATURES for one in feature.cogs}

    assert {_where(one) for one in _classes("cogs", commands.Cog) if one not in declared} == set()


async def test_every_post_has_a_name(world: World) -> None:
    """`/coordinator week` shows each post that comes on its own: its kind is in `kinds`."""
    posts = [one for one in _classes("cogs", ChannelPost) if hasattr(one, "kind")]
    unprompted = {one.kind: _where(one) for one in posts if one.is_unprompted}

    assert {where for kind, where in unprompted.items() if kind not in world.client.kinds} == set()


def test_each_function_is_listed() -> None:
    """What `@button`, `@select` or `@form` marks is in `components` of its feature."""
    known = {id(one) for one in listed()}
    marked = _made_in("cogs", Component)

    assert {where for where, one in marked if id(one) not in known} == set()


def test_every_surface_is_a_features() -> None:
    """What others read of members' words is in `surfaces` of its feature, so a press finds it."""
    declared = [one for feature in app.FEATURES for one in feature.surfaces]

    assert {one.kind for one in surfaces()} == {one.kind for one in declared}
    assert len({one.kind for one in declared}) == len(declared)
