"""A member's own data, declared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.kit.feature import Feature, personal_data_of
from bot.privacy.restoring import Restoring
from bot.privacy.service import Privacy
from bot.removed.ledger import Ledger

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from bot.kit.database import Database

FEATURE = Feature("privacy")


@dataclass(frozen=True)
class PrivacyServices:
    """What a member takes along or has removed, across every feature."""

    privacy: Privacy
    restoring: Restoring


def services(database: Database, features: Iterable[Feature], removed: Path) -> PrivacyServices:
    """Make them."""
    privacy = Privacy(database, personal_data_of(features))
    return PrivacyServices(privacy, Restoring(database, Ledger(removed), privacy))
