"""What coffee and mentors share, declared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.kit.feature import Feature
from bot.pairing import tables
from bot.pairing.personal import PairingData
from bot.pairing.rooms import Rooms
from bot.pairing.service import Pairing

if TYPE_CHECKING:
    from bot.groups.service import Groups
    from bot.kit.database import Database
    from bot.members.service import Members
    from bot.plans.service import Plans
    from bot.reaching.service import Reaching

FEATURE = Feature("pairing", tables=(tables,), personal_data=(PairingData(),))


@dataclass(frozen=True)
class PairingServices:
    """Who has met, and where."""

    pairing: Pairing
    rooms: Rooms


def services(
    database: Database, groups: Groups, members: Members, plans: Plans, reaching: Reaching
) -> PairingServices:
    """Make them; who stays apart isn't named in the other's nudge."""
    pairing = Pairing(database, groups, members, reaching)
    plans.keeps_apart = pairing.apart_from
    return PairingServices(pairing, Rooms(database))
