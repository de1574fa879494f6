"""Buttons on the private cards between a draft and its post."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from typing import TYPE_CHECKING

import discord

from bot.students import rules as students
from bot.students import words as student_words
from bot.ui.answer import show
from bot.ui.card import Card
from bot.ui.press import Press, Style
from bot.wins import words
from cogs.wins import walk
from cogs.wins.draft_forms import DescribeForm, change_form

if TYPE_CHECKING:
    from bot.ui.answer import Interaction
    from bot.wins.rules import Draft


class DraftPress(Press):
    """A button on one's own draft."""

    label = ""
    works_in_dm = True

    async def draft(self, interaction: Interaction) -> Draft:
        """Return the draft, to its author alone. Raises NotFound."""
        return await interaction.client.services.drafts.get(
            interaction.guild_id, self.row_id, interaction.user.id
        )


class UseAStudent(DraftPress, verb="draft:student"):
    """Let "a student" stand for every name that worries."""

    label = student_words.USE_A_STUDENT
    style = Style.primary

    async def pressed(self, interaction: Interaction) -> None:
        """Replace in every text, and look again."""
        draft = await self.draft(interaction)
        looks = await walk.look(interaction.client, draft)
        story, thanks, alt, behalf = (
            students.replace(text, report)
            for text, report in zip(draft.texts(), looks, strict=True)
        )
        await walk.go_on(
            interaction, replace(draft, story=story, thanks=thanks, alt=alt, behalf=behalf)
        )


class ChangeText(DraftPress, verb="draft:change"):
    """Change what was typed."""

    label = words.CHANGE_TEXT

    async def pressed(self, interaction: Interaction) -> None:
        """Open the form with the text in it."""
        await interaction.response.send_modal(change_form(await self.draft(interaction)))


class Fine(DraftPress, verb="draft:fine"):
    """The words are no student, or fine as they are."""

    label = student_words.POST_NAME

    async def pressed(self, interaction: Interaction) -> None:
        """Remember the names for the group, and go on."""
        client, draft = interaction.client, await self.draft(interaction)
        looks = await walk.look(client, draft)
        names = {worry.words for report in looks for worry in report.hard if worry.is_name}
        await client.services.students.remember(draft.guild_id, names, draft.author_id)
        await walk.go_on(interaction, replace(draft, cleared=True))


class Describe(DraftPress, verb="draft:describe"):
    """Say what the photo shows."""

    label = words.DESCRIBE_BUTTON
    style = Style.primary

    async def pressed(self, interaction: Interaction) -> None:
        """Open the form."""
        await interaction.response.send_modal(DescribeForm(await self.draft(interaction)))


class AnotherPhoto(DraftPress, verb="draft:photo"):
    """Try with another photo."""

    label = words.ANOTHER_PHOTO

    async def pressed(self, interaction: Interaction) -> None:
        """Open the form with the upload."""
        draft = await self.draft(interaction)
        await interaction.response.send_modal(DescribeForm(draft, photo=True))


class WithoutPhoto(DraftPress, verb="draft:without"):
    """Leave the photo out."""

    label = words.POST_WITHOUT

    async def pressed(self, interaction: Interaction) -> None:
        """Go on without it; the picture itself is deleted."""
        draft = await self.draft(interaction)
        left_out = draft.picture
        draft = await walk.keep(
            interaction.client, replace(draft, picture=None, alt="", release=None)
        )
        if left_out is not None and draft.win_id is None:
            await interaction.client.services.pictures.remove(left_out)
        await walk.go_on(interaction, draft)


class NobodyRecognized(DraftPress, verb="draft:clear_photo"):
    """No student can be recognized in the photo."""

    label = student_words.PHOTO_CLEAR
    style = Style.primary

    async def pressed(self, interaction: Interaction) -> None:
        """Note it and go on."""
        draft = await self.draft(interaction)
        await walk.go_on(interaction, replace(draft, release="unrecognizable"))


class Released(DraftPress, verb="draft:released"):
    """There is a release; the photo then never leaves the group by default."""

    label = student_words.PHOTO_RELEASE

    async def pressed(self, interaction: Interaction) -> None:
        """Note it and go on."""
        draft = await self.draft(interaction)
        await walk.go_on(interaction, replace(draft, release="released"))


class PostIt(DraftPress, verb="draft:post"):
    """Go on with the draft as it is."""

    label = words.POST_IT
    style = Style.primary

    async def pressed(self, interaction: Interaction) -> None:
        """Go on."""
        await walk.go_on(interaction, await self.draft(interaction))
        await _answered(interaction)


class Drop(DraftPress, verb="draft:drop"):
    """Do not keep it."""

    label = words.NO_THANKS

    async def pressed(self, interaction: Interaction) -> None:
        """Delete the draft and its picture."""
        services, draft = interaction.client.services, await self.draft(interaction)
        await services.drafts.drop(draft.guild_id, draft.id, interaction.user.id)
        if draft.picture is not None and draft.win_id is None:
            await services.pictures.remove(draft.picture)
        await show(interaction, Card(words.NOT_SAVED))
        await _answered(interaction)


async def _answered(interaction: Interaction) -> None:
    """Take the public question away that its author answered; private cards were replaced."""
    message = interaction.message
    if message is None or message.flags.ephemeral or interaction.guild_id is None:
        return
    with contextlib.suppress(discord.HTTPException):
        await message.delete()
