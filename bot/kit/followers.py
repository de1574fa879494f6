"""What else happens in the transaction in which something changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, ParamSpec

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

P = ParamSpec("P")


class Followers(Generic[P]):
    """What follows a change: each feature adds its own when its services are made."""

    def __init__(self) -> None:
        self._all: list[Callable[P, Awaitable[None]]] = []

    def add(self, *followers: Callable[P, Awaitable[None]]) -> None:
        """Let these follow, after those that do already."""
        self._all += followers

    async def follow(self, *args: P.args, **named: P.kwargs) -> None:
        """Let all of them do their share; the first error ends it, and the transaction."""
        for follower in self._all:
            await follower(*args, **named)
