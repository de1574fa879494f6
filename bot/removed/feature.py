"""What was removed, declared."""

from __future__ import annotations

from bot.kit.feature import Feature
from bot.removed import tables

FEATURE = Feature("removed", tables=(tables,))
