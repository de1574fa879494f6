"""Every service of the program, made once, in parts by what they are about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.celebrations.asking import Asking
from bot.celebrations.choices import Choices
from bot.celebrations.gatherings import Gatherings
from bot.celebrations.imports import Imports
from bot.celebrations.memories import Memories
from bot.celebrations.planning import Planning
from bot.celebrations.proposals import Proposals
from bot.celebrations.service import Celebrations
from bot.celebrations.taking_part import TakingPart
from bot.coffee.rounds import Rounds
from bot.coffee.service import Coffee
from bot.coffee.small import SmallGroups
from bot.documents.service import Documents
from bot.drafts.service import Drafts
from bot.groups.service import Groups
from bot.members.service import Members
from bot.mentors.asks import Asks
from bot.mentors.boards import MentorBoards
from bot.mentors.course import MentorCourse
from bot.mentors.matches import Matches
from bot.mentors.mentor_rounds import MentorRounds
from bot.mentors.pairs import MentorPairs
from bot.mentors.pool import Pools
from bot.mentors.service import Mentors
from bot.pairing.rooms import Rooms
from bot.pairing.service import Pairing
from bot.pictures.store import Pictures
from bot.plans.service import Plans
from bot.privacy.restoring import Restoring
from bot.privacy.service import Privacy
from bot.removed.ledger import Ledger
from bot.shown.service import Shown
from bot.students.service import Students
from bot.weekly.greeters import Greeters
from bot.weekly.service import Weekly
from bot.wins.details import WinDetails
from bot.wins.drafts import WinDrafts
from bot.wins.marks import Marks
from bot.wins.presenting import plan_thread
from bot.wins.reports import Reports
from bot.wins.service import Wins
from bot.wins.sweeps import Sweeps
from bot.wins.tries import Tries

if TYPE_CHECKING:
    from pathlib import Path

    from bot.kit.database import Database


@dataclass(frozen=True)
class Ground:
    """The group, its people, and what is theirs."""

    groups: Groups
    members: Members
    students: Students
    pictures: Pictures
    drafts: Drafts
    privacy: Privacy
    restoring: Restoring
    shown: Shown


@dataclass(frozen=True)
class Sharing:
    """Wins, the plan, and the week."""

    wins: Wins
    marks: Marks
    tries: Tries
    sweeps: Sweeps
    details: WinDetails
    win_drafts: WinDrafts
    reports: Reports
    plans: Plans
    weekly: Weekly
    greeters: Greeters


@dataclass(frozen=True)
class BookDays:
    """The calendar of book days, and who gathers around one."""

    celebrations: Celebrations
    choices: Choices
    proposals: Proposals
    imports: Imports
    asking: Asking
    gatherings: Gatherings
    taking_part: TakingPart
    memories: Memories
    planning: Planning


@dataclass(frozen=True)
class Company:
    """Coffee and mentors, and what both stand on."""

    pairing: Pairing
    rooms: Rooms
    coffee: Coffee
    rounds: Rounds
    tables: SmallGroups
    mentors: Mentors
    mentor_rounds: MentorRounds
    mentor_asks: Asks
    mentor_pairs: MentorPairs
    mentor_course: MentorCourse
    mentor_boards: MentorBoards


@dataclass(frozen=True)
class Services(Company, BookDays, Sharing, Ground):
    """What cogs call."""

    documents: Documents


def build(database: Database, pictures: Path) -> Services:
    """Make every service on one database; what lies beside it lies beside the pictures."""
    privacy = Privacy(database)
    members = Members(database)
    ground = Ground(
        Groups(database),
        members,
        Students(database, members.names),
        Pictures(pictures, database),
        Drafts(database),
        privacy,
        Restoring(database, Ledger(pictures.parent / "removed"), privacy),
        Shown(database),
    )
    sharing = _sharing(database, ground)
    parts = ground, sharing, _book_days(database, ground), _company(database, ground, sharing)
    services = Services(
        **{name: one for part in parts for name, one in vars(part).items()},
        documents=Documents(database, ground.groups, ground.members, ground.students, pictures),
    )
    _let_follow(services)
    return services


def _sharing(database: Database, ground: Ground) -> Sharing:
    groups, members = ground.groups, ground.members
    return Sharing(
        Wins(database),
        Marks(database),
        Tries(database),
        Sweeps(database),
        WinDetails(database),
        WinDrafts(ground.drafts),
        Reports(database),
        Plans(database, groups, members),
        Weekly(database, groups, members),
        Greeters(database, groups),
    )


def _book_days(database: Database, ground: Ground) -> BookDays:
    groups = ground.groups
    celebrations, memories = Celebrations(database, groups), Memories(database)
    asking, gatherings = Asking(database, groups), Gatherings(database, groups)
    celebrations.replanners += (asking.replan, gatherings.replan)
    return BookDays(
        celebrations,
        Choices(celebrations),
        Proposals(database, celebrations),
        Imports(celebrations, groups),
        asking,
        gatherings,
        TakingPart(database, groups),
        memories,
        Planning(database, groups, memories),
    )


def _company(database: Database, ground: Ground, sharing: Sharing) -> Company:
    groups, members, plans = ground.groups, ground.members, sharing.plans
    pairing, rooms = Pairing(database, groups, members), Rooms(database)
    coffee = Coffee(database, groups, members)
    pools, matches = Pools(groups, members, pairing), Matches(groups, members, pairing, rooms)
    mentor_rounds = MentorRounds(database, groups, members, pools)
    return Company(
        pairing,
        rooms,
        coffee,
        Rounds(database, coffee, groups, members, pairing, rooms),
        SmallGroups(database, plans),
        Mentors(database, groups, members),
        mentor_rounds,
        Asks(database, groups, members, matches),
        MentorPairs(database, groups, plans),
        MentorCourse(database, groups, matches),
        MentorBoards(database, pools, mentor_rounds),
    )


def _let_follow(services: Services) -> None:
    """Let what one feature does move what another has planned, in the same transaction."""
    plans, greeters, coffee = services.plans, services.greeters, services.coffee
    services.groups.replanners += (
        *(plans.replan_group, services.weekly.replan, greeters.replan, coffee.replan),
        services.mentors.replan,
        *services.celebrations.replanners,
    )
    services.members.replanners += (
        *(plans.replan_member, coffee.replan_member, services.mentors.replan_member),
    )
    services.members.hide_hooks += (services.wins.renamed, services.shown.hidden)
    services.wins.shared_hooks += (
        *(greeters.watch, plans.shared, plan_thread, services.taking_part.shared),
    )
