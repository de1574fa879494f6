"""How long something took, offered where it's known to have happened; only the member adds it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.plans import hours_words as words
from bot.plans.attending import SUGGESTED
from bot.ui.card import Button

if TYPE_CHECKING:
    from bot.plans.rules import PlanEntry


def length_to_add(entry: PlanEntry | None, what: str) -> tuple[list[str], list[Button]]:
    """Return the line and the buttons that offer a length; none where it's in the record already.

    *what*: coffee, mentor or presented. *entry* is None where the group has no plans.
    """
    if entry is None or entry.minutes is not None:
        return [], []
    minutes = SUGGESTED[what]
    label = words.ADD_MINUTES.format(minutes=minutes)
    buttons = [Button(f"plan:took:{entry.id}:{minutes}", label), Button(f"plan:length:{entry.id}")]
    return [words.MAY_COUNT], buttons
