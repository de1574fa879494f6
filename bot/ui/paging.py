"""Pages of a list that's longer than a card, and the buttons that turn them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from bot.ui import words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.ui.card import Button

T = TypeVar("T")


@dataclass(frozen=True)
class Page(Generic[T]):
    """What of a list one card shows; pages count from 0.

    `left` is how many come after it, as far as is known.
    """

    here: Sequence[T]
    number: int
    size: int
    left: int

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return self.number + 1 - (-self.left // self.size)

    def turns(
        self, to: Callable[[int], Button], back: str = words.BACK, more: str = words.MORE
    ) -> list[Button]:
        """Return the buttons to the page before and the page after, where there are any."""
        before = [to(self.number - 1).named(back)] if self.number else []
        return [*before, to(self.number + 1).named(more)] if self.left else before


def page_of(every: Sequence[T], number: int, size: int) -> Page[T]:
    """Return a page of a whole list; its last, where it has become shorter."""
    number = min(number, max(0, len(every) - 1) // size)
    return page_from(every[number * size :], number, size)


def page_from(found: Sequence[T], number: int, size: int) -> Page[T]:
    """Return a page of a list that was read from its first entry on."""
    return Page(found[:size], number, size, max(0, len(found) - size))
