"""Wins, declared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.kit.feature import Feature
from bot.kit.switch import Switch
from bot.wins import tables, words
from bot.wins.details import WinDetails
from bot.wins.drafts import WinDrafts
from bot.wins.helped import plan_news
from bot.wins.personal import WinsData
from bot.wins.posts import plan_thread
from bot.wins.reactions import Reactions
from bot.wins.reports import Reports
from bot.wins.service import Wins
from bot.wins.sweeps import Sweeps
from bot.wins.tries import Tries

if TYPE_CHECKING:
    from bot.drafts.service import Drafts
    from bot.kit.database import Database
    from bot.members.service import Members

FEATURE = Feature(
    "wins",
    tables=(tables,),
    personal_data=(WinsData(),),
    switch=Switch(words.SWITCH, words.SWITCH_HINT, words.PURPOSE),
)


@dataclass(frozen=True)
class WinServices:
    """What works, and what came of it."""

    wins: Wins
    reactions: Reactions
    tries: Tries
    sweeps: Sweeps
    details: WinDetails
    win_drafts: WinDrafts
    reports: Reports


def services(database: Database, members: Members, drafts: Drafts) -> WinServices:
    """Make them."""
    wins = Wins(database)
    wins.on_share.add(plan_thread, plan_news)
    members.on_hide.add(wins.renamed)
    return WinServices(
        wins,
        Reactions(database),
        Tries(database),
        Sweeps(database),
        WinDetails(database),
        WinDrafts(drafts),
        Reports(database),
    )
