"""`python -m bot group export` and `python -m bot group import`, for two hosts."""

from __future__ import annotations

import getpass
import sys
import zipfile
from typing import TYPE_CHECKING

from bot.backup import moving, sealed, words
from bot.backup.archive import Unusable
from bot.backup.command import FAILURES, check_free, check_there, failed, say
from bot.instance_lock import instance_lock
from bot.kit import migrate
from bot.kit.database import Database
from bot.kit.text import plural

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from bot.backup.moving import GroupManifest
    from bot.kit.clock import Clock
    from bot.settings import Settings

SHORTEST = 12  # characters of a passphrase


async def export_group(
    settings: Settings, guild_id: int, path: Path, given: Path | None, clock: Clock
) -> int:
    """Write a group's file; return the exit code. *given*: a file with the passphrase."""
    database = Database(settings.resolved_database_url)
    try:
        check_there(database)
        check_free(path, sealed.is_sealed)
        passphrase = _passphrase(given, new=True)
        folder, now = settings.data_dir, clock.now()
        made = await moving.export_group(database, folder, guild_id, path, passphrase, now)
    except FAILURES as error:
        return failed(error, database)
    finally:
        await database.close()
    say(words.GROUP_EXPORTED.format(file=path, name=made.name, **_sizes(made)))
    return 0


async def import_group(
    settings: Settings,
    path: Path,
    given: Path | None,
    clock: Clock,
    is_in_server: Callable[[Settings, int], Awaitable[bool]],
    *,
    asked: bool,
    replace: bool,
) -> int:
    """Say what a group's file holds, try it, and put it in once that's confirmed."""
    try:
        passphrase, now = _passphrase(given, new=False), clock.now()
        settings.data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
        with (
            moving.unsealed(path, passphrase, settings.data_dir) as file,
            zipfile.ZipFile(file) as archive,
        ):
            manifest = moving.check_group(archive)
            say(_holds(path, manifest))
            if not await is_in_server(settings, manifest.guild_id):
                raise Unusable(words.NOT_IN_SERVER.format(guild=manifest.guild_id))
            async with instance_lock(settings, alone=True):
                await _make(settings, clock)
                done = await moving.import_group(
                    settings, archive, now, tried=not asked, replace=replace
                )
    except (*FAILURES, zipfile.BadZipFile) as error:
        return failed(error, Database(settings.resolved_database_url))
    said = words.GROUP_IMPORTED if asked else words.GROUP_TRIED
    replaced = plural(done.replaced, words.ENTRY, words.ENTRIES)
    say(said.format(replaced=replaced, **_sizes(manifest)))
    if done.forgotten:
        count = plural(done.forgotten, words.PERSON, words.PEOPLE)
        say(words.GROUP_FORGOTTEN.format(count=count))
    return 0


async def _make(settings: Settings, clock: Clock) -> None:
    """Bring the database up to date, or make one: the other host may be new."""
    database = Database(settings.resolved_database_url)
    try:
        await migrate.migrate(database, settings.data_dir / "copies", clock.now())
    finally:
        await database.close()


def _holds(path: Path, manifest: GroupManifest) -> str:
    return words.GROUP_HOLDS.format(
        file=path,
        name=manifest.name,
        guild=manifest.guild_id,
        at=f"{manifest.made_at:%Y-%m-%d %H:%M}",
        version=manifest.version,
        members=plural(manifest.rows.get("members", 0), words.PERSON, words.PEOPLE),
        wins=plural(manifest.rows.get("wins", 0), words.WIN, words.WINS),
        pictures=plural(len(manifest.pictures), words.PHOTO, words.PHOTOS),
    )


def _sizes(manifest: GroupManifest) -> dict[str, str]:
    pictures = plural(len(manifest.pictures), words.PHOTO, words.PHOTOS)
    rows = plural(sum(manifest.rows.values()), words.ENTRY, words.ENTRIES)
    return {"rows": rows, "pictures": pictures}


def _passphrase(given: Path | None, *, new: bool) -> str:
    """Return the passphrase from a file's first line, or ask for it. Raises Unusable."""
    if given is not None:
        found = given.read_text("utf-8").partition("\n")[0].strip()
    elif sys.stdin.isatty():
        found = getpass.getpass(words.SEALED_WITH).strip()
        if new and getpass.getpass(words.SEALED_AGAIN).strip() != found:
            raise Unusable(words.SEAL_DIFFERS)
    else:
        found = sys.stdin.readline().strip()
    if len(found) < SHORTEST:
        raise Unusable(words.SEAL_TOO_SHORT)
    return found
