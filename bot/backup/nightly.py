"""The copy of each night: made, read back, and old ones deleted."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import re
import shutil
import threading
import time as clock_time
from dataclasses import asdict, dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.agenda.agenda import Handler
from bot.agenda.occurrences import Done, Due, Outcome, Planned, daily
from bot.backup import archive, rules, words
from bot.kit.database import Database
from bot.pictures.store import NAME

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable
    from pathlib import Path

    from bot.backup.rows import Step
    from bot.kit.database import Connection
    from bot.settings import Settings

log = structlog.get_logger()

BACKUP = "backup"
AT = time(8)  # UTC: the small hours of most groups, and before housekeeping
A_DAY = timedelta(days=1)
FOLDER, STATE, PICTURES = "backups", "last.json", "pictures"
REPLACED = "replaced"  # where a restore keeps what it replaces
PAUSE = 0.002  # seconds after a few hundred rows, so that nobody waits for this thread
OWN_NAME = re.compile(r"[0-9a-f]{8}")  # of a database's folder: BACKUP_TO may hold others
REMEMBERED = ("why", "second", "second_disk")
FAILURES = (archive.Unusable, OSError, SQLAlchemyError)


@dataclass(frozen=True)
class Last:
    """How the last copies went: when one last came through, since when they fail, and why."""

    made_at: datetime | None = None
    failing_since: datetime | None = None
    why: str = ""
    second: str = ""  # BACKUP_TO, and the disk that it was on
    second_disk: str = ""

    @property
    def until(self) -> date | None:
        """Return the day on which the last copy is deleted, as long as none follows it."""
        return None if self.made_at is None else (self.made_at + rules.KEPT).date()

    def is_late(self, now: datetime) -> bool:
        """Return whether no copy has come through for three days."""
        return self.failing_since is not None and now - self.failing_since >= 3 * A_DAY


class NightlyBackup(Handler):
    """Makes the night's copy, in a thread and on connections of its own."""

    kind = BACKUP

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._making: tuple[int, asyncio.Task[None]] | None = None

    def next_rows(self, now: datetime) -> list[Planned]:
        """Return the next night's row, which belongs to no group; none where no copy is wanted."""
        return [daily(BACKUP, AT, now)] if self._settings.backup_limit_mb else []

    async def deliver(self, due: Due, now: datetime) -> Outcome:
        """Make it; a failure is noted for the host, and tried again the next night.

        One that takes longer than a delivery may goes on: the next try waits for the same one.
        """
        if not self._settings.backup_limit_mb:
            return Done()  # the host wants none
        if self._making is None or self._making[0] != due.id:
            self._making = due.id, asyncio.create_task(self._make(now), name=f"backup-{due.id}")
        try:
            await asyncio.shield(self._making[1])
        except Exception:
            self._making = None
            raise
        return Done()

    async def _make(self, now: datetime) -> None:
        stopped = threading.Event()
        try:
            await asyncio.to_thread(make, self._settings, now, stopped.is_set)
            await asyncio.to_thread(remove_replaced, self._settings.data_dir, now)
        except asyncio.CancelledError:
            stopped.set()  # the program ends: it doesn't wait for the thread's whole night
            raise

    async def record(
        self, connection: Connection, due: Due, outcome: Outcome, now: datetime
    ) -> Iterable[Planned]:
        """Plan the next night."""
        return self.next_rows(now)


class Stopped(Exception):
    """The program ends: the copy is made after the next start."""


def make(settings: Settings, now: datetime, is_stopped: Callable[[], bool] = bool) -> Last:
    """Make the day's copy here and in `BACKUP_TO`; return how it went, which is also kept.

    Raises Stopped, within a moment of *is_stopped*.
    """

    def step() -> None:
        if is_stopped():
            raise Stopped
        clock_time.sleep(PAUSE)

    folder = settings.data_dir / FOLDER
    before = last(settings.data_dir)
    second = str(settings.backup_to or "")
    disk = before.second_disk if second == before.second else ""
    failed = []
    for place in filter(None, (folder, settings.backup_to)):
        try:
            if place == settings.backup_to:
                disk = _disk(place, disk)
            _copy(settings, place, now, step)
        except FAILURES as error:
            failed.append(_why(error))
            log.error("backup.failed", says=words.DID_NOT_WORK.format(why=failed[-1]))
    if failed:
        found = Last(before.made_at, before.failing_since or now, failed[0], second, disk)
    else:
        found = Last(now, second=second, second_disk=disk)
    with contextlib.suppress(OSError):  # a full disk has been said
        keep(settings.data_dir, found)
    return found


def _why(error: Exception) -> str:
    """Return a failure's reason as a part of a sentence."""
    said = error.strerror if isinstance(error, OSError) else None
    return (
        str(error).rstrip(".")
        if isinstance(error, archive.Unusable)
        else said or type(error).__name__
    )


def keep(data: Path, how: Last) -> None:
    """Write down how the last copies went."""
    (data / FOLDER).mkdir(parents=True, exist_ok=True, mode=0o700)
    (data / FOLDER / STATE).write_text(json.dumps(asdict(how), default=str), "utf-8")


def last(data: Path) -> Last:
    """Return how the last copies went; nothing where none was ever tried."""
    try:
        values = json.loads((data / FOLDER / STATE).read_text("utf-8"))
        made_at, since = (
            datetime.fromisoformat(value) if value else None
            for value in (values["made_at"], values["failing_since"])
        )
    except (OSError, ValueError, KeyError):
        return Last()
    return Last(made_at, since, *(str(values.get(key, "")) for key in REMEMBERED))


def folder_of(place: Path, identity: str) -> Path:
    """Return the folder of one database's copies: others have theirs next to it."""
    return place / identity[:8]


def folders(place: Path) -> list[Path]:
    """Return every folder of copies, whichever database they're of.

    One that's only called like that, such as by its day, is somebody else's.
    """
    named = [one for one in place.glob("*/") if OWN_NAME.fullmatch(one.name)]
    return [one for one in named if any(_is_of(one, path) for path in copies(one).values())]


def copies(folder: Path) -> dict[date, Path]:
    """Return the copies in a folder by their day."""
    found = {}
    for path in folder.glob("*.zip"):
        with contextlib.suppress(ValueError):  # what has another name somebody else put there
            found[date.fromisoformat(path.stem)] = path
    return found


def remove_replaced(data: Path, now: datetime) -> None:
    """Delete what a restore replaced more than 30 days ago."""
    for folder in (data / REPLACED).glob("*"):
        if folder.stat().st_mtime < (now - rules.KEPT).timestamp():
            shutil.rmtree(folder)


def _disk(folder: Path, before: str) -> str:
    """Return where the disk with BACKUP_TO is mounted. Raises Unusable where it was another one.

    What isn't mounted is an empty folder on the first disk, which a copy would fill.
    """
    there = folder.absolute()
    while not os.path.ismount(there):
        there = there.parent
    if before and str(there) != before:
        raise archive.Unusable(words.NOT_MOUNTED.format(folder=folder, disk=before))
    return str(there)


def _copy(settings: Settings, place: Path, now: datetime, step: Step) -> None:
    place.mkdir(parents=True, exist_ok=True, mode=0o700)
    _drop_expired(place, now)  # also when no new one can be made
    disk = shutil.disk_usage(place)
    if rules.is_too_full(disk.free, disk.total):
        raise archive.Unusable(words.DISK_FULL.format(folder=place))
    target, made = asyncio.run(_written(settings, place, now, step))
    pictures = target.parent / PICTURES
    _keep_pictures(settings.data_dir / "pictures", pictures, made.pictures, step)
    archive.check(target, step)
    _tidy(target.parent, now.date(), settings.backup_limit_mb * 1024**2)
    log.info("backup.made", file=str(target), groups=made.groups, rows=sum(made.rows.values()))


async def _written(
    settings: Settings, place: Path, now: datetime, step: Step
) -> tuple[Path, archive.Manifest]:
    database = Database(settings.resolved_database_url)
    try:
        folder = folder_of(place, await database.identity())
        for one in (folder, folder / PICTURES):
            one.mkdir(exist_ok=True, mode=0o700)
        target = folder / f"{now:%Y-%m-%d}.zip"
        made = await archive.write(
            database,
            settings.data_dir,
            target,
            now,
            settings.without_secrets(),
            step=step,
            with_pictures=False,
        )
    finally:
        await database.close()
    return target, made


def _keep_pictures(source: Path, target: Path, names: Collection[str], step: Step) -> None:
    """Keep what's new beside the copies, once for all of them; a link costs no room."""
    for name in names:
        copy, unfinished = target / name, target / (name + archive.UNFINISHED)
        if copy.exists():
            continue
        step()
        try:
            os.link(source / name, copy)
        except FileNotFoundError:  # removed meanwhile
            continue
        except OSError:  # another disk, or one without links
            with contextlib.suppress(FileNotFoundError):
                shutil.copyfile(source / name, unfinished)
                unfinished.replace(copy)


def _drop_expired(place: Path, now: datetime) -> None:
    """Delete the copies that nobody may have anymore, and what a crash left half made.

    Those of other databases, too, which is all that they lose to this one.
    """
    found = {}  # each copy with the folder of its database
    for path in copies(place).values():  # there before each had one; what else is there stays
        if identity := _identity(path):
            found[path] = folder_of(place, identity)
    for folder in folders(place):
        _drop_unfinished(folder, now - A_DAY)
        found |= dict.fromkeys(copies(folder).values(), folder)
    expired = [one for one in found if date.fromisoformat(one.stem) <= now.date() - rules.KEPT]
    lost = {found.pop(path) for path in expired}
    for path in expired:
        path.unlink(missing_ok=True)
    for parent in {path.parent for path in expired}:
        _drop_pictures(parent, [path for path in found if path.parent == parent])
    for folder in sorted(lost - {*found.values()}):
        log.error("backup.none_left", says=words.NONE_LEFT.format(folder=folder))


def _drop_unfinished(folder: Path, before: datetime) -> None:
    for path in folder.rglob(f"*{archive.UNFINISHED}"):
        with contextlib.suppress(FileNotFoundError):  # it's whole by now, and has its name
            if path.stat().st_mtime < before.timestamp():  # else another program may be at it
                path.unlink()


def _tidy(folder: Path, today: date, limit: int) -> None:
    """Delete old copies, then the oldest until the rest fits, then pictures that none names.

    The newest and its photos stay whatever room they take: the limit is for those before it.
    """
    found = copies(folder)
    for day in found.keys() - rules.kept(found, today):
        found.pop(day).unlink(missing_ok=True)
    _drop_pictures(folder, found.values())
    while len(found) > 1 and _size_of_older(folder, found[max(found)]) > limit:
        found.pop(min(found)).unlink(missing_ok=True)
        _drop_pictures(folder, found.values())


def _is_of(folder: Path, path: Path) -> bool:
    return folder_of(folder.parent, _identity(path)) == folder


def _identity(path: Path) -> str:
    """Return which database a copy is of; "" for what is none, or damaged."""
    with contextlib.suppress(archive.Unusable):
        return archive.manifest_of(path).identity
    return ""


def _drop_pictures(folder: Path, staying: Collection[Path]) -> None:
    named: set[str] = set()
    for path in staying:
        try:
            named.update(archive.manifest_of(path).pictures)
        except archive.Unusable as error:
            log.warning("backup.unreadable", says=str(error))
            return  # nobody knows which photos it names
    for picture in (folder / PICTURES).glob("*"):
        if NAME.fullmatch(picture.name) and picture.name not in named:
            picture.unlink(missing_ok=True)


def _size_of_older(folder: Path, newest: Path) -> int:
    """Return the bytes that would be free with the newest copy alone.

    A picture that's still in use is a link, where the disk is the same, and takes none.
    """
    staying = {newest.name, STATE, *archive.manifest_of(newest).pictures}
    found = (path for path in folder.rglob("*") if path.is_file() and path.name not in staying)
    return sum(one.st_size for one in (path.stat() for path in found) if one.st_nlink == 1)
