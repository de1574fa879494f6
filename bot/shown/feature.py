"""What was shown where, declared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.kit.feature import Feature
from bot.shown import tables
from bot.shown.personal import ShownData
from bot.shown.service import Shown

if TYPE_CHECKING:
    from bot.kit.database import Database

FEATURE = Feature("shown", tables=(tables,), personal_data=(ShownData(),))


@dataclass(frozen=True)
class ShownServices:
    """Which message shows what of which person."""

    shown: Shown


def services(database: Database) -> ShownServices:
    """Make them."""
    return ShownServices(Shown(database))
