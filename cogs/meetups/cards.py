"""What people read of meet-ups: the post, an answer, the list, what those who come are told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from bot.calendars import source_words
from bot.kit import calendar
from bot.kit.dates import say_day, say_days
from bot.kit.links import link_to
from bot.kit.safe import fitted, safe, safe_line, safe_name
from bot.kit.text import fold, listed
from bot.meetups import challenge_words, saying, words
from bot.meetups.rules import CHALLENGE
from bot.meetups.talks import slots_of
from cogs.meetups import challenge_cards

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.calendars.sources import SourceDate
    from bot.kit.safe import Safe
    from bot.meetups.meetup import Meetup, MeetupView
    from bot.meetups.rules import MeetupDraft
    from bot.meetups.spans import EventTimes, Span
    from bot.meetups.talks import Slots
    from bot.school.clock import SchoolClock

TITLE = 100  # characters
NAMES = 30  # of who comes, in one line
PLACE = 300


def title(meetup: Meetup) -> Safe:
    """Return what a meet-up is called."""
    return safe_name(meetup.title, TITLE)


def moment(at: datetime) -> str:
    """Return an instant as each reader's own clock shows it."""
    return discord.utils.format_dt(at, "F")


def next_date(meetup: Meetup) -> str:
    """Return when a meet-up comes next; what's on for whole days has no time of day."""
    if meetup.next_at is None or meetup.ends_at is None:
        return ""
    if meetup.days is None:
        return moment(meetup.next_at)
    return say_days(*meetup.days, calendar.country_of(meetup.when.zone), weekday=True)


def span_said(span: Span, meetup: Meetup) -> str:
    """Return when a date of a meet-up would be."""
    zone = meetup.when.zone
    if span.at is not None:
        return moment(span.starts(zone))
    return say_days(span.day, span.last, calendar.country_of(zone), weekday=True)


def preview(
    plan: MeetupDraft,
    when: EventTimes,
    school: SchoolClock,
    now: datetime,
    *,
    has_picture: bool = False,
) -> str:
    """Return a meet-up as it would be, before anybody else reads it."""
    if plan.kind == CHALLENGE:
        first, said = challenge_cards.heading(plan.title), challenge_cards.days(when, year=True)
    else:
        first = _first_line(plan.kind, plan.title)
        said = f"{saying.read_back(when, school, now)} {saying.say_days_off(when, school, now)}"
    lines = [words.PREVIEW, first, said.strip(), *_details(plan.place, plan.audience, plan.bring)]
    if plan.limit is not None:
        lines.append(words.SPOTS_LEFT.format(free=plan.limit, spots=plan.limit))
    if plan.kind == CHALLENGE:
        lines.append(challenge_cards.preview(plan.unit, plan.aim))
    if has_picture:
        lines.append(challenge_words.PICTURE_WITH.format(alt=safe(plan.alt)))
    return fitted([*lines, "", words.PREVIEW_SHARED])


def _first_line(kind: str, name: str) -> str:
    """Return kind and name; the name alone where it begins as the kind does."""
    label, said = words.KINDS[kind], safe_name(name, TITLE)
    twice = fold(name).startswith(fold(" ".join(label.split()[:2])))
    sentence = words.TITLE_ALONE if twice else words.TITLE
    return sentence.format(kind=label, title=said)


def post(seen: MeetupView, country: str) -> str:
    """Return a meet-up as everyone in the server reads it."""
    meetup, count = seen.meetup, seen.count
    if meetup.ended_at is not None:
        return words.CALLED_OFF.format(title=title(meetup))
    if meetup.next_at is None:
        return words.IT_WAS.format(title=title(meetup))
    first = _first_line(meetup.kind, meetup.title)
    away = discord.utils.format_dt(meetup.next_at, "R")
    lines = [first, words.NEXT.format(at=next_date(meetup), away=away), *_repeats(seen, country)]
    lines += _details(meetup.place, meetup.audience, meetup.bring)
    if seen.organizer:
        lines.append(words.BY.format(name=safe_name(seen.organizer)))
    maybe = count.of("maybe")
    if count.coming or maybe:
        coming = words.COMING_MAYBE if maybe else words.COMING
        lines.append(coming.format(count=count.coming, maybe=maybe))
    if seen.presenting is not None:
        slots = slots_of(meetup)
        lines.append(words.OPEN_SLOTS.format(open=max(0, slots - seen.presenting), slots=slots))
    free = count.free(meetup.spots)
    if free is not None:
        sentence = words.SPOTS_LEFT if free else words.FULL
        lines.append(sentence.format(free=free, spots=meetup.spots))
    return fitted(lines)


def _repeats(seen: MeetupView, country: str) -> list[str]:
    repeat = seen.meetup.when.repeat
    if repeat is None:
        return []
    dates = ", ".join(discord.utils.format_dt(one, "D") for one in seen.later)
    lines = []
    if repeat.rule:
        how = saying.say_rule(repeat)
        sentence = words.REPEATS if dates else words.REPEATS_ONLY
        lines.append(sentence.format(how=how, dates=dates))
    elif dates:
        lines.append(words.THEN.format(dates=dates))
    if seen.canceled:
        days = listed([say_day(one, country) for one in seen.canceled])
        lines.append(words.CANCELED_DATES.format(days=days))
    return lines


def _details(place: str, audience: str, bring: str) -> list[str]:
    lines = []
    if place:
        lines.append(words.WHERE.format(place=safe(place, PLACE)))
    if audience:
        lines.append(words.FOR.format(audience=safe(audience, PLACE)))
    if bring:
        lines.append(words.BRINGS.format(bring=safe(bring, PLACE)))
    return lines


def about(sentence: str, meetup: Meetup) -> str:
    """Return a sentence about a meet-up and its next date."""
    return sentence.format(title=title(meetup), at=next_date(meetup))


def upcoming(page: Sequence[Meetup]) -> str:
    """Return a page of what comes, with links to the posts."""
    lines = [words.UPCOMING if page else words.UPCOMING_NONE]
    for one in page:
        if one.message_id is None:
            line = words.UPCOMING_UNPOSTED.format(at=next_date(one), title=title(one))
        else:
            link = link_to(one.guild_id, one.channel_id, one.message_id)
            line = words.UPCOMING_LINE.format(at=next_date(one), title=title(one), link=link)
        lines.append(f"- {line}")
    return fitted(lines)


def presented(slots: Slots) -> str:
    """Return what's presented, and who presents it, as far as they show it."""
    lines = [words.TALKS]
    for talk, size, name in slots.talks:
        said, by = safe_name(talk, TITLE), safe_name(name or words.NAMELESS)
        line = words.TALK_LINE.format(title=said, size=words.TALK_SHORT[size], name=by)
        lines.append(f"- {line}")
    return "\n".join(lines)


def who_comes(names: Sequence[str]) -> str:
    """Return who's coming, by name as far as they show it."""
    called = [safe_name(one or words.NAMELESS) for one in names[:NAMES]]
    if names[NAMES:]:
        called.append(safe_name(words.WHO_COMES_MORE.format(count=len(names) - NAMES)))
    return words.WHO_COMES.format(names=listed([*called]))


def reminder(meetup: Meetup, which: str, now: datetime) -> str:
    """Return what reminds of a date that's near, also where it's read on the day itself."""
    sentence = words.REMIND_DAY if which == "day" else words.REMIND_SOON
    if which == "day" and meetup.next_at is not None:
        today, day = (calendar.local_day(one, meetup.when.zone) for one in (now, meetup.next_at))
        sentence = words.REMIND_TODAY if today == day else sentence
    lines = [about(sentence, meetup)]
    return fitted([*lines, *_details(meetup.place, "", meetup.bring)])


def starting(meetup: Meetup, starters: Sequence[str]) -> str:
    """Return what its thread reads when a meet-up starts: where to go, and what to talk about."""
    sentence = words.STARTS_HERE if meetup.place == words.CHAT_PLACE else words.STARTS
    said = sentence.format(title=title(meetup), place=safe(meetup.place, PLACE)).rstrip()
    talk = [words.STARTERS, *(f"- {safe(one)}" for one in starters)] if starters else []
    return fitted([said, *talk])


def chat_offer(when: EventTimes, school: SchoolClock, now: datetime) -> str:
    """Return the offer of a monthly chat for everyone, and when it would be."""
    said = saying.read_back(when, school, now)
    return f"{words.CHAT_OFFER}\n> {said}\n\n{words.CHAT_OFFER_WHERE}"


def changed(meetup: Meetup, was: datetime, at: datetime | None) -> str:
    """Return what those who answered are told of a date that was elsewhere."""
    if at is not None:
        said = words.TOLD_MOVED.format(title=title(meetup), at=moment(at), was=moment(was))
        return fitted([said, *_details(meetup.place, "", "")])
    lines = [words.TOLD_OFF.format(title=title(meetup), was=moment(was))]
    if meetup.next_at is not None:
        lines.append(words.TOLD_NEXT.format(at=next_date(meetup)))
    return " ".join(lines)


def elsewhere_now(meetup: Meetup, at: datetime) -> str:
    """Return what those who answered are told of a place that changed, or that's known now."""
    place = safe(meetup.place, PLACE)
    return fitted([words.TOLD_PLACE.format(title=title(meetup), at=moment(at), place=place)])


def again(meetup: Meetup) -> str:
    """Return the question whether a repeat goes on in a new school year."""
    repeat = meetup.when.repeat
    how = "" if repeat is None else saying.say_rule(repeat)
    return words.AGAIN.format(title=title(meetup), how=how)


def this_week(meetups: Sequence[Meetup], elsewhere: Sequence[SourceDate], country: str) -> str:
    """Return what comes this week, for everyone: no member's words, and other calendars' titles."""
    lines = [words.THIS_WEEK]
    for one in meetups:
        link = link_to(one.guild_id, one.channel_id, one.message_id)
        kind = words.KINDS[one.kind]
        lines.append("- " + words.THIS_WEEK_LINE.format(kind=kind, at=next_date(one), link=link))
    for other in elsewhere:
        days = say_days(other.first, other.last, country, weekday=True)
        at = days if other.starts_at is None else moment(other.starts_at)
        line = source_words.THIS_WEEK_PLACE if other.place else source_words.THIS_WEEK_LINE
        said, place = safe_name(other.title, TITLE), safe(other.place, TITLE)
        lines.append("- " + line.format(title=said, at=at, place=place))
    return "\n".join(lines)


def spot(meetup: Meetup, until: datetime) -> str:
    """Return what a member is told when a spot is kept for them."""
    said = discord.utils.format_dt(until, "f")
    return words.SPOT.format(title=title(meetup), at=next_date(meetup), until=said)


def elsewhere(meetup: Meetup) -> str:
    """Return where a meet-up is, for who presses in direct messages."""
    if meetup.message_id is None:
        return about(words.ELSEWHERE_NO_POST, meetup)
    link = link_to(meetup.guild_id, meetup.channel_id, meetup.message_id)
    return words.ELSEWHERE.format(title=title(meetup), link=link)


def thread_name(meetup: Meetup, country: str) -> str:
    """Return how a meet-up's thread is called: its kind and first day, and no member's words."""
    day = say_day(meetup.when.span.day, country)
    named = words.THREAD_NAME if meetup.when.repeat is None else words.THREAD_NAME_REPEATS
    return named.format(kind=words.KINDS[meetup.kind], day=day)


def waits(sentence: str, meetup: Meetup) -> str:
    """Return a line about a meet-up that needs coordinators, for its place in a list."""
    named = sentence.replace("{title}", safe_line(meetup.title, TITLE))
    return named.replace("{at}", next_date(meetup))
