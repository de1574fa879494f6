"""Where pictures and other files are kept: one folder, random names, each whole or absent."""

from __future__ import annotations

import asyncio
import contextlib
import os
import re
import secrets
import shutil
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from threading import Lock
from typing import TYPE_CHECKING, Protocol, TypeVar

import structlog

from bot.kit.files import private
from bot.pictures import workshop

if TYPE_CHECKING:
    from collections.abc import Callable, Set
    from pathlib import Path

    from bot.kit.database import Database
    from bot.pictures.rules import Picture

T = TypeVar("T")

log = structlog.get_logger()

NAME = re.compile(r"[0-9a-f]{32}\.(?:jpg|png|pdf|docx|pptx|xlsx|odt|odp|ods)")
UNFINISHED = ".part"
OWNER = "database-id"  # the file that says which database made the pictures
TRASH = "trash"
TRASH_KEPT = timedelta(days=30)
ORPHANS_AFTER = timedelta(days=2)  # a picture is kept a moment before the row that names it
SWEPT_AT_ONCE = 10  # one file in so many


NOT_OURS = (
    "The photos in the folder `pictures` belong to another database, as far as can be told: none "
    "of them is tidied away. Set DATABASE_URL to that database, or move its photos elsewhere."
)


class Storable(Protocol):
    """What can be kept: `suffix` says what it is, such as ".jpg"."""

    @property
    def content(self) -> bytes:
        """Its bytes."""

    @property
    def suffix(self) -> str:
        """What it is."""


class Pictures:
    """The pictures and files beside the database; their names mean nothing; rows keep them.

    A name that this class cannot have given is treated as that of a picture that is not there.
    """

    def __init__(self, folder: Path, database: Database) -> None:
        self._folder = folder
        self._database = database
        self._moving = Lock()  # a sweep must not pass a removal by
        # One thread rather than a lock: who stops waiting does not stop the work under way, and
        # two large photos at once are more memory than a small host has.
        self._desk = ThreadPoolExecutor(max_workers=1, thread_name_prefix="pictures")
        # As many uploads may be in memory: one on the desk, and the next.
        self.room = asyncio.Semaphore(2)

    async def tidy(self, data: bytes) -> Picture:
        """Do `rules.tidy` in a process of its own, one picture at a time.

        Raises `Refusal`.
        """
        return await self.at_the_desk(workshop.tidied, data)

    async def at_the_desk(self, work: Callable[[bytes], T], data: bytes) -> T:
        """Do what takes long with one file, one file at a time. Raises what *work* raises."""
        return await asyncio.get_running_loop().run_in_executor(self._desk, work, data)

    async def keep(self, picture: Storable) -> str:
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
        """Delete the picture, from the trash too; one that is not there is fine."""
        if NAME.fullmatch(name):
            await asyncio.to_thread(self._remove, name)

    async def names(self) -> set[str]:
        """Return the names of all pictures here."""
        return await asyncio.to_thread(lambda: set(filter(NAME.fullmatch, self._files())))

    async def claim(self) -> None:
        """Note in an empty folder which database its pictures will belong to.

        All that another database made would be swept, for no row here names it.
        """
        identity = await self._database.identity()
        if not await asyncio.to_thread(self._belongs_to, identity, set()):
            log.warning("pictures.not_ours", says=NOT_OURS)

    async def are_apart(self) -> bool:
        """Return whether the pictures here are noted as another database's."""
        identity = await self._database.identity()
        try:
            noted = await asyncio.to_thread((self._folder / OWNER).read_text, "utf-8")
        except FileNotFoundError:
            return False
        return noted.strip() not in ("", identity)

    async def sweep(self, named: Set[str], now: datetime) -> int:
        """Move what is two days old and not *named* to the day's trash; return how many.

        At most a tenth of the files goes at a time, and nothing where they belong to another
        database. What a row names again comes back; what lay there for 30 days is deleted.
        """
        identity = await self._database.identity()
        return await asyncio.to_thread(self._sweep, identity, named, now)

    def _files(self) -> list[str]:
        return os.listdir(self._folder) if self._folder.is_dir() else []

    def _write(self, name: str, content: bytes) -> None:
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        unfinished = self._folder / (name + UNFINISHED)
        try:
            with open(unfinished, "xb", opener=private) as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            unfinished.replace(self._folder / name)
        except BaseException:
            unfinished.unlink(missing_ok=True)
            raise
        # The new name is an entry of the folder, which has its own fsync; on Windows it has none.
        with contextlib.suppress(PermissionError):
            folder = os.open(self._folder, os.O_RDONLY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)

    def _belongs_to(self, identity: str, named: Set[str]) -> bool:
        """Return whether the pictures are this database's.

        Where nothing says so they are if rows name all of them: no sweep would take any.
        """
        owner = self._folder / OWNER
        with contextlib.suppress(FileNotFoundError):
            if noted := owner.read_text("utf-8").strip():
                return noted == identity
        if set(filter(NAME.fullmatch, self._files())) - named:
            return False
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        owner.write_text(f"{identity}\n", "utf-8")
        return True

    def _remove(self, name: str) -> None:
        with self._moving:
            for path in (self._folder / name, *self._folder.glob(f"{TRASH}/*/{name}")):
                path.unlink(missing_ok=True)

    def _sweep(self, identity: str, named: Set[str], now: datetime) -> int:
        with self._moving:
            if not self._belongs_to(identity, named):
                log.warning("pictures.not_ours", says=NOT_OURS)
                return 0
            restored = self._restore(named)
            self._empty_trash(now)
            files = [one for one in self._files() if NAME.fullmatch(one.removesuffix(UNFINISHED))]
            orphans = self._written_before(now - ORPHANS_AFTER, {*files} - named)
            most = -(-len(files) // SWEPT_AT_ONCE)
            moved = sum(self._to_trash(one, now) for one in orphans[:most])
        if moved or restored:
            left = len(orphans[most:])
            log.info("pictures.swept", moved=moved, left_for_later=left, restored=restored)
        return moved

    def _written_before(self, when: datetime, files: Set[str]) -> list[str]:
        """Return the files that were written before *when*, the oldest first."""
        found = []
        for file in files:
            # It may just have got its name, or be gone.
            with contextlib.suppress(FileNotFoundError):
                found.append(((self._folder / file).stat().st_mtime, file))
        return [file for at, file in sorted(found) if at < when.timestamp()]

    def _to_trash(self, file: str, now: datetime) -> bool:
        day = self._folder / TRASH / f"{now.astimezone(UTC):%Y-%m-%d}"
        for folder in (day.parent, day):
            folder.mkdir(mode=0o700, exist_ok=True)
        with contextlib.suppress(FileNotFoundError):
            (self._folder / file).rename(day / file)
            return True
        return False

    def _restore(self, named: Set[str]) -> int:
        back = [path for path in self._folder.glob(f"{TRASH}/*/*") if path.name in named]
        for path in back:
            path.rename(self._folder / path.name)
        return len(back)

    def _empty_trash(self, now: datetime) -> None:
        for day in self._folder.glob(f"{TRASH}/*"):
            # What has another name somebody else put there.
            with contextlib.suppress(ValueError):
                if date.fromisoformat(day.name) < (now - TRASH_KEPT).astimezone(UTC).date():
                    shutil.rmtree(day)
