"""What is kept at hand of the database, and never differs from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.kit.database import Database

V = TypeVar("V")

KEPT_AT_HAND = 20_000  # values; what is dropped is read again


class Cache(Generic[V]):
    """Values by their key, such as (guild id, member id), read when they're first asked for.

    Whatever statement changes one says so (`Transaction.changed`), and it is dropped once that is
    committed. Until then its own task reads what will be true, and every other what is.
    """

    def __init__(
        self,
        database: Database,
        name: str,
        load: Callable[[AsyncConnection, tuple[int, ...]], Awaitable[V]],
    ) -> None:
        self._database = database
        self.name = name
        self._load = load
        self._values: dict[tuple[int, ...], V] = {}
        self._drops = 0
        database.listen(name, self.drop)
        database.caches.append(self)

    def __len__(self) -> int:
        """Return how many values are at hand."""
        return len(self._values)

    async def get(self, *key: int) -> V:
        """Return a value, from the database where it is not at hand."""
        own = self._database.transaction()
        if own is not None and own.has_changed(self.name, key):
            if (self, key) not in own.known:
                own.known[self, key] = await self._load(own, key)
            known: V = own.known[self, key]
            return known
        if key in self._values:
            return self._values[key]
        drops = self._drops
        async with self._database.read() as connection:
            value = await self._load(connection, key)
        sharing = self._database.sharing
        # It may have been read just before it changed, or another process may change it unheard.
        if drops == self._drops and (sharing is None or sharing.hears):
            self._keep(key, value)
        return value

    def _keep(self, key: tuple[int, ...], value: V) -> None:
        if len(self._values) >= KEPT_AT_HAND:
            self._values.clear()
        self._values[key] = value

    def clear(self) -> None:
        """Read everything again the next time."""
        self._drops += 1
        self._values.clear()

    def drop(self, *key: int) -> None:
        """Read a value again the next time, and those whose key begins this one or begins so."""
        self._drops += 1
        found = [self._values.pop(key[:length], None) for length in range(1, len(key) + 1)]
        if found[-1] is None and len(key) == 1:  # the keys may be longer
            for longer in [one for one in self._values if one[:1] == key]:
                del self._values[longer]
