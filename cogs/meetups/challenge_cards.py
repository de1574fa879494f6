"""What people read of a challenge: its post, its bar, what a number came to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.kit import calendar
from bot.kit.dates import say_day, say_days
from bot.kit.links import link_to
from bot.kit.safe import fitted, safe, safe_name
from bot.meetups import challenge_rules, words
from bot.meetups import challenge_words as said
from bot.meetups.rules import CHALLENGE
from bot.pictures.bar import bar
from bot.totals.rules import is_usual
from bot.ui.card import Attached, Button

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.meetups.meetup import Meetup, MeetupView
    from bot.meetups.spans import EventTimes

TITLE = 100  # characters
LABEL = 80  # of a button, as Discord has it


def heading(title: str) -> str:
    """Return the first line of a challenge's post, which says once that it's one."""
    name, kind = safe_name(title, TITLE), words.KINDS[CHALLENGE]
    if kind.casefold() in title.casefold():
        return said.TITLE.format(title=name)
    return words.TITLE.format(kind=kind, title=name)


def days(when: EventTimes, *, year: bool = False) -> str:
    """Return from when to when a challenge is."""
    country = calendar.country_of(when.zone)
    return say_days(when.span.day, when.span.last, country, weekday=True, year=year)


def preview(unit: str, target: int | None) -> str:
    """Return what a challenge would add up."""
    if target is None:
        return said.PREVIEW_COUNTS.format(unit=safe(unit))
    return said.PREVIEW_TARGET.format(unit=safe(unit), target=f"{target:,}")


def post(seen: MeetupView, now: datetime) -> str:
    """Return a challenge as everyone in the server reads it."""
    meetup = seen.meetup
    name = safe_name(meetup.title, TITLE)
    if meetup.ended_at is not None:
        return words.CALLED_OFF.format(title=name)
    if meetup.is_over:
        return fitted(_over(seen, name, now))
    unit, target = safe(meetup.unit), meetup.target
    counts = said.COUNTS if target is None else said.COUNTS_TO
    lines = [
        heading(meetup.title),
        days(meetup.when),
        counts.format(unit=unit, target=f"{target or 0:,}"),
    ]
    if seen.total:
        lines.append(_so_far(seen))
    if meetup.place:
        lines.append(words.WHERE.format(place=safe(meetup.place)))
    if meetup.audience:
        lines.append(words.FOR.format(audience=safe(meetup.audience)))
    if meetup.bring:
        lines.append(words.BRINGS.format(bring=safe(meetup.bring)))
    if seen.organizer:
        lines.append(words.BY.format(name=safe_name(seen.organizer)))
    return fitted([*lines, said.ONLY_TOTAL])


def _so_far(seen: MeetupView) -> str:
    meetup, percent = seen.meetup, challenge_rules.percent(seen)
    sentence = said.SO_FAR if percent is None else said.SO_FAR_OF
    if percent == 100:
        sentence = said.REACHED
    return sentence.format(
        total=f"{seen.total:,}",
        unit=safe(meetup.unit),
        percent=percent,
        target=f"{meetup.target or 0:,}",
    )


def _over(seen: MeetupView, name: str, now: datetime) -> list[str]:
    meetup = seen.meetup
    sentence = said.OVER_TOTAL if seen.total else said.OVER
    if challenge_rules.percent(seen) == 100:
        sentence = said.OVER_REACHED
    lines = [
        sentence.format(
            title=name,
            total=f"{seen.total:,}",
            unit=safe(meetup.unit),
            target=f"{meetup.target or 0:,}",
        )
    ]
    if challenge_rules.takes_numbers(meetup, now):
        day = say_day(
            challenge_rules.last_day_to_add(meetup), calendar.country_of(meetup.when.zone)
        )
        lines.append(said.STILL.format(day=day))
    return lines


def files(seen: MeetupView) -> list[Attached]:
    """Return the bar of a challenge with a target; its description says the same in words."""
    percent = challenge_rules.percent(seen)
    if percent is None or not seen.total or seen.meetup.ended_at is not None:
        return []
    alt = said.BAR.format(percent=percent)
    return [Attached(bar(percent), said.BAR_NAME, alt)]


def buttons(seen: MeetupView, now: datetime) -> list[Button]:
    """Return the buttons under a challenge's post."""
    meetup = seen.meetup
    details = Button(f"meetup:show:{meetup.id}", words.DETAILS)
    if meetup.is_over:
        return [*([_add(meetup)] if challenge_rules.takes_numbers(meetup, now) else []), details]
    return [_add(meetup), details, Button(f"calendar:meetup:0:{meetup.id}")]


def _add(meetup: Meetup) -> Button:
    label = said.ADD.format(unit=meetup.unit)
    return Button(f"challenge:add:{meetup.id}", label if len(label) <= LABEL else said.ADD_ANY)


def closing(found: Sequence[tuple[Meetup, int]]) -> str:
    """Return what challenges came to; what's counted is named where it's a usual word."""
    lines = []
    for meetup, total in found:
        sentence = said.CLOSING if is_usual(meetup.unit) else said.CLOSING_PLAIN
        link = link_to(meetup.guild_id, meetup.channel_id, meetup.message_id)
        lines.append(sentence.format(total=f"{total:,}", unit=safe(meetup.unit), link=link))
    return "\n".join(lines)
