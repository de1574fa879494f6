"""Coffee chats, declared."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.coffee import tables, words
from bot.coffee.personal import CoffeeData
from bot.coffee.rounds import Rounds
from bot.coffee.service import Coffee
from bot.coffee.small import SmallGroups
from bot.kit.feature import Feature
from bot.kit.switch import Suggestion, Switch

if TYPE_CHECKING:
    from bot.groups.service import Groups
    from bot.kit.database import Database
    from bot.members.service import Members
    from bot.pairing.feature import PairingServices
    from bot.plans.service import Plans

FEATURE = Feature(
    "coffee",
    tables=(tables,),
    personal_data=(CoffeeData(),),
    switch=Switch(
        words.SWITCH,
        words.SWITCH_HINT,
        words.PURPOSE,
        Suggestion(words.SUGGESTION, timedelta(weeks=5), members=8),
        private_threads=True,
    ),
)


@dataclass(frozen=True)
class CoffeeServices:
    """Two or three people who meet."""

    coffee: Coffee
    rounds: Rounds
    small_groups: SmallGroups


def services(
    database: Database, groups: Groups, members: Members, pairing: PairingServices, plans: Plans
) -> CoffeeServices:
    """Make them."""
    coffee = Coffee(database, groups, members)
    rounds = Rounds(database, coffee, groups, members, pairing.pairing, pairing.rooms)
    small = SmallGroups(database, plans)
    groups.on_change.add(coffee.replan)
    members.on_change.add(coffee.replan_member)
    pairing.rooms.on_lost.add(small.thread_lost)
    return CoffeeServices(coffee, rounds, small)
