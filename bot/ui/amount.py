"""What one adds to a total: the box in its form, and what became of the number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.kit.safe import safe
from bot.kit.text import shorten
from bot.totals import words
from bot.totals.rules import TYPED_LIMIT, UNIT_LIMIT
from bot.ui.card import Card
from bot.ui.modal import box

if TYPE_CHECKING:
    from bot.totals.rules import Counted
    from bot.ui.card import Button
    from bot.ui.modal import Part


def amount_box(unit: str = "", known: int = 0) -> list[Part]:
    """Return the box for a number of *unit*; with what's *known*, it's to be put in its place."""
    hint, value = (words.CHANGE_HINT, f"{known:,}") if known else (words.HINT, "")
    label, limit = words.LABEL.format(unit=shorten(unit, UNIT_LIMIT)), TYPED_LIMIT
    return [box("amount", label, hint=hint, value=value, limit=limit, required=True)]


def added(sentence: str, found: Counted, *ways: Button) -> Card:
    """Return what a number came to, with the *ways* to correct it."""
    return Card(_said(sentence, found), ways)


def corrected(found: Counted, *ways: Button) -> Card:
    """Return what a member's number is now, with the *ways* to correct it while there's one."""
    if found.amount:
        return Card(_said(words.CHANGED, found), ways)
    return Card(_said(words.TAKEN_BACK, found))


def _said(sentence: str, found: Counted) -> str:
    amount, total = f"{found.amount:,}", f"{found.total:,}"
    return sentence.format(amount=amount, total=total, unit=safe(found.unit))
