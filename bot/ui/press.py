"""What one presses: buttons and menus that outlive every restart, with the one error path."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, ClassVar, Self

import discord
from discord.ui.select import BaseSelect

from bot.ui.card import Button
from bot.ui.errors import guarded

if TYPE_CHECKING:
    from bot.ui.answer import Interaction

Style = discord.ButtonStyle
NOTHING = r"(?!)"  # a template that no custom id matches
LAST_ID = 2**63 - 1  # what a database can hold; a forged id beyond it is not found either

# Names of everything that can be pressed, by its verb such as "win:cheer".
presses: dict[str, type[Press]] = {}
menus: dict[str, type[Menu]] = {}


class Press(discord.ui.DynamicItem[discord.ui.Button[Any]], template=NOTHING):
    """A button whose custom id names the feature, the verb and the row: `win:cheer:123`.

    An error in a DynamicItem never reaches View.on_error, hence the guard here.
    """

    verb: ClassVar[str]
    label: ClassVar[str]
    style: ClassVar[Style] = Style.secondary
    works_in_dm: ClassVar[bool] = False  # its row says which group it is about
    slow: ClassVar[bool] = False  # hundreds may press it in the same second

    def __init_subclass__(cls, *, verb: str = "") -> None:
        # Without a verb it is a base of other buttons, and nothing can be pressed.
        super().__init_subclass__(template=_template(verb) if verb else NOTHING)
        if verb:
            cls.verb = verb
            presses[verb] = cls

    def __init__(
        self,
        row_id: int = 0,
        label: str | None = None,
        *,
        disabled: bool = False,
        tail: str | None = None,
    ) -> None:
        custom_id = f"{self.verb}:{row_id}" + ("" if tail is None else f":{tail}")
        super().__init__(
            discord.ui.Button(
                label=label or self.label,
                style=self.style,
                custom_id=custom_id,
                disabled=disabled,
            )
        )
        self.row_id = row_id
        self.tail = tail or ""

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: Any, match: re.Match[str], /
    ) -> Self:
        """Make the button again from its custom id."""
        return cls(row_of(match["id"]), tail=match["tail"])

    async def callback(self, interaction: Interaction) -> None:  # type: ignore[override] # one client
        """Do what was pressed; the person is always answered."""
        await guarded(
            interaction,
            lambda: self.pressed(interaction),
            works_in_dm=self.works_in_dm,
            slow=self.slow,
        )

    async def pressed(self, interaction: Interaction) -> None:
        """Do what this button is for."""
        raise NotImplementedError  # pragma: no cover - every button overrides it


class Menu(discord.ui.DynamicItem[BaseSelect[Any]], template=NOTHING):
    """A drop-down whose custom id names the feature, the verb and the row."""

    verb: ClassVar[str]
    works_in_dm: ClassVar[bool] = False  # its row says which group it is about

    def __init_subclass__(cls, *, verb: str) -> None:
        super().__init_subclass__(template=_template(verb))
        cls.verb = verb
        menus[verb] = cls

    def __init__(self, row_id: int, select: BaseSelect[Any]) -> None:
        select.custom_id = f"{self.verb}:{row_id}"
        super().__init__(select)
        self.row_id = row_id

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: Any, match: re.Match[str], /
    ) -> Self:
        """Make the menu again around the one that Discord shows."""
        self = cls.__new__(cls)
        Menu.__init__(self, row_of(match["id"]), item)
        return self

    async def callback(self, interaction: Interaction) -> None:  # type: ignore[override] # one client
        """Do what was chosen; the person is always answered."""
        await guarded(
            interaction,
            lambda: self.chosen(interaction, self.item.values),
            works_in_dm=self.works_in_dm,
        )

    async def chosen(self, interaction: Interaction, values: list[Any]) -> None:
        """Do what this menu is for."""
        raise NotImplementedError  # pragma: no cover - every menu overrides it


def press(custom_id: str, label: str | None = None) -> Any:
    """Return the button that a custom id names."""
    verb, _, row_id = custom_id.rpartition(":")
    if verb not in presses:
        return Button(custom_id, label)
    return presses[verb](int(row_id), label)


def known(custom_id: str) -> bool:
    """Return whether a custom id is one of these."""
    return any(
        one.__discord_ui_compiled_template__.fullmatch(custom_id)
        for one in (*presses.values(), *menus.values())
    )


def row_of(digits: str) -> int:
    """Return the row's id out of a custom id."""
    return min(int(digits), LAST_ID)


def _template(verb: str) -> str:
    # The row, and for a few buttons what else they need to know, such as what was searched.
    return rf"(?s){re.escape(verb)}:(?P<id>[0-9]{{1,19}})(?::(?P<tail>.*))?"
