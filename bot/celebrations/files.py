"""Book days outside Discord: a calendar file (.ics), and a month as a page to print (HTML)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from bot.celebrations import saying, words
from bot.kit import ical, templates
from bot.kit.dates import month_end, say_month
from bot.kit.markup import spelled_out

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime

    from bot.celebrations.calendar import Calendar
    from bot.celebrations.observances import Observance
    from bot.celebrations.occurrences import ObservedDay

_FOLDER = Path(__file__).parent
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class PrintedItem:
    """One celebration or event on the printed page; *own*: the group's own day."""

    name: str
    days: str
    what: str
    idea: str = ""
    link: str = ""
    own: bool = False


def ics(calendar: Calendar, guild_id: int, found: Iterable[ObservedDay], now: datetime) -> bytes:
    """Return a calendar file (RFC 5545) of whole days.

    A day keeps its UID, so that a newer file brings an older one up to date instead of adding
    to it; *now* says which of the two is newer.
    """
    events = list(ics_events(calendar, guild_id, found, now))
    return ical.write_calendar(events, "Book days", name=words.ICS_CALENDAR)


def ics_events(
    calendar: Calendar, guild_id: int, found: Iterable[ObservedDay], now: datetime
) -> Iterable[ical.Event]:
    """Yield what a calendar file holds of some book days."""
    for one in found:
        observance = calendar.get(one.slug)
        if observance is None:
            continue
        idea = words.IDEA.format(idea=observance.idea) if observance.idea else ""
        yield ical.Event(
            uid=f"{one.slug}-{one.first.year}-{guild_id}@whats-working",
            title=observance.name,
            starts=one.first,
            ends=one.last + _DAY,
            changed=now,
            sequence=int(now.timestamp()) // 60,
            description="\n\n".join(filter(None, (observance.what, idea))),
            url=next(iter(observance.sources), ""),
            is_free=True,  # nobody is busy all day
        )


def page(
    calendar: Calendar,
    group: str,
    month: date,
    country: str,
    events: Sequence[tuple[date, PrintedItem]] = (),
) -> bytes | None:
    """Return the month that begins on *month* as a page; None when nothing falls into it.

    *events* are what else a group has, each by its first day: they stand among the book days.
    """
    days = list(_entries(calendar, month, country))
    if not days and not events:
        return None
    found = [entry for _, entry in sorted([*days, *events], key=lambda one: one[0])]
    html = (
        templates.pages(_FOLDER)
        .get_template("month.html")
        .render(
            heading=(words.PAGE_HEADING_ALL if events else words.PAGE_HEADING).format(
                month=say_month(month)
            ),
            intro=words.PAGE_INTRO,
            entries=list(map(_spelled_out, found)),
            try_this=words.PAGE_TRY,
            our_own=words.PAGE_OWN,
            foot=words.PAGE_FOOT.format(group=group),
        )
    )
    return html.encode()


def _spelled_out(one: PrintedItem) -> PrintedItem:
    """Return it in words that need no Discord: groups name their own days and meet-ups."""
    name, what, idea = map(spelled_out, (one.name, one.what, one.idea))
    return replace(one, name=name, what=what, idea=idea)


def _entries(calendar: Calendar, month: date, country: str) -> Iterable[tuple[date, PrintedItem]]:
    last = month_end(month)

    def order(found: tuple[ObservedDay, Observance]) -> tuple[object, ...]:
        one, observance = found
        # What lasts all month comes first, as what the others happen in.
        if _lasts(one, month, last):
            return (0, *calendar.choice.rank(observance), one)
        return 1, one

    days = [(one, calendar.get(one.slug)) for one in calendar.occurrences(month, last)]
    known = [(one, observance) for one, observance in days if observance is not None]
    for one, observance in sorted(known, key=order):
        all_month = _lasts(one, month, last)
        entry = PrintedItem(
            observance.name,
            words.ALL_MONTH if all_month else saying.days(one.first, one.last, country),
            observance.what,
            observance.idea,
            observance.sources[0] if observance.own and observance.sources else "",
            observance.own,
        )
        yield month if all_month else one.first, entry


def _lasts(one: ObservedDay, first: date, last: date) -> bool:
    return one.first <= first and last <= one.last
