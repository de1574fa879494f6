"""What of the calendar waits for a group's coordinators, for their one list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.celebrations import own_words, words
from bot.kit.safe import safe_line, safe_name
from bot.kit.text import shorten
from bot.ui.card import Button
from bot.ui.feature import Waiting
from cogs.celebrations import calendar_cards
from cogs.celebrations.access import FEATURE
from cogs.celebrations.proposal_views import approve, author_of

if TYPE_CHECKING:
    from datetime import datetime

    from bot.celebrations.own_days import OwnDay
    from bot.client import WhatsWorking
    from bot.groups.service import Group
    from bot.kit.safe import Safe

WHY = 120  # characters


async def inbox(client: WhatsWorking, group: Group, now: datetime) -> list[Waiting]:
    """Return what waits: a list to choose, days that were proposed, days without a date."""
    if not group.has(FEATURE):
        return []
    services, guild_id = client.services, group.guild_id
    found = []
    if await services.celebrations.calendar(guild_id) is None:
        found.append(Waiting(own_words.DESK_CHOOSE, Button("celebrate:choose")))
    today = await services.celebrations.today(guild_id, now)
    for day in await services.proposals.waiting(guild_id, today):
        found.append(
            Waiting(
                _proposed_line(
                    day,
                    await author_of(client, day),
                    calendar_cards.days_of(day, today, group.country),
                ),
                approve.button(day.id).named(
                    shorten(own_words.APPROVE_NAME.format(name=day.observance.name), 80)
                ),
            )
        )
    lacking = await services.asking.asked_for(guild_id, now)
    if lacking:
        names = calendar_cards.names(one.observance.name for one in lacking)
        line = words.LACKING_DESK.replace("{names}", names)
        found.append(Waiting(line, Button("celebrate:dates")))
    return found


def _proposed_line(day: OwnDay, author: Safe, days: str) -> str:
    line = own_words.DESK.replace("{name}", safe_name(day.observance.name))
    line = line.replace("{days}", days).replace("{author}", author)
    if day.observance.what:
        line += own_words.DESK_WHY.replace("{why}", safe_line(day.observance.what, WHY))
    return line
