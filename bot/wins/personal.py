"""What the wins hold about a person, to take away or to delete."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, select, update

from bot.agenda import planning as agenda
from bot.kit.personal import Exported, Forgotten, PersonalData, own, sheet
from bot.members import queries as members
from bot.removed.tables import RemovedRow
from bot.wins import export_words, queries
from bot.wins.posts import to_render, to_unpost, withdraw
from bot.wins.rules import NAMELESS, tells_author
from bot.wins.service import as_win
from bot.wins.tables import (
    CheerRow,
    ReportRow,
    TryRow,
    WinDetailsRow,
    WinRow,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.kit.database import Transaction
    from bot.kit.personal import Person
    from bot.wins.rules import Win


class WinsData(PersonalData):
    """Wins, cheers, tries and reports of one person."""

    tables = ("wins", "cheers", "tries", "reports", "removed")
    sheets = export_words.SHEETS

    async def export(self, connection: AsyncConnection, person: Person) -> Exported:
        """Return the person's own wins, and what they pressed."""
        own_wins = queries.whole().where(*own(WinRow, person, "author_id"))
        wins = (await connection.execute(own_wins.order_by(WinRow.id))).all()
        sheets = {
            "my wins": sheet(wins, "note"),  # what a coordinator wrote isn't the person's own
            "what I added to my wins": await _details(connection, person),
        } | await _pressed(connection, person)
        pictures = [row.picture for row in wins if row.picture]
        return Exported(sheets, tuple(dict.fromkeys(pictures)))

    async def forget(self, connection: Transaction, person: Person, now: datetime) -> Forgotten:
        """Remove all of it; posts go by the agenda, at Discord's pace."""
        wins = await _wins(connection, person)
        return await _remove(connection, person, wins, now)

    async def depart(self, connection: Transaction, person: Person, now: datetime) -> Forgotten:
        """Keep only wins that may be reused, without the name; remove everything else."""
        wins = await _wins(connection, person)
        names = await members.identifying(connection, person.guild_id, person.member_id)
        # Once the names are gone, nothing could find them in the text anymore.
        stay = [
            win
            for win in wins
            if win.consent != "here"
            and not tells_author(f"{win.story} {win.alt or ''}", win, *names)
        ]
        for win in stay:
            nameless = {"author_id": 0, "author_name": NAMELESS, "thanks": None, "behalf": None}
            await queries.change(
                connection, person.guild_id, win.id, nameless | {"consent": "unnamed"}, now
            )
            await connection.execute(delete(WinDetailsRow).where(WinDetailsRow.win_id == win.id))
            if win.message_id is not None:
                await agenda.plan(connection, [to_render(win.id, person.guild_id, now)])
        go = [win for win in wins if win not in stay]
        return await _remove(connection, person, go, now)


async def _remove(
    connection: Transaction, person: Person, wins: Sequence[Win], now: datetime
) -> Forgotten:
    pictures = [win.picture for win in wins if win.picture]
    posts = [to_unpost(win, now, thread_too=False) for win in wins if win.message_id]
    for win in wins:
        await queries.remove(connection, person.guild_id, win.id, now)
        await withdraw(connection, person.guild_id, win.id, now)
    await agenda.plan(connection, posts)
    await _remove_reactions(connection, person, now)
    return Forgotten(len(posts), tuple(pictures))


async def _remove_reactions(connection: Transaction, person: Person, now: datetime) -> None:
    for row in (CheerRow, TryRow):
        mine = own(row, person)
        marked = (
            await connection.execute(delete(row).where(*mine).returning(row.win_id))
        ).scalars()
        # The numbers under the posts follow.
        await agenda.plan(
            connection, [to_render(win_id, person.guild_id, now) for win_id in marked.all()]
        )
    await connection.execute(
        update(RemovedRow).where(*own(RemovedRow, person, "author_id")).values(author_id=None)
    )
    # The report itself stays: it is about someone else's post.
    await connection.execute(
        update(ReportRow)
        .where(*own(ReportRow, person, "reporter_id"))
        .values(reporter_id=0, words=None)
    )


async def _wins(connection: AsyncConnection, person: Person) -> list[Win]:
    rows = await connection.execute(queries.whole().where(*own(WinRow, person, "author_id")))
    return [as_win(row) for row in rows]


async def _details(connection: AsyncConnection, person: Person) -> list[dict[str, object]]:
    added = (
        WinDetailsRow.helped,
        WinDetailsRow.changed,
        WinDetailsRow.number,
        WinDetailsRow.skipped,
        WinDetailsRow.cleared,
    )
    mine = own(WinRow, person, "author_id")
    return sheet(
        await connection.execute(select(WinDetailsRow.win_id, *added).join(WinRow).where(*mine))
    )


async def _pressed(
    connection: AsyncConnection, person: Person
) -> dict[str, list[dict[str, object]]]:
    tried = (
        TryRow.win_id,
        TryRow.name,
        TryRow.created_at,
        TryRow.answer,
        TryRow.answered_at,
        TryRow.line,
    )
    reported = (ReportRow.message_id, ReportRow.student, ReportRow.words, ReportRow.created_at)
    pressed = {
        "what I cheered": select(CheerRow.win_id, CheerRow.name).where(*own(CheerRow, person)),
        "what I try": select(*tried).where(*own(TryRow, person)),
        "what I told a coordinator": select(*reported).where(
            *own(ReportRow, person, "reporter_id")
        ),
    }
    return {name: sheet(await connection.execute(rows)) for name, rows in pressed.items()}
