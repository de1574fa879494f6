"""The shelf, declared."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.kit.feature import Feature
from bot.kit.switch import Suggestion, Switch
from bot.shelf import tables, words
from bot.shelf.checking import LinkChecks
from bot.shelf.personal import ShelfData
from bot.shelf.reports import ShelfReports
from bot.shelf.service import Shelf
from bot.shelf.starter_shelf import StarterShelf
from bot.shelf.upkeep import Upkeep
from bot.shelf.uses import ShelfUses

if TYPE_CHECKING:
    from bot.groups.service import Groups
    from bot.kit.database import Database
    from bot.members.service import Members

FEATURE = Feature(
    "shelf",
    tables=(tables,),
    personal_data=(ShelfData(),),
    switch=Switch(
        words.SWITCH,
        words.SWITCH_HINT,
        words.PURPOSE,
        Suggestion(words.SUGGESTION, timedelta(weeks=6)),
    ),
)


@dataclass(frozen=True)
class ShelfServices:
    """What's on the shelf, who uses it, and what coordinators look at."""

    shelf: Shelf
    shelf_uses: ShelfUses
    shelf_reports: ShelfReports
    starter_shelf: StarterShelf
    link_checks: LinkChecks
    upkeep: Upkeep


def services(database: Database, groups: Groups, members: Members) -> ShelfServices:
    """Make them."""
    shelf = Shelf(database, groups)
    members.on_hide.add(shelf.renamed)
    upkeep = Upkeep(database, groups)
    groups.on_change.add(upkeep.replan)
    return ShelfServices(
        shelf,
        ShelfUses(database),
        ShelfReports(database),
        StarterShelf(database, groups),
        LinkChecks(database),
        upkeep,
    )
