"""Forms about one's own plan: nobody else sees what is typed here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.plans import words
from bot.plans.rules import GOALS
from bot.ui.form import Answers, Form
from cogs.plans import actions

if TYPE_CHECKING:
    from bot.ui.answer import Interaction

# Discord's own limit. What is too long is refused in words, with the text in a file: a shorter
# box would cut what is pasted into it.
BOX_LIMIT = 4_000


class LineForm(Form, verb="plan:line"):
    """With whom or where, and what happened; the row is the mark."""

    private = words.LINE_PRIVATE
    works_in_dm = True

    def __init__(self, mark_id: int, *, whom: str = "", note: str = "") -> None:
        super().__init__(words.LINE_TITLE, mark_id)
        self.box("whom", words.WHOM_LABEL, hint=words.WHOM_HINT, value=whom, limit=BOX_LIMIT)
        self.box(
            "note",
            words.NOTE_LABEL,
            hint=words.NOTE_HINT,
            value=note,
            limit=BOX_LIMIT,
            long=True,
        )

    @classmethod
    async def submitted(cls, interaction: Interaction, row_id: int, answers: Answers) -> None:
        """Keep it, and offer to share it."""
        await actions.keep_line(interaction, row_id, answers)


class OwnForm(Form, verb="plan:own"):
    """A goal in one's own words; the row is the goal's place among the three."""

    private = words.OWN_PRIVATE

    def __init__(self, goal: int, *, value: str = "") -> None:
        super().__init__(words.OWN_TITLE, goal)
        label = words.OWN_LABELS[GOALS[min(goal, len(GOALS) - 1)]]
        self.box("own", label, hint=words.OWN_HINT, value=value, limit=BOX_LIMIT, long=True)

    @classmethod
    async def submitted(cls, interaction: Interaction, row_id: int, answers: Answers) -> None:
        """Keep it, and show the settings with it."""
        from cogs.plans.settings_views import keep_own

        goal = GOALS[min(row_id, len(GOALS) - 1)]
        await keep_own(interaction, goal, answers.text("own"))
