"""A person thanked in a win is told, once, when they're a member: by name or by a mention."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.agenda import planning as agenda
from bot.agenda.occurrences import Series
from bot.members import queries as members

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from bot.kit.database import Connection
    from bot.wins.rules import Win

HELPED = "win.helped"  # subject: the win, about the member it thanks
# There is time to see the post, and to change a line that was meant for someone else.
TOLD_AFTER = timedelta(minutes=10)
NEWS_FOR = timedelta(days=60)

_MENTION = re.compile(r"<@!?(\d{1,20})>")
_BETWEEN = re.compile(r"[,;&+/()\n]|\band\b|\bwith\b", re.IGNORECASE)
_AROUND = " .!?:\u2026\"'\u201c\u201d*_@"


def thanked(thanks: str, names: Iterable[tuple[int, str | None, str | None]]) -> frozenset[int]:
    """Return who is thanked in a line, of members' ids with their names here and for print.

    A mention counts, and a whole name that only one member has; half a name is anybody's.
    """
    found = {int(one) for one in _MENTION.findall(thanks)}
    called = {part.strip(_AROUND).casefold() for part in _BETWEEN.split(thanks)} - {""}
    known, bearers = set[int](), dict[str, set[int]]()
    for member_id, *its_names in names:
        known.add(member_id)
        for name in filter(None, its_names):
            bearers.setdefault(name.casefold(), set()).add(member_id)
    named = (bearers[one] for one in called & bearers.keys())
    return frozenset(found & known).union(*(ids for ids in named if len(ids) == 1))


async def plan_news(connection: Connection, win: Win, now: datetime) -> None:
    """Tell those thanked in a win, once each for every win."""
    if not win.thanks:
        return
    rows = await members.of_group(connection, win.guild_id)
    names = ((one.member_id, one.name, one.print_name) for one in rows)
    at = now + TOLD_AFTER
    await agenda.plan(
        connection,
        [
            Series(HELPED, win.guild_id, win.id, member_id).at(at, at + NEWS_FOR)
            for member_id in sorted(thanked(win.thanks, names) - {win.author_id})
        ],
    )
