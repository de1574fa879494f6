"""Finding by half-remembered words, declared."""

from __future__ import annotations

from bot.kit.feature import Feature
from bot.search import tables

FEATURE = Feature("search", tables=(tables,))
