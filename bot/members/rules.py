"""What a person may set about themselves, and who may be reached; pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Literal

from bot.agenda.occurrences import WithPayload
from bot.kit import calendar
from bot.kit import words as day_words
from bot.kit.dates import Unread, parse_day, say_time
from bot.kit.errors import Refusal
from bot.kit.hours import read_closing, read_time
from bot.kit.safe import fenced, safe_line
from bot.kit.text import checked, one_line
from bot.kit.zones import find_zones
from bot.members import words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.reaching.rules import Topic, Ways
    from bot.school.clock import SchoolClock
    from bot.school.holidays import Break

LEVELS = {
    "elementary": "Elementary",
    "middle": "Middle",
    "high": "High",
    "district": "District",
    "other": "Other",
}
LONGEST_PAUSE = timedelta(days=400)
NAME_LIMIT = 80
REMOVED_AFTER = timedelta(days=30)
CHOICES = 25  # as many as Discord shows in a list

Reach = Literal["dm", "waits", "gone", "paused"]


@dataclass(frozen=True)
class Member:
    """One person in one group, as they set themselves up."""

    guild_id: int
    member_id: int
    name: str
    first_seen_at: datetime
    zone: str | None = None
    level: str | None = None
    school: str | None = None
    district: str | None = None
    town: str | None = None
    print_name: str | None = None
    hidden: bool = False
    in_mail: bool | None = None  # None: they weren't told yet that their wins are in it
    paused_until: datetime | None = None
    left_at: datetime | None = None
    opens: time | None = None
    closes: time | None = None
    breaks: tuple[Break, ...] = ()

    @property
    def named(self) -> str:
        """The name for print."""
        return self.print_name or self.name

    @property
    def identifying(self) -> tuple[str | None, ...]:
        """What could tell who this is: their names, and where they work."""
        return self.name, self.print_name, self.school, self.district, self.town

    def rests(self, now: datetime) -> bool:
        """Return whether nothing unasked may reach this person at *now*."""
        return self.paused_until is not None and now < self.paused_until

    def clock(self, group: SchoolClock) -> SchoolClock:
        """Return this person's school time, given the group's."""
        return group.for_member(self.zone, self.opens, self.closes, self.breaks)

    def fit_moment(self, group: SchoolClock, now: datetime, *, any_day: bool = False) -> datetime:
        """Return *now*, or the next moment at which something unasked may reach this person.

        That is 07:00 to 17:00 on a school day, or within the hours that they set themselves;
        *any_day*: 07:00 to 17:00 on weekends and in breaks, too.
        """
        school = self.clock(group)
        if any_day:
            return school.next_waking_moment(now)
        own_hours = self.opens is not None or self.closes is not None
        fits = school.in_school_hours(now) if own_hours else school.may_reach(now)
        return now if fits else school.next_school_moment(now)


@dataclass(frozen=True)
class Notice(WithPayload):
    """What one person is told, now or at their next press; its feature knows how to show it.

    `subject_id` and `payload` are those of its occurrence; `about_id` is another member it's
    about, 0 for none. What's alike in everything but the payload and `id` waits once. What's for
    member 0 waits for those who run the group and aren't named in its setup.
    """

    guild_id: int
    member_id: int
    kind: str
    subject_id: int = 0
    about_id: int = 0
    occurrence: str = ""
    payload: Mapping[str, object] | None = None
    id: int = 0  # 0 unless it waits


def how_to_reach(
    member: Member | None,
    ways: Ways,
    now: datetime,
    topic: Topic = "general",
    *,
    asked_by_dm: bool = False,
) -> Reach:
    """Return the way to reach one person about a topic, which every feature asks.

    A direct message only where the person chose it, for this topic or else for everything, or
    asked for this very one by direct message (*asked_by_dm*), and Discord last let one through.
    Else it waits for their next press, as it does for one (None) who hasn't pressed anything
    yet. Nobody who left or rests is reached.
    """
    if member is None:
        return "waits"
    if member.left_at is not None:
        return "gone"
    if member.rests(now):
        return "paused"
    wants = asked_by_dm or ways.method(topic) == "dm"
    return "dm" if wants and not ways.dm_closed else "waits"


def tidy_field(value: str, label: str) -> str | None:
    """Return a name as it is kept; None for an empty one. Raises Refusal when too long."""
    clean = one_line(value)
    said = {"label": label, "typed": fenced(clean)}
    return checked(clean, NAME_LIMIT, words.FIELD_TOO_LONG, **said) or None


def own_hours(
    opens: str, closes: str, group: SchoolClock, now: datetime
) -> tuple[time | None, time | None]:
    """Return a person's own school hours; None for the group's. Raises Refusal."""
    usual_opens, usual_closes = group.hours(calendar.local_day(now, group.zone))
    begins = read_time(opens) or usual_opens
    ends = read_closing(closes, begins) or usual_closes
    for typed in (opens, closes):
        if typed.strip() and read_time(typed) is None:
            raise Refusal(words.HOUR_NOT_UNDERSTOOD.format(typed=safe_line(typed, NAME_LIMIT)))
    if max(begins, calendar.SCHOOL_OPENS) >= min(ends, calendar.SCHOOL_CLOSES):
        country = calendar.country_of(group.zone)
        fields = {"opens": say_time(begins, country), "closes": say_time(ends, country)}
        raise Refusal(words.HOURS_LEAVE_NONE.format(**fields))
    return begins if opens.strip() else None, ends if closes.strip() else None


def zones_named(value: str, locale: str, way: str = "") -> tuple[str, ...]:
    """Return the zone that was typed or picked, or the two that it may mean. Raises Refusal.

    *locale* is that of the person's Discord, such as "en-US"; *way* is the id of a button
    to a list of zones.
    """
    try:
        return find_zones(value, locale)
    except Unread as unread:
        typed = safe_line(value, NAME_LIMIT)
        ways = [(way, day_words.PICK_FROM_LIST)] if way else []
        raise Refusal(
            words.UNKNOWN_ZONE.format(typed=typed, reason=unread.reason), *ways
        ) from unread


def a_zone(value: str) -> str:
    """Return the one zone that a menu or a button holds. Raises Refusal for a forged one."""
    return zones_named(value, "en-US")[0]


def pause_choices(typed: str, now: datetime, school: SchoolClock) -> list[str]:
    """Return ends of a pause to pick from: what was typed, as it may be meant, then usual ones."""
    clean = typed.strip()
    meant = [clean, f"{clean} days", f"{clean} weeks"]
    usual = [one for one in ("1 week", "2 weeks", "1 month", "2 months") if clean.lower() in one]
    return [one for one in dict.fromkeys(meant + usual) if _is_pause(one, now, school)]


def pause_until(value: str, now: datetime, school: SchoolClock) -> datetime:
    """Return when a pause ends: "2 weeks", "10 days", "January 8", or 2027-01-08.

    It ends when the person's school opens on that day, or first after it. Raises Refusal when
    it is not understood, is not after today, or is more than about a year away.
    """
    today = calendar.local_day(now, school.zone)
    try:
        day = parse_day(value, today, calendar.country_of(school.zone))
    except Unread as unread:
        typed = safe_line(value, NAME_LIMIT)
        raise Refusal(words.PAUSE_NOT_UNDERSTOOD.format(typed=typed)) from unread
    if day <= today:
        raise Refusal(words.PAUSE_IN_THE_PAST)
    if day - today > LONGEST_PAUSE:
        raise Refusal(words.PAUSE_TOO_LONG)
    return school.next_school_moment(school.moment(day, time.min))


def _is_pause(value: str, now: datetime, school: SchoolClock) -> bool:
    try:
        pause_until(value, now, school)
    except Refusal:
        return False
    return True
