"""What waits for a coordinator: each feature adds its own to the one list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence
    from datetime import datetime

    from bot.client import WhatsWorking
    from bot.groups.service import Group
    from bot.ui.card import Item

    # Gives what one feature has for a group's coordinators; nothing where it is switched off.
    InboxPart = Callable[[WhatsWorking, Group, datetime], Awaitable[Sequence["Waiting"]]]
    # Gives what one feature has on the coordinators' *Pairs*; None where it is switched off.
    PairsSource = Callable[[WhatsWorking, Group, datetime], Awaitable["PairsPart | None"]]


@dataclass(frozen=True)
class Waiting:
    """One thing that waits, and how to see to it; `{number}` in the line is its place."""

    line: str
    item: Item | None = None


@dataclass(frozen=True)
class PairsRow:
    """One line of the table that coordinators take away."""

    what: str  # coffee | mentor
    who: str  # names, or how many people it is about
    state: str
    since: str  # a day, or nothing


@dataclass(frozen=True)
class PairsPart:
    """What one feature has on *Pairs*: sentences on the panel, and the same as rows of a table."""

    lines: Sequence[str]
    rows: Sequence[PairsRow] = ()
    items: Sequence[Item] = ()
