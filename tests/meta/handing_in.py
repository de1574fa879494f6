"""Hands in any form there is, with something in each part that it takes."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import discord
from simcord.interactions import store_interaction_attachment

from tests.components import values
from tests.meta.hiding import TODAY, TOMORROW
from tests.ui.fuzzing import STRINGS, TYPED, UPLOAD, part_names

if TYPE_CHECKING:
    from simcord import InteractionResult, MemberActor

    from bot.ui.components import Component, PersistentForm
    from tests.discord import World

LABEL = 18
HANDED_IN = discord.InteractionType.modal_submit.value
# What's typed into boxes, chosen in the menus of forms and uploaded, by their names; what only one
# form takes, by the form's name as well.
WRITTEN = "Ten minutes at the door."
FILLED = {
    **dict.fromkeys(("when", "until"), "September 20"),
    **dict.fromkeys(("day", "since"), "September 10"),
    **dict.fromkeys(("days", "dates"), "September 1 to September 10"),
    **dict.fromkeys(("amount", "people", "minutes", "spots", "target"), "5"),
    **dict.fromkeys(("opens", "nudge"), "7:15 AM"),
    **dict.fromkeys(("closes", "weekly"), "3:15 PM"),
    **dict.fromkeys(("behalf", "off"), ""),
    "length": "1 hour",
    "link": "https://example.org/new",
    "state": "SD",
    "words": "cart",
    "meetup:form when": "September 20 at 3:30 PM",
    "meetup:challenge unit": "pages",
}
CHOSEN = {
    **dict.fromkeys(("topic", "topics"), "weeding"),
    "kind": "idea",
    "level": "high",
    "sizes": "weeks",
    "size": "small",
    "why": "rights",
    "about": "other",
}
UPLOADED = {"table": ("days.csv", b"date,name\nOctober 16,Quiet Day\n")}


def custom_id(world: World, one: Component[...], **known: object) -> str:
    """Return the id of something about what the first of the two wrote, with *known* values."""
    day = TOMORROW if one.function.__module__.startswith("cogs.meetups") else TODAY
    given = values(one)
    given |= {name: day for name, value in given.items() if isinstance(value, date)}
    # A form that says what its part was like, and isn't right, would be refused.
    about = {"guild_id": world.guild.id, "member_id": world.dana.id, "known": None} | known
    return one.custom_id(**given | {name: about[name] for name in given.keys() & about.keys()})


def typed(form: Component[...], box: str) -> str:
    """Return what's typed into a box of a form."""
    return FILLED.get(f"{form.template.verb} {box}", FILLED.get(box, WRITTEN))


async def hand_in(
    world: World,
    actor: MemberActor,
    form: PersistentForm[..., ...],
    *,
    chosen: bool = True,
    uploaded: bool = False,
    **known: object,
) -> InteractionResult:
    """Let somebody hand in a form; with what's *chosen* in its menus, and its file *uploaded*."""
    parts: list[dict[str, object]] = [
        {"type": TYPED, "custom_id": it, "value": typed(form, it)}
        for it in dict.fromkeys((*part_names(), *FILLED))
    ]
    resolved: dict[str, object] = {}
    if chosen:
        parts += [{"type": STRINGS, "custom_id": it, "values": [one]} for it, one in CHOSEN.items()]
    for it, file in UPLOADED.items() if uploaded else ():
        sent = store_interaction_attachment(world.env.backend, world.channel.id, *file, resolved)
        parts.append({"type": UPLOAD, "custom_id": it, "values": [sent]})
    data: dict[str, object] = {
        "custom_id": custom_id(world, form, **known),
        "components": [{"type": LABEL, "component": one} for one in parts],
        "resolved": resolved,
    }
    return await actor._dispatch_interaction(HANDED_IN, world.channel, data)


def people(world: World, one: Component[...]) -> tuple[MemberActor, ...]:
    """Return who uses it: who wrote most, a colleague, and who runs the group."""
    return (world.dana, world.luis, world.marta)[2 * one.access.coordinator :]
