"""Questions to the group, declared."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.kit.feature import Feature
from bot.kit.switch import Suggestion, Switch
from bot.questions import tables, words
from bot.questions.helping import Helping
from bot.questions.personal import QuestionsData
from bot.questions.service import Questions
from bot.questions.summaries import Summaries

if TYPE_CHECKING:
    from bot.groups.service import Groups
    from bot.kit.database import Database
    from bot.wins.service import Wins

FEATURE = Feature(
    "questions",
    tables=(tables,),
    personal_data=(QuestionsData(),),
    switch=Switch(
        words.SWITCH,
        words.SWITCH_HINT,
        words.PURPOSE,
        Suggestion(words.SUGGESTION, timedelta(weeks=10)),
    ),
)


@dataclass(frozen=True)
class QuestionServices:
    """What members ask their group."""

    questions: Questions
    summaries: Summaries
    helping: Helping


def services(database: Database, groups: Groups, wins: Wins) -> QuestionServices:
    """Make them."""
    questions = Questions(database, groups)
    wins.on_share.add(questions.answered)
    groups.on_change.add(questions.replan)
    return QuestionServices(questions, Summaries(database), Helping(database))
