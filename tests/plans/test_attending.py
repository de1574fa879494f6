"""What a member went to, taken out of one line as people type it."""

from __future__ import annotations

from datetime import date

import pytest

from bot.kit.errors import Refusal
from bot.plans import attending
from bot.plans.attending import Line, TypedWent

TODAY = date(2026, 10, 6)


@pytest.mark.parametrize(
    ("typed", "what", "minutes", "day"),
    [
        ("Regional library day, 6 hours, Oct 3", "Regional library day", "6 hours", "Oct 3"),
        ("Regional library day 6 hours Oct 3", "Regional library day", "6 hours", "Oct 3"),
        ("Regional library day (6 hours) Oct 3", "Regional library day", "6 hours", "Oct 3"),
        ("SDLA conference Oct 3-5, 18 hours", "SDLA conference", "18 hours", "Oct 3-5"),
        ("Webinar on AI yesterday", "Webinar on AI", "", "yesterday"),
        ("Monday book club, 45 min, last Tuesday", "Monday book club", "45 min", "last Tuesday"),
        ("PD day on 10/3 for 6 hrs", "PD day", "6 hrs", "10/3"),
        ("coffee with 4 of us, half an hour", "coffee with 4 of us", "half an hour", ""),
        ("March reading meeting", "March reading meeting", "", ""),
        (
            "24 Hour Library (webinar), 1 hour 15 min",
            "24 Hour Library (webinar)",
            "1 hour 15 min",
            "",
        ),
        ("an hour and a half of PLC, Friday", "PLC", "an hour and a half", "Friday"),
        ("Committee, 90 minutes, 3 weeks ago", "Committee", "90 minutes", "3 weeks ago"),
        ("Open library, 3:30", "Open library, 3:30", "", ""),  # a time of day, as far as I know
        ("Staff meeting, 45", "Staff meeting, 45", "", ""),  # minutes or a room: not guessed
    ],
)
def test_one_line(typed: str, what: str, minutes: str, day: str) -> None:
    """A length and a day are taken out of it, and what's left is the name."""
    assert attending.taken_apart(typed, TODAY, "US") == Line(what, minutes, day)


@pytest.mark.parametrize(
    ("what", "kind"),
    [
        ("Regional library day", "pd"),
        ("SDLA fall conference", "association"),
        ("Coffee with two colleagues", "coffee"),
        ("Presented at the PD day", "presentation"),
        ("School improvement committee", "committee"),
        ("Webinar on graphic novels", "webinar"),
        ("Lunch", "other"),
    ],
)
def test_a_kind_is_suggested(what: str, kind: str) -> None:
    """By its words; where they say nothing, it's something else."""
    assert attending.suggested_kind(what) == kind


def test_what_is_kept() -> None:
    """What's given apart goes before what's in the line, and days of a conference add up."""
    went = attending.read(
        TypedWent("Library day, 6 hours, Oct 3", "Oct 2", "45", "webinar"), TODAY, "US"
    )
    long = attending.read(TypedWent("Conference Oct 3-5, 18 hours", note="New ideas."), TODAY, "US")

    assert went == attending.Went("Library day", "webinar", date(2026, 10, 2), 45)
    assert (long.minutes, long.day, long.note) == (1080, date(2026, 10, 5), "New ideas.")


@pytest.mark.parametrize(
    ("what", "says"),
    [
        ("6 hours, Oct 3", "What did you go to?"),
        ("  ", "What did you go to?"),
        ("x" * 101, "up to 100 characters"),
        ("Library day, 12 hours, Oct 3", "more than I can keep for one day"),
        ("Library day, tomorrow", "hasn't come yet"),
    ],
)
def test_what_is_refused(what: str, says: str) -> None:
    """What's missing or can't be is said in a sentence."""
    with pytest.raises(Refusal, match=says):
        attending.read(TypedWent(what), TODAY, "US")


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (45, "45 minutes"),
        (60, "1 hour"),
        (90, "1 hour 30 minutes"),
        (360, "6 hours"),
        (1, "1 minute"),
    ],
)
def test_how_long_it_took(minutes: int, said: str) -> None:
    """In hours and minutes, as one says it."""
    assert attending.took(minutes) == said
