"""What the agenda triggers about meet-ups: the post, reminders, what changed."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.agenda.occurrences import Done, Outcome, Retry
from bot.kit import calendar
from bot.kit.errors import if_found
from bot.meetups import kinds
from bot.meetups.meetup import MeetupView
from bot.meetups.rsvps import TOPIC
from bot.ui.attachments import Attachment
from bot.ui.channel_post import ChannelPost, Target
from bot.ui.handlers import ENDED, PlanOnly, TellOne
from bot.ui.reach import notice_of, reach
from cogs.meetups import cards, challenge_cards
from cogs.meetups.thread_jobs import GONE, MeetupHandler

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from bot.agenda.occurrences import Due, Planned
    from bot.client import WhatsWorking
    from bot.kit.database import Connection
    from bot.reaching.rules import Topic
    from bot.shown.rules import Message
    from bot.ui.card import Card

A_WEEK, A_WEEKS_MOST = timedelta(days=6), 6


class PostMeetup(MeetupHandler, ChannelPost[MeetupView]):
    """Post a meet-up that a member set up."""

    kind = kinds.POST
    is_unprompted = False
    shows = True

    async def target(self, due: Due, now: datetime) -> Target[MeetupView] | Outcome:
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

    async def compose(self, due: Due, about: MeetupView, now: datetime) -> Card:
        """Return the post."""
        group = await self.services.groups.get(due.guild_id)
        return await self.card(about, group.wins_channel_id)

    async def is_silent(self, due: Due, about: MeetupView, now: datetime) -> bool:
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
        """Return it with who comes, and when, as of now."""
        now = self.client.clock.now()
        seen = await if_found(self.services.meetups.seen(due.guild_id, due.subject_id, now))
        return None if seen is None else await self.card(seen, message.channel_id)


class Roll(PlanOnly):
    """A date is over: the next one takes its place."""

    kind = kinds.ROLL
    follows = ENDED

    async def follow(self, connection: Connection, due: Due, now: datetime) -> Iterable[Planned]:
        """Find the next date, and plan what's to happen about it."""
        return await self.services.meetups.roll(connection, due.guild_id, due.subject_id, now)


class Before(PlanOnly):
    """A date is near: those who come and chose how are reminded."""

    kind = kinds.BEFORE

    async def follow(self, connection: Connection, due: Due, now: datetime) -> Iterable[Planned]:
        """Plan a reminder for each, and one in the thread."""
        return await self.services.rsvps.reminders(connection, due, now)


class PlanChangeNotices(PlanOnly):
    """A date moved or was canceled, and nothing changed since for a minute: people are told."""

    kind = kinds.CHANGED

    async def follow(self, connection: Connection, due: Due, now: datetime) -> Iterable[Planned]:
        """Plan what each is told who knows another time."""
        given = (connection, due.guild_id, due.subject_id, now)
        return await self.services.rsvps.tell_changes(*given)


class Tidy(PlanOnly):
    """Delete what was answered about a date, 30 days after it; after the last, the picture, too."""

    kind = kinds.TIDY
    follows = ENDED

    async def deliver(self, due: Due, now: datetime) -> Outcome:
        """Delete the picture: the file once no row has it anymore."""
        picture = await self.services.meetups.outlived_picture(due.guild_id, due.subject_id)
        if picture is not None:
            await self.services.pictures.remove(picture)
        return Done()

    async def follow(self, connection: Connection, due: Due, now: datetime) -> Iterable[Planned]:
        """Delete the answers."""
        await self.services.meetups.tidy(connection, due.subject_id, due.day)
        return ()


class CloseChallenge(PlanOnly):
    """No more numbers are taken: a challenge's post says so."""

    kind = kinds.CLOSE
    follows = ENDED

    async def follow(self, connection: Connection, due: Due, now: datetime) -> Iterable[Planned]:
        """Let the post follow."""
        await self.services.challenges.close(connection, due.guild_id, due.subject_id, now)
        return ()


class Lapse(PlanOnly):
    """A spot that was kept for somebody is kept no longer."""

    kind = kinds.LAPSE
    follows = ENDED

    async def follow(self, connection: Connection, due: Due, now: datetime) -> Iterable[Planned]:
        """Let the next in line have it."""
        await self.services.rsvps.lapse(connection, due, now)
        return ()


class TellMember(TellOne):
    """Tells one member about what they come to: what they signed up for, at any hour."""

    feature = "meetups"

    async def deliver(self, due: Due, now: datetime) -> Outcome:
        """Reach them in the way that they chose for meet-ups.

        Who chose threads isn't called there alone: they're reached as about anything else.
        """
        if await self.group(due) is None:
            return GONE
        ways = await self.services.reaching.ways(due.guild_id, due.member_id)
        topic: Topic = "general" if ways.chosen.get(TOPIC) == "thread" else TOPIC
        notice = notice_of(due, occurrence=due.occurrence)
        given = (self.client, due, notice, now)
        return await reach(*given, topic=topic, hours=self.hours, why=self.why)


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
        today = calendar.local_day(now, group.zone)
        week = await services.sources.between(due.guild_id, today, today + A_WEEK)
        elsewhere = week[:A_WEEKS_MOST]
        over = await services.challenges.to_announce(due.guild_id, due.due_at)
        week_said = cards.this_week(there, elsewhere, group.country) if there or elsewhere else ""
        said = [one for one in (week_said, challenge_cards.closing(over)) if one]
        return Attachment("\n".join(said), ()) if said else None

    async def detach(self, due: Due) -> None:
        """Do nothing: each meet-up has its own post."""

    async def posted(
        self, connection: Connection, due: Due, done: Done, now: datetime
    ) -> Sequence[Planned]:
        """Note which challenges' totals were announced."""
        challenges = self._client.services.challenges
        await challenges.announced(connection, due.guild_id, due.due_at, now)
        return ()


HANDLERS = (
    PostMeetup,
    Roll,
    Before,
    PlanChangeNotices,
    Tidy,
    Lapse,
    CloseChallenge,
    *TellMember.each(kinds.REMIND, kinds.TOLD, why="awaited", hours="any"),
    *TellMember.each(kinds.LOST, kinds.SPOT, kinds.AGAIN, why="awaited"),
    # With a channel many may be gone at once: what's too much for a week waits for their press.
    *TellMember.each(kinds.POST_LOST),
)
