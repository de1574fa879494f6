"""Going forward in the demo's time: where to, and what the bot wrote on the way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from bot.celebrations.observances import by_slug
from bot.celebrations.occurrences import in_year
from bot.demo.stage import ZONE
from bot.kit import calendar
from bot.kit.errors import Refusal

if TYPE_CHECKING:
    from simcord import ChannelHandle

    from bot.demo.stage import Persona, Stage
    from bot.school.clock import SchoolClock

MORNING, NOON, EVENING = time(7, 15), time(12), time(17)
MONDAY, FRIDAY = 0, 4
ALOUD = "world-read-aloud-day"
FARTHEST = timedelta(days=366)

NO_DAY = "Pick a day first, then press Go to that day."
OVER = (
    "That moment has passed. Time only goes forward here; to see it again, end the demo and "
    "start a new one."
)
NO_COFFEE = "No round of coffee is planned: coffee is switched off, or school is out for a while."
TOO_FAR = "That's more than a year away. Go a year at most, then jump again from there."

_DAY = timedelta(days=1)
_A_MOMENT = timedelta(minutes=1)  # its threads open after it


@dataclass(frozen=True)
class Journey:
    """What the bot wrote from one instant to another: how often, and where.

    Each room comes with somebody who can read it; in private messages, with their receiver.
    """

    to: datetime
    now: datetime
    wrote: tuple[tuple[Persona, ChannelHandle, int], ...]

    @property
    def arrived(self) -> bool:
        """Whether it is as late as was asked for."""
        return self.now >= self.to


async def go(stage: Stage, where: str, typed: str) -> Journey:
    """Let time pass until "monday", "friday", "winter", "aloud", "coffee" or the day *typed*.

    Raises Refusal.
    """
    since = stage.env.now()
    services = stage.client.services
    school = await services.groups.school(stage.guild.id)
    if where == "coffee":
        to = _round((await services.coffee.coming(stage.guild.id, since)).at)
    else:
        to = destination(where, typed, since, school)
    stage.forget_private_answers()
    await stage.until(to)
    return Journey(to, stage.env.now(), tuple(_written(stage, since)))


def destination(where: str, typed: str, now: datetime, school: SchoolClock) -> datetime:
    """Return the instant that is meant, within a year. Raises Refusal."""
    if where == "monday":
        return _weekday(now, MONDAY, MORNING)
    if where == "friday":
        return _weekday(now, FRIDAY, NOON)
    if where == "winter":
        return _after_winter(now, school)
    if where == "aloud":
        return _read_aloud(now)
    try:
        to = calendar.wall(date.fromisoformat(typed), EVENING, ZONE)
    except (ValueError, OverflowError) as error:
        raise Refusal(NO_DAY) from error
    if to <= now:
        raise Refusal(OVER)
    if to - now > FARTHEST:
        raise Refusal(TOO_FAR)
    return to


def _round(at: datetime | None) -> datetime:
    if at is None:
        raise Refusal(NO_COFFEE)
    return at + _A_MOMENT


def _weekday(now: datetime, weekday: int, at: time) -> datetime:
    """Return the next time that the clocks show *at* on that day of the week."""
    today = calendar.local_day(now, ZONE)
    day = today + (weekday - today.weekday()) % 7 * _DAY
    moment = calendar.wall(day, at, ZONE)
    return moment if moment > now else calendar.wall(day + 7 * _DAY, at, ZONE)


def _after_winter(now: datetime, school: SchoolClock) -> datetime:
    """Return the morning of the first school day that follows a New Year's Day."""
    year = calendar.local(now, ZONE).year
    days = (school.add_school_days(date(one, 1, 1), 1) for one in (year, year + 1))
    first, second = (calendar.wall(day, MORNING, ZONE) for day in days)
    return first if first > now else second


def _read_aloud(now: datetime) -> datetime:
    """Return the morning of the next World Read Aloud Day."""
    this_year = calendar.local(now, ZONE).year
    spans = (in_year(by_slug()[ALOUD], year, {}) for year in (this_year, this_year + 1))
    mornings = (calendar.wall(span[0], MORNING, ZONE) for span in spans if span is not None)
    return next(one for one in mornings if one > now)


def _written(stage: Stage, since: datetime) -> list[tuple[Persona, ChannelHandle, int]]:
    readers = {room.id: (one, room) for one in stage.people.values() for room in stage.rooms(one)}
    found = []
    for person, room in readers.values():
        count = sum(
            message.created_at > since and message.author.id == stage.client.own_id
            for message in stage.messages(person, room)
        )
        if count:
            found.append((person, room, count))
    return found
