"""One group's file: written by one host's bot, and put into another's, for the same server."""

from __future__ import annotations

import json
import shutil
import tempfile
import zipfile
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import IO, TYPE_CHECKING

from sqlalchemy import ColumnElement, func, select

from bot import __version__
from bot.backup import words
from bot.backup.archive import DERIVED, PICTURES, Unusable, add_pictures, finished
from bot.backup.renumbering import highest, shifted_by
from bot.backup.rows import continue_numbers, last_numbers, load_rows, row_counts, write_table
from bot.backup.sealed import Sealing, unseal
from bot.kit import migrate
from bot.kit.database import Database
from bot.kit.files import created
from bot.kit.personal import Person
from bot.kit.text import plural
from bot.members.queries import ever as members_of
from bot.pictures.store import NAME
from bot.removed import queries as removed
from bot.removed.ledger import Ledger
from bot.removed.queries import DEPARTED, FORGOTTEN, trace_of
from bot.removed.tables import RemovedRow
from bot.search.index import build_group
from bot.services import INDEXED, build
from bot.tables import metadata

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from pathlib import Path

    from sqlalchemy import Table

    from bot.kit.database import Connection, Transaction
    from bot.privacy.service import Privacy
    from bot.removed.queries import Removed
    from bot.settings import Settings

FORMAT = 1
MANIFEST = "group.json"
PICTURE_COLUMNS = ("picture", "refused_picture", "file")
# What a person began of their own accord: where that's there, a group has a life here already.
OWN_LIFE = (
    "wins",
    "questions",
    "plans",
    "drafts",
    "coffee_members",
    "mentor_offers",
    "mentor_requests",
    "resources",
    "meetups",
)


@dataclass(frozen=True)
class GroupManifest:
    """What a group's file holds, read without its rows."""

    version: str
    revision: str
    made_at: datetime
    guild_id: int
    name: str
    rows: dict[str, int]  # by table
    pictures: tuple[str, ...]
    format: int = FORMAT


@dataclass(frozen=True)
class Imported:
    """What an import did: rows that were replaced, people who are forgotten here, their photos."""

    replaced: int
    forgotten: int
    pictures: tuple[str, ...]


def tables() -> list[Table]:
    """Return every table with rows of a group, in an order in which they can be filled."""
    return [
        one
        for one in metadata.sorted_tables
        if "guild_id" in one.columns and one.name not in DERIVED
    ]


async def export_group(
    database: Database, data: Path, guild_id: int, target: Path, passphrase: str, now: datetime
) -> GroupManifest:
    """Write everything of a group into a sealed file, all from one moment. Raises Unusable.

    Nothing of it is on a disk unsealed, and the file gets its name once it's whole.
    """
    revision = await migrate.state(database)
    with (
        finished(target) as file,
        Sealing(file, passphrase) as sealing,
        zipfile.ZipFile(sealing, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        manifest = await _write(archive, database, guild_id, revision or "", now)
        add_pictures(archive, data / "pictures", {*manifest.pictures}, lambda: None)
        archive.writestr(MANIFEST, json.dumps(asdict(manifest), default=str, indent=1))
    return manifest


async def _write(
    archive: zipfile.ZipFile, database: Database, guild_id: int, revision: str, now: datetime
) -> GroupManifest:
    counts: dict[str, int] = {}
    async with database.engine.connect() as connection:
        if not database.is_sqlite:  # SQLite's readers see one moment anyway
            await connection.execution_options(isolation_level="REPEATABLE READ")
        groups = metadata.tables["groups"].columns
        found = await connection.execute(
            select(groups["name"]).where(groups["guild_id"] == guild_id)
        )
        row = found.first()
        if row is None:
            raise Unusable(words.NO_SUCH_GROUP.format(guild=guild_id))
        for one in tables():
            of_group = one.columns["guild_id"] == guild_id
            counts[one.name] = await write_table(archive, connection, one, lambda: None, of_group)
        pictures = await _pictures(connection, guild_id)
    name = row[0] or str(guild_id)
    return GroupManifest(__version__, revision, now, guild_id, name, counts, pictures)


async def _pictures(connection: Connection, guild_id: int) -> tuple[str, ...]:
    found: set[str] = set()
    for one in tables():
        for each in (one.columns[name] for name in PICTURE_COLUMNS if name in one.columns):
            of_group: ColumnElement[bool] = one.columns["guild_id"] == guild_id
            named = select(each).where(of_group, each.is_not(None))
            found.update((await connection.execute(named)).scalars())
    return tuple(sorted(found))


def unsealed(path: Path, passphrase: str, within: Path) -> IO[bytes]:
    """Return a group's file as an archive, in a file without a name below *within*.

    Raises Unusable.
    """
    target = tempfile.TemporaryFile(dir=within)  # noqa: SIM115 - the caller closes it
    try:
        with path.open("rb") as source:
            unseal(source, target, passphrase, path)
    except FileNotFoundError as error:
        target.close()
        raise Unusable(words.NO_FILE.format(file=path)) from error
    except BaseException:
        target.close()
        raise
    return target


def check_group(archive: zipfile.ZipFile) -> GroupManifest:
    """Return what a group's file holds, after reading all of it. Raises Unusable."""
    try:
        values = json.loads(archive.read(MANIFEST))
        if values["format"] > FORMAT:
            raise Unusable(words.NEWER)
        values["made_at"] = datetime.fromisoformat(values["made_at"])
        values["pictures"] = tuple(values["pictures"])
        manifest = GroupManifest(**values)
        counts = row_counts(archive)
        whole = all(counts.get(name) == count for name, count in manifest.rows.items())
    except (KeyError, TypeError, ValueError, zipfile.BadZipFile) as error:
        raise Unusable(words.NOT_A_GROUP) from error
    if not whole:
        raise Unusable(words.NOT_A_GROUP)
    if manifest.revision != migrate.known_revisions()[-1]:
        raise Unusable(words.OTHER_VERSION.format(theirs=manifest.version, ours=__version__))
    return manifest


class _OnlyTried(Exception):
    """Everything worked, and is undone."""


async def import_group(
    settings: Settings, archive: zipfile.ZipFile, now: datetime, *, tried: bool, replace: bool
) -> Imported:
    """Put a group into this bot's database, in one transaction, while no bot runs.

    What this bot has of the group is replaced; *replace* also what people wrote here. *tried*: do
    everything, and undo it. Raises Unusable.
    """
    manifest = check_group(archive)
    database = Database(settings.resolved_database_url)
    services = build(database, settings.data_dir / "pictures")
    ledger = Ledger(settings.data_dir / "removed")
    try:
        await services.pictures.claim()
        known = {one.key: one for one in ledger.read(await database.identity())}
        async with database.write() as connection:
            known |= {one.key: one for one in await removed.all_(connection)}
            replaced = await _replaced(connection, manifest.guild_id, replace=replace)
            await services.privacy.erase_group(connection, manifest.guild_id)
            theirs = await _put(connection, archive, manifest.guild_id, known)
            again = [one for key, one in known.items() if key not in theirs]
            gone = await _forget_again(connection, services.privacy, manifest, again, now)
            done = Imported(replaced, *gone)
            if not tried:
                _unpack(archive, manifest, settings.data_dir / "pictures", {*done.pictures})
            if tried:
                raise _OnlyTried
    except _OnlyTried:
        pass
    finally:
        await database.close()
    return done


async def _replaced(connection: Connection, guild_id: int, *, replace: bool) -> int:
    """Count what this bot has of a group. Raises Unusable where people have written it here."""
    counts = {}
    for one in tables():
        of_group = one.columns["guild_id"] == guild_id
        statement = select(func.count()).select_from(one).where(of_group)
        counts[one.name] = await connection.scalar(statement) or 0
    own = sum(counts[name] for name in OWN_LIFE)
    if own and not replace:
        raise Unusable(words.HAS_A_LIFE.format(count=plural(own, words.ENTRY, words.ENTRIES)))
    return sum(counts.values())


async def _put(
    connection: Connection, archive: zipfile.ZipFile, guild_id: int, known: Collection[str]
) -> set[str]:
    """Put a file's rows into the database; return the keys of what was removed before."""
    numbers = await last_numbers(connection)
    shift = shifted_by(await highest(connection))
    theirs: set[str] = set()

    def change(name: str, row: dict[str, object]) -> dict[str, object] | None:
        if row["guild_id"] != guild_id:
            raise Unusable(words.NOT_A_GROUP)
        if name == RemovedRow.__tablename__:
            theirs.add(str(row["key"]))
            if row["key"] in known:
                return None
        return shift(name, row)

    for one in tables():
        await load_rows(archive, one.name, connection, change)
    await continue_numbers(connection, {one.name for one in tables()}, numbers)
    for collection in INDEXED:
        await build_group(connection, collection, guild_id)
    return theirs


async def _forget_again(
    connection: Transaction,
    privacy: Privacy,
    manifest: GroupManifest,
    here: Iterable[Removed],
    now: datetime,
) -> tuple[int, tuple[str, ...]]:
    """Remove who asked this bot to be forgotten, which the other one didn't know of."""
    guild_id, count = manifest.guild_id, 0
    pictures: list[str] = []
    members = await members_of(connection, guild_id)
    for one in here:
        if one.guild_id != guild_id or one.kind not in (FORGOTTEN, DEPARTED):
            continue
        for member_id in members:
            if trace_of(guild_id, member_id) == one.subject:
                person = Person(guild_id, member_id)
                gone = await privacy.erase(connection, one.kind, person, now)
                pictures += gone.pictures
                count += 1
    return count, tuple(pictures)


def _unpack(
    archive: zipfile.ZipFile, manifest: GroupManifest, folder: Path, gone: Collection[str]
) -> None:
    inside = set(archive.namelist())
    for name in manifest.pictures:
        if NAME.fullmatch(name) and name not in gone and PICTURES + name in inside:
            with (
                archive.open(PICTURES + name) as source,
                created(folder / name) as copy,
            ):
                shutil.copyfileobj(source, copy)
