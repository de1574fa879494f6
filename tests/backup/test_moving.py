"""One group moves to another host's bot: every table, and nobody brought back."""

from __future__ import annotations

import re
import shutil
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import BigInteger, insert, select

from bot.backup import moving, moving_command, sealed, words
from bot.backup.archive import Unusable
from bot.backup.renumbering import LARGEST, numbered, shifted_by
from bot.kit.database import Database
from bot.kit.personal import Person
from bot.services import build
from bot.shelf.rules import ResourceDraft
from bot.tables import metadata
from bot.wins.rules import WinDraft
from tests.backup.filled import BIG, everything, fill, row
from tests.backup.test_restore import PICTURE
from tests.conftest import MONDAY

if TYPE_CHECKING:
    from pathlib import Path

    from bot.services import Services
    from bot.settings import Settings
    from tests.conftest import StandingClock

PASSPHRASE = "forty books on a cart"
GUILD = 900_000_000_000_000_011
DANA, LUIS = 900_000_000_000_000_101, 900_000_000_000_000_102
# Columns with numbers of Discord's; whatever else is a BIGINT must be known to name a row.
DISCORDS = {"guild_id", "member_id", "person_id", "author_id", "reporter_id", "mentor_id"}
DISCORDS |= {
    "mentee_id",
    "greeter_id",
    "channel_id",
    "message_id",
    "thread_id",
    "shared_in",
    "source",
}
DISCORDS |= {
    "wins_channel_id",
    "coordinator_channel_id",
    "asks_channel_id",
    "shelf_channel_id",
    "coordinator_role_id",
}
DISCORDS |= {"start_channel_id", "start_message_id", "owner_id", "organizer_id"}
TABLES = [one.name for one in moving.tables()]


@pytest.fixture(params=["sqlite", "postgres"])
def target(request: pytest.FixtureRequest, settings: Settings, sqlite_template: Path) -> Settings:
    """Settings of the bot that takes the group, on either kind of database."""
    settings.data_dir.mkdir(exist_ok=True)
    if request.param == "sqlite":
        shutil.copy(sqlite_template, settings.data_dir / "whats-working.db")
        return settings
    database: Database = request.getfixturevalue("postgres_database")
    url = database.url.render_as_string(hide_password=False)
    return replace(settings, database_url=url)


@pytest.fixture
async def source(sqlite_template: Path, tmp_path: Path) -> Database:
    """The database that the group is in now."""
    path = tmp_path / "old" / "whats-working.db"
    path.parent.mkdir()
    shutil.copy(sqlite_template, path)
    return Database(f"sqlite+aiosqlite:///{path}")


@pytest.fixture
def quickly_sealed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make a passphrase as quick to guess as to use: what's tested is what it seals."""
    monkeypatch.setitem(sealed.COST, "n", 2)


async def exported(source: Database, folder: Path, guild_id: int = GUILD) -> Path:
    """Write the group's file."""
    path = folder / "group.sealed"
    await moving.export_group(source, folder / "old", guild_id, path, PASSPHRASE, MONDAY)
    await source.close()
    return path


async def imported(
    target: Settings, path: Path, *, tried: bool = False, replace: bool = False
) -> moving.Imported:
    """Put the group's file into the other bot."""
    with (
        moving.unsealed(path, PASSPHRASE, target.data_dir) as file,
        zipfile.ZipFile(file) as archive,
    ):
        return await moving.import_group(target, archive, MONDAY, tried=tried, replace=replace)


def test_every_number_is_known() -> None:
    """A column with a number is Discord's, or moves with the rows; a new one has to say which."""
    unknown = {
        f"{one.name}.{column.name}"
        for one in moving.tables()
        for column in one.columns
        if isinstance(column.type, BigInteger) and column.name not in DISCORDS | numbered(one.name)
    }

    assert unknown == set()


@pytest.mark.parametrize(
    ("place", "before", "after"),
    [
        ("meetings.ref", "pair 7", "pair 107"),
        ("meetings.ref", "pair 7 2", "pair 107 2"),
        ("meetings.ref", "7", "107"),
        ("plan_entries.ref", "win 7", "win 107"),
        ("plan_entries.ref", "week 2026-09-14", "week 2026-09-14"),
        ("rooms.ref", "1234567890123456", "1234567890123456"),
        ("drafts.subject", f"message {GUILD}", f"message {GUILD}"),
        ("drafts.subject", "resource 7", "resource 107"),
        ("gatherings.carrier", "a7", "a107"),
        ("gatherings.carrier", "own", "own"),
        ("documents.wins", "7,8,12", "107,108,112"),
        ("celebration_picks.slug", "own-7", "own-107"),
        ("celebration_picks.slug", "dot-day-7", "dot-day-7"),
        ("drafts.content", '{"win_id": 7, "story": "7"}', '{"win_id": 107, "story": "7"}'),
        ("drafts.content", "7 books", "7 books"),
        ("wins.story", "own-7 and pair 7", "own-7 and pair 7"),
        ("agenda.subject_id", 7, 107),
        ("agenda.subject_id", 0, 0),
        ("agenda.subject_id", GUILD, GUILD),
        ("nudges.win_id", None, None),
    ],
)
def test_renumbered(place: str, before: object, after: object) -> None:
    """Numbers of rows move, also in texts; nothing else does."""
    table, _, column = place.partition(".")

    assert shifted_by(100)(table, {column: before}) == {column: after}


@pytest.mark.usefixtures("quickly_sealed")
async def test_every_table(target: Settings, source: Database, tmp_path: Path) -> None:
    """Every row of the group comes along, with all it holds, and another group's stays as it is."""
    await fill(source)  # two groups
    before = await everything(source, set(TABLES))
    path = await exported(source, tmp_path, BIG)
    database = Database(target.resolved_database_url)
    others = {"guild_id": 5, "wins_channel_id": 6, "joined_at": MONDAY}
    async with database.write() as connection:
        await connection.execute(insert(metadata.tables["groups"]), others)
        win = row(metadata.tables["wins"], 0) | {"guild_id": 5, "id": 1_000}
        await connection.execute(insert(metadata.tables["wins"]), win)
    await imported(target, path)
    after = await everything(database, set(TABLES))
    await database.close()

    change = shifted_by(1_000)
    for name, rows in before.items():
        columns = list(metadata.tables[name].columns.keys())
        theirs = [dict(zip(columns, one, strict=True)) for one in rows]
        expected = [change(name, one) for one in theirs if one["guild_id"] == BIG]
        found = [dict(zip(columns, one, strict=True)) for one in after[name]]
        assert len(expected) == 1, name
        assert [one for one in found if one["guild_id"] == BIG] == expected, name
        stays = 1 if name in ("groups", "wins") else 0
        assert len(found) - len(expected) == stays, name


async def _share(services: Services, who: int, name: str, story: str) -> tuple[int, str]:
    await services.members.arrive(GUILD, who, name, MONDAY)
    picture = await services.pictures.keep(PICTURE)
    draft = WinDraft(GUILD, who, name, story, picture=picture, alt="A shelf.")
    return (await services.wins.share(draft, MONDAY)).win.id, picture


async def _lives(source: Database, tmp_path: Path) -> tuple[Services, list[str]]:
    services = build(source, tmp_path / "old" / "pictures")
    await services.pictures.claim()
    await services.groups.change(GUILD, MONDAY, name="Prairie", wins_channel_id=4, zone="UTC")
    _, one = await _share(services, DANA, "Dana", "Forty books on a cart.")
    _, two = await _share(services, LUIS, "Luis", "A quilt of book covers.")
    pattern = ResourceDraft("Pattern of the quilt", "https://example.org/quilt")
    await services.shelf.add(GUILD, LUIS, "Luis", pattern, MONDAY)
    return services, [one, two]


@pytest.mark.usefixtures("quickly_sealed")
async def test_goes_on(target: Settings, source: Database, tmp_path: Path) -> None:
    """Wins are found, their photos are there, and their authors may still edit and remove them."""
    _, pictures = await _lives(source, tmp_path)
    done = await imported(target, await exported(source, tmp_path))
    database = Database(target.resolved_database_url)
    services = build(database, target.data_dir / "pictures")
    (found,) = (await services.wins.find(GUILD, "quilt")).documents
    (pattern,) = (await services.shelf.find(GUILD, "pattern", MONDAY)).documents
    group = await services.groups.get(GUILD)
    async with database.read() as connection:
        wins = metadata.tables["wins"].columns
        ids = (await connection.execute(select(wins["id"], wins["author_id"]))).all()
    await database.close()

    assert done.replaced == done.forgotten == 0
    assert (group.name, group.wins_channel_id, group.commands_hash) == ("Prairie", 4, None)
    assert found.story == "A quilt of book covers."
    assert pattern.title == "Pattern of the quilt"
    assert {author for _, author in ids} == {DANA, LUIS}
    assert all(number < LARGEST for number, _ in ids)
    assert all((target.data_dir / "pictures" / name).read_bytes() for name in pictures)


@pytest.mark.usefixtures("quickly_sealed")
async def test_forgotten_here(target: Settings, source: Database, tmp_path: Path) -> None:
    """Who asked the other bot to be forgotten isn't brought back, nor is her photo."""
    _, (hers, his) = await _lives(source, tmp_path)
    database = Database(target.resolved_database_url)
    there = build(database, target.data_dir / "pictures")
    await there.members.arrive(GUILD, DANA, "Dana", MONDAY)
    await there.privacy.forget(Person(GUILD, DANA), MONDAY)
    done = await imported(target, await exported(source, tmp_path))
    async with database.read() as connection:
        wins = metadata.tables["wins"].columns["author_id"]
        authors = set((await connection.execute(select(wins))).scalars())
    await database.close()

    assert done.forgotten == 1
    assert authors == {LUIS}
    assert not (target.data_dir / "pictures" / hers).exists()
    assert (target.data_dir / "pictures" / his).exists()


@pytest.mark.usefixtures("quickly_sealed")
async def test_tried(target: Settings, source: Database, tmp_path: Path) -> None:
    """Trying changes nothing, and says what would be."""
    _, pictures = await _lives(source, tmp_path)
    done = await imported(target, await exported(source, tmp_path), tried=True)
    database = Database(target.resolved_database_url)
    found = await everything(database, set(TABLES))
    await database.close()

    assert done == moving.Imported(0, 0, ())
    assert all(rows == [] for rows in found.values())
    assert not any((target.data_dir / "pictures" / name).exists() for name in pictures)


@pytest.mark.usefixtures("quickly_sealed")
async def test_has_a_life(target: Settings, source: Database, tmp_path: Path) -> None:
    """What people wrote with the other bot is replaced only on purpose."""
    await _lives(source, tmp_path)
    path = await exported(source, tmp_path)
    database = Database(target.resolved_database_url)
    await _share(build(database, target.data_dir / "pictures"), LUIS, "Luis", "Something new.")
    with pytest.raises(Unusable, match="already used this bot"):
        await imported(target, path)
    done = await imported(target, path, replace=True)
    async with database.read() as connection:
        stories = select(metadata.tables["wins"].columns["story"])
        found = set((await connection.execute(stories)).scalars())
    await database.close()

    assert done.replaced > 1
    assert found == {"Forty books on a cart.", "A quilt of book covers."}


@pytest.mark.usefixtures("quickly_sealed")
@pytest.mark.parametrize("harm", ["passphrase", "a byte", "cut short", "another file"])
async def test_sealed(settings: Settings, source: Database, tmp_path: Path, harm: str) -> None:
    """Without the passphrase nothing can be read; what was changed or cut short is refused."""
    await _lives(source, tmp_path)
    path = await exported(source, tmp_path)
    content = path.read_bytes()
    if harm == "a byte":
        path.write_bytes(content[:-200] + bytes([content[-200] ^ 1]) + content[-199:])
    elif harm == "cut short":
        path.write_bytes(content[:-2_000])
    elif harm == "another file":
        path.write_bytes(b"PK" + content[2:])
    settings.data_dir.mkdir()
    with pytest.raises(Unusable, match="passphrase is wrong"):
        moving.unsealed(path, "another" if harm == "passphrase" else PASSPHRASE, settings.data_dir)

    assert b"cart" not in content
    assert b"groups" not in content
    assert path.stat().st_mode & 0o077 == 0
    assert not list(settings.data_dir.iterdir())


async def test_commands(
    settings: Settings,
    source: Database,
    tmp_path: Path,
    clock: StandingClock,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """By hand: exported, tried, refused outside the server, imported into a new bot."""
    await _lives(source, tmp_path)
    await source.close()
    given, path = tmp_path / "words", tmp_path / "group.sealed"
    given.write_text(f"{PASSPHRASE}\n")
    old = replace(settings, data_dir=tmp_path / "old")
    new = replace(settings, data_dir=tmp_path / "new")
    out = await moving_command.export_group(old, GUILD, path, given, clock)
    missing = await moving_command.export_group(old, 5, tmp_path / "none", given, clock)

    async def there(_settings: Settings, guild_id: int) -> bool:
        return guild_id == GUILD

    async def elsewhere(_settings: Settings, _guild_id: int) -> bool:
        return False

    codes = [
        await moving_command.import_group(
            new, path, given, clock, where, asked=asked, replace=False
        )
        for where, asked in ((elsewhere, True), (there, False), (there, True))
    ]
    said = capsys.readouterr()

    assert (out, missing, codes) == (0, 1, [1, 0, 0])
    assert "Prairie" in said.out
    assert "2 people, 2 wins, 2 photos" in said.out
    assert words.NOT_IN_SERVER.format(guild=GUILD) in said.err
    assert "Nothing is changed" in said.out
    assert re.search(r"Done: [\d,]+ entries and 2 photos imported, 0 entries replaced", said.out)
    assert not (tmp_path / "none").exists()
