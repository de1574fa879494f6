"""`python -m bot handover`: what's true here, and no secret."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from discord.http import Route

from bot.handover import checklist, handover
from bot.kit.database import Database
from bot.log import Secret
from bot.services import build
from bot.wins.rules import WinDraft
from tests.conftest import MONDAY
from tests.test_doctor import _on, place, school, wire

if TYPE_CHECKING:
    from pathlib import Path

    from bot.settings import Settings
    from tests.wire.members import Wire
    from tests.wire.school import School

__all__ = ["place", "school", "wire"]  # fixtures


@pytest.fixture(autouse=True)
def _discord(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forget afterward which Discord was asked."""
    monkeypatch.setattr(Route, "BASE", Route.BASE)


async def _text(settings: Settings) -> str:
    return "\n".join(await checklist(settings))


async def test_facts(wire: Wire, school: School, place: Settings, tmp_path: Path) -> None:
    """It names the application, the owner, the database and how much is in it; not the token."""
    database = Database(place.resolved_database_url)
    services = build(database, place.data_dir / "pictures")
    await services.groups.change(7, MONDAY, wins_channel_id=8, zone="UTC")
    await services.members.arrive(7, 9, "Dana", MONDAY)
    await services.wins.share(WinDraft(7, 9, "Dana", "Forty books on a cart."), MONDAY)
    await database.close()
    said = await _text(replace(_on(wire, place), backup_to=tmp_path / "stick"))

    assert "1 group, 1 person and 1 win" in said
    assert f"/applications/{wire.backend.bot_user.id}" in said or "/applications/" in said
    assert "it belongs to" in said
    assert str(place.data_dir.resolve()) in said
    assert str(tmp_path / "stick") in said
    assert "BACKUP_TO" in said
    assert wire.token not in said
    assert "[ ]" in said


async def test_password(place: Settings) -> None:
    """A database that can't be read is named without its password."""
    url = "postgresql+asyncpg://marta:hush@127.0.0.1:9/wins"
    said = await _text(replace(place, database_url=url))

    assert "marta:***@127.0.0.1" in said
    assert "hush" not in said
    assert "can't read now" in said


async def test_without_discord(place: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    """Where Discord doesn't answer the list is there all the same."""
    away = replace(place, discord_token=Secret("a.b.c"), discord_api_url="http://127.0.0.1:9")
    code = await handover(away)
    said = capsys.readouterr().out

    assert code == 0
    assert "I couldn't ask Discord. Discord didn't answer" in said
    assert "Check the network and DISCORD_API_URL" in said
    assert "Reset Token" in said
    assert "a.b.c" not in said
