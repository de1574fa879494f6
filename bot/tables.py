"""Every feature's tables, so that the metadata is whole."""

from bot.kit.columns import Base

metadata = Base.metadata

__all__ = [
    *("agenda", "celebrations", "gatherings", "groups", "members", "metadata", "plans"),
    *("students", "weekly", "wins"),
]
