"""`.env` as people save it: what's wrong with it is said by its line, and no token is printed."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from bot.settings import from_environment
from tests.test_broken_states import TOKEN, Host, database, host

__all__ = ["database", "host"]


@pytest.mark.parametrize(
    ("content", "code", "says"),
    [
        (f"DISCORD_TOKEN: {TOKEN}", 3, "Line 1 of .env has a colon"),
        (f"LOG_LEVEL=INFO\nDISCORD_TOKEN : {TOKEN}", 3, "Line 2 of .env has a colon"),
        (f"DISCORD_TOKEN=\n{TOKEN}\n", 3, "stands alone on line 2"),
        (f"DISCORD_TOKEN=\n\n“{TOKEN}”\n", 3, "stands alone on line 3"),
        ("DISCORD_TOKEN=", 3, "There's no token in .env yet. Paste it right after DISCORD_TOKEN="),
        (f"DISCORD_TOKEN={TOKEN} and more", 2, "DISCORD_TOKEN has a value I can't use"),
        (f"DISCORD_TOKEN={TOKEN}é", 2, "DISCORD_TOKEN has a value I can't use"),
        (f"DISCORD_TOKEN={TOKEN}\nDATA_DIR=~nobody-here/x", 2, "whose home folder"),
        (f"DISCORD_TOKEN={TOKEN}\nLOG_LEVEL=LOUD", 2, "LOG_LEVEL has a value"),
        (f"DISCORD_TOKEN={TOKEN}\nSHARD_IDS=0-3", 2, "SHARD_IDS has a value I can't use: it needs"),
        (f"DISCORD_TOKEN={TOKEN}\nSHARD_COUNT=3\nSHARD_IDS=0", 2, "several processes need"),
    ],
)
def test_env_file(host: Host, content: str, code: int, says: str) -> None:
    """A token that can't be read is found where it is; no part of it is printed."""
    host.patch.delenv("DISCORD_TOKEN")
    Path(".env").write_text(content)
    Path(".env").chmod(0o600)
    host.both_say(code, says)


@pytest.mark.parametrize(
    ("content", "line"),
    [("LOG_LEVEL: INFO", 1), ("LOG_LEVEL=INFO\n\nBACKUP_TO /mnt", 3), ('HOSTED_BY="Pat', 1)],
)
def test_a_line_that_is_skipped(host: Host, database: Path, content: str, line: int) -> None:
    """What isn't a setting is named by its line, in our words alone."""
    Path(".env").write_text(content)
    Path(".env").chmod(0o600)
    assert f"I can't read line {line} of .env" in host.told("doctor")[1]
    Path(".env").write_text("# " + content.replace("\n", "\n# "))
    assert "I can't read line" not in host.told("doctor")[1]


@pytest.mark.parametrize(
    "value",
    [
        TOKEN,
        f"Bot {TOKEN}",
        f"“{TOKEN}”",
        f"'{TOKEN}'",
        f' "{TOKEN}" ',
        f"‘bot {TOKEN}’",
        f"`{TOKEN}`",
    ],
)
def test_a_token_as_people_copy_it(host: Host, value: str) -> None:
    """Quotes of any kind and the word `Bot` are no part of it."""
    host.patch.delenv("DISCORD_TOKEN")
    Path(".env").write_text(f"DISCORD_TOKEN={value}")

    assert from_environment().discord_token.text == TOKEN


@pytest.mark.parametrize("name", [".env.txt", "env", ".env.example"])
def test_env_file_of_another_name(host: Host, name: str) -> None:
    """Windows hides endings: the file that has the token is named."""
    host.patch.delenv("DISCORD_TOKEN")
    Path(name).write_text(f"DISCORD_TOKEN={TOKEN}")
    host.both_say(3, f"The token is in the file {name}")


def test_env_file_of_someone_else(host: Host) -> None:
    """A `.env` that this user can't read is no traceback."""
    Path(".env").write_text("")
    read = Path.read_text

    def refused(path: Path, *arguments: str) -> str:
        if path.name == ".env":
            raise PermissionError(errno.EACCES, "Permission denied")
        return read(path, *arguments)

    def opened(file: object, *arguments: object, **options: object) -> object:
        if str(file).endswith(".env"):
            raise PermissionError(errno.EACCES, "Permission denied")
        return real(file, *arguments, **options)  # type: ignore[call-overload] # handed on

    real = open
    host.patch.setattr(Path, "read_text", refused)
    host.patch.setattr("builtins.open", opened)
    for command in ("run", "doctor"):
        code, said = host.told(command)
        assert code == 2
        assert "This user can't read the file .env. Give it to them: sudo chown" in said


def test_env_file_open_to_everybody(host: Host, database: Path) -> None:
    """A `.env` that everybody may read is pointed out, with the command that closes it."""
    Path(".env").write_text("")
    Path(".env").chmod(0o644)
    assert "chmod 600 .env" in host.told("doctor")[1]
    Path(".env").chmod(0o600)
    assert "chmod 600 .env" not in host.told("doctor")[1]
