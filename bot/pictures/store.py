"""Where pictures are kept: one folder, random names, each file whole or absent."""

from __future__ import annotations

import asyncio
import contextlib
import os
import re
import secrets
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from bot.pictures import workshop

if TYPE_CHECKING:
    from collections.abc import Set
    from datetime import datetime
    from pathlib import Path

    from bot.pictures.rules import Picture

NAME = re.compile(r"[0-9a-f]{32}\.(?:jpg|png)")
UNFINISHED = ".part"


class Pictures:
    """The pictures beside the database; their names mean nothing and are what a row keeps.

    A name that this class cannot have given is treated as that of a picture that is not there.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        # One thread rather than a lock: who stops waiting does not stop the work under way, and
        # two large photos at once are more memory than a small host has.
        self._desk = ThreadPoolExecutor(max_workers=1, thread_name_prefix="pictures")
        # As many uploads may be in memory: one on the desk, and the next.
        self.room = asyncio.Semaphore(2)

    async def tidy(self, data: bytes) -> Picture:
        """Do `rules.tidy` in a process of its own, one picture at a time.

        Raises `Refusal`.
        """
        return await asyncio.get_running_loop().run_in_executor(self._desk, workshop.tidied, data)

    async def keep(self, picture: Picture) -> str:
        """Write `picture` to disk and return its name, once it would survive a power cut."""
        name = secrets.token_hex(16) + picture.suffix
        await asyncio.to_thread(self._write, name, picture.content)
        return name

    async def read(self, name: str) -> bytes | None:
        """Return the bytes of the picture, or None where there is none of that name."""
        if not NAME.fullmatch(name):
            return None
        with contextlib.suppress(FileNotFoundError):
            return await asyncio.to_thread((self._folder / name).read_bytes)
        return None

    async def remove(self, name: str) -> None:
        """Delete the picture; one that is not there is fine."""
        if NAME.fullmatch(name):
            await asyncio.to_thread((self._folder / name).unlink, missing_ok=True)

    async def names(self) -> set[str]:
        """Return the names of all pictures here."""
        return await asyncio.to_thread(lambda: set(filter(NAME.fullmatch, self._files())))

    async def sweep(self, keep: Set[str], older_than: datetime) -> int:
        """Delete pictures not named in `keep` and unfinished files, and return how many.

        Only what was written before `older_than` (aware): a newer one may be waiting for its row.
        """
        return await asyncio.to_thread(self._sweep, keep, older_than.timestamp())

    def _files(self) -> list[str]:
        return os.listdir(self._folder) if self._folder.is_dir() else []

    def _write(self, name: str, content: bytes) -> None:
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        unfinished = self._folder / (name + UNFINISHED)
        try:
            handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            unfinished.replace(self._folder / name)
        except BaseException:
            unfinished.unlink(missing_ok=True)
            raise
        # The new name is an entry of the folder, which has its own fsync.
        folder = os.open(self._folder, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)

    def _sweep(self, keep: Set[str], before: float) -> int:
        removed = 0
        for file in self._files():
            name = file.removesuffix(UNFINISHED)
            if not NAME.fullmatch(name) or file in keep:
                continue
            path = self._folder / file
            # Another removal may be quicker.
            with contextlib.suppress(FileNotFoundError):
                if path.stat().st_mtime < before:
                    path.unlink()
                    removed += 1
        return removed
