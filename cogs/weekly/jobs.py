"""What the agenda triggers: the weekly post, and the look at a win that nobody answered."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from bot.agenda.occurrences import SKIPPED, Done, Dropped, Outcome, Retry
from bot.drafts import words as draft_words
from bot.kit import calendar
from bot.kit.dates import week_of
from bot.ui.card import Button, Card
from bot.ui.channel_post import ChannelPost, Target
from bot.ui.handlers import ClientHandler
from bot.ui.reach import notice_of, reach
from bot.weekly.greeters import UNANSWERED
from bot.weekly.service import WEEK_POST, comes
from cogs.weekly import cards
from cogs.weekly.views import hidden_among

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from bot.agenda.occurrences import Due, Planned
    from bot.kit.database import Connection
    from bot.shown.rules import Message

GREET = "weekly.greet"  # what a greeter is shown; subject: the win's id


class PostWeek(ChannelPost[date]):
    """Post on the last school day of the week."""

    kind = WEEK_POST
    shows = True

    async def target(self, due: Due, now: datetime) -> Target[date] | Outcome:
        """Return the wins channel, where there's a weekly post."""
        group = await self.services.groups.get(due.guild_id)
        if not comes(group) or group.wins_channel_id is None:
            return Dropped("the weekly post is switched off")
        return Target(group.wins_channel_id, cards.mark(due.day), due.day)

    async def compose(self, due: Due, about: date, now: datetime) -> Card | Outcome:
        """Settle what the week's post asks and shows."""
        issue = await self.services.weekly.compose(due.guild_id, about, now)
        if issue is None:
            return Dropped(SKIPPED)
        hidden = await hidden_among(self.client, issue.quoted)
        school = await self.services.groups.school(due.guild_id)
        today = calendar.local_day(now, school.zone)
        week_over = week_of(today) > about
        return cards.post(issue, hidden, late=due.is_late(now), week_over=week_over)

    async def compose_again(self, due: Due, message: Message) -> Card | None:
        """Return the same post with what's still there of its wins."""
        card = await self.compose(due, due.day, message.composed_at)
        return card if isinstance(card, Card) else None

    async def way_to_change(self, guild_id: int, occurrence: str) -> Button:
        """Return the way to the question that a coordinator wrote, if one did."""
        week = date.fromisoformat(occurrence)
        if await self.services.weekly.untaken(guild_id, week):
            return Button(f"weekly:own:{occurrence}", draft_words.CHANGE)
        return await super().way_to_change(guild_id, occurrence)

    async def record(
        self, connection: Connection, due: Due, outcome: Outcome, now: datetime
    ) -> Iterable[Planned]:
        """Plan the next one, unless this one is tried again or the bot is out of the server."""
        if not isinstance(outcome, Retry) and not self.client.is_out_of(due.guild_id):
            done = outcome if isinstance(outcome, Done) else None
            await self.services.weekly.recorded(connection, due.guild_id, due.day, now, done)
        return ()


class LookAtWin(ClientHandler):
    """Show a win that nobody answered to one greeter; without one, coordinators see it."""

    kind = UNANSWERED

    async def deliver(self, due: Due, now: datetime) -> Outcome:
        """Go from greeter to greeter until one can be reached."""
        services, guild_id, win_id = self.services, due.guild_id, due.subject_id
        if not (await services.groups.get(guild_id)).has("weekly"):
            return Dropped("the weekly post is switched off")
        not_now: set[int] = set()
        while True:
            turn = await services.greeters.turn(guild_id, win_id, now, not_now)
            if turn is None:
                return Dropped("it was answered, or is not shown")
            if turn.greeter_id is None:
                return Done()
            way = await services.members.reach(guild_id, turn.greeter_id, now)
            if way not in ("paused", "gone"):
                notice = notice_of(due, turn.greeter_id, GREET)
                outcome = await reach(self.client, due, notice, now)
                if not isinstance(outcome, Dropped):
                    return outcome
            not_now.add(turn.greeter_id)
