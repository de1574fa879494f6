"""The weekly post, declared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.kit.feature import Feature
from bot.kit.switch import Switch
from bot.weekly import tables, words
from bot.weekly.greeters import Greeters
from bot.weekly.personal import WeeklyData
from bot.weekly.service import Weekly

if TYPE_CHECKING:
    from bot.groups.service import Groups
    from bot.kit.database import Database
    from bot.members.service import Members
    from bot.wins.service import Wins

FEATURE = Feature(
    "weekly",
    tables=(tables,),
    personal_data=(WeeklyData(),),
    switch=Switch(words.SWITCH, words.SWITCH_HINT, words.PURPOSE),
)


@dataclass(frozen=True)
class WeeklyServices:
    """The week's post, and who greets."""

    weekly: Weekly
    greeters: Greeters


def services(database: Database, groups: Groups, members: Members, wins: Wins) -> WeeklyServices:
    """Make them."""
    weekly, greeters = Weekly(database, groups, members), Greeters(database, groups)
    groups.on_change.add(weekly.replan, greeters.replan)
    wins.on_share.add(greeters.watch)
    return WeeklyServices(weekly, greeters)
