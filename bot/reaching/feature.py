"""How people are reached, declared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.kit.feature import Feature
from bot.reaching import tables
from bot.reaching.personal import ReachingData
from bot.reaching.service import Reaching

if TYPE_CHECKING:
    from bot.kit.database import Database

FEATURE = Feature("reaching", tables=(tables,), personal_data=(ReachingData(),))


@dataclass(frozen=True)
class ReachingServices:
    """Where each person wants to be reached."""

    reaching: Reaching


def services(database: Database) -> ReachingServices:
    """Make them."""
    return ReachingServices(Reaching(database))
