"""Buttons on one's own win: how far it travels, changing it, removing it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.agenda.rows import Later
from bot.kit.safe import safe_name
from bot.ui.answer import show
from bot.ui.card import Card
from bot.ui.press import Press, Style, press
from bot.wins import words
from cogs.wins import cards, walk
from cogs.wins.forms import EditForm

if TYPE_CHECKING:
    from bot.ui.answer import Interaction
    from bot.wins.rules import Win


class _Consent(Press):
    """How far a win may travel."""

    label = ""
    consent = ""

    def __init_subclass__(cls, *, verb: str) -> None:
        super().__init_subclass__(verb=verb)
        cls.consent = verb.partition(":")[2]
        cls.label = words.CONSENT[cls.consent]

    async def pressed(self, interaction: Interaction) -> None:
        """Set it, and show once what could still tell who the author is."""
        services, member_id = interaction.client.services, interaction.user.id
        win = await services.wins.consent(
            interaction.guild_id or 0, self.row_id, member_id, self.consent
        )
        member = await services.members.get(win.guild_id, member_id)
        name = member.named if member is not None else win.author_name
        lines = [words.CONSENT_SET[self.consent].format(name=safe_name(name))]
        lines += await walk.could_tell(interaction.client, win)
        if self.consent != "here" and win.release == "released":
            lines.append(words.NOT_RELEASED)
        group = await services.groups.get(win.guild_id)
        items = cards.own_buttons(win, blurbs=group.has("documents"))
        await show(interaction, Card("\n".join(lines), items))


class OnlyHere(_Consent, verb="win:here"):
    """This group only."""


class Unnamed(_Consent, verb="win:unnamed"):
    """Reuse without the name."""


class Named(_Consent, verb="win:named"):
    """Reuse with the name."""


class Edit(Press, verb="win:edit"):
    """Change one's own win."""

    label = words.EDIT

    async def pressed(self, interaction: Interaction) -> None:
        """Open the form with the win in it."""
        win = await _own(interaction, self.row_id)
        await interaction.response.send_modal(EditForm(win))


class Remove(Press, verb="win:remove"):
    """Remove one's own win; asks first."""

    label = words.REMOVE
    style = Style.danger

    async def pressed(self, interaction: Interaction) -> None:
        """Ask."""
        await show(interaction, remove_question(interaction, await _own(interaction, self.row_id)))


def remove_question(interaction: Interaction, win: Win) -> Card:
    """Return the question before a win is removed; only a thread's moderator can delete it."""
    line = f"\n> {cards.line(win.story)}"
    if win.thread_id is None or not interaction.app_permissions.manage_threads:
        sentence = words.REMOVE_ASK if win.thread_id is None else words.REMOVE_ASK_THREAD_STAYS
        return Card(
            sentence.format(line=line),
            [press(f"win:remove_yes:{win.id}", words.REMOVE_YES), press(f"win:keep:{win.id}")],
        )
    return Card(
        words.REMOVE_ASK_THREAD.format(line=line),
        [
            press(f"win:remove_yes:{win.id}"),
            press(f"win:remove_all:{win.id}"),
            press(f"win:keep:{win.id}"),
        ],
    )


class RemoveYes(Press, verb="win:remove_yes"):
    """Remove only one's words."""

    label = words.REMOVE_ONLY_MINE
    style = Style.danger
    thread_too = False

    def __init_subclass__(cls, *, verb: str) -> None:
        super().__init_subclass__(verb=verb)

    async def pressed(self, interaction: Interaction) -> None:
        """Delete the win and its picture; the post goes by the agenda."""
        client = interaction.client
        changed = await client.services.wins.remove(
            interaction.guild_id or 0,
            self.row_id,
            interaction.user.id,
            client.clock.now(),
            thread_too=self.thread_too,
        )
        if changed.win.picture is not None:
            await client.services.pictures.remove(changed.win.picture)
        outcome = await walk.patiently(interaction, changed)
        refused = isinstance(outcome, Later) and outcome.refused
        await show(interaction, Card(words.REMOVED_REFUSED if refused else words.REMOVED))


class RemoveAll(RemoveYes, verb="win:remove_all"):
    """Remove the thread as well."""

    label = words.REMOVE_THREAD_TOO
    thread_too = True


class Keep(Press, verb="win:keep"):
    """Remove nothing."""

    label = words.KEEP

    async def pressed(self, interaction: Interaction) -> None:
        """Say so."""
        await show(interaction, Card(words.KEPT))


async def _own(interaction: Interaction, win_id: int) -> Win:
    return await interaction.client.services.wins.get_own(
        interaction.guild_id or 0, win_id, interaction.user.id
    )
