"""Every service of the program, made once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.coffee.rounds import Rounds
from bot.coffee.service import Coffee
from bot.coffee.small import SmallGroups
from bot.groups.service import Groups
from bot.members.service import Members
from bot.mentors.asking import MentorRounds
from bot.mentors.asks import Asks
from bot.mentors.boards import MentorBoards
from bot.mentors.course import MentorCourse
from bot.mentors.pairs import MentorPairs
from bot.mentors.pool import Pools
from bot.mentors.service import Mentors
from bot.mentors.tying import Tying
from bot.pairing.rooms import Rooms
from bot.pairing.service import Pairing
from bot.pictures.store import Pictures
from bot.plans.service import Plans
from bot.privacy.service import Privacy
from bot.students.service import Students
from bot.weekly.greeters import Greeters
from bot.weekly.service import Weekly
from bot.wins.drafts import Drafts
from bot.wins.marks import Marks
from bot.wins.presenting import plan_thread
from bot.wins.reports import Reports
from bot.wins.service import Wins

if TYPE_CHECKING:
    from pathlib import Path

    from bot.kit.database import Database


@dataclass(frozen=True)
class Services:
    """What cogs call."""

    groups: Groups
    members: Members
    students: Students
    pictures: Pictures
    wins: Wins
    marks: Marks
    drafts: Drafts
    reports: Reports
    plans: Plans
    weekly: Weekly
    greeters: Greeters
    pairing: Pairing
    coffee: Coffee
    rounds: Rounds
    tables: SmallGroups
    rooms: Rooms
    mentors: Mentors
    mentor_rounds: MentorRounds
    mentor_asks: Asks
    mentor_pairs: MentorPairs
    mentor_course: MentorCourse
    mentor_boards: MentorBoards
    privacy: Privacy


def build(database: Database, pictures: Path) -> Services:
    """Make every service on one database."""
    groups, members, wins = Groups(database), Members(database), Wins(database)
    weekly, greeters = Weekly(database, groups, members), Greeters(database, groups)
    plans = Plans(database, groups, members)
    pairing, rooms = Pairing(database, groups, members), Rooms(database)
    coffee, mentors = Coffee(database, groups, members), Mentors(database, groups, members)
    groups.replanners += (plans.replan_group, weekly.replan, greeters.replan, coffee.replan)
    members.replanners += (plans.replan_member, coffee.replan_member, mentors.replan_member)
    wins.shared_hooks += (greeters.watch, plans.shared, plan_thread)
    pools, tying = Pools(groups, members, pairing), Tying(groups, pairing, rooms)
    mentor_rounds = MentorRounds(database, groups, members, pools)
    return Services(
        groups=groups,
        members=members,
        students=Students(database),
        pictures=Pictures(pictures),
        wins=wins,
        marks=Marks(database),
        drafts=Drafts(database),
        reports=Reports(database),
        plans=plans,
        weekly=weekly,
        greeters=greeters,
        pairing=pairing,
        rooms=rooms,
        coffee=coffee,
        rounds=Rounds(database, coffee, groups, members, pairing, rooms),
        tables=SmallGroups(database, pairing, plans),
        mentors=mentors,
        mentor_rounds=mentor_rounds,
        mentor_asks=Asks(database, groups, members, tying),
        mentor_pairs=MentorPairs(database, groups, pairing, plans),
        mentor_course=MentorCourse(database, groups, tying),
        mentor_boards=MentorBoards(database, pools, mentor_rounds),
        privacy=Privacy(database),
    )
