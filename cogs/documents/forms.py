"""What one types for a document: days, and a group's headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.documents import rules, words
from bot.documents.choices import GROUP
from bot.ui.answer import show
from bot.ui.form import Answers, Form
from cogs.documents import cards, making

if TYPE_CHECKING:
    from bot.ui.answer import Interaction


class DaysForm(Form, verb="document:days"):
    """Takes a first and a last day."""

    private = words.DAYS_PRIVATE

    def __init__(self, row_id: int, *, days: str = "") -> None:
        super().__init__(words.DAYS_TITLE, row_id)
        self.box("days", words.DAYS_LABEL, hint=words.DAYS_HINT, value=days, limit=100)

    @classmethod
    async def submitted(cls, interaction: Interaction, row_id: int, answers: Answers) -> None:
        """Keep them."""
        await making.set_period(interaction, making.kind_of(row_id), answers.text("days"))


class RubricForm(Form, verb="document:rubric"):
    """Takes headings, one a line; they are looked at before they are saved."""

    def __init__(self, row_id: int, *, pasted: str = "") -> None:
        super().__init__(words.RUBRIC_TITLE, row_id)
        self.box(
            *("headings", words.RUBRIC_LABEL),
            hint=words.RUBRIC_HINT,
            value=pasted,
            limit=4_000,
            long=True,
        )

    @classmethod
    async def submitted(cls, interaction: Interaction, row_id: int, answers: Answers) -> None:
        """Save them, or show first what in them is worth a look."""
        guild_id = await making.check(interaction, GROUP)
        found, client = rules.headings(answers.text("headings")), interaction.client
        worries = await client.services.documents.worries_in(guild_id, found)
        if worries:
            await show(interaction, cards.rubric_look(found, worries[0].words))
        else:
            await making.keep_rubric(interaction, found)
