"""*Pairs*: who is matched and who waits, for coordinators; each feature adds its own part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.kit import sheet
from bot.kit.text import CONTENT_LIMIT
from bot.pairing import words
from bot.ui.answer import answer, show, take_time
from bot.ui.card import Attached, Card, Item
from bot.ui.checks import coordinators_only
from bot.ui.press import Press

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.ui.answer import Interaction
    from bot.ui.desk import PairsPart, PairsRow

ROOM = CONTENT_LIMIT - 300  # a welcome and a line on how many more may follow


class Pairs(Press, verb="pair:board"):
    """Who is matched now, and who waits."""

    label = words.PAIRS

    async def pressed(self, interaction: Interaction) -> None:
        """Show it, and the way to the table."""
        parts = await _parts(interaction)
        items: list[Item] = [DownloadTable()] if any(part.rows for part in parts) else []
        items += [one for part in parts for one in part.items]
        await show(interaction, Card(panel(line for part in parts for line in part.lines), items))


class DownloadTable(Press, verb="pair:table"):
    """The same as a file."""

    label = words.PAIRS_TABLE

    async def pressed(self, interaction: Interaction) -> None:
        """Hand it over."""
        await take_time(interaction)
        rows = [row for part in await _parts(interaction) for row in part.rows]
        file = Attached(table(rows), words.TABLE_FILE_NAME)
        await answer(interaction, Card(words.PAIRS_TABLE_DONE, files=[file]))


def panel(lines: Iterable[str]) -> str:
    """Return the panel's text, as much of it as a message holds."""
    lines = list(lines) or [words.PAIRS_NOTHING]
    shown, room = [words.PAIRS_HEAD], ROOM - len(words.PAIRS_HEAD)
    while lines and (room := room - len(lines[0]) - 1) >= 0:
        shown.append(lines.pop(0))
    if lines:
        shown.append(words.PAIRS_MORE.format(count=len(lines)))
    return "\n".join(shown)


def table(rows: Sequence[PairsRow]) -> bytes:
    """Return the rows as CSV, as spreadsheets read it."""
    heads = words.TABLE_HEADS
    cells = [(row.what, row.who, row.state, row.since) for row in rows]
    return sheet.table([dict(zip(heads, one, strict=True)) for one in cells])


async def _parts(interaction: Interaction) -> list[PairsPart]:
    group, client = await coordinators_only(interaction), interaction.client
    now = client.clock.now()
    found = [await part(client, group, now) for part in client.pairs]
    return [one for one in found if one is not None]
