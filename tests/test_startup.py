"""What fails at start says so in a plain sentence, with its own exit code and no traceback."""

from __future__ import annotations

import fcntl
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.__main__ import main
from bot.log import Secret
from bot.settings import NAMES, Malformed, Settings, from_environment
from tests import ports

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.wire.forking import Nursery

    Prepare = Callable[[Path], dict[str, object]]
    Start = Callable[..., subprocess.CompletedProcess[str]]

ROOT = Path(__file__).parents[1]
TOKEN = "MTk4NjIyNDgzNDcxOTI1MjQ4.Cl2FMQ.ZnCjm1XVW7vRze4b7Cq4se7kKWs"


def _environment(settings: dict[str, object]) -> dict[str, str]:
    given = {name.upper(): str(value) for name, value in settings.items()}
    return {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)} | given


def start(folder: Path, *arguments: str, **settings: object) -> subprocess.CompletedProcess[str]:
    """Run `python -m bot` in a folder of its own, with these settings and no others."""
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        cwd=folder,
        env=_environment(settings),
        capture_output=True,
        text=True,
        timeout=60,
    )


@pytest.fixture
def started(nurseries: Nursery) -> Start:
    """The same at a fraction of the cost: each command loads the program in one other test."""

    def fork(folder: Path, *arguments: str, **settings: object) -> subprocess.CompletedProcess[str]:
        return nurseries.run(("-m", "bot", *arguments), _environment(settings), folder, within=60)

    return fork


def _text_file(folder: Path) -> dict[str, object]:
    (folder / "data").mkdir()
    (folder / "data" / "whats-working.db").write_text("Dear diary, " * 100)
    return {}


def _at(revision: str) -> Prepare:
    def prepare(folder: Path) -> dict[str, object]:
        (folder / "data").mkdir()
        with closing(sqlite3.connect(folder / "data" / "whats-working.db")) as database:
            database.execute("CREATE TABLE alembic_version (version_num TEXT)")
            database.execute("INSERT INTO alembic_version VALUES (?)", (revision,))
            database.commit()
        return {}

    return prepare


def _hollow(folder: Path) -> dict[str, object]:
    (folder / "data").mkdir()
    (folder / "data" / "whats-working.db").touch()
    return {}


def _beside(left: str) -> Prepare:
    def prepare(folder: Path) -> dict[str, object]:
        file = folder / "data" / left
        file.parent.mkdir(parents=True)
        file.write_bytes(b"of another database")
        return {"database_url": f"sqlite:///{folder}/data/new/wins.db"} | _made(folder / "data/new")

    return prepare


def _made(folder: Path) -> dict[str, object]:
    folder.mkdir()
    return {}


def _below_a_file(folder: Path) -> dict[str, object]:
    (folder / "file").touch()
    return {"data_dir": folder / "file" / "data"}


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Path]:
    """A folder of data that another program runs on."""
    with (tmp_path / "running").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield tmp_path


def test_running_already(started: Start, held: Path) -> None:
    """A second program on the same data says so: two would answer everything twice."""
    done = started(held, discord_token=TOKEN, data_dir=held)

    assert done.returncode == 10
    assert "Another bot is already running" in done.stderr
    assert "Traceback" not in done.stderr


def _with(**settings: object) -> Prepare:
    return lambda _folder: settings


@pytest.mark.parametrize(
    ("prepare", "code", "says"),
    [
        pytest.param(_with(discord_token=""), 3, "There's no DISCORD_TOKEN", id="no token"),
        pytest.param(_with(log_level="LOUD"), 2, "LOG_LEVEL has a value", id="malformed value"),
        pytest.param(_below_a_file, 7, "I can't write to", id="not writable"),
        pytest.param(_text_file, 5, "isn't a SQLite database", id="a file that is no database"),
        pytest.param(
            _with(database_url="sqlite:////no/such/folder/wins.db"),
            5,
            "There's no folder /no/such/folder",
            id="no such folder",
        ),
        pytest.param(_hollow, 12, "is empty: 0 bytes", id="a file without a byte"),
        *(
            pytest.param(_beside(left), 12, "The database is empty, but", id=f"beside {left}")
            for left in (
                "pictures/0.jpg",
                "copies/2026.db",
                "backups/2026-09-14.zip",
                "backups/facefeed/2026-09-14.zip",
                "whats-working.db",
            )
        ),
        pytest.param(_at("9999_later"), 6, "made by a newer version", id="a newer database"),
        pytest.param(_at("0014"), 11, "from before 1.0.0", id="a database from before 1.0.0"),
        pytest.param(_at("0001"), 11, "from before 1.0.0", id="the first from before 1.0.0"),
    ],
)
def test_cannot_start(
    started: Start, tmp_path: Path, prepare: Prepare, code: int, says: str
) -> None:
    """One sentence that names what is wrong, how to fix it, and the exit code."""
    done = started(tmp_path, **({"discord_token": TOKEN} | prepare(tmp_path)))
    last = done.stderr.strip().splitlines()[-1]

    assert (done.returncode, done.stdout) == (code, "")
    assert says in last
    assert last.endswith((".", "make demo"))
    assert "Traceback" not in done.stderr
    assert TOKEN not in done.stderr
    assert "hush" not in done.stderr


def test_says_nothing_else(tmp_path: Path) -> None:
    """Loading the program writes nothing of its own beside that sentence."""
    done = start(tmp_path, database_url="sqlite:////no/such/folder/wins.db", discord_token=TOKEN)

    assert (done.returncode, done.stdout) == (5, "")
    (said,) = done.stderr.splitlines()
    assert "There's no folder /no/such/folder" in said


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """A working directory and an environment in which nothing is set."""
    monkeypatch.chdir(tmp_path)
    for name in NAMES:
        monkeypatch.delenv(name.upper(), raising=False)
    return monkeypatch


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("discord_guild_id", "my server"),
        ("log_level", "LOUD"),
        ("requests_per_second", "0"),
        ("requests_per_second", "many"),
        ("database_url", "mysql://127.0.0.1/wins"),
        ("database_url", "postgresql://host:port/wins"),
        ("database_url", "sqlite://wins.db"),
        ("discord_api_url", "discord.com"),
        ("discord_gateway_url", "wss://"),
    ]
    + [(name, TOKEN) for name in NAMES if name not in ("discord_token", "data_dir", "backup_to")],
)
def test_malformed(
    bare: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str, value: str
) -> None:
    """The setting is named; its value is not repeated, for it may be a token."""
    bare.setenv(name.upper(), value)
    code = main([])
    said = capsys.readouterr().err

    assert code == 2
    assert said.startswith(f"{name.upper()} has a value I can't use: ")
    assert "Value error" not in said
    assert TOKEN not in said
    assert len(said.splitlines()) == 1
    with pytest.raises(Malformed) as failure:
        from_environment()
    assert TOKEN[:12] not in str(failure.value) + repr(failure.value)


@pytest.mark.parametrize(
    ("name", "value", "why"),
    [
        ("requests_per_second", "many", "it has to be a whole number"),
        ("requests_per_second", "0", "it has to be 1 or more"),
        ("http_port", "70000", "it can't be more than 65535"),
        ("log_level", "LOUD", "it has to be DEBUG, INFO, WARNING or ERROR"),
        ("link_checks", "perhaps", "it has to be on or off"),
        ("database_url", "mysql://x/y", "it has to start with sqlite:// or postgresql://"),
        ("http_host", "here", "it has to be an IP address, like 127.0.0.1"),
    ],
)
def test_says_what_it_takes(
    bare: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str, value: str, why: str
) -> None:
    """A host reads what the setting takes, the way a colleague would say it."""
    bare.setenv(name.upper(), value)
    main([])

    assert f"{name.upper()} has a value I can't use: {why}. See .env" in capsys.readouterr().err


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"DISCORD_TOKEN=abc\n", id="as it is"),
        pytest.param(b"\xef\xbb\xbfDISCORD_TOKEN=abc\r\n", id="with a mark, from Windows"),
        pytest.param(b"LOG_LEVEL=\nDATABASE_URL=\nDISCORD_TOKEN= abc \n", id="some left empty"),
        pytest.param(b"# why\nSOMETHING_ELSE=1\nDISCORD_TOKEN='abc'\n", id="what is not ours"),
    ],
)
@pytest.mark.usefixtures("bare")
def test_env_file(tmp_path: Path, content: bytes) -> None:
    """`.env` in the working directory is read; what is empty there has its default."""
    (tmp_path / ".env").write_bytes(content)
    settings = from_environment()

    assert settings.discord_token.text == "abc"
    assert replace(settings, discord_token=Secret("")) == Settings()


@pytest.mark.usefixtures("bare")
def test_env_file_of_another_alphabet(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A `.env` that is not UTF-8 is named, with what is wrong."""
    (tmp_path / ".env").write_bytes("LOG_LEVEL=INFO".encode("utf-16"))

    assert main([]) == 2
    assert capsys.readouterr().err.startswith("The file .env isn't saved as UTF-8")


def test_environment_comes_first(bare: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The environment outweighs `.env`."""
    (tmp_path / ".env").write_text("LOG_LEVEL=ERROR")
    bare.setenv("LOG_LEVEL", "debug")

    assert from_environment().log_level == "DEBUG"


def test_secrets_in_no_repr(bare: pytest.MonkeyPatch) -> None:
    """Neither the token nor a database's password is in what settings show of themselves."""
    bare.setenv("DISCORD_TOKEN", TOKEN)
    bare.setenv("DATABASE_URL", "postgresql://marta:hush@127.0.0.1/wins")
    settings = from_environment()
    shown = f"{settings!r} {settings} {settings.discord_token}"

    assert TOKEN not in shown
    assert "hush" not in shown


@pytest.mark.parametrize(
    ("given", "used"),
    [
        ("", "sqlite+aiosqlite:///data/whats-working.db"),
        ("sqlite:///wins.db", "sqlite+aiosqlite:///wins.db"),
        ("postgres://a@b/c", "postgresql+asyncpg://a@b/c"),
        ("postgresql://a@b/c", "postgresql+asyncpg://a@b/c"),
        ("postgresql+asyncpg://a@b/c", "postgresql+asyncpg://a@b/c"),
    ],
)
def test_database_url(bare: pytest.MonkeyPatch, given: str, used: str) -> None:
    """An address as people copy it gets the driver that is used."""
    bare.setenv("DATABASE_URL", given)

    assert from_environment().resolved_database_url == used


def test_migrate_without_a_server(started: Start, tmp_path: Path) -> None:
    """What doesn't stay doesn't wait: where nothing listens it says so, without the password."""
    with ports.kept() as keeping:
        url = f"postgresql://marta:hush@127.0.0.1:{ports.number(keeping)}/wins"
        done = started(tmp_path, "migrate", database_url=url)

    assert done.returncode == 5
    assert "Nothing answers at postgresql://127.0.0.1:" in done.stderr
    assert "Traceback" not in done.stderr
    assert "hush" not in done.stderr


def test_migrate(started: Start, tmp_path: Path) -> None:
    """`migrate` makes the database and needs no token; a second time there is nothing to do."""
    first = start(tmp_path, "migrate")
    second = started(tmp_path, "migrate")

    assert (first.returncode, second.returncode) == (0, 0)
    assert first.stderr.count("event=") == first.stderr.count("database.migrating") == 1
    assert "database.migrating" not in second.stderr
    with closing(sqlite3.connect(tmp_path / "data" / "whats-working.db")) as database:
        assert database.execute("SELECT count(*) FROM wins").fetchone() == (0,)


@pytest.mark.parametrize("command", ["doctor", "handover"])
def test_what_a_person_reads(tmp_path: Path, command: str) -> None:
    """No line of a log stands among what these print for a person."""
    with ports.kept() as keeping:
        nowhere = f"http://127.0.0.1:{ports.number(keeping)}/api/v10"
        done = start(tmp_path, command, discord_token=TOKEN, discord_api_url=nowhere)

    assert "Traceback" not in done.stderr
    assert "event=" not in done.stdout + done.stderr
    assert "What's Working" in done.stdout


def test_data_is_private(started: Start, tmp_path: Path) -> None:
    """Nobody but the bot's own user can open the folder with members' words."""
    started(tmp_path, "migrate")

    assert (tmp_path / "data").stat().st_mode & 0o077 == 0


def test_database_is_private(started: Start, tmp_path: Path) -> None:
    """Nor can they read the database where the folder was made by hand, open to everybody."""
    (tmp_path / "data").mkdir(mode=0o755)
    started(tmp_path, "migrate")

    assert (tmp_path / "data" / "whats-working.db").stat().st_mode & 0o077 == 0


def test_unknown_command(tmp_path: Path) -> None:
    """A command that is not there is answered with those that are."""
    done = start(tmp_path, "dance")

    assert done.returncode == 2
    assert "doctor" in done.stderr
    assert "Traceback" not in done.stderr
