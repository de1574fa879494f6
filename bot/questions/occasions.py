"""What the agenda knows about questions: kinds, and when each comes. Subject: the question."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.agenda.occurrences import Planned, Series

if TYPE_CHECKING:
    from datetime import datetime

    from bot.questions.rules import Question
    from bot.school.clock import SchoolClock

POST = "ask.post"
THREAD = "ask.thread"  # its thread is there, and called what it should be; occurrence: the change
HIDDEN = "ask.hidden"  # about its asker, as for the next two
REFUSED = "ask.refused"
SUM = "ask.sum"  # occurrence: which time it's said
TOLD = "ask.told"  # about anyone who wants to know
SUMMARY = "ask.summary"
THANKED = "ask.thanked"  # about who answered
WORKED = "ask.worked"  # the same; occurrence: the week
ASK_OTHERS = "ask.others"  # up to three who know about its topic are asked
HELP = "ask.help"  # about who is asked
NOBODY = "ask.nobody"  # the look whether anybody answered
ALONE = "ask.alone"  # nobody did; about its asker
FILE = "ask.file"  # its answers are kept as they are, where nobody sums them up

FOR_A_WHILE = timedelta(days=30)
SUMMED_UP_AFTER = 5  # school days
OTHERS_AFTER, NOBODY_AFTER = 2, 5


@dataclass(frozen=True)
class Reminder:
    """Whether an asker was asked to sum up before."""

    again: int = 0


def to_sum_up(question: Question, school: SchoolClock, now: datetime) -> list[Planned]:
    """Return what follows a question's first answer: two words to its asker, and an end."""
    steps = [school.school_days_later(now, SUMMED_UP_AFTER * number) for number in (1, 2, 3)]
    asker = Series(SUM, question.guild_id, question.id, question.member_id)
    at_last = Series(FILE, question.guild_id, question.id)
    told = [
        asker.at(at, at + FOR_A_WHILE, f"{again:d}", Reminder(again))
        for again, at in enumerate(steps[:2])
    ]
    return [*told, at_last.at(steps[2], steps[2] + 12 * FOR_A_WHILE)]


def unanswered(
    guild_id: int, question_id: int, school: SchoolClock, now: datetime
) -> list[Planned]:
    """Return what comes once a question is posted, should nobody answer it."""
    steps = (ASK_OTHERS, OTHERS_AFTER), (NOBODY, NOBODY_AFTER)
    ats = [(kind, school.school_days_later(now, days)) for kind, days in steps]
    return [Planned(kind, guild_id, question_id, at, at + FOR_A_WHILE) for kind, at in ats]
