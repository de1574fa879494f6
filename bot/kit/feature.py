"""What a feature declares about itself: its tables, its switch, what it keeps about people."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from types import ModuleType

    from bot.kit.personal import PersonalData
    from bot.kit.switch import Switch


@dataclass(frozen=True)
class Feature:
    """The half of a feature that knows no Discord; the other is `bot.ui.feature.DiscordFeature`."""

    name: str
    tables: tuple[ModuleType, ...] = field(default=(), kw_only=True)
    # Who exports and forgets what it keeps about a person.
    personal_data: tuple[PersonalData, ...] = field(default=(), kw_only=True)
    switch: Switch | None = field(default=None, kw_only=True)  # None: every group has it


def personal_data_of(features: Iterable[Feature]) -> tuple[PersonalData, ...]:
    """Return who exports and forgets what is kept about a person, of every feature."""
    return tuple(owner for feature in features for owner in feature.personal_data)


def switches_of(features: Iterable[Feature]) -> Mapping[str, Switch]:
    """Return what a group can switch, by the feature's name; those that others build on first."""
    return MappingProxyType(
        {one.name: one.switch for one in reversed([*features]) if one.switch is not None}
    )
