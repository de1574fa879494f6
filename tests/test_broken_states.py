"""What a volunteer's first hour breaks: `run` and `doctor` name the same cause, with the fix."""

from __future__ import annotations

import errno
import os
import shutil
import socket
import sqlite3
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from discord.http import Route

from bot import log
from bot.__main__ import main
from bot.kit import migrate
from bot.settings import NAMES, from_environment

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.kit.database import Database

    Break = Callable[[Path, pytest.MonkeyPatch], dict[str, object] | None]

TOKEN = "MTk4NjIyNDgzNDcxOTI1MjQ4.Cl2FMQ.ZnCjm1XVW7vRze4b7Cq4se7kKWs"
PASSWORD = "Hush1.Rhubarb2"
NOWHERE = "http://127.0.0.1:1/api/v10"


class Host:
    """Somebody who tries `run` and `doctor` in a folder of their own."""

    def __init__(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        self.folder, self.patch, self._capsys = folder, monkeypatch, capsys
        monkeypatch.chdir(folder)
        monkeypatch.setattr(Route, "BASE", Route.BASE)
        for name in NAMES:
            monkeypatch.delenv(name.upper(), raising=False)
        monkeypatch.setenv("DISCORD_TOKEN", TOKEN)
        monkeypatch.setenv("DISCORD_API_URL", NOWHERE)

    def set(self, **settings: object) -> None:
        """Set settings in the environment."""
        for name, value in settings.items():
            self.patch.setenv(name.upper(), str(value))

    def told(self, *command: str) -> tuple[int, str]:
        """Run a command; return its exit code and all it says."""
        self._capsys.readouterr()
        code = main(list(command))
        said = "".join(self._capsys.readouterr())
        assert "Traceback" not in said
        for secret in (TOKEN, *PASSWORD.split("."), *TOKEN.split(".")):
            assert secret not in said
        return code, said

    def both_say(self, code: int, says: str) -> str:
        """Expect `run` to end with a code and one sentence, and `doctor` with the same one."""
        ended, said = self.told("run")
        last = said.strip().splitlines()[-1]
        assert says in last
        assert last.endswith((".", "make demo", ".env", "make update", "...")) or ": " in last
        assert ended == code
        for options in ((), ("--offline",)):
            ended, looked = self.told("doctor", *options)
            assert ended != 0
            assert "Nothing is wrong" not in looked
            assert last in looked.replace("\n- ", "\n")
        return last


@pytest.fixture
def host(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Host:
    """Somebody in an empty folder, with a token and no network."""
    monkeypatch.setattr(log, "start", lambda *_, **__: None)  # it would keep this test's stream
    return Host(tmp_path, monkeypatch, capsys)


@pytest.fixture
def database(host: Host, sqlite_template: Path) -> Path:
    """A database in its usual place."""
    (host.folder / "data").mkdir()
    return Path(shutil.copy(sqlite_template, host.folder / "data" / "whats-working.db"))


def test_as_typed(host: Host, database: Path) -> None:
    """A fix can be typed as it's said: with the Python in `.venv`, or by the name pipx gives."""
    database.write_bytes(b"")
    with host.patch.context() as patch:
        patch.setattr("sys.prefix", str(host.folder / ".venv"))
        host.both_say(12, "(.venv/bin/python -m bot restore FILE;")
    with host.patch.context() as patch:
        patch.setattr("sys.argv", ["/home/pat/.local/bin/whats-working"])
        host.both_say(12, "(whats-working restore FILE;")
    host.both_say(12, "(python -m bot restore FILE;")


@pytest.mark.parametrize(
    "folder", ["with spaces", "why?", "50%25", "a%20b", "#1", "é", "sub/../data", "it's"]
)
def test_data_dir(host: Host, folder: str) -> None:
    """Any name of a folder is one: the database is made in it, and nowhere else."""
    host.set(data_dir=folder)
    assert main(["migrate"]) == 0

    assert (host.folder / folder / "whats-working.db").stat().st_size
    assert [path.name for path in host.folder.rglob("*.db")] == ["whats-working.db"]
    assert f"{Path(folder) / 'whats-working.db'} is up to date" in host.told("doctor")[1]


def test_data_dir_at_home(host: Host) -> None:
    """`~` is the home folder, for the data and for the copies."""
    host.set(home=host.folder / "home", data_dir="~/bot", backup_to="~/copies")
    (host.folder / "home").mkdir()

    assert main(["migrate"]) == 0
    assert (host.folder / "home" / "bot" / "whats-working.db").exists()
    assert from_environment().backup_to == host.folder / "home" / "copies"


def _not_ours(*names: str) -> Break:
    """Let files or folders of these names belong to someone else: root, who runs tests, is asked
    for no permission."""

    def prepare(_folder: Path, patch: pytest.MonkeyPatch) -> None:
        access = os.access

        def refused(path: object, mode: int) -> bool:
            return Path(str(path)).name not in names and access(str(path), mode)

        patch.setattr(os, "access", refused)

    return prepare


def _write(at: int | None, content: bytes) -> Break:
    def prepare(folder: Path, _patch: pytest.MonkeyPatch) -> None:
        file = folder / "data" / "whats-working.db"
        before = file.read_bytes()
        where = len(before) // 2 // 4096 * 4096 if at is None else at
        file.write_bytes(before[:where] + content + before[where + len(content) :])

    return prepare


def _truncate(folder: Path, _patch: pytest.MonkeyPatch) -> None:
    file = folder / "data" / "whats-working.db"
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2 // 4096 * 4096])


def _cut_within(folder: Path, _patch: pytest.MonkeyPatch) -> None:
    file = folder / "data" / "whats-working.db"
    file.write_bytes(file.read_bytes()[:50_000])


def _hollow(folder: Path, _patch: pytest.MonkeyPatch) -> None:
    (folder / "data" / "whats-working.db").write_bytes(b"")


def _as_folder(folder: Path, _patch: pytest.MonkeyPatch) -> None:
    file = folder / "data" / "whats-working.db"
    file.unlink()
    file.mkdir()


def _at(revision: str) -> Break:
    def prepare(folder: Path, _patch: pytest.MonkeyPatch) -> None:
        with closing(sqlite3.connect(folder / "data" / "whats-working.db")) as database:
            database.execute("UPDATE alembic_version SET version_num = ?", (revision,))
            database.commit()

    return prepare


def _gone(folder: Path, _patch: pytest.MonkeyPatch) -> None:
    (folder / "data" / "whats-working.db").unlink()
    (folder / "data" / "pictures").mkdir()
    (folder / "data" / "pictures" / "0.jpg").write_bytes(b"a picture")


def _with(**settings: object) -> Break:
    return lambda _folder, _patch: settings


@pytest.mark.parametrize(
    ("broken", "code", "says"),
    [
        pytest.param(_not_ours("whats-working.db"), 5, "sudo chown -R", id="root's database"),
        pytest.param(_not_ours("data"), 7, "I can't write to data", id="root's folder"),
        pytest.param(_write(0, b"x" * 50), 5, "its beginning is damaged", id="damaged header"),
        pytest.param(_write(None, b"x" * 4096), 5, "is damaged. Put a", id="damaged page"),
        pytest.param(_truncate, 5, "is damaged. Put a copy back", id="truncated"),
        pytest.param(_cut_within, 5, "is damaged. Put a copy back", id="cut within a page"),
        pytest.param(_hollow, 12, "is empty: 0 bytes", id="0 bytes"),
        pytest.param(_as_folder, 5, "is a folder, not a file", id="a folder"),
        pytest.param(_at("9999_later"), 6, "by a newer version", id="newer"),
        pytest.param(_at("0014"), 11, "from before 1.0.0", id="before 1.0.0"),
        pytest.param(_gone, 12, "The database is empty, but", id="photos without a database"),
        pytest.param(
            _with(database_url="sqlite:////no/such/folder/wins.db"),
            5,
            "There's no folder /no/such/folder",
            id="no such folder",
        ),
        pytest.param(_with(data_dir="/dev/null/data"), 7, "I can't write to", id="below a file"),
        pytest.param(
            _with(database_url=f"postgresql://marta:{PASSWORD}@no-such-host.invalid:port/wins"),
            2,
            "DATABASE_URL has a value I can't use",
            id="a port that's none",
        ),
        *(
            pytest.param(
                _with(database_url=f"postgresql://marta:{password}@127.0.0.1/wins"),
                2,
                "write %40 for @",
                id=f"password {number}",
            )
            for number, password in enumerate((f"a@{PASSWORD}", f"a@b/{PASSWORD}"))
        ),
        pytest.param(
            _with(database_url=f"postgresql://marta:{PASSWORD}@127.0.0.1/wins?sslmod=require"),
            2,
            "I don't know its option 'sslmod'",
            id="an option with a slip",
        ),
        pytest.param(
            _with(database_url=f"postgresql://m:{PASSWORD}@127.0.0.1/wins?sslrootcert=no.pem"),
            2,
            "a file that I can't read",
            id="no certificate",
        ),
    ],
)
def test_database(host: Host, database: Path, broken: Break, code: int, says: str) -> None:
    """Each state has its own cause, from `run` and from `doctor`."""
    host.set(**(broken(host.folder, host.patch) or {}))
    host.both_say(code, says)


def test_a_user_without_a_name(host: Host, database: Path) -> None:
    """In a container the user may have no name: `chown` takes the number."""

    def nameless() -> str:
        raise KeyError("getpwuid(): uid not found: 1000")

    host.patch.setattr("getpass.getuser", nameless)
    _not_ours("data")(host.folder, host.patch)
    host.both_say(7, f"sudo chown -R {os.getuid()} data)")


def test_files_beside_the_database(host: Host, database: Path) -> None:
    """A folder that was given back without the files in it: `-wal` still belongs to root."""
    database.with_name("whats-working.db-wal").touch()
    _not_ours("whats-working.db-wal")(host.folder, host.patch)
    last = host.both_say(5, "whats-working.db-wal, which belongs to someone else")
    assert last.endswith("data")


def test_disk_full(host: Host) -> None:
    """A full disk is one, whatever SQLite happens to do at that moment."""

    async def full(*_arguments: object) -> bool:
        raise sqlite3.OperationalError("database or disk is full")

    with host.patch.context() as patch:
        patch.setattr(migrate, "migrate_from", full)
        patch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(100, 100, 0))
        code, said = host.told("run")
        assert (code, "The disk with data/whats-working.db is full" in said) == (16, True)
        assert "Only 0 MB are free on the disk. Make room" in host.told("doctor")[1]


def test_a_disk_that_can_only_be_read(host: Host, database: Path) -> None:
    """As an SD card when it fails: giving somebody the folder wouldn't help."""
    host.patch.setattr(os, "statvfs", lambda _: SimpleNamespace(f_flag=os.ST_RDONLY))
    _not_ours("data")(host.folder, host.patch)
    host.both_say(7, "The disk with data can only be read right now.")
    _not_ours("whats-working.db")(host.folder, host.patch)
    host.both_say(7, "The disk with data can only be read right now.")


def test_no_room_for_what_sqlite_needs(host: Host, database: Path) -> None:
    """On a full disk SQLite can't even read, and says something else; nothing is damaged."""

    def refused(*_arguments: object, **_options: object) -> None:
        raise sqlite3.OperationalError("disk I/O error")

    host.patch.setattr(sqlite3, "connect", refused)
    host.both_say(5, "is damaged. Put a copy back")
    host.patch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(100, 100, 0))
    host.both_say(16, "The disk with data/whats-working.db is full. Make room")


def test_no_room_for_the_copy(host: Host, database: Path) -> None:
    """Where the copy before an update doesn't fit, nothing is updated and none lies half made."""

    def full(database: Database, copies: Path, _now: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    host.patch.setattr(migrate, "keep_copy", full)
    newer = [*migrate.known_revisions(), "9999_newer"]
    host.patch.setattr(migrate, "known_revisions", lambda: newer)
    code, said = host.told("run")

    assert code == 16
    assert "There's no room in data/copies for the copy" in said
    assert "nothing was changed" in said
    assert "is from an older version. The next start updates it." in host.told("doctor")[1]
    host.patch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(100, 100, 0))
    assert "There's no room in data/copies for the copy" in host.told("doctor")[1]


def test_http_port_in_use(host: Host, database: Path) -> None:
    """Both say which port is taken."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        host.set(http_port=taken.getsockname()[1])
        host.both_say(9, "I can't listen on 127.0.0.1, port")


def test_second_bot(host: Host, database: Path) -> None:
    """Nothing starts or changes the database beside it; `doctor` may run, and says that it does."""
    import fcntl

    with (host.folder / "data" / "running").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        for command in ("run", "migrate"):
            code, said = host.told(command)
            assert (code, "Another bot is already running on data" in said) == (10, True)
        assert "Running: the bot is running on data." in host.told("doctor")[1]


def test_all_is_well_otherwise(host: Host, database: Path) -> None:
    """The second try works: what's left is that Discord can't be reached from here."""
    code, said = host.told("doctor")

    assert code == 1
    assert "1 finding to fix." in said
    assert "Discord didn't answer (ClientConnectorError)" in said
