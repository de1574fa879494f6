"""What a coordinator reads about the school year: as it is, and as their text was understood."""

from __future__ import annotations

import zlib
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import discord

from bot.groups import school_words as words
from bot.kit import calendar
from bot.kit.dates import say_day, say_days, say_school_year, say_time
from bot.kit.errors import Refusal
from bot.kit.safe import safe, safe_name
from bot.kit.text import CONTENT_LIMIT
from bot.school import saying
from bot.ui.card import Attached

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from bot.groups.service import Group
    from bot.school.clock import SchoolClock, SchoolYear
    from bot.school.holidays import Break
    from bot.school.reader import ReadCalendar

BREAKS_SHOWN = 20
BOX_LIMIT = 4_000  # characters that Discord takes in one box
ROOM = CONTENT_LIMIT - 350  # a note, a welcome and the line about the file may follow


@dataclass(frozen=True)
class School:
    """A group's school time at one moment."""

    group: Group
    clock: SchoolClock
    now: datetime

    @property
    def year(self) -> SchoolYear:
        """The school year that is on, or comes next, with the group's own hours."""
        today = calendar.local_day(self.now, self.group.zone)
        year = self.clock.school_year_of(today)
        return replace(year, opens=self.group.opens, closes=self.group.closes)

    def read(self, text: str) -> ReadCalendar:
        """Return what became of a text. Raises Refusal for a year that cannot be."""
        from bot.school import reader  # it takes memory, and hardly a day in the year needs it

        today = calendar.local_day(self.now, self.group.zone)
        return reader.read(text, self.group.zone, today)

    def in_the_box(self) -> str:
        """Return the dates to be changed: those that wait to be saved, or those that were.

        The usual ones stay out: nobody typed them, and a page pasted beside them would lose.
        """
        if self.group.school_draft:
            return self.group.school_draft
        if not self.clock.years:
            return ""
        written = saying.written(self.year, self.group.zone)
        return written if len(written) <= BOX_LIMIT else ""

    def pasted_beside(self, text: str) -> str | None:
        """Return the page that was pasted above or below what stood in the box; None without one.

        What stood there and the page would contradict each other in silence. A line or two that
        were added are no page: it has a first or a last day of its own.
        """
        before = _plain(self.in_the_box())
        text = _plain(text)
        for rest in (text.removeprefix(before), text.removesuffix(before)):
            if not before or rest == text or not rest.strip():
                continue
            with suppress(Refusal):
                found = self.read(rest)
                if found.first is not None or found.last is not None:
                    return rest.strip("\n")
        return None


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")


def panel(school: School, note: str = "") -> str:
    """Return the school year and the times in words."""
    year, group = school.year, school.group
    days = saying.week(year.weekdays)
    lines = [
        *([note, ""] if note else []),
        words.PANEL.format(year=say_school_year(year.first_day, year.last_day)),
        words.ENTERED if school.clock.years else words.USUAL,
        words.FIRST_DAY.format(day=say_day(year.first_day, group.country, weekday=True)),
        words.LAST_DAY.format(day=say_day(year.last_day, group.country, weekday=True)),
        words.DAYS.format(
            days=days,
            opens=say_time(group.opens, group.country),
            closes=say_time(group.closes, group.country),
        ),
        _off(year.breaks, group.country),
        words.NUDGE.format(at=say_time(group.nudge_at, group.country)),
        words.WEEKLY.format(at=say_time(group.weekly_at, group.country)),
        *([words.DRAFT_WAITS] if group.school_draft else []),
    ]
    return "\n".join(lines)


def understood(
    reading: ReadCalendar, zone: str | None, note: str = ""
) -> tuple[str, list[Attached]]:
    """Return what a text says, beginning with what matters; what didn't fit goes into a file."""
    month_first = calendar.month_first(zone)
    lines = [note, ""] if note else []
    lines.append(
        words.EDGES.format(
            first=_edge(reading.first, month_first), last=_edge(reading.last, month_first)
        )
    )
    lines.append(_listed(words.READ_OFF, reading.off, month_first) or words.READ_OFF_NONE)
    if reading.usual:
        lines.append(_listed(words.READ_USUAL, reading.usual, month_first))
    if reading.year is None:
        lines.append(words.NOT_SAVED_YET)
    else:
        week = saying.week(reading.year.weekdays)
        lines.append(words.IS_THIS_RIGHT.format(days=reading.school_days, week=week))
    lines += [""] * bool(reading.questions)
    lines += [f"**{safe(one.text)}**" for one in reading.questions if not one.open]
    lines += _asked(reading)
    if reading.missed:
        lines += ["", words.MISSED, *(f"- {safe(str(one))}" for one in reading.missed)]
    lines += [safe(one) for one in reading.notes]
    return _fitting(lines)


def fingerprint(text: str, reading: ReadCalendar) -> int:
    """Return a number that is another one when the text, or the year it means, is."""
    return zlib.crc32(f"{text}\n{reading.first}\n{reading.last}".encode())


def _edge(day: date | None, month_first: bool) -> str:
    return words.NOT_KNOWN if day is None else saying.long_day(day, month_first)


def _listed(sentence: str, breaks: Sequence[Break], month_first: bool) -> str:
    if not breaks:
        return ""
    named = [
        words.READ_ONE.format(name=safe_name(one.name), days=days) if one.name else days
        for one in breaks
        for days in [saying.short_days(one.first, one.last, month_first)]
    ]
    return sentence.format(breaks=", ".join(named))


def _asked(reading: ReadCalendar) -> list[str]:
    questions = reading.open_questions
    if not questions:
        return []
    text = safe(questions[0].text)
    if len(questions) == 1:
        return [words.ONE_QUESTION.format(question=text)]
    return [words.FIRST_QUESTION.format(count=len(questions), question=text)]


def _fitting(lines: Sequence[str]) -> tuple[str, list[Attached]]:
    whole = "\n".join(lines)
    if len(whole) <= ROOM:
        return whole, []
    kept: list[str] = []
    room = ROOM
    for line in lines:
        room -= len(line) + 1
        if room < 0:
            break
        kept.append(line)
    kept.append(words.IN_FILE.format(count=len(lines) - len(kept)))
    content = discord.utils.remove_markdown(whole).encode()
    return "\n".join(kept), [Attached(content, words.FILE_NAME, words.FILE_ABOUT)]


def _off(breaks: Sequence[Break], country: str) -> str:
    if not breaks:
        return words.OFF_NONE
    named: list[str] = [safe(_short(one, country)) for one in breaks[:BREAKS_SHOWN]]
    if len(breaks) > BREAKS_SHOWN:
        named.append(words.MORE_BREAKS.format(count=len(breaks) - BREAKS_SHOWN))
    return words.OFF.format(breaks="; ".join(named))


def _short(one: Break, country: str) -> str:
    days = say_days(one.first, one.last, country)
    return words.OFF_ONE.format(name=one.name, days=days) if one.name else days
