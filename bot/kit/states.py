"""The states of the US, and DC, by their postal codes."""

from __future__ import annotations

from functools import cache

from bot.kit.zone_table import zone_table

_ALSO = {
    "dc": "DC",
    "washington dc": "DC",
    "washington state": "WA",
    "hawaiʻi": "HI",
    "hawai'i": "HI",
}


@cache
def states() -> dict[str, str]:
    """Return the name of each state by its code."""
    names = (one.split("|") for one in zone_table().states["US"])
    return {code: name for name, code, *_ in names}


def state_of(typed: str) -> str | None:
    """Return the code of the state that somebody typed, by its name or its code; else None."""
    plain = " ".join(typed.replace(".", "").replace(",", " ").split()).casefold()
    if plain in _ALSO:
        return _ALSO[plain]
    names = {name.casefold(): code for code, name in states().items()}
    return plain.upper() if plain.upper() in states() else names.get(plain)
