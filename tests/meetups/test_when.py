"""When an event is, as people type it: read, read back, or asked about; never guessed."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.kit.calendar import country_of, wall
from bot.kit.dates import say_day, say_times
from bot.kit.errors import Refusal
from bot.meetups.repeats import planned_days
from bot.meetups.saying import read_back
from bot.meetups.spans import EventTimes, Repeat, Span
from bot.meetups.times import WhichHalf
from bot.meetups.when import read
from bot.school.clock import SchoolClock

CHICAGO, PHOENIX = "America/Chicago", "America/Phoenix"
SYDNEY, ST_JOHNS, LONDON = "Australia/Sydney", "America/St_Johns", "Europe/London"
YEAR_END = date(2027, 5, 28)
OCTOBER_8 = date(2026, 10, 8)
DASH = "\N{EN DASH}"


def now_in(zone: str) -> datetime:
    """Return Monday, September 14, 2026, at ten in the morning there."""
    return wall(date(2026, 9, 14), time(10), zone)


def read_in(typed: str, zone: str = CHICAGO) -> EventTimes:
    """Return what a group in a zone types."""
    return read(typed, SchoolClock(zone), now_in(zone))


def said(typed: str, zone: str = CHICAGO) -> str:
    """Return what it reads back."""
    return read_back(read_in(typed, zone), SchoolClock(zone), now_in(zone))


def asked(typed: str, zone: str = CHICAGO) -> str:
    """Return what it asks instead of guessing."""
    with pytest.raises(Refusal) as refused:
        read_in(typed, zone)
    return refused.value.message


def read_or_ask(typed: str, zone: str = CHICAGO) -> EventTimes | str:
    """Return what's read, or else the question."""
    try:
        return read_in(typed, zone)
    except Refusal as refused:
        return refused.message


@pytest.mark.parametrize(
    ("typed", "day", "at", "minutes"),
    [
        ("Wednesday 3:30", date(2026, 9, 16), time(15, 30), 60),
        ("wensday 4pm", date(2026, 9, 16), time(16), 60),
        ("Oct 8 3:45\u20134:30 pm", OCTOBER_8, time(15, 45), 45),
        ("October 8, 3:30 p.m. - 4:30 p.m.", OCTOBER_8, time(15, 30), 60),
        ("Oct 8 3-4", OCTOBER_8, time(15), 60),
        ("Oct 8 4", OCTOBER_8, time(16), 60),
        ("Oct 8 11-1", OCTOBER_8, time(11), 120),
        ("Oct 8 8-3 pm", OCTOBER_8, time(8), 420),
        ("Oct 8 7:30-3:30", OCTOBER_8, time(7, 30), 480),
        ("Oct 8 10 pm to midnight", OCTOBER_8, time(22), 120),
        ("between 3 and 4 on Oct 8", OCTOBER_8, time(15), 60),
        ("Oct 8 at 3:30 for 45 minutes", OCTOBER_8, time(15, 30), 45),
        ("Oct 8 3:30 pm, an hour and a half", OCTOBER_8, time(15, 30), 90),
        ("Oct 8 half past three", OCTOBER_8, time(15, 30), 60),
        ("Oct 8 quarter to four", OCTOBER_8, time(15, 45), 60),
        ("Oct 8 at four o'clock", OCTOBER_8, time(16), 60),
        ("Oct 8 at 1530", OCTOBER_8, time(15, 30), 60),
        ("2026-10-08T15:30", OCTOBER_8, time(15, 30), 60),
        ("10/8/26 3:30 pm", OCTOBER_8, time(15, 30), 60),
        ("3:30 Thursday, October 8", OCTOBER_8, time(15, 30), 60),
        ("tomorrow at noon", date(2026, 9, 15), time(12), 60),
        ("tonight at 7", date(2026, 9, 14), time(19), 60),
        ("Thursday morning 7:15", date(2026, 9, 17), time(7, 15), 60),
        ("Thursday after school at 3:30", date(2026, 9, 17), time(15, 30), 60),
        ("Saturday 10-2", date(2026, 9, 19), time(10), 240),
        ("the first Tuesday in November at 4", date(2026, 11, 3), time(16), 60),
        ("second Wednesday of December at 4", date(2026, 12, 9), time(16), 60),
        ("day after Thanksgiving at noon", date(2026, 11, 27), time(12), 60),
        ("Nov 12 9am to Nov 13 4pm", date(2026, 11, 12), time(9), 31 * 60),
    ],
)
def test_once(typed: str, day: date, at: time, minutes: int) -> None:
    """A day and a time as a librarian means them; without am or pm it's the school day's."""
    assert read_in(typed) == EventTimes(Span(day, at, minutes), CHICAGO)


@pytest.mark.parametrize(
    ("typed", "first", "days"),
    [
        ("Nov 12-14", date(2026, 11, 12), 3),
        ("Nov 12 all day", date(2026, 11, 12), 1),
        ("Oct 8 for 3 days", OCTOBER_8, 3),
        ("month of October", date(2026, 10, 1), 31),
    ],
)
def test_whole_days(typed: str, first: date, days: int) -> None:
    """Days in a row without a time, or one that's said to be all day, are whole days."""
    assert read_in(typed) == EventTimes(Span(first, days=days), CHICAGO)


@pytest.mark.parametrize(
    ("typed", "rule", "first"),
    [
        ("second Wednesday at 4", "FREQ=MONTHLY;BYDAY=2WE", date(2026, 10, 14)),
        ("every other Tuesday at 7 pm", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", date(2026, 9, 15)),
        ("first Monday of the month 3:30-4:15", "FREQ=MONTHLY;BYDAY=1MO", date(2026, 10, 5)),
        ("once a month on the first Monday at 4", "FREQ=MONTHLY;BYDAY=1MO", date(2026, 10, 5)),
        ("1st & 3rd Thursdays 3:15-4", "FREQ=MONTHLY;BYDAY=1TH,3TH", date(2026, 9, 17)),
        ("last Friday of the month 8-3 pm", "FREQ=MONTHLY;BYDAY=-1FR", date(2026, 9, 25)),
        ("15th of every month at 4", "FREQ=MONTHLY;BYMONTHDAY=15", date(2026, 9, 15)),
        ("last day of the month at 4", "FREQ=MONTHLY;BYMONTHDAY=-1", date(2026, 9, 30)),
        ("Thursdays at 3:30", "FREQ=WEEKLY;BYDAY=TH", date(2026, 9, 17)),
        ("Mondays and Wednesdays at 3:15", "FREQ=WEEKLY;BYDAY=MO,WE", date(2026, 9, 14)),
        ("Every Tues. at 4", "FREQ=WEEKLY;BYDAY=TU", date(2026, 9, 15)),
        ("Thursday 3:30 every two weeks", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH", date(2026, 9, 17)),
        ("biweekly on Thursday 3:30", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH", date(2026, 9, 17)),
        ("every other week on Monday, Oct 5 at 4", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO",
         date(2026, 10, 5)),
        ("every 3 weeks on Friday at 3", "FREQ=WEEKLY;INTERVAL=3;BYDAY=FR", date(2026, 9, 18)),
        ("every Tuesday at 4 starting Jan 5", "FREQ=WEEKLY;BYDAY=TU", date(2027, 1, 5)),
        ("every weekday at 7:45 am", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", date(2026, 9, 15)),
    ],
)  # fmt: skip
def test_repeats(typed: str, rule: str, first: date) -> None:
    """A rule as in RFC 5545, from its first date to the end of the school year."""
    found = read_in(typed)

    assert found.repeat == Repeat(rule, YEAR_END)
    assert found.span.day == first


@pytest.mark.parametrize(
    ("typed", "until"),
    [
        ("every Tuesday at 4 until May 5", date(2027, 5, 5)),
        ("every Tuesday 3:30 until 4:30 until Dec 8", date(2026, 12, 8)),
        ("every Tuesday at 4 through December", date(2026, 12, 31)),
        ("every Tuesday at 4 until 2027", date(2027, 12, 31)),
        ("every Tuesday at 4 until the end of the school year", YEAR_END),
        ("every Tuesday in October at 4", date(2026, 10, 31)),
        ("Tuesdays Oct 6 to Dec 8 at 4", date(2026, 12, 8)),
        ("every Tuesday at 4 for 6 weeks", date(2026, 10, 26)),
        ("Tuesdays at 4, 6 times", date(2026, 10, 20)),
    ],
)
def test_ends(typed: str, until: date) -> None:
    """A repeat ends when somebody says so."""
    repeat = read_in(typed).repeat

    assert repeat is not None
    assert repeat.until == until


def test_days_off() -> None:
    """What happens on a day off is typed along with the rule."""
    kinds = {
        "fourth Wednesday at 3:30": "keep",
        "fourth Wednesday at 3:30, school months only": "skip",
        "fourth Wednesday at 3:30 during the school year, otherwise the week before": "before",
        "fourth Wednesday at 3:30 (school months only, or the week after)": "after",
    }
    found = {typed: read_in(typed).repeat for typed in kinds}

    assert {typed: one and one.day_off for typed, one in found.items()} == kinds


def test_listed_dates() -> None:
    """Dates that are listed are one event."""
    found = read_in("Oct 8, Nov 5 and Dec 3 at 4")
    days = (OCTOBER_8, date(2026, 11, 5), date(2026, 12, 3))

    assert found == EventTimes(Span(OCTOBER_8, time(16), 60), CHICAGO, Repeat(dates=days))
    assert planned_days(read_in("Nov 12-14 9-4")) == tuple(date(2026, 11, n) for n in (12, 13, 14))
    assert planned_days(read_in("Tuesday and Thursday at 4")) == (
        date(2026, 9, 15),
        date(2026, 9, 17),
    )


@pytest.mark.parametrize(
    ("typed", "zone", "back"),
    [
        ("Wednesday 3:30", CHICAGO,
         f"Wednesday, September 16, 2026, 3:30{DASH}4:30 PM Central Time."),
        ("Wednesday 3:30", LONDON, f"Wednesday 16 September 2026, 3:30{DASH}4:30 pm UK time."),
        (
            "second Wednesday at 4",
            CHICAGO,
            f"The second Wednesday of every month, 4:00{DASH}5:00 PM Central Time, from October "
            "14, 2026 to May 28, 2027. Next: October 14, November 11 and December 9.",
        ),
        (
            "every other Tuesday at 7 pm",
            LONDON,
            f"Every other Tuesday, 7:00{DASH}8:00 pm UK time, from 15 September 2026 to 28 May "
            "2027. Next: 15 September, 29 September and 13 October.",
        ),
        (
            "fourth Wednesday at 3:30, school months only, otherwise the week before",
            CHICAGO,
            f"The fourth Wednesday of every month, 3:30{DASH}4:30 PM Central Time, from September "
            "23, 2026 to May 28, 2027, the week before if there's no school that day. "
            "Next: September 23, October 28 and November 18.",
        ),
        (
            "Oct 8 at 4 ET",
            CHICAGO,
            f"Thursday, October 8, 2026, 4:00{DASH}5:00 PM Eastern Time, which is 3:00{DASH}4:00 "
            "PM Central Time.",
        ),
        (
            "4 ET Oct 8",
            CHICAGO,
            f"Thursday, October 8, 2026, 4:00{DASH}5:00 PM Eastern Time, which is 3:00{DASH}4:00 "
            "PM Central Time.",
        ),
        (
            "every Tuesday 4 pm ET until Dec 1",
            PHOENIX,  # an hour later from November on
            f"Every Tuesday, 4:00{DASH}5:00 PM Eastern Time (on the first date, 1:00{DASH}2:00 PM "
            "Arizona Time), from September 15, 2026 to December 1, 2026. Next: September 15, "
            "September 22 and September 29.",
        ),
        (
            "Oct 8, 4 pm London time",
            SYDNEY,
            f"Thursday 8 October 2026, 4:00{DASH}5:00 pm UK time, which is 9 October, 2:00{DASH}"
            "3:00 am Eastern Australian time.",
        ),
        ("Oct 8 4 pm MST", PHOENIX,
         f"Thursday, October 8, 2026, 4:00{DASH}5:00 PM Arizona Time."),
        ("Oct 8 11-1", CHICAGO,
         f"Thursday, October 8, 2026, 11:00 AM {DASH} 1:00 PM Central Time."),
        ("Nov 12-14", CHICAGO,
         f"Thursday, November 12 {DASH} Saturday, November 14, 2026, all day."),
        ("Nov 12 9am to Nov 13 4pm", CHICAGO,
         f"Thursday, November 12 {DASH} Friday, November 13, 2026, from 9:00 AM on the first day "
         "to 4:00 PM on the last, Central Time."),
        ("15th of every month at 4 until Dec 1", CHICAGO,
         f"The 15th of every month, 4:00{DASH}5:00 PM Central Time, from September 15, 2026 to "
         "December 1, 2026. Next: September 15, October 15 and November 15."),
        ("last day of the month at 4 until Oct 1", CHICAGO,
         f"The last day of every month, 4:00{DASH}5:00 PM Central Time, from September 30, 2026 to "
         "October 1, 2026. Just one date comes out of that: September 30."),
        ("every 3 weeks on Friday at 3 until Oct 10", CHICAGO,
         f"Every 3 weeks on Friday, 3:00{DASH}4:00 PM Central Time, from September 18, 2026 to "
         "October 10, 2026. Next: September 18 and October 9."),
        ("every weekday at 8 until Sep 16", CHICAGO,
         f"Every weekday, 8:00{DASH}9:00 AM Central Time, from September 15, 2026 to September 16, "
         "2026. Next: September 15 and September 16."),
        ("every day at 8 pm until Sep 15", CHICAGO,
         f"Every day, 8:00{DASH}9:00 PM Central Time, from September 14, 2026 to September 15, "
         "2026. Next: September 14 and September 15."),
        ("every Friday in July at 9, school months only", CHICAGO,
         f"Every Friday, 9:00{DASH}10:00 AM Central Time, from July 2, 2027 to July 31, 2027, only "
         "when there's school. There's no school on any of its dates."),
        ("Oct 8, Nov 5 and Dec 3 at 4", CHICAGO,
         "Thursday, October 8, 2026; Thursday, November 5, 2026; Thursday, December 3, 2026, "
         f"4:00{DASH}5:00 PM Central Time."),
    ],
)  # fmt: skip
def test_read_back(typed: str, zone: str, back: str) -> None:
    """Date, time, zone and the next three dates, as the group's country writes them."""
    assert said(typed, zone) == back


@pytest.mark.parametrize(
    ("typed", "question"),
    [
        ("tomorrow-ish", "exact day and time"),
        ("Oct 8 around 4", '"around 4"'),
        ("today at 9 am", "is already over"),
        ("March 14 2027 2:30 am", "there's no 2:30 AM"),
        ("Nov 1 1:30 am", "1:30 AM comes twice"),
        ("every day at 2:30 am", "there's no 2:30 AM"),
        ("the 31st of every month at 4", "Not every month has a 31st"),
        ("fifth Monday of the month at 4", "Not every month has a fifth Monday"),
        ("every second Wednesday at 4", "either of two"),
        ("every third Thursday at 3:30", '"every 3 weeks on Thursday"'),
        ("Oct 1 to Nov 9", "That's 40 days"),
        ("Oct 8 at 4 for 40 days", "That's 40 days"),
        ("Nov 1 9am to Dec 10 4pm", "That's 40 days"),
        ("every Tuesday at 4 for 500 years", "up to 3 years"),
        ("every Tuesday at 4 until 2526", "up to 3 years"),
        ("every Tuesday at 4, 9999 times", "up to 3 years"),
        ("every 40 weeks on Friday at 3", "too long between two dates"),
        ("quarterly", "list the dates"),
        ("monthly Oct 8 at 4", "Which day of each month?"),
        ("every other week at 4", "On which day of the week?"),
        ("Thursdays after school", "What time is it?"),
        ("Thursday", "What time does it start?"),
        ("Wednesdays", '"Wednesdays at 3:30"'),
        ("Oct 8 midnight", "Midnight begins one day"),
        ("Oct 8 25:00", '"25:00" isn\'t a time of day'),
        ("Oct 8 4 pm - 3 pm", "over before it starts"),
        ("Nov 13 9am to Nov 13 8am", "over before it starts"),
        ("Oct 8 at 4 at 5", "more than one time of day"),
        ("Oct 8 or Oct 9 at 4", "Which of the two"),
        ("every Tuesday except Dec 22 at 4", "cancel single dates"),
        ("every Tuesday and Oct 8 at 4", '"and Oct 8"'),
        ("Tuesday Oct 8 at 4", "October 8, 2026 is a Thursday"),
        ("Oct 8 banana at 4", '"banana"'),
        ("banana at 4", '"banana"'),
        ("Feb 30 at 4", "Feb 30 isn't a date"),
        ("Jan 5 2031 at 4", "more than 3 years away"),
        ("every Friday Oct 6 to Oct 7 at 3", "ends before the first one"),
        ("Oct 8 4 pm GMT", '"gmt"'),
        ("at 4", "not the day"),
        ("", "When is it?"),
        ("4 o'clock " * 30, "fit into 200"),
    ],
)
def test_asked(typed: str, question: str) -> None:
    """What isn't sure is asked, with what was meant by the question."""
    assert question in asked(typed)


@pytest.mark.parametrize("typed", ["Oct 8 at 7", "Oct 8 7-8", "Oct 8 at 7:45"])
def test_which_half(typed: str) -> None:
    """Seven may be before school or after dinner: the answer to that is all that's missing."""
    school, now = SchoolClock(CHICAGO), now_in(CHICAGO)
    with pytest.raises(WhichHalf):
        read(typed, school, now)
    morning, evening = (read(typed, school, now, half=half).span.at for half in ("am", "pm"))

    assert morning is not None
    assert evening == morning.replace(hour=morning.hour + 12)


def test_usual_length_and_longest() -> None:
    """A kind of event has its usual length, and a challenge may be longer than others."""
    school, now = SchoolClock(CHICAGO), now_in(CHICAGO)

    assert read("Oct 8 at 4", school, now, usual=45).span.minutes == 45
    assert read("Oct 8 4-5:30", school, now, usual=45).span.minutes == 90
    assert read("Oct 1 to Nov 9", school, now, longest=120).span.days == 40


days_ahead = st.integers(min_value=1, max_value=700)
clock_times = st.times().map(lambda one: one.replace(second=0, microsecond=0))


@settings(max_examples=60, deadline=None)
@given(days_ahead, clock_times, st.integers(1, 600), st.sampled_from([CHICAGO, PHOENIX, LONDON]))
def test_what_is_said_is_read_again(ahead: int, at: time, minutes: int, zone: str) -> None:
    """A time that's read back is read as the same time."""
    day, country = date(2026, 9, 14) + timedelta(days=ahead), country_of(zone)
    ends = (datetime.combine(day, at) + timedelta(minutes=minutes)).time()
    found = read_or_ask(f"{say_day(day, country, year=True)}, {say_times(at, ends, country)}", zone)
    if isinstance(found, str):  # midnight, hours that clocks skip or show twice, twelve hours
        assert at == time() or at.hour < 4 or "over before" in found
        return

    assert (found.span.day, found.span.at) == (day, at)
    assert found.span.minutes == minutes
    assert read_back(found, SchoolClock(zone), now_in(zone)).startswith(
        say_day(day, country, weekday=True, year=True)
    )


_WORDS_TEXT = (
    "every other second last Tuesday Wednesdays Oct 8 3:30 4 at - to until pm am and of the month "
    "week school months only noon ET Pacific time for 6 weeks 45 minutes all day , 31st monthly & "
    "starting Jan 5 midnight 7 12-14 Nov 2027 11:59 tomorrow from before after"
)
WORDS = _WORDS_TEXT.split()


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join) | st.text(max_size=40))
def test_anything_is_read_or_asked(typed: str) -> None:
    """Whatever is typed is a time to come, in a zone, that can be kept and said; or a question."""
    now, found = now_in(CHICAGO), read_or_ask(typed)
    if isinstance(found, str):
        assert len(found) < 400
        return

    assert EventTimes.from_json(found.to_json()) == found
    assert found.span.ends(found.zone) > now
    assert read_back(found, SchoolClock(CHICAGO), now).endswith(".")
    assert planned_days(found)[0] == found.span.day
