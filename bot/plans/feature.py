"""The plan and the nudge, declared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.kit.feature import Feature
from bot.kit.switch import Switch
from bot.plans import tables, words
from bot.plans.hours import Hours
from bot.plans.personal import PlansData
from bot.plans.service import Plans

if TYPE_CHECKING:
    from bot.groups.service import Groups
    from bot.kit.database import Database
    from bot.members.service import Members
    from bot.reaching.service import Reaching
    from bot.wins.reactions import Reactions
    from bot.wins.service import Wins

FEATURE = Feature(
    "plans",
    tables=(tables,),
    personal_data=(PlansData(),),
    switch=Switch(words.SWITCH, words.SWITCH_HINT, words.PURPOSE),
)


@dataclass(frozen=True)
class PlanServices:
    """A member's plan, the nudge, and a member's own record."""

    plans: Plans
    hours: Hours


def services(
    database: Database,
    groups: Groups,
    members: Members,
    wins: Wins,
    reactions: Reactions,
    reaching: Reaching,
) -> PlanServices:
    """Make them."""
    plans = Plans(database, groups, members)
    groups.on_change.add(plans.replan_group)
    members.on_change.add(plans.replan_member)
    wins.on_share.add(plans.shared)
    reactions.on_reaction.add(plans.connected)
    reaching.on_choose.add(plans.reached)
    return PlanServices(plans, Hours(database))
