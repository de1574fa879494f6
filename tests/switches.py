"""What a group can switch, as the features declare it."""

from __future__ import annotations

from bot.kit.feature import switches_of
from bot.services import FEATURES

SWITCHES = switches_of(FEATURES)
OPTIONAL = frozenset(name for name, one in SWITCHES.items() if one.optional)
