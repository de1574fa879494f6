"""Where something is on Discord: an address that opens it there."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

DISCORD = "https://discord.com"
_home = [DISCORD]  # where addresses lead; the demo has rooms of its own


@contextmanager
def led_to(home: str) -> Iterator[None]:
    """Let every address lead elsewhere than to Discord for a while, by the same path."""
    _home[:] = [home]
    try:
        yield
    finally:
        _home[:] = [DISCORD]


def link_to(guild_id: int, channel_id: int | None = None, message_id: int | None = None) -> str:
    """Return the address of a server, of a channel or thread in it, or of a message there."""
    path = (str(one) for one in (guild_id, channel_id, message_id) if one is not None)
    return f"{_home[0]}/channels/{'/'.join(path)}"


def leads_home(address: str) -> bool:
    """Return whether an address leads to where `link_to` does."""
    return address.startswith(f"{_home[0]}/")
