"""What waits for a coordinator: each feature adds its own to the one list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence
    from datetime import datetime

    from bot.client import WhatsWorking
    from bot.groups.service import Group
    from bot.ui.press import Press

    # Gives what one feature has for a group's coordinators; nothing where it is switched off.
    Desk = Callable[[WhatsWorking, Group, datetime], Awaitable[Sequence["Waiting"]]]


@dataclass(frozen=True)
class Waiting:
    """One thing that waits, and how to see to it; `{number}` in the line is its place."""

    line: str
    item: Press | None = None
