"""Pictures, declared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.kit.feature import Feature
from bot.pictures.store import Pictures

if TYPE_CHECKING:
    from pathlib import Path

    from bot.kit.database import Database

FEATURE = Feature("pictures")


@dataclass(frozen=True)
class PictureServices:
    """The pictures that are kept."""

    pictures: Pictures


def services(database: Database, folder: Path) -> PictureServices:
    """Make them."""
    return PictureServices(Pictures(folder, database))
