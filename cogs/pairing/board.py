"""*Pairs*: who is matched and who waits, for coordinators; each feature adds its own part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.kit import sheet
from bot.kit.text import CONTENT_LIMIT
from bot.pairing import words
from bot.ui.card import Attached, Card, Item
from bot.ui.components import button

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.ui.context import Context
    from bot.ui.feature import PairsPart, PairsRow

ROOM = CONTENT_LIMIT - 300  # a welcome and a line on how many more may follow


@button("pair:board", label=words.PAIRS, coordinator=True)
async def pairs(ctx: Context) -> None:
    """Show who is matched now and who waits, with the button for the table."""
    parts = await _parts(ctx)
    items: list[Item] = [download_table.button()] if any(part.rows for part in parts) else []
    items += [one for part in parts for one in part.items]
    await ctx.show(Card(panel(line for part in parts for line in part.lines), items))


@button("pair:table", label=words.PAIRS_TABLE, coordinator=True)
async def download_table(ctx: Context) -> None:
    """Send the same as a file."""
    await ctx.take_time()
    rows = [row for part in await _parts(ctx) for row in part.rows]
    file = Attached(table(rows), words.TABLE_FILE_NAME)
    await ctx.answer(Card(words.PAIRS_TABLE_DONE, files=[file]))


def panel(lines: Iterable[str]) -> str:
    """Return the panel's text, as much of it as a message holds."""
    lines = list(lines) or [words.PAIRS_NOTHING]
    kept, room = [words.PAIRS_HEAD], ROOM - len(words.PAIRS_HEAD)
    while lines and (room := room - len(lines[0]) - 1) >= 0:
        kept.append(lines.pop(0))
    if lines:
        kept.append(words.PAIRS_MORE.format(count=len(lines)))
    return "\n".join(kept)


def table(rows: Sequence[PairsRow]) -> bytes:
    """Return the rows as CSV, as spreadsheets read it."""
    heads = words.TABLE_HEADS
    cells = [(row.what, row.who, row.state, row.since) for row in rows]
    return sheet.table([dict(zip(heads, one, strict=True)) for one in cells])


async def _parts(ctx: Context) -> list[PairsPart]:
    found = [await part(ctx.client, ctx.group, ctx.now) for part in ctx.client.pairs]
    return [one for one in found if one is not None]
