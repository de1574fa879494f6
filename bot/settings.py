"""Settings: read once from the environment and `.env`, never at import."""

# ruff: noqa: RUF009 - `_setting` gives a field
from __future__ import annotations

import logging
import os
import re
from dataclasses import dataclass, field, fields
from ipaddress import IPv4Address, IPv6Address, ip_address
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeVar, get_args
from urllib.parse import urlsplit

from dotenv import dotenv_values
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from bot.env_file import ENV, LOOKS_LIKE_ONE
from bot.kit.postgres import options_of
from bot.kit.sqlite import sqlite_url
from bot.kit.text import listed
from bot.log import Secret, Shape
from bot.shards import Shards, read_ids

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Level = Literal["DEBUG", "INFO", "WARNING", "ERROR"]
Address = IPv4Address | IPv6Address
QUOTES = "\"'`“”„‘’«»<> \t\r\n"
YES, NO = ("1", "true", "yes", "on"), ("0", "false", "no", "off")
DRIVERS = {
    "postgres://": "postgresql+asyncpg://",
    "postgresql://": "postgresql+asyncpg://",
    "sqlite://": "sqlite+aiosqlite://",
}
NAME_LIMIT = 80  # characters
# Any address may hold a password.
NO_SECRETS = frozenset(
    {
        "discord_guild_id",
        "data_dir",
        "log_level",
        "requests_per_second",
        "backup_to",
        "backup_limit_mb",
        "hosted_by",
        "link_checks",
        "calendar_fetching",
        "shard_count",
    }
)

T = TypeVar("T")


class Malformed(ValueError):
    """A setting can't be what it's set to.

    Says *name*, as `.env` has it, and *why*; never the value: it may be a token in the wrong place.
    """

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"{name}: {why}")
        self.name, self.why = name, why


def from_environment() -> Settings:
    """Read the environment and `.env`; the environment outweighs it.

    Raises Malformed, and OSError or UnicodeDecodeError where `.env` can't be read.
    """
    logging.getLogger("dotenv").setLevel(logging.ERROR)  # `env_file` says which lines it skips
    file = {k.upper(): v for k, v in dotenv_values(ENV, encoding="utf-8-sig").items() if v}
    return read(file | {name.upper(): value for name, value in os.environ.items() if value})


def read(given: Mapping[str, str]) -> Settings:
    """Read what's set, by names as `.env` has them; others are none of ours. Raises Malformed."""
    values = {}
    for one in fields(Settings):
        name = one.name.upper()
        if text := given.get(name):
            try:
                values[one.name] = one.metadata["read"](text)
            except ValueError as error:
                raise Malformed(name, str(error)) from None
    settings = Settings(**values)
    if settings.public_url and settings.http_port is None:
        raise Malformed("PUBLIC_URL", "it needs HTTP_PORT, too: that's the port I answer on")
    try:
        some = settings.shards.are_some
    except ValueError as error:
        raise Malformed("SHARD_IDS", str(error)) from None
    if some and not settings.database_url.startswith("postgresql"):
        raise Malformed("SHARD_IDS", "several processes need PostgreSQL, so set DATABASE_URL, too")
    return settings


def _token(text: str) -> Secret:
    """Take off what comes along when a token is copied: quotes of any kind, spaces, `Bot`."""
    text = re.sub(r"^bot\s+", "", text.strip(QUOTES), flags=re.IGNORECASE).strip(QUOTES)
    if not re.fullmatch(r"[!-~]*", text):
        raise ValueError("it doesn't look like a token, which has no spaces and only plain letters")
    return Secret(text)


def _number(least: int | None = None, most: int | None = None) -> Callable[[str], int]:
    def number(text: str) -> int:
        try:
            value = int(text)
        except ValueError:
            raise ValueError("it has to be a whole number") from None
        if least is not None and value < least:
            raise ValueError(f"it has to be {least} or more")
        if most is not None and value > most:
            raise ValueError(f"it can't be more than {most}")
        return value

    return number


def _one_of(choices: tuple[T, ...]) -> Callable[[str], T]:
    def choice(text: str) -> T:
        for one in choices:
            if str(one).lower() == text.strip().lower():
                return one
        raise ValueError(f"it has to be {listed([str(one) for one in choices], 'or')}")

    return choice


def _is_on(text: str) -> bool:
    if text.strip().lower() not in YES + NO:
        raise ValueError("it has to be on or off")
    return text.strip().lower() in YES


def _name(text: str) -> str:
    """Refuse a token on the wrong line: this one is printed for principals."""
    if LOOKS_LIKE_ONE.search(text):
        raise ValueError(
            "that looks like a token; put the name of the person who hosts the bot here"
        )
    if len(text) > NAME_LIMIT:
        raise ValueError(f"it can't be longer than {NAME_LIMIT} characters")
    return text


def _folder(text: str) -> Path:
    try:
        return Path(text).expanduser()
    except RuntimeError:
        raise ValueError(
            "I can't tell whose home folder that is, so write out the whole path"
        ) from None


def _database_url(text: str) -> str:
    for plain, driven in DRIVERS.items():
        if text.startswith(plain):
            text = driven + text.removeprefix(plain)
    if not text.startswith(tuple(DRIVERS.values())):
        raise ValueError("it has to start with sqlite:// or postgresql://")
    try:
        url = make_url(text)
    except (ArgumentError, ValueError):
        why = "it has to look like postgresql://user:password@host/name"
        raise ValueError(why) from None
    if url.get_backend_name() != "sqlite":
        options_of(url)
    elif url.host:
        raise ValueError("the path comes after three slashes, like sqlite:///folder/file.db")
    return text


def _url(text: str) -> str:
    address = urlsplit(text)
    if not (address.scheme in ("http", "https", "ws", "wss") and address.hostname):
        raise ValueError("it has to be an address, like https://discord.com/api/v10")
    return text


def _public_url(text: str) -> str:
    address = urlsplit(text)
    plain = not (address.query or address.fragment or address.username)
    if not (address.scheme in ("http", "https") and address.hostname and plain):
        raise ValueError("it has to be an address, like https://library.example.org")
    return text.rstrip("/")


def _host(text: str) -> Address:
    try:
        return ip_address(text)
    except ValueError:
        raise ValueError("it has to be an IP address, like 127.0.0.1") from None


def _setting(default: T, read: Callable[[str], T], *, visible: bool = True) -> T:
    """Declare a setting. *read* raises ValueError; *visible*: in what settings say of it."""
    return field(default=default, metadata={"read": read}, repr=visible)


@dataclass(frozen=True)
class Settings:
    """Everything that a host can set. `.env.example` explains each one."""

    discord_token: Secret = _setting(Secret(""), _token)
    discord_guild_id: int | None = _setting(None, _number())
    data_dir: Path = _setting(Path("./data"), _folder)
    database_url: str = _setting("", _database_url, visible=False)  # may hold a password
    log_level: Level = _setting("INFO", _one_of(get_args(Level)))
    log_format: Shape = _setting("text", _one_of(get_args(Shape)))
    hosted_by: str = _setting("", _name)
    discord_api_url: str = _setting("https://discord.com/api/v10", _url)
    discord_gateway_url: str = _setting("", _url)
    requests_per_second: int = _setting(45, _number(1, 10_000))
    http_port: int | None = _setting(None, _number(1, 65535))
    public_url: str = _setting("", _public_url)
    http_host: Address = _setting(ip_address("127.0.0.1"), _host)
    backup_to: Path | None = _setting(None, _folder)
    backup_limit_mb: int = _setting(2_000, _number(0))
    link_checks: bool = _setting(False, _is_on)
    calendar_fetching: bool = _setting(False, _is_on)
    shard_count: int | None = _setting(None, _number(1, 10_000))
    shard_ids: str = _setting("", str)

    @property
    def shards(self) -> Shards:
        """The shards of this process."""
        return Shards(self.shard_count, read_ids(self.shard_ids, self.shard_count))

    @property
    def own_pace(self) -> float:
        """How many requests a second this process makes: its share of the bot's."""
        return max(1.0, self.requests_per_second * self.shards.share)

    @property
    def resolved_database_url(self) -> str:
        """Where the database is: SQLite in the data directory unless set otherwise."""
        return self.database_url or sqlite_url(self.data_dir / "whats-working.db")

    def without_secrets(self) -> list[str]:
        """Return the settings that can hold no secret, as `.env` writes them, for a copy."""
        values = {one: getattr(self, one) for one in NAMES if one in NO_SECRETS}
        return [f"{name.upper()}={value}" for name, value in values.items() if value is not None]


NAMES = tuple(one.name for one in fields(Settings))
