"""What coffee and mentors share, as members see it, declared."""

from __future__ import annotations

from bot.ui.feature import DiscordFeature
from cogs.pairing import board, views

FEATURE = DiscordFeature(
    name="pairing",
    components=(board.pairs, board.download_table, views.open_list, views.pick_people),
)
