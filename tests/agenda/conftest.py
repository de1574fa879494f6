"""What tests of the agenda share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.agenda.agenda import Agenda
from tests.agenda.rows import Nudges

if TYPE_CHECKING:
    from bot.kit.database import Database
    from tests.conftest import StandingClock


@pytest.fixture
def sqlite_agenda(sqlite_database: Database, clock: StandingClock) -> Agenda:
    """An agenda for which the database does not matter."""
    return Agenda(sqlite_database, clock)


@pytest.fixture
def nudges(agenda: Agenda) -> Nudges:
    """What delivers nudges."""
    handler = Nudges()
    agenda.register(handler)
    return handler
