"""The file `.env` as people really save it: what keeps the token in it from being read."""

from __future__ import annotations

import io
import os
import re
from pathlib import Path

from dotenv.parser import parse_stream

ENV = Path(".env")
TOKEN = "DISCORD_TOKEN"  # noqa: S105 - its name
# Three parts between periods: a token, wherever it stands.
LOOKS_LIKE_ONE = re.compile(r"[\w-]{20,}\.[\w-]{5,}\.[\w-]{20,}")
OTHER_NAMES = (".env.txt", "env", "env.txt", ".env.env", ".env.example")

COLON = "Line {line} of .env has a colon where an equals sign belongs. Write: DISCORD_TOKEN=..."
NEXT_LINE = (
    "The token stands alone on line {line} of .env. Put it right after DISCORD_TOKEN=, on the same "
    "line."
)
EMPTY = (
    "There's no token in .env yet. Paste it right after DISCORD_TOKEN= (the README, Hosting, step "
    "2, shows where it is). To try it without one: make demo."
)
OTHER_NAME = "The token is in the file {name}, which I don't read. Rename it to .env"
NOT_UTF8 = (
    "The file .env isn't saved as UTF-8, so I can't read it. Open it in your editor and save it "
    "again as UTF-8 (in Windows' Notepad: Save as, Encoding)."
)
NOT_READ = "This user can't read the file .env. Give it to them: sudo chown {user} .env"
OPEN = "Everyone on this computer can read .env, and the token in it."
OPEN_FIX = "Keep it to yourself: chmod 600 .env"
SKIPPED = "I can't read line {line} of .env, so I skip it."
SKIPPED_FIX = "Write it as NAME=value, or put a # before it if it's only a note."


def why_no_token() -> str | None:
    """Return what keeps a token from being read, as a sentence with the fix; None: there's none."""
    for number, line in enumerate(_lines(ENV), 1):
        if re.match(rf"\s*(?:export\s+)?{TOKEN}\s*:", line):
            return COLON.format(line=number)
        if LOOKS_LIKE_ONE.fullmatch(line.strip("\"'`“”‘’ \t")):
            return NEXT_LINE.format(line=number)
    for name in OTHER_NAMES:
        if any(TOKEN in line and LOOKS_LIKE_ONE.search(line) for line in _lines(Path(name))):
            return OTHER_NAME.format(name=name)
    return EMPTY if ENV.is_file() else None


def odd() -> list[tuple[str, str]]:
    """Return what's wrong with `.env` although the bot can start, each with its fix."""
    found = [(OPEN, OPEN_FIX)] if _is_open() else []
    return found + [(SKIPPED.format(line=number), SKIPPED_FIX) for number in _skipped()]


def _is_open() -> bool:
    """Return whether everybody on this computer may read `.env`, and with it the token."""
    return os.name == "posix" and ENV.is_file() and bool(ENV.stat().st_mode & 0o044)


def _skipped() -> list[int]:
    """Return the numbers of lines that aren't settings; the token's has sentences of its own."""
    given = parse_stream(io.StringIO("\n".join(_lines(ENV))))
    odd = (one.original for one in given if one.error and TOKEN not in one.original.string)
    return [one.line + _blank_lines(one.string) for one in odd]


def _blank_lines(text: str) -> int:
    return text[: len(text) - len(text.lstrip())].count("\n")


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        return []
