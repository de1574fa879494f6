"""What of the calendar waits for a group's coordinators, for their one list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.celebrations import own_words, words
from bot.kit.text import shorten
from bot.ui.desk import Waiting
from bot.ui.press import press
from bot.ui.shown import shown
from cogs.celebrations import calendar_cards
from cogs.celebrations.access import FEATURE
from cogs.celebrations.proposal_views import Approve, author_of

if TYPE_CHECKING:
    from datetime import datetime

    from bot.celebrations.own_days import OwnDay
    from bot.client import WhatsWorking
    from bot.groups.service import Group

WHY = 120  # characters


async def waiting(client: WhatsWorking, group: Group, now: datetime) -> list[Waiting]:
    """Return what waits: a list to choose, days that were proposed, days without a date."""
    if not group.has(FEATURE):
        return []
    services, guild_id = client.services, group.guild_id
    found = []
    if await services.celebrations.calendar(guild_id) is None:
        found.append(Waiting(own_words.DESK_CHOOSE, press("celebrate:choose:0")))
    today = await services.celebrations.today(guild_id, now)
    for day in await services.proposals.waiting(guild_id, today):
        found.append(
            Waiting(
                _told(day, await author_of(client, day), calendar_cards.days_of(day, today)),
                Approve(
                    day.id, shorten(own_words.APPROVE_NAME.format(name=day.observance.name), 80)
                ),
            )
        )
    lacking = await services.asking.asked_for(guild_id, now)
    if lacking:
        names = calendar_cards.names(one.observance.name for one in lacking)
        line = words.LACKING_DESK.replace("{names}", _safe(names))
        found.append(Waiting(line, press("celebrate:dates:0")))
    return found


def _told(day: OwnDay, author: str, days: str) -> str:
    line = own_words.DESK.replace("{name}", _safe(shown(day.observance.name)))
    line = line.replace("{days}", days).replace("{author}", _safe(shown(author)))
    if day.observance.what:
        line += own_words.DESK_WHY.replace("{why}", _safe(shown(shorten(day.observance.what, WHY))))
    return line


def _safe(text: str) -> str:
    """Return words of a member's for a line whose `{number}` is still to be filled in."""
    return text.replace("{", "{{").replace("}", "}}")
