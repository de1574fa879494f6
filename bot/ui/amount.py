"""The box for what one adds to a total, in whichever form it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.totals import words
from bot.totals.rules import TYPED_LIMIT
from bot.ui.modal import box

if TYPE_CHECKING:
    from bot.ui.modal import Part


def amount_box(known: int = 0) -> Part:
    """Return the box for a number; with what's *known*, it's to be put in its place."""
    hint, value = (words.CHANGE_HINT, f"{known:,}") if known else (words.HINT, "")
    return box("amount", words.LABEL, hint=hint, value=value, limit=TYPED_LIMIT, required=True)
