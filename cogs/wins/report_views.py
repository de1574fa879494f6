"""Buttons for coordinators on what a member told them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.ui.answer import show
from bot.ui.card import Card
from bot.ui.checks import coordinators_only
from bot.ui.press import Press, press
from bot.wins import words
from bot.wins.reports import BY_COORDINATOR, LEAVE
from cogs.wins import cards
from cogs.wins.forms import SendBackForm

if TYPE_CHECKING:
    from bot.ui.answer import Interaction

NOTED = "win.note"  # what waits for an author whose post was sent back; subject: the win


async def settle(
    interaction: Interaction,
    report_id: int,
    sentence: str,
    *,
    hidden: str | None,
    note: str | None = None,
) -> None:
    """Close a report; show, hide or LEAVE its post; let the author know about a note."""
    client = interaction.client
    group = await coordinators_only(interaction)
    now = client.clock.now()
    services = client.services
    win_id = await services.reports.settle(group.guild_id, report_id, now, hidden=hidden, note=note)
    if win_id is not None and note is not None:
        win = await services.wins.get(group.guild_id, win_id)
        await services.members.let_wait(group.guild_id, win.author_id, NOTED, str(win_id), now)
    await client.agenda.tick()
    await show(interaction, Card(sentence))


class OpenReport(Press, verb="report:open"):
    """Show one report."""

    label = words.OPEN_REPORT

    async def pressed(self, interaction: Interaction) -> None:
        """Show it to a coordinator."""
        group = await coordinators_only(interaction)
        services = interaction.client.services
        report = await services.reports.get(group.guild_id, self.row_id)
        hidden = False
        if report.win_id is not None:
            hidden = (await services.wins.get(group.guild_id, report.win_id)).hidden is not None
        card = cards.report(report, group.guild_id, hidden)
        if report.win_id is not None and not hidden:
            card = replace(card, items=[press(f"report:close:{report.id}"), *card.items[1:]])
        await show(interaction, card)


class Restore(Press, verb="report:restore"):
    """Show the post again."""

    label = words.RESTORE

    async def pressed(self, interaction: Interaction) -> None:
        """Close the report."""
        await settle(interaction, self.row_id, words.REPORT_RESTORED, hidden=None)


class Hide(Press, verb="report:hide"):
    """Keep the post hidden."""

    label = words.HIDE

    async def pressed(self, interaction: Interaction) -> None:
        """Close the report."""
        await settle(interaction, self.row_id, words.REPORT_HIDDEN, hidden=BY_COORDINATOR)


class SendBack(Press, verb="report:back"):
    """Hide the post and tell its author what should change."""

    label = words.SEND_BACK

    async def pressed(self, interaction: Interaction) -> None:
        """Open the form."""
        await coordinators_only(interaction)
        await interaction.response.send_modal(SendBackForm(self.row_id))


class Close(Press, verb="report:close"):
    """There is nothing to do: the post stays as it is."""

    label = words.CLOSE_REPORT

    async def pressed(self, interaction: Interaction) -> None:
        """Close the report."""
        await settle(interaction, self.row_id, words.REPORT_DONE, hidden=LEAVE)


class Retry(Press, verb="win:retry"):
    """Try the refused posts now."""

    label = words.RETRY

    async def pressed(self, interaction: Interaction) -> None:
        """Bring them forward."""
        group = await coordinators_only(interaction)
        client = interaction.client
        count = await client.services.wins.retry_posts(group.guild_id, client.clock.now())
        await client.agenda.tick()
        await show(interaction, Card(words.RETRYING.format(count=count)))
