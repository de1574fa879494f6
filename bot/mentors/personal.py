"""What mentors hold about a person: to take away or to delete, the other one hearing only that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.groups import service as groups
from bot.kit.personal import Exported, Forgotten, PersonalData
from bot.mentors import ending, pair_queries, queries, schedule, words

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.kit.database import AnyRow
    from bot.kit.personal import Person

_OFFER = (
    "level",
    "topics",
    "words",
    "sizes",
    "sentence",
    "capacity",
    "state",
    "back_at",
    "missed",
    "created_at",
)
_REQUEST = (
    "level",
    "topics",
    "words",
    "size",
    "sentence",
    "district",
    "state",
    "created_at",
    "by_coordinator",
)
# What a mentor answered, by what became of the question. A mentee can say no after a yes.
_ANSWERS = {"agreed": "yes", "taken": "yes", "refused": "yes", "declined": "no"}
_STATES = ("active", "resting", "ended")


class MentorsData(PersonalData):
    """A person's offer, requests and matches; nobody else's words or answers."""

    tables = (
        "mentor_threads",
        "mentor_offers",
        "mentor_requests",
        "mentor_asks",
        "mentor_pairs",
        "mentor_board_pairs",
    )
    sheets = words.SHEETS

    async def export(self, connection: AsyncConnection, person: Person) -> Exported:
        """Return what the person wrote and answered; of the other one of a match, nothing."""
        guild_id, member_id = person.guild_id, person.member_id
        offer = await queries.find_offer(connection, guild_id, member_id)
        requests = await queries.requests(connection, guild_id=guild_id, member_id=member_id)
        pairs = await pair_queries.pairs_of(connection, guild_id, member_id, _STATES)
        asked = await queries.asks(connection, guild_id=guild_id, mentor_id=member_id)
        sheets = {
            "what I was asked as a mentor": [
                {"asked_at": one.asked_at, "my answer": _ANSWERS.get(one.state)} for one in asked
            ],
            "my mentor offer": [] if offer is None else [_only(offer, _OFFER)],
            "my mentor requests": [_only(one, _REQUEST) for one in requests],
            "my mentor matches": [await _match(connection, one, member_id) for one in pairs],
        }
        return Exported(sheets)

    async def forget(self, connection: AsyncConnection, person: Person, now: datetime) -> Forgotten:
        """Remove all of it; the other one of a match learns only that it ended.

        Anyone who waited for this person's answer, or for a place with their mentor, has a round.
        """
        guild_id, member_id = person.guild_id, person.member_id
        await ending.leave(connection, guild_id, member_id, now)
        await queries.erase(connection, guild_id, member_id)
        school = await groups.school_of(connection, guild_id)
        await schedule.plan_round(connection, guild_id, school, now)
        return Forgotten()


async def _match(connection: AsyncConnection, row: AnyRow, member_id: int) -> dict[str, object]:
    side = "mentor" if row.mentor_id == member_id else "mentee"
    said = await pair_queries.checkins_of(connection, row.id)
    answers = [getattr(one, f"{side}_answer") for one in said]
    found = _only(row, ("size", "state", "began_at", "finish_at", "ended_at"))
    found |= {"I was the": side, "my answers": ", ".join(filter(None, answers))}
    found |= {"I'd like to continue": getattr(row, f"{side}_renews")}
    return found | {"my words": row.win if row.win_by == side else None}


def _only(row: object, names: tuple[str, ...]) -> dict[str, object]:
    return {name: getattr(row, name) for name in names}
