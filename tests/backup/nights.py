"""What the nights left in a folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.backup.nightly import PICTURES, copies, folders

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path


def nights(place: Path) -> dict[date, Path]:
    """Return each night's copy, whichever database it's of."""
    return {day: path for folder in folders(place) for day, path in copies(folder).items()}


def photos(place: Path) -> set[str]:
    """Return the names of the photos kept with them."""
    return {path.name for path in place.glob(f"*/{PICTURES}/*")}
