"""The box for what one adds to a total, in whichever form it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.kit.text import shorten
from bot.totals import words
from bot.totals.rules import TYPED_LIMIT, UNIT_LIMIT
from bot.ui.modal import box

if TYPE_CHECKING:
    from bot.ui.modal import Part


def amount_box(unit: str, known: int = 0) -> Part:
    """Return the box for a number of *unit*; with what's *known*, it's to be put in its place."""
    hint, value = (words.CHANGE_HINT, f"{known:,}") if known else (words.HINT, "")
    return box(
        "amount",
        words.LABEL.format(unit=shorten(unit, UNIT_LIMIT)),
        hint=hint,
        value=value,
        limit=TYPED_LIMIT,
        required=True,
    )
