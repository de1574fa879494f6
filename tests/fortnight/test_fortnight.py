"""What must be true of two weeks in which everything goes wrong once."""

from __future__ import annotations

import asyncio
from collections import Counter
from datetime import date, time
from typing import TYPE_CHECKING

import pytest

from bot.agenda import words as agenda_words
from bot.groups import inquiry_words, trouble_words
from bot.groups import words as group_words
from bot.kit.calendar import local, wall
from bot.members import words as member_words
from bot.mentors import pair_words
from bot.weekly import words as weekly_words
from bot.wins import words
from tests.discord import WEEKLY, ZONE
from tests.fortnight.__main__ import run
from tests.fortnight.story import IN_DOUBT, LUIS_SAID, REPORTED

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from tests.fortnight.transcript import Line, Transcript

TROUBLE = trouble_words.TOLD.partition("{")[0].split("\n")[0]
REPORT_SAID = (words.REPORT_NOTICE, words.TOLD_STUDENT)
FIXED = trouble_words.FIXED.partition(" I")[0]
COORDINATORS = ("Marta Olson", "Joel Reyes")


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Transcript:
    """What everyone could read in the two weeks."""
    return asyncio.run(run(tmp_path_factory.mktemp("fortnight")))


def when(one: Line) -> str:
    """Return the day and the hour of a line, on the school's clock."""
    return f"{local(one.at, ZONE):%a %-d %H:%M}"


def moment(day: int, hour: int, minute: int = 0) -> datetime:
    """Return a moment of October on the school's clock."""
    return wall(date(2026, 10, day), time(hour, minute), ZONE)


def saying(lines: Iterable[Line], *parts: str) -> list[str]:
    """Return when something was said for the first time in each message."""
    return [
        when(one)
        for one in lines
        if one.what == "reads" and all(part in one.text for part in parts)
    ]


def test_no_fault(told: Transcript) -> None:
    """Whatever Discord does, nothing in the bot itself breaks."""
    assert told.faults == []


def test_in_school_hours(told: Transcript) -> None:
    """Nobody is written to outside school hours, unless a student may be recognizable."""
    for one in told.posts():
        there = local(one.at, ZONE)
        if not any(said in one.text for said in REPORT_SAID):
            assert there.weekday() < 5, one
            assert 7 <= there.hour < 17, one


def test_nothing_twice(told: Transcript) -> None:
    """No post comes a second time where it was before."""
    counts = Counter((one.where, one.text) for one in told.posts() if TROUBLE not in one.text)

    assert {what for what, count in counts.items() if count > 1} == set()


def test_the_weekly_post(told: Transcript) -> None:
    """The one that the lost permission and the outage held up is dropped, and that's said."""
    assert saying(told.posts(), WEEKLY) == ["Fri 30 12:00"]
    for name in COORDINATORS:
        assert len(saying(told.read_by(name), FIXED, weekly_words.KIND_POST)) == 1


def test_help(told: Transcript) -> None:
    """Who asked for help with a match, and nobody acted, hears so once."""
    late = pair_words.NO_HELP.partition("{")[0]

    assert saying(told.read_by("Tess Nguyen"), late) == ["Wed 28 09:30"]


def test_who_is_forgotten(told: Transcript) -> None:
    """From then on nothing names or quotes Luis; direct messages stay, as he was told."""
    (forgot,) = [one.at for one in told.lines if one.what == "does" and "Yes, forget" in one.text]
    shown = [
        one
        for one in told.lines
        if one.at > forgot and one.what in ("reads", "changes", "renamed") and "Luis" in one.text
    ]
    standing = [
        words
        for where, words in told.standing
        if ("Luis" in words or LUIS_SAID in words) and "Direct message" not in where
    ]

    assert shown == []
    assert standing == []


def test_the_report(told: Transcript) -> None:
    """It hides the post at once; coordinators hear by seven, and nobody reads who said so."""
    assert when(next(one for one in told.lines if one.text == words.HIDDEN_POST)) == "Sat 24 23:00"
    assert saying(told.read_by("Marta Olson"), words.TOLD_STUDENT) == ["Sun 25 07:00"]
    for one in told.lines:
        about = REPORTED in one.text or "recognizable" in one.text
        if about and one.reads != frozenset({"Sam Ito"}) and one.what != "does":
            assert "Sam" not in one.text


def test_whose_post_is_hidden(told: Transcript) -> None:
    """Ruth hears what a coordinator decided, and why; her list says so, too."""
    ruth = told.read_by("Ruth Berg")

    assert saying(ruth, words.HIDDEN_FIRST, words.HIDDEN_STUDENT) == ["Tue 27 12:00"]
    assert saying(ruth, "(hidden right now)") == ["Tue 27 12:00"]


def test_whose_wins_are_owed(told: Transcript) -> None:
    """Dana and Priya read at once that it isn't posted yet, and nothing about it again."""
    for name in ("Dana Whitehorse", "Priya Raman"):
        heard = told.read_by(name)
        assert len(saying(heard, "Saved, but not posted yet")) == 1
        assert saying(heard, member_words.WAITING_ONE) == []


def test_each_loss(told: Transcript) -> None:
    """Each coordinator hears of each loss by the next school day, in the way that's left."""
    for name in COORDINATORS:
        lost, fixed = [], []
        for one in told.read_by(name):
            if one.what == "reads" and one.text.startswith(TROUBLE):
                lost.append(one)
            if one.what == "reads" and one.text.startswith(FIXED):
                fixed.append(one)
        permission = next(one for one in lost if "Turn on Send Messages" in one.text)
        desk = next(one for one in lost if group_words.DESK_GONE in one.text)
        assert permission.at <= moment(21, 7)
        assert desk.at <= moment(23, 9, 30)  # Joel presses something
        assert len(lost) <= 3
        said = [one.text.partition("\n")[0] for one in fixed]  # what's fixed; then what isn't yet
        assert len(said) == 2
        for place in ("wins", "desk"):
            assert sum(trouble_words.PLACES[place] in one for one in said) == 1


def test_the_mentor_who_left(told: Transcript) -> None:
    """Sam is told once, kindly, with a way on: when he looks, if that's before the weekly sweep."""
    assert saying(told.read_by("Sam Ito"), pair_words.GONE) == ["Wed 28 15:00"]


def test_a_question_without_an_answer(told: Transcript) -> None:
    """Ana hears after five school days, once, how else to reach someone."""
    late = inquiry_words.LATE.partition("{")[0]

    assert saying(told.read_by("Ana Cruz"), late) == ["Wed 28 12:00"]


def test_help_that_does_not_come(told: Transcript) -> None:
    """So does Tess, who pressed *Need help*."""
    late = pair_words.NO_HELP.partition("{")[0]

    assert saying(told.read_by("Tess Nguyen"), late) == ["Wed 28 09:30"]


def test_the_win_in_doubt(told: Transcript) -> None:
    """The post that nobody knew of is taken down, and comes no more."""
    seen = [
        (one.what, when(one))
        for one in told.lines
        if IN_DOUBT in one.text and one.where == "#whats-working:"
    ]

    assert seen == [("reads", "Thu 29 09:30"), ("gone", "Thu 29 11:40")]


def test_the_week(told: Transcript) -> None:
    """It counts the three wins that are there, not the one that went again."""
    (week,) = [one for one in told.read_by("Marta Olson") if agenda_words.PAST in one.text]

    assert "- A member's win, 3 times: " in week.text
    assert "harmful" not in week.text  # it came in other words


def test_closed_messages(told: Transcript) -> None:
    """Joel reads once why what he's told is no direct message."""
    assert saying(told.read_by("Joel Reyes"), member_words.DM_DID_NOT_REACH) == ["Fri 23 09:30"]


def test_two_messages_a_week(told: Transcript) -> None:
    """Nobody gets more than two private messages a week that they didn't ask for."""
    people = {name for one in told.lines if one.reads for name in one.reads}
    for name in people:
        weeks = Counter(local(one.at, ZONE).isocalendar().week for one in told.written_to(name))
        assert max(weeks.values(), default=0) <= 2, name
