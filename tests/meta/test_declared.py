"""Whatever a feature has, it declares: what's forgotten would be there and never be reached."""

from __future__ import annotations

import ast
import inspect
import re
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from discord.ext import commands

from bot import app, services
from bot.agenda import queries
from bot.agenda.agenda import Handler
from bot.agenda.occurrences import Series
from bot.kit.columns import Base
from bot.kit.feature import Feature, personal_data_of
from bot.kit.personal import PersonalData
from bot.tables import TABLES
from bot.ui.channel_post import ChannelPost
from bot.ui.components import Component
from bot.ui.feature import DiscordFeature
from tests.components import listed, surfaces
from tests.meta.source import features, loaded, modules, nodes, packages
from tests.switches import OPTIONAL, SWITCHES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from types import ModuleType

    import pytest

    from bot.agenda.occurrences import Due, Outcome
    from bot.kit.database import Transaction
    from tests.discord import World


def _made_in(folder: str, kind: type[object]) -> Iterator[tuple[str, object]]:
    """Yield what the modules below a folder make of a kind, and where."""
    for module in loaded(folder):
        for name, found in vars(module).items():
            if isinstance(found, kind):
                yield f"{module.__name__}.{name}", found


def _classes(folder: str, kind: type[object]) -> Iterator[type[object]]:
    """Yield the classes of a kind that the modules below a folder define."""
    for module in loaded(folder):
        for found in vars(module).values():
            is_one = isinstance(found, type) and issubclass(found, kind)
            if is_one and found.__module__ == module.__name__:
                yield found


def _where(found: type[object]) -> str:
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

    assert len(world.client.agenda._handlers) > 130
    assert forgotten == set()


async def test_every_handler_is_whole(world: World) -> None:
    """Each handler has what its base leaves to it: a post `target` and `compose`, and so on."""
    left_open = {
        f"{_where(type(one))}.{name}"
        for one in world.client.agenda._handlers.values()
        for name, method in inspect.getmembers(type(one), inspect.isfunction)
        if "raise NotImplementedError" in inspect.getsource(method)
        and (one.shows or name != "compose_again")
    }

    assert left_open == set()


async def test_what_tells_one_person_is_recorded_in_brief(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Many are told something on one morning: what came of it asks SQLite's thread for the disk."""
    brief: dict[str, bool] = {}
    record, guild_id, now = queries.record, world.guild.id, world.clock.now()

    async def noted(connection: Transaction, due: Due, outcome: Outcome, at: datetime) -> None:
        brief[due.kind] = connection._brief
        await record(connection, due, outcome, at)

    monkeypatch.setattr(queries, "record", noted)
    kinds = world.client.notices.keys() & world.client.agenda._handlers.keys()
    over = now - timedelta(days=2), now - timedelta(days=1)
    of_dana = [Series(kind, guild_id, 1, world.dana.id).at(*over) for kind in kinds]
    await world.client.agenda.plan(of_dana)
    await world.tick()

    assert len(kinds) > 65
    assert {kind for kind in kinds if not brief[kind]} == set(), "brief = True on its class"


def test_every_cog_is_declared() -> None:
    """Each cog is in `cogs` of its feature, so that its commands are there."""
    declared = {one for feature in app.FEATURES for one in feature.cogs}

    assert {_where(one) for one in _classes("cogs", commands.Cog) if one not in declared} == set()


def test_every_post_has_a_name() -> None:
    """`/coordinator week` shows each post: its kind is in `kinds` of its feature."""
    posts = [one for one in _classes("cogs", ChannelPost) if hasattr(one, "kind")]
    named = {kind for feature in app.FEATURES for kind in feature.kinds}

    assert {_where(one) for one in posts if one.kind not in named} == set()


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


def _functions(result: str, *takes: str) -> Iterator[Any]:
    """Yield the cogs' own functions that take these types, and return what's called *result*."""
    for module in loaded("cogs"):
        for found in vars(module).values():
            if inspect.isfunction(found) and found.__module__ == module.__name__:
                types_ = [one.annotation for one in inspect.signature(found).parameters.values()]
                returns = re.findall(r"\w+", found.__annotations__.get("return", ""))
                if types_ == [*takes] and {*returns} - {"list", "Sequence", "None"} == {result}:
                    yield found


def _inside(function: object) -> Iterator[object]:
    """Yield a function, and those that it's wrapped around."""
    yield function
    for cell in getattr(function, "__closure__", None) or ():
        if inspect.isfunction(cell.cell_contents):
            yield from _inside(cell.cell_contents)


def test_every_notice_is_declared() -> None:
    """Each notice is in its feature's `notices`; otherwise nobody would ever see it."""
    notices = list(_functions("Card", "WhatsWorking", "Notice"))
    declared = {it for one in app.FEATURES for make in one.notices.values() for it in _inside(make)}

    assert len(notices) > 65
    assert {_where(one) for one in notices if one not in declared} == set()


def test_every_list_is_declared() -> None:
    """What waits for coordinators is in `inbox` of its feature, and what's on Pairs in `pairs`."""
    given = "WhatsWorking", "Group", "datetime"
    inbox, pairs = list(_functions("Waiting", *given)), list(_functions("PairsPart", *given))

    assert len(inbox) > 8
    assert {*inbox} - {part for one in app.FEATURES for part in one.inbox} == set()
    assert {*pairs} - {part for one in app.FEATURES for part in one.pairs} == set()


def test_every_attachment_is_declared() -> None:
    """What adds lines to the morning's post is in `attachments` of its feature."""
    sources = [one for one in _classes("cogs", object) if hasattr(one, "attach")]

    assert {*sources} == {source for one in app.FEATURES for source in one.attachments}


def test_every_table_is_declared() -> None:
    """Each module with tables is in `tables` of its feature, so that it's migrated and moved."""
    declared = {one.__name__ for one in TABLES}

    assert {_where(one) for one in _classes("bot", Base) if one.__module__ not in declared} <= {
        "bot.kit.columns.Base"
    }


def test_every_owner_of_personal_data_is_declared() -> None:
    """All that exports and forgets is in `personal_data` of its feature."""
    declared = {type(one) for one in personal_data_of(services.FEATURES)}
    every = [one for one in _classes("bot", PersonalData) if not inspect.isabstract(one)]

    assert {_where(one) for one in every if one not in declared} == set()


def test_every_feature_that_is_asked_for_has_a_switch() -> None:
    """What names a feature, to be there only where that's on, names one with a `Switch`."""
    named_here = {one.access.feature for one in listed()} - {None}
    named_here |= {getattr(one, "feature", "") for one in _classes("cogs", Handler)} - {""}
    for module in loaded("bot", "cogs"):
        for node in nodes(Path(str(module.__file__))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(".has"):
                named_here |= {*_constants(node, module)}

    assert named_here - SWITCHES.keys() == set()


def _constants(call: ast.Call, module: ModuleType) -> Iterator[str]:
    """Yield what a call is given, where that's written or a module's own name for it."""
    if len(call.args) == 1 and isinstance(call.args[0], ast.Constant):
        yield str(call.args[0].value)
    elif len(call.args) == 1 and ast.unparse(call.args[0]).rpartition(".")[2].isupper():
        yield str(eval(ast.unparse(call.args[0]), vars(module)))


def test_what_is_pressed_says_whether_its_feature_is_on() -> None:
    """Of a feature with a switch, what members press names it: `feature=`, or says why it needn't.

    Coordinators see to what's there, and to what's to come, whatever is on.
    """
    unsaid, in_vain = set(), set()
    for feature in app.FEATURES:
        for one in feature.components:
            access, has_switch = one.access, feature.name in SWITCHES
            if has_switch and not (access.feature or access.always or access.coordinator):
                unsaid.add(f"{one.__module__}: {one.template.text}")
            if access.always and (access.feature or access.coordinator or not has_switch):
                in_vain.add(f"{one.__module__}: {one.template.text}")

    assert unsaid == set(), "feature=, or always= and why it works where the feature is off"
    assert in_vain == set(), "always= is about what would work only where its feature is on"


def test_every_optional_feature_has_a_first_step() -> None:
    """Who switches a feature on is led to what it begins with: `first_step`."""
    without = {one.name for one in app.FEATURES if one.first_step is None}

    assert without & OPTIONAL == {"documents"}  # its commands are all there is of it


def test_every_switch_has_a_purpose() -> None:
    """A page for principals says what a group uses: `purpose`."""
    without = {name for name, one in SWITCHES.items() if one.purpose is None}

    assert without == {"reminders"}  # which only coordinators notice


def test_who_makes_private_threads_says_so() -> None:
    """A feature that makes private threads asks for the permission: `private_threads`."""
    makes = {
        path.parent.name
        for path in modules("cogs")
        for node in nodes(path)
        if isinstance(node, ast.ImportFrom) and _makes_private_threads(node)
    }

    assert makes - {"pairing"} == {name for name, one in SWITCHES.items() if one.private_threads}


def _makes_private_threads(node: ast.ImportFrom) -> bool:
    names = {one.name for one in node.names}
    return (node.module == "bot.ui" and "private_thread" in names) or (
        node.module == "bot.ui.private_thread" and "make" in names
    )
