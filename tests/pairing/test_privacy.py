"""A year in which people pause, rest, sit out and would rather not meet: nobody reads of it."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from tests.coffee.acting import join, switch_on, tables, until
from tests.discord import answer, buttons

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from simcord import InteractionResult, MemberActor

    from tests.discord import World

    # What members do in one month of the year, after its round; its number comes with it.
    Month = Callable[[World, "Readings", int], Awaitable[None]]

NAMES = ("Dana Whitehorse", "Luis Ortega", "Marta Olson", "Ruth Bell", "Priya Raman", "Amina Ali")
# What must never stand in one line with somebody's name, whoever reads it.
SECRET = re.compile(
    r"\b(?:paus\w+|rest(?:s|ed|ing)?\b(?! of)|skip\w*|sits?\b.{0,9}\bout|left you out|rather not|"
    r"your list|unanswered|no answer|declin\w+|turned down|said no|not free|full|away|avoid\w*)",
    re.IGNORECASE,
)


class Readings:
    """Every text that the bot sent or changed, wherever somebody can read it."""

    def __init__(self, world: World) -> None:
        self._own = world.client.own_id
        self.people = {one.id: name for name, one in zip(NAMES, everyone(world), strict=True)}
        self.texts: list[str] = []
        world.env.backend.subscribers.append(self._hear)

    def answered(self, result: InteractionResult) -> InteractionResult:
        """Add a private answer."""
        self.texts += [one.content for one in (result.response, *result.followups) if one]
        return result

    def telling(self) -> list[str]:
        """Return the lines that name a person beside what nobody is to know of them."""
        found = []
        for line in {line for text in self.texts for line in self._named(text).splitlines()}:
            if SECRET.search(line) and any(name in line for name in NAMES):
                found.append(line)
        return found

    def _named(self, text: str) -> str:
        for member_id, name in self.people.items():
            text = text.replace(f"<@{member_id}>", name)
        return text

    def _hear(self, event: str, payload: Any) -> None:
        if event in ("MESSAGE_CREATE", "MESSAGE_UPDATE"):
            author = payload.get("author") or {}
            if int(author.get("id", 0)) == self._own:
                self.texts.append(payload.get("content") or "")


def everyone(world: World) -> list[MemberActor]:
    """Return the people, in the order of their names above."""
    guests: Any = world
    return [world.dana, world.luis, world.marta, *guests.guests]


async def coffee_month(world: World, readings: Readings, month: int) -> None:
    """Everyone looks at their state, some answer, and each month another one is difficult."""
    dana, luis, marta, ruth, priya, _ = everyone(world)
    for actor in (dana, luis, marta, priya):
        readings.answered(await actor.slash(world.channel, "coffee status"))
    await _answer(world, readings, (dana, luis, marta, ruth, priya), met=month % 2 == 1)
    if month == 2:
        readings.answered(await luis.slash(world.channel, "me pause", until="6 weeks"))
    if month == 4:
        readings.answered(await dana.slash(world.channel, "coffee skip"))
    if month == 6:
        readings.answered(await priya.slash(world.channel, "coffee leave"))
    today = readings.answered(await marta.slash(world.channel, "coordinator today"))
    board = await marta.click(answer(today), custom_id="pair:board:0")
    table = await marta.click(answer(readings.answered(board)), custom_id="pair:table:0")
    for file in answer(table).message.attachments:
        readings.texts.append((await file.read()).decode("utf-8-sig"))


async def _answer(
    world: World, readings: Readings, people: tuple[MemberActor, ...], *, met: bool
) -> None:
    """Let these people answer the one question, where it was asked in a thread."""
    label = "Yes" if met else "No, that's fine"
    questions = [one for thread in tables(world)[-4:] for one in thread.history()]
    for actor in people:
        for message in questions:
            custom_id = buttons(message).get(label, "")
            if custom_id.endswith(f":{actor.id}"):
                readings.answered(await actor.click(message, custom_id=custom_id))


# What is lived through; whatever else pairs people adds its own month.
MONTHS: list[Month] = [coffee_month]


async def test_a_year(world: World) -> None:
    """Nothing that anyone was sent or answered tells of another's wish, pause, rest or refusal."""
    await switch_on(world)
    guests: Any = world
    guests.guests = [world.member(name) for name in NAMES[3:]]
    readings = Readings(world)
    people = everyone(world)
    await join(world, *people)
    await world.services.pairing.keep_not_with(
        world.guild.id, people[3].id, {world.dana.id, world.luis.id}, world.clock.now()
    )
    for month in range(9):
        at = datetime(2026, 10, 1, 15, tzinfo=UTC) + month * timedelta(days=30)
        await until(world, at)
        for act in MONTHS:
            await act(world, readings, month)

    assert readings.telling() == []
    assert len(readings.texts) > 150
    assert sum("Did you meet" in one for one in readings.texts) > 20
    # Who rests learns it alone: in a shared thread the others would read it.
    rested = await world.services.members.notes(world.guild.id, people[5].id)
    assert "coffee.rest" in {one.kind for one in rested}
    ground = await world.services.pairing.ground(world.guild.id)
    assert not ground.apart & ground.last.keys()


def test_what_is_looked_for() -> None:
    """The search finds what it is for, and lets pass what people do read."""
    for line in (
        "Luis Ortega pauses until January.",
        "Ruth Bell would rather not meet you.",
        "Amina Ali rests.",
        "On your list: Dana Whitehorse.",
        "Priya Raman left our question unanswered.",
    ):
        assert SECRET.search(line)
    for line in ("Waiting: Ruth Bell, since 3 May.", "Did you meet for coffee with Luis Ortega?"):
        assert not SECRET.search(line)
