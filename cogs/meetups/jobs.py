"""What the agenda triggers about meet-ups: the post, its thread, reminders, what changed."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, ClassVar

import discord

from bot.agenda.occurrences import Done, Dropped, Outcome, Retry
from bot.kit import calendar
from bot.kit.errors import NotFound
from bot.meetups import chat, kinds, words
from bot.meetups.meetup import Seen
from bot.meetups.rsvps import TOPIC
from bot.meetups.rules import CHAT
from bot.shown.rules import NOBODY, of_people
from bot.ui import under_post
from bot.ui.attachments import Attachment
from bot.ui.card import Button, Card
from bot.ui.channel_post import ChannelPost, Target
from bot.ui.handlers import ClientHandler
from bot.ui.reach import notice_of, reach
from bot.ui.send import UNREACHED, existing_post, outcome_of, send_once, unreached
from cogs.meetups import cards, views

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.agenda.occurrences import Due, Planned
    from bot.client import WhatsWorking
    from bot.kit.database import Connection
    from bot.meetups.meetup import Meetup
    from bot.shown.rules import Message, Shows
    from bot.ui.reach import Hours

A_WEEK, A_WEEKS_MOST = timedelta(days=6), 6
GONE = Dropped("it isn't there anymore, or it's over")


class MeetupHandler(ClientHandler):
    """A handler with its meet-up at hand."""

    feature = "meetups"

    async def meetup(self, due: Due) -> Meetup | None:
        """Return the meet-up that a row is about, if it's still there and switched on."""
        if await self.group(due) is None:
            return None
        try:
            return await self.services.meetups.get(due.guild_id, due.subject_id)
        except NotFound:
            return None

    async def card(self, seen: Seen) -> Card:
        """Return a meet-up's post as it should be now."""
        group = await self.services.groups.get(seen.meetup.guild_id)
        items, shows = views.post_items(seen), shows_of(seen.meetup)
        return Card(cards.post(seen, group.country), items, shows=shows)


class PostMeetup(MeetupHandler, ChannelPost[Seen]):
    """Post a meet-up that a member set up."""

    kind = kinds.POST
    is_unprompted = False
    shows = True

    async def target(self, due: Due, now: datetime) -> Target[Seen] | Outcome:
        """Return the wins channel."""
        meetup = await self.meetup(due)
        if meetup is None:
            return GONE
        if meetup.message_id is not None:
            return Done(meetup.channel_id, meetup.message_id)
        channel_id = await self.wins_channel(due)
        if isinstance(channel_id, Retry):
            return channel_id
        seen = await self.services.meetups.seen(due.guild_id, meetup.id, now)
        return Target(channel_id, f"meetup:show:{meetup.id}", seen)

    async def compose(self, due: Due, about: Seen, now: datetime) -> Card:
        """Return the post."""
        return await self.card(about)

    async def is_silent(self, due: Due, about: Seen, now: datetime) -> bool:
        """Return whether school is out; a member's own post isn't bound to the days."""
        school = await self.services.groups.school(due.guild_id)
        return not school.in_school_hours(now)

    async def record(
        self, connection: Connection, due: Due, outcome: Outcome, now: datetime
    ) -> Iterable[Planned]:
        """Note where the post is; its thread follows."""
        if not isinstance(outcome, Done) or outcome.message_id is None:
            return ()
        return await self.services.meetups.posted(connection, due, outcome, now)

    async def compose_again(self, due: Due, message: Message) -> Card | None:
        """Return it with who comes, and when, as things stand now."""
        now = self.client.clock.now()
        try:
            seen = await self.services.meetups.seen(due.guild_id, due.subject_id, now)
        except NotFound:
            return None
        return await self.card(seen)


class OpenThread(MeetupHandler):
    """Open the thread under a meet-up's post: its name has no member's words."""

    kind = kinds.THREAD

    async def deliver(self, due: Due, now: datetime) -> Outcome:
        """Open it; one that's there already is the one."""
        meetup = await self.meetup(due)
        if meetup is None or meetup.message_id is None or meetup.channel_id is None:
            return GONE
        group = await self.services.groups.get(due.guild_id)
        where = due.guild_id, meetup.channel_id, meetup.message_id
        try:
            await under_post.create(self.client, *where, cards.thread_name(meetup, group.country))
        except discord.NotFound:
            return Dropped("its post is gone")
        except UNREACHED as error:
            return unreached(error)
        # A thread hangs on its message and has the message's id.
        await self.services.meetups.opened_thread(due.guild_id, meetup.id, meetup.message_id)
        return Done(meetup.message_id)


class PlanOnly(ClientHandler):
    """A handler that sends nothing: what it does is in the transaction of its record."""

    async def deliver(self, due: Due, now: datetime) -> Outcome:
        """Go on to the record."""
        return Done()


class Roll(PlanOnly):
    """A date is over: the next one takes its place."""

    kind = kinds.ROLL

    async def record(
        self, connection: Connection, due: Due, outcome: Outcome, now: datetime
    ) -> Iterable[Planned]:
        """Find the next date, and plan what's to happen about it."""
        return await self.services.meetups.roll(connection, due.guild_id, due.subject_id, now)


class Before(PlanOnly):
    """A date is near: those who come and chose how are reminded."""

    kind = kinds.BEFORE

    async def record(
        self, connection: Connection, due: Due, outcome: Outcome, now: datetime
    ) -> Iterable[Planned]:
        """Plan a reminder for each, and one in the thread."""
        if not isinstance(outcome, Done):
            return ()
        return await self.services.rsvps.reminders(connection, due, now)


class Changed(PlanOnly):
    """A date moved or was canceled, and nothing changed since for a minute: people are told."""

    kind = kinds.CHANGED

    async def record(
        self, connection: Connection, due: Due, outcome: Outcome, now: datetime
    ) -> Iterable[Planned]:
        """Plan what each is told who knows another time."""
        if not isinstance(outcome, Done):
            return ()
        given = (connection, due.guild_id, due.subject_id, now)
        return await self.services.rsvps.tell_changes(*given)


class Tidy(PlanOnly):
    """Delete what was answered about a date, 30 days after it."""

    kind = kinds.TIDY

    async def record(
        self, connection: Connection, due: Due, outcome: Outcome, now: datetime
    ) -> Iterable[Planned]:
        """Delete it."""
        await self.services.meetups.tidy(connection, due.subject_id, due.day)
        return ()


class Lapse(PlanOnly):
    """A spot that was kept for somebody is kept no longer."""

    kind = kinds.LAPSE

    async def record(
        self, connection: Connection, due: Due, outcome: Outcome, now: datetime
    ) -> Iterable[Planned]:
        """Let the next in line have it."""
        await self.services.rsvps.lapse(connection, due, now)
        return ()


class Tell(MeetupHandler):
    """Tells one member about what they come to: at any hour, since they signed up for it."""

    hours: ClassVar[Hours] = "any"
    waits: ClassVar[bool] = True

    async def deliver(self, due: Due, now: datetime) -> Outcome:
        """Reach them in the way that they chose for meet-ups."""
        if await self.group(due) is None:
            return GONE
        notice = notice_of(due, occurrence=due.occurrence)
        return await reach(
            *(self.client, due, notice, now),
            topic=TOPIC,
            waits=self.waits,
            hours=self.hours,
            why="awaited",
        )


class Remind(Tell):
    """Reminds one member of a date that's near."""

    kind = kinds.REMIND
    waits = False


class Told(Tell):
    """Tells one member that a date moved or was canceled."""

    kind = kinds.TOLD


class Spot(Tell):
    """Tells one member, in school hours, that a spot opened for them."""

    kind = kinds.SPOT
    hours = "school"


class AskAgain(Tell):
    """Asks an organizer, in a new school year, whether a repeat goes on."""

    kind = kinds.AGAIN
    hours = "school"


class Call(MeetupHandler):
    """Says something in a meet-up's thread, mentioning those who come and chose that."""

    kind = kinds.CALL
    shows = True

    async def deliver(self, due: Due, now: datetime) -> Outcome:
        """Say it once; its button is the mark."""
        meetup = await self.meetup(due)
        if meetup is None or meetup.thread_id is None:
            return GONE
        card = await self._card(due, meetup)
        if card is None:
            return Dropped("nobody comes anymore who wants to be called there")
        existing = await existing_post(self.client, due, meetup.thread_id, card.mark)
        if existing is not None:
            return existing
        return outcome_of(await send_once(self.client, due, meetup.thread_id, card))

    async def compose_again(self, due: Due, message: Message) -> Card | None:
        """Return it with those who still come."""
        try:
            meetup = await self.services.meetups.get(due.guild_id, due.subject_id)
        except NotFound:
            return None
        return await self._card(due, meetup)

    async def _card(self, due: Due, meetup: Meetup) -> Card | None:
        about = due.load(kinds.About)
        day = date.fromisoformat(about.day)
        people = await self.services.rsvps.in_thread(meetup, day)
        if not people:
            return None
        if about.which:
            text = cards.reminder(meetup, about.which)
        else:
            at = await self.services.meetups.start_of(meetup, day)
            text = cards.changed(meetup, datetime.fromisoformat(about.at), at)
        called = " ".join(f"<@{one}>" for one in people[: cards.NAMES])
        mark, shows = _mark(due, meetup), shows_of(meetup) | of_people(*people)
        return Card(f"{called} {text}", [mark], pings=tuple(people), shows=shows)


class Start(MeetupHandler):
    """Says in a meet-up's thread, when it starts, where to go."""

    kind = kinds.START
    shows = True

    async def deliver(self, due: Due, now: datetime) -> Outcome:
        """Say it, silently, if the date is still the one that comes next."""
        meetup = await self.meetup(due)
        about = due.load(kinds.About)
        if meetup is None or meetup.thread_id is None or str(meetup.next_day) != about.day:
            return GONE
        card = await self._said(due, meetup)
        existing = await existing_post(self.client, due, meetup.thread_id, card.mark)
        if existing is not None:
            return existing
        return outcome_of(await send_once(self.client, due, meetup.thread_id, card, silent=True))

    async def compose_again(self, due: Due, message: Message) -> Card | None:
        """Return it, as long as the meet-up is there."""
        try:
            meetup = await self.services.meetups.get(due.guild_id, due.subject_id)
        except NotFound:
            return None
        return await self._said(due, meetup)

    async def _said(self, due: Due, meetup: Meetup) -> Card:
        talk: list[str] = []
        if meetup.kind == CHAT:
            school = await self.services.groups.school(due.guild_id)
            day = date.fromisoformat(due.load(kinds.About).day)
            talk = chat.starters(day, f"{due.guild_id} {meetup.id}", school)
        text = cards.starting(meetup, talk)
        return Card(text, [_mark(due, meetup)], shows=shows_of(meetup))


class ThisWeek:
    """Attaches what comes this week to the post of the first school day."""

    def __init__(self, client: WhatsWorking) -> None:
        self._client = client

    async def attach(self, due: Due, now: datetime) -> Attachment | None:
        """Return a line for each meet-up of the week, and for what other calendars have of it."""
        services = self._client.services
        group = await services.groups.get(due.guild_id)
        if not group.has("meetups"):
            return None
        found = await services.meetups.between(due.guild_id, now, now + A_WEEK)
        there = [one for one in found if one.message_id is not None][:A_WEEKS_MOST]
        today = calendar.local(now, group.zone).date()
        week = await services.sources.between(due.guild_id, today, today + A_WEEK)
        elsewhere = week[:A_WEEKS_MOST]
        if not there and not elsewhere:
            return None
        return Attachment(cards.this_week(there, elsewhere, group.country), ())

    async def detach(self, due: Due) -> None:
        """Do nothing: each meet-up has its own post."""

    async def posted(
        self, connection: Connection, due: Due, done: Done, now: datetime
    ) -> Sequence[Planned]:
        """Do nothing: each meet-up has its own post."""
        return ()


def shows_of(meetup: Meetup) -> Shows:
    """Return whose words a message about a meet-up has."""
    return NOBODY if meetup.organizer_id is None else of_people(meetup.organizer_id)


def _mark(due: Due, meetup: Meetup) -> Button:
    return Button(f"meetup:called:{meetup.id}:{due.id}", words.DETAILS)


HANDLERS = (
    *(PostMeetup, OpenThread, Roll, Before, Changed, Tidy, Lapse),
    *(Remind, Told, Spot, AskAgain, Call, Start),
)
