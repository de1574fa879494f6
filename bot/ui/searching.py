"""What someone looks for, in the buttons of its pages: turning them works forever."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from typing import TYPE_CHECKING, ClassVar, NamedTuple, Self

from bot.search.rules import fitting
from bot.ui.template import Outdated

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class Codec(NamedTuple):
    """How what's asked besides the words is written in a custom id, and read again."""

    write: Callable[..., str]
    read: Callable[[str], object]  # raises ValueError or IndexError


@dataclass(frozen=True)
class Search:
    """What someone looks for, short enough for a button's custom id.

    A feature adds what else can be asked: fields of its own, each with how it's `written`, and
    how many characters that leaves for the words. A longer query keeps its longest words.
    """

    query: str = ""

    limit: ClassVar[int]
    written: ClassVar[Sequence[Codec]]

    def __post_init__(self) -> None:
        object.__setattr__(self, "query", fitting(self.query, self.limit))

    def tail(self) -> str:
        """Return the search for a custom id."""
        asked = [getattr(self, one.name) for one in fields(self)[1:]]
        both = zip(self.written, asked, strict=True)
        texts = ["" if value is None else how.write(value) for how, value in both]
        return "|".join([*texts, self.query])

    @classmethod
    def from_tail(cls, tail: str) -> Self:
        """Return the search that a custom id holds. Raises Outdated for a forged one."""
        *asked, query = tail.split("|", len(cls.written))
        try:
            both = zip(cls.written, asked, strict=True)
            return cls(query, *(how.read(text) if text else None for how, text in both))
        except (ValueError, IndexError, OverflowError) as error:
            raise Outdated from error

    @property
    def is_narrowed(self) -> bool:
        """Return whether it asks for more than words."""
        return self != type(self)(self.query)


def among(values: Sequence[str]) -> Codec:
    """Return how one of some values is written: by its position."""
    return Codec(lambda one: str(values.index(one)), lambda text: values[int(text)])


NUMBER = Codec("{:x}".format, lambda text: int(text, 16))
DAY = Codec(lambda day: f"{day.toordinal():x}", lambda text: date.fromordinal(int(text, 16)))
