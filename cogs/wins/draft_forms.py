"""Forms about drafts; they also open, and are handed in, in direct messages."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import discord

from bot.kit.errors import NotFound
from bot.ui.answer import show
from bot.wins import rules, words
from cogs.wins import cards, walk
from cogs.wins.forms import PublicForm, told

if TYPE_CHECKING:
    from bot.ui.answer import Interaction
    from bot.ui.form import Answers
    from bot.wins.rules import Draft


class ChangeForm(PublicForm, verb="draft:form"):
    """Change the text of a draft; its photo stays."""

    works_in_dm = True

    def __init__(self, draft: Draft) -> None:
        title = words.FORM_TITLE if draft.win_id is None else words.EDIT_TITLE
        super().__init__(title, draft.id)
        self.ask(draft, photo=False, alt=draft.picture is not None)
        if draft.behalf and draft.win_id is None:
            limit = rules.BEHALF_LIMIT
            self.ask_line("behalf", words.BEHALF_LABEL, words.BEHALF_HINT, draft.behalf, limit)

    @classmethod
    async def drafted(cls, interaction: Interaction, row_id: int, answers: Answers) -> Draft:
        """Return the draft with its new text. Raises NotFound."""
        return told(await _kept(interaction, row_id), answers)

    @classmethod
    async def gone(cls, interaction: Interaction, answers: Answers, missing: NotFound) -> None:
        """Ask before the words become a second win. Raises Refusal in direct messages."""
        draft = await walk.keep(interaction.client, told(walk.fresh(interaction), answers))
        await show(interaction, cards.keep_it(draft, words.POSTED_MAYBE))


class RewordForm(ChangeForm, verb="draft:edit"):
    """Change the text of a draft that changes a win; it never becomes a win of its own."""

    @classmethod
    async def gone(cls, interaction: Interaction, answers: Answers, missing: NotFound) -> None:
        """Say so; the words go back to their author. Raises NotFound."""
        raise NotFound(words.EDIT_GONE) from missing


def change_form(draft: Draft) -> ChangeForm:
    """Return the form that changes a draft's text."""
    return ChangeForm(draft) if draft.win_id is None else RewordForm(draft)


class DescribeForm(PublicForm, verb="draft:alt"):
    """Say what a photo shows, or add another photo."""

    works_in_dm = True

    def __init__(self, draft: Draft, *, photo: bool = False) -> None:
        super().__init__(words.PHOTO_TITLE if photo else words.DESCRIBE_TITLE, draft.id)
        if photo:
            upload = discord.ui.FileUpload[Any](custom_id="photo", required=True, max_values=1)
            self.add_item(
                discord.ui.Label(
                    text=words.PHOTO_LABEL, description=words.PHOTO_HINT, component=upload
                )
            )
        self.box(
            "alt",
            words.ALT_LABEL,
            hint=words.ALT_HINT,
            value=draft.alt[: rules.ALT_LIMIT],
            limit=rules.ALT_LIMIT,
            required=not photo,
        )

    @classmethod
    async def drafted(cls, interaction: Interaction, row_id: int, answers: Answers) -> Draft:
        """Return the draft with the description."""
        draft = await _kept(interaction, row_id)
        return replace(draft, alt=answers.text("alt"))


async def _kept(interaction: Interaction, draft_id: int) -> Draft:
    return await interaction.client.services.win_drafts.get(
        interaction.guild_id, draft_id, interaction.user.id
    )
