"""The form that shares in a thread, of a day that is celebrated."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import discord

from bot.wins import rules, there_words, words
from cogs.wins import walk
from cogs.wins.forms import PublicForm, told

if TYPE_CHECKING:
    from bot.ui.answer import Interaction
    from bot.ui.form import Answers
    from bot.wins.rules import Draft

RECAP, WIN = "recap", "win"


class ThereForm(PublicForm, verb="win:there"):
    """Say in a thread what one did; the row is the thread."""

    def __init__(self, thread_id: int) -> None:
        super().__init__(there_words.TITLE, thread_id)
        self.box(
            "story",
            there_words.LABEL,
            hint=there_words.HINT,
            limit=rules.STORY_LIMIT,
            long=True,
            required=True,
        )
        upload = discord.ui.FileUpload[Any](custom_id="photo", required=False, max_values=1)
        self.add_item(
            discord.ui.Label(text=words.PHOTO_LABEL, description=words.PHOTO_HINT, component=upload)
        )
        self.ask_line("alt", words.ALT_LABEL, words.ALT_HINT, "", rules.ALT_LIMIT)
        options = [
            discord.SelectOption(label=there_words.RECAP, value=RECAP),
            discord.SelectOption(label=there_words.WIN, value=WIN),
        ]
        menu = discord.ui.Select[Any](
            custom_id="also", options=options, required=False, min_values=0, max_values=2
        )
        label = discord.ui.Label[Any](
            text=there_words.ALSO_LABEL, description=there_words.ALSO_HINT, component=menu
        )
        self.add_item(label)

    @classmethod
    async def drafted(cls, interaction: Interaction, row_id: int, answers: Answers) -> Draft:
        """Return a new draft, a win where its author wants that."""
        also = answers.chosen.get("also", ())
        draft = told(walk.fresh(interaction), answers)
        kind = rules.KINDS[0] if WIN in also else rules.MOMENT
        return replace(draft, kind=kind, place=row_id, recap=RECAP in also)
