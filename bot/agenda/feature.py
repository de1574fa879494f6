"""Everything timed, declared."""

from __future__ import annotations

from bot.agenda import tables
from bot.agenda.personal import AgendaData
from bot.kit.feature import Feature

FEATURE = Feature("agenda", tables=(tables,), personal_data=(AgendaData(),))
