"""Backups as a host has them; elsewhere in the tests there are none."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from bot.settings import Settings


@pytest.fixture(autouse=True)
def _without_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a night's copy give way to nobody: nothing else runs in these tests."""
    from bot.backup import nightly

    monkeypatch.setattr(nightly, "PAUSE", 0)


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """Settings with a nightly copy, as they come."""
    from bot.settings import Settings

    return replace(settings, backup_limit_mb=Settings.backup_limit_mb)


@pytest.fixture
def place(settings: Settings, sqlite_template: Path) -> Settings:
    """Settings of a bot with an empty database."""
    settings.data_dir.mkdir(exist_ok=True)
    shutil.copy(sqlite_template, settings.data_dir / "whats-working.db")
    return settings
