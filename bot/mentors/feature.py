"""Mentors, declared."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.kit.feature import Feature
from bot.kit.switch import Suggestion, Switch
from bot.mentors import tables, words
from bot.mentors.asks import Asks
from bot.mentors.boards import MentorBoards
from bot.mentors.course import MentorCourse
from bot.mentors.matches import Matches
from bot.mentors.mentor_rounds import MentorRounds
from bot.mentors.pairs import MentorPairs
from bot.mentors.personal import MentorsData
from bot.mentors.pool import Pools
from bot.mentors.service import Mentors

if TYPE_CHECKING:
    from bot.groups.service import Groups
    from bot.kit.database import Database
    from bot.members.service import Members
    from bot.pairing.feature import PairingServices
    from bot.plans.service import Plans
    from bot.questions.service import Questions
    from bot.reaching.service import Reaching
    from bot.wins.service import Wins

FEATURE = Feature(
    "mentors",
    tables=(tables,),
    personal_data=(MentorsData(),),
    switch=Switch(
        words.SWITCH,
        words.SWITCH_HINT,
        words.PURPOSE,
        Suggestion(words.SUGGESTION, timedelta(weeks=2), months=(1, 8)),
        private_threads=True,
    ),
)


@dataclass(frozen=True)
class MentorServices:
    """Who asks, who answers, and who goes along with them."""

    mentors: Mentors
    mentor_rounds: MentorRounds
    mentor_asks: Asks
    mentor_pairs: MentorPairs
    mentor_course: MentorCourse
    mentor_boards: MentorBoards


def services(
    database: Database,
    groups: Groups,
    members: Members,
    pairing: PairingServices,
    plans: Plans,
    reaching: Reaching,
    questions: Questions,
    wins: Wins,
) -> MentorServices:
    """Make them."""
    pools = Pools(groups, members, pairing.pairing)
    matches = Matches(groups, members, pairing.pairing, pairing.rooms)
    mentors = Mentors(database, groups, members, reaching)
    mentor_pairs = MentorPairs(database, groups, plans)
    mentor_rounds = MentorRounds(database, groups, members, pools)
    groups.on_change.add(mentors.replan)
    members.on_change.add(mentors.replan_member)
    reaching.on_choose.add(mentors.reached)
    pairing.rooms.on_lost.add(mentor_pairs.thread_lost)
    questions.on_ask.add(mentors.asked_group)
    questions.on_remove.add(mentors.not_in_group)
    wins.on_share.add(mentors.group_answered)
    return MentorServices(
        mentors,
        mentor_rounds,
        Asks(database, groups, members, matches),
        mentor_pairs,
        MentorCourse(database, groups, matches),
        MentorBoards(database, pools, mentor_rounds),
    )
