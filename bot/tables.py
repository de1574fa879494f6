"""Every feature's tables, so that the metadata is whole."""

from bot.agenda import tables as agenda
from bot.celebrations import day_tables as gatherings
from bot.celebrations import tables as celebrations
from bot.coffee import tables as coffee
from bot.documents import tables as documents
from bot.drafts import tables as drafts
from bot.groups import tables as groups
from bot.kit import tables as kit
from bot.kit.columns import Base
from bot.members import tables as members
from bot.mentors import tables as mentors
from bot.pairing import tables as pairing
from bot.plans import tables as plans
from bot.removed import tables as removed
from bot.search import tables as search
from bot.shown import tables as shown
from bot.students import tables as students
from bot.weekly import tables as weekly
from bot.wins import tables as wins

metadata = Base.metadata

__all__ = [
    "agenda",
    "celebrations",
    "coffee",
    "documents",
    "drafts",
    "gatherings",
    "groups",
    "kit",
    "members",
    "mentors",
    "metadata",
    "pairing",
    "plans",
    "removed",
    "search",
    "shown",
    "students",
    "weekly",
    "wins",
]
