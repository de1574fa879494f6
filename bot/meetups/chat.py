"""The monthly chat for everyone: when it usually is, and what to talk about; pure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.kit import calendar
from bot.kit.regional import localized
from bot.meetups import words
from bot.meetups.rules import CHAT, MeetupDraft
from bot.weekly import questions

if TYPE_CHECKING:
    from datetime import date, datetime

    from bot.meetups.spans import EventTimes
    from bot.school.clock import SchoolClock

STARTERS = 3


def usual(school: SchoolClock, now: datetime) -> tuple[MeetupDraft, EventTimes]:
    """Return the monthly chat as it's set up unless somebody changes it, and when it comes.

    A date on a day off moves by a week, so that no month goes without.
    """
    from bot.meetups import when as whens  # reading dates takes memory

    found = whens.read(words.CHAT_WHEN, school, now)
    if found.repeat is not None:
        found = replace(found, repeat=replace(found.repeat, day_off="after"))
    said = {"title": words.CHAT_TITLE, "when": words.CHAT_WHEN, "place": words.CHAT_PLACE}
    return MeetupDraft(**said, kind=CHAT, dates=found.to_json()), found


def starters(day: date, seed: str, school: SchoolClock) -> list[str]:
    """Return what a chat on *day* can begin with: three of the weekly post's questions."""
    found: list[questions.WeeklyQuestion] = []
    fits = questions.occasions_in(school, day)
    for _ in range(STARTERS):
        used = {one.id for one in found}
        found.append(questions.choose(questions.load(), day, used, f"chat {seed}", fits))
    return [localized(one.text, calendar.country_of(school.zone)) for one in found]
