"""The members, declared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.kit.feature import Feature
from bot.members import tables
from bot.members.personal import MembersData
from bot.members.service import Members

if TYPE_CHECKING:
    from bot.kit.database import Database
    from bot.reaching.service import Reaching
    from bot.shown.service import Shown

FEATURE = Feature("members", tables=(tables,), personal_data=(MembersData(),))


@dataclass(frozen=True)
class MemberServices:
    """Who the members are, and when they can be reached."""

    members: Members


def services(database: Database, shown: Shown, reaching: Reaching) -> MemberServices:
    """Make them."""
    members = Members(database, reaching)
    members.on_hide.add(shown.hidden)
    return MemberServices(members)
