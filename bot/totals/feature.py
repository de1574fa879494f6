"""Totals, declared."""

from __future__ import annotations

from bot.kit.feature import Feature
from bot.totals import tables
from bot.totals.personal import TotalsData

FEATURE = Feature("totals", tables=(tables,), personal_data=(TotalsData(),))
