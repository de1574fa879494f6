"""Whatever comes of what was typed: it's kept, or comes back with the answer."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from simcord.components import walk_components

from tests.components import everything
from tests.meta.opening import opened
from tests.ui.fuzzing import BUTTON, HAND_IN, PRESS, TYPED, Fuzz, part_names
from tests.ui.storm import BATCH, Storm
from tests.ui.test_fuzz import OURS, a_place, all_rows, put_right, seats_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from discord import app_commands
    from simcord import InteractionResult, ResponseMessage

    from tests.components import AnyForm
    from tests.discord import World
    from tests.ui.fuzzing import Made
    from tests.ui.test_fuzz import Seat

TIMES = 3  # that each form comes, and as many times
COMMANDS = 60
# "{}" is what's looked for again; the long one says it at both ends.
TEXTS = (
    "{}",
    "31/31 {}",
    "-1 {}",
    "September 99 {}",
    "<@1> {} @everyone",
    "https://{}.example is nowhere",
    "Emma in 4th grade {} read a whole book.",
    "{} forty books\non a *cart*",
    "{} " + "and then some more " * 180 + " {}",
)


class Marked(Fuzz):
    """Types nothing twice, and remembers what was typed."""

    def __init__(self, world: World, ids: list[int]) -> None:
        super().__init__(world, random.Random(7), ids[:1], [*ids, *range(1, 11)], part_names())
        self.marks: list[str] = []
        self.count = 0

    def text(self, limit: int) -> str:
        """Return something typed that's never typed again."""
        self.count += 1
        mark = f"zq{self.count}zq"
        typed = self.chance.choice(TEXTS).replace("{}", mark)[:limit]
        self.marks += [mark] if mark in typed else []
        return typed

    def marked(self) -> list[str]:
        """Return what was typed since this was asked for."""
        marks, self.marks = self.marks, []
        return marks

    def chosen(self, known: Sequence[str]) -> str:
        """Return what's chosen in a menu; nothing is typed there."""
        return self.chance.choice([*known, "7"])

    def option(self, one: app_commands.Parameter) -> object:
        """Return a value of a command's option; what's picked from a list isn't typed."""
        return "7" if one.autocomplete else super().option(one)

    def handed_in(self, form: AnyForm) -> Made:
        """Return a form as it's opened, with an id that may or may not lead to something."""
        parts = [self.filled(one) for one in walk_components(opened(form).to_dict()["components"])]
        return HAND_IN, self.handed(self.custom_id(form), [one for one in parts if one]), None

    def filled(self, part: dict[str, Any]) -> dict[str, object]:
        """Return a part of a form with something in it, as long as Discord lets it be."""
        if part["type"] != TYPED:
            return super().filled(part)
        typed = self.text(part.get("max_length") or 4_000)
        return {"type": TYPED, "custom_id": part["custom_id"], "value": typed}


@dataclass(frozen=True)
class Typed:
    """What somebody handed in or commanded, and what of it is looked for again."""

    seat: Seat
    made: Made
    marks: list[str]


async def said(result: InteractionResult) -> str:
    """Return all that was read in an answer, files and an opened form too."""
    told = [(one.content, one.embeds, await _files(one)) for one in messages(result)]
    return f"{told} {result.modal}"


async def _files(message: ResponseMessage) -> list[str]:
    return [(await one.read()).decode(errors="replace") for one in message.attachments]


def messages(result: InteractionResult) -> list[ResponseMessage]:
    """Return what an interaction was answered with."""
    return [one for one in (result.response, *result.followups) if one is not None]


async def lost(storm: Storm, typed: Sequence[Typed]) -> list[tuple[object, ...]]:
    """Hand it all in; return what's neither kept nor said again, what it was in, and the answer."""
    found, already = list[tuple[object, ...]](), len(storm.results)
    for one in typed:
        await send(storm, one.seat, one.made)
    await storm.wait()
    kept = str(await all_rows(storm.world))
    results = [result for _, result in storm.results[already:]]
    for one, result in zip(typed, results, strict=True):
        answer = await said(result)
        gone = [mark for mark in one.marks if mark not in answer and mark not in kept]
        if gone:
            behind = await behind_the_buttons(storm, one.seat, result)
            gone = [mark for mark in gone if mark not in behind]
        if gone:
            found.append((gone, one.made[1], answer))
    return found


async def behind_the_buttons(storm: Storm, seat: Seat, result: InteractionResult) -> str:
    """Return what's said once the buttons under an answer are pressed."""
    told = list[str]()
    for one in (part for each in messages(result) for part in walk_components(each.components)):
        if one["type"] == BUTTON and "custom_id" in one:
            data = {"component_type": BUTTON, "custom_id": one["custom_id"]}
            await send(storm, seat, (PRESS, data, one))
            await storm.wait()
            told.append(await said(storm.results[-1][1]))
    return "".join(told)


async def send(storm: Storm, seat: Seat, made: Made) -> None:
    """Send what somebody hands in, presses or commands from where they are."""
    await storm.send(seat.user_id, seat.guild_id, seat.channel_id, made, seat.message_id)


def handed_in(fuzz: Marked, seats: Sequence[Seat]) -> Iterator[Typed]:
    """Hand in every form."""
    for form in everything().forms.values():
        made = fuzz.handed_in(form)
        yield Typed(fuzz.chance.choice(seats), made, fuzz.marked())


def commanded(fuzz: Marked, seats: Sequence[Seat]) -> Iterator[Typed]:
    """Give commands, each with some of its options."""
    for _ in range(COMMANDS):
        seat = fuzz.chance.choice([one for one in seats if one.actor is not None])
        assert seat.actor is not None
        made, marks = fuzz.command(seat.actor, seat.channel_id), fuzz.marked()
        if made is not None:
            yield Typed(seat, made, marks)


async def test_nothing_typed_is_lost(world: World) -> None:
    """Forms and commands, with ids that lead somewhere or nowhere, and odd words in them."""
    await world.switch_on()
    place = await a_place(world, world.guild, world.channel, OURS)
    fuzz = Marked(world, [place.guild.id, *place.messages, *(one.id for one in place.people)])
    seats, storm = await seats_in(world, place), Storm(world, fuzz.shown[0])
    found = list[tuple[object, ...]]()
    for _ in range(TIMES):
        for some in (handed_in, commanded):
            typed = list(some(fuzz, seats))
            for start in range(0, len(typed), BATCH):
                await put_right(world, place)
                found += await lost(storm, typed[start : start + BATCH])

    assert len(storm.results) > 100
    assert found == []
