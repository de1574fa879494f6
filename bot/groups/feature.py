"""A group's settings, declared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.groups import inquiry_words, promises, tables
from bot.groups.inquiries import Inquiries
from bot.groups.personal import GroupsData
from bot.groups.service import Groups
from bot.kit.feature import Feature
from bot.kit.switch import Switch

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.kit.database import Database

FEATURE = Feature("groups", tables=(tables,), personal_data=(GroupsData(),))
REMINDERS = Feature(
    promises.SWITCH, switch=Switch(inquiry_words.REMINDERS, inquiry_words.REMINDERS_HINT)
)


@dataclass(frozen=True)
class GroupServices:
    """A group's settings, and what its members ask who runs it."""

    groups: Groups
    inquiries: Inquiries


def services(database: Database, switches: Mapping[str, Switch]) -> GroupServices:
    """Make them; *switches* are those of all features."""
    groups = Groups(database, switches)
    inquiries = Inquiries(database, groups)
    groups.on_change.add(inquiries.replan)
    return GroupServices(groups, inquiries)
