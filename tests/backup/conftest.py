"""Backups as a host has them; elsewhere in the tests there are none."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from bot.settings import Settings


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """Settings with a nightly copy, as they come."""
    from bot.settings import Settings

    return replace(settings, backup_limit_mb=Settings.backup_limit_mb)
