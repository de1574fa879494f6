"""What the agenda knows about questions: kinds, and when each comes. Subject: the question."""

from __future__ import annotations

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
SUM = "ask.sum"
TOLD = "ask.told"  # about anyone who wants to know
SUMMARY = "ask.summary"
THANKED = "ask.thanked"  # about who answered
WORKED = "ask.worked"  # the same; occurrence: the week
ASK_OTHERS = "ask.others"  # up to three who know about its topic are asked
HELP = "ask.help"  # about who is asked
NOBODY = "ask.nobody"  # the look whether anybody answered
ALONE = "ask.alone"  # nobody did; about its asker
FILE = "ask.file"  # its answers are kept as they are, where nobody sums them up
KEPT = "ask.kept"  # they were; about its asker

FOLLOW_SCHOOL = (SUM, FILE, ASK_OTHERS, NOBODY)  # counted in school days

FOR_A_WHILE = timedelta(days=30)
SUMMED_UP_AFTER = 5  # school days
OTHERS_AFTER, NOBODY_AFTER = 2, 5


def to_sum_up(question: Question, school: SchoolClock, now: datetime) -> list[Planned]:
    """Return what follows a question's first answer: one reminder to its asker, and an end."""
    reminded, over = (school.school_days_later(now, SUMMED_UP_AFTER * number) for number in (1, 2))
    asker = Series(SUM, question.guild_id, question.id, question.member_id)
    at_last = Series(FILE, question.guild_id, question.id)
    return [
        asker.at(reminded, reminded + FOR_A_WHILE),
        at_last.at(over, over + 12 * FOR_A_WHILE),
    ]


def unanswered(
    guild_id: int, question_id: int, school: SchoolClock, now: datetime
) -> list[Planned]:
    """Return what comes once a question is posted, should nobody answer it."""
    steps = (ASK_OTHERS, OTHERS_AFTER), (NOBODY, NOBODY_AFTER)
    ats = [(kind, school.school_days_later(now, days)) for kind, days in steps]
    return [Planned(kind, guild_id, question_id, at, at + FOR_A_WHILE) for kind, at in ats]
