"""Presentation nights: a slot with a working title, and what it counts for."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from bot.kit.errors import Refusal
from bot.kit.personal import Person
from bot.meetups import words
from bot.meetups.spans import Span
from bot.meetups.talks import Talk
from tests.discord import answer, buttons, text
from tests.meetups.meeting import CHAT, DANA, GUILD, LUIS, MARTA, ONCE, WEDNESDAY, a_group, meet
from tests.meetups.test_meeting import post, press, read_back, ready

if TYPE_CHECKING:
    from bot.meetups.meetup import Meetup
    from bot.services import Services
    from tests.conftest import StandingClock
    from tests.discord import World

NIGHT = replace(CHAT, title="Show and tell", kind="presenting")


async def _night(services: Services, clock: StandingClock, minutes: int) -> Meetup:
    await a_group(services, clock, "Dana", "Luis", "Marta")
    return await meet(
        services, clock, replace(ONCE, span=Span(WEDNESDAY, time(19), minutes)), NIGHT
    )


async def test_the_last_slot(services: Services, clock: StandingClock) -> None:
    """Two who press for the last slot at once: one has it; who gives theirs back makes room."""
    meetup = await _night(services, clock, 20)
    key, talks, now = (GUILD, meetup.id, WEDNESDAY), services.talks, clock.now()
    await talks.present(*key, DANA, Talk("Book tasting"), now)

    found = await asyncio.gather(
        *(talks.present(*key, one, Talk("Me, too"), now) for one in (LUIS, MARTA)),
        return_exceptions=True,
    )

    assert sum(isinstance(one, Refusal) for one in found) == 1
    slots = await talks.slots(meetup)
    assert (len(slots.talks), slots.open) == (2, 0)
    await talks.present(*key, DANA, Talk("Book tasting, in detail", "big"), now)
    await talks.withdraw(*key, LUIS, now)
    assert (await talks.slots(meetup)).talks[0] == ("Book tasting, in detail", "big", "Dana")
    assert (await talks.slots(meetup)).open <= 1


async def test_it_counts_for_the_quarter(services: Services, clock: StandingClock) -> None:
    """What was presented counts once the night is over, and goes with its member."""
    meetup = await _night(services, clock, 60)
    await services.talks.present(GUILD, meetup.id, WEDNESDAY, LUIS, Talk("Tea"), clock.now())
    assert await services.talks.next_open(GUILD) is None  # it isn't posted yet
    assert meetup.ends_at is not None
    clock.at = meetup.ends_at + timedelta(minutes=1)

    async with services.meetups._database.write() as connection:
        await services.meetups.roll(connection, GUILD, meetup.id, clock.now())

    done = (await services.plans.overview(GUILD, LUIS, clock.now())).done["quarterly"]
    assert [one.source for one in done] == ["presented"]
    exported = await services.privacy.export(Person(GUILD, LUIS))
    assert exported.sheets["what I present"][0]["title"] == "Tea"
    await services.privacy.forget(Person(GUILD, LUIS), clock.now())
    assert "what I present" not in (await services.privacy.export(Person(GUILD, LUIS))).sheets


async def test_who_presents_comes(services: Services, clock: StandingClock) -> None:
    """Who presents hears of changes like anyone who comes; who can't come gives the slot back."""
    meetup = await _night(services, clock, 60)
    key = GUILD, meetup.id, WEDNESDAY
    await services.talks.present(*key, LUIS, Talk("Tea"), clock.now())
    await services.talks.present(*key, MARTA, Talk("Cake"), clock.now())
    assert await services.rsvps.state(meetup, WEDNESDAY, LUIS) == "coming"

    await services.rsvps.answer(*key, MARTA, None, clock.now())

    assert [one[0] for one in (await services.talks.slots(meetup)).talks] == ["Tea"]
    await services.meetups.end(GUILD, meetup.id, DANA, clock.now(), runs=False)
    async with services.meetups._database.write() as connection:
        told = await services.rsvps.tell_changes(connection, GUILD, meetup.id, clock.now())
    assert [one.member_id for one in told] == [LUIS]


async def test_a_slot_from_the_post(world: World) -> None:
    """The post says how many are open; a title takes one; the quarter's idea points there."""
    await ready(world)
    shown = await read_back(world, title="Show and tell", when="Dec 16 7-8 pm")
    rows = answer(shown).components
    ids = [str(one["custom_id"]) for row in rows for one in row.get("components", ())]
    menu = next(one for one in ids if one.startswith("meetup:kind:"))
    kind = await world.dana.select(answer(shown), ["presenting"], custom_id=menu)
    await world.dana.click(answer(kind), label="Post it")
    await world.tick()
    assert "Ten-minute slots: 6 of 6 open." in post(world).content
    assert words.PRESENT in buttons(post(world))

    form = await press(world, world.luis, words.PRESENT)
    took = await world.luis.submit_modal(form, {"title": "Book tasting", "size": ["big"]})
    assert text(took).startswith("You have ten minutes at **Show and tell**")
    await world.advance(seconds=2)
    assert "Ten-minute slots: 5 of 6 open." in post(world).content
    details = text(await press(world, world.marta, words.DETAILS))
    assert "- Book tasting (big), Luis Ortega" in details

    for day in (1, 8):  # the quarter's week is the second; a first card says hello
        world.clock.at = datetime(2026, 12, day, 15, tzinfo=UTC)
        shown = await world.marta.slash(world.channel, "plan show")
        nudge = text(await world.marta.click(answer(shown), custom_id="plan:nudge"))
    assert "There's an open ten-minute slot at **Show and tell**" in nudge
