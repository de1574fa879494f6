"""One program on one folder of data: two would answer everything twice."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from bot.startup import StartFailure

try:
    import fcntl
except ImportError:  # Windows has no such lock, and nobody hosts there for years
    fcntl = None  # type: ignore[assignment] # checked before it is used

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.settings import Settings


@contextmanager
def instance_lock(settings: Settings, *, shared: bool = True) -> Iterator[None]:
    """Keep the data folder to this program until it ends, however it ends.

    With PostgreSQL several programs may share a database and a folder, where they are *shared*.
    Raises StartFailure.
    """
    is_shared = shared and not settings.resolved_database_url.startswith("sqlite")
    if fcntl is None or is_shared:
        yield
        return
    try:
        settings.data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
        held = (settings.data_dir / "running").open("w")
    except OSError as error:
        raise StartFailure.not_writable(settings.data_dir) from error
    with held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise StartFailure.running_already(settings.data_dir) from error
        yield
