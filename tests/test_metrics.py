"""What a host's Prometheus reads: every figure is there, and none says who or what."""

from __future__ import annotations

import re
import shutil
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.agenda.agenda import Handler
from bot.agenda.occurrences import Failed, Planned
from bot.app import opened
from bot.metrics import Metrics

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from bot.agenda.occurrences import Due, Outcome
    from bot.settings import Settings
    from tests.conftest import StandingClock

GUILD = 900_000_000_000_000_011
WORDS = "zyzzyva"
# What an issue of a host begins with: each must be there before anything has happened.
FAMILIES = {
    "interactions",
    "interaction_seconds",
    "agenda_tried",
    "agenda_late_seconds",
    "agenda_due",
    "agenda_lag_seconds",
    "agenda_last_tick_seconds",
    "discord_requests",
    "discord_request_seconds",
    "discord_rate_limited",
    "gateway_connected",
    "groups",
    "database_statement_seconds",
    "database_up",
    "database_connections",
    "cached_values",
    "info",
}


class Sour(Handler):
    """Something timed that can't happen."""

    kind = "sour"

    async def deliver(self, due: Due, now: datetime) -> Outcome:
        """Say why, in words that are nobody else's business."""
        return Failed(f"{WORDS} {due.guild_id}")


async def test_figures(settings: Settings, clock: StandingClock, sqlite_template: Path) -> None:
    """What's due, how late it is and what failed are told by kind: no ids, no words."""
    settings.data_dir.mkdir()
    shutil.copy(sqlite_template, settings.data_dir / "whats-working.db")
    async with opened(settings, clock) as client:
        metrics, agenda = Metrics(client, client.services.wins._database), client.agenda
        first = (await metrics.text())[0].decode()
        agenda.register(Sour())
        late, now = clock.now() - timedelta(minutes=20), clock.now()
        rows = [Planned("sour", GUILD, number, late, now + timedelta(1)) for number in (1, 2)]
        await agenda.plan([*rows, Planned("sour", GUILD, 3, now + timedelta(1), now)])
        before = (await metrics.text())[0].decode()
        await agenda.tick()
        await agenda.settled()
        after = (await metrics.text())[0].decode()

    found = set(re.findall(r"^# HELP whats_working_(\w+?)(?:_total)? ", first, re.MULTILINE))
    assert found == FAMILIES
    assert "\nprocess_resident_memory_bytes " in first
    assert 'whats_working_agenda_due{kind="sour"} 2.0' in before
    assert "whats_working_agenda_lag_seconds 1200.0" in before
    assert 'whats_working_agenda_tried_total{kind="sour",outcome="failed"} 2.0' in after
    assert 'agenda_due{kind="sour"}' not in after
    assert "whats_working_agenda_lag_seconds 0.0" in after
    assert 'whats_working_agenda_late_seconds_bucket{le="3600.0"} 2.0' in after
    assert WORDS not in after
    assert not re.search(r"\d{15,}", "".join(re.findall(r"{.*}", after)))
