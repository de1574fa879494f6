"""Settings: read once from the environment and `.env`, never at import."""

from __future__ import annotations

import re
from ipaddress import IPv4Address, IPv6Address
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from bot.kit.database import sqlite_url
from bot.kit.postgres import options_of
from bot.shards import Shards, read_ids

QUOTES = "\"'`“”„‘’«»<> \t\r\n"
# Any address may hold a password.
NO_SECRETS = {
    *("discord_guild_id", "data_dir", "log_level", "requests_per_second"),
    *(
        "backup_to",
        "backup_limit_mb",
        "hosted_by",
        "link_checks",
        "calendar_fetching",
        "shard_count",
    ),
}


class Settings(BaseSettings):
    """Everything that a host can set. `.env.example` explains each one."""

    model_config = SettingsConfigDict(
        env_file=".env",
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,  # it may be a token in the wrong place
    )

    discord_token: SecretStr = SecretStr("")
    discord_guild_id: int | None = None
    data_dir: Path = Path("./data")
    database_url: str = Field(default="", repr=False)  # may hold a password
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    log_format: Literal["text", "json"] = "text"
    hosted_by: str = Field(default="", max_length=80)
    discord_api_url: str = "https://discord.com/api/v10"
    discord_gateway_url: str = ""
    requests_per_second: int = Field(default=45, ge=1, le=10_000)
    http_port: int | None = Field(default=None, ge=1, le=65535)
    public_url: str = ""
    http_host: IPv4Address | IPv6Address = IPv4Address("127.0.0.1")
    backup_to: Path | None = None
    backup_limit_mb: int = Field(default=2_000, ge=0)
    link_checks: bool = False
    calendar_fetching: bool = False
    shard_count: int | None = Field(default=None, ge=1, le=10_000)
    shard_ids: str = ""

    @field_validator("log_level", mode="before")
    @classmethod
    def _upper(cls, value: object) -> object:
        return value.upper() if isinstance(value, str) else value

    @field_validator("log_format", mode="before")
    @classmethod
    def _lower(cls, value: object) -> object:
        return value.lower() if isinstance(value, str) else value

    @field_validator("discord_token", mode="before")
    @classmethod
    def _bare(cls, value: object) -> object:
        """Take off what comes along when a token is copied: quotes of any kind, spaces, `Bot`."""
        if not isinstance(value, str):
            return value
        value = re.sub(r"^bot\s+", "", value.strip(QUOTES), flags=re.IGNORECASE).strip(QUOTES)
        if not re.fullmatch(r"[!-~]*", value):
            raise ValueError("it isn't a token: those have no spaces and only plain letters")
        return value

    @field_validator("hosted_by")
    @classmethod
    def _is_a_name(cls, value: str) -> str:
        """Refuse a token on the wrong line: this one is printed for principals."""
        if re.search(r"[\w-]{20,}\.[\w-]{5,}\.[\w-]{20,}", value):
            raise ValueError(
                "it looks like a token; write the name of the person who hosts the bot"
            )
        return value

    @field_validator("data_dir", "backup_to")
    @classmethod
    def _at_home(cls, value: Path | None) -> Path | None:
        try:
            return None if value is None else value.expanduser()
        except RuntimeError:
            raise ValueError("I don't know whose home folder that is; write it out") from None

    @field_validator("database_url")
    @classmethod
    def _with_driver(cls, value: str) -> str:
        for plain, driven in (
            ("postgres://", "postgresql+asyncpg://"),
            ("postgresql://", "postgresql+asyncpg://"),
            ("sqlite://", "sqlite+aiosqlite://"),
        ):
            if value.startswith(plain):
                value = driven + value.removeprefix(plain)
        if value and not value.startswith(("postgresql+asyncpg://", "sqlite+aiosqlite://")):
            raise ValueError("it starts with sqlite:// or postgresql://")
        _check(value)
        return value

    @field_validator("discord_api_url", "discord_gateway_url")
    @classmethod
    def _is_address(cls, value: str) -> str:
        address = urlsplit(value)
        if value and not (address.scheme in ("http", "https", "ws", "wss") and address.hostname):
            raise ValueError("it is an address such as https://discord.com/api/v10")
        return value

    @field_validator("public_url")
    @classmethod
    def _is_public(cls, value: str, given: ValidationInfo) -> str:
        address = urlsplit(value)
        plain = not (address.query or address.fragment or address.username)
        if value and not (address.scheme in ("http", "https") and address.hostname and plain):
            raise ValueError("it is an address such as https://library.example.org")
        if value and given.data.get("http_port") is None:
            raise ValueError("it needs HTTP_PORT as well, where the program answers")
        return value.rstrip("/")

    @field_validator("shard_ids")
    @classmethod
    def _are_shards(cls, value: str, given: ValidationInfo) -> str:
        count = given.data.get("shard_count")
        some = Shards(count, read_ids(value, count)).are_some
        if some and not given.data.get("database_url", "").startswith("postgresql"):
            raise ValueError("several processes need PostgreSQL: set DATABASE_URL")
        return value

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

    def shown(self) -> list[str]:
        """Return the settings that can hold no secret, as `.env` writes them, for a copy."""
        values = self.model_dump(mode="json", include=NO_SECRETS)
        return [f"{name.upper()}={value}" for name, value in values.items() if value is not None]


def _check(database_url: str) -> None:
    try:
        url = make_url(database_url or "sqlite://")
    except (ArgumentError, ValueError) as error:
        raise ValueError("it is an address such as postgresql://user:password@host/name") from error
    if url.get_backend_name() != "sqlite":
        options_of(url)
    elif url.host:
        raise ValueError("a path begins after three slashes, like sqlite:///folder/file.db")
