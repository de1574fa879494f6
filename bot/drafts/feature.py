"""Texts that aren't public yet, declared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.drafts import tables
from bot.drafts.personal import DraftsData
from bot.drafts.service import Drafts
from bot.kit.feature import Feature

if TYPE_CHECKING:
    from bot.kit.database import Database

FEATURE = Feature("drafts", tables=(tables,), personal_data=(DraftsData(),))


@dataclass(frozen=True)
class DraftServices:
    """What was typed and isn't public yet."""

    drafts: Drafts


def services(database: Database) -> DraftServices:
    """Make them."""
    return DraftServices(Drafts(database))
