"""What coffee and mentors share, as members see it, declared."""

from __future__ import annotations

from bot.ui.feature import DiscordFeature
from cogs.pairing import board, views
from cogs.pairing.watching import PrivateThreads

FEATURE = DiscordFeature(
    name="pairing",
    cogs=(PrivateThreads,),
    components=(board.pairs, board.download_table, views.open_list, views.pick_people),
)
