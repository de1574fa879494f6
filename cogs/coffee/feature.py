"""Coffee as members see it, declared."""

from __future__ import annotations

from bot.coffee import kinds, words
from bot.ui.components import components_of
from bot.ui.feature import DiscordFeature
from cogs.coffee import board, jobs, views
from cogs.coffee.cog import CoffeeCog

FEATURE = DiscordFeature(
    name="coffee",
    cogs=(CoffeeCog,),
    components=components_of(views),
    handlers=jobs.HANDLERS,
    notices=jobs.NOTICES,
    kinds={
        kinds.ROUND: words.KIND_ROUND,
        kinds.ROOM: words.KIND_ROOM,
        kinds.ASK: words.KIND_ASK,
    },
    pairs=(board.part,),
    first_step="coffee:settings",
)
