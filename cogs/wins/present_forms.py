"""Presenting something here: three boxes that become one post, with its thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.ui.checks import set_up_group
from bot.ui.press import Press
from bot.wins import rules, words
from cogs.wins import walk
from cogs.wins.forms import PublicForm

if TYPE_CHECKING:
    from bot.ui.answer import Interaction
    from bot.ui.form import Answers
    from bot.wins.rules import Draft

BOX_LIMIT = 500  # three of them and their labels are within a win's limit


class Present(Press, verb="win:present"):
    """Present something to the group."""

    label = words.PRESENT

    async def pressed(self, interaction: Interaction) -> None:
        """Open the form."""
        await set_up_group(interaction, "wins")
        await interaction.response.send_modal(PresentForm())


class PresentForm(PublicForm, verb="win:present"):
    """What was tried, what happened, what one would change."""

    def __init__(self) -> None:
        super().__init__(words.PRESENT_TITLE)
        for name, label in words.PRESENT_LABELS.items():
            self.box(
                name,
                label,
                hint=words.PRESENT_HINTS[name],
                limit=BOX_LIMIT,
                long=True,
                required=name == "tried",
            )

    @classmethod
    async def drafted(cls, interaction: Interaction, row_id: int, answers: Answers) -> Draft:
        """Return a draft with the three as one text."""
        told = {name: answers.text(name).strip() for name in words.PRESENT_LABELS}
        story = "\n".join(
            words.PRESENT_BOX.format(label=words.PRESENT_LABELS[name], text=text)
            for name, text in told.items()
            if text
        )
        return walk.fresh(interaction, story=story, kind=rules.PRESENTED)
