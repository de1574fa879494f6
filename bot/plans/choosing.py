"""What this week's card shows: read, chosen and kept, so that it stays the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from bot.kit.dates import week_of
from bot.kit.regional import localized_in
from bot.kit.text import opening
from bot.plans import company, ideas, queries
from bot.plans.company import Colleague, Company, NudgeReader
from bot.plans.ideas import Idea
from bot.wins import reaction_queries

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime

    from bot.kit.database import AnyRow, Connection
    from bot.plans.rules import Plan

WINS_OF = timedelta(days=60)
TOPICS_OF = timedelta(days=365)
NEW_FOR = timedelta(days=60)
SAME_PERSON_AFTER = timedelta(weeks=4)
SAME_IDEA_AFTER = timedelta(weeks=52)

_LINE = 90  # characters
_ENDS = tuple(".!?…")

Chosen = Company | Idea


async def choose(
    connection: Connection,
    plan: Plan,
    day: date,
    now: datetime,
    *,
    apart: Collection[int],
    another: bool,
    wider: str | None = None,
) -> Chosen:
    """Return what the card of the week of *day* shows; keep it if it is new.

    It names nobody in *apart*. *wider* is the goal of a longer period that it offers first.
    """
    week = week_of(day)
    earlier = await queries.nudges(
        connection, plan.guild_id, plan.member_id, week - SAME_IDEA_AFTER
    )
    stored = next((row for row in earlier if row.week == week), None)
    reader, around = await _around(connection, plan, week, now)
    colleagues = [one for one in around if one.member_id not in apart]
    if stored is not None and not another:
        kept = _kept(stored, reader, colleagues, day)
        if kept is not None:
            await _tell(connection, kept, week)
            return kept
    # What they did quietly, or didn't want, is kept before they saw a card.
    seen = stored is not None and bool(stored.idea or stored.win_id)
    turn = 0 if stored is None else stored.turn + (another and seen)
    if all(row.week == week or not (row.idea or row.person_id) for row in earlier):
        wider = None  # whose first card it is begins with a hello
    chosen = _chosen(plan, reader, colleagues, earlier, day, turn, wider)
    key = {"guild_id": plan.guild_id, "member_id": plan.member_id, "week": week}
    await queries.keep_nudge(connection, key, **_values(chosen, turn))
    await _tell(connection, chosen, week)
    return chosen


def in_words_of(country: str, chosen: Chosen) -> Chosen:
    """Return it as people in a country (ISO 3166) say it; members' words stay as they are."""
    if isinstance(chosen, Idea):
        return localized_in(chosen, country, "text", "opening")
    return replace(chosen, opener=localized_in(chosen.opener, country, "text", "reason"))


def _chosen(
    plan: Plan,
    reader: NudgeReader,
    colleagues: Sequence[Colleague],
    earlier: Sequence[AnyRow],
    day: date,
    turn: int,
    wider: str | None,
) -> Chosen:
    if wider is not None and turn == 0:
        return _written(plan, wider, earlier, day)
    # A person and a written idea take turns; who set themselves something else than reaching
    # out to a colleague gets an idea for that first.
    reaching_out = plan.goals["weekly"] == "outreach" or "weekly" in plan.own
    if turn % 2 == (0 if reaching_out else 1):
        week = week_of(day)
        since = week - SAME_PERSON_AFTER
        lately = {row.person_id for row in earlier if row.week >= since}
        found = company.choose(reader, colleagues, lately, week)
        together = None if found is None else company.company(reader, found, day)
        if together is not None:
            return together
    return _written(plan, "weekly", earlier, day)


def _written(plan: Plan, goal: str, earlier: Sequence[AnyRow], day: date) -> Idea:
    used = [row.idea for row in earlier if row.idea]
    mine = () if goal in plan.own else (plan.goals[goal],)
    return ideas.choose(ideas.load(), goal, mine, day, used, f"{plan.guild_id} {plan.member_id}")


def _kept(
    stored: AnyRow, reader: NudgeReader, colleagues: Sequence[Colleague], day: date
) -> Chosen | None:
    """Return what was chosen before; None where it is gone, or may not be shown anymore."""
    if stored.idea is not None:
        return next((idea for idea in ideas.load() if idea.id == stored.idea), None)
    there = (one for one in colleagues if one.win_id == stored.win_id)
    colleague = next(there, None)
    return None if colleague is None else company.company(reader, colleague, day)


def _values(chosen: Chosen, turn: int) -> queries.NudgeChange:
    change = queries.NudgeChange(turn=turn, state="chosen")
    if isinstance(chosen, Idea):
        return {**change, "idea": chosen.id}  # the person that it showed before stays
    one = chosen.colleague
    return {**change, "idea": None, "person_id": one.member_id, "win_id": one.win_id}


async def _tell(connection: Connection, chosen: Chosen, week: date) -> None:
    """Note of a try that a card tells of it, even if another one takes the card's place."""
    if isinstance(chosen, Company) and chosen.tried_id is not None:
        await reaction_queries.tell_try(
            connection, chosen.tried_id, chosen.colleague.member_id, week
        )


async def _around(
    connection: Connection, plan: Plan, week: date, now: datetime
) -> tuple[NudgeReader, list[Colleague]]:
    """Return the reader, and who could be named; a try is news until a week's card told of it."""
    guild_id, member_id = plan.guild_id, plan.member_id
    rows = await queries.colleagues(connection, guild_id, member_id, now - WINS_OF, now)
    own = await queries.own_words(connection, guild_id, member_id, now - TOPICS_OF)
    since = now - WINS_OF
    tried = {
        row.member_id: (_line_of(row.story), row.id)
        for row in await queries.tried_by(connection, guild_id, member_id, since, week)
    }
    level = await queries.level(connection, guild_id, member_id)
    colleagues = [
        Colleague(
            row.author_id,
            row.name,
            row.id,
            _line_of(row.story),
            row.words,
            row.channel_id,
            row.message_id,
            row.kind,
            row.level,
            now - row.first_seen_at < NEW_FOR,
            not row.cheered and row.thread_id is None,
            *tried.get(row.author_id, ()),
        )
        for row in rows
    ]
    return NudgeReader(member_id, own, level), colleagues


def _line_of(story: str) -> str:
    line = opening(story, _LINE)
    return line if line.endswith(_ENDS) else f"{line}."
