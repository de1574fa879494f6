"""What one fills in: forms that can be handed in even after a restart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

import discord

from bot.ui.errors import guarded
from bot.ui.modal import Answers as Answers
from bot.ui.modal import box, read
from bot.ui.press import row_of

if TYPE_CHECKING:
    from bot.ui.answer import Interaction

OPEN_FOR = 30 * 60  # seconds that discord.py keeps a form in memory; handing in needs it not

forms: dict[str, type[Form]] = {}


class Form(discord.ui.Modal):
    """A form whose custom id names the feature, the verb and the row: `win:share:0`.

    What was filled in is read from the interaction itself, not from this object, so that a
    form opened before a restart is not lost.
    """

    verb: ClassVar[str]
    # Why nobody else sees what is typed here; forms whose words others see are a PublicForm.
    private: ClassVar[str] = ""
    works_in_dm: ClassVar[bool] = False  # its row says which group it is about

    def __init_subclass__(cls, *, verb: str = "", **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if verb:
            cls.verb = verb
            forms[verb] = cls

    def __init__(self, title: str, row_id: int = 0) -> None:
        super().__init__(title=title, custom_id=f"{self.verb}:{row_id}", timeout=OPEN_FOR)

    def box(
        self,
        name: str,
        label: str,
        *,
        hint: str | None = None,
        value: str | None = None,
        limit: int,
        long: bool = False,
        required: bool = False,
    ) -> None:
        """Add a box to type into."""
        part = box(name, label, hint=hint, value=value, limit=limit, long=long, required=required)
        self.add_item(part)

    @classmethod
    async def submitted(cls, interaction: Interaction, row_id: int, answers: Answers) -> None:
        """Do what this form is for."""
        raise NotImplementedError  # pragma: no cover - every form overrides it

    async def on_submit(self, interaction: discord.Interaction[Any]) -> None:
        """Leave it to `hand_in`, which also knows forms from before a restart."""


async def hand_in(interaction: Interaction) -> None:
    """Find the form that an interaction hands in, and do what it is for."""
    data: Any = interaction.data or {}
    verb, _, row_id = str(data.get("custom_id", "")).rpartition(":")
    form, answers = forms.get(verb, Form), read(interaction)
    await guarded(
        interaction,
        # One that an update took away is a fault too: the person gets their words back.
        lambda: form.submitted(interaction, row_of(row_id), answers),
        answers.all_typed(),
        works_in_dm=form.works_in_dm,
    )
