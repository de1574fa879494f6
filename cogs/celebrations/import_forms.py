"""A table of an association's days: the upload, what it would add, and adding it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import aiohttp
import discord

from bot.celebrations import own_words, sheet, words
from bot.kit.errors import NotFound, Refusal
from bot.kit.text import plural
from bot.students import rules as students
from bot.students import words as student_words
from bot.ui.answer import show, take_time
from bot.ui.card import Card
from bot.ui.form import Answers, Form
from bot.ui.press import Press, Style, press
from cogs.celebrations import calendar_cards
from cogs.celebrations.access import coordinators_only

if TYPE_CHECKING:
    from bot.celebrations.imports import Import
    from bot.ui.answer import Interaction

AGAIN, PANEL = "celebrate:import:0", "celebrate:choose:0"


class ImportDays(Press, verb="celebrate:import"):
    """Opens the form for a table."""

    label = words.IMPORT

    async def pressed(self, interaction: Interaction) -> None:
        """Open it."""
        await coordinators_only(interaction)
        await interaction.response.send_modal(ImportForm())


class ImportForm(Form, verb="celebrate:import"):
    """Takes a table; nothing is added yet."""

    def __init__(self) -> None:
        super().__init__(own_words.IMPORT_TITLE)
        upload = discord.ui.FileUpload[Any](custom_id="table", required=True, max_values=1)
        self.add_item(
            discord.ui.Label(
                text=own_words.IMPORT_LABEL, description=own_words.IMPORT_HINT, component=upload
            )
        )

    @classmethod
    async def submitted(cls, interaction: Interaction, row_id: int, answers: Answers) -> None:
        """Show what it would add."""
        group, client = await coordinators_only(interaction), interaction.client
        table = answers.file("table")
        if table is None:
            raise Refusal(own_words.FILE_NONE, AGAIN)
        await take_time(interaction)
        try:
            text = await _text(table)
            now, services = client.clock.now(), client.services
            found = await services.imports.look(group.guild_id, text, now)
        except Refusal as refusal:
            raise Refusal(refusal.message, AGAIN, PANEL) from refusal
        kept = {"file": table.filename, "table": text}
        member_id = interaction.user.id
        draft_id = await services.day_drafts.keep(group.guild_id, member_id, kept, now)
        await show(interaction, await _dry_run(interaction, found, table.filename, draft_id))


class Take(Press, verb="celebrate:take"):
    """Adds what a table holds; the row is its draft."""

    label = words.IMPORT
    style = Style.primary

    async def pressed(self, interaction: Interaction) -> None:
        """Add it."""
        group, client = await coordinators_only(interaction), interaction.client
        await take_time(interaction)
        kept = await _kept(interaction, self.row_id)
        services, member_id, now = client.services, interaction.user.id, client.clock.now()
        found = await services.imports.take(
            group.guild_id, member_id, kept["table"], now, self.row_id
        )
        days = plural(len(found.new), own_words.DAY)
        await show(interaction, Card(own_words.IMPORTED.format(days=days), [press(PANEL)]))


class NameNobody(Press, verb="celebrate:unnamed"):
    """Lets "a student" stand for every name in a table that worries; the row is its draft."""

    label = student_words.USE_A_STUDENT

    async def pressed(self, interaction: Interaction) -> None:
        """Replace them, keep the table so, and show what it would add now."""
        group, client = await coordinators_only(interaction), interaction.client
        kept = await _kept(interaction, self.row_id)
        known = await client.services.students.known(group.guild_id)
        services, now = client.services, client.clock.now()
        kept["table"] = sheet.renamed(
            kept["table"], lambda name: students.replace(name, students.check(name, known))
        )
        found = await services.imports.look(group.guild_id, kept["table"], now)
        draft_id = await services.day_drafts.keep(
            group.guild_id, interaction.user.id, kept, now, self.row_id
        )
        await show(interaction, await _dry_run(interaction, found, kept["file"], draft_id))


class DropTable(Press, verb="celebrate:untake"):
    """Adds nothing of a table."""

    label = own_words.DROP

    async def pressed(self, interaction: Interaction) -> None:
        """Forget it."""
        group = await coordinators_only(interaction)
        await _kept(interaction, self.row_id)  # someone else's stays
        await interaction.client.services.day_drafts.drop(group.guild_id, self.row_id)
        await show(interaction, Card(own_words.IMPORT_DROPPED, [press(PANEL)]))


async def _text(table: discord.Attachment) -> str:
    if table.size > sheet.BYTES:
        raise Refusal(own_words.FILE_TOO_LARGE.format(limit=sheet.BYTES // 1024))
    try:
        return sheet.decoded(await table.read())
    except (discord.HTTPException, aiohttp.ClientError, TimeoutError) as error:
        raise Refusal(own_words.FILE_LOST) from error


async def _kept(interaction: Interaction, draft_id: int) -> dict[str, str]:
    drafts = interaction.client.services.day_drafts
    content: dict[str, str] = await drafts.get(
        interaction.guild_id or 0, interaction.user.id, draft_id
    )
    if "table" not in content:
        raise NotFound(own_words.DRAFT_GONE, AGAIN)
    return content


async def _dry_run(interaction: Interaction, found: Import, file: str, draft_id: int) -> Card:
    client, guild_id = interaction.client, interaction.guild_id or 0
    check = client.services.students
    looks = await check.look(guild_id, [line.proposal.name for line in found.new])
    worries = [worry.words for one in looks for worry in one.worries]
    today = await client.services.celebrations.today(guild_id, client.clock.now())
    items: list[Press] = []
    if hard := [worry for one in looks for worry in one.hard]:
        items.append(NameNobody(draft_id, student_words.instead_of(hard)))
    if found.new:
        days = plural(len(found.new), own_words.DAY)
        items.append(Take(draft_id, own_words.TAKE.format(days=days)))
    items += [press(AGAIN), DropTable(draft_id)]
    return Card(calendar_cards.dry_run(file, found, worries, today), items)
