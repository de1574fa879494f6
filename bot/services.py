"""The features, and every service of the program, made once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.agenda import feature as agenda
from bot.calendars import feature as calendars
from bot.celebrations import feature as celebrations
from bot.coffee import feature as coffee
from bot.documents import feature as documents
from bot.drafts import feature as drafts
from bot.groups import feature as groups
from bot.kit.feature import switches_of
from bot.meetups import feature as meetups
from bot.members import feature as members
from bot.mentors import feature as mentors
from bot.pairing import feature as pairing
from bot.pictures import feature as pictures
from bot.plans import feature as plans
from bot.privacy import feature as privacy
from bot.questions import feature as questions
from bot.questions.queries import QUESTIONS
from bot.reaching import feature as reaching
from bot.removed import feature as removed
from bot.search import feature as search
from bot.shelf import feature as shelf
from bot.shelf.queries import RESOURCES
from bot.shown import feature as shown
from bot.students import feature as students
from bot.totals import feature as totals
from bot.weekly import feature as weekly
from bot.wins import feature as wins
from bot.wins.queries import WINS

if TYPE_CHECKING:
    from pathlib import Path

    from bot.kit.database import Database

# Every feature, in the order in which a person's data are exported and forgotten; settings show
# their switches the other way around.
FEATURES = (
    drafts.FEATURE,
    documents.FEATURE,
    coffee.FEATURE,
    mentors.FEATURE,
    pairing.FEATURE,
    celebrations.FEATURE,
    meetups.FEATURE,
    weekly.FEATURE,
    plans.FEATURE,
    questions.FEATURE,
    totals.FEATURE,
    shelf.FEATURE,
    wins.FEATURE,
    students.FEATURE,
    groups.REMINDERS,
    groups.FEATURE,
    members.FEATURE,
    reaching.FEATURE,
    shown.FEATURE,
    agenda.FEATURE,
    pictures.FEATURE,
    privacy.FEATURE,
    removed.FEATURE,
    search.FEATURE,
    calendars.FEATURE,
)
# Whatever can be found by its words.
INDEXED = (WINS, RESOURCES, QUESTIONS)


@dataclass(frozen=True)
class Services(
    groups.GroupServices,
    members.MemberServices,
    reaching.ReachingServices,
    students.StudentServices,
    pictures.PictureServices,
    drafts.DraftServices,
    privacy.PrivacyServices,
    shown.ShownServices,
    wins.WinServices,
    questions.QuestionServices,
    shelf.ShelfServices,
    plans.PlanServices,
    weekly.WeeklyServices,
    celebrations.CelebrationServices,
    meetups.MeetupServices,
    pairing.PairingServices,
    coffee.CoffeeServices,
    mentors.MentorServices,
    documents.DocumentServices,
    calendars.CalendarServices,
):
    """What cogs call."""


def build(database: Database, pictures_folder: Path) -> Services:
    """Make every service on one database, with what lies beside it beside the pictures."""
    group = groups.services(database, switches_of(FEATURES))
    show = shown.services(database)
    reach = reaching.services(database)
    member = members.services(database, show.shown, reach.reaching)
    student = students.services(database, member.members.names)
    draft = drafts.services(database)
    win = wins.services(database, member.members, draft.drafts)
    ask = questions.services(database, group.groups, win.wins)
    base = database, group.groups, member.members
    plan = plans.services(*base, win.wins, win.reactions, reach.reaching)
    ask.summaries.on_publish.add(plan.plans.connected)
    on_shelf = shelf.services(*base)
    on_shelf.shelf.on_add.add(plan.plans.connected)
    pair = pairing.services(*base, plan.plans, reach.reaching)
    book_days = celebrations.services(database, group.groups, win.wins)
    read_by = book_days.celebrations, student.students
    company = *base, pair, plan.plans
    parts: list[object] = [show, group, reach, member, student, draft, win, ask, plan, pair]
    parts += [
        on_shelf,
        book_days,
        pictures.services(database, pictures_folder),
        privacy.services(database, FEATURES, pictures_folder.parent / "removed"),
        weekly.services(*base, win.wins),
        calendars.services(database, group.groups, *read_by),
        meetups.services(*base, plan.plans),
        coffee.services(*company),
        mentors.services(*company, reach.reaching, ask.questions, win.wins),
        documents.services(*base, student.students, win.sweeps, pictures_folder),
    ]
    return Services(**{name: one for part in parts for name, one in vars(part).items()})
