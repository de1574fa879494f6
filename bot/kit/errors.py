"""What the bot says no with."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Awaitable

T = TypeVar("T")


class Refusal(Exception):
    """A friendly no: its message is read by a member, so it names the way out.

    `ways` are custom ids of buttons that stand under it, such as "draft:change:5"; with a label
    where the button's own says something else. `kept`: what was typed waits behind one of them;
    otherwise it's given back under the message.
    """

    def __init__(self, message: str, *ways: str | tuple[str, str], kept: bool = False) -> None:
        super().__init__(message)
        self.message = message
        self.ways = ways
        self.kept = kept


class NotFound(Refusal):
    """What was asked for is not here, or not in this group; which of the two is not said."""


class NotYours(Refusal):
    """Only the person it belongs to may do this."""


async def if_found(finding: Awaitable[T]) -> T | None:
    """Return what's looked for; None where it isn't here."""
    try:
        return await finding
    except NotFound:
        return None
