"""What nobody ever learns of another: every text that members were sent is read."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from bot.kit.personal import Person
from bot.members import words as member_words
from bot.mentors import pair_words, words
from bot.reaching import words as reaching_words
from tests.discord import answer, buttons, text
from tests.mentors.acting import ask, later, match, moments, offer, said, switch_on, threads

if TYPE_CHECKING:
    from simcord import MemberActor

    from tests.discord import World

TELLING = re.compile(
    r"declin|refus|said no|no answer|unanswered|ignored|paus|not with|rather not|"
    r"does not want|did not want|chose|because|the reason|left the|forg[eo]t|rests? (?:now|until)",
    re.IGNORECASE,
)


TIME = re.compile(r"<t:[^>]*>")


async def forty_days(world: World) -> tuple[MemberActor, MemberActor]:
    """Live through forty days of refusals, a pause and a not-with entry."""
    priya, mai = world.member("Priya Raman"), world.member("Mai Vang")
    now, guild_id = world.clock.now(), world.guild.id
    for one in (priya, mai):
        await world.services.members.arrive(guild_id, one.id, str(one.user.global_name), now)
    for one in (world.dana, priya, mai):
        await offer(world, one)
    await world.services.pairing.keep_not_with(guild_id, mai.id, [world.luis.id], now)
    await ask(world, world.luis)
    await world.advance(days=1, minutes=1)
    await moments(world)
    for one in (world.dana, priya):  # anyone who is asked says no; the next is asked, and pauses
        waiting = await world.services.mentor_asks.of_mentor(guild_id, one.id)
        if waiting:
            await one.click(said(world, one)[-1], label=words.NOT_NOW)
            await moments(world)
    asked = [one for one in (world.dana, priya) if await _is_asked(world, one)]
    for one in asked:
        until = world.clock.now() + timedelta(days=20)
        await world.services.members.reschedule(
            guild_id, one.id, world.clock.now(), paused_until=until
        )
    await world.advance(days=40)
    await moments(world)
    return priya, mai


async def _is_asked(world: World, one: MemberActor) -> bool:
    return bool(await world.services.mentor_asks.of_mentor(world.guild.id, one.id))


def texts(world: World, actor: MemberActor) -> list[str]:
    """Return everything that the bot wrote where a member can read it, their own buttons aside."""
    rooms: list[Any] = [world.channel, *threads(world)]
    seen = [
        message.content
        for room in rooms
        if room is world.channel or actor.id in world.env.backend.channels[room.id].thread_members
        for message in room.history(viewer=actor)
    ]
    if actor.id in world.env.backend.dm_channels:
        seen += [message.content for message in actor.user.dm_channel.history()]
    return seen


async def test_forty_days_of_secrets(world: World) -> None:
    """No text says who declined, paused, rests, or would rather not; a no looks like silence."""
    await switch_on(world)
    priya, mai = await forty_days(world)
    read = {one: texts(world, one) for one in (world.dana, world.luis, priya, mai)}
    leaks = {
        text: found
        for lines in read.values()
        for text in lines
        if (found := TELLING.findall(text.replace(pair_words.THREAD_HOW, "")))
    }
    told = [text for text in read[world.luis] if words.NEXT in text]
    names = [one for text in read[world.luis] for one in ("Dana", "Priya", "Mai") if one in text]

    assert leaks == {}
    assert told
    assert names == []
    # Mai was never asked, and Luis is told nothing that could say why.
    assert not any("A colleague would like" in text for text in read[mai])


async def test_forgotten_during_a_match(world: World) -> None:
    """The other one is told that it ended: no name, no reason, and a way on."""
    await switch_on(world)
    await match(world, world.dana, world.luis)
    await world.services.privacy.forget(Person(world.guild.id, world.dana.id), world.clock.now())
    await moments(world)
    last = said(world, world.luis)[-1]
    again = await world.luis.click(last, label=pair_words.FIND_ELSE)

    assert last.content == f"<@{world.luis.id}> {pair_words.GONE}"
    assert list(buttons(last)) == [pair_words.FIND_ELSE, reaching_words.STOP]
    assert answer(again).content.startswith(pair_words.FOUND_ELSE)


async def test_a_mentee_who_left(world: World) -> None:
    """The mentor reads it in a sentence of their own."""
    await switch_on(world)
    await match(world, world.dana, world.luis)
    await world.services.members.leave(world.guild.id, world.luis.id, world.clock.now())
    await moments(world)
    last = said(world, world.dana)[-1]

    assert last.content == f"<@{world.dana.id}> {pair_words.GONE_MENTEE}"


async def test_every_no_sounds_alike(world: World) -> None:
    """However a mentor comes not to be free, the one who asked reads and sees the same."""
    await switch_on(world)
    guests = [world.member(f"{name} Vang") for name in ("Mai", "Pa", "Ka", "Bo", "Ly", "Yer")]
    mentors = [world.dana, world.marta, *guests]
    for one in mentors:
        await offer(world, one)
    await ask(world, world.luis)
    await later(world, days=1, minutes=1)
    seen = []
    for act in NOES:
        (one,) = [one for one in mentors if await _is_asked(world, one)]
        before = len(said(world, world.luis))
        await act(world, one)
        await moments(world)
        told = [(each.content, list(buttons(each))) for each in said(world, world.luis)[before:]]
        status = await world.luis.slash(world.general, "mentor status")
        seen.append((told, TIME.sub("", text(status)), list(buttons(answer(status)))))

    assert len(seen) == len(mentors)
    assert [content for content, _ in seen[0][0]] == [f"<@{world.luis.id}> {words.NEXT}"]
    # After the last of them nobody is left to be asked.
    assert seen[1:-1] == seen[:1] * (len(seen) - 2)
    assert seen[-1][0] == seen[0][0]


async def _declines(world: World, one: MemberActor) -> None:
    await one.click(said(world, one)[-1], label=words.NOT_NOW)


async def _rests(world: World, one: MemberActor) -> None:
    await one.click(said(world, one)[-1], label=words.REST_ME)


async def _pauses(world: World, one: MemberActor) -> None:
    await one.slash(world.general, "me pause", until="6 weeks")


async def _is_full(world: World, one: MemberActor) -> None:
    status = await one.slash(world.general, "mentor status")
    await one.click(answer(status), label=words.FULL)


async def _is_away(world: World, one: MemberActor) -> None:
    status = await one.slash(world.general, "mentor status")
    await one.click(answer(status), label=words.AWAY)


async def _stops(world: World, one: MemberActor) -> None:
    stop = await one.slash(world.general, "mentor stop")
    await one.click(answer(stop), label=words.STOP_OFFER)


async def _says_nothing(world: World, _one: MemberActor) -> None:
    await later(world, days=6, minutes=1)  # three school days, and a weekend


async def _is_forgotten(world: World, one: MemberActor) -> None:
    sure = await one.slash(world.general, "me forget")
    await one.click(answer(sure), label=member_words.FORGET_YES)


NOES = (
    _declines,
    _rests,
    _pauses,
    _is_full,
    _is_away,
    _stops,
    _is_forgotten,
    _says_nothing,
)
