"""What one member is told of a meet-up, in a direct message or at their next press."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from bot.kit.errors import if_found
from bot.meetups import kinds, words
from bot.meetups.rsvps import TOPIC
from bot.ui.card import Button, Card
from cogs.meetups import cards, views

if TYPE_CHECKING:
    from bot.client import WhatsWorking
    from bot.meetups.meetup import Meetup
    from bot.members.rules import Notice


async def reminded(client: WhatsWorking, notice: Notice) -> Card | None:
    """Return what reminds a member; None when they don't come anymore, or it moved."""
    about = notice.load(kinds.About)
    meetup = await _about(client, notice)
    if meetup is None or meetup.next_day is None or str(meetup.next_day) != about.day:
        return None
    state = await client.services.rsvps.state(meetup, meetup.next_day, notice.member_id)
    now = client.clock.now()
    if state != "coming" or meetup.next_at is None or meetup.next_at < now:
        return None
    if about.which == kinds.A_DAY and meetup.next_at - now <= kinds.AHEAD[kinds.SOON]:
        return None  # it waited so long that the next one says it better
    return Card(cards.reminder(meetup, about.which, now), [_away(meetup)])


async def changed(client: WhatsWorking, notice: Notice) -> Card | None:
    """Return what a member is told of a date that moved or was canceled, or is elsewhere."""
    about = notice.load(kinds.About)
    meetup = await _about(client, notice)
    if meetup is None:
        return None
    day, was = date.fromisoformat(about.day), datetime.fromisoformat(about.at)
    at = await client.services.meetups.start_of(meetup, day)
    if about.which == kinds.PLACE:
        text = "" if at is None else cards.elsewhere_now(meetup, at)
    else:
        text = "" if at == was else cards.changed(meetup, was, at)
    if not text or (at is not None and at < client.clock.now()):
        return None
    mark = Button(f"meetup:told:change:{meetup.guild_id}:{meetup.id}:{day}", words.ALL_UPCOMING)
    return Card(text, [mark])


async def lost(client: WhatsWorking, notice: Notice) -> Card | None:
    """Return what tells a member that a thread is gone; None where there's another way by now."""
    day = notice.load(kinds.About).day
    meetup = await _about(client, notice)
    if meetup is None or meetup.is_over or meetup.thread_id is not None:
        return None
    ways = await client.services.reaching.ways(notice.guild_id, notice.member_id)
    there = await client.services.rsvps.state(meetup, date.fromisoformat(day), notice.member_id)
    if there != "coming" or ways.chosen.get(TOPIC) != "thread":
        return None
    mark = Button(f"meetup:told:thread:{meetup.guild_id}:{meetup.id}:{day}")
    return Card(cards.about(words.THREAD_LOST, meetup), [mark])


async def post_lost(client: WhatsWorking, notice: Notice) -> Card | None:
    """Return what tells an organizer that the post is gone; None once somebody decided."""
    meetup = await _about(client, notice)
    if meetup is None or meetup.post_lost_at is None or meetup.organizer_id != notice.member_id:
        return None
    if meetup.next_day is None:
        return None
    mark = Button(f"meetup:told:post:{meetup.guild_id}:{meetup.id}:{meetup.next_day}")
    return Card(cards.about(words.POST_LOST, meetup), [mark])


async def spot(client: WhatsWorking, notice: Notice) -> Card | None:
    """Return what a member is told when a spot is kept for them; None when it isn't anymore."""
    about, now = notice.load(kinds.About), client.clock.now()
    meetup, day = await _about(client, notice), date.fromisoformat(about.day)
    there = None if meetup is None else await client.services.meetups.on(meetup, day, now)
    if there is None:
        return None
    meetup = there
    if await client.services.rsvps.state(meetup, day, notice.member_id) != "offered":
        return None
    key = meetup.guild_id, meetup.id, day
    text = cards.spot(meetup, datetime.fromisoformat(about.at))
    away = views.stay_away.button(*key).named(words.NOT_THIS_TIME)
    return Card(text, [views.take.button(*key), away])


async def again(client: WhatsWorking, notice: Notice) -> Card | None:
    """Return the question whether a repeat goes on; None once that's settled."""
    meetup = await _about(client, notice)
    if meetup is None or not meetup.is_over or meetup.ended_at is not None:
        return None
    return Card(cards.again(meetup), [Button(f"meetup:again:{meetup.guild_id}:{meetup.id}")])


def _away(meetup: Meetup) -> Button:
    assert meetup.next_day is not None
    return views.stay_away.button(meetup.guild_id, meetup.id, meetup.next_day)


async def _about(client: WhatsWorking, notice: Notice) -> Meetup | None:
    return await if_found(client.services.meetups.get(notice.guild_id, notice.subject_id))


NOTICES = {
    kinds.REMIND: reminded,
    kinds.TOLD: changed,
    kinds.LOST: lost,
    kinds.POST_LOST: post_lost,
    kinds.SPOT: spot,
    kinds.AGAIN: again,
}
