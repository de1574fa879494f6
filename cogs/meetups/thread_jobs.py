"""What the agenda triggers in a meet-up's thread: it's opened, people are called, it starts."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING

import discord

from bot.agenda.occurrences import Done, Dropped, Failed
from bot.kit.errors import if_found
from bot.meetups import chat, kinds, words
from bot.meetups.rules import CHALLENGE, CHAT
from bot.shown.rules import NOBODY, of_people
from bot.ui import under_post
from bot.ui.card import Button, Card
from bot.ui.handlers import ClientHandler
from bot.ui.permissions import may_attach
from bot.ui.send import (
    UNKNOWN_MESSAGE,
    UNREACHED,
    Cause,
    Refused,
    existing_post,
    outcome_of,
    send_once,
    unreached,
)
from cogs.meetups import cards, challenge_cards, views
from cogs.meetups.picture_views import attached

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.agenda.occurrences import Due, Outcome, Planned
    from bot.kit.database import Connection
    from bot.meetups.meetup import Meetup, MeetupView
    from bot.shown.rules import Message, Shows

GONE = Dropped("it isn't there anymore, or it's over")
THREAD_GONE = Dropped("its thread was deleted")


class MeetupHandler(ClientHandler):
    """A handler with its meet-up at hand."""

    feature = "meetups"
    shows = False  # but for what names those who come, or quotes the organizer

    async def meetup(self, due: Due) -> Meetup | None:
        """Return the meet-up that a row is about, if it's still there and switched on."""
        if await self.group(due) is None:
            return None
        return await if_found(self.services.meetups.get(due.guild_id, due.subject_id))

    async def card(self, seen: MeetupView, channel_id: int | None) -> Card:
        """Return a meet-up's post as it should be now, in a channel that may take no files."""
        meetup, now = seen.meetup, self.client.clock.now()
        files = await attached(self.client, meetup)
        if meetup.kind == CHALLENGE:
            text, items = challenge_cards.post(seen, now), challenge_cards.buttons(seen, now)
            files = [*challenge_cards.files(seen), *files]
        else:
            group = await self.services.groups.get(meetup.guild_id)
            text, items = cards.post(seen, group.country), views.post_items(seen)
        if not may_attach(self.client, channel_id):
            files = []
        return Card(text, items, files, shows=shows_of(meetup))

    async def say(
        self, due: Due, thread_id: int, card: Card, now: datetime, *, silent: bool = False
    ) -> Outcome:
        """Say something in a meet-up's thread once; the card's button is the mark.

        That a thread isn't there is noted. Elsewhere a refusal is final: who's concerned hears
        another way.
        """
        existing = await existing_post(self.client, due, thread_id, card.mark)
        if existing is not None:
            return existing
        sent = await send_once(self.client, due, thread_id, card, silent=silent)
        if isinstance(sent, Refused) and sent.cause is Cause.CHANNEL:
            await self.services.meetup_posts.lose_thread(due.guild_id, thread_id, now)
            return THREAD_GONE
        return outcome_of(sent, keep_trying=False)


class OpenMeetupThread(MeetupHandler):
    """Open the thread under a meet-up's post: its name has no member's words.

    A message has one thread, ever: in place of one that was deleted, it's one in the channel.
    """

    kind = kinds.THREAD

    async def deliver(self, due: Due, now: datetime) -> Outcome:
        """Open it; one that's there already is the one."""
        meetup = await self.meetup(due)
        if meetup is None or meetup.message_id is None or meetup.channel_id is None:
            return GONE
        group = await self.services.groups.get(due.guild_id)
        name = cards.thread_name(meetup, group.country)
        claim = partial(self.services.meetups.opened_thread, due.guild_id, meetup.id)
        try:
            if meetup.thread_lost_at is not None:
                given = self.client, due, meetup.channel_id, name, claim
                thread_id = await under_post.instead(*given)
            else:
                where = due.guild_id, meetup.channel_id, meetup.message_id
                await under_post.create(self.client, *where, name)
                thread_id = meetup.message_id  # it hangs on its message and has the message's id
                await claim(thread_id)
        except discord.NotFound as error:
            if error.code == UNKNOWN_MESSAGE:
                await self.services.meetup_posts.lose(due.guild_id, [meetup.message_id], now)
            return Dropped("its post is gone")
        except UNREACHED as error:
            return unreached(error)
        return Done(thread_id)


class Call(MeetupHandler):
    """Says something in a meet-up's thread, mentioning those who come and chose that.

    A thread that's gone, or that a moderator locked, mustn't leave them without it.
    """

    kind = kinds.CALL
    follows = (Dropped, Failed)
    shows = True

    async def deliver(self, due: Due, now: datetime) -> Outcome:
        """Say it, to those who still come."""
        meetup = await self.meetup(due)
        if meetup is None:
            return GONE
        if meetup.thread_id is None:
            return THREAD_GONE
        card = await self._card(due, meetup)
        if card is None:
            return Dropped("nobody comes anymore who wants to be called there")
        return await self.say(due, meetup.thread_id, card, now)

    async def follow(self, connection: Connection, due: Due, now: datetime) -> Iterable[Planned]:
        """Where it can't be said there, plan that each of them is told alone."""
        return await self.services.rsvps.one_by_one(connection, due, now)

    async def compose_again(self, due: Due, message: Message) -> Card | None:
        """Return it with those who still come."""
        meetup = await if_found(self.services.meetups.get(due.guild_id, due.subject_id))
        return None if meetup is None else await self._card(due, meetup)

    async def _card(self, due: Due, meetup: Meetup) -> Card | None:
        about = due.load(kinds.About)
        day = date.fromisoformat(about.day)
        people = await self.services.rsvps.in_thread(meetup, about)
        if not people:
            return None
        at = await self.services.meetups.start_of(meetup, day)
        if about.which in kinds.AHEAD:
            text = cards.reminder(meetup, about.which, due.moment)
        elif about.which == kinds.PLACE and at is not None:
            text = cards.elsewhere_now(meetup, at)
        else:
            text = cards.changed(meetup, datetime.fromisoformat(about.at), at)
        called = " ".join(f"<@{one}>" for one in people)
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
        return await self.say(due, meetup.thread_id, card, now, silent=True)

    async def compose_again(self, due: Due, message: Message) -> Card | None:
        """Return it, as long as the meet-up is there."""
        meetup = await if_found(self.services.meetups.get(due.guild_id, due.subject_id))
        return None if meetup is None else await self._said(due, meetup)

    async def _said(self, due: Due, meetup: Meetup) -> Card:
        talk: list[str] = []
        if meetup.kind == CHAT:
            school = await self.services.groups.school(due.guild_id)
            day = date.fromisoformat(due.load(kinds.About).day)
            talk = chat.starters(day, f"{due.guild_id} {meetup.id}", school)
        text = cards.starting(meetup, talk)
        return Card(text, [_mark(due, meetup)], shows=shows_of(meetup))


def shows_of(meetup: Meetup) -> Shows:
    """Return whose words a message about a meet-up has."""
    return NOBODY if meetup.organizer_id is None else of_people(meetup.organizer_id)


def _mark(due: Due, meetup: Meetup) -> Button:
    return Button(f"meetup:called:{meetup.id}:{due.id}", words.DETAILS)


HANDLERS = (OpenMeetupThread, Call, Start)
