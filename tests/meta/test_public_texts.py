"""Whatever other people will read is looked at first, the same way everywhere."""

from __future__ import annotations

import ast
from dataclasses import replace
from typing import TYPE_CHECKING

import discord
from simcord.components import walk_components
from sqlalchemy import select

from bot.drafts.rules import LETS_READ
from bot.drafts.tables import DraftRow
from bot.ui import review
from tests.components import everything, surfaces
from tests.discord import answer
from tests.meta.handing_in import hand_in, people
from tests.meta.hiding import Hiding
from tests.meta.source import modules, named, nodes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from simcord import InteractionResult, MemberActor

    from bot.drafts.rules import Draft, PublicText
    from bot.services import Services
    from bot.ui.components import PersistentForm
    from bot.ui.context import Context
    from bot.ui.review import AnySurface
    from tests.discord import World

# Where something marked `lets_read` is called besides a surface's own module, and why that's safe.
ELSEWHERE = {
    ("wins.share", "cogs/mentors/pair_views.py"): "looked at before the other one agreed",
    ("meetups.create", "cogs/meetups/create_views.py"): "by the surface, or with the bot's words",
}

# What the tables hold when a text can be read by others, where that isn't what `Hiding` puts there.
ROWS: dict[str, dict[str, object]] = {
    "meetup.talk": {"meetups.kind": "presenting"},
    "win.line": {"tries.line": None},
}


def test_every_public_form_has_a_surface() -> None:
    """A form names a surface that looks at its words, and each surface has a form."""
    named_by_forms = {one.surface for one in everything().forms.values() if one.surface}

    assert named_by_forms == {one.kind for one in surfaces()}
    assert len(named_by_forms) >= 9


def _marked(services: object, deeper: int = 1) -> Iterator[str]:
    """Yield what's marked in each service, as it's called: `wins.share`."""
    for name, service in vars(services).items():
        for method in dir(type(service)):
            if hasattr(getattr(type(service), method), LETS_READ):
                yield f"{name}.{method}"
        if deeper and not name.startswith("_") and hasattr(service, "__dict__"):
            yield from _marked(service, deeper - 1)


def test_nothing_goes_around_the_look(services: Services) -> None:
    """What lets others read a text is called where a surface is, behind `submit`."""
    marked = {*_marked(services)}
    called = {
        (two, named(path))
        for path in modules("cogs", "bot/ui")
        for node in nodes(path)
        if isinstance(node, ast.Attribute)
        and (two := ".".join(ast.unparse(node).split(".")[-2:])) in marked
    }
    own = {f"{one.on_clear.__module__.replace('.', '/')}.py" for one in surfaces()}

    assert {two for two, _ in called} == marked
    assert {one for one in called if one[1] not in own} == ELSEWHERE.keys()
    # Each surface comes to something that's marked, or nobody would notice that it isn't.
    assert own <= {place for _, place in called}


def test_nobody_else_asks_about_students() -> None:
    """Words are put in other words, and remembered as no student's, in one place.

    Documents are made of words that others can read already; their author looks at all of them.
    """
    found = {
        named(path)
        for path in modules("cogs", "bot/ui")
        for node in nodes(path)
        if isinstance(node, ast.Attribute)
        and ast.unparse(node).endswith(("students.rewrite", "students.remember"))
    }

    assert found == {"bot/ui/review.py"}


async def test_what_others_read_is_no_draft_anymore(world: World) -> None:
    """What waited as a draft, since there was something to look at, goes once others read it."""
    group, by_kind = Hiding(world), world.client.surfaces.by_kind
    await group.begin()
    cleared: list[str] = []
    by_kind |= {kind: _kept_first(one, cleared) for kind, one in by_kind.items()}
    read, left = set(), {}
    for form in everything().forms.values():
        for actor, number in _tries(world, form):
            await group.fill(ROWS.get(form.surface, {}))
            cleared.clear()
            result = await hand_in(world, actor, form, uploaded=True, draft_id=0, win_id=number)
            drafts = await _gone_on(world, actor, result)
            if cleared:
                read |= {*cleared}
                if drafts:
                    left[form.template.text] = form.surface
                break

    assert left == {}, "on_clear(...) calls drafts.done(draft) once it's saved, for each of these"
    assert read == by_kind.keys(), "nothing handed in was let through: see FILLED, and ROWS here"


async def test_nothing_is_read_where_it_is_off(world: World) -> None:
    """A surface's check refuses where its feature is off, if its forms leave that to it."""
    group, by_kind = Hiding(world), world.client.surfaces.by_kind
    await group.begin()
    group.switch_off()
    cleared: list[str] = []
    by_kind |= {kind: _kept_first(one, cleared) for kind, one in by_kind.items()}
    let_through, forms = set(), everything().forms.values()
    for form in [one for one in forms if one.access.always == review.CHECKED]:
        for actor, number in _tries(world, form):
            await group.fill(ROWS.get(form.surface, {}))
            result = await hand_in(world, actor, form, draft_id=0, win_id=number)
            await _gone_on(world, actor, result)
            let_through |= {form.template.text for _ in cleared}
            cleared.clear()

    assert let_through == set(), "check(...) calls group_for(...), for each of these"


def _kept_first(surface: AnySurface, cleared: list[str]) -> AnySurface:
    """Return a surface whose texts are drafts before others read them; *cleared* then names it."""

    async def on_clear(ctx: Context, draft: Draft[PublicText]) -> None:
        await surface.on_clear(ctx, await review.keep(ctx, draft))
        cleared.append(surface.kind)

    return replace(surface, on_clear=on_clear)


def _tries(world: World, form: PersistentForm[..., ...]) -> Iterator[tuple[MemberActor, int]]:
    """Yield who may hand in a form about which of two wins, where others read what's in it."""
    has_win = "win_id" in form.template.kinds
    if form.surface:
        for actor in people(world, form):
            yield from ((actor, number) for number in (1, 2)[: 1 + has_win])


async def _gone_on(world: World, actor: MemberActor, result: InteractionResult) -> list[int]:
    """Press what goes on with a draft until nothing does; return the drafts that are left."""
    drafts: list[int] = []
    for _ in range(5):
        async with world.client.agenda._database.read() as connection:
            drafts = list((await connection.execute(select(DraftRow.id))).scalars())
        on = [
            one["label"]
            for one in walk_components(answer(result).components)
            if one.get("style") == discord.ButtonStyle.primary.value
            and {*one["custom_id"].split(":")} & {*map(str, drafts)}
        ]
        if not on:
            break
        result = await actor.click(answer(result), label=on[0])
    return drafts
