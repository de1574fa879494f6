"""What the agenda triggers about a group: the post that begins a school year."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from bot.agenda.agenda import Handler
from bot.agenda.rows import Dropped, Later, Outcome
from bot.groups import school_words as words
from bot.groups import words as group_words
from bot.groups import year
from bot.kit import calendar
from bot.ui.card import Card
from bot.ui.press import presses
from bot.ui.send import adopt, outcome, send

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from bot.agenda.rows import Due, Planned
    from bot.client import WhatsWorking
    from bot.groups.service import Group
    from bot.kit.database import Connection

LATE_AFTER = timedelta(minutes=30)
NUDGE, SET_NUDGE = "plan:nudge", "plan:settings"


class Restart(Handler):
    """Says in the wins channel that a school year has begun, once a year."""

    kind = year.RESTART

    def __init__(self, client: WhatsWorking) -> None:
        self._client = client

    async def deliver(self, due: Due, now: datetime) -> Outcome:
        """Post it on a school day, unless an earlier try of this row already did."""
        groups = self._client.services.groups
        group = await groups.get(due.guild_id)
        if group.wins_channel_id is None:
            return Later("no channel for wins is chosen in /setup", refused=True)
        school = await groups.school(due.guild_id)
        today = calendar.local(now, school.zone).date()
        on_time = now <= year.begins(school, today, group.nudge_at) + LATE_AFTER
        card = restart(group, _mark(due), late=not on_time)
        if card is None:
            return Dropped("everything it would offer is switched off")
        channel = self._client.get_partial_messageable(group.wins_channel_id, guild_id=due.guild_id)
        # How it works carries the year: by that button an earlier try is found again.
        earlier = await adopt(channel, self._client.own_id, f"start:how:0:{_mark(due)}", due)
        if earlier is not None:
            return earlier
        # A coordinator who was asked may have chosen an hour before school.
        if not (school.may_reach(now) or (on_time and school.is_school_day(today))):
            return Later("outside school hours", school.next_school_moment(now) - now)
        card = await self._client.riders.take_along(due, card, now)
        return outcome(await send(channel, card, nonce=due.nonce))

    async def record(
        self, connection: Connection, due: Due, outcome: Outcome, now: datetime
    ) -> Iterable[Planned]:
        """Plan the years after, unless this one is still to come; tell what rides on it."""
        if isinstance(outcome, Later):
            return ()
        groups = self._client.services.groups
        group, school = await groups.get(due.guild_id), await groups.school(due.guild_id)
        return [
            *year.restarts(due.guild_id, school, group.nudge_at, now),
            *await self._client.riders.landed(connection, due, outcome, now),
        ]


def restart(group: Group, mark: str, *, late: bool) -> Card | None:
    """Return the post; it offers what is switched on, and is none where nothing is."""
    told, items = list[str](), list[Any]()
    if group.has("wins"):
        told.append(words.RESTART_SHARE)
        items.append(presses["win:share"]())
    if group.has("plans") and NUDGE in presses:
        # The week's nudge rides on this post, so that there is one.
        told.append(words.RESTART_NUDGE)
        items += presses[NUDGE](), presses[SET_NUDGE](label=group_words.SET_NUDGE)
    if not items:
        return None
    sentence = words.RESTART_LATE if late else words.RESTART
    ways = " ".join([*told, words.RESTART_READ])
    return Card(sentence.format(ways=ways), [*items, presses["start:how"](tail=mark)])


def _mark(due: Due) -> str:
    return f"year-{due.occurrence}"
