"""How each thing looks that one person is told; None for what is no longer needed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.kit.errors import NotFound
from bot.kit.safe import Safe, clipped
from bot.kit.text import CONTENT_LIMIT
from bot.mentors import content, pair_words, schedule, words
from bot.mentors.ending import LIVING
from bot.mentors.rules import Filled
from bot.pairing import words as pairing_words
from bot.ui.card import Button, Card
from cogs.mentors import talk_cards
from cogs.mentors.cards import day
from cogs.mentors.place import name_of
from cogs.mentors.talk_cards import Someone

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.client import WhatsWorking
    from bot.mentors.records import Pair

    # Takes the client, guild id, the row (a number, or "7.2") and the member.
    Show = Callable[[WhatsWorking, int, str, int], Awaitable[Card | None]]


async def tell(client: WhatsWorking, guild_id: int, member_id: int, subject: str) -> Card | None:
    """Return what a row of the agenda, or what waits for a member, is about."""
    what, row, _ = schedule.told(subject)
    try:
        return await SHOWS[what](client, guild_id, row, member_id)
    except (KeyError, NotFound):
        return None


async def ask(client: WhatsWorking, guild_id: int, row: str, member_id: int) -> Card | None:
    """Show a request to a mentor, while it waits for them."""
    asked = await client.services.mentor_asks.asked(guild_id, int(row))
    is_open = asked.request.state == "open" and asked.ask.expires_at > client.clock.now()
    waits = asked.ask.state == "waiting" and asked.ask.mentor_id == member_id
    return talk_cards.ask(asked) if is_open and waits else None


async def agreed(client: WhatsWorking, guild_id: int, row: str, member_id: int) -> Card | None:
    """Show to the one who asks that a mentor would."""
    asked = await client.services.mentor_asks.asked(guild_id, int(row))
    if asked.ask.state != "agreed" or asked.request.member_id != member_id:
        return None
    offer = await client.services.mentors.offer(guild_id, asked.ask.mentor_id)
    return talk_cards.agreed(asked, Filled() if offer is None else offer.filled)


async def following(client: WhatsWorking, guild_id: int, row: str, _member: int) -> Card | None:
    """Say that the one who was asked is not free."""
    request = await client.services.mentors.request(guild_id, int(row))
    if request.state != "open":
        return None
    return Card(
        words.NEXT,
        [Button(f"mentor:suggest:{guild_id}:{row}"), Button(f"mentor:status:{guild_id}")],
    )


async def refused(_client: WhatsWorking, guild_id: int, row: str, _member: int) -> Card | None:
    """Say to a mentor that it came to nothing."""
    return Card(words.REFUSED, [Button(f"mentor:status:{guild_id}:{row}")])


async def alone(client: WhatsWorking, guild_id: int, row: str, _member: int) -> Card | None:
    """Ask whether a question may go to the group."""
    request = await client.services.mentors.request(guild_id, int(row))
    if request.state != "open" or request.to_group:
        return None
    return Card(
        words.ALONE,
        [Button(f"mentor:to_group:{guild_id}:{row}"), Button(f"mentor:status:{guild_id}")],
    )


async def rested(client: WhatsWorking, guild_id: int, _row: str, member_id: int) -> Card | None:
    """Say to a mentor that they rest, with the one tap back."""
    offer = await client.services.mentors.offer(guild_id, member_id)
    if offer is None or offer.state != "resting":
        return None
    return Card(words.RESTED, [Button(f"mentor:back:{guild_id}")])


async def term(client: WhatsWorking, guild_id: int, row: str, member_id: int) -> Card | None:
    """Ask a mentor once in a term."""
    offer = await client.services.mentors.offer(guild_id, member_id)
    if offer is None or not offer.is_open(client.clock.now()):
        return None
    return talk_cards.term(offer, row)


async def check(client: WhatsWorking, guild_id: int, row: str, member_id: int) -> Card | None:
    """Ask how it goes."""
    pair, name = await _pair(client, guild_id, row, member_id)
    number = int(row.partition(".")[2] or 0)
    return talk_cards.check(pair, name, number) if pair.state == "active" else None


async def more(client: WhatsWorking, guild_id: int, row: str, member_id: int) -> Card | None:
    """Ask once more."""
    pair, name = await _pair(client, guild_id, row, member_id)
    number = int(row.partition(".")[2] or 0)
    if pair.state != "active":
        return None
    return talk_cards.check(pair, name, number, once_more=True)


async def resting(client: WhatsWorking, guild_id: int, row: str, member_id: int) -> Card | None:
    """Say that the pair rests."""
    pair, name = await _pair(client, guild_id, row, member_id)
    return talk_cards.resting(pair, name) if pair.state == "resting" else None


async def ended(client: WhatsWorking, guild_id: int, row: str, member_id: int) -> Card | None:
    """Say that it ended."""
    pair, name = await _pair(client, guild_id, row, member_id)
    mentee = pair.mentee_id == member_id
    return talk_cards.ended(guild_id, name, pair.id, mentee=mentee)


async def gone(_client: WhatsWorking, guild_id: int, row: str, _member: int) -> Card | None:
    """Say that it ended, where the other one is not here any more; no name, no reason."""
    return talk_cards.ended(guild_id, None, int(row), mentee=True)


async def gone_mentee(_client: WhatsWorking, guild_id: int, row: str, _member: int) -> Card | None:
    """Say the same to a mentor."""
    return talk_cards.ended(guild_id, None, int(row), mentee=False)


async def finish(client: WhatsWorking, guild_id: int, row: str, member_id: int) -> Card | None:
    """Ask whether to go on."""
    pair, name = await _pair(client, guild_id, row, member_id)
    if pair.state == "ended" or not row.endswith(pair.finish_at.date().isoformat()):
        return None
    return talk_cards.finish(pair, name)


async def wishes(client: WhatsWorking, guild_id: int, row: str, member_id: int) -> Card | None:
    """Say that the other one would go on."""
    pair, name = await _pair(client, guild_id, row, member_id)
    if pair.state == "ended" or not row.endswith(pair.finish_at.date().isoformat()):
        return None
    return talk_cards.finish(pair, name, wishes=True)


async def renewed(client: WhatsWorking, guild_id: int, row: str, member_id: int) -> Card | None:
    """Say that it goes on."""
    pair, _ = await _pair(client, guild_id, row, member_id)
    until = day(pair.finish_at)
    text = pair_words.RENEWED.format(until=until)
    return Card(text, [Button(f"mentor:status:{guild_id}:{pair.id}")])


async def closed(client: WhatsWorking, guild_id: int, row: str, member_id: int) -> Card | None:
    """Thank."""
    pair, name = await _pair(client, guild_id, row, member_id)
    return talk_cards.closed(pair, name)


async def win(client: WhatsWorking, guild_id: int, row: str, member_id: int) -> Card | None:
    """Let the other one read what is to be shared."""
    pair, name = await _pair(client, guild_id, row, member_id)
    if pair.win is None or pair.win_by == pair.side(member_id):
        return None
    return talk_cards.win(pair, name)


async def meet(client: WhatsWorking, guild_id: int, row: str, member_id: int) -> Card | None:
    """Introduce the two by direct message, where there is no thread, and say why."""
    pair = await client.services.mentor_pairs.get(guild_id, int(row), member_id)
    if pair.state not in LIVING:
        return None
    card = await meeting(client, pair)
    other = pair_words.WRITE_TO.format(person=f"<@{pair.other(member_id)}>")
    text = f"{pairing_words.IN_MESSAGES} {other}\n{card.content}"
    return replace(card, content=clipped(text, CONTENT_LIMIT))


async def month(client: WhatsWorking, guild_id: int, row: str, _member: int) -> Card | None:
    """Show the month's idea by direct message, where there is no thread."""
    pair_id, _, number = row.partition(".")
    pair = await client.services.mentor_pairs.get(guild_id, int(pair_id))
    if pair.state != "active":
        return None
    return talk_cards.month(pair, content.monthly()[int(number)], int(number))


async def meeting(client: WhatsWorking, pair: Pair) -> Card:
    """Return the first message between two people."""
    guild_id, services = pair.guild_id, client.services
    offer = await services.mentors.offer(guild_id, pair.mentor_id)
    request = await services.mentors.request(guild_id, pair.request_id)
    names = [await name_of(client, guild_id, one) for one in pair.members]
    mentor = Someone(names[0], Filled() if offer is None else offer.filled)
    mentee = Someone(names[1], request.filled)
    return talk_cards.meeting(pair, mentor, mentee, content.first())


async def _pair(client: WhatsWorking, guild_id: int, row: str, member_id: int) -> tuple[Pair, Safe]:
    pair_id = int(row.partition(".")[0])
    pair = await client.services.mentor_pairs.get(guild_id, pair_id, member_id)
    return pair, await name_of(client, guild_id, pair.other(member_id))


SHOWS: dict[str, Show] = {
    **{"ask": ask, "agreed": agreed, "next": following, "refused": refused, "alone": alone},
    **{"rested": rested, "term": term, "check": check, "more": more, "resting": resting},
    **{
        "ended": ended,
        "gone": gone,
        "gone_mentee": gone_mentee,
        "finish": finish,
        "wishes": wishes,
        "renewed": renewed,
    },
    **{"closed": closed, "win": win, "meet": meet, "month": month},
}
