"""Rules of somebody else's calendar: the same days as a library's, in bounded time."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from bot.kit.errors import Refusal
from bot.kit.ical import read_calendar
from bot.kit.ical.recurring import Unknown, days_of, parts_of

FIRST, LAST = date(2026, 9, 1), date(2027, 8, 31)
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
ONE_DAY = "DTSTART;VALUE=DATE:20260909"
AT_FOUR = "DTSTART;TZID=America/Chicago:20260909T160000"


@given(
    rule=st.one_of(
        st.builds("FREQ=DAILY;INTERVAL={}".format, st.integers(1, 9)),
        st.builds(
            "FREQ=WEEKLY;INTERVAL={};BYDAY={},{};WKST={}".format,
            st.integers(1, 4), *[st.sampled_from(DAYS)] * 3,
        ),
        st.builds(
            "FREQ=MONTHLY;INTERVAL={};BYDAY={}{}".format,
            st.integers(1, 4), st.sampled_from((1, 2, 3, 4, 5, -1, -2)), st.sampled_from(DAYS),
        ),
        st.builds("FREQ=MONTHLY;BYMONTHDAY={}".format, st.sampled_from((1, 15, 30, 31, -1, -3))),
        st.builds("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS={}".format, st.sampled_from((1, -1))),
        st.builds(
            "FREQ=YEARLY;BYMONTH={};BYDAY={}{}".format,
            st.integers(1, 12), st.sampled_from((1, 2, -1)), st.sampled_from(DAYS),
        ),
        st.just("FREQ=YEARLY"),
        st.just("FREQ=MONTHLY"),
        st.just("FREQ=WEEKLY"),
    ),
    begins=st.dates(date(2024, 1, 1), date(2026, 12, 31)),
)  # fmt: skip
def test_as_a_library_has_them(rule: str, begins: date) -> None:
    """Apart from the first day, which is always one, they are what dateutil says."""
    last = begins + timedelta(days=1_500)
    until = f"{rule};UNTIL={last:%Y%m%d}"
    there = {one.date() for one in rrulestr(until, dtstart=datetime.combine(begins, time()))}

    assert days_of(parts_of(rule), begins, last) == sorted({begins, *there})


@pytest.mark.parametrize(
    "rule",
    ["FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "FREQ=MONTHLY;BYMONTHDAY=31;INTERVAL=12", "FREQ=YEARLY"],
)
def test_one_that_no_day_fits(rule: str) -> None:
    """It has its first day, and nobody waits for the year 9999."""
    assert len(days_of(parts_of(rule), date(2024, 2, 29), date(2027, 12, 31))) == 1


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY",
        "FREQ=HOURLY",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;INTERVAL=x",
        "",
        "FREQ=DAILY;BYHOUR=1,2,3",
        "FREQ=YEARLY;BYWEEKNO=20",
        "FREQ=WEEKLY;BYDAY=1MO",
        "FREQ=YEARLY;BYYEARDAY=200",
        "FREQ=MONTHLY;BYDAY=XX",
        "FREQ=YEARLY;BYDAY=20MO",
    ],
)
def test_unknown(rule: str) -> None:
    """What schools' calendars don't have is refused, never guessed."""
    with pytest.raises(Unknown):
        days_of(parts_of(rule), FIRST, LAST)


def _file(*events: str, head: str = "") -> bytes:
    return "\n".join(("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x", head, *events, "")).encode()


def _event(start: str, *lines: str, uid: str = "1") -> str:
    body = (f"UID:{uid}", start, *lines, "SUMMARY:Board night")
    return "\n".join(("BEGIN:VEVENT", *body, "END:VEVENT"))


def _zone(name: str, offset: str, rule: str = "") -> str:
    lines = ["BEGIN:VTIMEZONE", f"TZID:{name}", "BEGIN:STANDARD", "DTSTART:19700101T000000"]
    lines += [f"TZOFFSETFROM:{offset}", f"TZOFFSETTO:{offset}", rule, "END:STANDARD"]
    return "\n".join([*lines, "END:VTIMEZONE"])


def _read(content: bytes) -> list[str]:
    found = read_calendar(content, "America/Chicago", FIRST, LAST).events
    return [f"{one.starts:%m-%d %H:%M}" if one.starts else f"{one.first:%m-%d}" for one in found]


def test_a_series_with_exceptions() -> None:
    """One date is left out, one moved, one canceled; the end is that of the event's own clocks."""
    moved = _event(
        "DTSTART;TZID=America/Chicago:20260924T170000",
        "RECURRENCE-ID;TZID=America/Chicago:20260923T160000",
    )
    canceled = _event(
        "DTSTART;TZID=America/Chicago:20260930T160000",
        "RECURRENCE-ID;TZID=America/Chicago:20260930T160000",
        "STATUS:CANCELLED",
    )
    series = _event(
        AT_FOUR,
        "RRULE:FREQ=WEEKLY;UNTIL=20261014T210000Z",
        "EXDATE;TZID=America/Chicago:20260916T160000",
    )

    assert _read(_file(series, moved, canceled)) == [
        "09-09 21:00",
        "09-24 22:00",
        "10-07 21:00",
        "10-14 21:00",
    ]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"Not a calendar", id="no calendar"),
        pytest.param(_file("BEGIN:VEVENT\n" * 500), id="nothing ends"),
        pytest.param(_file("BEGIN:VEVENT\nEND:VEVENT\n" * 50_000)[:999_999], id="50,000 events"),
        pytest.param(_file(_event(ONE_DAY, "RRULE:FREQ=WEEKLY")), id="endless"),
        pytest.param(
            _file(_event("DTSTART;VALUE=DATE:00010101", "RRULE:FREQ=DAILY;UNTIL=99991231")),
            id="since the year 1",
        ),
        pytest.param(
            _file(*[_event(ONE_DAY, "RRULE:FREQ=DAILY;COUNT=9999", uid=f"{n}") for n in range(99)]),
            id="too many days",
        ),
        pytest.param(_file(_event(ONE_DAY, "RRULE:FREQ=SECONDLY;COUNT=9")), id="each second"),
        pytest.param(_file(_event(ONE_DAY), head=_zone("America/New_York", "+1400")), id="a lie"),
        pytest.param(
            _file(_event(ONE_DAY), head=_zone("Ours", "-0500", "RRULE:FREQ=SECONDLY")),
            id="clocks that change each second",
        ),
        pytest.param(_file(_event(ONE_DAY), *["X:1"] * 120_000), id="too many lines"),
    ],
)
def test_refused(content: bytes) -> None:
    """Whatever is in a file, it's refused with the reason."""
    with pytest.raises(Refusal):
        _read(content)
