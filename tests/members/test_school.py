"""A member's own hours and days off, as they set them, and what keeps to them."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.kit.dates import say_time
from bot.kit.errors import Refusal
from bot.kit.hours import read_closing, read_time
from bot.members import days, rules, words
from bot.members.rules import Member
from bot.school.clock import SchoolClock
from bot.school.holidays import Break
from bot.wins.reactions import follow_up_at
from tests.conftest import MONDAY
from tests.discord import ZONE, answer, text
from tests.members.acting import me

if TYPE_CHECKING:
    from simcord import ResponseMessage

    from tests.discord import World

SCHOOL = SchoolClock(ZONE)
TODAY = date(2026, 9, 14)


async def handed_in(world: World, **typed: str) -> ResponseMessage:
    """Hand in a member's own hours and days off."""
    form = await world.dana.click(answer(await me(world, "set")), label=words.SCHOOL)
    return answer(
        await world.dana.submit_modal(form, {"opens": "", "closes": "", "off": ""} | typed)
    )


async def dana(world: World) -> Member:
    """Return what the bot knows of Dana."""
    found = await world.services.members.get(world.guild.id, world.dana.id)
    assert found is not None
    return found


async def test_own_hours_and_days_off(world: World) -> None:
    """What a member sets is shown back, counts at once, and is in the form again."""
    done = (await handed_in(world, opens="8", closes="3:30", off="Oct 5-9\nNov 2")).content
    kept = await dana(world)
    form = await world.dana.click(answer(await me(world, "set")), label=words.SCHOOL)

    assert done.startswith(words.SAVED)
    assert "School hours: 8:00 AM to 3:30 PM, your own." in done
    assert "Your own days off: October 5\u20139, 2026; November 2, 2026." in done
    assert (kept.opens, kept.closes) == (time(8), time(15, 30))
    assert kept.breaks == (
        Break(date(2026, 10, 5), date(2026, 10, 9)),
        Break(date(2026, 11, 2), date(2026, 11, 2)),
    )
    assert "October 5\\u20139, 2026" in json.dumps(form.modal)


async def test_back_to_the_groups(world: World) -> None:
    """An emptied form goes back to what the group has."""
    await handed_in(world, opens="8", closes="15:30", off="Oct 5-9")
    done = (await handed_in(world)).content
    kept = await dana(world)

    assert words.DAYS_OFF_NONE in done
    assert "School hours: the group's, 7:00 AM to 5:00 PM." in done
    assert (kept.opens, kept.closes, kept.breaks) == (None, None, ())


async def test_a_line_that_is_no_day(world: World) -> None:
    """What is understood is kept; what is not is named by its line, with its words."""
    done = (await handed_in(world, off="Oct 5-9\nFeb 30\nwhen my sister visits")).content

    assert words.DAYS_MISSED in done
    assert "Line 2, “Feb 30”" in done
    assert "Line 3, “when my sister visits”" in done
    assert len((await dana(world)).breaks) == 1


async def test_hours_that_cannot_be(world: World) -> None:
    """Hours that are none, or that leave no time, are refused and change nothing."""
    none = (await handed_in(world, opens="early")).content
    backwards = (await handed_in(world, opens="4 PM", closes="8 AM")).content

    assert none.startswith(words.HOUR_NOT_UNDERSTOOD.format(typed="early"))
    assert backwards.startswith("Not saved yet.")
    assert (await dana(world)).opens is None


async def test_a_pause_over_the_break(world: World) -> None:
    """A pause that would end in the winter break ends when school begins again, and says so."""
    told = text(await me(world, "pause", until="December 24"))

    assert "quiet until January 4" in told
    assert (await dana(world)).paused_until == SCHOOL.moment(date(2027, 1, 4), time(7))


def test_days_off_without_a_year() -> None:
    """They are this week's or the next such days; with a year, as written."""
    found, missed = days.read("9/14 - 9/18\nSep 1\n2027-01-08", ZONE, TODAY)

    assert missed == []
    assert found == [
        Break(TODAY, date(2026, 9, 18)),
        Break(date(2027, 1, 8), date(2027, 1, 8)),
        Break(date(2027, 9, 1), date(2027, 9, 1)),
    ]
    assert days.read(days.written(found, ZONE), ZONE, TODAY) == (found, [])
    assert days.upcoming(found, ZONE, date(2027, 1, 1))[0] == "January 8, 2027"


@pytest.mark.parametrize(
    ("member", "instant", "fit"),
    [
        (Member(1, 2, "D", MONDAY), "2026-09-14 12:30", "2026-09-14 12:30"),
        (Member(1, 2, "D", MONDAY), "2026-09-14 11:30", "2026-09-14 12:00"),
        (Member(1, 2, "D", MONDAY, opens=time(8)), "2026-09-14 12:30", "2026-09-14 13:00"),
        (Member(1, 2, "D", MONDAY, zone="America/Denver"), "2026-09-14 12:30", "2026-09-14 13:00"),
        (
            Member(1, 2, "D", MONDAY, breaks=(Break(TODAY, TODAY),)),
            "2026-09-14 13:00",
            "2026-09-15 12:00",
        ),
    ],
)
def test_when_a_member_may_be_reached(member: Member, instant: str, fit: str) -> None:
    """In the group's time, or in their own hours, zone and days where they set them."""
    now = datetime.fromisoformat(instant).replace(tzinfo=UTC)

    assert member.fit_moment(SCHOOL, now) == datetime.fromisoformat(fit).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("instant", "asked"),
    [
        ("2026-09-14 13:00", "2026-09-28 13:00"),
        ("2026-11-16 14:00", "2026-12-03 14:00"),  # over Thanksgiving
        ("2026-12-18 14:00", "2027-01-14 14:00"),  # over the winter break
        ("2026-09-14 03:00", "2026-09-28 12:00"),  # Sunday evening: when school opens
    ],
)
def test_two_school_weeks_later(instant: str, asked: str) -> None:
    """How a try went is asked ten school days later, in school hours."""
    now = datetime.fromisoformat(instant).replace(tzinfo=UTC)

    assert follow_up_at(SCHOOL, now) == datetime.fromisoformat(asked).replace(tzinfo=UTC)


def test_two_weeks_of_four_days() -> None:
    """Where a school week has four days, two of them have eight."""
    year = replace(SCHOOL.school_year_of(TODAY), weekdays=frozenset(range(4)))
    there = SchoolClock(ZONE, (year,))

    assert follow_up_at(there, MONDAY) == MONDAY + timedelta(weeks=2)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("7:15", time(7, 15)),
        ("7.15 am", time(7, 15)),
        ("0715", time(7, 15)),
        ("3 PM", time(15)),
        ("12 a.m.", time()),
        ("12pm", time(12)),
        ("noon", time(12)),
        ("23:59", time(23, 59)),
        (" 8 ", time(8)),
        ("24:00", None),
        ("7:60", None),
        ("13 pm", None),
        ("", None),
        ("soon", None),
        ("7:15 xm", None),
        ("٧", None),
        ("0 am", None),
    ],
)
def test_a_time_however_it_is_typed(typed: str, read: time | None) -> None:
    """A time is known in all the ways that people type it."""
    assert read_time(typed) == read


def test_when_school_closes() -> None:
    """Without AM or PM, school closes in the afternoon; what is said counts as said."""
    assert read_closing("3:15", time(8)) == time(15, 15)
    assert read_closing("3:15 AM", time(8)) == time(3, 15)
    assert read_closing("11", time(8)) == time(11)
    assert say_time(time(0, 5), "US") == "12:05 AM"


def test_own_hours_with_one_box_empty() -> None:
    """One empty box is the group's; both together must leave some time."""
    assert rules.own_hours("", "3", SCHOOL, MONDAY) == (None, time(15))
    assert rules.own_hours("8", "", SCHOOL, MONDAY) == (time(8), None)
    with pytest.raises(Refusal, match="any time at all"):
        rules.own_hours("5:30 PM", "", SCHOOL, MONDAY + timedelta(days=1))
