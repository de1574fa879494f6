"""What people call the zone they live in: a table made by hand, read from zone_table.toml."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple


class ZoneTable(NamedTuple):
    """The file's tables; the comment at its top explains each one."""

    usual: dict[str, str]
    called: dict[str, list[str]]
    abbreviations: dict[str, dict[str, list[str]]]
    canadian: dict[str, str]
    states: dict[str, dict[str, list[str]]]
    inside: dict[str, list[str]]
    cities: dict[str, list[str]]


@cache
def zone_table() -> ZoneTable:
    """Return what's in the file."""
    text = Path(__file__).with_name("zone_table.toml").read_text("utf-8")
    return ZoneTable(**tomllib.loads(text))
