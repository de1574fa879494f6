"""What the bot says no with."""

from __future__ import annotations


class Refusal(Exception):
    """A friendly no: its message is read by a member, so it names the way out.

    `ways` are custom ids of buttons that stand under it, such as "draft:change:5"; with a label
    where the button's own says something else.
    """

    def __init__(self, message: str, *ways: str | tuple[str, str]) -> None:
        super().__init__(message)
        self.message = message
        self.ways = ways


class NotFound(Refusal):
    """What was asked for is not here, or not in this group; which of the two is not said."""


class NotYours(Refusal):
    """Only the person it belongs to may do this."""
