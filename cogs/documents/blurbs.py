"""The way to a blurb: what it is made of, one look at its words, then the words themselves."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.documents import blurb, blurb_file
from bot.documents import blurb_words as words
from bot.documents.leaving import Sorted, hiding
from bot.documents.workshop import mark, worries
from bot.kit.errors import Refusal
from bot.kit.text import fold
from bot.ui.answer import answer, show, take_time
from bot.ui.card import Attached, Card
from bot.ui.checks import set_up_group
from cogs.documents import blurb_cards as cards

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.documents.blurb import Source
    from bot.students.worries import Worry
    from bot.ui.answer import Interaction


@dataclass(frozen=True)
class Look:
    """What worries in some texts, and the words that tell who their nameless author is."""

    worries: tuple[Worry, ...]
    told: tuple[str, ...]

    @property
    def words(self) -> list[str]:
        """Every word of it."""
        return [*(one.words for one in self.worries), *self.told]


async def source_of(interaction: Interaction, win_id: int) -> Source:
    """Return what a blurb of one's own win is made of. Raises Refusal."""
    services = interaction.client.services
    group = await set_up_group(interaction, "documents")
    win = await services.wins.get_own(group.guild_id, win_id, interaction.user.id)
    if win.hidden:
        raise Refusal(words.HIDDEN, *([f"win:edit:{win.id}"] if win.note else []))
    return blurb.Source(
        win,
        await services.members.get(group.guild_id, win.author_id),
        await services.details.get(group.guild_id, win_id),
        await services.tries.tally(group.guild_id, win_id),
        group.zone,
        hiding(await services.members.of_group(group.guild_id, left_too=True), "anyone"),
    )


async def give(interaction: Interaction, win_id: int, piece: str | None = None) -> None:
    """Show a piece of a blurb, the one that was looked at last if none is named."""
    source = await source_of(interaction, win_id)
    name = piece or source.details.piece or blurb.PIECES[0]
    if name not in blurb.PIECES or (name == "caption" and not source.win.alt):
        name = blurb.PIECES[0]
    if piece is not None and name != source.details.piece:
        win = source.win
        details = await interaction.client.services.details.look_at(
            win.guild_id, win.id, interaction.user.id, name
        )
        source = replace(source, details=details)
    text = blurb.written(source, name) or ""
    found = await look(interaction, source, [text])
    if found.words:
        await show(interaction, cards.look(win_id, found.worries, found.told))
    else:
        await show(interaction, cards.piece(source, name, text))


async def look(interaction: Interaction, source: Source, texts: Sequence[str]) -> Look:
    """Return what is to be looked at in texts, without what the author said is fine."""
    fine, check = source.details.cleared, interaction.client.services.students
    reports = await check.look(source.win.guild_id, texts)
    found = [worry for report in reports for worry in report.worries]
    told = blurb.tells(source, texts)
    return Look(
        tuple({one.words: one for one in found if fold(one.words) not in fine}.values()),
        tuple(one for one in told if fold(one) not in fine),
    )


async def accept(interaction: Interaction, win_id: int) -> None:
    """Note that all the words are fine, for this win alone, and give them."""
    source = await source_of(interaction, win_id)
    found = await look(interaction, source, list(blurb_file.pieces(source).values()))
    win = source.win
    await interaction.client.services.details.clear(
        win.guild_id, win.id, interaction.user.id, found.words
    )
    await give(interaction, win_id)


async def as_file(interaction: Interaction, win_id: int) -> None:
    """Hand over every piece as a page and as a Word file. Raises Refusal."""
    source = await source_of(interaction, win_id)
    win, client = source.win, interaction.client
    if win.consent == "here":
        raise Refusal(words.FILE_HERE, *cards.not_here(source))
    if win.message_id is None:
        raise Refusal(words.FILE_UNPOSTED)
    found = await look(interaction, source, list(blurb_file.pieces(source).values()))
    if found.words:
        await show(interaction, cards.look(win_id, found.worries, found.told))
        return
    await take_time(interaction)
    now, documents = client.clock.now(), client.services.documents
    document, leaves = blurb_file.document(source, now), blurb_file.leaves(source)
    # The author has looked at what is left of it.
    known = await client.services.students.known(win.guild_id)
    looked_at = mark(worries(document, known))
    made = await documents.make(win.guild_id, document, ("html", "docx"), looked_at)
    again = await source_of(interaction, win_id)
    if (blurb_file.leaves(again), blurb_file.document(again, now)) != (leaves, document):
        raise Refusal(words.FILE_CHANGED, f"blurb:make:{win_id}")
    await documents.record(
        win.guild_id, interaction.user.id, "blurb", "anyone", Sorted((leaves,)), now
    )
    files = [
        Attached(made.files["html"][0], words.FILE_HTML_NAME),
        Attached(made.files["docx"][0], words.FILE_DOCX_NAME),
    ]
    await answer(interaction, Card("\n".join((words.FILE_MADE, *made.said)), files=files))
